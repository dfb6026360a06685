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
