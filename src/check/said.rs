//! A text of the record with its words, which several rules read: taken apart once.

use std::cell::OnceCell;

use super::words::{Sentences, Word, sentences};
use crate::finding::FieldPath;
use crate::record::{Role, Text};

/// A text, where it stands, and what it is for.
#[derive(Debug, Clone)]
pub struct Said<'a> {
    pub path: FieldPath,
    pub role: Role,
    pub text: &'a str,
    sentences: OnceCell<Sentences<'a>>,
}

impl<'a> Said<'a> {
    /// A text by itself.
    #[cfg(test)]
    pub fn alone(text: &'a str) -> Self {
        Self::from(Text { path: FieldPath::root(), role: Role::Action, text })
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
    fn from(Text { path, role, text }: Text<'a>) -> Self {
        Self { path, role, text, sentences: OnceCell::new() }
    }
}
