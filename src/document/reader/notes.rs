//! What one read gathers over all its walks.

use std::cell::RefCell;
use std::collections::BTreeSet;

use crate::document::node::Node;
use crate::document::problem::Problem;

/// Problems, and the nodes that they are about.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// Whether something is wrong with the text, and this is a walk to say what.
    pub is_careful: bool,
    pub problems: RefCell<Vec<Problem>>,
    /// Nodes that are as good as not written.
    pub left_out: BTreeSet<u32>,
    /// Unknown keys by the id of their value: reported once, whatever the number of walks.
    pub unknown: RefCell<BTreeSet<u32>>,
    /// Elements of lists and entries of the root that end before this byte are known to be right: a
    /// walk that only looks for the next mistake goes round them. At 0 all is read.
    pub resume: usize,
}

impl Notes {
    pub fn is_known(&self, node: Node<'_>) -> bool {
        self.resume > 0 && node.span().end <= self.resume
    }

    pub fn is_left_out(&self, node: Node<'_>) -> bool {
        node.is_refused() || (!self.left_out.is_empty() && self.left_out.contains(&node.id()))
    }
}
