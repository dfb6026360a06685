//! Lines of iCalendar (RFC 5545).

use std::fmt::Display;

use crate::archive::address::clean;

/// The longest line, in octets, without its end.
const LONGEST: usize = 75;

/// A calendar as it is written.
#[derive(Debug, Default)]
pub struct Lines {
    out: String,
    /// The line that is being written, before it is folded.
    line: String,
}

impl Lines {
    /// A line whose value means what it says: a date, an address, a name of the format.
    pub fn put(&mut self, name: &str, value: &str) {
        self.begin(name);
        // An end of the line would begin another one.
        if value.contains(char::is_control) {
            self.line.extend(value.chars().filter(|c| !c.is_control()));
        } else {
            self.line.push_str(value);
        }
        self.end();
    }

    /// A line whose value is text that people read.
    pub fn text(&mut self, name: &str, value: &str) {
        self.begin(name);
        let value = clean(value);
        let mut rest = &*value;
        while let Some((before, after)) = rest.find(['\n', '\\', ';', ',']).map(|mark| rest.split_at(mark)) {
            self.line.push_str(before);
            let (mark, after) = after.split_at(1);
            self.line.push('\\');
            self.line.push_str(if mark == "\n" { "n" } else { mark });
            rest = after;
        }
        self.line.push_str(rest);
        self.end();
    }

    /// A day or an instant without the marks between its digits: `20230810`, `20230810T153000Z`.
    pub fn time(&mut self, name: &str, time: impl Display) {
        self.begin(name);
        self.line.extend(time.to_string().chars().filter(|c| !matches!(c, '-' | ':')));
        self.end();
    }

    pub fn into_string(self) -> String {
        self.out
    }

    fn begin(&mut self, name: &str) {
        self.line.clear();
        self.line.push_str(name);
        self.line.push(':');
    }

    /// A line that is too long goes on behind a space; no character is cut in two.
    fn end(&mut self) {
        let mut rest = &*self.line;
        let mut room = LONGEST;
        while rest.len() > room {
            let (now, later) = rest.split_at((0..=room).rfind(|at| rest.is_char_boundary(*at)).unwrap_or(room));
            self.out.push_str(now);
            self.out.push_str("\r\n ");
            (rest, room) = (later, LONGEST - 1);
        }
        self.out.push_str(rest);
        self.out.push_str("\r\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_line_is_folded_between_characters_and_nothing_is_lost() {
        let text = "é日𐍈".repeat(60);
        let mut lines = Lines::default();
        lines.text("SUMMARY", &text);
        let written = lines.into_string();
        assert!(written.split("\r\n").all(|line| line.len() <= LONGEST), "{written:?}");
        assert_eq!(written.replace("\r\n ", ""), format!("SUMMARY:{text}\r\n"));
    }

    #[test]
    fn no_text_begins_a_line_of_its_own() {
        let mut lines = Lines::default();
        lines.text("SUMMARY", "a\r\nBEGIN:VEVENT;,\\\u{85}\u{2028}");
        lines.put("URL", "https://x.example/\r\nATTENDEE:x");
        assert_eq!(lines.into_string(), "SUMMARY:a\\nBEGIN:VEVENT\\;\\,\\\\\r\nURL:https://x.example/ATTENDEE:x\r\n");
    }
}
