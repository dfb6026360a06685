//! Where in a record a value stands: `action_items[2].owner`.

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};
use smallvec::{SmallVec, smallvec};

/// One step of a [`FieldPath`].
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Segment {
    Key(Cow<'static, str>),
    Index(usize),
}

impl From<&'static str> for Segment {
    fn from(key: &'static str) -> Self {
        Self::Key(Cow::Borrowed(key))
    }
}

impl From<String> for Segment {
    fn from(key: String) -> Self {
        Self::Key(Cow::Owned(key))
    }
}

impl From<usize> for Segment {
    fn from(index: usize) -> Self {
        Self::Index(index)
    }
}

/// The path of a value in a record; empty for the record as a whole.
///
/// ```
/// use hotwash::finding::FieldPath;
/// let path = FieldPath::root().at("action_items").at(2).at("owner");
/// assert_eq!(path.to_string(), "action_items[2].owner");
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct FieldPath(SmallVec<[Segment; USUAL_DEPTH]>);

/// As deep as most values stand: `root_cause.contributing_factors[1].text`. Their paths are made and dropped
/// all the time, and so need no memory of their own.
pub(super) const USUAL_DEPTH: usize = 4;

impl FieldPath {
    pub fn root() -> Self {
        Self(SmallVec::new())
    }

    /// A field of an element: `action_items[2].owner`.
    pub fn of_item(list: &'static str, place: usize, key: &'static str) -> Self {
        Self::from_iter([list.into(), place.into(), key.into()])
    }

    /// This path and one step further.
    #[must_use]
    pub fn at(&self, step: impl Into<Segment>) -> Self {
        self.0.iter().cloned().chain(std::iter::once(step.into())).collect()
    }

    pub fn steps(&self) -> &[Segment] {
        &self.0
    }

    pub fn is_root(&self) -> bool {
        self.0.is_empty()
    }

    /// The path without its last step; `None` at the root.
    pub fn parent(&self) -> Option<Self> {
        let (_, steps) = self.0.split_last()?;
        Some(Self(steps.into()))
    }

    /// Whether this is the path that is written so: `impact.summary`.
    pub fn is(&self, written: &str) -> bool {
        let mut keys = written.split('.');
        let is_next = |step: &Segment| matches!(step, Segment::Key(key) if keys.next() == Some(key));
        self.0.iter().all(is_next) && keys.next().is_none()
    }

    /// Whether this is the record's field of that name, or inside it.
    pub fn is_under(&self, key: &str) -> bool {
        matches!(self.0.first(), Some(Segment::Key(first)) if first == key)
    }

    /// Whether `other` is this value or inside it.
    pub fn contains(&self, other: &Self) -> bool {
        other.0.starts_with(&self.0)
    }
}

impl FromIterator<Segment> for FieldPath {
    fn from_iter<I: IntoIterator<Item = Segment>>(steps: I) -> Self {
        Self(steps.into_iter().collect())
    }
}

impl From<&'static str> for FieldPath {
    fn from(key: &'static str) -> Self {
        Self(smallvec![key.into()])
    }
}

impl fmt::Display for FieldPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, step) in self.0.iter().enumerate() {
            match step {
                Segment::Key(key) => {
                    f.write_str(if place == 0 { "" } else { "." })?;
                    f.write_str(key)?;
                }
                Segment::Index(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}
