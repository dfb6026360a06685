//! The figures over all incidents.

use serde::Serialize;

use super::frame::Frame;
use crate::archive::collection::Collection;
use crate::archive::incident_path;
use crate::archive::insights::{self, InsightsView};
use crate::archive::plan::Plan;
use crate::error::Result;
use crate::insight::Figures;

#[derive(Serialize)]
struct InsightsPage<'a> {
    site: Frame<'a>,
    insights: &'a InsightsView,
}

/// The figures over a site's incidents, as its pages show them.
pub fn figures(collection: &Collection, plan: Plan<'_>) -> InsightsView {
    let figures = Figures::new(&collection.incidents, &plan.config.severities, plan.on);
    insights::insights(&figures, &|incident| incident_path(&incident.name))
}

/// The page at `path`.
pub fn insights(insights: &InsightsView, path: &str, plan: Plan<'_>) -> Result<String> {
    plan.renderer
        .page("html/archive-insights.html", &InsightsPage { site: Frame::new(plan, path, "insights"), insights })
}
