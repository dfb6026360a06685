//! A text as it reads, whatever a format makes of its characters.

use std::ops::Range;

use super::entity::entity;
use super::gap::Gap;
use super::letters::{is_unseen, marked, plain};

/// The letters of a text in lower case and plain width, without what parts or joins words (white space, hyphens, dots)
/// and without marks (emphasis, escapes, tags within a line). Each byte knows where it comes from, and what it was
/// parted by from the letter before.
#[derive(Debug, Default)]
pub struct Folded {
    pub text: String,
    /// One for each byte of `text`.
    from: Vec<Origin>,
    /// What stood behind the last letter.
    gap: Gap,
}

/// Where a byte comes from.
#[derive(Debug, Clone, Copy)]
struct Origin {
    /// The bytes of the original that it was made of.
    start: u32,
    end: u32,
    /// What stood before.
    gap: Gap,
}

/// How a text is read: a name may stand in what a link leads to, or go on behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// All that is written.
    Written,
    /// What a reader of its Markdown is shown: without what links lead to and the marks of quotes; and of a file that
    /// writes line ends as `\n`.
    Shown,
}

/// Tags that stand within a line: what is before and behind them is read together.
const INLINE: [&str; 14] =
    ["a", "abbr", "b", "code", "del", "em", "i", "mark", "s", "small", "span", "strong", "sub", "sup"];

/// The longest tag that is looked at, and the longest address.
const LONGEST: usize = 4096;

impl Folded {
    pub fn new(original: &str, reading: Reading) -> Self {
        let mut folded = Self {
            text: String::with_capacity(original.len()),
            from: Vec::with_capacity(original.len()),
            gap: Gap::NONE,
        };
        let mut at = 0;
        while let Some(byte) = original.as_bytes().get(at) {
            match byte {
                // Most are plain.
                b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' | b',' | b':' | b'\'' | b'"' => {
                    folded.add(char::from(byte.to_ascii_lowercase()), at..at + 1);
                }
                b' ' => folded.gap = folded.gap.and(Gap::BLANK),
                _ => {
                    at += folded.take(&original[at..], at, reading);
                    continue;
                }
            }
            at += 1;
        }
        folded
    }

    /// Whether the two readings of a text differ.
    pub fn reads_otherwise(text: &str) -> bool {
        let bytes = text.as_bytes();
        let begins_line = |at: usize| text[..at].trim_end_matches([' ', '\t']).ends_with('\n');
        // Lists in files have brackets too, and end with their lines.
        let is_mark = |at: usize| match (bytes[at], bytes.get(at + 1)) {
            (b']', Some(next)) => next.is_ascii_alphanumeric() || matches!(next, b'(' | b'[' | b' ' | b'*' | b'_'),
            (b'\\', Some(next)) => matches!(next, b'n' | b'r' | b't' | b'x'),
            _ => false,
        };
        memchr::memchr2_iter(b']', b'\\', bytes).any(is_mark) || memchr::memchr_iter(b'>', bytes).any(begins_line)
    }

    /// Where a part of `text` stands in the original; `None` if it begins or ends within a letter.
    pub fn original(&self, part: &Range<usize>) -> Option<Range<usize>> {
        let (first, last) = (self.from.get(part.start)?, self.from.get(part.end.checked_sub(1)?)?);
        let begins = part.start == 0 || self.from[part.start - 1].start != first.start;
        let ends = self.from.get(part.end).is_none_or(|next| next.start != last.start);
        (begins && ends).then_some(first.start as usize..last.end as usize)
    }

    /// What stands before each byte of a part of `text`.
    pub fn gaps(&self, part: &Range<usize>) -> impl Iterator<Item = Gap> {
        self.from[part.clone()].iter().map(|from| from.gap)
    }

    /// Takes what begins here, and tells its length.
    fn take(&mut self, rest: &str, at: usize, reading: Reading) -> usize {
        let Some(next) = rest.chars().next() else { return 1 };
        let is_shown = reading == Reading::Shown;
        let (meant, length) = match next {
            '*' | '`' | '~' => (None, 1),
            '\\' => match escaped(rest, reading) {
                Some((meant, length)) => (Some(meant), length),
                None => (None, 1),
            },
            '&' => match entity(rest) {
                Some(('<', _, length)) => tag(rest, length).map_or((Some('<'), length), |length| (None, length)),
                Some((meant, mark, length)) => {
                    self.push(meant, at..at + length);
                    (mark, length)
                }
                None => (Some('&'), 1),
            },
            '<' => tag(rest, 1).map_or((Some('<'), 1), |length| (None, length)),
            '%' => match percent(rest) {
                Some(text) => {
                    let mut end = at;
                    for meant in text.chars() {
                        let start = end;
                        end += 3 * meant.len_utf8();
                        self.push(meant, start..end);
                    }
                    (None, end - at)
                }
                None => (Some('%'), 1),
            },
            '!' if is_shown && rest.starts_with("![") => (None, 1),
            '[' if is_shown => (None, if rest.starts_with("[^") { bracket(rest, b']').unwrap_or(1) } else { 1 }),
            ']' if is_shown => (None, 1 + target(&rest[1..]).unwrap_or(0)),
            '>' if is_shown && self.gap.ends_line() => (Some(' '), 1),
            _ => (Some(next), next.len_utf8()),
        };
        if let Some(meant) = meant {
            self.push(meant, at..at + length);
        }
        length
    }

    fn push(&mut self, meant: char, from: Range<usize>) {
        if is_unseen(meant) {
            self.gap = self.gap.and(Gap::UNSEEN);
        } else if !self.mark(meant, from.end) {
            plain(meant, |letter| match gap(letter) {
                Gap::NONE => self.add(letter, from.clone()),
                gap => self.gap = self.gap.and(gap),
            });
        }
    }

    /// Makes one letter of the last one and a mark that stands behind it.
    fn mark(&mut self, mark: char, end: usize) -> bool {
        if mark < '\u{300}' || self.gap != Gap::NONE {
            return false;
        }
        let Some(together) = self.text.chars().next_back().and_then(|last| marked(last, mark)) else { return false };
        let Some(Origin { start, gap, .. }) = self.text.pop().and_then(|last| {
            let first = self.from.len() - last.len_utf8();
            self.from.drain(first..).next()
        }) else {
            return false;
        };
        self.gap = gap;
        self.add(together, start as usize..end);
        true
    }

    fn add(&mut self, letter: char, from: Range<usize>) {
        self.text.push(letter);
        let [start, end] = [from.start, from.end].map(|at| u32::try_from(at).unwrap_or(u32::MAX));
        self.from.push(Origin { start, end, gap: self.gap });
        self.gap = Gap::NONE;
        // Of a letter that takes several bytes.
        self.from.resize(self.text.len(), Origin { start, end, gap: Gap::NONE });
    }
}

/// What a character that is no letter is between letters.
fn gap(c: char) -> Gap {
    match c {
        '-' | '_' | '\u{2010}'..='\u{2013}' | '·' | '・' | '･' => Gap::HYPHEN,
        '.' => Gap::DOT,
        '/' => Gap::SLASH,
        '\n' => Gap::LINE_END,
        _ if c.is_whitespace() => Gap::BLANK,
        _ => Gap::NONE,
    }
}

/// `\u00fc`, as JSON and scripts have it, and in files that have it so `\xfc` and `\n`. Before anything else a backslash
/// means nothing.
fn escaped(text: &str, reading: Reading) -> Option<(char, usize)> {
    let number = |digits: &str| char::from_u32(u32::from_str_radix(digits, 16).ok()?);
    match (text.as_bytes().get(1)?, reading) {
        (b'u', _) => Some((number(text.get(2..6)?)?, 6)),
        (b'x', Reading::Shown) => Some((number(text.get(2..4)?)?, 4)),
        (b'n' | b'r', Reading::Shown) => Some(('\n', 2)),
        (b't', Reading::Shown) => Some(('\t', 2)),
        _ => None,
    }
}

/// The length of a tag within a line, whose bracket takes some bytes: also one that is shown as it was written.
fn tag(text: &str, bracket: usize) -> Option<usize> {
    let text_behind = &text[bracket..];
    let name = text_behind.strip_prefix('/').unwrap_or(text_behind);
    let length = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
    if !INLINE.iter().any(|inline| inline.eq_ignore_ascii_case(&name[..length])) {
        return None;
    }
    let close = if bracket == 1 { ">" } else { "&gt;" };
    let near = text.as_bytes().get(..LONGEST.min(text.len()))?;
    memchr::memmem::find(near, close.as_bytes()).map(|end| end + close.len())
}

/// What a link leads to, with its marks: `(address "title")` or `[name]`.
fn target(text: &str) -> Option<usize> {
    match text.as_bytes().first()? {
        b'(' => bracket(text, b')'),
        b'[' => bracket(text, b']'),
        _ => None,
    }
}

/// The length of what begins with a bracket, to the one that closes it.
fn bracket(text: &str, close: u8) -> Option<usize> {
    let open = *text.as_bytes().first()?;
    let (mut depth, mut quote) = (0_usize, None);
    for (at, byte) in text.bytes().take(LONGEST).enumerate() {
        match (byte, quote) {
            (_, Some(end)) if byte == end => quote = None,
            (_, Some(_)) => {}
            (b'<', _) if at == 1 => quote = Some(b'>'),
            (b'"', _) if text.as_bytes()[at - 1] == b' ' => quote = Some(b'"'),
            _ if byte == open => depth += 1,
            _ if byte == close => {
                depth -= 1;
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
    }
    None
}

/// `%C3%BC`, as addresses have it, as far as it goes on so.
fn percent(text: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [b'%', high, low, after @ ..] = rest {
        let digit = |byte: &u8| char::from(*byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        let (Some(high), Some(low)) = (digit(high), digit(low)) else { break };
        bytes.push(high * 16 + low);
        rest = after;
    }
    String::from_utf8(bytes).ok().filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(original: &str, reading: Reading) -> String {
        Folded::new(original, reading).text
    }

    #[test]
    fn a_text_is_folded_to_what_people_read() {
        for (original, folded) in [
            ("**Ann**\n  Smith", "annsmith"),
            ("<b>Ann</b> <a href=\"x\">Smith</a>", "annsmith"),
            ("<td>Ann</td>", "<td>ann<td>"),
            ("&lt;b class=x&gt;Ann&lt;/b&gt; Smith", "annsmith"),
            ("M&#252;ller & M%C3%BCLLER & m\\u00fcller 100% 5%zz &x;", "müller&müller&müller100%5%zz&x;"),
            ("M&uuml;ller, &Zcaron;i&zcaron;ek &amp; Gro&szlig;", "müller,žižek&gross"),
            ("mu\u{308}ller カ\u{3099}", "müllerガ"),
            ("db\\_1.corp blue-harbour/x", "db1corpblueharbourx"),
            ("ΟΔΟΣ ς", "οδοσσ"),
            ("Ｂｌｕｅ　Ｈａｒ\u{200b}ｂｏｕｒ", "blueharbour"),
            ("O’Brien OʼBrien", "o'brieno'brien"),
        ] {
            assert_eq!(letters(original, Reading::Written), folded, "{original}");
        }
        let text = "see **Ann** Smith";
        let folded = Folded::new(text, Reading::Written);
        let at = folded.text.find("annsmith").unwrap_or_default();
        assert_eq!(folded.original(&(at..at + 8)).map(|bytes| &text[bytes]), Some("Ann** Smith"));
        assert!(!folded.gaps(&(at..at + 8)).map(Gap::is_none).collect::<Vec<_>>()[3]);
    }

    #[test]
    fn what_readers_are_shown_has_no_addresses() {
        for (original, folded) in [
            ("[Blue](https://x.example/(a) \"t)\") Harbour", "blueharbour"),
            ("![Blue][x] Harbour", "blueharbour"),
            ("[Blue](<a)b>)Harbour[^1]", "blueharbour"),
            ("> Blue\n  > Harbour", ">blueharbour"),
            ("Blue\\nHarbour\\xfc", "blueharbourü"),
            ("[Blue](x", "blue(x"),
        ] {
            assert_eq!(letters(original, Reading::Shown), folded, "{original}");
            assert!(Folded::reads_otherwise(original), "{original}");
        }
        for text in ["<p> a > b", "tags: [a, b]\n", "C:\\\\data"] {
            assert!(!Folded::reads_otherwise(text), "{text}");
        }
    }
}
