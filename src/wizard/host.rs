//! What the conversation needs of the house around it.

use super::field::Depth;
use crate::config::Config;
use crate::error::Result;
use crate::finding::{Finding, Moved};
use crate::record::{Instant, Postmortem, RecordId};

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

    /// The record as it is kept since the last save, where others changed it too: what goes on is this.
    fn meanwhile(&mut self) -> Option<Meanwhile> {
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

/// A record that others changed while it was asked about.
#[derive(Debug, Clone, PartialEq)]
pub struct Meanwhile {
    pub record: Postmortem,
    /// The lists whose items are not all where they were.
    pub moved: Vec<Moved>,
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
    /// The sort of a factor.
    Category,
    /// An incident, by its id.
    Incident,
}

impl Called {
    pub const ALL: [Self; 7] =
        [Self::Service, Self::Tag, Self::Person, Self::Role, Self::Audience, Self::Category, Self::Incident];
}

/// An earlier incident that reads like this one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alike {
    pub id: RecordId,
    pub title: String,
    /// What it promised and has not done, each in a line.
    pub undone: Vec<String>,
}
