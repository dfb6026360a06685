//! A finding as it is told, borrowed from wherever it is kept: an archive has a quarter of a million.

use std::borrow::Cow;
use std::cmp::Ordering;

use serde::{Deserialize, Serialize};
use smallvec::SmallVec;

use super::path::USUAL_DEPTH;
use super::{Finding, Fix, Level, Position, Segment};

/// What a report says of a finding, but for its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told<'a> {
    pub rule: &'static str,
    pub level: Level,
    pub position: Position,
    pub field: Steps<'a>,
    pub message: &'a str,
    pub help: Option<&'a str>,
    pub fix: Cow<'a, Option<Fix>>,
}

/// The steps of a [`FieldPath`](super::FieldPath).
pub type Steps<'a> = SmallVec<[Step<'a>; USUAL_DEPTH]>;

/// A [`Segment`], written by serde as that is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Step<'a> {
    Key(&'a str),
    Index(usize),
}

impl<'a> From<&'a Segment> for Step<'a> {
    fn from(segment: &'a Segment) -> Self {
        match segment {
            Segment::Key(key) => Self::Key(key),
            Segment::Index(index) => Self::Index(*index),
        }
    }
}

impl Finding {
    /// The same, as it is told.
    pub fn told(&self) -> Told<'_> {
        Told {
            rule: self.rule,
            level: self.level,
            position: self.position.clone(),
            field: self.field.steps().iter().map(Step::from).collect(),
            message: &self.message,
            help: self.help.as_deref(),
            fix: Cow::Borrowed(&self.fix),
        }
    }
}

impl Told<'_> {
    /// Whether `check --fix` ends it.
    pub fn is_fixable(&self) -> bool {
        self.fix.as_ref().as_ref().is_some_and(Fix::is_safe)
    }

    /// The order of every report within a file, as [`Finding::order_in_file`].
    pub fn order_in_file(&self, other: &Self) -> Ordering {
        let within = |it: &Self| (it.position.line, it.position.column, it.rule);
        within(self).cmp(&within(other)).then_with(|| self.message.cmp(other.message))
    }
}
