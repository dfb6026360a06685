//! Lanes of what was felt and done, by kind.

use super::content::{Content, Harm};
use super::{GUTTER, LANE_HEIGHT};
use crate::record::{Degree, EventKind};
use crate::render::Pen;

/// Where more events than these are in one lane, they are drawn as counts.
const MOST_TICKS: usize = 24;
/// As many counts there are in a lane.
const BINS: i64 = 32;

/// What sort of things a lane shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lane {
    Harm,
    Change,
    Noticed,
    People,
    Cause,
    Action,
    Other,
}

impl Lane {
    pub const ALL: [Self; 7] =
        [Self::Harm, Self::Change, Self::Noticed, Self::People, Self::Cause, Self::Action, Self::Other];

    /// Short enough for the gutter of a telephone.
    const fn name(self) -> &'static str {
        match self {
            Self::Harm => "harm",
            Self::Change => "change",
            Self::Noticed => "noticed",
            Self::People => "people",
            Self::Cause => "cause",
            Self::Action => "action",
            Self::Other => "other",
        }
    }

    const fn of(kind: Option<EventKind>) -> Self {
        use EventKind as E;
        match kind {
            Some(E::Started | E::Reoccurred) => Self::Harm,
            Some(E::Change) => Self::Change,
            Some(E::Alerted | E::Detected | E::Reported) => Self::Noticed,
            Some(E::Acknowledged | E::Declared | E::Escalated | E::Communicated | E::Handoff) => Self::People,
            Some(E::Hypothesis | E::MisleadingPath | E::Finding | E::Identified) => Self::Cause,
            Some(E::Decision | E::Action | E::Mitigated | E::RolledBack | E::Recovered | E::Resolved) => Self::Action,
            Some(E::Note | E::Closed) | None => Self::Other,
        }
    }
}

/// One event.
#[derive(Debug, Clone, Copy)]
pub struct Mark {
    /// Seconds of the Unix epoch.
    pub time: i64,
    pub kind: Option<EventKind>,
    pub lane: Lane,
}

impl Mark {
    pub const fn new(time: i64, kind: Option<EventKind>) -> Self {
        Self { time, kind, lane: Lane::of(kind) }
    }
}

pub fn draw(pen: &mut Pen, content: &Content<'_>, lanes: &[Lane], top: i64) {
    for (row, lane) in (0i64..).zip(lanes) {
        let bottom = top + (row + 1) * LANE_HEIGHT - 3;
        name(pen, lane.name(), bottom);
        if *lane == Lane::Harm {
            content.windows.iter().for_each(|window| felt(pen, content, window, bottom));
        }
        let shown = content.events.iter().filter(|event| event.lane == *lane && content.scale.shows(event.time));
        let places: Vec<i64> = shown.map(|event| content.scale.place(event.time)).collect();
        match places.len() {
            0 => {}
            few if few <= MOST_TICKS => ticks(pen, &places, bottom),
            _ => counts(pen, &places, bottom),
        }
    }
}

/// What stands in the gutter.
pub fn name(pen: &mut Pen, name: &'static str, bottom: i64) {
    pen.own("<text class=\"lane\" y=\"").number(bottom - 1).own("\">").own(name).own("</text>");
}

fn ticks(pen: &mut Pen, places: &[i64], bottom: i64) {
    let mut last = None;
    pen.own("<svg class=\"events\" y=\"").number(bottom - 10).own("\">");
    for place in places {
        // Two on one spot look like one.
        if last != Some(place) {
            pen.own("<rect x=\"").percent(*place).own("\" width=\"2\" height=\"10\"/>");
        }
        last = Some(place);
    }
    pen.own("</svg>");
}

/// Heights for numbers: what hundreds of ticks would be is a grey bar.
fn counts(pen: &mut Pen, places: &[i64], bottom: i64) {
    let width = (super::WHOLE - GUTTER) / BINS;
    let mut bins = vec![0i64; usize::try_from(BINS).unwrap_or_default()];
    for place in places {
        let bin = ((place - GUTTER) / width).min(BINS - 1);
        if let Some(count) = usize::try_from(bin).ok().and_then(|bin| bins.get_mut(bin)) {
            *count += 1;
        }
    }
    pen.own("<g class=\"events\">");
    let most = bins.iter().max().copied().unwrap_or(1).max(1);
    for (bin, count) in (0i64..).zip(&bins).filter(|(_, count)| **count > 0) {
        let height = (11 * count + most - 1) / most;
        pen.own("<rect x=\"").percent(GUTTER + bin * width).own("\" width=\"").percent(width - 20);
        pen.own("\" y=\"").number(bottom - height).own("\" height=\"").number(height).own("\"/>");
    }
    pen.own("</g>");
}

/// The worse it was, the higher.
fn felt(pen: &mut Pen, content: &Content<'_>, window: &Harm, bottom: i64) {
    if window.from > content.scale.to || window.to < content.scale.from {
        return;
    }
    let (from, to) = (content.scale.place(window.from), content.scale.place(window.to));
    let height = match window.degree {
        Degree::Full => 10,
        Degree::Partial => 7,
        Degree::Degraded => 4,
    };
    pen.own("<rect class=\"harm\" x=\"").percent(from).own("\" width=\"").percent((to - from).max(30));
    pen.own("\" y=\"").number(bottom - height).own("\" height=\"").number(height).own("\"/>");
}
