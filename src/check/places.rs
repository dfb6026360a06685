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
        let count = pointed_at(entry).take(MOST + 1).count();
        if count > MOST || !document.counts_as_text_does() {
            return Self::default();
        }
        let mut bytes = Vec::with_capacity(count * 12);
        for pointed in pointed_at(entry) {
            // What is written to memory cannot fail to be written.
            bytes = postcard::to_extend(&document.locate(&pointed.field(), None), bytes).unwrap_or_default();
        }
        Self(bytes.into())
    }

    /// The position of one of the entry's values, where it is known.
    pub fn find(&self, entry: &Entry, field: &FieldPath) -> Option<Position> {
        let pointed = Pointed::of(field)?;
        let before = pointed_at(entry).position(|other| other == pointed)?;
        let mut bytes = &*self.0;
        for _ in 0..before {
            (_, bytes) = postcard::take_from_bytes::<Position>(bytes).ok()?;
        }
        postcard::from_bytes(bytes).ok()
    }
}

/// A value that rules of the archive point at: two records of one id are too rare for it to be here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pointed {
    Cause,
    Service(usize),
    Related(usize),
    Action(usize),
}

impl Pointed {
    fn of(field: &FieldPath) -> Option<Self> {
        match field.steps() {
            [Segment::Key(list), Segment::Index(nth)] if list == "services" => Some(Self::Service(*nth)),
            [Segment::Key(list), Segment::Index(nth), Segment::Key(key)] => match (&**list, &**key) {
                ("related", "id") => Some(Self::Related(*nth)),
                ("action_items", "text") => Some(Self::Action(*nth)),
                _ => None,
            },
            _ => field.is("root_cause.summary").then_some(Self::Cause),
        }
    }

    fn field(self) -> FieldPath {
        match self {
            Self::Cause => FieldPath::from("root_cause").at("summary"),
            Self::Service(nth) => FieldPath::from("services").at(nth),
            Self::Related(nth) => FieldPath::of_item("related", nth, "id"),
            Self::Action(nth) => FieldPath::of_item("action_items", nth, "text"),
        }
    }
}

/// In an order that depends on the entry alone.
fn pointed_at(entry: &Entry) -> impl Iterator<Item = Pointed> {
    let cause = entry.traits.is_some().then_some(Pointed::Cause);
    let services = (0..entry.services.len()).map(Pointed::Service);
    let related = (0..entry.related.len()).map(Pointed::Related);
    let open = entry.actions.iter().enumerate().filter(|(_, filed)| filed.is_some_and(|filed| filed.is_open));
    cause.into_iter().chain(services).chain(related).chain(open.map(|(nth, _)| Pointed::Action(nth)))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use std::path::{Path, PathBuf};

    use super::Pointed;
    use crate::check::{Beside, Content, Keep, Options, proofread_beside};
    use crate::config::Config;
    use crate::finding::Finding;

    #[test]
    fn a_value_is_known_by_its_field() {
        for pointed in [Pointed::Cause, Pointed::Service(2), Pointed::Related(0), Pointed::Action(7)] {
            assert_eq!(Pointed::of(&pointed.field()), Some(pointed));
        }
        assert_eq!(Pointed::of(&"id".into()), None);
    }

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
