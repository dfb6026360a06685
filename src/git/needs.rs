//! What libgit2 would leave out of a commit without a word, so that the `git` program must make it.

use std::path::{Path, PathBuf};

use git2::{AttrCheckFlags, AttrValue};

use super::repository::Repository;
use crate::error::Result;
use crate::finding::{shown, shown_path};

/// Attributes that change a file on its way in.
const ATTRIBUTES: [&str; 2] = ["filter", "working-tree-encoding"];

/// Keys that give author and committer different names.
const ROLES: [&str; 4] = ["author.name", "author.email", "committer.name", "committer.email"];

impl Repository {
    /// Why the `git` program must make a commit of `paths`: what it would do and libgit2 would not.
    /// None: libgit2 makes the same commit.
    pub(super) fn needs_git(&self, paths: &[PathBuf]) -> Result<Option<String>> {
        let Some(library) = &self.library else {
            return Ok(Some("the repository's format".to_owned()));
        };
        if let Some(variable) = self.environment.only_git {
            return Ok(Some(format!("the variable {variable}")));
        }
        if self.with_index().is_none() {
            return Ok(Some("the format of the index".to_owned()));
        }
        if let Some(hook) = self.hook_of_a_commit()? {
            return Ok(Some(format!("the hook `{hook}`")));
        }
        Ok(configured(library).or_else(|| paths.iter().find_map(|path| converted(library, path))))
    }
}

fn configured(library: &git2::Repository) -> Option<String> {
    let config = library.config().ok()?.snapshot().ok()?;
    if config.get_bool("commit.gpgsign").unwrap_or(false) {
        return Some("signing (`commit.gpgsign`)".to_owned());
    }
    if let Some(key) = ROLES.into_iter().find(|key| config.get_str(key).is_ok()) {
        return Some(format!("the setting `{key}`"));
    }
    // Newer git has hooks without files.
    let mut entries = config.entries(Some(r"^hook\..*\.command$")).ok()?;
    let hook = entries.next()?.ok()?;
    Some(format!("the setting {}", shown(hook.name().unwrap_or("hook.…"))))
}

fn converted(library: &git2::Repository, path: &Path) -> Option<String> {
    ATTRIBUTES.into_iter().find_map(|name| {
        let value = library.get_attr_bytes(path, name, AttrCheckFlags::FILE_THEN_INDEX).ok()?;
        match AttrValue::from_bytes(value) {
            AttrValue::Unspecified | AttrValue::False => None,
            AttrValue::True | AttrValue::String(_) | AttrValue::Bytes(_) => {
                Some(format!("the attribute `{name}` of {}", shown_path(path)))
            }
        }
    })
}
