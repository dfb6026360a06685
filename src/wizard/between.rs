//! A question in between: it may be passed over, and its answer has a place in the record.

use super::ask::{Answer, Answered, Ask, Kind, Need, Question, asked};
use crate::error::Result;
use crate::finding::Mistake;
use crate::record::Postmortem;

/// One question, and where its answer goes.
#[derive(Debug)]
pub struct Between {
    pub question: Question,
    /// The item's place in its list.
    pub place: usize,
    pub write: fn(&mut Postmortem, usize, &Answer) -> Result<(), Mistake>,
}

/// What became of it.
#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing was said, and nothing is other than before.
    Passed,
    /// The record has the answer, and is to be kept.
    Written,
    /// The conversation ended here.
    Ended(Answered),
}

impl Between {
    /// A line that may stay empty, at the same place of the conversation as `question`.
    pub fn line(question: &Question) -> Question {
        Question {
            kind: Kind::Line { suggestions: Vec::new() },
            need: Need::Optional,
            current: None,
            proposed: None,
            ..question.clone()
        }
    }

    /// Asks it. Esc passes it over too: it was nobody's wish.
    pub fn put(mut self, record: &mut Postmortem, ask: &mut dyn Ask) -> Result<Outcome> {
        loop {
            let answer = match asked(ask, &self.question)? {
                Answered::Back => return Ok(Outcome::Passed),
                Answered::With(answer) if answer.is_empty() => return Ok(Outcome::Passed),
                Answered::With(answer) => answer,
                ended => return Ok(Outcome::Ended(ended)),
            };
            match (self.write)(record, self.place, &answer) {
                Ok(()) => return Ok(Outcome::Written),
                Err(mistake) => ask.say(&mistake.to_string())?,
            }
            self.question.current = Some(answer);
        }
    }
}
