//! What we learnt.

use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserializer, Error as _, IgnoredAny, MapAccess, Visitor};
use serde::ser::{SerializeStruct, Serializer};
use serde::{Deserialize, Serialize};

use super::{ItemId, Prose};

/// What we learnt, in the three parts that are worth asking about.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Lessons {
    /// The lessons as prose.
    pub summary: Option<Prose>,
    /// What helped, and should be kept.
    pub went_well: Vec<Lesson>,
    /// What made it worse or longer.
    pub went_poorly: Vec<Lesson>,
    /// What only luck kept from being worse.
    pub got_lucky: Vec<Lesson>,
}

/// One lesson: a plain text, or a text with an id that actions refer to.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Lesson {
    /// The name by which actions refer to it.
    pub id: Option<ItemId>,
    pub text: Option<Prose>,
}

const FIELDS: &[&str] = &["id", "text"];

impl Serialize for Lesson {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let (None, Some(text)) = (&self.id, &self.text) {
            return text.serialize(serializer);
        }
        let mut fields = serializer.serialize_struct("Lesson", FIELDS.len())?;
        fields.serialize_field("id", &self.id)?;
        fields.serialize_field("text", &self.text)?;
        fields.end()
    }
}

impl<'de> Deserialize<'de> for Lesson {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;

        impl<'de> Visitor<'de> for Reader {
            type Value = Lesson;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text, or a mapping of id and text")
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Lesson, E> {
                Ok(Lesson { id: None, text: Some(text.parse().map_err(E::custom)?) })
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Lesson, A::Error> {
                let mut lesson = Lesson::default();
                while let Some(key) = map.next_key::<String>()? {
                    match key.as_str() {
                        "id" => lesson.id = map.next_value()?,
                        "text" => lesson.text = map.next_value()?,
                        other => {
                            map.next_value::<IgnoredAny>()?;
                            return Err(A::Error::unknown_field(other, FIELDS));
                        }
                    }
                }
                Ok(lesson)
            }
        }

        // A struct, so that readers know the fields; a reader that allows it may call `visit_str`.
        deserializer.deserialize_struct("Lesson", FIELDS, Reader)
    }
}

impl JsonSchema for Lesson {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Lesson".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let id = generator.subschema_for::<ItemId>();
        json_schema!({
            "description": "One lesson: a plain text, or a text with an id that actions refer to.",
            "anyOf": [
                { "type": "string" },
                {
                    "type": "object",
                    "properties": {
                        "id": { "description": "The name by which actions refer to it.", "allOf": [id] },
                        "text": { "description": "The lesson.", "type": "string" }
                    },
                    "additionalProperties": false
                }
            ]
        })
    }
}
