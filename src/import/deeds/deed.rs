//! One measure, as an item or a row told it.

use crate::record::{ActionKind, ActionStatus, Date, Priority, Visibility};

/// One measure. An absent field was not written, or not so that it is certain.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Deed {
    /// The wording without what became fields; Markdown is kept.
    pub text: String,
    /// As written: `A1`, `AI-3`, and `2` of a table that counts its rows. It may come twice in a document.
    pub id: Option<String>,
    /// As written, `@` and all: several names are one text.
    pub owner: Option<String>,
    pub due: Option<Date>,
    pub state: Option<ActionStatus>,
    pub closed: Option<Date>,
    /// The address of an issue. Where the text says more than "issue", the link stays in the text too.
    pub tracker: Option<String>,
    /// An issue's name without an address: `#12`, `OPS-7`, `Bug 1234`. It stands in the text or in
    /// `leftovers` too, because a record has addresses only.
    pub ticket: Option<String>,
    pub kind: Option<ActionKind>,
    pub priority: Option<Priority>,
    /// Ids of factors and lessons.
    pub addresses: Vec<String>,
    pub done_when: Option<String>,
    pub declined_because: Option<String>,
    pub visibility: Option<Visibility>,
    /// What has no field, with its label where it had one: `Notes: ask first`.
    pub leftovers: Vec<String>,
    /// What left the text, in the order in which it was understood.
    pub taken: Vec<Taken>,
}

/// A piece of the source that became a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    pub part: Part,
    /// With its label, brackets and the like.
    pub said: String,
}

/// What a piece of an item is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    Text,
    Id,
    Owner,
    Due,
    State,
    Closed,
    Tracker,
    Kind,
    Priority,
    Addresses,
    DoneWhen,
    DeclinedBecause,
    Visibility,
}

impl Deed {
    /// Notes that a piece of the source has been understood.
    pub(super) fn took(&mut self, part: Part, said: &str) {
        self.taken.push(Taken { part, said: said.trim().to_owned() });
    }
}
