//! Why it happened, and how it was ended.

use serde::Serialize;

use super::anchors::Item;
use super::desk::Desk;
use crate::config::Target;
use crate::record::{Factor, Resolution};
use crate::render::apart::{OWN, begins_with_line};
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
        let resolution = record.resolution.as_ref();
        let factors = record.contributing_factors.iter().enumerate();
        let whys = record.whys.iter();
        let surprises = record.surprises.iter().enumerate();
        let view = Self {
            shown: false,
            root_cause: root_cause(desk),
            trigger: desk.prose(record.trigger.as_ref(), 3, "trigger"),
            factors: factors.map(|(place, factor)| FactorView::new(desk, place, factor)).collect(),
            whys: whys.map(|step| WhyView { why: desk.line(step.why.as_ref()), because: desk.answer(step) }).collect(),
            surprises: surprises
                .map(|(place, text)| desk.bullet(text, &format!("surprise-{}", place + 1), false))
                .collect(),
            resolution_summary: desk.line(resolution.and_then(|all| all.summary.as_ref())),
            resolution: resolution.and_then(|all| resolved(desk, all)),
        };
        let told = view.root_cause.is_some() || view.trigger.is_some() || view.resolution_summary.is_some();
        let listed = !view.factors.is_empty() || !view.whys.is_empty() || !view.surprises.is_empty();
        Self { shown: told || listed || view.resolution.is_some(), ..view }
    }
}

/// The detail; where there is none, the one line.
fn root_cause(desk: &Desk<'_>) -> Option<Text> {
    let cause = desk.record.root_cause.as_ref()?;
    let line = desk.line(cause.summary.as_ref());
    let Some(detail) = desk.prose(cause.detail.as_ref(), 3, "cause") else { return line };
    let is_line = line.is_some_and(|line| line.as_str() == detail.as_str());
    Some(desk.ink.own_words(detail, is_line))
}

/// The detail; its first line, where it stands alone and nothing above it, must not seem to be the summary.
fn resolved(desk: &Desk<'_>, resolution: &Resolution) -> Option<Text> {
    let detail = desk.prose(resolution.detail.as_ref(), 3, "resolution")?;
    if resolution.summary.is_some() || desk.ink.target == Target::Html || !begins_with_line(detail.as_str()) {
        return Some(detail);
    }
    let (first, rest) = detail.as_str().split_at(detail.as_str().find('\n').unwrap_or(detail.as_str().len()));
    Some(Text::made(format!("{}{OWN}{rest}", first.trim_end())))
}

impl FactorView {
    fn new(desk: &Desk<'_>, place: usize, factor: &Factor) -> Self {
        let name = format!("factor-{}", place + 1);
        let text = factor.text.as_ref().map(|text| desk.named(text, &name, factor.id.is_some()));
        Self {
            anchor: desk.anchors.of_item(factor.id.as_ref(), Item::Factor(place)),
            id: factor.id.as_ref().map(|id| desk.ink.id(id)),
            several_lines: text.as_ref().is_some_and(Text::several_lines),
            text,
            category: factor.category.as_ref().map(|category| desk.factor_category(category)),
            root: factor.root == Some(true),
            actions: factor.id.as_ref().and_then(|id| super::actions::addressing(desk, id)),
        }
    }
}
