//! A text of the record with its words, which several rules read: taken apart once.

use std::cell::OnceCell;

use super::words::{Sentences, Word, sentences};
use crate::finding::FieldPath;
use crate::record::{Role, Spot, Text};

/// A text, where it stands, and what it is for.
#[derive(Debug, Clone)]
pub struct Said<'a> {
    pub spot: Spot,
    pub role: Role,
    pub text: &'a str,
    sentences: OnceCell<Sentences<'a>>,
}

impl<'a> Said<'a> {
    /// A text by itself.
    #[cfg(test)]
    pub fn alone(text: &'a str) -> Self {
        Self::from(Text { spot: Spot::of("conclusion"), role: Role::Action, text })
    }

    /// Where it stands, for a finding.
    pub fn path(&self) -> FieldPath {
        self.spot.path()
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

impl<'a> From<Text<'a>> for Said<'a> {
    fn from(Text { spot, role, text }: Text<'a>) -> Self {
        Self { spot, role, text, sentences: OnceCell::new() }
    }
}
