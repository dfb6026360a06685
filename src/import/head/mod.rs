//! What a document says of itself: the head before its body, and lists and tables of keys and values.
//!
//! [`split`] finds where the body begins and reads what stands before it; [`block`] reads a list, a table or
//! lines of `Key: value`; [`keys`] puts both into fields by a table of words. Values stay as they are written,
//! and what has no field is given back with its line.

mod block;
mod comment;
mod facts;
mod field;
mod lines;
mod pair;
mod said;
mod split;
#[cfg(test)]
mod tests;
mod toml;
mod values;
mod yaml;

pub use block::block;
pub use facts::{Placed, keys, severity, stage};
pub use field::Field;
pub use pair::{Pair, pair};
pub use split::{Head, split};
