//! Texts of other programs, without what nobody reads.

use anstream::adapter::strip_str;

use crate::finding::is_unsafe;
use crate::record::{Line, Prose};

/// What is longer is no event, but a log: bytes.
const LONGEST_TEXT: usize = 16 << 10;
/// Names and addresses are shorter.
const LONGEST_LINE: usize = 2 << 10;

/// A text without escapes and other characters that move a cursor, or why it cannot be an event's.
pub fn prose(text: &str) -> Result<Prose, String> {
    if text.len() > LONGEST_TEXT {
        let long = text.len() >> 10;
        return Err(format!("its text of {long} KiB is too long for an event; link it as `evidence` instead"));
    }
    let text = printable(text.trim());
    text.trim().parse().map_err(|_| "it says nothing".to_owned())
}

/// The same in one line; `None` where nothing is left, or too much.
pub fn line(text: &str) -> Option<Line> {
    (text.len() <= LONGEST_LINE).then(|| printable(text).parse().ok())?
}

/// The name of whoever did it: of a mail address behind a name, the name; of a bare one, nothing, for a record tells
/// roles.
pub fn name(text: &str) -> Option<Line> {
    let text = text.trim();
    let name = text.split_once('<').filter(|(_, rest)| is_address(rest.trim_end_matches('>'))).map(|(name, _)| name);
    let name = name.unwrap_or(text).trim().trim_matches('"');
    if is_address(name) { None } else { line(name) }
}

/// Whether a text is a mail address and nothing else.
pub fn is_address(text: &str) -> bool {
    text.split_once('@').is_some_and(|(local, host)| {
        !local.is_empty() && host.contains('.') && !text.contains(char::is_whitespace) && !host.contains('@')
    })
}

fn printable(text: &str) -> String {
    let is_odd = |c: char| is_unsafe(c) && !matches!(c, '\n' | '\t' | '\r');
    if !text.contains(is_odd) {
        return text.to_owned();
    }
    strip_str(text).to_string().replace(is_odd, "")
}
