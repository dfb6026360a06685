//! Whether a repository is in a state to commit to.

use std::path::Path;
use std::time::Duration;

use super::lock::locked;
use super::repository::Repository;
use crate::error::{Error, Result};

/// What git leaves in its folder while something is under way, and the command that it belongs to.
const UNDER_WAY: [(&str, &str, &str); 7] = [
    ("rebase-merge", "a rebase", "rebase"),
    ("rebase-apply", "a rebase", "rebase"),
    ("MERGE_HEAD", "a merge", "merge"),
    ("CHERRY_PICK_HEAD", "a cherry-pick", "cherry-pick"),
    ("REVERT_HEAD", "a revert", "revert"),
    ("sequencer", "a cherry-pick or revert of several commits", "cherry-pick"),
    ("BISECT_LOG", "a bisection", "bisect"),
];

impl Repository {
    /// An error where a commit would be refused: for callers to ask before they write anything.
    pub fn ready_check(&self, patience: Duration) -> Result<()> {
        self.fit_to_commit()?;
        if self.wait_for_index(patience) { Ok(()) } else { Err(locked(&self.index_lock())) }
    }

    /// The work tree; an error where a commit would be none of the user's intent.
    pub(super) fn fit_to_commit(&self) -> Result<&Path> {
        let Some(work_tree) = self.workdir() else {
            return Err(Error::new("a bare repository has no files to commit").hint("work in a clone of it"));
        };
        // A commit of some paths would become a part of it, or end it.
        match UNDER_WAY.iter().find(|(file, ..)| self.git_folder.join(file).exists()) {
            None => Ok(work_tree),
            Some((_, what, "bisect")) => {
                Err(Error::new(format!("{what} is under way in this repository"))
                    .hint("end it with `git bisect reset`"))
            }
            Some((_, what, command)) => Err(Error::new(format!("{what} is under way in this repository"))
                .hint(format!("finish it with `git {command} --continue`, or drop it with `git {command} --abort`"))),
        }
    }
}
