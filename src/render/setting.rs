//! For whom, and under which configuration, something is rendered.

use crate::config::Config;
use crate::error::{Error, Result};
use crate::finding::shown;

/// For whom a render is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// Everybody in the company: all that the record holds.
    Internal,
    /// Everybody: what is marked `public` ([`decided`](super::decided) tells of each field).
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
    /// configuration keeps private: the last net, below all that leaves it out of records.
    pub fn require_fit(&self, text: &str, name: &str) -> Result<()> {
        self.require_fit_bytes(text.as_bytes(), name)
    }

    /// The same of a file's bytes.
    pub fn require_fit_bytes(&self, bytes: &[u8], name: &str) -> Result<()> {
        match self.unfit(bytes) {
            None => Ok(()),
            Some(word) => {
                Err(Error::new(format!("{} is private, and would stand in the public {}", shown(word), shown(name)))
                    .hint("take it out of what the record makes public; `private` in hotwash.yaml names it"))
            }
        }
    }

    /// The private word that these bytes would tell everybody.
    pub fn unfit(&self, bytes: &[u8]) -> Option<&str> {
        match self.profile {
            Profile::Internal => None,
            Profile::Public => self.config.private.first_in(&String::from_utf8_lossy(bytes)),
        }
    }
}
