//! Lists of phrases that many places are held against: at nearly all of them none begins, and that is
//! told by the hash of the word there.

use super::letters::hash;
use super::words::{Word, phrase_at};

/// Phrases of words in lower case.
#[derive(Debug)]
pub struct Phrases {
    phrases: &'static [&'static [&'static str]],
    /// A bit for the hash of each first word, as far as these many bits tell them apart.
    firsts: [u64; 4],
}

impl Phrases {
    pub const fn of(phrases: &'static [&'static [&'static str]]) -> Self {
        let (mut firsts, mut at) = ([0; 4], 0);
        while at < phrases.len() {
            let hash = hash(phrases[at][0].as_bytes());
            firsts[(hash >> 6 & 3) as usize] |= 1 << (hash & 63);
            at += 1;
        }
        Self { phrases, firsts }
    }

    pub const fn all(&self) -> &'static [&'static [&'static str]] {
        self.phrases
    }

    /// How many words the first of them has that stands in `words` from `at` on.
    pub fn at(&self, words: &[Word<'_>], at: usize) -> Option<usize> {
        let hash = words.get(at)?.hash();
        if self.firsts[usize::from(hash >> 6 & 3)] & (1 << (hash & 63)) == 0 {
            return None;
        }
        self.phrases.iter().find(|phrase| phrase_at(words, at, phrase)).map(|phrase| phrase.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::words::sentences;

    #[test]
    fn the_first_phrase_that_stands_there_is_found() {
        const LOOKING: &Phrases = &Phrases::of(&[&["look", "at"], &["look"], &["keep", "an", "eye"]]);
        let taken = sentences("Look at it, then look and keep an EYE on it and keep");
        let words = taken.words();
        let found: Vec<_> = (0..=words.len()).filter_map(|at| Some((at, LOOKING.at(words, at)?))).collect();
        assert_eq!(found, [(0, 2), (4, 1), (6, 3)]);
    }
}
