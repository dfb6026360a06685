//! What was found: its records are read once more, for what is shown of them.

use super::{Entry, name};
use crate::cli::context::Context;
use crate::cli::records;
use crate::error;
use crate::render::to_text;
use crate::search::{Excerpt, Extent, Mark, excerpts, marked};

/// As much of a record is shown.
const EXTENT: Extent = Extent { most: 3, width: 180, lead: 50 };

/// The results, best first.
#[derive(Debug)]
pub struct Found {
    pub query: String,
    pub results: Vec<Result>,
    /// How many there are, also those that are not shown.
    pub of: usize,
    /// Whether they have all that was asked.
    pub is_all: bool,
    pub corrected: Vec<(String, Vec<String>)>,
}

/// One result.
#[derive(Debug)]
pub struct Result {
    pub record: String,
    pub title: String,
    /// Where in the title marked words stand, in bytes.
    pub title_marks: Vec<std::ops::Range<usize>>,
    pub day: Option<String>,
    pub severity: Option<String>,
    pub services: Vec<String>,
    pub score: f64,
    pub excerpts: Vec<Excerpt>,
    /// As the user would write it.
    pub file: String,
    pub path: std::path::PathBuf,
}

impl Result {
    pub(super) fn read(context: &Context, entry: &Entry, score: f64, marks: &[Mark]) -> error::Result<Self> {
        let record = records::load(&context.here, &entry.file)?.value;
        let title = entry.incident.title.split_whitespace().collect::<Vec<_>>().join(" ");
        Ok(Self {
            record: name(&entry.file),
            title_marks: marked(&title, marks),
            title,
            day: entry.incident.day.map(|day| day.to_string()),
            severity: entry.incident.severity.clone(),
            services: entry.incident.services.clone(),
            score,
            excerpts: excerpts(&record, marks, EXTENT, &to_text),
            file: context.shown_path(&entry.file).to_string_lossy().into_owned(),
            path: entry.file.clone(),
        })
    }
}
