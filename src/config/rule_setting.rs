//! What a rule is set to: a level alone, or a mapping with room for a rule's own settings.

use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserializer, Error as _, IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, Serialize};

use super::raw::RuleLevel;

/// What a rule is set to.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct RuleSetting {
    /// How loud it is, at every status.
    pub level: Option<RuleLevel>,
    /// How much is too much, in the rule's own unit, where the rule has such a limit.
    pub limit: Option<u64>,
}

const FIELDS: &[&str] = &["level", "limit"];

impl<'de> Deserialize<'de> for RuleSetting {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;

        impl<'de> Visitor<'de> for Reader {
            type Value = RuleSetting;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a level, or a mapping of settings")
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<RuleSetting, E> {
                Ok(RuleSetting { level: Some(text.parse().map_err(E::custom)?), limit: None })
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<RuleSetting, A::Error> {
                let mut setting = RuleSetting::default();
                while let Some(key) = map.next_key::<String>()? {
                    match key.as_str() {
                        "level" => setting.level = map.next_value()?,
                        "limit" => setting.limit = map.next_value()?,
                        other => {
                            map.next_value::<IgnoredAny>()?;
                            return Err(A::Error::unknown_field(other, FIELDS));
                        }
                    }
                }
                Ok(setting)
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
                        }
                    },
                    "additionalProperties": false
                }
            ]
        })
    }
}
