//! Lines of iCalendar (RFC 5545).

use crate::archive::address::clean;

/// The longest line, in octets, without its end.
const LONGEST: usize = 75;

/// A calendar as it is written.
#[derive(Debug, Default)]
pub struct Lines(String);

impl Lines {
    /// A line whose value means what it says: a date, an address, a name of the format.
    pub fn put(&mut self, name: &str, value: &str) {
        // An end of the line would begin another one.
        let value: String = value.chars().filter(|c| !c.is_control()).collect();
        self.folded(&format!("{name}:{value}"));
    }

    /// A line whose value is text that people read.
    pub fn text(&mut self, name: &str, value: &str) {
        let mut line = format!("{name}:");
        for c in clean(value).chars() {
            match c {
                '\n' => line.push_str("\\n"),
                '\\' | ';' | ',' => line.extend(['\\', c]),
                c => line.push(c),
            }
        }
        self.folded(&line);
    }

    pub fn into_string(self) -> String {
        self.0
    }

    /// A line that is too long goes on behind a space; no character is cut in two.
    fn folded(&mut self, line: &str) {
        let mut length = 0;
        for c in line.chars() {
            if length + c.len_utf8() > LONGEST {
                self.0.push_str("\r\n ");
                length = 1;
            }
            self.0.push(c);
            length += c.len_utf8();
        }
        self.0.push_str("\r\n");
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
