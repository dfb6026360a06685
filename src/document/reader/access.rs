//! The elements of a list and the entries of a mapping, without those that were left out.

use serde::de::value::StrDeserializer;
use serde::de::{DeserializeSeed, MapAccess, SeqAccess};

use super::error::Error;
use super::node::Reader;
use super::notes::Notes;
use crate::document::node::{self, Entry, Items, Node};
use crate::document::problem::Problem;
use crate::finding::{Defect, Mistake, nearest, shown};

type Result<T> = std::result::Result<T, Error>;

/// As many keys as a message lists: the record's own forty would bury it.
const MOST_LISTED: usize = 16;

/// A list's elements.
pub(super) struct Elements<'a> {
    items: Items<'a>,
    notes: &'a Notes,
}

impl<'a> Elements<'a> {
    pub const fn new(items: Items<'a>, notes: &'a Notes) -> Self {
        Self { items, notes }
    }
}

impl<'de> SeqAccess<'de> for Elements<'de> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>> {
        let is_wanted = |item: &Node<'_>| !self.notes.is_known(*item) && !self.notes.is_left_out(*item);
        let node = if self.notes.is_careful { self.items.find(is_wanted) } else { self.items.next() };
        let Some(node) = node else { return Ok(None) };
        Reader { node, notes: self.notes }.read(seed).map(Some)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.items.clone().count())
    }
}

/// A mapping's entries; of a struct, those that it knows.
pub(super) struct Entries<'a> {
    rest: node::Entries<'a>,
    fields: Option<&'static [&'static str]>,
    notes: &'a Notes,
    value: Option<Node<'a>>,
    is_root: bool,
}

impl<'a> Entries<'a> {
    pub fn new(
        of: Node<'_>,
        rest: node::Entries<'a>,
        fields: Option<&'static [&'static str]>,
        notes: &'a Notes,
    ) -> Self {
        // At the first walk a key that the struct does not know is an error, which ends it.
        let fields = fields.filter(|_| notes.is_careful);
        Self { rest, fields, notes, value: None, is_root: of.is_root() }
    }
}

fn note_unknown(entry: &Entry<'_>, fields: &[&str], notes: &Notes) {
    if !notes.unknown.borrow_mut().insert(entry.value.id()) {
        return;
    }
    let mistake = Mistake::new(Defect::UnknownField, format!("unknown key {}", shown(entry.key)));
    let mistake = match nearest(entry.key, fields.iter().copied()) {
        Some(near) => mistake.help(format!("did you mean `{near}`?")).instead(near),
        None if fields.len() > MOST_LISTED => mistake.help("take it away, or put your own keys under `custom`"),
        None => mistake.help(format!("the keys here are: {}", fields.join(", "))),
    };
    notes.problems.borrow_mut().push(Problem::new(entry.key_span.clone(), mistake));
}

impl<'de> MapAccess<'de> for Entries<'de> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>> {
        if !self.notes.is_careful {
            // Nothing is left out yet, and what is refused ends this walk.
            let Some((key, value)) = self.rest.next_pair() else { return Ok(None) };
            self.value = Some(value);
            return seed.deserialize(StrDeserializer::new(key)).map(Some);
        }
        for entry in self.rest.by_ref() {
            if let Some(fields) = self.fields.filter(|fields| !fields.contains(&entry.key)) {
                note_unknown(&entry, fields, self.notes);
            } else if !(self.notes.is_left_out(entry.value) || self.is_root && self.notes.is_known(entry.value)) {
                self.value = Some(entry.value);
                return seed.deserialize(StrDeserializer::new(entry.key)).map(Some);
            }
        }
        Ok(None)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value> {
        let Some(node) = self.value.take() else {
            return Err(Mistake::new(Defect::WrongType, "a value was read before its key").into());
        };
        Reader { node, notes: self.notes }.read(seed)
    }
}
