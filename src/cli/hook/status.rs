//! What the hook is, whether git runs it, and whether it finds a program to run.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::found::{Found, is_of_framework, is_there};
use super::install::script;
use super::place::{Place, Whose};
use super::program::{self, Running};
use super::script::Script;
use crate::cli::context::Context;
use crate::error::Result;
use crate::git::{self, Repository};
use crate::report::as_json;

/// Version 1 of what programs read.
#[derive(Debug, Serialize)]
pub struct Status {
    version: u32,
    /// Whether the staged records of the next commit are checked.
    pub in_force: bool,
    state: State,
    /// The file that hotwash is called by, or that git would look for.
    hook: PathBuf,
    /// Whether git runs it: it skips what is not executable.
    executable: bool,
    /// Whether it is as this hotwash would write it.
    current: bool,
    /// The program that it names.
    program: Option<PathBuf>,
    /// The program that it would run now.
    runs: Option<PathBuf>,
    runs_version: Option<String>,
    /// The hook that it runs first.
    before: Option<PathBuf>,
    /// `core.hooksPath`.
    hooks_path: Option<String>,
    /// What is wrong, or worth knowing.
    remarks: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
enum State {
    /// hotwash's hook is there.
    Installed,
    /// A hook of somebody else calls hotwash.
    CalledByAnother,
    /// A hook of somebody else is there, which does not.
    Another,
    None,
    /// `core.hooksPath` switches hooks off.
    Off,
}

pub fn status(repository: &Repository) -> Result<Status> {
    let place = Place::of(repository)?;
    let mut status = Status {
        version: 1,
        in_force: false,
        state: State::None,
        hook: place.hook.clone(),
        executable: git::is_run(&place.hook),
        current: false,
        program: None,
        runs: None,
        runs_version: None,
        before: None,
        hooks_path: place.setting.clone(),
        remarks: Vec::new(),
    };
    if place.whose == Whose::Nobody {
        status.state = State::Off;
        status.remark("`core.hooksPath` is no folder, which switches all hooks off");
        return Ok(status);
    }
    match Found::at(&place)? {
        Found::Own(file, own) => status.of_own(&place, file, &own)?,
        Found::Calling(file) => {
            status.state = State::CalledByAnother;
            status.hook = file;
            status.in_force = status.executable;
        }
        Found::Foreign(_) => {
            status.state = State::Another;
            status.remark("it does not call hotwash: `hotwash hook install` says how it can");
            if is_there(&place.before()) {
                status.remark("hotwash's hook was here, and was replaced");
            }
        }
        Found::Nothing => status.remark("`hotwash hook install` puts it there"),
    }
    if !status.executable && matches!(status.state, State::Installed | State::CalledByAnother) {
        status.remark("git skips it: it is not executable (`hotwash hook install` or `chmod +x` mends that)");
    }
    if place.usual != place.hook && Found::is_own(&place.usual)? {
        status.remark("hotwash's hook also lies in the repository's own folder, where git does not look now");
    }
    if place.whose == Whose::Shared {
        status.remark("your other repositories use this folder of hooks too");
    }
    Ok(status)
}

impl Status {
    fn remark(&mut self, remark: &str) {
        self.remarks.push(remark.to_owned());
    }

    fn of_own(&mut self, place: &Place, file: PathBuf, own: &Script) -> Result<()> {
        self.state = State::Installed;
        // That of the framework, which calls it, has to run too.
        self.executable = self.executable && git::is_run(&file);
        self.current = own.is_like(&script(place)?);
        self.program = own.program();
        let before = place.before();
        // Called by the framework, the script leaves out what is the framework's own.
        let is_run = git::is_run(&before) && (file == place.hook || !is_of_framework(&before)?);
        self.before = is_run.then_some(before);
        // What is in the work tree may come from a stranger: looking at it runs nothing that it names.
        let named = self.program.clone().filter(|_| place.whose != Whose::Everybody);
        if let Some(Running { path, version }) = program::first(named) {
            self.runs = Some(path);
            self.runs_version = Some(version);
        }
        self.in_force = self.executable && self.runs.is_some();
        if self.runs.is_none() {
            self.remark("it finds no hotwash that runs, and lets every commit pass: `hotwash hook install` mends that");
        } else if self.program.is_some() && self.runs != self.program {
            self.remark("the program it names is gone: `hotwash hook install` names this one");
        } else if !self.current {
            self.remark(
                "another version or another place of hotwash wrote it: `hotwash hook install` makes it current",
            );
        }
        if is_there(&place.before()) && !git::is_run(&place.before()) {
            self.remark("the hook from before is not executable: git did not run it, and it is not run now");
        }
        self.hook = file;
        Ok(())
    }

    pub fn json(&self) -> Result<String> {
        as_json(self)
    }

    pub fn human(&self, context: &Context) -> String {
        let what = match self.state {
            State::Installed if self.in_force => "checks staged records before every commit",
            State::Installed => "is hotwash's, but not in force",
            State::CalledByAnother if self.in_force => "calls hotwash before every commit",
            State::CalledByAnother => "calls hotwash, but the hook is not run",
            State::Another => "is somebody else's hook",
            State::None => "there is no hook",
            State::Off => "hooks are switched off",
        };
        // Writing to a string cannot fail.
        let mut out = String::new();
        let name = |path: &Path| context.name(path);
        let _ = writeln!(out, "{}: {what}", name(&self.hook));
        if let Some(runs) = &self.runs {
            let _ = writeln!(out, "  runs            {} ({})", name(runs), self.runs_version.as_deref().unwrap_or("?"));
        }
        if let Some(named) = self.program.as_ref().filter(|named| Some(*named) != self.runs.as_ref()) {
            let _ = writeln!(out, "  names           {}", name(named));
        }
        if let Some(before) = &self.before {
            let _ = writeln!(out, "  runs before it  {}", name(before));
        }
        if let Some(setting) = &self.hooks_path {
            let _ = writeln!(out, "  core.hooksPath  {}", crate::finding::harmless(setting));
        }
        for remark in &self.remarks {
            let _ = writeln!(out, "  note            {remark}");
        }
        out
    }
}
