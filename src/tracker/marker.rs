//! The line by which an issue is found again.

use std::fmt;

use crate::record::{ItemId, RecordId};

/// What it begins with.
const SIGN: &str = "hotwash: ";

/// `hotwash: 2023-08-10-web-stack-outage A1`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Marker {
    pub record: RecordId,
    pub action: ItemId,
}

impl fmt::Display for Marker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{SIGN}{} {}", self.record, self.action)
    }
}

impl Marker {
    /// The marker of an action; `None` where its names are none that could be read back.
    pub fn new(record: &str, action: &str) -> Option<Self> {
        Some(Self { record: record.parse().ok()?, action: action.parse().ok()? })
    }

    /// The marker of a text: the last line that is nothing else. What people write in front of it may quote others.
    pub fn in_text(text: &str) -> Option<Self> {
        text.lines().rev().find_map(Self::of_line)
    }

    fn of_line(line: &str) -> Option<Self> {
        // Editors of trackers put code marks, escapes and spaces around it.
        let line = line.trim().trim_matches('`').replace('\\', "");
        let (record, action) = line.strip_prefix(SIGN.trim_end())?.trim().split_once(' ')?;
        Self::new(record, action.trim())
    }

    /// The marker in a comment at the end of a line of Markdown, and the line before it.
    pub fn in_comment(line: &str) -> Option<(&str, Self)> {
        let (before, comment) = line.trim_end().strip_suffix("-->")?.rsplit_once("<!--")?;
        Some((before, Self::of_line(comment)?))
    }

    /// It as a comment of Markdown: ids have no sign that could end one.
    pub fn comment(&self) -> String {
        format!("<!-- {self} -->")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_marker_is_read_back_and_quotes_of_others_are_not_taken_for_it() {
        let marker = Marker::new("2023-08-10-web", "A1");
        let written = marker.as_ref().map(ToString::to_string).unwrap_or_default();
        assert_eq!(written, "hotwash: 2023-08-10-web A1");
        for text in [
            format!("Text\n\n{written}"),
            format!("hotwash: other A9\n\n{written}\r\n"),
            format!("a\n  `{written}`  \nA comment of somebody: {written} too"),
            "x\nhotwash: 2023\\-08\\-10\\-web A1".to_owned(),
        ] {
            assert_eq!(Marker::in_text(&text), marker, "{text}");
        }
        for text in
            ["", "see hotwash: 2023-08-10-web A1", "hotwash: 2023-08-10-web", "hotwash: ../x A1", "hotwash: a b c"]
        {
            assert_eq!(Marker::in_text(text), None, "{text}");
        }
    }

    #[test]
    fn a_comment_holds_it_at_the_end_of_a_line() {
        let marker = Marker::new("r", "A1").unwrap_or_else(|| unreachable!());
        let line = format!("- [x] Text <!-- hotwash: other A2 --> {}", marker.comment());
        assert_eq!(Marker::in_comment(&line), Some(("- [x] Text <!-- hotwash: other A2 --> ", marker)));
    }
}
