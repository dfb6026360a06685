//! The `git` program: the only place that starts one.

use std::ffi::OsStr;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::environment::Environment;
use crate::error::{Error, Result};

/// `git`, in a folder.
pub(super) struct Program<'a> {
    environment: &'a Environment,
    folder: &'a Path,
}

/// How a run of `git` ended.
pub(super) struct Ran {
    pub success: bool,
    /// The exit status 1, by which git answers a question with no; higher ones are failures.
    pub no: bool,
    pub out: Vec<u8>,
    /// All that it and its hooks said, without blank lines around it.
    pub said: String,
}

impl Ran {
    /// The error of a run that should have worked.
    pub(super) fn failed(self) -> Error {
        Error::new("git could not do its work")
            .because(self.said)
            .hint("mend what it says, and run the command again; `git status` tells more")
    }
}

impl<'a> Program<'a> {
    pub(super) fn new(environment: &'a Environment, folder: &'a Path) -> Self {
        Self { environment, folder }
    }

    /// Runs `git ARGS`, with `input` on its standard input.
    pub(super) fn run<S: AsRef<OsStr>>(&self, args: &[S], input: &[u8]) -> io::Result<Ran> {
        let mut child =
            self.command().args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
        let pipe = child.stdin.take();
        // At once with the reading: a hook may say more than a pipe holds before git reads the message.
        let output = std::thread::scope(|scope| {
            scope.spawn(move || pipe.map(|mut pipe| pipe.write_all(input)));
            child.wait_with_output()
        })?;
        let said = [output.stderr.as_slice(), &output.stdout].map(|bytes| String::from_utf8_lossy(bytes).into_owned());
        Ok(Ran {
            success: output.status.success(),
            no: output.status.code() == Some(1),
            said: said.join("\n").trim().to_owned(),
            out: output.stdout,
        })
    }

    /// What `git ARGS` answers; an error when it fails.
    pub(super) fn ask<S: AsRef<OsStr>>(&self, args: &[S]) -> Result<Vec<u8>> {
        let ran = self.run(args, b"").map_err(not_started)?;
        if ran.success { Ok(ran.out) } else { Err(ran.failed()) }
    }

    fn command(&self) -> Command {
        let Environment { git_dir, work_tree, index_file, program, .. } = self.environment;
        let mut command = Command::new(program.as_deref().unwrap_or(Path::new("git")));
        command.current_dir(self.folder);
        // Exactly what was read of the environment, not what this process happens to have.
        for (name, value) in [("GIT_DIR", git_dir), ("GIT_WORK_TREE", work_tree), ("GIT_INDEX_FILE", index_file)] {
            match value {
                Some(value) => command.env(name, value),
                None => command.env_remove(name),
            };
        }
        command
    }
}

/// The error of a `git` that does not start.
pub(super) fn not_started(why: io::Error) -> Error {
    if why.kind() == io::ErrorKind::NotFound {
        Error::new("git is not installed").hint("install git, and see that it is on the PATH")
    } else {
        Error::new("git cannot be started").because(why)
    }
}

/// A path as git writes it: bytes, with `/`.
#[cfg(unix)]
pub(super) fn path_of(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt as _;
    PathBuf::from(OsStr::from_bytes(bytes))
}

/// A path as git writes it: UTF-8, with `/`.
#[cfg(not(unix))]
pub(super) fn path_of(bytes: &[u8]) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(bytes).into_owned())
}

/// The paths of an answer that was asked for with `-z`.
pub(super) fn paths_of(answer: &[u8]) -> Vec<PathBuf> {
    answer.split(|byte| *byte == 0).filter(|path| !path.is_empty()).map(path_of).collect()
}
