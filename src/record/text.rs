//! Words: one line of them, or prose.

use std::borrow::Cow;
use std::str::FromStr;

use super::scalar::{like_text, scalar};
use crate::finding::{Defect, Mistake};

/// One line of text: a title, a name, an event. Never empty; runs of white space are one space.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Line(String);

/// Markdown over several lines. Never empty; no line end after the last line, no blank line
/// before the first.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Prose(String);

fn nothing() -> Mistake {
    Mistake::new(Defect::WrongType, "expected text, found nothing").help("write it, or leave the key out")
}

impl FromStr for Line {
    type Err = Mistake;

    fn from_str(text: &str) -> Result<Self, Mistake> {
        // Most lines are as they should be.
        let is_space = |pair: &[u8]| pair == b"  ";
        let is_printed = text.bytes().all(|byte| (b' '..0x80).contains(&byte))
            || !text.chars().any(|c| c != ' ' && c.is_whitespace());
        let as_is = is_printed && !text.as_bytes().windows(2).any(is_space) && text.trim_ascii() == text;
        let line = if as_is { text.to_owned() } else { text.split_whitespace().collect::<Vec<_>>().join(" ") };
        if line.is_empty() { Err(nothing()) } else { Ok(Self(line)) }
    }
}

impl FromStr for Prose {
    type Err = Mistake;

    fn from_str(text: &str) -> Result<Self, Mistake> {
        let text = if text.contains('\r') {
            Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
        } else {
            Cow::Borrowed(text)
        };
        let start = text.find(|c: char| !c.is_whitespace()).ok_or_else(nothing)?;
        let start = text[..start].rfind('\n').map_or(0, |end_of_blank| end_of_blank + 1);
        Ok(Self(text[start..].trim_end().to_owned()))
    }
}

like_text!(Line, Prose);
scalar!(Line, text, "text", { "type": "string" });
scalar!(Prose, text, "text", { "type": "string" });
