//! What every scalar of a record has in common: one spelling, read by `FromStr`, written by
//! `Display`, and serde through both.

/// serde and JSON Schema for a type that has `FromStr<Err = Mistake>` and `Display`.
///
/// `text` scalars must be written as text: a bare `500` is refused with the hint to quote it.
/// `plain` scalars are read from whatever the file spells, a bare number too; `number` scalars
/// also write themselves, by `to_serde`.
macro_rules! scalar {
    ($name:ident, $how:ident, $expected:literal, $schema:tt) => {
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $crate::record::scalar::scalar!(@write $how, self, serializer)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Reader;
                impl serde::de::Visitor<'_> for Reader {
                    type Value = $name;

                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str($expected)
                    }

                    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<$name, E> {
                        text.parse().map_err(E::custom)
                    }
                }
                $crate::record::scalar::scalar!(@call $how, deserializer)
            }
        }

        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!($schema)
            }
        }
    };
    (@call text, $deserializer:ident) => { $deserializer.deserialize_string(Reader) };
    (@call $how:ident, $deserializer:ident) => { $deserializer.deserialize_str(Reader) };
    (@write number, $self:ident, $serializer:ident) => { $self.to_serde($serializer) };
    (@write $how:ident, $self:ident, $serializer:ident) => { $serializer.collect_str($self) };
}

/// `Display` and `Deref` for a newtype of `String`: it reads like the text that it holds.
macro_rules! like_text {
    ($($name:ident),+) => { $(
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(&self.0)
            }
        }

        impl std::ops::Deref for $name {
            type Target = str;

            fn deref(&self) -> &str {
                &self.0
            }
        }
    )+ };
}

/// An enum whose values are written as words: each variant once, with its spelling and meaning.
macro_rules! choice {
    ($(#[$meta:meta])* $name:ident { $($(#[doc = $doc:literal])+ $variant:ident = $text:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[derive(serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
        pub enum $name {
            $($(#[doc = $doc])+ #[serde(rename = $text)] $variant,)+
        }

        impl $name {
            /// Every value, in the order in which people choose.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// As it is written in a record.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }

            /// What it means, in one line.
            pub fn meaning(self) -> &'static str {
                match self { $(Self::$variant => concat!($($doc),+).trim_start()),+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::finding::Mistake;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::ALL.iter().copied().find(|value| value.as_str() == text).ok_or_else(|| {
                    $crate::record::scalar::unknown_value(text, Self::ALL.iter().map(|value| value.as_str()))
                })
            }
        }
    };
}

pub(crate) use {choice, like_text, scalar};

use crate::finding::{Defect, Mistake, nearest, shown};

/// What is said of a word that is none of `known`.
pub fn unknown_value<'a>(text: &str, known: impl Iterator<Item = &'a str>) -> Mistake {
    let known: Vec<&str> = known.collect();
    let mistake = Mistake::new(Defect::UnknownValue, format!("unknown value {}", shown(text)));
    match nearest(text, known.iter().copied()) {
        Some(near) => mistake.help(format!("did you mean `{near}`? One of: {}", known.join(", "))).instead(near),
        None => mistake.help(format!("write one of: {}", known.join(", "))),
    }
}
