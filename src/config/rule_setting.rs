//! What a rule is set to: a level alone, or a mapping with room for a rule's own settings.

use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserializer, Error as _, IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, Serialize};

use super::raw::RuleLevel;
use crate::finding::{Defect, Mistake};

/// What a rule is set to.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct RuleSetting {
    /// How loud it is, at every status.
    pub level: Option<RuleLevel>,
    /// How much is too much, in the rule's own unit, where the rule has such a limit.
    pub limit: Option<u64>,
    /// How little is too little, where the rule keeps something within bounds.
    pub minimum: Option<u64>,
    /// How much is too much, where the rule keeps something within bounds.
    pub maximum: Option<u64>,
}

const FIELDS: &[&str] = &["level", "limit", "minimum", "maximum"];

impl RuleSetting {
    /// Bounds between which nothing fits: what contradicts itself is not obeyed, but told.
    fn contradiction(&self) -> Option<Mistake> {
        let (minimum, maximum) = self.minimum.zip(self.maximum)?;
        let why = || format!("`minimum` is {minimum}, and `maximum` only {maximum}");
        (minimum > maximum)
            .then(|| Mistake::new(Defect::WrongType, why()).help("lower the one, raise the other, or leave one out"))
    }
}

impl<'de> Deserialize<'de> for RuleSetting {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;

        impl<'de> Visitor<'de> for Reader {
            type Value = RuleSetting;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a level, or a mapping of settings")
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<RuleSetting, E> {
                Ok(RuleSetting { level: Some(text.parse().map_err(E::custom)?), ..RuleSetting::default() })
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<RuleSetting, A::Error> {
                let mut setting = RuleSetting::default();
                while let Some(key) = map.next_key::<String>()? {
                    match key.as_str() {
                        "level" => setting.level = map.next_value()?,
                        "limit" => setting.limit = map.next_value()?,
                        "minimum" => setting.minimum = map.next_value()?,
                        "maximum" => setting.maximum = map.next_value()?,
                        other => {
                            map.next_value::<IgnoredAny>()?;
                            return Err(A::Error::unknown_field(other, FIELDS));
                        }
                    }
                }
                setting.contradiction().map_or(Ok(setting), |why| Err(A::Error::custom(why)))
            }
        }

        // A struct, so that readers know the fields; a reader that allows it may call `visit_str`.
        deserializer.deserialize_struct("RuleSetting", FIELDS, Reader)
    }
}

impl JsonSchema for RuleSetting {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "RuleSetting".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let level = generator.subschema_for::<RuleLevel>();
        json_schema!({
            "description": "How loud a rule is: a level alone, or a mapping.",
            "anyOf": [
                level,
                {
                    "type": "object",
                    "properties": {
                        "level": level,
                        "limit": {
                            "description": "How much is too much, for rules that have a limit, in the rule's own unit.",
                            "type": "integer",
                            "minimum": 0
                        },
                        "minimum": {
                            "description": "How little is too little, for rules that have bounds, in the rule's own unit.",
                            "type": "integer",
                            "minimum": 0
                        },
                        "maximum": {
                            "description": "How much is too much, for rules that have bounds, in the rule's own unit.",
                            "type": "integer",
                            "minimum": 0
                        }
                    },
                    "additionalProperties": false
                }
            ]
        })
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;

    #[test]
    fn a_level_alone_is_a_setting_and_so_are_bounds() {
        let read = |text| serde_json::from_str::<RuleSetting>(text).unwrap();
        let setting = read(r#"{"level": "note", "minimum": 400, "maximum": 400}"#);
        assert_eq!((setting.level, setting.minimum, setting.maximum), (Some(RuleLevel::Note), Some(400), Some(400)));
        assert_eq!(read(r#"{"limit": 3}"#), RuleSetting { limit: Some(3), ..RuleSetting::default() });
    }

    #[test]
    fn bounds_that_leave_no_room_are_a_mistake() {
        let why = serde_json::from_str::<RuleSetting>(r#"{"minimum": 600, "maximum": 400}"#).unwrap_err();
        assert!(why.to_string().contains("`minimum` is 600, and `maximum` only 400"), "{why}");
    }
}
