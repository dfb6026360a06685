//! Many words in a text at once.

use std::ops::Range;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

use super::folded::Folded;
use crate::record::Line;

/// What finds private words.
#[derive(Debug, Clone)]
pub struct Seeker {
    /// The part of each word that no format changes, in texts as they are; `None` where one of them has no such part.
    likely: Option<AhoCorasick>,
    /// Whole words, in folded texts.
    exact: Option<AhoCorasick>,
    words: Vec<Word>,
}

#[derive(Debug, Clone)]
struct Word {
    folded: String,
    /// Its place among names, then hosts.
    place: usize,
    is_host: bool,
}

/// So many words that one table for each of their letters would take megabytes.
const MANY: usize = 1000;

impl Seeker {
    pub fn new(names: &[Line], hosts: &[Line]) -> Self {
        let all = names.iter().map(|name| (&**name, false));
        let all = all.chain(hosts.iter().map(|host| (host.trim_start_matches("*.").trim_matches('.'), true)));
        let (mut words, mut runs) = (Vec::new(), Some(Vec::new()));
        for (place, (word, is_host)) in all.enumerate() {
            let folded = Folded::new(word).text.trim().to_owned();
            if folded.is_empty() {
                continue;
            }
            words.push(Word { folded, place, is_host });
            let run = word.split(|c: char| !c.is_ascii_alphanumeric()).max_by_key(|run| run.len()).unwrap_or_default();
            runs = runs.filter(|_| !run.is_empty());
            if let Some(runs) = &mut runs {
                runs.push(run);
            }
        }
        let likely = runs.and_then(|runs| {
            // All that is published goes through it: several times as fast, where it takes little memory.
            let kind = (runs.len() < MANY).then_some(AhoCorasickKind::DFA);
            AhoCorasick::builder().ascii_case_insensitive(true).kind(kind).build(runs).ok()
        });
        let exact = AhoCorasick::new(words.iter().map(|word| &word.folded)).ok();
        Self { likely, exact, words }
    }

    /// Whether one may stand in a text that is made for readers, where no mark stands inside a word: a look at its bytes
    /// that leaves few to be folded.
    pub fn is_likely_in(&self, text: &str) -> bool {
        self.likely.as_ref().is_none_or(|likely| likely.is_match(text))
    }

    /// The same of a text as it was written: `An**n**`.
    pub fn may_be_in(&self, text: &str) -> bool {
        breaks_a_word(text.as_bytes()) || self.is_likely_in(text)
    }

    /// Each word's place among names, then hosts, and where it stands.
    pub fn in_text(&self, text: &str) -> Vec<(usize, Range<usize>)> {
        let folded = Folded::new(text);
        let mut found: Vec<(usize, Range<usize>)> = Vec::new();
        let mut add = |nth: usize, part: Range<usize>| {
            let word = &self.words[nth];
            let bytes = folded.original(part);
            let (before, behind) = (&text[..bytes.start], &text[bytes.end..]);
            if if word.is_host { is_whole_host(before, behind) } else { is_whole(before, behind) } {
                found.push((word.place, bytes));
            }
        };
        match &self.exact {
            Some(exact) => {
                exact.find_overlapping_iter(&folded.text).for_each(|hit| add(hit.pattern().as_usize(), hit.range()));
            }
            // More words than the tables take: slow, and still right.
            None => self.words.iter().enumerate().for_each(|(nth, word)| {
                let places = folded.text.match_indices(&word.folded);
                places.for_each(|(at, hit)| add(nth, at..at + hit.len()));
            }),
        }
        found.sort_by_key(|(_, bytes)| (bytes.start, std::cmp::Reverse(bytes.end)));
        found
    }
}

/// Whether some mark stands inside a word, or for a part of one.
fn breaks_a_word(text: &[u8]) -> bool {
    let is_mark = |byte: &u8| matches!(byte, b'*' | b'~' | b'`' | b'\\');
    text.iter().enumerate().any(|(at, byte)| match byte {
        b'*' | b'~' | b'`' | b'\\' => {
            let behind = text[at..].iter().find(|byte| !is_mark(byte));
            at > 0 && text[at - 1].is_ascii_alphanumeric() && behind.is_some_and(u8::is_ascii_alphanumeric)
        }
        b'&' => text.get(at + 1) == Some(&b'#'),
        b'%' => text.get(at + 1).is_some_and(u8::is_ascii_hexdigit),
        b'<' => text.get(at + 1).is_some_and(|next| *next == b'/' || next.is_ascii_alphabetic()),
        // Soft hyphens, and what has no width: among others.
        0xc2 | 0xe2 | 0xef => text.get(at + 1).is_some_and(|next| matches!(next, 0xad | 0x80 | 0x81 | 0xbb)),
        _ => false,
    })
}

/// Whether a word ends where these begin.
fn is_whole(before: &str, behind: &str) -> bool {
    let ends = |next: Option<char>| next.is_none_or(|next| !next.is_alphanumeric());
    ends(before.chars().next_back()) && ends(behind.chars().next())
}

/// The same of a host's name: names of hosts go on behind hyphens, and end with their last label.
fn is_whole_host(before: &str, behind: &str) -> bool {
    let goes_on = |next: Option<char>| next.is_some_and(char::is_alphanumeric);
    let (mut back, mut on) = (before.chars().rev(), behind.chars());
    let longer_before = matches!(back.next(), Some('-' | '_')) && goes_on(back.next());
    let longer_behind = matches!(on.next(), Some('-' | '_' | '.')) && goes_on(on.next());
    is_whole(before, behind) && !longer_before && !longer_behind
}
