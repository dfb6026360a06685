//! `hotwash hook`, on real repositories and with the real git program running what it put there.
#![cfg(unix)]
#![expect(clippy::disallowed_methods, reason = "tests make files to look at")]

mod beside;
mod places;
mod program;

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use crate::sandbox::{Output, Sandbox, run};

const HOOK: &str = ".git/hooks/pre-commit";
const BEFORE: &str = ".git/hooks/pre-commit.before-hotwash";
const BAD: &str = "titel: Mail delayed\n";
const GOOD: &str = "title: Mail delayed\n";

/// Writes a hook with a mode.
fn hook(sandbox: &Sandbox, path: &str, text: impl AsRef<[u8]>, mode: u32) {
    sandbox.write(path, text);
    fs::set_permissions(sandbox.top.join(path), fs::Permissions::from_mode(mode)).unwrap();
}

/// All that git could notice of the hooks of a folder: names, bytes, modes, where links lead.
fn hooks_of(folder: &Path) -> Vec<(String, Vec<u8>, u32, Option<std::path::PathBuf>)> {
    let mut found: Vec<_> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .map(|entry| {
            let path = entry.unwrap().path();
            let about = path.symlink_metadata().unwrap();
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            let bytes = if about.is_symlink() { Vec::new() } else { fs::read(&path).unwrap() };
            (name, bytes, about.permissions().mode(), path.read_link().ok())
        })
        .filter(|(name, ..)| Path::new(name).extension().is_none_or(|kind| kind != "sample"))
        .collect();
    found.sort();
    found
}

/// Stages a record and commits it.
fn commit(sandbox: &Sandbox, text: &str) -> Output {
    sandbox.write("postmortems/a.yaml", text);
    sandbox.git("add postmortems");
    run(sandbox.command("git").args(["commit", "--allow-empty", "-qm", "record"]))
}

/// Asserts that the hook says so, and that it keeps a bad record out and lets a good one in.
#[track_caller]
fn is_in_force(sandbox: &Sandbox) {
    sandbox.hotwash("hook status").expect(0);
    for (text, status) in [(BAD, 1), (GOOD, 0)] {
        sandbox.write("postmortems/probe.yaml", text);
        let told = commit(sandbox, GOOD).expect(status).stderr;
        assert_eq!(told.contains("unknown key `titel`"), status == 1, "{told}");
    }
    sandbox.git("rm -q postmortems/probe.yaml");
    sandbox.git("commit -qm removed");
}
