//! One file of the site, before it is made.

use super::key::Key;

/// Where a file will lie, and what its bytes depend on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Relative to the site's folder, with `/`.
    pub path: String,
    pub key: Key,
}
