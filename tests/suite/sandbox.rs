//! The real program in a world of its own: what every end-to-end test stands in.

#![expect(clippy::disallowed_methods, reason = "tests make files to look at")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// The present of every test.
pub const NOW: &str = "2026-11-22T12:00:00Z";

/// A folder of its own, with a home beside it that knows nobody.
pub struct Sandbox {
    folder: TempDir,
    /// Where programs run.
    pub top: PathBuf,
}

/// What a program did.
#[derive(Debug)]
pub struct Output {
    pub status: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Output {
    /// Both streams, once the status is as it has to be.
    #[track_caller]
    pub fn expect(self, status: i32) -> Self {
        assert_eq!(self.status, status, "{self:#?}");
        self
    }

    /// Asserts that an error is told, with what to do.
    #[track_caller]
    pub fn fails(self, parts: &[&str]) -> Self {
        let output = self.expect(2);
        assert!(output.stderr.starts_with("error: ") && output.stderr.contains("hint: "), "{output:#?}");
        for part in parts {
            assert!(output.stderr.contains(part), "`{part}` is not told: {output:#?}");
        }
        output
    }
}

impl Sandbox {
    /// An empty folder, and no repository around it.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let base = folder.path().canonicalize().unwrap();
        let top = base.join("top");
        fs::create_dir(&top).unwrap();
        fs::create_dir(base.join("home")).unwrap();
        Self { folder, top }
    }

    /// A repository with somebody to commit, and no commit yet.
    pub fn repository() -> Self {
        let sandbox = Self::new();
        sandbox.git("init -q -b main .");
        sandbox.git("config user.name Tester");
        sandbox.git("config user.email tester@example.com");
        sandbox
    }

    /// The archive that `demo` makes.
    pub fn demo() -> Self {
        let sandbox = Self::new();
        sandbox.hotwash("demo .").expect(0);
        sandbox
    }

    /// Another with the same files, and the same repository.
    pub fn copy(&self) -> Self {
        let copy = Self::new();
        copy_folder(&self.top, &copy.top);
        copy
    }

    /// The same without some of what lies at the top.
    pub fn copy_without(&self, left_out: &[&str]) -> Self {
        let copy = self.copy();
        for name in left_out {
            let path = copy.top.join(name);
            if path.is_dir() {
                fs::remove_dir_all(path).unwrap();
            }
        }
        copy
    }

    /// A program that sees nothing of whoever runs the tests.
    pub fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        command.env_clear().current_dir(&self.top).stdin(Stdio::null());
        // Windows cannot start a program without these.
        for name in ["PATH", "SystemRoot", "TEMP"] {
            command.envs(std::env::var_os(name).map(|value| (name, value)));
        }
        command.env("HOME", self.folder.path().join("home"));
        command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
        command.env("HOTWASH_NOW", NOW).env("NO_COLOR", "1");
        command
    }

    /// The program that is tested, for what needs more than a line of arguments.
    pub fn program(&self) -> Command {
        self.command(env!("CARGO_BIN_EXE_hotwash"))
    }

    /// `hotwash LINE`: arguments are what stands between spaces.
    pub fn hotwash(&self, line: &str) -> Output {
        run(self.program().args(line.split_whitespace()))
    }

    /// `hotwash LINE`, standing in a folder below the top.
    pub fn hotwash_in(&self, folder: &str, line: &str) -> Output {
        run(self.program().current_dir(self.top.join(folder)).args(line.split_whitespace()))
    }

    /// `git LINE`, which must succeed: what it says, without the last line break.
    #[track_caller]
    pub fn git(&self, line: &str) -> String {
        let output = run(self.command("git").args(line.split_whitespace())).expect(0);
        output.stdout.trim_end().to_owned()
    }

    /// Writes a file, and the folders it needs.
    pub fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.top.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub fn remove(&self, path: &str) {
        fs::remove_file(self.top.join(path)).unwrap();
    }

    #[track_caller]
    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.top.join(path)).unwrap_or_else(|why| panic!("{path}: {why}"))
    }

    pub fn has(&self, path: &str) -> bool {
        self.top.join(path).exists()
    }

    /// Lets nobody read a file; `false` where that has no effect (for the superuser).
    #[cfg(unix)]
    pub fn forbid(&self, path: &str) -> bool {
        use std::os::unix::fs::PermissionsExt as _;
        let path = self.top.join(path);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
        fs::read(&path).is_err()
    }

    /// Makes a file of a length, which takes no room on the disk.
    pub fn write_sparse(&self, path: &str, length: u64) {
        self.write(path, "");
        fs::File::options().write(true).open(self.top.join(path)).unwrap().set_len(length).unwrap();
    }

    /// Every file below a folder, by its path from there, with its bytes; without git's own.
    pub fn files(&self, folder: &str) -> Vec<(String, Vec<u8>)> {
        let mut found = Vec::new();
        gather(&self.top.join(folder), "", &mut found);
        found.sort();
        found
    }
}

/// Runs a program to its end.
pub fn run(command: &mut Command) -> Output {
    let output = command.output().unwrap();
    let [stdout, stderr] = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
    Output { status: output.status.code().unwrap_or(-1), stdout, stderr }
}

fn copy_folder(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let copy = to.join(path.file_name().unwrap());
        if path.is_dir() {
            fs::create_dir(&copy).unwrap();
            copy_folder(&path, &copy);
        } else if path.extension().is_none_or(|extension| extension != "sample") {
            // git's examples of hooks are as many files as all others.
            fs::copy(&path, &copy).unwrap();
        }
    }
}

fn gather(folder: &Path, name: &str, found: &mut Vec<(String, Vec<u8>)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = format!("{name}{}", path.file_name().unwrap().to_str().unwrap());
        if path.is_file() {
            found.push((name, fs::read(&path).unwrap()));
        } else if name != ".git" {
            gather(&path, &format!("{name}/"), found);
        }
    }
}
