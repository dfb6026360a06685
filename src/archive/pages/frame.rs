//! What every page shows besides its own content.

use serde::Serialize;

use crate::archive::plan::Plan;

/// The site, as a page of it sees it.
#[derive(Debug, Clone, Serialize)]
pub struct Frame<'a> {
    pub title: &'a str,
    /// From the page to the site's folder: empty, `../` or more of them.
    pub root: String,
    /// Where the page will be served, for link previews; empty where the site's base URL is not configured.
    pub url: String,
    /// Whether the site is for everybody.
    pub public: bool,
    /// The part of the site that the page belongs to.
    pub part: &'static str,
}

impl<'a> Frame<'a> {
    /// The frame of the page at `path`, relative to the site's folder.
    pub fn new(plan: Plan<'a>, path: &str, part: &'static str) -> Self {
        Self {
            title: &plan.config.site_title,
            root: "../".repeat(path.matches('/').count()),
            url: plan.config.base_url.as_deref().map(|base| format!("{base}/{path}")).unwrap_or_default(),
            public: plan.profile == crate::render::Profile::Public,
            part,
        }
    }
}
