//! A quick look at a text's bytes, which leaves few texts to be folded.

use aho_corasick::{AhoCorasick, AhoCorasickKind};

use super::letters::disguises;

/// So many words that one table for each of their letters would take megabytes.
const MANY: usize = 1000;

/// The part of each word that no format changes, in texts as they are.
#[derive(Debug, Clone)]
pub struct Likely(Option<AhoCorasick>);

impl Likely {
    /// Of folded words, with a blank wherever something may stand between their letters.
    pub fn new<'a>(words: impl Iterator<Item = &'a str>) -> Self {
        let mut parts: Vec<Vec<u8>> = Vec::new();
        for word in words {
            let of_word = parts_of(word);
            if of_word.is_empty() {
                return Self(None);
            }
            parts.extend(of_word);
        }
        // All that is published goes through it: several times as fast, where it takes little memory.
        let kind = (parts.len() < MANY).then_some(AhoCorasickKind::DFA);
        parts.extend(disguises());
        Self(AhoCorasick::builder().ascii_case_insensitive(true).kind(kind).build(parts).ok())
    }

    /// Whether one may stand in a text that is made for readers, where no mark stands inside a word.
    pub fn is_in(&self, text: &str) -> bool {
        self.0.as_ref().is_none_or(|parts| parts.is_match(text))
    }

    /// The same of a text as it was written: `An**n**`.
    pub fn may_be_in(&self, text: &str) -> bool {
        breaks_a_word(text.as_bytes()) || self.is_in(text)
    }
}

/// What a text has in it if the word stands there: one of these. Nothing, if that cannot be told.
fn parts_of(word: &str) -> Vec<Vec<u8>> {
    // A sharp s is written in two ways, and may have another one beside it.
    let pieces: Vec<&str> = word
        .split("ss")
        .enumerate()
        .map(|(nth, piece)| match nth {
            0 => piece,
            _ => piece.trim_start_matches('s'),
        })
        .collect();
    let pieces = pieces.join(" ");
    let longest = |pieces: &mut dyn Iterator<Item = &str>| pieces.max_by_key(|piece| piece.len()).map(str::to_owned);
    let ascii = longest(&mut pieces.split(|c: char| !c.is_ascii_alphanumeric()).filter(|piece| !piece.is_empty()));
    if let Some(part) = ascii {
        return vec![part.into_bytes()];
    }
    let other = longest(&mut pieces.split(|c: char| c.is_ascii() || !c.is_alphanumeric()));
    let start: Vec<char> = other.unwrap_or_default().chars().take(2).collect();
    if start.is_empty() {
        return Vec::new();
    }
    let mut all = vec![String::new()];
    for c in start {
        let cases = cases(c);
        all = all.iter().flat_map(|before| cases.iter().map(move |c| format!("{before}{c}"))).collect();
    }
    all.iter().flat_map(|start| spellings(start)).collect()
}

/// All letters that fold to this one, but for its pieces.
fn cases(c: char) -> Vec<char> {
    let mut upper = c.to_uppercase();
    let upper = upper.next().filter(|_| upper.next().is_none());
    let mut cases = vec![c];
    cases.extend(upper.filter(|upper| *upper != c));
    cases.extend((c == 'σ').then_some('ς'));
    cases
}

/// As it is, and as formats have it.
fn spellings(text: &str) -> Vec<Vec<u8>> {
    let made = |spell: fn(char) -> String| text.chars().map(spell).collect::<String>().into_bytes();
    vec![
        text.as_bytes().to_vec(),
        made(|c| c.to_string().bytes().map(|byte| format!("%{byte:02x}")).collect::<Vec<_>>().concat()),
        made(|c| format!("\\u{:04x}", u32::from(c))),
        made(|c| format!("&#{};", u32::from(c))),
        made(|c| format!("&#x{:x};", u32::from(c))),
    ]
}

/// Whether some mark stands inside a word, or for a part of one.
fn breaks_a_word(text: &[u8]) -> bool {
    let is_mark = |byte: &u8| matches!(byte, b'*' | b'~' | b'`' | b'\\' | b'[');
    text.iter().enumerate().any(|(at, byte)| match byte {
        b'*' | b'~' | b'`' | b'\\' | b'[' => {
            let behind = text[at..].iter().find(|byte| !is_mark(byte));
            at > 0 && text[at - 1].is_ascii_alphanumeric() && behind.is_some_and(u8::is_ascii_alphanumeric)
        }
        // The end of a link.
        b')' | b']' => text[at + 1..].iter().find(|byte| !is_mark(byte)).is_some_and(u8::is_ascii_alphanumeric),
        b'&' => text.get(at + 1).is_some_and(|next| *next == b'#' || next.is_ascii_alphabetic()),
        b'%' => text.get(at + 1).is_some_and(u8::is_ascii_hexdigit),
        b'<' => text.get(at + 1).is_some_and(|next| *next == b'/' || next.is_ascii_alphabetic()),
        // Soft hyphens, what has no width, and marks of letters: among others.
        0xc2 | 0xe2 | 0xef => text.get(at + 1).is_some_and(|next| matches!(next, 0xad | 0x80 | 0x81 | 0xb8 | 0xbb)),
        0xcc | 0xcd => true,
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_with_a_word_is_passed_over() {
        let likely = Likely::new(["blue harbour", "stra e", "数据公司", "ωμέγα"].into_iter());
        for text in
            ["HARBOUR", "STRASSE", "Straße", "的数据公司", "%E6%95%B0%e6%8d%AE", "Ωμ", "ΩΜΈΓΑ", "ｈ", "\\u6570\\u636E"]
        {
            assert!(likely.is_in(text), "{text}");
        }
        for text in ["harbo", "数 据", "str", "“quoted” – 100 %", "Zürich"] {
            assert!(!likely.is_in(text), "{text}");
        }
        for text in ["Har**bour**", "Har[bour](x)", "[Har](x)bour", "[Har](x)**bour**", "H&aacute;", "e\u{301}"] {
            assert!(likely.may_be_in(text), "{text}");
        }
        for text in ["a [b](https://x.example/y) **c**, 5 & 6", "f(x), [1]"] {
            assert!(!likely.may_be_in(text), "{text}");
        }
    }
}
