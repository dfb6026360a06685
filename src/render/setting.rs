//! For whom, and under which configuration, something is rendered.

use crate::config::Config;
use crate::error::{Error, Result};
use crate::finding::shown;

/// For whom a render is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// Everybody in the company: all that the record holds.
    Internal,
    /// Everybody: people, evidence, trackers, custom keys, the appendix and events that are not marked `public` stay
    /// out.
    Public,
}

/// What a render depends on besides the record.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    pub config: &'a Config,
    pub profile: Profile,
}

impl Setting<'_> {
    /// An error if `text`, which is to be called `name`, is for everybody and holds what the
    /// configuration keeps private. Nothing is blotted out: what is left could still tell.
    pub fn require_fit(&self, text: &str, name: &str) -> Result<()> {
        self.require_fit_bytes(text.as_bytes(), name)
    }

    /// The same of a file's bytes.
    pub fn require_fit_bytes(&self, bytes: &[u8], name: &str) -> Result<()> {
        if self.profile == Profile::Internal {
            return Ok(());
        }
        let text = &String::from_utf8_lossy(bytes);
        match self.config.private.first_in(text) {
            None => Ok(()),
            Some(word) => {
                Err(Error::new(format!("{} is private, and would stand in the public {}", shown(word), shown(name)))
                    .hint("take it out of what the record makes public; `private` in hotwash.yaml names it"))
            }
        }
    }
}
