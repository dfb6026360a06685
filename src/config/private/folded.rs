//! A text as it reads, whatever a format makes of its characters.

use std::ops::Range;

/// A text in lower case, without marks (emphasis, escapes, tags within a line), with one blank wherever words are
/// parted or joined: by white space, hyphens or underscores. Each byte knows where it comes from.
#[derive(Debug, Default)]
pub struct Folded {
    pub text: String,
    /// For each byte of `text`, the bytes of the original that it was made of.
    from: Vec<(u32, u32)>,
}

/// Tags that stand within a line: what is before and behind them is read together.
const INLINE: [&str; 14] =
    ["a", "abbr", "b", "code", "del", "em", "i", "mark", "s", "small", "span", "strong", "sub", "sup"];

/// The longest tag and the longest entity that are looked at.
const LONGEST_TAG: usize = 4096;
const LONGEST_ENTITY: usize = 10;

impl Folded {
    pub fn new(original: &str) -> Self {
        let mut folded = Self { text: String::with_capacity(original.len()), from: Vec::with_capacity(original.len()) };
        let mut at = 0;
        while let Some(byte) = original.as_bytes().get(at) {
            // Most are plain.
            if byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b',' | b'/' | b':' | b'\'' | b'"') {
                folded.text.push(char::from(byte.to_ascii_lowercase()));
                let at = u32::try_from(at).unwrap_or(u32::MAX);
                folded.from.push((at, at.saturating_add(1)));
            } else if let Some(next) = original[at..].chars().next() {
                at = folded.take(original, at, next);
                continue;
            }
            at += 1;
        }
        folded
    }

    /// Where a part of `text` stands in the original.
    pub fn original(&self, part: Range<usize>) -> Range<usize> {
        let start = self.from.get(part.start).map_or(0, |(start, _)| *start);
        let end = part.end.checked_sub(1).and_then(|last| self.from.get(last)).map_or(start, |(_, end)| *end);
        start as usize..end as usize
    }

    /// Takes what begins with a character, and tells where the next begins.
    fn take(&mut self, original: &str, at: usize, next: char) -> usize {
        let rest = &original[at..];
        let (meant, length) = match next {
            '*' | '`' | '~' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => (None, next.len_utf8()),
            '\\' => match escaped(rest) {
                Some((meant, length)) => (Some(meant), length),
                None => (None, 1),
            },
            '&' => match entity(rest) {
                Some(('<', length)) => tag(rest, length).map_or((Some('<'), length), |length| (None, length)),
                Some((meant, length)) => (Some(meant), length),
                None => (Some('&'), 1),
            },
            '<' => tag(rest, 1).map_or((Some('<'), 1), |length| (None, length)),
            '%' => match percent(rest) {
                Some((text, length)) => {
                    text.chars().for_each(|meant| self.push(meant, at, at + length));
                    (None, length)
                }
                None => (Some('%'), 1),
            },
            _ => (Some(next), next.len_utf8()),
        };
        if let Some(meant) = meant {
            self.push(meant, at, at + length);
        }
        at + length
    }

    fn push(&mut self, meant: char, start: usize, end: usize) {
        let from = (u32::try_from(start).unwrap_or(u32::MAX), u32::try_from(end).unwrap_or(u32::MAX));
        if meant.is_ascii_alphanumeric() {
            self.text.push(meant.to_ascii_lowercase());
        } else if meant.is_whitespace() || matches!(meant, '-' | '_' | '\u{2010}' | '\u{2011}') {
            if self.text.ends_with(' ') {
                return;
            }
            self.text.push(' ');
        } else {
            // The small sigma has another form at the end of a word.
            self.text.extend(meant.to_lowercase().map(|small| if small == 'ς' { 'σ' } else { small }));
        }
        self.from.resize(self.text.len(), from);
    }
}

/// `\u00fc`, as JSON and scripts have it. Before anything else a backslash means nothing.
fn escaped(text: &str) -> Option<(char, usize)> {
    let digits = text.strip_prefix("\\u")?.get(..4)?;
    Some((char::from_u32(u32::from_str_radix(digits, 16).ok()?)?, 6))
}

/// `&amp;`, `&#39;`, `&#x27;`.
fn entity(text: &str) -> Option<(char, usize)> {
    let end = text.bytes().take(LONGEST_ENTITY).position(|byte| byte == b';')?;
    let name = &text[1..end];
    let meant = match name.strip_prefix('#') {
        Some(number) => {
            let hexadecimal = number.strip_prefix(['x', 'X']);
            let number = hexadecimal.map_or_else(|| number.parse(), |digits| u32::from_str_radix(digits, 16));
            char::from_u32(number.ok()?)?
        }
        None => match name {
            "amp" => '&',
            "apos" => '\'',
            "gt" => '>',
            "lt" => '<',
            "nbsp" => ' ',
            "quot" => '"',
            _ => return None,
        },
    };
    Some((meant, end + 1))
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
    let near = text.as_bytes().get(..LONGEST_TAG.min(text.len()))?;
    memchr::memmem::find(near, close.as_bytes()).map(|end| end + close.len())
}

/// `%C3%BC`, as addresses have it.
fn percent(text: &str) -> Option<(String, usize)> {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [b'%', high, low, after @ ..] = rest {
        let digit = |byte: &u8| char::from(*byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        let (Some(high), Some(low)) = (digit(high), digit(low)) else { break };
        bytes.push(high * 16 + low);
        rest = after;
    }
    let length = 3 * bytes.len();
    String::from_utf8(bytes).ok().filter(|text| !text.is_empty()).map(|text| (text, length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_folded_to_what_people_read() {
        for (original, folded) in [
            ("**Ann**\n  Smith", "ann smith"),
            ("<b>Ann</b> <a href=\"x\">Smith</a>", "ann smith"),
            ("<td>Ann</td>", "<td>ann</td>"),
            ("&lt;b class=x&gt;Ann&lt;/b&gt; Smith", "ann smith"),
            ("M&#252;ller &amp; M%C3%BCLLER & m\\u00fcller 100% 5%zz &x;", "müller & müller & müller 100% 5%zz &x;"),
            ("db\\_1.corp blue-harbour", "db 1.corp blue harbour"),
            ("ΟΔΟΣ ς", "οδοσ σ"),
        ] {
            assert_eq!(Folded::new(original).text, folded, "{original}");
        }
        let text = "see **Ann** Smith";
        let folded = Folded::new(text);
        let at = folded.text.find("ann smith").unwrap_or_default();
        assert_eq!(&text[folded.original(at..at + 9)], "Ann** Smith");
    }
}
