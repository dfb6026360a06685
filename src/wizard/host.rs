//! What the conversation needs of the house around it.

use crate::config::Config;
use crate::error::Result;
use crate::finding::Finding;
use crate::record::{Instant, Postmortem, RecordId};

/// Keeps the draft, knows the archive, judges the record.
pub trait Host {
    /// Keeps `record`; called after every answer, before the next question.
    fn save(&mut self, record: &Postmortem) -> Result<()>;

    fn config(&self) -> &Config;

    fn now(&self) -> Instant;

    /// What the rules say about `record` at its status.
    fn judge(&self, record: &Postmortem) -> Result<Vec<Finding>>;

    /// What earlier records call things of that sort, what they name most often first. Asked before
    /// every question that has suggestions, so it is gathered once.
    fn known(&self, _: Called) -> Result<&[String]> {
        Ok(&[])
    }

    /// Earlier incidents on the same services that read as if they had the same cause, the likeliest first.
    fn alike(&self, _: &Postmortem) -> Result<Vec<Alike>> {
        Ok(Vec::new())
    }
}

/// What records name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Called {
    Service,
    Tag,
    /// Whoever owns, writes, does.
    Person,
    Role,
    Audience,
}

impl Called {
    pub const ALL: [Self; 5] = [Self::Service, Self::Tag, Self::Person, Self::Role, Self::Audience];
}

/// An earlier incident that reads like this one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alike {
    pub id: RecordId,
    pub title: String,
    /// Its actions that are still to be done, each in a line.
    pub open_actions: Vec<String>,
}
