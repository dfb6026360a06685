//! What readers subscribe to: finished incidents as Atom and as JSON Feed, and due actions as calendars.
//!
//! Ids are names that never change: whoever moves the site, or gives it an address, gives nobody everything anew.

mod atom;
mod calendar;
mod channel;
mod ical;
mod json;

use super::collection::Collection;
use super::pages::OwnedActions;
use super::plan::Plan;
use crate::error::Result;

pub use calendar::due_calendar;
pub use channel::Channel;

/// One file to subscribe to.
#[derive(Debug, Clone, Copy)]
pub enum File {
    /// A channel's feed, by the channel's number.
    Atom(usize),
    Json(usize),
    /// All open actions with a day.
    Calendar,
    /// Those of one owner, by number.
    OwnCalendar(usize),
}

/// What the files are made of.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    pub collection: &'a Collection,
    pub channels: &'a [Channel],
    pub owners: &'a [OwnedActions],
}

impl Source<'_> {
    /// Makes the file that lies at `path`.
    pub fn make(self, file: File, path: &str, plan: Plan<'_>) -> Result<String> {
        match file {
            File::Atom(channel) => Ok(atom::feed(&self.channels[channel], path, self.collection, plan)),
            File::Json(channel) => json::feed(&self.channels[channel], path, self.collection, plan),
            File::Calendar => Ok(calendar::all(&self.collection.incidents, plan)),
            File::OwnCalendar(owner) => Ok(calendar::of(&self.owners[owner], &self.collection.incidents, plan)),
        }
    }
}
