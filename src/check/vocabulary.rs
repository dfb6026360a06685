//! Which words a record may hold: the quick look before the close one.
//!
//! Most rules about language look for a few words that most records do not have. One walk over the
//! file notes all its words, and such a rule asks for its own before it reads a sentence. The answer
//! may be wrong one way only: a word that is said not to be there is not.

use std::sync::LazyLock;

/// The words of a file, as a bit for each of their hashes.
#[derive(Debug)]
pub struct Vocabulary {
    bits: Box<[u64; WORDS]>,
    /// Whether words may be written in escapes, so that any may be there.
    is_escaped: bool,
}

const WORDS: usize = 1 << (16 - 6);

impl Vocabulary {
    /// The words of a YAML text, those of keys and comments too.
    pub fn of(text: &str) -> Self {
        let mut bits = Box::new([0; WORDS]);
        let mut hash = START;
        for byte in text.bytes() {
            let letter = byte | 0x20;
            if letter.is_ascii_lowercase() {
                hash = step(hash, letter);
            } else if hash != START {
                let place = place(hash);
                bits[place >> 6] |= 1 << (place & 63);
                hash = START;
            }
        }
        if hash != START {
            let place = place(hash);
            bits[place >> 6] |= 1 << (place & 63);
        }
        Self { bits, is_escaped: memchr::memchr(b'\\', text.as_bytes()).is_some() }
    }

    pub fn may_hold(&self, cues: &Cues) -> bool {
        let is_there = |place: &u16| self.bits[usize::from(*place) >> 6] & (1 << (place & 63)) != 0;
        self.is_escaped || cues.0.iter().any(is_there)
    }
}

const START: u32 = 0x811c_9dc5;

/// Quick rather than good: a word that is taken for another costs a closer look, and no more.
const fn step(hash: u32, letter: u8) -> u32 {
    (hash.rotate_left(5) ^ letter as u32).wrapping_add(0x9e37)
}

const fn place(hash: u32) -> usize {
    (hash.wrapping_mul(0x9e37_79b1) >> 16) as usize
}

/// Words without one of which a rule has nothing to say.
#[derive(Debug)]
pub struct Cues(Box<[u16]>);

/// Cues that are made when they are first asked for.
pub type LazyCues = LazyLock<Cues>;

impl Cues {
    /// Of words in lower case; of one with a mark in it (`should've`), its longest part counts.
    pub fn of(lists: &[&[&str]]) -> Self {
        let longest = |word: &'_ &str| {
            word.split(|c: char| !c.is_ascii_lowercase()).max_by_key(|part| part.len()).map(str::to_owned)
        };
        let hash = |word: String| place(word.bytes().fold(START, step));
        let places = lists.iter().copied().flatten().filter_map(longest).map(hash);
        Self(places.filter_map(|place| u16::try_from(place).ok()).collect())
    }

    /// Of phrases: of each its longest word, which is the rarest.
    pub fn of_phrases(phrases: &[&[&str]]) -> Self {
        let longest: Vec<&str> =
            phrases.iter().filter_map(|phrase| phrase.iter().copied().max_by_key(|word| word.len())).collect();
        Self::of(&[&longest])
    }

    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.0 = self.0.into_iter().chain(other.0).collect();
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn may_hold(text: &str, word: &str) -> bool {
        Vocabulary::of(text).may_hold(&Cues::of(&[&[word]]))
    }

    #[test]
    fn a_word_that_is_there_is_always_known() {
        for text in [
            "forgot",
            "It Forgot",
            "text: \"forgot-to\"",
            "a\n  forgot_",
            "2forgot3",
            "they forgot’s",
            "FORGOT: x",
            "for\\x67ot",
        ] {
            assert!(may_hold(text, "forgot"), "{text}");
        }
        assert!(may_hold("she should've known", "should've"));
    }

    #[test]
    fn most_that_are_not_are_known_to_be_missing() {
        for word in ["careless", "sloppy", "obviously", "clearly", "just"] {
            assert!(!may_hold("The pool was exhausted by a setting that nobody had tried under load", word), "{word}");
        }
        assert!(!may_hold("forgotten", "forgot"));
    }
}
