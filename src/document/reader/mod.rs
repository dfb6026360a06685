//! Nodes -> any serde type, going on after each mistake.
//!
//! serde stops at the first error. This reader knows the node of every error, so it notes the
//! mistake, marks the node as left out, and walks again; what is left out is absent to serde, and
//! every field of a record may be absent. A good file takes one walk. A file with mistakes takes one
//! more for each, which goes round what is known to be right, and one over all of it at the end.

mod access;
mod error;
mod node;

use std::cell::RefCell;
use std::collections::HashSet;

use serde::de::DeserializeOwned;

use super::problem::Problem;
use super::tree::{Kind, Node};
use crate::finding::{Defect, FieldPath, Mistake, Segment};
use node::Reader;

/// A value, and what had to be left out of it.
#[derive(Debug)]
pub struct Read<T> {
    pub value: T,
    pub problems: Vec<Problem>,
    /// List elements that were left out, with the list's path: ascending within each list.
    pub refused_elements: Vec<(FieldPath, usize)>,
}

/// What one read gathers over all its walks.
#[derive(Debug, Default)]
struct Notes {
    problems: Vec<Problem>,
    /// Nodes that are as good as not written.
    left_out: HashSet<u32>,
    /// Unknown keys by the id of their value: reported once, whatever the number of walks.
    unknown: HashSet<u32>,
    /// The root's id, for what may be skipped.
    root: u32,
    /// Elements of lists and entries of the root that end before this byte are known to be right: a
    /// walk that only looks for the next mistake goes round them. At 0 all is read.
    resume: usize,
}

/// Reads a tree, up to so many mistakes.
pub fn read<T: DeserializeOwned + Default>(root: &Node, most: usize) -> Read<T> {
    let notes = RefCell::new(Notes { root: root.id, ..Notes::default() });
    let value = loop {
        let walked = T::deserialize(Reader { node: root, notes: &notes });
        let mut notes = notes.borrow_mut();
        match walked {
            Ok(value) if notes.resume == 0 => break value,
            Ok(_) => notes.resume = 0,
            Err(error) => {
                let (id, span) = error.at.unwrap_or((root.id, root.span.clone()));
                notes.problems.push(Problem::new(span.clone(), error.mistake));
                // The root is wrong, or leaving the node out did not help: nothing more can be read.
                if id == root.id || !notes.left_out.insert(id) {
                    break T::default();
                }
                notes.resume = span.start;
                if notes.problems.len() >= most {
                    let mistake = Mistake::new(Defect::WrongType, "there is more wrong from here on")
                        .help("mend what is told so far, and check again");
                    notes.problems.push(Problem::new(span, mistake));
                    break T::default();
                }
            }
        }
    };
    let notes = notes.into_inner();
    let mut refused_elements = Vec::new();
    if !notes.left_out.is_empty() {
        elements(root, &FieldPath::root(), &notes.left_out, &mut refused_elements);
    }
    Read { value, problems: notes.problems, refused_elements }
}

/// Finds the list elements among the nodes that were left out.
fn elements(node: &Node, path: &FieldPath, left_out: &HashSet<u32>, found: &mut Vec<(FieldPath, usize)>) {
    match &node.kind {
        Kind::List(items) => {
            for (place, item) in items.iter().enumerate() {
                if left_out.contains(&item.id) {
                    found.push((path.clone(), place));
                } else {
                    elements(item, &path.at(place), left_out, found);
                }
            }
        }
        Kind::Mapping(entries) => {
            for entry in entries {
                elements(&entry.value, &path.at(Segment::from(entry.key.clone())), left_out, found);
            }
        }
        _ => {}
    }
}
