//! Words in another spelling, in place.

use std::ops::Range;

use crate::document::node::{Entry, Kind, Node};
use crate::document::parse::parse;
use crate::document::source::Source;
use crate::error::{Error, Result};

/// Writes other texts over keys and plain values, each by its bytes in the text without byte order
/// mark. Verified: every other key and value says what it said, and nothing becomes unreadable.
///
/// The file may have mistakes: this is how some of them are mended.
pub fn respell(text: &str, changes: &[(Range<usize>, &str)]) -> Result<String> {
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mark = &text[..text.len() - body.len()];
    let mut sorted = changes.to_vec();
    sorted.sort_by_key(|(range, _)| range.start);
    match written(body, &sorted).filter(|new| is_verified(body, new, &sorted)) {
        Some(new) => Ok(format!("{mark}{new}")),
        None => Err(Error::new("the text cannot be written there without changing more of the file")),
    }
}

fn written(text: &str, changes: &[(Range<usize>, &str)]) -> Option<String> {
    let (mut new, mut done) = (String::with_capacity(text.len()), 0);
    for (range, instead) in changes {
        // None of them overlaps the one before it.
        new += text.get(done..range.start)?;
        new += instead;
        text.get(range.clone())?;
        done = range.end;
    }
    new += text.get(done..)?;
    Some(new)
}

fn is_verified(old: &str, new: &str, changes: &[(Range<usize>, &str)]) -> bool {
    let (Ok((old, before)), Ok((new, after))) = (parse(&Source::new(old)), parse(&Source::new(new))) else {
        return false;
    };
    let is_changed = |byte: usize| changes.binary_search_by_key(&byte, |(range, _)| range.start).is_ok();
    after.len() <= before.len() && is_same(old.root(), new.root(), &is_changed)
}

/// Whether two trees differ in nothing but the keys and values that were to change.
fn is_same(old: Node<'_>, new: Node<'_>, is_changed: &impl Fn(usize) -> bool) -> bool {
    match (old.kind(), new.kind()) {
        (Kind::List(old), Kind::List(new)) => {
            old.clone().count() == new.clone().count() && old.zip(new).all(|(old, new)| is_same(old, new, is_changed))
        }
        (Kind::Mapping(old), Kind::Mapping(new)) => {
            let is_same = |(old, new): (Entry<'_>, Entry<'_>)| {
                (old.key == new.key || is_changed(old.key_span.start)) && is_same(old.value, new.value, is_changed)
            };
            old.clone().count() == new.clone().count() && old.zip(new).all(is_same)
        }
        (Kind::Scalar { text: old_text, plain: old_plain }, Kind::Scalar { text, plain }) => {
            is_changed(old.span().start) || (old_text, old_plain) == (text, plain)
        }
        (Kind::Refused, Kind::Refused) => true,
        _ => false,
    }
}
