//! Texts to words, clause by clause: phrases do not reach over a full stop.

use crate::words::{is_unspaced, stem};

/// One word, as it is held against others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// What tells its stem from others.
    pub stem: u32,
    /// Where it stands in the text, in bytes.
    pub start: usize,
    pub end: usize,
    /// Whether it is a single letter or a number, which say nothing by themselves.
    pub is_bare: bool,
}

/// Takes texts apart; keeps its room between two of them.
#[derive(Debug, Default)]
pub struct Clauses {
    words: Vec<Word>,
    lower: String,
}

impl Clauses {
    /// Calls `take` with the words of each clause. Addresses are left out; letters of a script without spaces are taken
    /// in pairs.
    pub fn each(&mut self, text: &str, mut take: impl FnMut(&[Word])) {
        self.words.clear();
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(byte) = bytes.get(at) {
            if byte.is_ascii_alphanumeric() || *byte >= 0x80 {
                let rest = &bytes[at..];
                let plain = rest.iter().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(rest.len());
                if rest.get(plain).is_none_or(u8::is_ascii) {
                    self.push(text, at, at + plain);
                    at += plain;
                } else {
                    at = self.wide(text, at);
                }
                continue;
            }
            match byte {
                b':' if bytes.get(at..at + 3) == Some(b"://") => {
                    self.words.pop();
                    at += bytes[at..].iter().position(u8::is_ascii_whitespace).unwrap_or(bytes.len() - at);
                    continue;
                }
                b'.' | b':' | b';' | b'!' | b'?' if bytes.get(at + 1).is_none_or(u8::is_ascii_whitespace) => {
                    take(&self.words);
                    self.words.clear();
                }
                _ => {}
            }
            at += 1;
        }
        take(&self.words);
    }

    /// A run of letters of which some are not ASCII; where it ends.
    fn wide(&mut self, text: &str, at: usize) -> usize {
        let (mut start, mut before) = (None, None);
        for (place, letter) in text[at..].char_indices().map(|(more, letter)| (at + more, letter)) {
            let after = place + letter.len_utf8();
            if is_unspaced(letter) {
                if let Some(start) = start.take() {
                    self.push(text, start, place);
                }
                if let Some(before) = before.replace(place) {
                    let stem = hash(&text[before..after]);
                    self.words.push(Word { stem, start: before, end: after, is_bare: false });
                }
            } else if letter.is_alphanumeric() {
                start.get_or_insert(place);
                before = None;
            } else {
                // A dash, a quotation mark, or what is ASCII.
                if let Some(start) = start {
                    self.push(text, start, place);
                }
                return if letter.is_ascii() { place } else { after };
            }
        }
        if let Some(start) = start {
            self.push(text, start, text.len());
        }
        text.len()
    }

    fn push(&mut self, text: &str, start: usize, end: usize) {
        let word = &text[start..end];
        let (mut is_lower, mut is_number) = (true, true);
        for byte in word.bytes() {
            is_lower &= byte.is_ascii_lowercase() || byte.is_ascii_digit();
            is_number &= byte.is_ascii_digit();
        }
        let stem = if is_lower {
            stem_hash(word)
        } else {
            self.lower.clear();
            if word.is_ascii() {
                self.lower.push_str(word);
                self.lower.make_ascii_lowercase();
            } else {
                self.lower.extend(word.chars().flat_map(char::to_lowercase));
            }
            stem_hash(&self.lower)
        };
        self.words.push(Word { stem, start, end, is_bare: is_number || word.len() < 2 });
    }
}

/// What tells the stem of a word in lower case from others.
pub fn stem_hash(lower: &str) -> u32 {
    hash(stemmed(lower))
}

/// The stem, with one letter where the ending left two: `stopped` and `stop`.
fn stemmed(lower: &str) -> &str {
    let stem = stem(lower);
    match stem.as_bytes() {
        [.., one, other] if stem.len() > 3 && one == other && b"bdgmnprt".contains(one) => &stem[..stem.len() - 1],
        _ => stem,
    }
}

/// What tells a text from others: FNV-1a, half of it. The highest bit is left to what is no word.
#[expect(clippy::cast_possible_truncation, reason = "half of the hash tells words apart as well")]
pub fn hash(text: &str) -> u32 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325, step);
    (hash ^ (hash >> 32)) as u32 >> 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Vec<Vec<&str>> {
        let mut all = Vec::new();
        Clauses::default().each(text, |clause| {
            let told = clause.iter().filter(|word| !word.is_bare);
            all.push(told.map(|word| &text[word.start..word.end]).collect());
        });
        all
    }

    #[test]
    fn clauses_end_where_sentences_do() {
        let dry = said("The pool ran dry. At 0.4 s: `max_connections` hit");
        assert_eq!(dry, [vec!["The", "pool", "ran", "dry"], vec!["At"], vec!["max", "connections", "hit"]]);
        assert_eq!(said("see https://example.com/pool?x=1 now"), [["see", "now"]]);
        assert_eq!(said("接続プール"), [["接続", "続プ", "プー", "ール"]]);
        assert_eq!(said("Überlast — „Prüfung“ db接続x"), [["Überlast", "Prüfung", "db", "接続"]]);
        assert_eq!(said(""), [Vec::<&str>::new()]);
    }

    #[test]
    fn endings_do_not_count() {
        let same = |one: &str, other: &str| stemmed(one) == stemmed(other);
        assert!(same("stopped", "stop") && same("connections", "connection") && same("expired", "expires"));
        assert!(!same("pool", "poll"));
    }
}
