//! JSON of what is filled: fields that are empty are left out, as records leave them out.
//!
//! Straight into the text: a field is written, and taken back where it turns out to be empty. Only fields are: what a
//! user's own keys hold, and the places of a list, stay.

use std::io::Write as _;

use serde::Serialize;
use serde::ser::{
    Error as _, SerializeMap, SerializeSeq, SerializeStruct, SerializeTuple, Serializer as SerdeSerializer,
};
use serde_json::Error as JsonError;

use crate::error::{Error, Result};

type Written = std::result::Result<(), JsonError>;

/// `value` as JSON.
pub fn json(value: &impl Serialize) -> Result<String> {
    let failed = || Error::new("a record cannot be written as JSON");
    let mut out = Vec::with_capacity(8 << 10);
    value.serialize(Filled(&mut out)).map_err(|why| failed().because(why))?;
    String::from_utf8(out).map_err(|why| failed().because(why))
}

struct Filled<'a>(&'a mut Vec<u8>);

/// What is being written between two brackets.
struct Inside<'a> {
    out: &'a mut Vec<u8>,
    is_first: bool,
    close: u8,
}

impl<'a> Inside<'a> {
    fn open(out: &'a mut Vec<u8>, open: u8, close: u8) -> Self {
        out.push(open);
        Self { out, is_first: true, close }
    }

    fn next(&mut self) {
        if !self.is_first {
            self.out.push(b',');
        }
        self.is_first = false;
    }

    fn item<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
        self.next();
        value.serialize(Filled(self.out))
    }

    #[expect(clippy::unnecessary_wraps, reason = "the form that serde calls")]
    fn close(self) -> Written {
        self.out.push(self.close);
        Ok(())
    }
}

/// What `serde_json` writes as well.
macro_rules! plain {
    ($($name:ident($($value:ident: $kind:ty)?);)+) => { $(
        fn $name(self $(, $value: $kind)?) -> Written {
            serde_json::Serializer::new(self.0).$name($($value)?)
        }
    )+ };
}

impl<'a> SerdeSerializer for Filled<'a> {
    type Ok = ();
    type Error = JsonError;
    type SerializeSeq = Inside<'a>;
    type SerializeTuple = Inside<'a>;
    type SerializeTupleStruct = serde::ser::Impossible<(), JsonError>;
    type SerializeTupleVariant = serde::ser::Impossible<(), JsonError>;
    type SerializeMap = Inside<'a>;
    type SerializeStruct = Inside<'a>;
    type SerializeStructVariant = serde::ser::Impossible<(), JsonError>;

    plain! {
        serialize_bool(value: bool);
        serialize_i8(value: i8);
        serialize_i16(value: i16);
        serialize_i32(value: i32);
        serialize_i64(value: i64);
        serialize_u8(value: u8);
        serialize_u16(value: u16);
        serialize_u32(value: u32);
        serialize_u64(value: u64);
        serialize_f32(value: f32);
        serialize_f64(value: f64);
        serialize_char(value: char);
        serialize_str(value: &str);
        serialize_bytes(value: &[u8]);
        serialize_none();
        serialize_unit();
        serialize_unit_struct(name: &'static str);
    }

    fn collect_str<T: std::fmt::Display + ?Sized>(self, value: &T) -> Written {
        let start = self.0.len();
        self.0.push(b'"');
        write!(self.0, "{value}").map_err(JsonError::io)?;
        // Times and numbers, which have nothing to escape.
        if self.0[start + 1..].iter().all(|byte| *byte >= b' ' && !matches!(byte, b'"' | b'\\')) {
            self.0.push(b'"');
            return Ok(());
        }
        self.0.truncate(start);
        serde_json::Serializer::new(self.0).collect_str(value)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Written {
        self.serialize_str(variant)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Written {
        let mut map = Inside::open(self.0, b'{', b'}');
        map.serialize_entry(variant, value)?;
        map.close()
    }

    fn serialize_seq(self, _: Option<usize>) -> std::result::Result<Inside<'a>, JsonError> {
        Ok(Inside::open(self.0, b'[', b']'))
    }

    fn serialize_tuple(self, _: usize) -> std::result::Result<Inside<'a>, JsonError> {
        Ok(Inside::open(self.0, b'[', b']'))
    }

    fn serialize_map(self, _: Option<usize>) -> std::result::Result<Inside<'a>, JsonError> {
        Ok(Inside::open(self.0, b'{', b'}'))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> std::result::Result<Inside<'a>, JsonError> {
        Ok(Inside::open(self.0, b'{', b'}'))
    }

    fn serialize_tuple_struct(
        self,
        name: &'static str,
        _: usize,
    ) -> std::result::Result<Self::SerializeTupleStruct, JsonError> {
        Err(JsonError::custom(format!("`{name}` has no form in JSON")))
    }

    fn serialize_tuple_variant(
        self,
        name: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> std::result::Result<Self::SerializeTupleVariant, JsonError> {
        Err(JsonError::custom(format!("`{name}` has no form in JSON")))
    }

    fn serialize_struct_variant(
        self,
        name: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> std::result::Result<Self::SerializeStructVariant, JsonError> {
        Err(JsonError::custom(format!("`{name}` has no form in JSON")))
    }
}

impl SerializeSeq for Inside<'_> {
    type Ok = ();
    type Error = JsonError;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
        self.item(value)
    }

    fn end(self) -> Written {
        self.close()
    }
}

impl SerializeTuple for Inside<'_> {
    type Ok = ();
    type Error = JsonError;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
        self.item(value)
    }

    fn end(self) -> Written {
        self.close()
    }
}

impl SerializeMap for Inside<'_> {
    type Ok = ();
    type Error = JsonError;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Written {
        self.item(key)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
        self.out.push(b':');
        value.serialize(Filled(self.out))
    }

    fn end(self) -> Written {
        self.close()
    }
}

impl SerializeStruct for Inside<'_> {
    type Ok = ();
    type Error = JsonError;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Written {
        let (start, was_first) = (self.out.len(), self.is_first);
        self.next();
        // Names of fields have nothing to escape.
        self.out.push(b'"');
        self.out.extend_from_slice(key.as_bytes());
        self.out.extend_from_slice(b"\":");
        let value_at = self.out.len();
        value.serialize(Filled(self.out))?;
        if matches!(&self.out[value_at..], b"null" | b"[]" | b"{}") {
            self.out.truncate(start);
            self.is_first = was_first;
        }
        Ok(())
    }

    fn end(self) -> Written {
        self.close()
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[derive(Serialize, Default)]
    struct Outer {
        none: Option<u8>,
        texts: Vec<&'static str>,
        inner: Inner,
        list: Vec<Option<u8>>,
        own: serde_json::Value,
        last: f64,
    }

    #[derive(Serialize, Default)]
    struct Inner {
        nothing: Option<Vec<u8>>,
    }

    #[test]
    fn empty_fields_go_and_all_else_is_what_serde_json_writes() {
        let own = serde_json::json!({"a": null, "b": [], "c": {"\"\u{1}": "</script>\u{2028}"}});
        let outer = Outer { list: vec![None, Some(1)], own: own.clone(), last: 1.5, ..Outer::default() };
        let text = json(&outer).unwrap();
        assert_eq!(text, format!("{{\"list\":[null,1],\"own\":{own},\"last\":1.5}}"));
        assert_eq!(json(&Inner::default()).unwrap(), "{}");
        assert_eq!(json(&vec![Inner::default()]).unwrap(), "[{}]");
    }
}
