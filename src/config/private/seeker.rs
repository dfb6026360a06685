//! Many words in a text at once.

use std::ops::Range;

use aho_corasick::AhoCorasick;

use super::folded::{Folded, Reading};
use super::gap::Gap;
use super::letters::is_unspaced;
use super::likely::Likely;
use crate::record::Line;

/// What finds private words.
#[derive(Debug, Clone)]
pub struct Seeker {
    pub likely: Likely,
    /// The letters of whole words, in folded texts.
    exact: Option<AhoCorasick>,
    words: Vec<Word>,
}

#[derive(Debug, Clone)]
struct Word {
    letters: String,
    /// What stands before each byte of them.
    gaps: Vec<Gap>,
    /// Its place among names, then hosts.
    place: usize,
    is_host: bool,
}

/// Whose is attached to a name in English and German, if the name is not so short that another word would come of it.
const GENITIVE: char = 's';
const SHORTEST_OWNER: usize = 4;

impl Seeker {
    pub fn new(names: &[Line], hosts: &[Line]) -> Self {
        let all = names.iter().map(|name| (&**name, false));
        let all = all.chain(hosts.iter().map(|host| (host.trim_start_matches("*.").trim_matches('.'), true)));
        let words: Vec<Word> = all.enumerate().filter_map(|(place, word)| Word::new(word, place)).collect();
        let parted: Vec<String> = words.iter().map(Word::parted).collect();
        let likely = Likely::new(parted.iter().map(String::as_str));
        let exact = AhoCorasick::new(words.iter().map(|word| &word.letters)).ok();
        Self { likely, exact, words }
    }

    /// Each word's place among names, then hosts, and where it stands.
    pub fn in_text(&self, text: &str) -> Vec<(usize, Range<usize>)> {
        let mut found = Vec::new();
        self.read(text, Reading::Written, &mut found);
        if Folded::reads_otherwise(text) {
            self.read(text, Reading::Shown, &mut found);
        }
        found.sort_by_key(|(place, bytes)| (bytes.start, std::cmp::Reverse(bytes.end), *place));
        found.dedup();
        found
    }

    fn read(&self, text: &str, reading: Reading, found: &mut Vec<(usize, Range<usize>)>) {
        let folded = Folded::new(text, reading);
        let mut add = |nth: usize, part: Range<usize>| {
            let word = &self.words[nth];
            found.extend(word.stands_at(&part, &folded, text).map(|bytes| (word.place, bytes)));
        };
        match &self.exact {
            Some(exact) => {
                exact.find_overlapping_iter(&folded.text).for_each(|hit| add(hit.pattern().as_usize(), hit.range()));
            }
            // More words than the tables take: slow, and still right.
            None => self.words.iter().enumerate().for_each(|(nth, word)| {
                let places = folded.text.match_indices(&word.letters);
                places.for_each(|(at, hit)| add(nth, at..at + hit.len()));
            }),
        }
    }
}

impl Word {
    /// `None` if it has no letters.
    fn new((word, is_host): (&str, bool), place: usize) -> Option<Self> {
        let folded = Folded::new(word, Reading::Written);
        let gaps = folded.gaps(&(0..folded.text.len())).collect();
        (!folded.text.is_empty()).then_some(Self { letters: folded.text, gaps, place, is_host })
    }

    /// Its letters, with a blank wherever something stands between them.
    fn parted(&self) -> String {
        let blank = |at: usize| (!self.gaps[at].is_none()).then_some(' ');
        self.letters.char_indices().flat_map(|(at, c)| blank(at).into_iter().chain([c])).collect()
    }

    /// Where its letters stand in a text, if they are this word there.
    fn stands_at(&self, part: &Range<usize>, folded: &Folded, text: &str) -> Option<Range<usize>> {
        let is_right = |(nth, (gap, wanted)): (usize, (Gap, &Gap))| match (nth, self.is_host) {
            (0, _) => gap.begins_as(*wanted),
            (_, true) => gap.is_as_in_host(*wanted),
            (_, false) => gap.is_as_in_name(*wanted),
        };
        if !folded.gaps(part).zip(&self.gaps).enumerate().all(is_right) {
            return None;
        }
        let bytes = folded.original(part);
        if self.is_host {
            return bytes.filter(|bytes| is_whole_host(text, bytes));
        }
        bytes.filter(|bytes| is_whole(text, bytes)).or_else(|| {
            let is_owner =
                self.letters.chars().count() >= SHORTEST_OWNER && self.letters.ends_with(char::is_alphabetic);
            let longer = part.start..part.end + 1;
            let is_genitive = is_owner && folded.text[part.end..].starts_with(GENITIVE);
            let is_attached = is_genitive && folded.gaps(&(part.end..longer.end)).all(Gap::is_none);
            // Not the half of a sharp s.
            folded.original(&(part.end..longer.end)).filter(|_| is_attached)?;
            folded.original(&longer).filter(|bytes| is_whole(text, bytes))
        })
    }
}

/// Whether words begin and end where this part of a text does.
fn is_whole(text: &str, bytes: &Range<usize>) -> bool {
    let ends = |inner: Option<char>, outer: Option<char>| {
        outer.is_none_or(|outer| !outer.is_alphanumeric() || is_unspaced(outer) || inner.is_some_and(is_unspaced))
    };
    let (mut inner, before, behind) = (text[bytes.clone()].chars(), &text[..bytes.start], &text[bytes.end..]);
    ends(inner.next(), before.chars().next_back()) && ends(text[..bytes.end].chars().next_back(), behind.chars().next())
}

/// The same of a host's name: names of hosts go on behind hyphens, and end with their last label.
fn is_whole_host(text: &str, bytes: &Range<usize>) -> bool {
    let goes_on = |next: Option<char>| next.is_some_and(char::is_alphanumeric);
    let (mut back, mut on) = (text[..bytes.start].chars().rev(), text[bytes.end..].chars());
    let longer_before = matches!(back.next(), Some('-' | '_')) && goes_on(back.next());
    let longer_behind = matches!(on.next(), Some('-' | '_' | '.')) && goes_on(on.next());
    is_whole(text, bytes) && !longer_before && !longer_behind
}
