//! Which words the texts of a record may hold: the quick look before the close one.
//!
//! Most rules about language look for a few words that most texts do not have. One walk over all
//! texts notes their words as numbers, and such a rule reads only those texts that may hold one of
//! its own. The answer may be wrong one way only: a word that is said not to be there is not.

use std::sync::LazyLock;

use super::letters::{hash, runs};

/// The words of several texts by their hashes.
#[derive(Debug)]
pub struct Vocabulary {
    /// A bit for each hash that any text has, as far as these many bits tell them apart.
    bits: [u64; WORDS],
    /// The hashes of all texts, one after the other.
    hashes: Vec<u16>,
    /// How many hashes stand before the end of each text.
    ends: Vec<usize>,
}

const WORDS: usize = 256;

impl Vocabulary {
    pub fn of<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let mut all = Self { bits: [0; WORDS], hashes: Vec::with_capacity(512), ends: Vec::with_capacity(64) };
        for text in texts {
            runs(text, |hash| {
                all.bits[usize::from(hash >> 6) % WORDS] |= 1 << (hash & 63);
                all.hashes.push(hash);
            });
            all.ends.push(all.hashes.len());
        }
        all
    }

    /// What of the cues any of the texts may hold.
    pub fn heard(&self, cues: &Cues) -> Heard {
        if cues.any {
            return Heard::Anything;
        }
        let is_there = |hash: &u16| self.bits[usize::from(hash >> 6) % WORDS] & (1 << (hash & 63)) != 0;
        Heard::These(cues.hashes.iter().copied().filter(is_there).collect())
    }

    /// Whether one of the cues may stand in any of the texts.
    pub fn may_say(&self, cues: &Cues) -> bool {
        match self.heard(cues) {
            Heard::These(heard) => heard.iter().any(|hash| holds(&self.hashes, *hash)),
            Heard::Anything => true,
        }
    }

    /// Whether one of these words may stand in the text at `place`.
    pub fn may_hold(&self, place: usize, heard: &Heard) -> bool {
        let Heard::These(heard) = heard else { return true };
        let start = place.checked_sub(1).map_or(0, |before| self.ends[before]);
        let hashes = &self.hashes[start..self.ends[place]];
        heard.iter().any(|hash| holds(hashes, *hash))
    }
}

/// Whether a hash is among these. Several at once are compared, which is quicker than to stop at the first.
fn holds(hashes: &[u16], hash: u16) -> bool {
    let is_in = |some: &[u16]| some.iter().fold(0, |found, one| found | u16::from(*one == hash)) != 0;
    let (whole, rest) = hashes.as_chunks::<16>();
    whole.iter().any(|some| is_in(some)) || is_in(rest)
}

/// Those of some cues that a record may hold.
#[derive(Debug)]
pub enum Heard {
    These(Vec<u16>),
    /// One of the cues has no letters to look for.
    Anything,
}

impl Heard {
    pub const fn is_nothing(&self) -> bool {
        matches!(self, Self::These(hashes) if hashes.is_empty())
    }
}

/// Words without one of which a rule has nothing to say.
#[derive(Debug, Default, Clone)]
pub struct Cues {
    hashes: Vec<u16>,
    any: bool,
}

/// Cues that are made when they are first asked for.
pub type LazyCues = LazyLock<Cues>;

impl Cues {
    /// Of one with a mark in it (`should've`), the longest part counts.
    pub fn of(lists: &[&[&str]]) -> Self {
        let mut cues = Self::default();
        for word in lists.iter().copied().flatten() {
            let parts = word.split(|c: char| !c.is_ascii_alphabetic());
            match parts.max_by_key(|part| part.len()).filter(|part| !part.is_empty()) {
                Some(part) => cues.hashes.push(hash(part.as_bytes())),
                None => cues.any = true,
            }
        }
        cues
    }

    /// Of phrases: of each its longest word, which is the rarest.
    pub fn of_phrases(phrases: &[&[&str]]) -> Self {
        let longest: Vec<&str> =
            phrases.iter().filter_map(|phrase| phrase.iter().copied().max_by_key(|word| word.len())).collect();
        Self::of(&[&longest])
    }

    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.hashes.extend(other.hashes);
        self.any |= other.any;
        self
    }

    /// Whether one of them may stand in a text that is in no vocabulary.
    pub fn may_be_in(&self, text: &str) -> bool {
        let mut found = self.any;
        runs(text, |hash| found |= self.hashes.contains(&hash));
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn may_hold(text: &str, word: &str) -> bool {
        let cues = Cues::of(&[&[word]]);
        let vocabulary = Vocabulary::of(["before it", text, "after it"].into_iter());
        let may_hold = vocabulary.may_hold(1, &vocabulary.heard(&cues));
        assert_eq!(may_hold, cues.may_be_in(text), "{text}");
        may_hold
    }

    #[test]
    fn a_word_that_is_there_is_always_known() {
        for text in ["forgot", "It Forgot", "\"forgot-to\"", "a\n  forgot_", "2forgot3", "they forgot’s", "FORGOT: x"]
        {
            assert!(may_hold(text, "forgot"), "{text}");
        }
        assert!(may_hold("she should've known", "should've"));
        assert!(may_hold("María", "María"));
        assert!(may_hold("anything", "Иван"), "no letter to look for");
    }

    #[test]
    fn most_that_are_not_are_known_to_be_missing() {
        for word in ["careless", "sloppy", "obviously", "clearly", "just", "after"] {
            assert!(!may_hold("The pool was exhausted by a setting that nobody had tried under load", word), "{word}");
        }
        assert!(!may_hold("forgotten", "forgot"));
    }
}
