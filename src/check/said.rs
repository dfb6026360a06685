//! A text of the record with its words, which several rules read: taken apart once.

use std::cell::OnceCell;

use super::letters::run;
use super::sieve::Sieve;
use super::words::{Sentences, Word, sentences};
use crate::finding::FieldPath;
use crate::record::{Role, Spot, Text};

/// A text, where it stands, and what it is for.
#[derive(Debug, Clone)]
pub struct Said<'a> {
    pub spot: Spot,
    pub role: Role,
    pub text: &'a str,
    /// Its place among the texts of the record.
    pub(super) place: usize,
    sentences: OnceCell<Sentences<'a>>,
}

impl<'a> Said<'a> {
    pub const fn of(place: usize, Text { spot, role, text }: Text<'a>) -> Self {
        Self { spot, role, text, place, sentences: OnceCell::new() }
    }

    /// A text by itself.
    #[cfg(test)]
    pub fn alone(text: &'a str) -> Self {
        Self::of(0, Text { spot: Spot::of("conclusion"), role: Role::Action, text })
    }

    /// Where it stands, for a finding.
    pub fn path(&self) -> FieldPath {
        self.spot.path()
    }

    /// The word that it begins with, and its hash, where that is a plain one with a space behind it. Most
    /// are, and rules about beginnings need not take the text apart.
    pub fn opening(&self) -> Option<(&'a str, u16)> {
        let text = self.text.trim_start();
        let (end, hash) = run(text.as_bytes(), 0);
        (end > 0 && text[end..].starts_with(' ')).then(|| (&text[..end], hash))
    }

    /// Whether its first word may be one of these: `false` is certain.
    pub fn may_begin_with(&self, words: &Sieve) -> bool {
        self.opening().is_none_or(|(_, hash)| words.lets_through(hash))
    }

    /// Its words, sentence by sentence.
    pub fn sentences(&self) -> impl Iterator<Item = &[Word<'a>]> {
        self.taken_apart().iter()
    }

    /// Its words, one after the other.
    pub fn words(&self) -> &[Word<'a>] {
        self.taken_apart().words()
    }

    /// How many sentences it has.
    pub fn length(&self) -> usize {
        self.taken_apart().len()
    }

    fn taken_apart(&self) -> &Sentences<'a> {
        self.sentences.get_or_init(|| sentences(self.text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_opening_is_the_first_word_of_those_that_are_read() {
        for text in ["Add an alert", " \n add it", "the `pool` grows", "A — dash", "ADD ed"] {
            let said = Said::alone(text);
            let first = said.words().first().map(|word| (word.text, word.hash()));
            assert!(first.is_some() && said.opening() == first, "{text}");
        }
        for text in ["", "Add", "`add` it", "don't add", "Übung macht", "A/B test", "add: it", "# add it", "2h of it"]
        {
            assert_eq!(Said::alone(text).opening(), None, "{text}");
        }
    }

    #[test]
    fn what_has_no_plain_opening_may_begin_with_anything() {
        const ADD: &Sieve = &Sieve::of(&[&["add"]]);
        let may = |text| Said::alone(text).may_begin_with(ADD);
        assert!(may("Add an alert") && may("`x` add it") && may(""));
        assert!(!may("Remove the alert"));
    }
}
