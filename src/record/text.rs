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

/// A text with one space wherever there is any between words.
fn one_spaced(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        line.push_str(if line.is_empty() { "" } else { " " });
        line.push_str(word);
    }
    line
}

/// Whether a line without space around it is printed ASCII, with one space between words, as most
/// are: without a branch, so that many bytes are looked at at once.
#[expect(clippy::needless_bitwise_bool, reason = "a branch would make it twice as slow")]
fn is_tidy(line: &[u8]) -> bool {
    let is_printed = |byte: &u8| (b' '..0x80).contains(byte);
    let pairs = line.iter().zip(line.iter().skip(1));
    !pairs.fold(false, |odd, (one, next)| odd | !is_printed(one) | ((*one == b' ') & (*next == b' ')))
        && line.last().is_none_or(is_printed)
}

impl FromStr for Line {
    type Err = Mistake;

    fn from_str(text: &str) -> Result<Self, Mistake> {
        let bare = text.trim_ascii();
        let line = if is_tidy(bare.as_bytes()) { bare.to_owned() } else { one_spaced(text) };
        if line.is_empty() { Err(nothing()) } else { Ok(Self(line)) }
    }
}

impl FromStr for Prose {
    type Err = Mistake;

    fn from_str(text: &str) -> Result<Self, Mistake> {
        let text = if memchr::memchr(b'\r', text.as_bytes()).is_some() {
            Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
        } else {
            Cow::Borrowed(text)
        };
        let start = text.find(|c: char| !c.is_whitespace()).ok_or_else(nothing)?;
        let start = memchr::memrchr(b'\n', &text.as_bytes()[..start]).map_or(0, |end_of_blank| end_of_blank + 1);
        Ok(Self(text[start..].trim_end().to_owned()))
    }
}

like_text!(Line, Prose);
scalar!(Line, text, "text", { "type": "string" });
scalar!(Prose, text, "text", { "type": "string" });

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "tests")]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_line_has_one_space_between_words(text in "[ a-z\\t\\n\\x01\\x0b\\x7fé\\u{a0}\\u{85}]{0,40}") {
            let line = text.parse::<Line>().map(|line| line.0).unwrap_or_default();
            prop_assert_eq!(line, text.split_whitespace().collect::<Vec<_>>().join(" "));
        }
    }

    #[test]
    fn prose_begins_and_ends_with_what_is_written() {
        let prose = |text: &str| text.parse::<Prose>().map(|prose| prose.0);
        assert_eq!(prose(" \n  one\r\ntwo\rthree \n").unwrap(), "  one\ntwo\nthree");
        prose(" \n\t").unwrap_err();
    }
}
