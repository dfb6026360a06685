//! Lists of phrases that many places are held against: at nearly all of them none begins, and that is
//! told by the hash of the word there.

use super::sieve::Sieve;
use super::words::{Word, phrase_at};

/// Phrases of words in lower case.
#[derive(Debug)]
pub struct Phrases {
    phrases: &'static [&'static [&'static str]],
    /// Their first words.
    firsts: Sieve,
}

impl Phrases {
    pub const fn of(phrases: &'static [&'static [&'static str]]) -> Self {
        let (mut firsts, mut at) = (Sieve::of(&[]), 0);
        while at < phrases.len() {
            firsts = firsts.and(&Sieve::of(&[&[phrases[at][0]]]));
            at += 1;
        }
        Self { phrases, firsts }
    }

    pub const fn all(&self) -> &'static [&'static [&'static str]] {
        self.phrases
    }

    pub const fn firsts(&self) -> &Sieve {
        &self.firsts
    }

    /// How many words the first of them has that stands in `words` from `at` on.
    pub fn at(&self, words: &[Word<'_>], at: usize) -> Option<usize> {
        if !self.firsts.lets_through(words.get(at)?.hash()) {
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
