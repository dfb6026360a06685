//! Where those values of a record stand that rules of the archive point at, so that hardly any file
//! is read twice.

use super::entry::Entry;
use crate::document::Document;
use crate::finding::{FieldPath, Position, Segment};
use crate::record::Postmortem;

/// A record with more of such values is read again: it is an unusual one.
const MOST: usize = 64;

/// The positions of those values, packed into a few bytes each.
#[derive(Debug, Clone, Default)]
pub struct Places(Box<[u8]>);

impl Places {
    pub fn of(entry: &Entry, document: &Document<Postmortem>) -> Self {
        let fields: Vec<FieldPath> = pointed_at(entry).take(MOST + 1).collect();
        if fields.len() > MOST || !document.counts_as_text_does() {
            return Self::default();
        }
        let mut bytes = Vec::with_capacity(fields.len() * 12);
        for field in fields {
            // What is written to memory cannot fail to be written.
            bytes = postcard::to_extend(&document.locate(&field, None), bytes).unwrap_or_default();
        }
        Self(bytes.into())
    }

    /// The position of one of the entry's values, where it is known.
    pub fn find(&self, entry: &Entry, field: &FieldPath) -> Option<Position> {
        let mut bytes = &*self.0;
        for other in pointed_at(entry) {
            let (position, rest) = postcard::take_from_bytes(bytes).ok()?;
            if other == *field {
                return Some(position);
            }
            bytes = rest;
        }
        None
    }
}

/// In an order that depends on the entry alone.
fn pointed_at(entry: &Entry) -> impl Iterator<Item = FieldPath> {
    let path = |steps: &[Segment]| -> FieldPath { steps.iter().cloned().collect() };
    let id = entry.id.iter().map(|_| FieldPath::from("id"));
    let cause = (!entry.cause.is_empty()).then(|| path(&["root_cause".into(), "summary".into()]));
    let services = (0..entry.services.len()).map(move |nth| path(&["services".into(), nth.into()]));
    let related = (0..entry.related.len()).map(move |nth| path(&["related".into(), nth.into(), "id".into()]));
    let open = entry.actions.iter().enumerate().filter(|(_, filed)| filed.is_some_and(|filed| filed.is_open));
    let actions = open.map(move |(nth, _)| path(&["action_items".into(), nth.into(), "text".into()]));
    id.chain(cause).chain(services).chain(related).chain(actions)
}
