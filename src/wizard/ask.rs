//! Questions as data, and what can come back.

use chrono::NaiveDate;

use crate::error::Result;
use crate::finding::FieldPath;
use crate::record::Instant;

/// Somebody who can be asked: a person at a terminal, or a script.
pub trait Ask {
    /// Asks one question, and waits.
    fn ask(&mut self, question: &Question) -> Result<Answered>;

    /// Says something that needs no answer.
    fn say(&mut self, text: &str) -> Result<()>;

    /// Shows a document, in Markdown.
    fn show(&mut self, page: &str) -> Result<()> {
        self.say(page)
    }

    /// What was typed or pasted ahead of the next question: the other lines of a paste, where the
    /// terminal does not tell a paste from typing.
    fn pending(&mut self) -> Result<String> {
        Ok(String::new())
    }
}

/// Asks a question that comes between others, and explains it where that is asked for.
pub fn asked(ask: &mut dyn Ask, question: &Question) -> Result<Answered> {
    loop {
        match ask.ask(question)? {
            Answered::With(answer) if answer.asks_for_help() => ask.say(question.help)?,
            answered => return Ok(answered),
        }
    }
}

/// One question.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// Where the answer goes in the record.
    pub field: FieldPath,
    /// The part of the conversation: `Timeline`.
    pub section: &'static str,
    /// Which section of how many, from 1; `None` outside the conversation.
    pub progress: Option<(usize, usize)>,
    /// How many questions the section still has, where that is known.
    pub left: Option<usize>,
    pub prompt: String,
    /// One line, with an example.
    pub help: &'static str,
    pub kind: Kind,
    /// Whether an empty answer is an answer.
    pub need: Need,
    /// What stands there already: to edit.
    pub current: Option<Answer>,
    /// What an empty answer means, where nothing stands there.
    pub proposed: Option<Answer>,
}

/// How much an answer is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Nothing goes on without it.
    Always,
    /// A published record has it; a draft may do without.
    Required,
    Optional,
    /// Here and now it makes no sense to ask.
    Unasked,
}

/// What sort of answer a question wants.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// A line; the suggestions are completed, and never the only answers.
    Line { suggestions: Vec<String> },
    /// Markdown, perhaps over several lines.
    Prose,
    /// One of these.
    Choice(Vec<Choice>),
    /// Any number of these.
    Several(Vec<Choice>),
    /// A time as people type it.
    Time(When),
    /// A day as people type it.
    Date,
}

/// What is known around a time that is asked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct When {
    /// The time that `+5m` counts from.
    pub previous: Option<Instant>,
    /// The day that a clock time alone belongs to.
    pub day: Option<NaiveDate>,
    /// Whether it cannot well be before `previous`.
    pub ordered: bool,
    /// From when to when the incident was, where that is known.
    pub incident: Option<(Instant, Instant)>,
}

/// One of several answers, with what it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    pub value: String,
    pub meaning: String,
}

/// What was said. Empty text, or no choice, is the empty answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    Text(String),
    Several(Vec<String>),
}

/// The answer that asks what a question is for.
pub const HELP: &str = "?";

impl Answer {
    /// Whether it is a question itself: what is this for?
    pub fn asks_for_help(&self) -> bool {
        match self {
            Self::Text(text) => text.trim() == HELP,
            Self::Several(all) => all.iter().any(|one| one == HELP),
        }
    }

    pub fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.trim().is_empty(),
            Self::Several(all) => all.is_empty(),
        }
    }

    /// The answer as one text.
    pub fn text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Several(all) => all.join(", "),
        }
    }

    /// The answer as a list; in a text, commas part its entries.
    pub fn list(&self) -> Vec<String> {
        match self {
            Self::Text(text) => {
                text.split(',').map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
            }
            Self::Several(all) => all.clone(),
        }
    }
}

impl From<&str> for Answer {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

/// How a question ended: three different ways besides an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answered {
    With(Answer),
    /// Esc: to the question before.
    Back,
    /// Ctrl-C: keep what there is.
    Interrupted,
    /// There is nobody to ask.
    NotATerminal,
}
