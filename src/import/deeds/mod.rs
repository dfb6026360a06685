//! Items of an action list, and rows of an action table -> what is to be done, by whom, until when.
//!
//! What is certain becomes a field and leaves the text; what is not stays in the text as it was written.
//! Nothing is invented, and no word gets lost: each one of an item is in [`Deed::text`], in what was
//! [`Deed::taken`] out of it, or in [`Deed::leftovers`].

mod day;
mod deed;
mod group;
mod head;
mod item;
mod labels;
mod link;
mod list;
mod mark;
mod names;
mod put;
mod row;
mod states;
mod tail;
mod tail_group;
#[cfg(test)]
mod tests;
mod ticket;

pub use deed::Deed;
pub use item::{is_detail, read};
pub use labels::is_key;
pub use list::list;
pub use row::{is_actions, row, text_column};
