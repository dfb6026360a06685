//! Words of a text, sentence by sentence, for rules about what is said: Markdown code and addresses
//! left out, because nobody is judged by what a program or a link says.

use std::borrow::Cow;
use std::ops::Range;

use super::hidden::hidden;
use super::letters::{hash, run};
use super::lists::List;
use super::people::PERSONS;

/// One word, number or `%`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word<'a> {
    /// As written.
    pub text: &'a str,
    /// What stands between the word before it in its sentence and this one.
    pub gap: &'a str,
    /// Its first byte in the text.
    pub start: usize,
    /// Of its letters in lower case.
    hash: u16,
    /// Whether it has other letters than those of ASCII.
    is_foreign: bool,
}

impl<'a> Word<'a> {
    /// In lower case, with a straight apostrophe.
    pub fn lower(&self) -> Cow<'a, str> {
        if self.is_foreign {
            return Cow::Owned(self.text.to_lowercase().replace('’', "'"));
        }
        // Most words are in lower case as they are.
        if self.text.bytes().any(|byte| byte.is_ascii_uppercase()) {
            return Cow::Owned(self.text.to_ascii_lowercase());
        }
        Cow::Borrowed(self.text)
    }

    /// What tells it from most other words, however they are written.
    pub const fn hash(&self) -> u16 {
        self.hash
    }

    #[inline]
    pub fn is(&self, word: &str) -> bool {
        if self.is_foreign {
            return self.lower() == word;
        }
        self.text.len() == word.len() && self.text.eq_ignore_ascii_case(word)
    }

    pub fn is_one_of(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(word))
    }

    /// Its place in a list.
    #[inline]
    pub fn place_in(&self, list: &List) -> Option<usize> {
        list.find(self.hash, |word| self.is(word))
    }

    /// The same for a longer list.
    #[inline]
    pub fn is_in(&self, list: &List) -> bool {
        self.place_in(list).is_some()
    }

    pub fn ends_with(&self, end: &str) -> bool {
        if self.is_foreign {
            return self.lower().ends_with(end);
        }
        let start = self.text.len().checked_sub(end.len());
        start.is_some_and(|start| self.text.as_bytes()[start..].eq_ignore_ascii_case(end.as_bytes()))
    }

    pub const fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Whether more than a space or a hyphen parts it from the word before it.
    pub fn begins_clause(&self) -> bool {
        self.gap != " " && self.gap.contains([',', '(', ')', ':', '—', '`', '"'])
    }

    /// Whether it denotes somebody, and not something.
    pub fn is_person(&self) -> bool {
        let lower = self.lower();
        let singular = lower.strip_suffix("'s").unwrap_or(&lower);
        // "Is" is no plural of "I".
        let one = singular.strip_suffix('s').filter(|one| one.len() > 2);
        PERSONS.has(singular) || one.is_some_and(|one| PERSONS.has(one))
    }

    /// Whether it is written as a name is: one capital, then small letters.
    pub fn is_capitalised(&self) -> bool {
        let mut letters = self.text.chars();
        letters.next().is_some_and(char::is_uppercase)
            && self.text.len() > 2
            && letters.all(|letter| letter.is_lowercase() || letter == '\'')
    }
}

/// Dots after these do not end a sentence.
const ABBREVIATIONS: &List =
    &List::of(&["approx", "ca", "e.g", "etc", "g", "e", "i.e", "hr", "hrs", "min", "mins", "vs"]);

/// The words of a text, sentence by sentence.
#[derive(Debug, Clone, Default)]
pub struct Sentences<'a> {
    words: Vec<Word<'a>>,
    /// How many words stand before the end of each sentence.
    ends: Vec<usize>,
}

impl<'a> Sentences<'a> {
    /// Each as its words: at least one.
    pub fn iter(&self) -> impl Iterator<Item = &[Word<'a>]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, end)| &self.words[start..*end])
    }

    #[cfg(test)]
    pub fn first(&self) -> Option<&[Word<'a>]> {
        self.iter().next()
    }

    pub const fn len(&self) -> usize {
        self.ends.len()
    }

    /// The words of all.
    pub fn words(&self) -> &[Word<'a>] {
        &self.words
    }
}

/// The sentences of `text`. A list's item, a table's cell and a heading are sentences too.
pub fn sentences(text: &str) -> Sentences<'_> {
    // Few words are shorter than four letters and a space.
    let done = Sentences { words: Vec::with_capacity(text.len() / 5 + 1), ends: Vec::new() };
    let heading = text.trim_start().starts_with('#');
    let mut reader = Reader { text, done, first: 0, gap: 0, heading };
    let bytes = text.as_bytes();
    let mut hidden = hidden(text).into_iter();
    let mut next_hidden = hidden.next();
    let mut limit = next_hidden.as_ref().map_or(text.len(), |range| range.start);
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        if at == limit {
            at = next_hidden.map_or(at, |range| range.end);
            next_hidden = hidden.next();
            limit = next_hidden.as_ref().map_or(text.len(), |range| range.start);
            continue;
        }
        if !may_begin_word(*byte) {
            reader.mark(at, *byte);
            at += 1;
            continue;
        }
        if let Some((end, hash)) = plain_word(bytes, at) {
            reader.push(at..end, hash, false);
            // Most of what parts words is one space.
            at = if bytes.get(end) == Some(&b' ') && end < limit { end + 1 } else { end };
            continue;
        }
        let word = word(text, at..limit);
        if word.is_empty() {
            // A letter that stands for nothing here: a dash, a quotation mark.
            at += text[at..].chars().next().map_or(1, char::len_utf8);
        } else {
            at = word.end;
            reader.push_odd(word);
        }
    }
    reader.end();
    reader.done
}

struct Reader<'a> {
    text: &'a str,
    done: Sentences<'a>,
    /// The first word of the sentence that is read.
    first: usize,
    gap: usize,
    /// Whether the line that is read is a heading.
    heading: bool,
}

impl<'a> Reader<'a> {
    fn push(&mut self, word: Range<usize>, hash: u16, is_foreign: bool) {
        let Range { start, end } = word;
        let gap = if self.done.words.len() == self.first {
            self.gap_before_first(start)
        } else if start == self.gap + 1 && self.text.as_bytes()[self.gap] == b' ' {
            " "
        } else {
            &self.text[self.gap..start]
        };
        self.done.words.push(Word { text: &self.text[start..end], gap, start, hash, is_foreign });
        self.gap = end;
    }

    /// Before the first word of a sentence, only what is written on to it: `~40`, `(see`.
    fn gap_before_first(&self, start: usize) -> &'a str {
        let gap = &self.text[self.gap..start];
        gap.rsplit(char::is_whitespace).next().unwrap_or(gap)
    }

    /// A word that has more than plain letters.
    fn push_odd(&mut self, word: Range<usize>) {
        let text = &self.text[word.clone()];
        let is_foreign = !text.is_ascii();
        let lower = || text.to_lowercase().replace('’', "'");
        let hash = if is_foreign { hash(lower().as_bytes()) } else { hash(text.as_bytes()) };
        self.push(word, hash, is_foreign);
    }

    fn end(&mut self) {
        if self.done.words.len() > self.first {
            self.first = self.done.words.len();
            self.done.ends.push(self.first);
        }
    }

    /// What stands between words may end the sentence.
    fn mark(&mut self, at: usize, mark: u8) {
        let rest = || &self.text[at + 1..];
        let is_end = match mark {
            b';' | b'|' => true,
            b'.' | b'!' | b'?' => {
                let short = || self.done.words[self.first..].last().is_some_and(|word| word.is_in(ABBREVIATIONS));
                rest().chars().next().is_none_or(|next| next.is_whitespace() || "\"')*_”’".contains(next))
                    && !(mark == b'.' && short())
            }
            b'\n' => {
                let after_heading = std::mem::replace(&mut self.heading, rest().starts_with('#'));
                begins_block(rest()) || after_heading
            }
            _ => false,
        };
        if is_end {
            self.end();
        }
    }
}

/// Whether a line begins something new: nothing, a list's item, a heading, a quotation.
fn begins_block(rest: &str) -> bool {
    let line = rest.trim_start_matches([' ', '\t']);
    let number = line.trim_start_matches(|c: char| c.is_ascii_digit());
    line.starts_with(['\n', '\r', '#', '>'])
        || ["- ", "* ", "+ "].iter().any(|mark| line.starts_with(mark))
        || (number.len() < line.len() && (number.starts_with(". ") || number.starts_with(") ")))
}

/// Of ASCII, only these begin a word; what stands for other letters may.
const fn may_begin_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'%' | 0x80..)
}

/// The end and the hash of a word of nothing but ASCII letters, which ends at a space or a mark: most do.
fn plain_word(bytes: &[u8], at: usize) -> Option<(usize, u16)> {
    let (end, hash) = run(bytes, at);
    let is_over = bytes.get(end).is_none_or(|next| matches!(next, b' ' | b',' | b'.' | b'-' | b'\n' | b':' | b')'));
    (end > at && is_over).then_some((end, hash))
}

/// The word that begins exactly at the start of `range`; empty if none does.
fn word(text: &str, range: Range<usize>) -> Range<usize> {
    let start = range.start;
    let rest = &text[range];
    let mut end = 0;
    if rest.starts_with('%') {
        return start..start + 1;
    }
    let digits_first = rest.starts_with(|c: char| c.is_ascii_digit());
    for (place, letter) in rest.char_indices() {
        let inside = if digits_first {
            // `2h` is two words, `1,200` and `1.5` and `3:30` are one.
            letter.is_ascii_digit()
                || (",.:".contains(letter) && rest[place + 1..].starts_with(|c: char| c.is_ascii_digit()))
        } else {
            letter.is_alphanumeric()
                || letter == '_'
                || ("'’".contains(letter)
                    && place > 0
                    && rest[place + letter.len_utf8()..].starts_with(char::is_alphabetic))
        };
        // `1h45m`: letters after a number end at the next digit.
        let unit_ends =
            !digits_first && letter.is_ascii_digit() && text[..start].ends_with(|c: char| c.is_ascii_digit());
        if !inside || unit_ends {
            break;
        }
        end = place + letter.len_utf8();
    }
    start..start + end
}

/// Whether `phrase` stands in `words` from `at` on.
pub fn phrase_at(words: &[Word<'_>], at: usize, phrase: &[&str]) -> bool {
    words.get(at..at + phrase.len()).is_some_and(|part| part.iter().zip(phrase).all(|(word, said)| word.is(said)))
}

/// The text from the first to the last of `words`, both included.
pub fn text_of<'a>(text: &'a str, words: &[Word<'a>]) -> &'a str {
    match (words.first(), words.last()) {
        (Some(first), Some(last)) => &text[first.start..last.end()],
        _ => "",
    }
}

/// The parts of one text that are reported: each once, because a finding points at the first place
/// where it stands, and not without end.
#[derive(Debug, Default)]
pub struct Reported<'a>(Vec<&'a str>);

impl<'a> Reported<'a> {
    const MOST: usize = 20;

    pub fn is_new(&mut self, part: &'a str) -> bool {
        let is_new = self.0.len() < Self::MOST && !self.0.contains(&part);
        if is_new {
            self.0.push(part);
        }
        is_new
    }
}

/// Whether the word at `at` is denied or set aside shortly before it: "not …", "rather than …".
pub fn is_denied(words: &[Word<'_>], at: usize) -> bool {
    words[at.saturating_sub(4)..at].iter().any(|word| word.is_in(DENIALS) || word.ends_with("n't"))
}

const DENIALS: &List = &List::of(&[
    "not", "no", "never", "nobody", "nobody's", "neither", "nor", "without", "rather", "instead", "blaming",
]);

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Vec<String> {
        let join = |words: &[Word<'_>]| words.iter().map(Word::lower).collect::<Vec<_>>().join(" ");
        sentences(text).iter().map(join).collect()
    }

    #[test]
    fn sentences_end_at_full_stops_items_and_cells() {
        assert_eq!(said("It failed. Then it\nworked!"), ["it failed", "then it worked"]);
        assert_eq!(said("- one\n- two\n\nthree"), ["one", "two", "three"]);
        assert_eq!(said("# A heading\nits text"), ["a heading", "its text"]);
        assert_eq!(said("| a | b |"), ["a", "b"]);
        assert_eq!(said("approx. 2.5 hours, e.g. at 3:30"), ["approx 2.5 hours e g at 3:30"]);
    }

    #[test]
    fn numbers_part_from_their_units() {
        assert_eq!(
            said("1h45m at p99 was 1,200% of a 45-minute run"),
            ["1 h 45 m at p99 was 1,200 % of a 45 minute run"]
        );
    }

    #[test]
    fn code_and_addresses_are_not_words() {
        assert_eq!(said("run `rm -rf stupid` at https://example.com/stupid?x=1 now"), ["run at now"]);
        assert_eq!(said("a\n```\nsloppy\n\ncode\n```\nb"), ["a b"]);
        assert_eq!(said("one ` alone\n\nand `another"), ["one alone", "and another"]);
        assert_eq!(said("[the graph](https://example.com/a) shows"), ["the graph shows"]);
    }
}
