//! A folder that the configuration names.

use std::fmt;
use std::path::{Component, Path, PathBuf};
use std::str::FromStr;

use crate::finding::{Defect, Mistake, shown};
use crate::record::scalar::scalar;

/// A folder below the archive's root: a configuration (which may come from a pull request) never
/// makes hotwash read or write outside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folder(String);

impl Folder {
    /// Relative to the archive's root, without a leading `./`.
    pub fn path(&self) -> PathBuf {
        Path::new(&self.0).components().filter(|part| *part != Component::CurDir).collect()
    }
}

impl FromStr for Folder {
    type Err = Mistake;

    fn from_str(text: &str) -> Result<Self, Mistake> {
        let is_below = |part| matches!(part, Component::Normal(_) | Component::CurDir);
        if !text.is_empty() && Path::new(text).components().all(is_below) {
            return Ok(Self(text.to_owned()));
        }
        Err(Mistake::new(Defect::WrongType, format!("{} is not a folder of the archive", shown(text)))
            .help("write a path below this file's folder, without `..`"))
    }
}

impl fmt::Display for Folder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

scalar!(Folder, text, "text", { "type": "string" });

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;

    #[test]
    fn a_folder_stays_below_the_archive() {
        for outside in ["..", "../site", "a/../../b", "/etc", ""] {
            assert!(outside.parse::<Folder>().is_err(), "{outside}");
        }
        assert_eq!("./docs/a b/".parse::<Folder>().unwrap().path(), Path::new("docs/a b"));
    }
}
