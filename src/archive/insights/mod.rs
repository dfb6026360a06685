//! The page of insights: what all incidents tell together.

mod causes;
mod figure;
mod follow;
mod response;
mod sorts;
mod when;

use serde::Serialize;

pub use self::causes::RecurrencesView;
pub use self::figure::Figure;
use self::figure::{counted, date};
pub use self::when::glance;
use crate::insight::{Figures, Incident};

/// What `html/archive-insights.html` sees as `insights`.
#[derive(Debug, Clone, Serialize)]
pub struct InsightsView {
    /// How many are counted, and on what day.
    pub says: String,
    /// What is counted and what is not.
    pub counted: Vec<String>,
    pub glance: Option<Figure>,
    pub months: Option<Figure>,
    pub years: Option<Figure>,
    /// By severity, service and kind, as far as records tell.
    pub sorts: Vec<Figure>,
    /// Time to detect, acknowledge, mitigate and resolve, as far as records tell.
    pub response: Vec<Figure>,
    pub factors: Option<Figure>,
    pub follow_through: Option<Figure>,
    pub ages: Option<Figure>,
    pub recurrences: Option<RecurrencesView>,
}

/// The page's view of figures. `href` tells where an incident's page lies, from this page.
pub fn insights(figures: &Figures<'_>, href: &dyn Fn(&Incident) -> String) -> InsightsView {
    let n = figures.counts.n;
    InsightsView {
        says: format!(
            "{} in {}, as of {}.",
            counted(n, "incident"),
            counted(figures.scope.all.len(), "record"),
            date(figures.today)
        ),
        counted: scope(figures),
        glance: glance(figures),
        months: when::months(figures),
        years: when::years(figures),
        sorts: sorts::sorts(figures),
        response: response::response(figures),
        factors: causes::factors(figures),
        follow_through: follow::actions(figures),
        ages: follow::ages(figures),
        recurrences: causes::recurrences(figures, href),
    }
}

/// What counts, in sentences; only what this archive has.
fn scope(figures: &Figures<'_>) -> Vec<String> {
    let (scope, out) = (&figures.scope, figures.scope.left_out);
    let sentences = [
        (
            scope.drafts,
            "1 of them is a draft or in review, and counts.",
            " of them are drafts or in review, and count.",
        ),
        (scope.waived, "1 of them is waived, and counts.", " of them are waived, and count."),
        (
            out.near_misses,
            "1 near miss did no harm and is not counted as an incident; its causes and actions are.",
            " near misses did no harm and are not counted as incidents; their causes and actions are.",
        ),
        (out.exercises, "1 exercise is not counted as an incident.", " exercises are not counted as incidents."),
        (
            out.duplicates,
            "1 record tells of an incident that another one tells of, and is not counted.",
            " records tell of incidents that other ones tell of, and are not counted.",
        ),
        (
            out.undated,
            "1 draft does not say when it began, and is not counted.",
            " drafts do not say when they began, and are not counted.",
        ),
    ];
    let said = sentences.into_iter().filter(|(count, ..)| *count > 0);
    said.map(|(count, one, many)| if count == 1 { one.to_owned() } else { format!("{count}{many}") }).collect()
}

#[cfg(test)]
mod tests;
