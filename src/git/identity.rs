//! Who commits.

use super::program::not_started;
use super::repository::Repository;
use crate::error::{Error, Result};

impl Repository {
    /// An error, with what to type, when git does not know the committer.
    ///
    /// For callers to ask before they write anything: nobody's answers get lost over it.
    pub fn identity_check(&self) -> Result<()> {
        let missing = match &self.library {
            Some(library) if self.environment.only_git.is_none() => missing(library)?,
            _ => self.missing_by_program()?,
        };
        if missing.is_empty() {
            return Ok(());
        }
        let names: Vec<String> = missing.iter().map(|(key, _)| format!("`{key}`")).collect();
        let verb = if missing.len() == 1 { "is" } else { "are" };
        let lines: Vec<String> =
            missing.iter().map(|(key, example)| format!("\n  git config --global {key} \"{example}\"")).collect();
        Err(Error::new(format!("git does not know who you are: {} {verb} not set", names.join(" and ")))
            .hint(format!("type this, then run the command again:{}", lines.concat())))
    }

    /// Gives this repository alone an identity, as an example needs one that nobody set up.
    pub fn set_identity(&self, name: &str, email: &str) -> Result<()> {
        for (key, value) in [("user.name", name), ("user.email", email)] {
            self.program_or_library_set(key, value)?;
        }
        Ok(())
    }

    fn program_or_library_set(&self, key: &str, value: &str) -> Result<()> {
        let Some(library) = &self.library else {
            return self.program().ask(&["config", key, value]).map(|_| ());
        };
        let local = library.config().and_then(|config| config.open_level(git2::ConfigLevel::Local));
        local.and_then(|mut config| config.set_str(key, value)).map_err(|why| {
            Error::new(format!("`{key}` cannot be set in this repository")).because(why.message().to_owned())
        })
    }

    /// git itself knows more sources; it must not guess, as it would, from the machine's name.
    fn missing_by_program(&self) -> Result<Vec<Key>> {
        for role in ["GIT_AUTHOR_IDENT", "GIT_COMMITTER_IDENT"] {
            let ran = self.program().run(&["-c", "user.useConfigOnly=true", "var", role], b"").map_err(not_started)?;
            if !ran.success {
                return Ok(KEYS.to_vec());
            }
        }
        Ok(Vec::new())
    }
}

type Key = (&'static str, &'static str);

const KEYS: [Key; 2] = [("user.name", "Your Name"), ("user.email", "you@example.com")];

fn missing(library: &git2::Repository) -> Result<Vec<Key>> {
    let config = library.config().and_then(|mut config| config.snapshot()).map_err(|why| {
        Error::new("the git configuration cannot be read")
            .because(why.message().to_owned())
            .hint("see what `git config --list` says")
    })?;
    let is_set = |key: &str| config.get_str(key).is_ok_and(|value| !value.trim().is_empty());
    Ok(KEYS.into_iter().filter(|(key, _)| !is_set(key)).collect())
}
