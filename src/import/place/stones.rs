//! When it started and when it was over: as the document states it, else as its timeline tells it.

use std::collections::BTreeSet;

use super::course::{Start, end, start};
use super::hand::{Hand, Stated, Stating};
use crate::check::could_last;
use crate::finding::shown;
use crate::import::report::{APPENDIX, Confidence, RemarkKind};
use crate::import::when::{Column, Hints, Placed, Resolved, Where, ZoneWord, cell, day_in, heading_day, resolve};
use crate::record::{Clock, Durations, Milestone, Offset, Tz};

impl Hand<'_, '_> {
    pub fn milestones(&mut self) {
        let stated = std::mem::take(&mut self.stated);
        for one in &stated {
            if !self.state(one) && matches!(one.what, Stating::Time(_)) {
                self.remark(
                    one.at,
                    RemarkKind::Wrong,
                    "milestones",
                    format!("{} is no time that can be read", shown(&one.text)),
                );
            }
        }
        self.conclude();
        self.settle_dates();
        for one in &stated {
            self.compare(one);
        }
    }

    /// Writes a stated time, or a stated range of them.
    fn state(&mut self, stated: &Stated) -> bool {
        let Some(resolved) = self.time(&stated.text) else { return false };
        let times = match stated.what {
            Stating::Time(milestone) => vec![(milestone, resolved.at)],
            Stating::Duration if resolved.end.is_some() => {
                vec![(Milestone::Started, resolved.at), (Milestone::Resolved, resolved.end)]
            }
            _ => return false,
        };
        let mut is_read = false;
        for (milestone, time) in times {
            let Some(time) = time else { continue };
            is_read = true;
            let milestones = self.record.milestones.get_or_insert_default();
            if milestones.get(milestone).is_none() {
                *milestones.get_mut(milestone) = Some(time);
                self.placed(stated.at, &stated.key, field(milestone), Confidence::Certain);
            }
        }
        is_read
    }

    /// A time that is stated for the incident as a whole.
    pub fn time(&self, text: &str) -> Option<Resolved> {
        let lead = cell(text, &Column::Time { zone: None })?;
        let zone = self.record.time_zone.map(|zone| ZoneWord(zone.0.name().to_owned()));
        // Of a timeline that has an offset for its zone, the events alone tell it.
        let offset = || match self.record.timeline.iter().find_map(|event| event.at.as_ref())?.offset? {
            Offset::Fixed(seconds) => Some(ZoneWord::ahead(seconds)),
            Offset::Utc => None,
        };
        let mut hints = Hints { days: self.days.all(), zone: zone.or_else(offset), ..Hints::default() };
        let first = self.record.timeline.iter().find_map(|event| event.at.as_ref());
        hints.days.extend(first.and_then(|at| day_in(&at.naive.date().to_string())).map(|day| (day, Where::RowBefore)));
        resolve(&[Placed { lead, above: None }], &hints).pop()
    }

    /// What is not stated follows from the timeline, if that is clear.
    fn conclude(&mut self) {
        let has = |hand: &Self, milestone| {
            hand.record.milestones.as_ref().is_some_and(|milestones| milestones.get(milestone).is_some())
        };
        if !has(self, Milestone::Started)
            && let Some(start) = start(&self.record.timeline)
        {
            let (nth, why) = match start {
                Start::Said(nth) => (nth, "the start is the time of the event that tells of it"),
                Start::First => (0, "the start is the time of the first event"),
            };
            self.take(Milestone::Started, nth, why);
        }
        let after = self.record.milestones.as_ref().and_then(|milestones| milestones.get(Milestone::Started)).copied();
        if !has(self, Milestone::Resolved)
            && let Some((nth, is_sure)) = end(&self.record.timeline, after.as_ref())
        {
            let why = if is_sure {
                "the end is the time of the last event that tells of it"
            } else {
                "the end may be another: it is the time of the last event that tells of something done"
            };
            self.take(Milestone::Resolved, nth, why);
        }
    }

    fn take(&mut self, milestone: Milestone, nth: usize, why: &str) {
        let time = self.record.timeline[nth].at;
        *self.record.milestones.get_or_insert_default().get_mut(milestone) = time;
        let at = self.places.get(nth).copied().unwrap_or_default();
        self.remark(at, RemarkKind::Concluded, field(milestone), why);
    }

    /// Keeps the days that keys say and that are not the day on which it started.
    fn settle_dates(&mut self) {
        let started = self.record.milestones.as_ref().and_then(|milestones| milestones.started.as_ref());
        let started = started.map(|at| at.naive.date());
        let mut moved = BTreeSet::new();
        for (key, text, at) in std::mem::take(&mut self.dates) {
            let day = heading_day(&text).and_then(|day| day.date());
            if day.is_none() || day != started {
                self.keep(at, format!("- {key}: {text}"));
                moved.insert((self.page.line(at), key));
            }
        }
        for placed in self.report.placed.iter_mut().filter(|placed| placed.field == "milestones.started") {
            if moved.contains(&(placed.line, placed.heading.clone())) {
                placed.field = APPENDIX;
            }
        }
    }

    /// Tells where a stated duration is another than that between the times.
    fn compare(&mut self, stated: &Stated) {
        let clock = Clock::new(self.record.time_zone.map_or(Tz::UTC, |zone| zone.0));
        let durations = Durations::of(&self.record, clock);
        let (span, field) = match stated.what {
            Stating::Duration => (durations.total, "milestones"),
            Stating::Until(Milestone::Detected) => (durations.to_detect, "milestones.detected"),
            Stating::Until(Milestone::Resolved) => (durations.to_resolve, "milestones.resolved"),
            Stating::Until(Milestone::Mitigated) => (durations.to_mitigate, "milestones.mitigated"),
            _ => return,
        };
        let Some(span) = span else { return };
        if could_last(&stated.text, span) == Some(false) {
            let text = format!("{} does not fit the times, which are {span} apart", shown(&stated.text));
            self.remark(stated.at, RemarkKind::Wrong, field, text);
        }
    }
}

const fn field(milestone: Milestone) -> &'static str {
    match milestone {
        Milestone::Started => "milestones.started",
        Milestone::Detected => "milestones.detected",
        Milestone::Acknowledged => "milestones.acknowledged",
        Milestone::Mitigated => "milestones.mitigated",
        Milestone::Resolved => "milestones.resolved",
        _ => "milestones",
    }
}
