//! What of a record its readers may see: decided here alone, before anything is made of it.
//!
//! Whatever is made of the result (pages, lists, feeds, an index) cannot tell more than it holds. `marked` leaves out
//! what is not marked public, `withheld` what the configuration keeps private, and `decided` says of each field why.

mod blot;
pub mod decided;
mod marked;
mod withheld;

use std::borrow::Cow;

use super::setting::{Profile, Setting};
use crate::record::{Postmortem, Status, Visibility};

/// What a site shows of a record.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    pub record: Postmortem,
    /// In how many of its texts something was withheld, because the configuration keeps it private.
    pub withheld: usize,
}

impl Profile {
    /// What the search finds a record by, where these readers look. Which related incidents outsiders may know of
    /// is not known before all records are read, so theirs are not among it.
    pub fn searched(self, record: &Postmortem) -> Cow<'_, Postmortem> {
        match self {
            Self::Public if !record.related.is_empty() => {
                let mut record = record.clone();
                record.related.clear();
                Cow::Owned(record)
            }
            Self::Internal | Self::Public => Cow::Borrowed(record),
        }
    }
}

impl Setting<'_> {
    /// The record as the readers of a site may see it; `None` where they may not see it at all. Related incidents are
    /// not looked at: which of them are shown, the site knows (see [`name_only`]).
    pub fn shown(&self, record: Postmortem) -> Option<Shown> {
        let visibility = record.visibility.unwrap_or(Visibility::Internal);
        match self.profile {
            Profile::Internal => (visibility != Visibility::Restricted).then_some(Shown { record, withheld: 0 }),
            Profile::Public => (visibility == Visibility::Public && record.stage() == Status::Published).then(|| {
                let mut record = marked::public(record);
                let withheld = withheld::withhold(&mut record, &self.config.private);
                Shown { record, withheld }
            }),
        }
    }

    /// Whether readers may see this name of a record, which its page has for an address.
    pub fn may_name(&self, name: &str) -> bool {
        self.profile == Profile::Internal || self.config.private.first_in(name).is_none()
    }
}

/// What of a public record is for everybody, whatever its stage: for whoever reads it before others do. What the
/// configuration keeps private is still in it.
pub(super) fn public_part(record: &Postmortem) -> Postmortem {
    marked::public(record.clone())
}

/// Leaves those incidents alone that the site shows: the id of another one tells what it was about.
pub fn name_only(record: &mut Postmortem, is_shown: impl Fn(&str) -> bool) {
    record.related.retain(|other| other.id.as_deref().is_some_and(&is_shown));
}
