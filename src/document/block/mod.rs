//! The block style that records are written in, read in one walk: accept fast, explain slowly.
//!
//! Almost every record is plain: mappings and lists over lines, texts on one line or behind `|` and
//! `>`, short lists in brackets. This reader knows that much of YAML and no more. It gives the very
//! nodes that the full parser gives, to the byte, or nothing: whatever it does not know for certain,
//! and everything that is wrong, is left to the full parser, which also says what is wrong.
//!
//! The tests hold the two against each other, on documents and on what is left of them when
//! something falls in.

mod flow;
mod lines;
mod scalar;
#[cfg(test)]
mod tests;
mod walk;

use std::sync::Arc;

use super::tree::Tree;

/// The tree of a text that is plain throughout, and where its lines begin; `None` for any other.
pub fn parse(text: &Arc<str>) -> Option<(Tree, Vec<usize>)> {
    lines::is_plain(text).then(|| walk::Walk::new(text).document()).flatten()
}
