//! What is asked, section by section, in the order in which it is best remembered.

mod actions;
mod basics;
mod cause;
mod further;
mod impact;
mod lessons;
mod publication;
mod resolution;
mod timeline;
mod times;

pub use actions::due_by_policy;
pub use cause::answer_why;

use super::field::Section;
use crate::record::ItemId;

/// The whole conversation.
pub static SECTIONS: &[Section] = &[
    basics::SECTION,
    times::SECTION,
    impact::SECTION,
    timeline::SECTION,
    cause::SECTION,
    resolution::SECTION,
    actions::SECTION,
    lessons::SECTION,
    publication::SECTION,
];

/// The first id of its letter that is not used: `F1`, `A3`.
pub fn free_id(letter: char, used: &[ItemId]) -> Option<ItemId> {
    let numbered = (1..).map(|number| format!("{letter}{number}"));
    let mut free = numbered.filter(|name| !used.iter().any(|id| **id == **name));
    free.next()?.parse().ok()
}
