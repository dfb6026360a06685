//! Pages and files that show nothing of any incident.

use serde::Serialize;

use super::frame::Frame;
use crate::archive::plan::Plan;
use crate::error::Result;

#[derive(Serialize)]
struct Simple<'a> {
    site: Frame<'a>,
}

/// What a template makes of the site alone, for the file at `path`.
pub fn simple(template: &str, path: &str, part: &'static str, plan: Plan<'_>) -> Result<String> {
    plan.renderer.page(template, &Simple { site: Frame::new(plan, path, part) })
}
