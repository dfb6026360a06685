//! Pages and files that show nothing of any incident.

use serde::Serialize;

use super::frame::Frame;
use crate::archive::plan::Plan;
use crate::error::Result;

/// It is served in the place of whatever is asked for.
const MISSING: &str = "404.html";

#[derive(Serialize)]
struct Simple<'a> {
    site: Frame<'a>,
}

/// What a template makes of the site alone, for the file at `path`.
pub fn simple(template: &str, path: &str, part: &'static str, plan: Plan<'_>) -> Result<String> {
    let site = if path == MISSING { Frame::anywhere(plan, path, part) } else { Frame::new(plan, path, part) };
    plan.renderer.page(template, &Simple { site })
}
