//! A commit by the `git` program: with hooks, signatures, filters, and formats libgit2 lacks.

use std::ffi::OsString;
use std::path::PathBuf;

use super::commit::{Committed, Options};
use super::lock::locked;
use super::program::{not_started, paths_of};
use super::repository::Repository;
use crate::error::{Error, Result};
use crate::finding::shown_path;

impl Repository {
    /// An error, with the command to type, where no `git` program can be started.
    pub(super) fn require_program(&self, paths: &[PathBuf], reason: &str) -> Result<()> {
        match self.program().run(&["--version"], b"") {
            Ok(_) => Ok(()),
            Err(why) => Err(not_started(why).hint(by_hand(paths, reason))),
        }
    }

    /// Commits `paths` (below the work tree). `reason` is why libgit2 does not.
    pub(super) fn commit_by_program(
        &self,
        paths: &[PathBuf],
        message: &str,
        reason: &str,
        options: Options,
    ) -> Result<Option<Committed>> {
        let head = self.program().run(&["rev-parse", "--verify", "--quiet", "HEAD"], b"").map_err(not_started)?;
        let unborn = !head.success;
        if !self.wait_for_index(options.patience) {
            return Err(locked(&self.index_lock()));
        }
        let new = self.unknown_to_git(paths, unborn)?;
        // `--only` takes no paths that git has never heard of; this tells it the names alone.
        self.on_paths(&["add", "--intent-to-add", "--force"], &new)?;
        let outcome = self.commit_only(paths, message, reason, unborn);
        if matches!(outcome, Ok(Some(_))) {
            return outcome;
        }
        // The names go again, so that a refused commit has changed nothing. What keeps them there (a lock
        // of a git that was killed, a full disk) is what stopped the commit: that is told.
        let undone = self.on_paths(&["rm", "--cached", "--quiet", "--force", "--ignore-unmatch"], &new);
        outcome.and_then(|none| undone.map(|()| none))
    }

    fn commit_only(&self, paths: &[PathBuf], message: &str, reason: &str, unborn: bool) -> Result<Option<Committed>> {
        let run =
            |first: &[&str], input: &[u8]| self.program().run(&with_paths(first, paths), input).map_err(not_started);
        if !unborn && run(&["diff", "--quiet", "HEAD"], b"")?.success {
            return Ok(None);
        }
        let answer = |args: &[&str]| -> Result<Option<String>> {
            let ran = self.program().run(args, b"").map_err(not_started)?;
            Ok(ran.success.then(|| String::from_utf8_lossy(&ran.out).trim().to_owned()))
        };
        let head = || answer(&["rev-parse", "--verify", "--quiet", "HEAD"]);
        let before = head()?;
        let ran = run(&["commit", "--only", "--quiet", "--cleanup=whitespace", "-F", "-"], message.as_bytes())?;
        // A hook that runs once the commit is made may fail, or Ctrl-C may end it: the commit stays.
        let is_made = || Ok(head()? != before && run(&["diff", "--quiet", "HEAD"], b"")?.success);
        if !ran.success && !is_made()? {
            return Err(if self.index_lock().exists() {
                locked(&self.index_lock())
            } else {
                Error::new("git refused the commit; nothing was changed")
                    .because(ran.said)
                    .hint(format!("mend what it says, and run the command again (git was asked because of {reason})"))
            });
        }
        Ok(Some(Committed {
            short_id: answer(&["rev-parse", "--short", "HEAD"])?.unwrap_or_default(),
            branch: answer(&["symbolic-ref", "--short", "--quiet", "HEAD"])?,
            output: ran.said,
        }))
    }

    /// Those of `paths` that are neither in the index nor in the last commit.
    fn unknown_to_git(&self, paths: &[PathBuf], unborn: bool) -> Result<Vec<PathBuf>> {
        let mut known = paths_of(&self.program().ask(&with_paths(&["ls-files", "-z"], paths))?);
        if !unborn {
            known.extend(paths_of(&self.program().ask(&with_paths(&["ls-tree", "-z", "--name-only", "HEAD"], paths))?));
        }
        let mut new = paths.to_vec();
        new.retain(|path| !known.contains(path));
        let is_there = |path: &PathBuf| {
            self.work_tree.as_deref().is_some_and(|folder| folder.join(path).symlink_metadata().is_ok())
        };
        match new.iter().find(|path| !is_there(path)) {
            Some(path) => Err(Error::new(format!("{} does not exist, and git does not know it", shown_path(path)))),
            None => Ok(new),
        }
    }

    fn on_paths(&self, first: &[&str], paths: &[PathBuf]) -> Result<()> {
        if paths.is_empty() {
            return Ok(());
        }
        self.program().ask(&with_paths(first, paths)).map(|_| ())
    }
}

/// `first -- paths`; names are names, also those that look like patterns.
fn with_paths(first: &[&str], paths: &[PathBuf]) -> Vec<OsString> {
    let first = ["--literal-pathspecs"].iter().chain(first).chain(&["--"]).map(OsString::from);
    first.chain(paths.iter().map(OsString::from)).collect()
}

/// What to do without a `git` program that hotwash can start.
fn by_hand(paths: &[PathBuf], reason: &str) -> String {
    let names: Vec<String> = paths.iter().map(|path| quoted(&path.to_string_lossy())).collect();
    let names = names.join(" ");
    format!(
        "only git can honour {reason}: install it, or commit where it is installed:\n  \
         git add -N -- {names} && git commit --only -- {names}"
    )
}

/// A name as a shell takes it.
fn quoted(name: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "._-/+=,@%".contains(c);
    if !name.is_empty() && name.chars().all(plain) {
        name.to_owned()
    } else {
        format!("'{}'", name.replace('\'', r"'\''"))
    }
}
