//! The git clerk, on real repositories made by the real `git` program.

#![expect(clippy::unwrap_used, clippy::disallowed_methods, reason = "tests make repositories to look at")]

mod by_program;
mod log;
mod plain;
mod reading;
mod refused;

use std::error::Error as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use hotwash::error::{Error, Result};
use hotwash::git::{Committed, Environment, Options, Repository, Side};
use tempfile::TempDir;

/// A repository in a folder of its own, deaf to the configuration of whoever runs the tests.
struct Sandbox {
    home: TempDir,
    top: PathBuf,
    environment: Environment,
}

impl Sandbox {
    /// One commit (`base`, `other`, `gone`) on the branch `main`.
    fn new() -> Self {
        let sandbox = Self::unborn(&[]);
        for name in ["base", "other", "gone"] {
            sandbox.put(name, "1\n");
        }
        sandbox.git("add .");
        sandbox.git("commit -qm first");
        sandbox
    }

    /// No commit yet.
    fn unborn(init: &[&str]) -> Self {
        let home = tempfile::tempdir().unwrap();
        let top = home.path().canonicalize().unwrap().join("archive");
        fs::create_dir(&top).unwrap();
        let sandbox = Self { home, top, environment: Environment::default() };
        sandbox.git(&format!("init -q -b main {} .", init.join(" ")));
        // libgit2 reads the global configuration as well: what it may say is said here, too.
        for setting in [
            "user.name Tester",
            "user.email tester@example.com",
            "commit.gpgsign false",
            "core.hooksPath .git/hooks",
            "core.excludesFile /dev/null",
            "core.attributesFile /dev/null",
            "core.autocrlf false",
        ] {
            sandbox.git(&format!("config {setting}"));
        }
        fs::create_dir_all(sandbox.top.join(".git/hooks")).unwrap();
        sandbox
    }

    fn shell(&self, folder: &Path, line: &str) -> (bool, String) {
        let mut command = Command::new("sh");
        command.arg("-c").arg(line).current_dir(folder).env("HOME", self.home.path());
        command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
        for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL"] {
            command.env_remove(name);
        }
        let output = command.output().unwrap();
        let text = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap()).concat();
        (output.status.success(), text)
    }

    /// `git LINE` in the work tree: what it says, without the last line break. It must succeed.
    fn git(&self, line: &str) -> String {
        self.git_in(&self.top, line)
    }

    fn git_in(&self, folder: &Path, line: &str) -> String {
        let (success, text) = self.shell(folder, &format!("git {line}"));
        assert!(success, "git {line}: {text}");
        text.trim_end().to_owned()
    }

    fn put(&self, name: &str, text: &str) -> PathBuf {
        let path = self.top.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        path
    }

    fn script(&self, name: &str, text: &str) -> PathBuf {
        let path = self.put(name, &format!("#!/bin/sh\n{text}\n"));
        #[cfg(unix)]
        fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
        path
    }

    fn hook(&self, name: &str, text: &str) {
        self.script(&format!(".git/hooks/{name}"), text);
    }

    fn repository(&self) -> Repository {
        Repository::discover(&self.top, &self.environment).unwrap().unwrap()
    }

    /// A commit that has no patience.
    fn commit(&self, names: &[&str], message: &str) -> Result<Option<Committed>> {
        let paths: Vec<_> = names.iter().map(|name| self.top.join(name)).collect();
        self.repository().commit(&paths, message, Options { patience: Duration::ZERO })
    }

    fn committed(&self, names: &[&str], message: &str) -> Committed {
        self.commit(names, message).unwrap().unwrap()
    }

    /// The paths of the last commit, with what happened to them.
    fn last(&self) -> String {
        self.git("show --format= --name-status --no-renames HEAD")
    }

    fn status(&self) -> String {
        self.git("status --porcelain --untracked-files=all")
    }

    /// All that a refused commit must leave as it was.
    fn everything(&self) -> String {
        let head =
            self.shell(&self.top, "git rev-parse HEAD; git diff --cached; git ls-files -s; git diff; cat base").1;
        format!("{head}\n{}", self.status())
    }

    /// Makes a change of every kind beside what a test commits: staged, unstaged, both, new, deleted.
    fn unrelated_changes(&self) -> String {
        self.put("base", "2 staged\n");
        self.put("new-staged", "n\n");
        self.git("add base new-staged");
        self.put("base", "3 not staged\n");
        self.put("other", "2 not staged\n");
        self.put("untracked", "u\n");
        self.git("rm -q gone");
        self.status()
    }

    /// That a commit of `names` fails and changes nothing; the error.
    fn refused(&self, names: &[&str]) -> Error {
        let before = self.everything();
        let error = self.commit(names, "Add a record").unwrap_err();
        assert_eq!(self.everything(), before);
        error
    }
}

fn cause(error: &Error) -> String {
    error.source().map(ToString::to_string).unwrap_or_default()
}

fn hint(error: &Error) -> &str {
    error.what_to_do().unwrap_or_default()
}
