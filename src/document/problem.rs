//! Something structurally wrong with a text.

use std::ops::Range;

use crate::finding::{FieldPath, Mistake};

/// A structural mistake, where it stands, and the field it belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Bytes of the source's text.
    pub span: Range<usize>,
    pub mistake: Mistake,
    /// As in the text; empty for the file as a whole.
    pub field: FieldPath,
}

impl Problem {
    pub fn new(span: Range<usize>, mistake: Mistake) -> Self {
        Self { span, mistake, field: FieldPath::root() }
    }
}
