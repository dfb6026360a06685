//! What a finding can do about itself.

use std::borrow::Cow;
use std::path::PathBuf;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::path::FieldPath;

/// A repair, and whether it may be made without asking anybody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fix {
    pub repair: Repair,
    pub applicability: Applicability,
}

/// How sure a repair is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Applicability {
    /// Mechanical: `check --fix` makes it.
    Safe,
    /// A guess: what was probably meant, for a person to decide.
    Suggested,
}

/// A change that ends the finding: to its file, unless it says otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Repair {
    /// Replaces exactly the bytes of the finding's position.
    Replace(String),
    /// Gives a field a text, written where the schema has it.
    Set(FieldPath, String),
    /// Takes a field, or an item of a list, away.
    Remove(FieldPath),
    /// Moves whole items of a list: at each place, the place where the item stood.
    Reorder(FieldPath, Arc<[usize]>),
    /// Renders the record again into that file.
    Render(PathBuf),
    /// Puts an item, by its keys and their texts, at the end of a list of that other record.
    Answer(PathBuf, FieldPath, Vec<(Cow<'static, str>, String)>),
}

impl Fix {
    pub fn safe(repair: Repair) -> Self {
        Self { repair, applicability: Applicability::Safe }
    }

    pub fn suggested(repair: Repair) -> Self {
        Self { repair, applicability: Applicability::Suggested }
    }

    pub fn is_safe(&self) -> bool {
        self.applicability == Applicability::Safe
    }

    /// The text that belongs where the finding points, if that is all.
    pub fn replacement(&self) -> Option<&str> {
        match &self.repair {
            Repair::Replace(text) => Some(text),
            _ => None,
        }
    }
}

impl Repair {
    /// Whether it changes another file than the one that the finding is in.
    pub const fn is_elsewhere(&self) -> bool {
        matches!(self, Self::Render(_) | Self::Answer(..))
    }
}

/// Whether two words differ in nothing but case, quotes, and what joins their parts:
/// `"In-Review"` is `in_review`.
///
/// ```
/// assert!(hotwash::finding::is_respelled("SEV-2", "sev2"));
/// assert!(!hotwash::finding::is_respelled("stated", "started"));
/// ```
pub fn is_respelled(word: &str, other: &str) -> bool {
    let bare = |word: &str| -> String {
        word.trim_matches(['"', '\'']).replace(['-', '_', ' '], "").chars().flat_map(char::to_lowercase).collect()
    };
    let word = bare(word);
    !word.is_empty() && word == bare(other)
}
