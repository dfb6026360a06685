//! The static archive: records -> a pure list of pages -> one writer.
//!
//! Planning a site reads no file and no clock: the same records give the same bytes. Links are
//! relative, so that the folder can be opened from disk and moved anywhere.

pub mod charts;
mod data;
mod feed;
mod incident;
pub mod insights;
mod key;
pub mod page;
mod pages;
mod write;

pub use incident::Incident;
pub use key::Key;
pub use write::{Written, write};

use crate::config::Config;
use crate::error::Result;
use crate::render::{Profile, Renderer, Setting};

/// One file of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Relative to the site's folder, with `/`.
    pub path: String,
    pub bytes: Vec<u8>,
}

/// What a site is made with.
#[derive(Debug, Clone, Copy)]
pub struct Plan<'a> {
    pub config: &'a Config,
    pub renderer: &'a Renderer,
    pub profile: Profile,
}

/// The whole site, newest incident first. Restricted records are left out, and in a public site
/// everything that is not marked public and published.
pub fn plan(incidents: Vec<Incident>, plan: Plan<'_>) -> Result<Vec<Page>> {
    let mut shown: Vec<Incident> =
        incidents.into_iter().filter(|incident| incident.is_shown_to(plan.profile)).collect();
    shown.sort_by(Incident::newest_first);
    let mut site = pages::records(&shown, plan)?;
    site.push(pages::index(&shown, plan)?);
    site.push(pages::style(plan)?);
    site.push(feed::atom(&shown, plan));
    site.push(data::records(&shown, plan)?);
    let setting = Setting { config: plan.config, profile: plan.profile };
    for page in &site {
        setting.require_fit(&String::from_utf8_lossy(&page.bytes), &page.path)?;
    }
    site.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(site)
}
