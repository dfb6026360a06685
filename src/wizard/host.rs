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

    /// How much is asked.
    fn depth(&self) -> Depth {
        Depth::Usual
    }

    /// What the rules say about `record` at its status.
    fn judge(&self, record: &Postmortem) -> Result<Vec<Finding>>;
}
