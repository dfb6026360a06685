//! Why it happened, and how it was ended.

use serde::Serialize;

use super::anchors::Item;
use super::desk::Desk;
use crate::record::Factor;
use crate::render::ink::Text;

/// Root cause, what led to it, and the resolution.
#[derive(Debug, Clone, Serialize)]
pub struct CauseView {
    pub shown: bool,
    /// The cause in full; its one line where there is no more.
    pub root_cause: Option<Text>,
    pub trigger: Option<Text>,
    pub factors: Vec<FactorView>,
    pub whys: Vec<WhyView>,
    pub surprises: Vec<Text>,
    pub resolution_summary: Option<Text>,
    pub resolution: Option<Text>,
}

/// A condition without which it would not have happened.
#[derive(Debug, Clone, Serialize)]
pub struct FactorView {
    pub anchor: Option<String>,
    pub id: Option<Text>,
    pub text: Option<Text>,
    pub several_lines: bool,
    pub category: Option<Text>,
    pub root: bool,
    /// The actions that address it.
    pub actions: Option<Text>,
}

/// One step from the symptom to the cause.
#[derive(Debug, Clone, Serialize)]
pub struct WhyView {
    pub why: Option<Text>,
    pub because: Option<Text>,
}

impl CauseView {
    pub fn new(desk: &Desk<'_>) -> Self {
        let record = desk.record;
        let (cause, resolution) = (record.root_cause.as_ref(), record.resolution.as_ref());
        let detail = cause.and_then(|cause| cause.detail.as_ref());
        let factors = record.contributing_factors.iter().enumerate();
        let whys = record.whys.iter();
        let surprises = record.surprises.iter().enumerate();
        let view = Self {
            shown: false,
            root_cause: desk
                .prose(detail, 3, "cause")
                .or_else(|| desk.line(cause.and_then(|cause| cause.summary.as_ref()))),
            trigger: desk.prose(record.trigger.as_ref(), 3, "trigger"),
            factors: factors.map(|(place, factor)| FactorView::new(desk, place, factor)).collect(),
            whys: whys
                .map(|step| WhyView { why: desk.line(step.why.as_ref()), because: desk.line(step.because.as_ref()) })
                .collect(),
            surprises: surprises
                .map(|(place, text)| desk.bullet(text, &format!("surprise-{}", place + 1), false))
                .collect(),
            resolution_summary: desk.line(resolution.and_then(|all| all.summary.as_ref())),
            resolution: desk.prose(resolution.and_then(|all| all.detail.as_ref()), 3, "resolution"),
        };
        let told = view.root_cause.is_some() || view.trigger.is_some() || view.resolution_summary.is_some();
        let listed = !view.factors.is_empty() || !view.whys.is_empty() || !view.surprises.is_empty();
        Self { shown: told || listed || view.resolution.is_some(), ..view }
    }
}

impl FactorView {
    fn new(desk: &Desk<'_>, place: usize, factor: &Factor) -> Self {
        let text =
            factor.text.as_ref().map(|text| desk.bullet(text, &format!("factor-{}", place + 1), factor.id.is_some()));
        Self {
            anchor: desk.anchors.of_item(factor.id.as_ref(), Item::Factor(place)),
            id: factor.id.as_ref().map(|id| desk.ink.own(id)),
            several_lines: text.as_ref().is_some_and(Text::several_lines),
            text,
            category: desk.line(factor.category.as_ref()),
            root: factor.root == Some(true),
            actions: factor.id.as_ref().and_then(|id| super::actions::addressing(desk, id)),
        }
    }
}
