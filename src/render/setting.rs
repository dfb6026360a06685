//! For whom, and under which configuration, something is rendered.

use crate::config::Config;

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
