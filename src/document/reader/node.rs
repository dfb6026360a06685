//! One node as a serde deserializer.

use serde::de::value::StrDeserializer;
use serde::de::{self, DeserializeSeed, Visitor};

use super::access::{Elements, Entries};
use super::error::Error;
use super::notes::Notes;
use crate::document::node::{Kind, Node, is_null};
use crate::document::scalar::{Scalar, resolve};
use crate::finding::{Defect, Mistake, shown};
use crate::record::scalar::unknown_value;

type Result<T> = std::result::Result<T, Error>;

/// A node, and where to note what is wrong with it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reader<'a> {
    pub node: Node<'a>,
    pub notes: &'a Notes,
}

/// Whether a text can be told at its first byte to be neither nothing nor empty.
fn begins_with_something(text: &str) -> bool {
    text.as_bytes().first().is_some_and(|first| first.is_ascii_graphic() && !matches!(first, b'~' | b'n' | b'N'))
}

const MAPPING: &str = "a mapping (`key: value` lines)";
const LIST: &str = "a list (`- ` lines)";

impl<'a> Reader<'a> {
    /// Reads what stands here. An error that no node within has said of to be its own is this one's.
    pub fn read<T: DeserializeSeed<'a>>(self, seed: T) -> Result<T::Value> {
        let mut result = seed.deserialize(self);
        if let Err(error) = &mut result {
            error.at.get_or_insert(self.node.id());
        }
        result
    }

    fn scalar(self) -> Option<Scalar<'a>> {
        match self.node.kind() {
            Kind::Scalar { text, plain: true } => Some(resolve(text)),
            Kind::Scalar { text, plain: false } => Some(Scalar::Text(text)),
            _ => None,
        }
    }

    /// What stands here, for a message.
    fn found(self) -> String {
        match self.node.kind() {
            Kind::List(_) => "a list".to_owned(),
            Kind::Mapping(_) => "a mapping".to_owned(),
            Kind::Refused => "something that is not read".to_owned(),
            Kind::Scalar { text, .. } => match self.scalar().and_then(|scalar| scalar.noun()) {
                Some("a number") => format!("the number {}", shown(text)),
                Some("nothing") => "nothing".to_owned(),
                _ => shown(text),
            },
        }
    }

    fn wrong<T>(self, expected: &str) -> Result<T> {
        Err(Mistake::new(Defect::WrongType, format!("expected {expected}, found {}", self.found())).into())
    }

    fn entries<V: Visitor<'a>>(self, fields: Option<&'static [&'static str]>, visitor: V) -> Result<V::Value> {
        match self.node.entries() {
            Some(entries) => visitor.visit_map(Entries::new(self.node, entries, fields, self.notes)),
            None => self.wrong(MAPPING),
        }
    }
}

macro_rules! numbers {
    ($($method:ident)+) => { $(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
            match self.scalar() {
                Some(Scalar::Unsigned(number)) => visitor.visit_u64(number),
                Some(Scalar::Signed(number)) => visitor.visit_i64(number),
                Some(Scalar::Float(number)) => visitor.visit_f64(number),
                _ => self.wrong("a number"),
            }
        }
    )+ };
}

impl<'de> de::Deserializer<'de> for Reader<'de> {
    type Error = Error;

    numbers! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64
        deserialize_f32 deserialize_f64
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match (self.node.kind(), self.scalar()) {
            (Kind::List(_), _) => self.deserialize_seq(visitor),
            (Kind::Mapping(_), _) => self.deserialize_map(visitor),
            (_, Some(Scalar::Bool(value))) => visitor.visit_bool(value),
            (_, Some(Scalar::Signed(value))) => visitor.visit_i64(value),
            (_, Some(Scalar::Unsigned(value))) => visitor.visit_u64(value),
            (_, Some(Scalar::Float(value))) => visitor.visit_f64(value),
            (_, Some(Scalar::Text(text))) => visitor.visit_str(text),
            (_, Some(Scalar::Null)) => visitor.visit_unit(),
            (_, None) => self.wrong("a value"),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self.scalar() {
            Some(Scalar::Bool(value)) => visitor.visit_bool(value),
            _ => self.wrong("true or false"),
        }
    }

    /// Whatever scalar stands here, as it is spelled: times, numbers with a unit.
    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self.node.kind() {
            Kind::Scalar { text, plain } if !(plain && is_null(text)) => visitor.visit_str(text),
            _ => self.wrong("a value"),
        }
    }

    /// A text: what other readers would take for a number or a bool is refused.
    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        let Kind::Scalar { text, plain } = self.node.kind() else { return self.wrong("text") };
        match if plain { resolve(text) } else { Scalar::Text(text) } {
            Scalar::Text(text) => visitor.visit_str(text),
            Scalar::Null => self.wrong("text"),
            _ => {
                let quoted = format!("\"{text}\"");
                let mistake = Mistake::new(Defect::WrongType, format!("expected text, found {}", self.found()))
                    .help(format!("put it in quotes: `{quoted}`"))
                    .rewritten(quoted);
                Err(mistake.into())
            }
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        // An empty text is a field that nobody filled in.
        match self.node.kind() {
            Kind::Scalar { text, .. } if begins_with_something(text) => visitor.visit_some(self),
            Kind::Scalar { text, plain } if plain && is_null(text) || text.chars().all(char::is_whitespace) => {
                visitor.visit_none()
            }
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self.node.items() {
            Some(items) => visitor.visit_seq(Elements::new(items, self.notes)),
            None => self.wrong(LIST),
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.entries(None, visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value> {
        let Some(Scalar::Text(text)) = self.scalar() else { return self.entries(Some(fields), visitor) };
        // Some structs have a short form that is a text; the others say that they want a mapping.
        visitor.visit_str(text).map_err(|error: Error| match error.mistake.help {
            Some(_) => error,
            None => Mistake::new(Defect::WrongType, format!("expected {MAPPING}, found {}", self.found()))
                .help(format!("its keys are: {}", fields.join(", ")))
                .into(),
        })
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value> {
        match self.node.kind() {
            Kind::Scalar { text, .. } => visitor.visit_enum(StrDeserializer::<Error>::new(text)).map_err(|error| {
                if variants.contains(&text) { error } else { unknown_value(text, variants.iter().copied()).into() }
            }),
            _ => self.wrong(&format!("one of {}", variants.join(", "))),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _name: &'static str, visitor: V) -> Result<V::Value> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        // Nobody has a use for it: the careful walk finds an unknown key.
        if self.notes.is_careful { visitor.visit_unit() } else { self.wrong("a known key") }
    }

    serde::forward_to_deserialize_any! {
        i128 u128 char bytes byte_buf unit unit_struct tuple tuple_struct identifier
    }
}
