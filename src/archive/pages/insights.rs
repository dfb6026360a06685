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
    insights: InsightsView,
}

/// The page at `path`.
pub fn insights(collection: &Collection, path: &str, plan: Plan<'_>) -> Result<String> {
    let figures = Figures::new(&collection.incidents, &plan.config.severities, plan.on);
    let insights = insights::insights(&figures, &|incident| incident_path(&incident.name));
    plan.renderer
        .page("html/archive-insights.html", &InsightsPage { site: Frame::new(plan, path, "insights"), insights })
}
