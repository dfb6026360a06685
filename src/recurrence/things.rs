//! What words and phrases stand for: `ran dry` and `exhausted` are one thing.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

use super::clauses::{Clauses, Word, hash, stem_hash};
use super::generic::GENERIC;
use crate::words::SMALL;

/// The bit that tells a thing from a word.
const THING: u32 = 1 << 31;

/// What is known of words, by their stems; read once.
static KNOWN: LazyLock<HashMap<u32, Kind, Same>> = LazyLock::new(|| known(include_str!("things.txt")));

/// What is known of a word.
#[derive(Default)]
struct Kind {
    /// It says nothing by itself.
    is_small: bool,
    /// Nearly every postmortem has it.
    is_generic: bool,
    /// What begins with it, the longest first.
    phrases: Vec<Phrase>,
}

struct Phrase {
    /// The stems of the words after the first.
    rest: Box<[u32]>,
    things: Vec<u32>,
}

/// What the words of a clause say where they begin.
#[derive(Debug, Clone, Copy)]
pub struct Said {
    /// Whether the first word says something by itself.
    pub is_word: bool,
    /// The longest phrase that they begin with: how many words it has, and what it stands for.
    pub phrase: Option<(usize, &'static [u32])>,
}

/// What a word says, and what it says together with those behind it.
pub fn at(word: &Word, behind: &[Word]) -> Said {
    let Some(kind) = KNOWN.get(&word.stem) else { return Said { is_word: !word.is_bare, phrase: None } };
    let is_word = !word.is_bare && !kind.is_small;
    let begins = |phrase: &&Phrase| {
        let rest = behind.get(..phrase.rest.len());
        rest.is_some_and(|rest| rest.iter().map(|word| word.stem).eq(phrase.rest.iter().copied()))
    };
    // Small words stand for something only among others.
    let phrase = kind.phrases.iter().find(begins).filter(|phrase| !phrase.rest.is_empty() || is_word);
    Said { is_word, phrase: phrase.map(|phrase| (phrase.rest.len() + 1, &*phrase.things)) }
}

/// Whether it is what words stand for, and not a word.
pub const fn is_thing(what: u32) -> bool {
    what & THING != 0
}

/// Whether it is a word that nearly every postmortem has.
pub fn is_generic(what: u32) -> bool {
    KNOWN.get(&what).is_some_and(|kind| kind.is_generic)
}

/// How many records of a hundred thousand have it, where no archive tells.
pub fn usual(what: u32) -> u32 {
    if is_thing(what) {
        2000
    } else if is_generic(what) {
        20_000
    } else {
        300
    }
}

fn known(text: &'static str) -> HashMap<u32, Kind, Same> {
    let mut things: HashMap<Vec<u32>, Vec<u32>> = HashMap::new();
    for (thing, phrases) in lines(text) {
        for phrase in phrases {
            let things = things.entry(stems(phrase)).or_default();
            let thing = hash(thing) | THING;
            if !things.contains(&thing) {
                things.push(thing);
            }
        }
    }
    let mut known: HashMap<u32, Kind, Same> = HashMap::default();
    for (stems, mut things) in things {
        if let [first, rest @ ..] = &*stems {
            things.sort_unstable();
            known.entry(*first).or_default().phrases.push(Phrase { rest: rest.into(), things });
        }
    }
    for kind in known.values_mut() {
        kind.phrases.sort_by(|one, other| (other.rest.len(), &one.rest).cmp(&(one.rest.len(), &other.rest)));
    }
    for word in SMALL {
        known.entry(stem_hash(word)).or_default().is_small = true;
    }
    for word in GENERIC {
        known.entry(stem_hash(word)).or_default().is_generic = true;
    }
    known
}

/// Each thing with its words and phrases.
fn lines(text: &'static str) -> impl Iterator<Item = (&'static str, impl Iterator<Item = &'static str>)> {
    let told = text.lines().filter(|line| !line.starts_with('#'));
    told.filter_map(|line| line.split_once(": ")).map(|(thing, phrases)| (thing, phrases.split(", ")))
}

fn stems(phrase: &str) -> Vec<u32> {
    let mut stems = Vec::new();
    Clauses::default().each(phrase, |words| stems.extend(words.iter().map(|word| word.stem)));
    stems
}

/// Stems are hashes already.
pub type Same = BuildHasherDefault<Itself>;

/// Makes of a number a place in a table.
#[derive(Debug, Default)]
pub struct Itself(u64);

impl Hasher for Itself {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0 << 8 | u64::from(*byte);
        }
    }

    fn write_u32(&mut self, stem: u32) {
        // The lowest bits choose the place, the highest tell those of one place apart.
        self.0 = u64::from(stem).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_counts_and_small_words_are_nothing() {
        let of = |text: &str| {
            let mut said = Vec::new();
            Clauses::default().each(text, |words| {
                let phrase = words.split_first().and_then(|(word, behind)| at(word, behind).phrase);
                said.extend(phrase.map(|(length, things)| (length, things.to_owned())));
            });
            said
        };
        let stands_for = |one: &str, other: &str| {
            let other: Vec<u32> = of(other).into_iter().flat_map(|(_, things)| things).collect();
            of(one).iter().any(|(_, things)| things.iter().any(|thing| other.contains(thing)))
        };
        assert!(stands_for("ran dry", "exhausted") && stands_for("cert", "TLS certificates"));
        assert!(!stands_for("ran dry", "certificate"));
        assert_eq!(of("out of memory").first().map(|(length, _)| *length), Some(3));
        assert_eq!(of("out and zzyzx"), []);
    }

    #[test]
    fn the_list_is_sorted_and_every_line_says_something() {
        let text = include_str!("things.txt");
        let all: Vec<&str> = lines(text).map(|(thing, _)| thing).collect();
        assert!(all.is_sorted_by(|one, other| one < other), "{all:?}");
        assert!(lines(text).all(|(_, mut phrases)| phrases.all(|phrase| !stems(phrase).is_empty())));
        assert_eq!(all.len() + 2, text.lines().count());
    }
}
