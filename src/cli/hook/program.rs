//! The program that the hook calls: which one to name, and whether there is one that runs.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::cli::context::variable;
use crate::error::{Error, Result};

/// Where programs are put that a short `PATH` leaves out, below the home folder and outside of it:
/// as the script has them.
const USUAL: [&str; 3] = ["~/.cargo/bin/hotwash", "/usr/local/bin/hotwash", "/opt/homebrew/bin/hotwash"];

/// This program, by a name that lasts: package managers keep a link on the `PATH` that leads to the
/// version of the day, and take that away with the next.
pub fn this() -> Result<PathBuf> {
    let program = std::env::current_exe().map_err(|why| Error::new("this program cannot find itself").because(why))?;
    let real = |path: &Path| path.canonicalize().ok();
    let this = real(&program);
    Ok(on_path().into_iter().find(|path| path.is_absolute() && real(path) == this).unwrap_or(program))
}

/// A program that was started to see whether it does.
#[derive(Debug)]
pub struct Running {
    pub path: PathBuf,
    /// As it tells it: `hotwash 0.1.0`.
    pub version: String,
}

/// The first that the script finds to run: the one it names, one on the `PATH`, one where they are put.
pub fn first(named: Option<PathBuf>) -> Option<Running> {
    let home = variable("HOME").unwrap_or_default();
    let usual = USUAL.into_iter().map(|path| PathBuf::from(path.replacen('~', &home, 1)));
    named.into_iter().chain(on_path()).chain(usual).find_map(running)
}

/// The program, where it starts.
pub fn running(path: PathBuf) -> Option<Running> {
    if !path.is_file() {
        return None;
    }
    let said = Command::new(&path).arg("--version").stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    let version = String::from_utf8_lossy(&said.stdout).trim().to_owned();
    said.status.success().then_some(Running { path, version })
}

fn on_path() -> Vec<PathBuf> {
    let name = format!("hotwash{}", std::env::consts::EXE_SUFFIX);
    let path = variable("PATH").unwrap_or_default();
    std::env::split_paths(&path).map(|folder| folder.join(&name)).filter(|path| path.is_file()).collect()
}
