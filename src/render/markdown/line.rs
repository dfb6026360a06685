//! One-line texts as inline Markdown that begins no block and leaves no delimiter open.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::clean::{Place, clean};
use super::edits::Edits;
use super::{OPTIONS, printable};

/// `text` as it may stand in a paragraph, a heading or a list item.
pub fn line(text: &str) -> String {
    let words = printable(text).split_whitespace().collect::<Vec<_>>().join(" ");
    if words.is_empty() {
        return words;
    }
    for round in 0..3 {
        let candidate = if round == 0 { words.clone() } else { escape_start(&words) };
        // Links, raw HTML and the like, by the rules for prose; what that made of it must still be one line.
        let cleaned = clean(&candidate, Place { heading: 6, name: "line" });
        if is_one_paragraph(&candidate) && is_one_paragraph(&cleaned) && !cleaned.contains('\n') {
            return escape_lone_delimiters(&cleaned);
        }
    }
    words.chars().flat_map(|c| c.is_ascii_punctuation().then_some('\\').into_iter().chain([c])).collect()
}

fn is_one_paragraph(text: &str) -> bool {
    let mut events = Parser::new_ext(text, OPTIONS);
    matches!(events.next(), Some(Event::Start(Tag::Paragraph)))
        && events.position(|event| event == Event::End(TagEnd::Paragraph)).is_some()
        && events.next().is_none()
}

/// Takes the meaning from what begins a block.
fn escape_start(text: &str) -> String {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (before, after) = text.split_at(digits);
    format!("{before}\\{after}")
}

/// Gives a backslash to delimiters that found no partner, and to a closing run of number signs.
pub fn escape_lone_delimiters(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut edits = Edits::default();
    for (event, range) in Parser::new_ext(text, OPTIONS).into_offset_iter() {
        let Event::Text(_) = event else { continue };
        for at in range {
            let before = at.checked_sub(1).map_or(b' ', |at| bytes[at]);
            let after = bytes.get(at + 1).copied().unwrap_or(b' ');
            let tight = !before.is_ascii_whitespace() || !after.is_ascii_whitespace();
            let within = before.is_ascii_alphanumeric() && after.is_ascii_alphanumeric();
            let lone = match bytes[at] {
                b'`' => true,
                b'*' => tight,
                // `~3 min` stays: an opening one finds no partner when no closing one is left.
                b'~' => !before.is_ascii_whitespace(),
                // A link may begin in the text before.
                b']' => matches!(after, b'(' | b'['),
                b'_' => tight && !within,
                b'<' => after.is_ascii_alphabetic() || matches!(after, b'/' | b'!' | b'?'),
                _ => false,
            };
            if lone && before != b'\\' {
                edits.insert(at, "\\");
            }
        }
    }
    let marks = text.len() - text.trim_end_matches('#').len();
    if marks > 0 && text[..text.len() - marks].ends_with(' ') {
        edits.insert(text.len() - marks, "\\");
    }
    // What follows the text would lose its meaning.
    let backslashes = text.len() - text.trim_end_matches('\\').len();
    if backslashes % 2 == 1 {
        edits.insert(text.len(), "\\");
    }
    edits.apply(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_text_is_left_alone() {
        for text in [
            "Update connection pool settings, e.g. `max_connections`.",
            "db_pool was at 2 * 3 - 1 = 5 & full (see [1])",
            "Improvements/Fixes: 25% of users; ~3 minutes, a|b",
            "Read [the runbook](https://runbooks.example/db) **first**",
            "C# and F#",
        ] {
            assert_eq!(line(text), text);
        }
    }

    #[test]
    fn nothing_stays_nothing() {
        assert_eq!(line(""), "");
        assert_eq!(line(" \u{200b}\n"), "");
    }

    #[test]
    fn nothing_begins_a_block() {
        assert_eq!(line("# not a heading"), "\\# not a heading");
        assert_eq!(line("- not a list"), "\\- not a list");
        assert_eq!(line("1. not a list"), "1\\. not a list");
        assert_eq!(line("> not a quote"), "\\> not a quote");
        assert_eq!(line("---"), "\\---");
        assert_eq!(line("[x]: https://a.example"), "\\[x]: https://a.example");
    }

    #[test]
    fn nothing_stays_open() {
        assert_eq!(line("a `lone tick"), "a \\`lone tick");
        assert_eq!(line("a *lone star"), "a \\*lone star");
        assert_eq!(line("**two"), "\\*\\*two");
        assert_eq!(line("b](https://a.example)"), "b\\](https://a.example)");
        assert_eq!(line("ends in marks ##"), "ends in marks \\##");
        assert_eq!(line("C:\\temp\\"), "C:\\temp\\\\");
        assert_eq!(line("<script>alert(1)</script>"), "\\<script>alert(1)\\</script>");
        assert_eq!(line("[click](javascript:alert(1))"), "click");
    }
}
