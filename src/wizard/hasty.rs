//! Who takes every default, and is asked for the rest.

use super::ask::{Answer, Answered, Ask, Need, Question};
use crate::error::Result;
use crate::finding::FieldPath;

/// Answers what has a proposal with it, and what may stay empty with nothing.
pub struct Hasty<'a> {
    inner: &'a mut dyn Ask,
    /// What was answered last: asked again, the default was no answer.
    last: Option<FieldPath>,
}

impl std::fmt::Debug for Hasty<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Hasty").field("last", &self.last).finish_non_exhaustive()
    }
}

impl<'a> Hasty<'a> {
    pub fn new(inner: &'a mut dyn Ask) -> Self {
        Self { inner, last: None }
    }
}

impl Ask for Hasty<'_> {
    fn ask(&mut self, question: &Question) -> Result<Answered> {
        // What may stay empty does: nobody has looked at what is proposed.
        let empty = (question.need == Need::Optional).then(|| Answer::from(""));
        let default = empty.or_else(|| question.proposed.clone()).filter(|_| question.current.is_none());
        match default {
            Some(default) if self.last.as_ref() != Some(&question.field) => {
                self.last = Some(question.field.clone());
                Ok(Answered::With(default))
            }
            _ => self.inner.ask(question),
        }
    }

    fn say(&mut self, text: &str) -> Result<()> {
        self.inner.say(text)
    }

    fn show(&mut self, page: &str) -> Result<()> {
        self.inner.show(page)
    }
}
