//! A value into its field, where it is understood.

use super::day::day;
use super::deed::{Deed, Part};
use super::labels::{kind, priority};
use super::link::links;
use super::mark::{bare, is_nothing, is_open_question};
use super::states::{Place, state};
use super::ticket::is_ticket;
use crate::record::{ItemId, Visibility};

/// A name is shorter than this; a sentence is not.
const LONGEST_OWNER: usize = 100;

impl Deed {
    /// Sets a field to what was written for it; `said` is all of the source that says so.
    ///
    /// `false` where the value is none for this field, or the field has another one already: then nothing
    /// has changed, but that the name of an issue is kept.
    pub(super) fn put(&mut self, part: Part, value: &str, said: &str) -> bool {
        let value = value.trim();
        // "Owner: —" says that there is none.
        let done = is_nothing(value) || self.set(part, value);
        if done {
            self.took(part, said);
        }
        done
    }

    fn set(&mut self, part: Part, value: &str) -> bool {
        match part {
            Part::Text => false,
            Part::Id => set(&mut self.id, id(value)),
            Part::Owner => self.set_owner(value),
            Part::Due => set(&mut self.due, day(value)),
            Part::State => self.set_state(value),
            Part::Closed => set(&mut self.closed, day(value)),
            Part::Tracker => self.set_tracker(value),
            Part::Kind => set(&mut self.kind, kind(value)),
            Part::Priority => set(&mut self.priority, priority(value)),
            Part::Addresses => self.set_addresses(value),
            Part::DoneWhen => set(&mut self.done_when, Some(value.to_owned())),
            Part::DeclinedBecause => set(&mut self.declined_because, Some(value.to_owned())),
            Part::Visibility => set(&mut self.visibility, bare(value).parse::<Visibility>().ok()),
        }
    }

    fn set_owner(&mut self, value: &str) -> bool {
        let name = bare(value);
        if is_open_question(name) || name.len() > LONGEST_OWNER || !has_words(name) {
            return false;
        }
        match &links(name)[..] {
            [] => set(&mut self.owner, Some(name.to_owned())),
            // A person's page: the record has a place for the name alone.
            [link] if link.span == (0..name.len()) && link.label.is_some_and(has_words) => {
                let is_set = set(&mut self.owner, link.label.map(|label| bare(label).to_owned()));
                if is_set {
                    self.leftovers.push(link.url.to_owned());
                }
                is_set
            }
            _ => false,
        }
    }

    fn set_state(&mut self, value: &str) -> bool {
        let Some((state, closed)) = state(value, Place::Column) else { return false };
        if self.state.is_some_and(|known| known != state)
            || (closed.is_some() && self.closed.is_some_and(|day| Some(day) != closed))
        {
            return false;
        }
        self.state = Some(state);
        self.closed = closed.or(self.closed);
        true
    }

    fn set_tracker(&mut self, value: &str) -> bool {
        let links = links(value);
        let Some(first) = links.first() else {
            if self.ticket.is_none() && is_ticket(bare(value)) {
                self.ticket = Some(bare(value).to_owned());
            }
            return false;
        };
        let alone = first.span == (0..value.len());
        if !set(&mut self.tracker, Some(first.url.to_owned())) {
            return false;
        }
        if !alone {
            self.leftovers.push(value.to_owned());
        } else if let Some(label) = first.label.filter(|label| !is_said(label, first.url)) {
            self.leftovers.push(label.to_owned());
        }
        true
    }

    fn set_addresses(&mut self, value: &str) -> bool {
        let ids: Option<Vec<String>> = value.split(',').map(|text| id(text.trim())).collect();
        let Some(ids) = ids.filter(|_| self.addresses.is_empty()) else { return false };
        self.addresses = ids;
        true
    }
}

/// Whether a link's label says no more than its address and that it is one.
fn is_said(label: &str, url: &str) -> bool {
    const WORDS: &[&str] = &["bug", "github", "here", "issue", "link", "pr", "pull", "request", "task", "ticket"];
    let url = url.to_lowercase();
    let label = label.to_lowercase();
    let mut words = label.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.all(|word| word.len() == 1 || url.contains(word) || WORDS.contains(&word))
}

/// A field takes its first value.
fn set<T: PartialEq>(field: &mut Option<T>, value: Option<T>) -> bool {
    match (&field, value) {
        (None, Some(value)) => {
            *field = Some(value);
            true
        }
        (Some(known), Some(value)) => *known == value,
        (_, None) => false,
    }
}

/// An item's name: `A1`, `AI-3`, `2`.
fn id(text: &str) -> Option<String> {
    let text = bare(text);
    let short = text.len() <= 12 && text.contains(|c: char| c.is_ascii_digit());
    (short && text.parse::<ItemId>().is_ok()).then(|| text.to_owned())
}

/// Whether a text says something.
pub fn has_words(text: &str) -> bool {
    text.contains(char::is_alphanumeric)
}
