//! The documents of one import, and what became of each.

use std::path::{Path, PathBuf};

use crate::error::Result;
use crate::finding::harmless;
use crate::import::report::{RemarkKind, Report};
use crate::record::Postmortem;

/// A document, and the record that was made of it.
#[derive(Debug)]
pub struct Document {
    /// As it was given.
    pub name: PathBuf,
    /// An error where it cannot be read, or its record not be written.
    pub made: Result<Made>,
}

#[derive(Debug)]
pub struct Made {
    /// With its id, which is the stem of `path`.
    pub record: Postmortem,
    pub report: Report,
    /// The record's file: absolute.
    pub path: PathBuf,
    /// What the file is to hold.
    pub text: String,
    pub fate: Fate,
    /// A record of the same name that is about another incident: this one has the next number.
    pub beside: Option<PathBuf>,
}

/// What becomes of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// Nothing was there.
    New,
    /// The one that is there says the same.
    Same,
    /// The one that is there says something else, and stays. What it holds.
    Other(Former),
    /// The same, but that it has to make room.
    Instead(Former),
}

/// What a file holds that is in the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Former {
    /// As far as it is text.
    pub text: String,
    /// The file in which it was kept, where it was not in the last commit.
    pub kept: Option<PathBuf>,
}

impl Document {
    /// The name as it is told, on one line.
    pub fn shown(&self) -> String {
        shown(&self.name)
    }
}

/// A path as it was given, on one line, and with nothing in it that could move the cursor.
pub fn shown(path: &Path) -> String {
    harmless(&path.to_string_lossy()).replace('\n', "\\n").replace('\t', "\\t")
}

impl Made {
    /// Whether its file is to be written.
    pub const fn is_to_be_written(&self) -> bool {
        matches!(self.fate, Fate::New | Fate::Instead(_))
    }

    /// Whether its file holds what the document says.
    pub const fn is_documents(&self) -> bool {
        !matches!(self.fate, Fate::Other(_))
    }

    pub fn id(&self) -> String {
        self.record.id.as_ref().map(ToString::to_string).unwrap_or_default()
    }

    /// How many remarks somebody has to look at.
    pub fn to_look_at(&self) -> usize {
        self.report.remarks.iter().filter(|remark| remark.kind != RemarkKind::Concluded).count()
    }
}
