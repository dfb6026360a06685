//! The phases of an incident: how long it went unseen, unanswered, unmended.

use super::content::Content;
use super::{PHASES_HEIGHT, span};
use crate::record::{Milestone, Span, Timestamp};
use crate::render::Pen;

/// What went on between two milestones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhaseKind {
    Undetected,
    Unacknowledged,
    Mitigating,
    Resolving,
}

impl PhaseKind {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Undetected => "undetected",
            Self::Unacknowledged => "unacknowledged",
            Self::Mitigating => "being mitigated",
            Self::Resolving => "resolving",
        }
    }

    const fn class(self) -> &'static str {
        match self {
            Self::Undetected => "phase-1",
            Self::Unacknowledged => "phase-2",
            Self::Mitigating => "phase-3",
            Self::Resolving => "phase-4",
        }
    }

    /// Steps that lead down to the end tell them apart without colours.
    const fn height(self) -> i64 {
        match self {
            Self::Undetected => PHASES_HEIGHT,
            Self::Unacknowledged => 17,
            Self::Mitigating => 12,
            Self::Resolving => 7,
        }
    }

    const fn end(milestone: Milestone) -> Option<Self> {
        match milestone {
            Milestone::Detected => Some(Self::Undetected),
            Milestone::Acknowledged => Some(Self::Unacknowledged),
            Milestone::Mitigated => Some(Self::Mitigating),
            Milestone::Resolved => Some(Self::Resolving),
            _ => None,
        }
    }
}

/// One phase, in seconds of the Unix epoch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Phase {
    pub kind: PhaseKind,
    pub from: i64,
    pub to: i64,
    approximate: bool,
}

impl Phase {
    /// The phases between the milestones that are known. A phase is named by the one that ends it; one that would end
    /// before it begins is none.
    pub fn of(milestones: &[(i64, &Timestamp, Milestone)]) -> Vec<Self> {
        let mut started = milestones.iter().filter(|(_, _, one)| *one == Milestone::Started);
        let Some((mut from, time, _)) = started.next().copied() else { return Vec::new() };
        let mut approximate = time.approximate;
        let mut phases = Vec::with_capacity(4);
        for (to, time, milestone) in milestones {
            let Some(kind) = PhaseKind::end(*milestone).filter(|_| *to >= from) else { continue };
            phases.push(Self { kind, from, to: *to, approximate: approximate || time.approximate });
            (from, approximate) = (*to, time.approximate);
        }
        phases
    }

    pub fn length(&self) -> Span {
        span(self.to - self.from, self.approximate)
    }
}

pub fn draw(pen: &mut Pen, content: &Content<'_>, top: i64) {
    if content.phases.is_empty() {
        return;
    }
    super::lane::name(pen, "phases", top + PHASES_HEIGHT);
    for phase in &content.phases {
        let (from, to) = (content.scale.place(phase.from), content.scale.place(phase.to));
        if to > from {
            let height = phase.kind.height();
            pen.own("<rect class=\"").own(phase.kind.class()).own("\" x=\"").percent(from).own("\" width=\"");
            pen.percent(to - from).own("\" y=\"").number(top + PHASES_HEIGHT - height);
            pen.own("\" height=\"").number(height).own("\"/>");
        }
    }
}

/// What the steps mean, and how long they are.
pub fn table(pen: &mut Pen, content: &Content<'_>) {
    if content.phases.is_empty() {
        return;
    }
    pen.own("<table class=\"phases\"><thead><tr><th scope=\"col\">Phase</th><th scope=\"col\">Took</th></tr></thead><tbody>");
    for phase in &content.phases {
        pen.own(
            "<tr><th scope=\"row\"><svg class=\"key\" aria-hidden=\"true\" width=\"14\" height=\"22\"><rect class=\"",
        );
        let height = phase.kind.height();
        pen.own(phase.kind.class()).own("\" width=\"14\" y=\"").number(PHASES_HEIGHT - height).own("\" height=\"");
        pen.number(height).own("\"/></svg> ").own(phase.kind.name()).own("</th><td>");
        pen.text(&phase.length().to_string()).own("</td></tr>");
    }
    pen.own("</tbody></table>");
}
