//! What became of a document: where each section went, and what somebody should look at.

use serde::Serialize;

/// What is told of one document, in its order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    pub placed: Vec<Placed>,
    pub remarks: Vec<Remark>,
}

/// A section, and where it went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Placed {
    /// Its line in the source, from 1.
    pub line: usize,
    /// Its heading: empty for what stands above all headings.
    pub heading: String,
    /// A field of the record: `appendix` for what has none.
    pub field: &'static str,
    pub confidence: Confidence,
}

/// How sure it is that something belongs where it was placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// Concluded from where it stands.
    Guess,
    /// Its heading holds words that mean the field.
    Likely,
    /// Its heading says the field, or the document is one that hotwash rendered.
    Certain,
}

/// Something that looks wrong, or that the record has to be told, or what was concluded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Remark {
    /// Its line in the source, from 1.
    pub line: usize,
    pub kind: RemarkKind,
    /// The field of the record that it is about: `timeline[3].at`.
    pub field: String,
    /// What there is to say, in one line.
    pub text: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RemarkKind {
    /// It cannot be as it is written, or does not fit the rest.
    Wrong,
    /// The document does not say it, and the record needs it.
    Missing,
    /// It is not written there, and follows from what is.
    Concluded,
}

impl Report {
    /// How many sections have no field.
    pub fn unplaced(&self) -> usize {
        self.placed.iter().filter(|placed| placed.field == APPENDIX).count()
    }
}

/// Where goes what has no field.
pub const APPENDIX: &str = "appendix";
