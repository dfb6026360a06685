//! What was counted, when it hurt, and how it was noticed.

use std::borrow::Cow;

use serde::Serialize;

use super::desk::{Desk, words};
use crate::record::{DataLoss, Measure, Quantity, Span, Window};
use crate::render::ink::Text;

/// What the issue summary's one line of impact has no room for.
#[derive(Debug, Clone, Serialize)]
pub struct ImpactView {
    /// Whether there is anything here.
    pub shown: bool,
    pub data_loss: Option<Text>,
    pub measures: Vec<MeasureView>,
    pub windows: Vec<WindowView>,
}

/// Something that was counted.
#[derive(Debug, Clone, Serialize)]
pub struct MeasureView {
    pub what: Option<Text>,
    /// `~120,000 requests`.
    pub value: Text,
}

/// A stretch of harm.
#[derive(Debug, Clone, Serialize)]
pub struct WindowView {
    pub times: Text,
    pub degree: Option<Cow<'static, str>>,
    pub length: Option<String>,
}

impl ImpactView {
    pub fn new(desk: &Desk<'_>) -> Self {
        let impact = desk.record.impact.as_ref();
        let loss = impact.and_then(|impact| impact.data_loss).map(|loss| match loss {
            DataLoss::None => "none",
            DataLoss::Recovered => "data was lost and recovered",
            DataLoss::Lost => "data was lost",
        });
        let measures = impact.iter().flat_map(|impact| &impact.measures);
        let measures: Vec<_> = measures.map(|measure| MeasureView::new(desk, measure)).collect();
        let windows = impact.iter().flat_map(|impact| &impact.windows);
        let windows: Vec<_> = windows.map(|window| WindowView::new(desk, window)).collect();
        Self {
            shown: loss.is_some() || !measures.is_empty() || !windows.is_empty(),
            data_loss: loss.map(|loss| desk.ink.own(loss)),
            measures,
            windows,
        }
    }
}

/// Behind what nobody counted exactly.
const ESTIMATE: &str = " (estimate)";

impl MeasureView {
    fn new(desk: &Desk<'_>, measure: &Measure) -> Self {
        let number = measure.value.map_or_else(|| "not known".to_owned(), quantity);
        let unit = measure.unit.as_ref().map_or_else(String::new, |unit| format!(" {unit}"));
        let estimate = if measure.estimate == Some(true) { ESTIMATE } else { "" };
        let value = desk.ink.part(&format!("{number}{unit}{estimate}"), &[": "]);
        Self {
            what: desk.part(measure.what.as_ref(), &[": "]),
            value: desk.ink.own_words(value, estimate.is_empty() && unit.ends_with(ESTIMATE)),
        }
    }
}

fn quantity(value: Quantity) -> String {
    match value {
        Quantity::Whole(number) => {
            let sign = if number < 0 { "-" } else { "" };
            format!("{sign}{}", super::issue::grouped(number.unsigned_abs()))
        }
        Quantity::Decimal(_) => value.to_string(),
    }
}

impl WindowView {
    fn new(desk: &Desk<'_>, window: &Window) -> Self {
        let wall = &desk.wall;
        let times = match (&window.from, &window.to) {
            (Some(from), Some(to)) => wall.stretch(from, to),
            (Some(from), None) => format!("since {}", wall.full(from)),
            (None, Some(to)) => format!("until {}", wall.full(to)),
            (None, None) => "at a time that is not known".to_owned(),
        };
        let length = window.from.as_ref().zip(window.to.as_ref()).and_then(|(from, to)| {
            let length = wall.clock().instant(to)? - wall.clock().instant(from)?;
            Some(Span { length, approximate: from.approximate || to.approximate }.to_string())
        });
        Self { times: desk.ink.own(&times), degree: window.degree.map(|degree| words(degree.as_str())), length }
    }
}

/// How it was noticed.
#[derive(Debug, Clone, Serialize)]
pub struct DetectionView {
    pub shown: bool,
    pub method: Option<Text>,
    pub description: Option<Text>,
    pub gap: Option<Text>,
}

impl DetectionView {
    pub fn new(desk: &Desk<'_>) -> Self {
        let detection = desk.record.detection.as_ref();
        let method = detection.and_then(|all| all.method);
        let view = Self {
            shown: false,
            method: method.map(|method| desk.ink.own(&words(method.as_str()))),
            description: desk
                .prose(detection.and_then(|all| all.description.as_ref()), 2, "detection")
                .map(|prose| desk.below(desk.above(prose, &["Why Not Earlier"]), "", &["Noticed by"])),
            gap: desk.prose(detection.and_then(|all| all.gap.as_ref()), 3, "gap"),
        };
        Self { shown: view.method.is_some() || view.description.is_some() || view.gap.is_some(), ..view }
    }
}
