//! Which name is which, where nobody says it.

use super::mapping::Field;

const AT: &[&str] = &[
    "timestamp",
    "time",
    "at",
    "ts",
    "datetime",
    "when",
    "created at",
    "created",
    "occurred at",
    "happened at",
    "event time",
    "date happened",
    "start time",
    "started at",
    "start",
    "posted at",
    "published at",
    "date",
];
const TEXT: &[&str] = &[
    "text",
    "message",
    "event",
    "what",
    "what happened",
    "description",
    "summary",
    "title",
    "body",
    "content",
    "details",
    "msg",
    "subject",
    "name",
];
const BY: &[&str] = &[
    "by",
    "who",
    "user",
    "user name",
    "author",
    "actor",
    "agent",
    "sender",
    "source",
    "service",
    "system",
    "host",
    "owner",
];
const KIND: &[&str] = &["kind", "type", "event type", "category"];
const EVIDENCE: &[&str] =
    &["evidence", "url", "html url", "link", "links", "permalink", "ticket", "reference", "dashboard"];

/// What an object is called by: `user.name`.
const INNER: &[&str] = &["name", "real name", "display name", "user name", "login", "summary", "date time", "title"];

/// The names that may be a field, the likely one first.
fn names(field: Field) -> &'static [&'static str] {
    match field {
        Field::At => AT,
        Field::Text => TEXT,
        Field::By => BY,
        Field::Kind => KIND,
        Field::Evidence => EVIDENCE,
        Field::Rows => &[],
    }
}

/// How likely a name is a field; less is likelier.
fn rank(field: Field, name: &str) -> Option<usize> {
    let is = |one: &str, other: &str| squashed(one).eq(squashed(other));
    let (outer, inner) = name.split_once('.').map_or((name, None), |(outer, inner)| (outer, Some(inner)));
    let outer = names(field).iter().position(|known| is(known, outer))?;
    match inner {
        None => Some(outer * (INNER.len() + 1)),
        Some(inner) => {
            INNER.iter().position(|known| is(known, inner)).map(|place| outer * (INNER.len() + 1) + place + 1)
        }
    }
}

/// The letters and figures of a name: `createdAt`, `created_at` and `Created At` are one.
fn squashed(name: &str) -> impl Iterator<Item = char> {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
}

/// The place of the name that is likely a field, among names that so many rows have.
pub fn guess<'n>(field: Field, names: impl Iterator<Item = (&'n str, usize)>) -> Option<usize> {
    let known = names.enumerate().filter(|(_, (_, count))| *count > 0);
    let known = known.filter_map(|(place, (name, count))| Some((rank(field, name)?, count, place)));
    known.min_by_key(|(rank, count, _)| (std::cmp::Reverse(*count), *rank)).map(|(.., place)| place)
}
