//! Words, each once, and numbered in the order in which they came.

use xxhash_rust::xxh3::xxh3_64;

/// A set of words: one block of bytes and one table, whatever the number of words.
#[derive(Debug)]
pub struct Lexicon {
    letters: Vec<u8>,
    /// Where each word ends.
    ends: Vec<u32>,
    hashes: Vec<u32>,
    /// Numbers of words plus one, by hash; 0 is free. Its length is a power of two.
    slots: Vec<u32>,
}

impl Lexicon {
    pub fn with_capacity(words: usize) -> Self {
        Self {
            letters: Vec::with_capacity(8 * words),
            ends: Vec::with_capacity(words),
            hashes: Vec::with_capacity(words),
            slots: vec![0; (2 * words).next_power_of_two().max(64)],
        }
    }

    pub const fn len(&self) -> usize {
        self.ends.len()
    }

    pub fn word(&self, number: usize) -> &[u8] {
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.letters[start as usize..self.ends[number] as usize]
    }

    /// The number of a word, which is new where it is the same as `len` was.
    #[expect(clippy::cast_possible_truncation, reason = "a part of the hash, and fewer than 4 GB of words")]
    pub fn insert(&mut self, word: &[u8]) -> usize {
        let hash = xxh3_64(word) as u32;
        let mask = self.slots.len() - 1;
        let mut slot = hash as usize & mask;
        while let Some(known) = self.slots[slot].checked_sub(1).map(|known| known as usize) {
            if self.hashes[known] == hash && self.word(known) == word {
                return known;
            }
            slot = (slot + 1) & mask;
        }
        self.letters.extend_from_slice(word);
        self.ends.push(self.letters.len() as u32);
        self.hashes.push(hash);
        self.slots[slot] = self.ends.len() as u32;
        if 2 * self.ends.len() > self.slots.len() {
            self.grow();
        }
        self.ends.len() - 1
    }

    #[expect(clippy::cast_possible_truncation, reason = "fewer than 4 GB of words")]
    fn grow(&mut self) {
        let mask = 2 * self.slots.len() - 1;
        self.slots = vec![0; mask + 1];
        for (number, hash) in self.hashes.iter().enumerate() {
            let mut slot = *hash as usize & mask;
            while self.slots[slot] != 0 {
                slot = (slot + 1) & mask;
            }
            self.slots[slot] = number as u32 + 1;
        }
    }

    /// The numbers of all words, in the order of their bytes.
    pub fn sorted(&self) -> Vec<usize> {
        // Most words differ in their first eight bytes, which are compared as one number.
        let mut keys: Vec<(u64, u32)> =
            (0u32..).take(self.len()).map(|nth| (head(self.word(nth as usize)), nth)).collect();
        keys.sort_unstable_by(|(one_head, one), (other_head, other)| {
            one_head.cmp(other_head).then_with(|| self.word(*one as usize).cmp(self.word(*other as usize)))
        });
        keys.into_iter().map(|(_, number)| number as usize).collect()
    }
}

fn head(word: &[u8]) -> u64 {
    let mut head = [0; 8];
    let length = word.len().min(8);
    head[..length].copy_from_slice(&word[..length]);
    u64::from_be_bytes(head)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_has_one_number() {
        let mut lexicon = Lexicon::with_capacity(0);
        let words: Vec<String> = (0..10_000).map(|nth| format!("w{}", nth * 7919 % 10_007)).collect();
        for (nth, word) in words.iter().enumerate() {
            assert_eq!(lexicon.insert(word.as_bytes()), nth);
        }
        assert!(words.iter().enumerate().all(|(nth, word)| lexicon.insert(word.as_bytes()) == nth));
        let mut sorted = words.clone();
        sorted.sort();
        assert!(lexicon.sorted().iter().zip(&sorted).all(|(nth, word)| lexicon.word(*nth) == word.as_bytes()));
    }
}
