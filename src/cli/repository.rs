//! The git repository that a command works in.

use std::path::Path;

use super::context::{Context, variable};
use crate::error::{Error, Result};
use crate::git::{Environment, Repository};

/// The repository around the archive; an error, with what to do, where there is none.
pub fn require(context: &Context) -> Result<Repository> {
    find(context)?.ok_or_else(|| {
        Error::new(format!("{} is in no git repository", context.root.display())).hint(
            "`git init` makes one, `hotwash init` one with an archive in it; `hotwash new --no-commit` does without",
        )
    })
}

/// The folder of a repository's files.
pub fn workdir(repository: &Repository) -> Result<&Path> {
    repository.workdir().ok_or_else(|| Error::new("the repository is bare: it has no files to commit"))
}

/// The repository around the archive, where there is one.
pub fn find(context: &Context) -> Result<Option<Repository>> {
    Repository::discover(&context.root, &Environment::read(variable))
}
