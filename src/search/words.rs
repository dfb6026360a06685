//! The words of one record, as they are kept between two builds.

use std::fmt;

use serde::de::{Deserializer, Error, SeqAccess, Visitor};
use serde::ser::Serializer;
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::{Xxh3, xxh3_64_with_seed};

use super::drawers::BOUNDS;
use super::lexicon::Lexicon;
use super::split::{LONGEST, Splitter};
use super::told::{Weight, told};
use crate::record::Postmortem;

/// The digest of what is told, then whether bounds take four bytes or two; then comes the table of bounds.
const DIGEST: usize = 16;
const TABLE: usize = DIGEST + 1;

/// A number up to this stands beside others in one byte; this one says that a byte of its own follows.
const LARGE: u8 = 7;

/// A word in a text of this many words counts as it does on average.
const USUAL_LENGTH: f32 = 400.0;

/// Each word of a record once, with how much it says about the record: 0 (told along the way) to 3 (its
/// name). Less than 2 KB for 3 KB of text.
///
/// One block of bytes: the digest of all texts; where each drawer's words begin; then for each word what it
/// says, how much it shares with the word before it in the drawer, the length of the rest, and the rest.
#[derive(Clone, PartialEq, Eq)]
pub struct Words(Box<[u8]>);

impl Words {
    /// The words of a record that is called `name`.
    pub fn of(record: &Postmortem, name: &str) -> Self {
        let mut splitter = Splitter::default();
        let mut lexicon = Lexicon::with_capacity(384);
        let mut sums: Vec<Sum> = Vec::with_capacity(384);
        let (mut digest, mut length) = (Xxh3::new(), 0_u32);
        for told in told(record) {
            let mut start = [0; 4];
            digest.update(told.section.encode_utf8(&mut start).as_bytes());
            digest.update(told.text.as_bytes());
            digest.update(b"\0");
            splitter.split(&told.text, |word| {
                count(lexicon.insert(word), told.weight, &mut sums);
                length += 1;
            });
        }
        splitter.split(name, |word| count(lexicon.insert(word), Weight::Name, &mut sums));
        // The name as it is typed, with its numbers.
        let whole = name.to_lowercase();
        let end = whole.char_indices().nth(LONGEST).map_or(whole.len(), |(end, _)| end);
        count(lexicon.insert(&whole.as_bytes()[..end]), Weight::Name, &mut sums);
        Self(pack(&lexicon, &sums, length, digest.digest128()))
    }

    /// A number for all that excerpts are taken from.
    pub fn told(&self) -> u128 {
        self.0.get(..DIGEST).and_then(|bytes| bytes.try_into().ok()).map_or(0, u128::from_le_bytes)
    }

    /// Adds to each drawer's sum what this record, of that number, has in it.
    pub fn add_digests(&self, number: u64, sums: &mut [u64]) {
        for (nth, sum) in sums.iter_mut().enumerate() {
            let drawer = self.drawer(nth);
            if !drawer.is_empty() {
                *sum = sum.wrapping_add(xxh3_64_with_seed(drawer, number));
            }
        }
    }

    /// Calls `found` with each word of a drawer, in order, and with what it says about the record.
    pub fn each(&self, drawer: usize, word: &mut Vec<u8>, mut found: impl FnMut(&[u8], u8)) {
        let mut rest = self.drawer(drawer);
        word.clear();
        while let [head, after @ ..] = rest {
            let (shared, after) = length(head >> 3 & 7, after);
            let (length, after) = length(head & 7, after);
            let (letters, after) = after.split_at(length.min(after.len()));
            word.truncate(shared);
            word.extend_from_slice(letters);
            found(word, head >> 6);
            rest = after;
        }
    }

    fn drawer(&self, nth: usize) -> &[u8] {
        let wide = self.0.get(DIGEST) == Some(&1);
        let bound = |nth: usize| {
            let bytes = |width: usize| self.0.get(TABLE + width * nth..TABLE + width * (nth + 1));
            if wide {
                Some(u32::from_le_bytes(bytes(4)?.try_into().ok()?) as usize)
            } else {
                Some(usize::from(u16::from_le_bytes(bytes(2)?.try_into().ok()?)))
            }
        };
        bound(nth).zip(bound(nth + 1)).and_then(|(start, end)| self.0.get(start..end)).unwrap_or_default()
    }
}

/// A length, which is in its own byte where it is large, and what comes after it.
fn length(near: u8, after: &[u8]) -> (usize, &[u8]) {
    match after {
        [far, after @ ..] if near == LARGE => (usize::from(*far), after),
        _ => (usize::from(near), after),
    }
}

/// What one word is worth so far.
#[derive(Clone, Copy)]
struct Sum {
    times: f32,
    least: u8,
}

fn count(number: usize, weight: Weight, sums: &mut Vec<Sum>) {
    let times = if weight == Weight::Body { 1.0 } else { 3.0 };
    let least = match weight {
        Weight::Name => 3,
        Weight::Label => 2,
        Weight::Main | Weight::Body => 0,
    };
    match sums.get_mut(number) {
        Some(sum) => {
            sum.times += times;
            sum.least = sum.least.max(least);
        }
        None => sums.push(Sum { times, least }),
    }
}

impl Sum {
    /// The part of BM25 that a record decides alone: often in a short text says more than once in a long
    /// one. Against a fixed length rather than the archive's average, so that a record changes no other's.
    #[expect(clippy::cast_precision_loss, reason = "a ratio")]
    fn level(self, length: u32) -> u8 {
        let long = (length as f32 / USUAL_LENGTH).min(4.0);
        let share = self.times / (self.times + 1.2 * (0.4 + 0.6 * long));
        let level = match share {
            0.7.. => 2,
            0.55.. => 1,
            _ => 0,
        };
        self.least.max(level)
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a record is far below 4 GB, and a word is of 64 letters")]
fn pack(lexicon: &Lexicon, sums: &[Sum], length: u32, digest: u128) -> Box<[u8]> {
    let mut words = Vec::with_capacity(7 * lexicon.len());
    let mut starts = vec![0];
    let mut before: &[u8] = b"";
    for number in lexicon.sorted() {
        let word = lexicon.word(number);
        while BOUNDS.get(starts.len()).is_some_and(|bound| word >= bound.as_bytes()) {
            starts.push(words.len());
            before = b"";
        }
        let shared = before.iter().zip(word).take_while(|(one, other)| one == other).count().min(255);
        let rest = &word[shared..word.len().min(shared + 255)];
        let near = |length: usize| (length as u8).min(LARGE);
        words.push(sums[number].level(length) << 6 | near(shared) << 3 | near(rest.len()));
        words.extend([shared, rest.len()].iter().map(|length| *length as u8).filter(|length| *length >= LARGE));
        words.extend_from_slice(rest);
        before = word;
    }
    starts.resize(BOUNDS.len() + 1, words.len());
    let wide = TABLE + 2 * starts.len() + words.len() > usize::from(u16::MAX);
    let head = TABLE + if wide { 4 } else { 2 } * starts.len();
    let mut bytes = Vec::with_capacity(head + words.len());
    bytes.extend_from_slice(&digest.to_le_bytes());
    bytes.push(u8::from(wide));
    for start in starts {
        let bound = ((head + start) as u32).to_le_bytes();
        bytes.extend_from_slice(if wide { &bound } else { &bound[..2] });
    }
    bytes.extend_from_slice(&words);
    bytes.into_boxed_slice()
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut list = f.debug_list();
        let mut word = Vec::new();
        for drawer in 0..BOUNDS.len() {
            self.each(drawer, &mut word, |word, level| {
                list.entry(&format_args!("{} {level}", String::from_utf8_lossy(word)));
            });
        }
        list.finish()
    }
}

impl Serialize for Words {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.0)
    }
}

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;

        impl<'de> Visitor<'de> for Reader {
            type Value = Words;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the words of a record")
            }

            fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Words, E> {
                Ok(Words(bytes.into()))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut bytes: A) -> Result<Words, A::Error> {
                let mut all = Vec::new();
                while let Some(byte) = bytes.next_element()? {
                    all.push(byte);
                }
                Ok(Words(all.into()))
            }
        }

        deserializer.deserialize_bytes(Reader)
    }
}
