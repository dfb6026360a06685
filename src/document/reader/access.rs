//! The elements of a list and the entries of a mapping, without those that were left out.

use std::cell::RefCell;
use std::slice::Iter;

use serde::de::value::StrDeserializer;
use serde::de::{DeserializeSeed, MapAccess, SeqAccess};

use super::Notes;
use super::error::Error;
use super::node::Reader;
use crate::document::problem::Problem;
use crate::document::tree::{Entry, Kind, Node};
use crate::finding::{Defect, Mistake, nearest, shown};

type Result<T> = std::result::Result<T, Error>;

/// As many keys as a message lists: the record's own forty would bury it.
const MOST_LISTED: usize = 16;

fn is_left_out(node: &Node, notes: &RefCell<Notes>) -> bool {
    matches!(node.kind, Kind::Refused) || notes.borrow().left_out.contains(&node.id)
}

fn is_known(node: &Node, notes: &RefCell<Notes>) -> bool {
    node.span.end <= notes.borrow().resume
}

/// A list's elements.
pub(super) struct Elements<'a> {
    items: Iter<'a, Node>,
    notes: &'a RefCell<Notes>,
}

impl<'a> Elements<'a> {
    pub fn new(items: &'a [Node], notes: &'a RefCell<Notes>) -> Self {
        Self { items: items.iter(), notes }
    }
}

impl<'de> SeqAccess<'de> for Elements<'de> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>> {
        let is_next = |item: &&Node| !is_known(item, self.notes) && !is_left_out(item, self.notes);
        let Some(node) = self.items.find(is_next) else { return Ok(None) };
        let reader = Reader { node, notes: self.notes };
        reader.here(seed.deserialize(reader)).map(Some)
    }
}

/// A mapping's entries; of a struct, those that it knows.
pub(super) struct Entries<'a> {
    rest: Iter<'a, Entry>,
    fields: Option<&'static [&'static str]>,
    notes: &'a RefCell<Notes>,
    value: Option<&'a Node>,
    is_root: bool,
}

impl<'a> Entries<'a> {
    pub fn new(
        of: &Node,
        entries: &'a [Entry],
        fields: Option<&'static [&'static str]>,
        notes: &'a RefCell<Notes>,
    ) -> Self {
        Self { rest: entries.iter(), fields, notes, value: None, is_root: of.id == notes.borrow().root }
    }

    fn note_unknown(&self, entry: &Entry, fields: &[&str]) {
        let mut notes = self.notes.borrow_mut();
        if !notes.unknown.insert(entry.value.id) {
            return;
        }
        let mistake = Mistake::new(Defect::UnknownField, format!("unknown key {}", shown(&entry.key)));
        let mistake = match nearest(&entry.key, fields.iter().copied()) {
            Some(near) => mistake.help(format!("did you mean `{near}`?")).instead(near),
            None if fields.len() > MOST_LISTED => mistake.help("take it away, or put your own keys under `custom`"),
            None => mistake.help(format!("the keys here are: {}", fields.join(", "))),
        };
        notes.problems.push(Problem::new(entry.key_span.clone(), mistake));
    }
}

impl<'de> MapAccess<'de> for Entries<'de> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>> {
        while let Some(entry) = self.rest.next() {
            match self.fields {
                Some(fields) if !fields.contains(&entry.key.as_str()) => self.note_unknown(entry, fields),
                _ if is_left_out(&entry.value, self.notes) => {}
                _ if self.is_root && is_known(&entry.value, self.notes) => {}
                _ => {
                    self.value = Some(&entry.value);
                    return seed.deserialize(StrDeserializer::new(&entry.key)).map(Some);
                }
            }
        }
        Ok(None)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value> {
        let Some(node) = self.value.take() else {
            return Err(Mistake::new(Defect::WrongType, "a value was read before its key").into());
        };
        let reader = Reader { node, notes: self.notes };
        reader.here(seed.deserialize(reader))
    }
}
