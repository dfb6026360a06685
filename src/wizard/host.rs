//! What the conversation needs of the house around it.

use super::field::Depth;
use crate::config::Config;
use crate::error::Result;
use crate::finding::Finding;
use crate::record::{Instant, Postmortem};

/// Keeps the draft, knows the archive, judges the record.
pub trait Host {
    /// Keeps `record`; called after every answer, before the next question.
    fn save(&mut self, record: &Postmortem) -> Result<()>;

    fn config(&self) -> &Config;

    fn now(&self) -> Instant;

    /// What became of the last save, where that is more than usual.
    fn told(&mut self) -> Option<String> {
        None
    }

    /// The document that `record` renders to, in Markdown; empty where there is none.
    fn preview(&self, _record: &Postmortem) -> Result<String> {
        Ok(String::new())
    }

    /// What publishing also does, to be added to what it means.
    fn publishing(&self) -> &'static str {
        ""
    }

    /// How much is asked.
    fn depth(&self) -> Depth {
        Depth::Usual
    }

    /// What the rules say about `record` at its status.
    fn judge(&self, record: &Postmortem) -> Result<Vec<Finding>>;
}
