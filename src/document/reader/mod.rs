//! Nodes -> any serde type, going on after each mistake.
//!
//! serde stops at the first error. This reader knows the node of every error, so it notes the
//! mistake, marks the node as left out, and walks again; what is left out is absent to serde, and
//! every field of a record may be absent. A file with mistakes takes one walk for each, which goes
//! round what is known to be right, and one over all of it at the end.
//!
//! Before them goes one that notes nothing, and stops at whatever is wrong. A good file takes that
//! one only: it need not be asked of each key whether the record knows it.

mod access;
mod error;
mod node;
mod notes;

use std::collections::BTreeSet;

use serde::de::DeserializeOwned;

use super::node::{Kind, Node};
use super::problem::Problem;
use super::tree::Tree;
use crate::finding::{Defect, FieldPath, Mistake, Segment};
use node::Reader;
use notes::Notes;

/// A value, and what had to be left out of it.
#[derive(Debug)]
pub struct Read<T> {
    pub value: T,
    pub problems: Vec<Problem>,
    /// List elements that were left out, with the list's path: ascending within each list.
    pub refused_elements: Vec<(FieldPath, usize)>,
}

/// Reads a tree, up to so many mistakes.
pub fn read<T: DeserializeOwned + Default>(tree: &Tree, most: usize) -> Read<T> {
    let mut notes = Notes::default();
    let root = tree.root();
    let value = loop {
        match T::deserialize(Reader { node: root, notes: &notes }) {
            Ok(value) if notes.resume == 0 => break value,
            Ok(_) => notes.resume = 0,
            Err(_) if !notes.is_careful => notes.is_careful = true,
            Err(error) => {
                let node = tree.node(error.at.unwrap_or(root.id()));
                let problems = notes.problems.get_mut();
                problems.push(Problem::new(node.span(), *error.mistake));
                // The root is wrong, or leaving the node out did not help: nothing more can be read.
                if node.id() == root.id() || !notes.left_out.insert(node.id()) {
                    break T::default();
                }
                notes.resume = node.span().start;
                if problems.len() >= most {
                    let mistake = Mistake::new(Defect::WrongType, "there is more wrong from here on")
                        .help("mend what is told so far, and check again");
                    problems.push(Problem::new(node.span(), mistake));
                    break T::default();
                }
            }
        }
    };
    let mut refused_elements = Vec::new();
    if !notes.left_out.is_empty() {
        elements(root, &FieldPath::root(), &notes.left_out, &mut refused_elements);
    }
    Read { value, problems: notes.problems.into_inner(), refused_elements }
}

/// Finds the list elements among the nodes that were left out.
fn elements(node: Node<'_>, path: &FieldPath, left_out: &BTreeSet<u32>, found: &mut Vec<(FieldPath, usize)>) {
    match node.kind() {
        Kind::List(items) => {
            for (place, item) in items.enumerate() {
                if left_out.contains(&item.id()) {
                    found.push((path.clone(), place));
                } else {
                    elements(item, &path.at(place), left_out, found);
                }
            }
        }
        Kind::Mapping(entries) => {
            for entry in entries {
                elements(entry.value, &path.at(Segment::from(entry.key.to_owned())), left_out, found);
            }
        }
        _ => {}
    }
}
