//! Texts in which Markdown means nothing, as most are: they stand in a document as they were written.
//!
//! Accept fast, explain slowly: what is not certainly plain is parsed, and a test holds that parsing would have made
//! the same of what is. Code between single backticks is plain too; people write that all the time.

use std::borrow::Cow;

use crate::finding::is_unsafe;

/// What a byte can be in a plain text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Itself, anywhere.
    Word,
    /// Itself, but it may begin a block where it begins a line.
    Mark,
    /// The space between words.
    Blank,
    /// What opens code, and closes it.
    Tick,
    /// `_`: itself between letters.
    Joint,
    /// `&`: itself before a blank.
    And,
    /// Itself within code.
    Code,
    /// A byte of a character that is not ASCII.
    Wide,
    /// A sign that nothing plain has.
    Never,
}

const KINDS: [Kind; 256] = kinds();

const fn kinds() -> [Kind; 256] {
    let mut kinds = [Kind::Never; 256];
    let mut byte = 0;
    while byte < 256 {
        #[expect(clippy::cast_possible_truncation, reason = "it is below 256")]
        let kind = match byte as u8 {
            b'-' | b'+' | b'=' | b'#' | b'>' | b':' => Kind::Mark,
            b' ' => Kind::Blank,
            b'`' => Kind::Tick,
            b'_' => Kind::Joint,
            b'&' => Kind::And,
            b'*' | b'[' | b']' | b'<' | b'~' | b'|' => Kind::Code,
            b'\\' | ..b' ' | 0x7f => Kind::Never,
            0x80.. => Kind::Wide,
            _ => Kind::Word,
        };
        kinds[byte] = kind;
        byte += 1;
    }
    kinds
}

/// Whether `text` is nothing, or one line of which every character shows as itself.
pub fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut before = b' ';
    let (mut in_code, mut wide) = (false, false);
    for (at, &byte) in bytes.iter().enumerate() {
        let after = || bytes.get(at + 1).copied().unwrap_or(b' ');
        let fits = match KINDS[usize::from(byte)] {
            Kind::Word | Kind::Mark => true,
            Kind::Blank => {
                // Spaces in a row, around a line and around code are not all shown.
                before != b' ' && at + 1 < bytes.len() && !(in_code && (before == b'`' || after() == b'`'))
            }
            Kind::Tick => {
                in_code = !in_code;
                after() != b'`'
            }
            Kind::Joint => in_code || (before.is_ascii_alphanumeric() && after().is_ascii_alphanumeric()),
            Kind::And => in_code || after() == b' ',
            Kind::Code => in_code,
            Kind::Wide => {
                wide = true;
                true
            }
            Kind::Never => false,
        };
        if !fits {
            return false;
        }
        before = byte;
    }
    // Number signs at the end of a heading are not shown.
    !in_code && before != b'#' && !begins_block(bytes) && (!wide || !text.contains(is_odd))
}

/// A character that is dropped, or a space of another kind.
fn is_odd(character: char) -> bool {
    !character.is_ascii() && (is_unsafe(character) || character.is_whitespace())
}

/// Whether the first characters of a line could make it something else than a paragraph.
fn begins_block(line: &[u8]) -> bool {
    let Some(first) = line.first() else { return false };
    if !first.is_ascii_digit() {
        return matches!(KINDS[usize::from(*first)], Kind::Mark | Kind::And);
    }
    let digits = line.iter().take_while(|byte| byte.is_ascii_digit()).count();
    matches!(line[digits..], [b'.' | b')'] | [b'.' | b')', b' ', ..])
}

/// `text` without what stands around it, if it is nothing but paragraphs of plain lines.
pub fn plain_prose(text: &str) -> Option<&str> {
    let text = text.trim_start_matches('\n').trim_end();
    (!text.is_empty() && text.split('\n').all(is_plain)).then_some(text)
}

/// Plain text in HTML, without a paragraph's tags.
pub fn plain_inline(plain: &str) -> Cow<'_, str> {
    if !plain.bytes().any(|byte| matches!(byte, b'&' | b'<' | b'>' | b'`')) {
        return Cow::Borrowed(plain);
    }
    let mut html = String::with_capacity(plain.len() + 32);
    push_inline(&mut html, plain);
    Cow::Owned(html)
}

/// Plain prose in HTML.
pub fn plain_html(prose: &str) -> String {
    let mut html = String::with_capacity(prose.len() + 32);
    for paragraph in prose.split("\n\n").map(|paragraph| paragraph.trim_matches('\n')) {
        if !paragraph.is_empty() {
            html.push_str("<p>");
            push_inline(&mut html, paragraph);
            html.push_str("</p>\n");
        }
    }
    html
}

fn push_inline(html: &mut String, plain: &str) {
    let mut done = 0;
    let mut in_code = false;
    for (at, byte) in plain.bytes().enumerate() {
        let written = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'`' => {
                in_code = !in_code;
                if in_code { "<code>" } else { "</code>" }
            }
            _ => continue,
        };
        html.push_str(&plain[done..at]);
        html.push_str(written);
        done = at + 1;
    }
    html.push_str(&plain[done..]);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::super::clean::{Place, clean};
    use super::super::html::{inline, to_html, unwrapped};
    use super::super::line::line;
    use super::*;

    const PLACE: Place<'static> = Place { heading: 2, name: "field" };

    /// What is plain is shown as it would be if it were parsed.
    fn agree(text: &str) -> Result<(), TestCaseError> {
        if is_plain(text) {
            let markdown = line(text);
            prop_assert_eq!(&markdown, text, "a line of Markdown");
            prop_assert_eq!(plain_inline(text), inline(&markdown), "a line of HTML: {:?}", text);
        }
        if let Some(plain) = plain_prose(text) {
            let markdown = clean(text, PLACE);
            prop_assert_eq!(&markdown, plain, "prose of Markdown");
            prop_assert_eq!(plain_html(plain), to_html(&markdown), "prose of HTML: {:?}", text);
        }
        if is_plain(text) && !text.is_empty() {
            let markdown = clean(text, PLACE);
            prop_assert_eq!(&markdown, text, "an item of Markdown");
            prop_assert_eq!(plain_inline(text), unwrapped(&to_html(&markdown)), "an item of HTML: {:?}", text);
        }
        Ok(())
    }

    fn pieces() -> Vec<&'static str> {
        let marks = "! \" # $ % & ' ( ) * + , - . / : ; < = > ? @ [ \\ ] ^ _ ` { | } ~ 0 1 9 a B é";
        let longer = [
            " ",
            " ",
            " ",
            "\n",
            "\n\n",
            "\t",
            "word",
            "two words",
            "db_pool",
            "`code`",
            "`a b`",
            "` a`",
            "1.",
            "12) ",
            "- ",
            "> ",
            "--",
            "==",
            "***",
            "```",
            "~~~",
            "&amp;",
            "&#65;",
            "R&D",
            "a & b",
            "<b>",
            "<!--",
            "a < b",
            "a -> b",
            "C#",
            " ##",
            "[x]",
            "[^1]",
            "]: ",
            "](",
            "https://a.example/x_y?z=1&b=2",
            "www.a.example",
            "a@b.example",
            "\u{a0}",
            "\u{2003}",
            "\u{200b}",
            "\u{202e}",
            "\u{85}",
            "\u{1}",
            "\r\n",
            "日本",
            "…",
            "| a | b |",
            "| - | - |",
            "5 %",
            "3.5",
        ];
        marks.split(' ').chain(longer).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2048, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn plain_is_what_parsing_leaves_alone(parts in prop::collection::vec(select(pieces()), 0..12)) {
            agree(&parts.concat())?;
        }

        #[test]
        fn so_are_words_with_little_between(
            words in prop::collection::vec((select(vec!["word", "db_pool", "12", "`x`", "é"]), select(pieces())), 1..6),
        ) {
            agree(&words.iter().flat_map(|(word, piece)| [*word, *piece]).collect::<String>())?;
            agree(&words.iter().flat_map(|(word, piece)| [*piece, *word]).collect::<String>())?;
            agree(&words.iter().flat_map(|(word, piece)| [*word, " ", *piece, " "]).collect::<String>())?;
        }
    }

    #[test]
    fn so_is_every_sign_everywhere() {
        let signs = || (' '..='~').chain(['\n', 'é']);
        for (one, other) in signs().flat_map(|one| signs().map(move |other| (one, other))) {
            for text in [format!("{one}{other}a"), format!("a{one}{other}"), format!("a{one}{other}b `{one}{other}`")] {
                assert!(agree(&text).is_ok(), "{text:?}: {:?}", agree(&text));
            }
        }
    }

    #[test]
    fn most_texts_are_plain() {
        for text in [
            "Alert `gc.pause_target` fires for mobile-bff",
            "The canary stage compared averages, not percentiles (again): 13.5 % of them.",
            "2 of 3 replicas in eu-west-1 -> read-only; R & D asked \"why?\"",
            "Zoë restarted db_pool at 10:01",
            "3.5 TB were lost",
            "",
        ] {
            assert!(is_plain(text), "{text}");
        }
        assert_eq!(plain_prose("\nOne.\nTwo.\n\n\nThree.\n"), Some("One.\nTwo.\n\n\nThree."));
        for text in ["1. first", "- a", "# a", "a  b", "a ", "[a](b)", "*a*", "a `b", "a&amp;b", "<b>", "a\nb", "C#"] {
            assert!(!is_plain(text), "{text}");
        }
    }
}
