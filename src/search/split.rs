//! Texts to words, as they are indexed.
//!
//! `templates/html/search.js` splits what is typed in the same way. There is no stemming: it joins what
//! must not be joined in names of systems (`caches` and `cache`), and knows one language. The browser tries
//! the endings of a word instead, and ranks what was typed first.

use super::fold;
use crate::words::is_unspaced;

/// The longest word, in characters: what is longer is found by its beginning.
pub const LONGEST: usize = 64;

/// What a byte is in a word: nothing, a joiner, the beginning of something longer, or its small letter.
const OUTSIDE: u8 = 0;
const JOINER: u8 = 1;
const WIDE: u8 = 2;

static CLASS: [u8; 256] = classes();

#[expect(clippy::cast_possible_truncation, reason = "an index below 256")]
const fn classes() -> [u8; 256] {
    let mut classes = [OUTSIDE; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            letter @ (b'a'..=b'z' | b'0'..=b'9' | b'A'..=b'Z') => letter.to_ascii_lowercase(),
            b'-' | b'.' | b'_' => JOINER,
            0x80.. => WIDE,
            _ => OUTSIDE,
        };
        byte += 1;
    }
    classes
}

fn class(byte: u8) -> u8 {
    CLASS[usize::from(byte)]
}

/// Splits texts; keeps its room between two of them.
#[derive(Debug, Default)]
pub struct Splitter {
    joined: Vec<u8>,
    folded: String,
}

impl Splitter {
    /// Calls `found` with each word of a text: small, in UTF-8. A name with joints (`pool.max_idle`) is
    /// found in parts, and then whole.
    pub fn split(&mut self, text: &str, mut found: impl FnMut(&[u8])) {
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(start) = bytes[at..].iter().position(|byte| class(*byte) != OUTSIDE).map(|more| at + more) {
            let mut wide = false;
            let length = bytes[start..].iter().position(|byte| {
                let class = class(*byte);
                wide |= class == WIDE;
                class == OUTSIDE
            });
            at = length.map_or(bytes.len(), |length| start + length);
            if wide {
                self.split_wide(&text[start..at], &mut found);
            } else {
                self.split_plain(&bytes[start..at], &mut found);
            }
        }
    }

    /// Words of ASCII letters and joiners.
    fn split_plain(&mut self, token: &[u8], found: &mut impl FnMut(&[u8])) {
        self.joined.clear();
        let (mut start, mut parts, mut has_letter, mut number) = (0, 0, false, false);
        for byte in token.iter().chain(b".") {
            let small = class(*byte);
            if small != JOINER {
                self.joined.push(small);
                continue;
            }
            let part = &self.joined[start..];
            if part.is_empty() {
                // Two joiners are a dash or an ellipsis: what stands on both sides is no name.
                self.joined.clear();
                (start, parts, has_letter, number) = (0, 0, false, false);
                continue;
            }
            found(&part[..part.len().min(LONGEST)]);
            parts += 1;
            let letters = part.iter().any(u8::is_ascii_alphabetic);
            has_letter |= letters;
            // The number of a ticket says it all: `OPS-67584` is found by its parts.
            number |= !letters && part.len() >= 4;
            self.joined.push(*byte);
            start = self.joined.len();
        }
        if parts > 1 && has_letter && !number {
            self.joined.pop();
            found(&self.joined[..self.joined.len().min(LONGEST)]);
        }
    }

    /// Words of any letters.
    fn split_wide(&mut self, token: &str, found: &mut impl FnMut(&[u8])) {
        let mut folded = std::mem::take(&mut self.folded);
        folded.clear();
        for letter in token.chars() {
            let before = folded.len();
            fold::push(letter, &mut folded);
            let keeps = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '.' | '_');
            if !folded[before..].chars().all(keeps) {
                folded.truncate(before);
                folded.push(' ');
            }
        }
        for token in folded.split(' ') {
            if token.is_ascii() {
                self.split_plain(token.as_bytes(), found);
            } else {
                token.split(['-', '.', '_']).for_each(|word| split_word(word, found));
            }
        }
        self.folded = folded;
    }
}

/// A run of letters: one word, and pairs of neighbours where words are not spaced. The last letter of such
/// a run stands alone too, so that each letter begins something.
fn split_word(run: &str, found: &mut impl FnMut(&[u8])) {
    let mut rest = run;
    while let Some(first) = rest.chars().next() {
        let unspaced = is_unspaced(first);
        let end = rest.find(|letter| is_unspaced(letter) != unspaced).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        if unspaced {
            let mut letters = word.char_indices().peekable();
            while let Some((at, letter)) = letters.next() {
                let next = letters.peek().map_or(0, |(_, next)| next.len_utf8());
                found(&word.as_bytes()[at..at + letter.len_utf8() + next]);
            }
        } else {
            let end = word.char_indices().nth(LONGEST).map_or(word.len(), |(end, _)| end);
            found(&word.as_bytes()[..end]);
        }
        rest = after;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let mut words = Vec::new();
        Splitter::default().split(text, |word| words.push(String::from_utf8_lossy(word).into_owned()));
        words
    }

    #[test]
    fn words_are_small_and_without_accents() {
        assert_eq!(words("The Café, 62.5 % -- (down)"), ["the", "cafe", "62", "5", "down"]);
        assert_eq!(words(""), Vec::<String>::new());
        assert_eq!(words("-._"), Vec::<String>::new());
    }

    #[test]
    fn names_are_found_whole_and_by_part() {
        assert_eq!(words("`pool.max_idle`."), ["pool", "max", "idle", "pool.max_idle"]);
        assert_eq!(words("connection-pool"), ["connection", "pool", "connection-pool"]);
        assert_eq!(words("us-east-1: x"), ["us", "east", "1", "us-east-1", "x"]);
        assert_eq!(words("OPS-67584 wait...what"), ["ops", "67584", "wait", "what"]);
        assert_eq!(words("2023-08-10"), ["2023", "08", "10"]);
        assert_eq!(words("café-bar"), ["cafe", "bar", "cafe-bar"]);
    }

    #[test]
    fn languages_without_space_are_found_by_pairs_of_letters() {
        assert_eq!(words("東京都でDB障害"), ["東京", "京都", "都で", "で", "db", "障害", "害"]);
        assert_eq!(words("ＤＢ　接続、停止"), ["db", "接続", "続", "停止", "止"]);
        assert_eq!(words("Отказ базы-данных"), ["отказ", "базы", "данных"]);
    }

    #[test]
    fn long_words_are_found_by_their_beginning() {
        assert_eq!(words(&"x".repeat(1 << 20)), ["x".repeat(LONGEST)]);
        assert_eq!(words(&"é".repeat(1000)), ["e".repeat(LONGEST)]);
        assert_eq!(words(&"ж".repeat(1000)), ["ж".repeat(LONGEST)]);
    }
}
