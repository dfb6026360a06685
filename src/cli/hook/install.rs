//! Putting the hook in, beside whatever is there.
//!
//! A hook of somebody else is moved to a name beside its own and run from there, first. Writing into
//! it would be shorter, and would only do for a shell script: not for a program or one in Python, not
//! for a link into the work tree, not with Windows line ends; a script that ends with `exec` or `exit`
//! never comes to a line at its end; and the tool that made it writes it anew without a word. Moved, it
//! keeps its bytes, its mode and its folder, and taking hotwash out gives exactly that back.

use std::path::{Path, PathBuf};

use super::found::{Foreign, Found, LINE, husky, is_there};
use super::place::{Place, Whose};
use super::program;
use super::script::Script;
use crate::error::{Error, Result};
use crate::files;
use crate::finding::{shown, shown_path};
use crate::git::{self, Repository};

/// What became of the hook.
#[derive(Debug, PartialEq, Eq)]
pub enum Done {
    /// It is there now.
    New,
    /// It is there now, and runs the one that was there before, which this file is.
    Chained(PathBuf),
    /// It was there, for another program or by another version.
    Refreshed,
    /// It was there, as it has to be.
    Already,
    /// Somebody else's calls hotwash, as this file says.
    Calling(PathBuf),
}

/// The hook, and what became of it.
#[derive(Debug)]
pub struct Installed {
    pub hook: PathBuf,
    pub whose: Whose,
    pub done: Done,
}

/// Puts the hook in, or makes the one that is there current.
pub fn install(repository: &Repository) -> Result<Installed> {
    let place = Place::of(repository)?;
    if place.whose == Whose::Nobody {
        let setting = place.setting.unwrap_or_default();
        return Err(Error::new(format!("hooks are switched off here: `core.hooksPath` is {}", shown(&setting)))
            .hint("`git config --show-origin core.hooksPath` says where; take it out, and run this again"));
    }
    let fresh = script(&place)?;
    let (hook, done) = match Found::at(&place)? {
        Found::Own(hook, script) => {
            let done = refresh(&hook, script, fresh)?;
            (hook, done)
        }
        Found::Calling(file) => (place.hook.clone(), Done::Calling(file)),
        Found::Nothing if place.whose == Whose::Husky => return Err(of_husky(&place)),
        Found::Nothing => {
            put(&place.hook, &fresh)?;
            let before = Some(place.before()).filter(|before| git::is_run(before));
            (place.hook.clone(), before.map_or(Done::New, Done::Chained))
        }
        Found::Foreign(foreign) => (place.hook.clone(), Done::Chained(chain(&place, &foreign, &fresh)?)),
    };
    Ok(Installed { hook, whose: place.whose, done })
}

/// The same where nobody asked for it by name: not into a folder that other repositories have too.
pub fn offer(repository: &Repository) -> Result<Installed> {
    let place = Place::of(repository)?;
    if place.whose == Whose::Shared && !matches!(Found::at(&place)?, Found::Own(..) | Found::Calling(_)) {
        return Err(Error::new("`core.hooksPath` names a folder that your other repositories use too")
            .hint("`hotwash hook install` puts the hook there: it is silent where there are no records"));
    }
    install(repository)
}

/// The hook as it has to be in a place. What everybody gets names no program of this machine.
pub fn script(place: &Place) -> Result<Script> {
    let program = if place.whose == Whose::Everybody { None } else { Some(program::this()?) };
    Ok(Script::new(program.as_deref()))
}

fn refresh(hook: &Path, script: Script, fresh: Script) -> Result<Done> {
    let changed = files::write_atomic(hook, &script.refreshed(fresh).bytes())?;
    let skipped = !git::is_run(hook);
    if skipped {
        files::make_executable(hook)?;
    }
    Ok(if changed || skipped { Done::Refreshed } else { Done::Already })
}

/// Moves somebody else's hook to a name beside its own, and puts hotwash's in its place.
fn chain(place: &Place, foreign: &Foreign, fresh: &Script) -> Result<PathBuf> {
    let (hook, before) = (&place.hook, place.before());
    match place.whose {
        Whose::Husky => return Err(of_husky(place)),
        Whose::Everybody => {
            return Err(Error::new(format!("{} is a hook of everybody who has this repository", shown_path(hook)))
                .hint(format!("add the line `{LINE}` to it, and commit it")));
        }
        Whose::Repository | Whose::Shared | Whose::Nobody => {}
    }
    if foreign.knows_its_name() {
        return Err(Error::new(format!("{} asks for its own name, and cannot run under another", shown_path(hook)))
            .hint(format!("add the line `{LINE}` to it")));
    }
    if is_there(&before) {
        if !is_same(hook, &before)? {
            return Err(Error::new(format!(
                "{} is there from an earlier time, and another hook is in its place now",
                shown_path(&before)
            ))
            .hint("see which of the two you need, remove or rename the other, and run this again"));
        }
        // Its tool put it in again.
        files::remove(&before)?;
    }
    files::rename(hook, &before)?;
    if let Err(why) = put(hook, fresh) {
        // As it was, if that can be had.
        files::remove(hook)?;
        files::rename(&before, hook)?;
        return Err(why);
    }
    Ok(before)
}

fn put(hook: &Path, script: &Script) -> Result<()> {
    files::write_atomic(hook, &script.bytes())?;
    files::make_executable(hook)
}

fn is_same(one: &Path, other: &Path) -> Result<bool> {
    let link = |path: &Path| path.read_link().ok();
    if link(one).is_some() || link(other).is_some() {
        return Ok(link(one) == link(other));
    }
    Ok(files::read_limited(one, files::LONGEST_TEXT)? == files::read_limited(other, files::LONGEST_TEXT)?)
}

fn of_husky(place: &Place) -> Error {
    let theirs = husky(place);
    Error::new(format!("{} belongs to husky, which writes it anew", shown_path(&place.hook)))
        .hint(format!("add the line `{LINE}` to {}, and commit it", shown_path(&theirs)))
}
