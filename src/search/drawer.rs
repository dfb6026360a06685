//! The words of all records that lie in one drawer.

use super::bits::Bits;
use super::lexicon::Lexicon;
use super::words::Words;

/// What a drawer holds: its words in order, and where they are.
#[derive(Debug)]
pub struct Drawer {
    lexicon: Lexicon,
    sorted: Vec<usize>,
    /// The records of the word of that number, with what it says about them: `record * 4 + level`.
    found: Vec<u32>,
    /// Where each word's begin in `found`, and where the last one's end.
    starts: Vec<u32>,
}

impl Drawer {
    /// Opens a drawer of records, which are in the order of their numbers.
    #[expect(clippy::cast_possible_truncation, reason = "fewer than a billion records, and words in them")]
    pub fn open<'a>(nth: usize, records: impl Iterator<Item = &'a Words>) -> Self {
        let mut lexicon = Lexicon::with_capacity(64);
        let mut all: Vec<(u32, u32)> = Vec::new();
        let mut starts: Vec<u32> = Vec::new();
        let mut scratch = Vec::new();
        for (record, words) in records.enumerate() {
            words.each(nth, &mut scratch, |word, level| {
                let number = lexicon.insert(word);
                if number == starts.len() {
                    starts.push(0);
                }
                starts[number] += 1;
                all.push((number as u32, (record as u32) << 2 | u32::from(level)));
            });
        }
        // Counts become places, and places advance to where the next word's begin.
        let mut sum = 0;
        for start in &mut starts {
            sum += std::mem::replace(start, sum);
        }
        let mut found = vec![0; all.len()];
        for (number, record) in all {
            let place = &mut starts[number as usize];
            found[*place as usize] = record;
            *place += 1;
        }
        starts.insert(0, 0);
        let sorted = lexicon.sorted();
        Self { lexicon, sorted, found, starts }
    }

    /// Adds where each word is, in the order of words.
    pub fn push_found(&self, span: u64, bits: &mut Bits) {
        for number in &self.sorted {
            let found = &self.found[self.starts[*number] as usize..self.starts[number + 1] as usize];
            bits.numbers(found.iter().map(|one| one >> 2), span, |bits, nth| bits.level((found[nth] & 3) as u8));
        }
    }

    pub fn words(&self) -> impl Iterator<Item = &[u8]> {
        self.sorted.iter().map(|number| self.lexicon.word(*number))
    }
}

/// Words in order as one text: before each, how many letters it shares with the one before it, as a capital
/// letter, which no word has.
#[derive(Debug, Default)]
pub struct List {
    text: String,
    before: String,
}

impl List {
    /// Adds a word that comes after all that were added.
    pub fn push(&mut self, word: &[u8]) {
        let word = String::from_utf8_lossy(word);
        let letters = self.before.chars().zip(word.chars()).take(25).take_while(|(one, other)| one == other);
        // The page counts as JavaScript does: what is outside its plain letters is shared only before them.
        let shared = letters.take_while(|(letter, _)| letter.len_utf16() == 1).map(|(letter, _)| letter.len_utf8());
        let (count, bytes) = shared.fold((0_u8, 0), |(count, bytes), length| (count + 1, bytes + length));
        self.text.push(char::from(b'A' + count));
        self.text.push_str(&word[bytes..]);
        self.before.clear();
        self.before.push_str(&word);
    }

    pub fn text(&self) -> &str {
        &self.text
    }
}
