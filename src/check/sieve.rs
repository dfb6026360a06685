//! What holds back most words that none of several lists has, by one look.

use super::letters::hash;

/// Words in lower case: a bit for the hash of each, as far as these many bits tell them apart.
#[derive(Debug, Clone, Copy)]
pub struct Sieve([u64; WORDS]);

const WORDS: usize = 16;

impl Sieve {
    pub const fn of(lists: &[&[&str]]) -> Self {
        let (mut bits, mut list) = ([0; WORDS], 0);
        while list < lists.len() {
            let mut at = 0;
            while at < lists[list].len() {
                let hash = hash(lists[list][at].as_bytes());
                bits[word_of(hash)] |= bit_of(hash);
                at += 1;
            }
            list += 1;
        }
        Self(bits)
    }

    #[must_use]
    pub const fn and(mut self, other: &Self) -> Self {
        let mut at = 0;
        while at < WORDS {
            self.0[at] |= other.0[at];
            at += 1;
        }
        self
    }

    /// Whether the word that has this hash may be one of them: `false` is certain.
    #[inline]
    pub const fn lets_through(&self, hash: u16) -> bool {
        self.0[word_of(hash)] & bit_of(hash) != 0
    }
}

const fn word_of(hash: u16) -> usize {
    (hash >> 6) as usize % WORDS
}

const fn bit_of(hash: u16) -> u64 {
    1 << (hash & 63)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_in_passes_and_most_that_is_not_does_not() {
        const KNOWN: &[&str] = &["error", "third-party", "don't", "überlast"];
        const SIEVE: &Sieve = &Sieve::of(&[&["error", "third-party"], &[]]).and(&Sieve::of(&[&["don't", "überlast"]]));
        let passes = |word: &&&str| SIEVE.lets_through(hash(word.as_bytes()));
        assert_eq!(KNOWN.iter().filter(passes).count(), KNOWN.len());
        assert!(["pool", "the", "was", "errors", "human"].iter().filter(|word| passes(word)).count() < 2);
    }
}
