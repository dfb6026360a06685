//! What a site is made with.

use chrono::NaiveDate;

use super::key::Key;
use super::look::Look;
use crate::config::Config;
use crate::error::Result;
use crate::insight::Incident;
use crate::record::Postmortem;
use crate::render::{Profile, Renderer, Setting};

/// What all pages of a site have in common.
#[derive(Clone, Copy)]
pub struct Plan<'a> {
    pub config: &'a Config,
    pub renderer: &'a Renderer,
    pub profile: Profile,
    pub look: &'a Look,
    /// The day as of which actions are late: of the commit that is built, so that it always gives the same site.
    pub on: NaiveDate,
    /// The program, its templates and its configuration: what every page depends on.
    pub made_by: Key,
    /// Reads the record of an incident once more, as its readers may see it. An error if its file has other
    /// content than what the key tells.
    pub read: &'a (dyn Fn(&Incident, Key) -> Result<Postmortem> + Sync),
}

impl Plan<'_> {
    pub const fn setting(&self) -> Setting<'_> {
        Setting { config: self.config, profile: self.profile }
    }
}

impl std::fmt::Debug for Plan<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Plan").field("profile", &self.profile).field("on", &self.on).finish_non_exhaustive()
    }
}
