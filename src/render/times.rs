//! Times as people read them, on the record's clock: `August 10, 2023, 3:30 PM`.

use std::collections::BTreeSet;

use chrono::{Datelike as _, NaiveDate, NaiveDateTime, Offset as _};

pub use super::calendar::date;
use super::calendar::{machine, push_clock};
use crate::record::{Clock, Milestone, Moment, Postmortem, Timestamp, Tz, TzOffset};

/// The clock of one record, and whether it was changed while the record's times were noted.
#[derive(Debug, Clone)]
pub struct Wall {
    clock: Clock,
    /// The clock's offset is not the same for all times: each has to say its own.
    changed: bool,
    /// What the clock's offset is called, where all times have the same.
    short: Option<String>,
}

impl Wall {
    /// The clock in `zone` as `record` uses it.
    pub fn new(record: &Postmortem, zone: Tz) -> Self {
        let clock = Clock::new(zone);
        if zone == Tz::UTC {
            return Self { clock, changed: false, short: None };
        }
        let mut names = BTreeSet::new();
        let mut offsets = BTreeSet::new();
        for instant in times(record).iter().filter_map(|time| clock.instant(time)) {
            let local = clock.local(instant);
            offsets.insert(local.offset().fix().local_minus_utc());
            names.insert(local.offset().abbreviation());
        }
        let changed = offsets.len() > 1;
        let short = names.pop_first().filter(|_| !changed).map(named);
        Self { clock, changed, short }
    }

    pub const fn clock(&self) -> Clock {
        self.clock
    }

    /// Whether each time has to say its offset.
    pub const fn changed(&self) -> bool {
        self.changed
    }

    /// The zone, as it stands in brackets behind a time: `UTC`, `BST, Europe/London`.
    pub fn zone(&self) -> String {
        let name = self.clock.zone().name();
        match &self.short {
            Some(short) if short != name => format!("{short}, {name}"),
            _ => name.to_owned(),
        }
    }

    /// What this clock showed.
    pub fn read(&self, time: &Timestamp) -> Reading {
        let local = self.clock.instant(time).map(|instant| self.clock.local(instant));
        Reading {
            // A time that the clock skipped is shown as written.
            naive: local.map_or(time.naive, |local| local.naive_local()),
            offset: local.map(|local| *local.offset()),
            says_offset: self.changed,
            approximate: time.approximate,
        }
    }

    /// The day on this clock.
    pub fn day(&self, time: &Timestamp) -> NaiveDate {
        self.read(time).day()
    }

    /// `August 10, 2023, 3:30 PM`.
    pub fn full(&self, time: &Timestamp) -> String {
        self.read(time).full()
    }

    /// A stretch of time; the second day only where it is another.
    pub fn stretch(&self, from: &Timestamp, to: &Timestamp) -> String {
        let (from, to) = (self.read(from), self.read(to));
        let end = if from.day() == to.day() { to.time() } else { to.full() };
        format!("{} - {end}", from.full())
    }

    /// A day, or a time of a day.
    pub fn moment(&self, moment: &Moment) -> String {
        match moment {
            Moment::Day(day) => date(day.0),
            Moment::Time(time) => self.full(time),
        }
    }
}

/// What the clock showed at some time.
#[derive(Debug, Clone, Copy)]
pub struct Reading {
    naive: NaiveDateTime,
    /// `None` where the clock never showed that.
    offset: Option<TzOffset>,
    says_offset: bool,
    approximate: bool,
}

impl Reading {
    pub const fn day(&self) -> NaiveDate {
        self.naive.date()
    }

    /// `3:30 PM`, `~3:30 PM`, `1:30 AM BST`.
    pub fn time(&self) -> String {
        let mut text = String::with_capacity(16);
        self.push_time(&mut text);
        text
    }

    /// `August 10, 2023, 3:30 PM`.
    pub fn full(&self) -> String {
        let mut text = date(self.day());
        text.push_str(", ");
        self.push_time(&mut text);
        text
    }

    /// For machines: `2023-08-10T15:30:00+00:00`.
    pub fn machine(&self) -> Option<String> {
        // HTML knows years of four digits or more.
        let offset = self.offset.filter(|_| self.naive.year() >= 1000)?;
        Some(machine(self.naive, offset.fix()))
    }

    fn push_time(&self, text: &mut String) {
        if self.approximate {
            text.push('~');
        }
        push_clock(text, self.naive);
        if let Some(offset) = self.offset.filter(|_| self.says_offset) {
            text.push(' ');
            text.push_str(&named(offset.abbreviation()));
        }
    }
}

/// Whether a label might be a time as it is written here.
pub fn might_be_time(label: &str) -> bool {
    label.contains(" AM") || label.contains(" PM")
}

/// Zones without an abbreviation of their own are called `+03`.
fn named(short: &str) -> String {
    if short.starts_with(['+', '-']) { format!("UTC{short}") } else { short.to_owned() }
}

/// All times of a record that are shown on its clock.
fn times(record: &Postmortem) -> Vec<Timestamp> {
    let milestones = record.milestones.iter().flat_map(|all| Milestone::ALL.iter().filter_map(|one| all.get(*one)));
    let events = record.timeline.iter().filter_map(|event| event.at.as_ref());
    let windows = record.impact.iter().flat_map(|impact| &impact.windows);
    let windows = windows.flat_map(|window| [window.from.as_ref(), window.to.as_ref()]).flatten();
    let messages = record.communications.iter().filter_map(|message| message.at.as_ref());
    milestones.chain(events).chain(windows).chain(messages).copied().collect()
}
