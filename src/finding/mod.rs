//! What a rule has to say, and where: the currency between reading, checking and reporting.

mod defect;
mod fix;
mod moved;
mod path;
mod shown;
mod told;

pub use defect::{Defect, Mistake};
pub use fix::{Applicability, Fix, Repair, is_respelled};
pub use moved::Moved;
pub use path::{FieldPath, Segment};
pub use shown::{harmless, is_unsafe, nearest, shown, shown_path};
pub use told::{Step, Steps, Told};

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// How loud a finding is. (`Severity` belongs to incidents.)
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Level {
    /// Worth knowing; never fails a check.
    Note,
    /// Probably wrong; fails a check only with `--deny-warnings`.
    Warning,
    /// Wrong, or missing where it must not be.
    Error,
}

impl Level {
    /// `error`, `warning` or `note`, as in every output format.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// A place in a file: bytes for tools, lines and columns for people.
///
/// Lines and columns count from 1, columns in characters; the end is exclusive.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Position {
    pub line: usize,
    pub column: usize,
    pub end_line: usize,
    pub end_column: usize,
    /// Byte offsets into the text that was read, without its byte order mark.
    pub bytes: (usize, usize),
}

impl Position {
    /// The byte range, for slicing the source.
    pub const fn range(&self) -> Range<usize> {
        self.bytes.0..self.bytes.1
    }
}

/// One thing a rule has to say about one place in one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule's id: the name of the defect, in kebab-case.
    pub rule: &'static str,
    pub level: Level,
    /// As the user named it, or relative to where they stand.
    pub file: Arc<Path>,
    pub position: Position,
    /// The value's path in the record; empty for the file as a whole.
    pub field: FieldPath,
    /// What is wrong with the user's value: lower case, no full stop.
    pub message: String,
    /// What to do: imperative.
    pub help: Option<Cow<'static, str>>,
    pub fix: Option<Fix>,
}

impl Finding {
    /// Whether `check --fix` ends it.
    pub fn is_fixable(&self) -> bool {
        self.fix.as_ref().is_some_and(Fix::is_safe)
    }

    /// The order of every report: file, line, column, rule.
    pub fn order(&self, other: &Self) -> Ordering {
        // Most are compared with others of their own file, and paths take their time.
        let is_same_file = self.file.as_os_str() == other.file.as_os_str();
        let by_file = if is_same_file { Ordering::Equal } else { self.file.cmp(&other.file) };
        by_file.then_with(|| self.order_in_file(other))
    }

    /// The same of two in one file.
    pub fn order_in_file(&self, other: &Self) -> Ordering {
        let within = |it: &Self| (it.position.line, it.position.column, it.rule);
        within(self).cmp(&within(other)).then_with(|| self.message.cmp(&other.message))
    }
}
