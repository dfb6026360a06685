//! Whether a response went in the usual order.

use std::collections::HashSet;

use super::dated::{Reached, is_told_by_the_timeline};
use super::line::Chronology;
use crate::record::{EventKind, Milestone};

/// The usual order. Real incidents break it: some end by themselves before anybody looks.
const USUAL: [Milestone; 4] = [Milestone::Detected, Milestone::Acknowledged, Milestone::Mitigated, Milestone::Resolved];

impl<'a> Chronology<'a> {
    /// The later of mitigated and resolved.
    pub fn ended(&self) -> Option<Reached<'a>> {
        let ends = [Milestone::Mitigated, Milestone::Resolved].into_iter().filter_map(|end| self.reached(end));
        ends.max_by_key(|end| end.dated.instant)
    }

    /// Whether the incident ended in the very minute in which it started.
    pub fn took_no_time(&self) -> bool {
        let ends = self.reached(Milestone::Started).zip(self.ended());
        ends.is_some_and(|(started, end)| {
            let approximate = started.dated.time.approximate || end.dated.time.approximate;
            started.dated.instant == end.dated.instant && !approximate
        })
    }

    /// Milestones of the response that are earlier than the one that usually comes before them, each
    /// with that one, as far as no other rule tells it.
    pub fn disordered(&self) -> Vec<(Reached<'a>, Reached<'a>)> {
        let reached: Vec<Reached<'a>> = USUAL.into_iter().filter_map(|it| self.reached(it)).collect();
        let pairs = reached.windows(2).map(|pair| (pair[1], pair[0]));
        let early = pairs.filter(|(later, sooner)| later.dated.is_surely_before(&sooner.dated));
        let early: Vec<_> = early.filter(|(later, sooner)| !is_told_by_the_timeline(sooner, later)).collect();
        if early.is_empty() {
            return early;
        }
        // Of an end that was copied from the start, its length is told.
        if self.took_no_time() {
            return Vec::new();
        }
        let misplaced: HashSet<usize> = self.misplaced().into_iter().map(|event| event.place).collect();
        let is_told = |it: &Reached<'_>| {
            let is_misplaced = it.event.is_some_and(|place| misplaced.contains(&place));
            is_misplaced || self.is_before_start(it) || self.contradicts_its_event(it)
        };
        let is_untold = |(later, sooner): &(Reached<'_>, Reached<'_>)| {
            !is_told(later) && !is_told(sooner) && !self.ended_alone(later)
        };
        early.into_iter().filter(is_untold).collect()
    }

    fn is_before_start(&self, reached: &Reached<'_>) -> bool {
        self.reached(Milestone::Started).is_some_and(|started| reached.dated.is_surely_before(&started.dated))
    }

    fn contradicts_its_event(&self, reached: &Reached<'_>) -> bool {
        let mut told = self.events.iter().filter(|event| event.kind == reached.milestone.event()).peekable();
        reached.event.is_none() && told.peek().is_some() && !told.any(|event| event.dated.may_be(&reached.dated))
    }

    /// Whether the timeline says that the harm was over by then without anybody's doing.
    fn ended_alone(&self, end: &Reached<'_>) -> bool {
        let is_end = matches!(end.milestone, Milestone::Mitigated | Milestone::Resolved);
        let is_recovery = |kind| kind == Some(EventKind::Recovered);
        is_end && self.events.iter().any(|event| is_recovery(event.kind) && event.dated.instant <= end.dated.instant)
    }
}
