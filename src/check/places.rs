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

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use std::path::{Path, PathBuf};

    use crate::check::{Beside, Content, Keep, Options, proofread_beside};
    use crate::config::Config;
    use crate::finding::Finding;

    /// What rules of the archive say of two records that have an action, a service and an hour in common.
    fn told(later: &str, keep: Keep) -> Vec<Finding> {
        let more = "services: [search, checkout]\nmilestones: {started: 2026-01-08 10:00, resolved: 2026-01-09 10:00}\n\
                    action_items:\n  - text: Raise the pool's maximum\n";
        let files = [PathBuf::from("a.yaml"), PathBuf::from("b.yaml")];
        let read = |file: &Path| {
            let own = if file == files[1] { later } else { "id: a\n" };
            let more = if file == files[1] { more.replace("10:00", "11:00") } else { more.to_owned() };
            Ok(Content::Bytes(format!("status: in_review\ntime_zone: UTC\n{own}{more}").into_bytes()))
        };
        let config = Config::default();
        let options = Options { config: &config, now: "2026-01-15T12:00:00Z".parse().unwrap(), stage: None };
        let beside = Beside { archive: Some(&files), keep, ..Beside::default() };
        let findings = proofread_beside(&files, beside, &read, options).unwrap().findings();
        let of_archive = ["duplicate-action", "overlapping-incident", "one-sided-relation", "duplicate-id"];
        findings.into_iter().filter(|finding| of_archive.contains(&finding.rule)).collect()
    }

    #[test]
    fn findings_stand_where_they_would_if_the_file_were_read_again() {
        let secret = ["AKIA", "Q3ZL7WNB2XKT5VHD"].concat();
        for (later, expected) in [
            ("id: b\n".to_owned(), 2),
            ("id: A\n".to_owned(), 3),
            (format!("id: b\ntitle: {secret}\n"), 2),
            // Elements that were refused count in the text.
            ("id: b\nrelated: [just words, {id: a}]\n".to_owned(), 1),
            ("id: b\nrelated: [{id: c}, {id: a}]\n".to_owned(), 1),
        ] {
            let noted = told(&later, Keep::Nothing);
            assert_eq!(noted, told(&later, Keep::Texts), "{later}");
            assert_eq!(noted.len(), expected, "{later}: {noted:#?}");
        }
    }
}
