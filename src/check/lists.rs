//! Lists of words that many words are held against: nearly all are on none, and that is told by their
//! hash: it leads to the one word that it may be.

use super::letters::hash;

/// Words in lower case.
#[derive(Debug)]
pub struct List {
    words: &'static [&'static str],
    /// At the end of its hash, or next to it, one more than each word's place; zero ends the search.
    slots: [u8; SLOTS],
}

const SLOTS: usize = 256;

impl List {
    pub const fn of(words: &'static [&'static str]) -> Self {
        assert!(words.len() < SLOTS / 2, "a search has to end soon");
        let (mut slots, mut at): (_, u8) = ([0; SLOTS], 0);
        while (at as usize) < words.len() {
            let mut slot = slot(hash(words[at as usize].as_bytes()));
            while slots[slot] != 0 {
                slot = (slot + 1) % SLOTS;
            }
            at += 1;
            slots[slot] = at;
        }
        Self { words, slots }
    }

    pub const fn words(&self) -> &'static [&'static str] {
        self.words
    }

    /// The place of the word that has this hash and is the one that is looked for.
    #[inline]
    pub fn find(&self, hash: u16, is_it: impl Fn(&str) -> bool) -> Option<usize> {
        let mut slot = slot(hash);
        loop {
            let place = usize::from(self.slots[slot]).checked_sub(1)?;
            if is_it(self.words[place]) {
                return Some(place);
            }
            slot = (slot + 1) % SLOTS;
        }
    }

    /// Whether a word in lower case is one of them.
    pub fn has(&self, word: &str) -> bool {
        self.find(hash(word.as_bytes()), |one| one == word).is_some()
    }

    /// Whether a word is one of them, however it is written.
    pub fn has_in_any_case(&self, word: &str) -> bool {
        if !word.is_ascii() {
            return self.has(&word.to_lowercase());
        }
        self.find(hash(word.as_bytes()), |one| one.eq_ignore_ascii_case(word)).is_some()
    }
}

const fn slot(hash: u16) -> usize {
    hash as usize % SLOTS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_has_its_words_and_no_others() {
        const MARKS: &List = &List::of(&["a", "don't", "third-party", "interoperability"]);
        for word in MARKS.words() {
            assert!(MARKS.has(word), "{word}");
        }
        assert!(MARKS.has_in_any_case("Third-Party") && MARKS.has_in_any_case("DON'T"));
        assert!(!MARKS.has("b") && !MARKS.has("don") && !MARKS.has("interoperabilities") && !MARKS.has(""));
    }
}
