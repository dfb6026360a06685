//! One node as a serde deserializer.

use std::cell::RefCell;

use serde::de::value::StrDeserializer;
use serde::de::{self, Visitor};

use super::Notes;
use super::access::{Elements, Entries};
use super::error::Error;
use crate::document::scalar::{Scalar, resolve};
use crate::document::tree::{Entry, Kind, Node};
use crate::finding::{Defect, Mistake, shown};
use crate::record::scalar::unknown_value;

type Result<T> = std::result::Result<T, Error>;

/// A node, and where to note what is wrong with it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reader<'a> {
    pub node: &'a Node,
    pub notes: &'a RefCell<Notes>,
}

const MAPPING: &str = "a mapping (`key: value` lines)";
const LIST: &str = "a list (`- ` lines)";

impl<'a> Reader<'a> {
    /// Says of an error that passes for the first time that it happened here.
    pub fn here<T>(self, result: Result<T>) -> Result<T> {
        result.map_err(|mut error| {
            error.at.get_or_insert_with(|| (self.node.id, self.node.span.clone()));
            error
        })
    }

    fn scalar(self) -> Option<Scalar<'a>> {
        match &self.node.kind {
            Kind::Scalar { text, plain: true } => Some(resolve(text)),
            Kind::Scalar { text, plain: false } => Some(Scalar::Text(text)),
            _ => None,
        }
    }

    /// What stands here, for a message.
    fn found(self) -> String {
        match &self.node.kind {
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
        self.here(Err(Mistake::new(Defect::WrongType, format!("expected {expected}, found {}", self.found())).into()))
    }

    fn list(self) -> Option<&'a [Node]> {
        match &self.node.kind {
            Kind::List(items) => Some(items),
            _ if self.node.is_null() => Some(&[]),
            _ => None,
        }
    }

    fn mapping(self) -> Option<&'a [Entry]> {
        match &self.node.kind {
            Kind::Mapping(entries) => Some(entries),
            _ if self.node.is_null() => Some(&[]),
            _ => None,
        }
    }

    fn entries<V: Visitor<'a>>(self, fields: Option<&'static [&'static str]>, visitor: V) -> Result<V::Value> {
        match self.mapping() {
            Some(entries) => self.here(visitor.visit_map(Entries::new(self.node, entries, fields, self.notes))),
            None => self.wrong(MAPPING),
        }
    }
}

macro_rules! numbers {
    ($($method:ident)+) => { $(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
            match self.scalar() {
                Some(Scalar::Unsigned(number)) => self.here(visitor.visit_u64(number)),
                Some(Scalar::Signed(number)) => self.here(visitor.visit_i64(number)),
                Some(Scalar::Float(number)) => self.here(visitor.visit_f64(number)),
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
        let result = match (&self.node.kind, self.scalar()) {
            (Kind::List(_), _) => return self.deserialize_seq(visitor),
            (Kind::Mapping(_), _) => return self.deserialize_map(visitor),
            (_, Some(Scalar::Bool(value))) => visitor.visit_bool(value),
            (_, Some(Scalar::Signed(value))) => visitor.visit_i64(value),
            (_, Some(Scalar::Unsigned(value))) => visitor.visit_u64(value),
            (_, Some(Scalar::Float(value))) => visitor.visit_f64(value),
            (_, Some(Scalar::Text(text))) => visitor.visit_str(text),
            (_, Some(Scalar::Null) | None) => visitor.visit_unit(),
        };
        self.here(result)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self.scalar() {
            Some(Scalar::Bool(value)) => self.here(visitor.visit_bool(value)),
            _ => self.wrong("true or false"),
        }
    }

    /// Whatever scalar stands here, as it is spelled: times, numbers with a unit.
    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match &self.node.kind {
            Kind::Scalar { text, .. } if !self.node.is_null() => self.here(visitor.visit_str(text)),
            _ => self.wrong("a value"),
        }
    }

    /// A text: what other readers would take for a number or a bool is refused.
    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match (&self.node.kind, self.scalar()) {
            (_, Some(Scalar::Text(text))) => self.here(visitor.visit_str(text)),
            (Kind::Scalar { text, .. }, Some(scalar)) if scalar != Scalar::Null => {
                let quoted = format!("\"{text}\"");
                let mistake = Mistake::new(Defect::WrongType, format!("expected text, found {}", self.found()))
                    .help(format!("put it in quotes: `{quoted}`"))
                    .rewritten(quoted);
                self.here(Err(mistake.into()))
            }
            _ => self.wrong("text"),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        // An empty text is a field that nobody filled in.
        let empty = matches!(&self.node.kind, Kind::Scalar { text, .. } if text.trim().is_empty());
        if empty || self.node.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self.list() {
            Some(items) => self.here(visitor.visit_seq(Elements::new(items, self.notes))),
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
        self.here(visitor.visit_str(text).map_err(|error: Error| {
            match error.mistake.help {
                Some(_) => error,
                None => Mistake::new(Defect::WrongType, format!("expected {MAPPING}, found {}", self.found()))
                    .help(format!("its keys are: {}", fields.join(", ")))
                    .into(),
            }
        }))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value> {
        match &self.node.kind {
            Kind::Scalar { text, .. } if variants.contains(&text.as_str()) => {
                self.here(visitor.visit_enum(StrDeserializer::<Error>::new(text)))
            }
            Kind::Scalar { text, .. } => self.here(Err(unknown_value(text, variants.iter().copied()).into())),
            _ => self.wrong(&format!("one of {}", variants.join(", "))),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _name: &'static str, visitor: V) -> Result<V::Value> {
        self.here(visitor.visit_newtype_struct(self))
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        visitor.visit_unit()
    }

    serde::forward_to_deserialize_any! {
        i128 u128 char bytes byte_buf unit unit_struct tuple tuple_struct identifier
    }
}
