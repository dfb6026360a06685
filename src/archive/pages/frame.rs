//! What every page shows besides its own content.

use serde::Serialize;

use crate::archive::plan::Plan;
use crate::render::Text;

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
    /// The logo's path in the site, if there is one.
    pub logo: Option<&'a str>,
    /// Whether there is a style sheet of the site's own, `own.css`.
    pub own_css: bool,
    pub footer: Option<Text>,
}

impl<'a> Frame<'a> {
    /// The frame of the page at `path`, relative to the site's folder.
    pub fn new(plan: Plan<'a>, path: &str, part: &'static str) -> Self {
        let root = "../".repeat(path.matches('/').count());
        Self {
            footer: plan.look.footer.as_ref().map(|footer| footer.seen_from(&root)),
            title: &plan.config.site_title,
            root,
            url: plan.config.base_url.as_deref().map(|base| format!("{base}/{path}")).unwrap_or_default(),
            public: plan.profile == crate::render::Profile::Public,
            part,
            logo: plan.look.logo.as_deref(),
            own_css: plan.look.own_css,
        }
    }

    /// The frame of a page that is shown in the place of any other: its links begin at the root of the server, where
    /// it is known which part of that the site is.
    pub fn anywhere(plan: Plan<'a>, path: &str, part: &'static str) -> Self {
        let frame = Self::new(plan, path, part);
        let Some(base) = plan.config.base_url.as_deref() else { return frame };
        let below = base.split_once("://").map_or(base, |(_, rest)| rest).split_once('/').map_or("", |(_, path)| path);
        let root = if below.is_empty() { "/".to_owned() } else { format!("/{below}/") };
        Self { footer: plan.look.footer.as_ref().map(|footer| footer.seen_from(&root)), root, ..frame }
    }
}
