//! What every section is read with: the configuration's words, the zone, the pen that wrote the document.

use std::cell::Cell;

use chrono::{NaiveDate, NaiveDateTime};

use super::clock::{self, Reading};
use super::undo::{owned, undone};
use crate::config::{Config, Target};
use crate::record::{Clock, Line, Moment, Placed, Prose, Timestamp};
use crate::render::{Ink, Place};

/// Stands ready while a document is read.
#[derive(Debug)]
pub struct Hand<'c> {
    pub config: &'c Config,
    pub clock: Clock,
    /// The day in the title: that of events that do not say theirs.
    pub day: Option<NaiveDate>,
    /// Of two times that a clock showed twice, and that do not say which they are, the second is meant.
    pub second: bool,
    /// Whether there was such a time.
    pub saw_twice: Cell<bool>,
    ink: Ink<'static>,
}

impl<'c> Hand<'c> {
    pub fn new(config: &'c Config, clock: Clock, day: Option<NaiveDate>, second: bool) -> Self {
        let ink = Ink { target: Target::Markdown, away: None };
        Self { config, clock, day, second, saw_twice: Cell::new(false), ink }
    }

    /// The words of a heading or label.
    pub fn say<'w>(&'w self, built_in: &'w str) -> &'w str {
        self.config.heading(built_in)
    }

    /// The one of `all` that is shown so. `None`: none is, or two are.
    pub fn choice<T: Copy>(&self, all: &[T], written: fn(T) -> &'static str, said: &str) -> Option<T> {
        let mut found = all.iter().filter(|one| self.say(&words(written(**one))) == said);
        found.next().filter(|_| found.next().is_none()).copied()
    }

    /// One line.
    pub fn line(&self, shown: &str) -> Option<Line> {
        self.part(shown, &[])
    }

    /// One line as it is shown.
    pub fn shown(&self, text: &str) -> String {
        self.ink.line(text).as_str().to_owned()
    }

    /// One line that had to be told apart from these marks.
    pub fn part(&self, shown: &str, marks: &[&str]) -> Option<Line> {
        undone(owned(shown).0, |text| self.ink.part(text, marks).as_str().to_owned()).parse().ok()
    }

    /// Reads one line that is not the layout's own words for nothing.
    pub fn unless(&self, shown: &str, nothing: &str, marks: &[&str], into: &mut Option<Line>) -> Option<()> {
        if shown == nothing { Some(()) } else { once(into, self.part(shown, marks)) }
    }

    /// Prose below a heading of that level, if there is any.
    pub fn prose(&self, shown: &str, heading: usize, name: &str) -> Option<Prose> {
        let place = Place { heading, name };
        undone(owned(shown).0, |text| self.ink.prose(text, place).as_str().to_owned()).parse().ok()
    }

    /// Prose that was an item, without its margin.
    pub fn item(&self, shown: &str, place: Place<'_>, labelled: bool) -> Option<Prose> {
        let made = |text: &str| {
            let item = self.ink.item(text, place, 2, labelled);
            let lines = item.as_str().trim_start_matches([' ', '\n']).split('\n');
            lines.map(|line| line.strip_prefix("  ").unwrap_or(line)).collect::<Vec<_>>().join("\n")
        };
        undone(shown, made).parse().ok()
    }

    /// `August 10, 2023, 3:30 PM`.
    pub fn time(&self, said: &str) -> Option<Timestamp> {
        clock::full(said).map(|read| self.stamp(read))
    }

    /// A time that may leave out its day, where that is the day.
    pub fn time_on(&self, day: Option<NaiveDate>, said: &str) -> Option<Timestamp> {
        self.time(said).or_else(|| {
            let Reading { naive, approximate, short } = clock::clock(said)?;
            Some(self.stamp(Reading { naive: day?.and_time(naive), approximate, short }))
        })
    }

    pub fn moment(&self, said: &str) -> Option<Moment> {
        clock::day(said).map(|day| Moment::Day(crate::record::Date(day))).or_else(|| self.time(said).map(Moment::Time))
    }

    /// How a record writes it: with its offset, where the clock showed it twice.
    fn stamp(&self, read: Reading<'_, NaiveDateTime>) -> Timestamp {
        let local = Timestamp { approximate: read.approximate, ..Timestamp::local(read.naive) };
        let Placed::Repeated { first, second } = self.clock.place(&local) else { return local };
        let is = |on: chrono::DateTime<chrono::FixedOffset>| {
            let short = self.clock.local(on.to_utc()).offset().abbreviation().to_owned();
            read.short.is_some_and(|said| said == short || said.strip_prefix("UTC") == Some(&*short))
        };
        self.saw_twice.set(self.saw_twice.get() || read.short.is_none());
        let is_second = if read.short.is_some() { is(second) && !is(first) } else { self.second };
        local.at_offset(if is_second { second } else { first })
    }
}

/// `misleading_path` as people write it.
pub fn words(choice: &str) -> String {
    choice.replace('_', " ")
}

/// A name with a capital, as it begins a line.
pub fn capital(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

/// Sets a field once. `None`: it was set already.
pub fn once<T>(field: &mut Option<T>, value: Option<T>) -> Option<()> {
    if field.is_some() {
        return None;
    }
    *field = Some(value?);
    Some(())
}
