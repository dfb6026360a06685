//! What is known about each thing that is asked: plain data with function pointers.

use std::fmt::Display;
use std::ops::Deref;
use std::str::FromStr;

use super::ask::{Answer, Choice, Kind, Need, When};
use crate::config::Config;
use crate::finding::Mistake;
use crate::record::{Clock, Instant, Milestone, Milestoned, Postmortem, Timestamp, Tz};

/// What a field may look at to ask well.
#[derive(Debug, Clone, Copy)]
pub struct Scene<'a> {
    pub record: &'a Postmortem,
    pub config: &'a Config,
    /// The item's place in its list.
    pub place: usize,
}

impl Scene<'_> {
    /// The clock of the record; UTC until its zone is known.
    pub fn clock(&self) -> Clock {
        clock(self.record, self.config)
    }

    pub fn milestone(&self, milestone: Milestone) -> Option<Instant> {
        self.instant(Milestoned::new(self.record).get(milestone).map(|(time, _)| time))
    }

    pub fn instant(&self, time: Option<&Timestamp>) -> Option<Instant> {
        time.and_then(|time| self.clock().instant(time))
    }

    /// A time that comes after `previous` and on its day.
    pub fn after(&self, previous: Option<Instant>, ordered: bool) -> Kind {
        let day = previous.map(|instant| self.clock().local(instant).date_naive());
        Kind::Time(When { previous, day, ordered, incident: None })
    }

    /// The time of an event: most are within the incident.
    pub fn event(&self, previous: Option<Instant>, ordered: bool) -> Kind {
        let ends = [Milestone::Started, Milestone::Resolved, Milestone::Mitigated].map(|it| self.milestone(it));
        let [started, resolved, mitigated] = ends;
        match self.after(previous, ordered) {
            Kind::Time(when) => Kind::Time(When { incident: started.zip(resolved.or(mitigated)), ..when }),
            kind => kind,
        }
    }
}

/// The clock of `record`; UTC until its zone is known.
pub fn clock(record: &Postmortem, config: &Config) -> Clock {
    let zone = record.time_zone.or(config.time_zone);
    Clock::new(zone.map_or(Tz::UTC, |zone| zone.0))
}

/// How much is asked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Depth {
    /// What a usable postmortem needs.
    #[default]
    Usual,
    /// Also what makes a good one better: as far as a section goes that is asked again.
    Further,
    /// Everything there is a question for.
    Full,
}

/// One thing that is asked.
#[derive(Debug)]
pub struct Field {
    /// Its key below the section's list item, or the record; empty for the item itself.
    pub key: &'static str,
    /// `{n}` stands for the item's number.
    pub prompt: &'static str,
    /// What is asked instead, where the record has its own words for it.
    pub asks: fn(&Scene<'_>) -> Option<String>,
    /// One line, with an example.
    pub help: &'static str,
    pub kind: fn(&Scene<'_>) -> Kind,
    pub need: fn(&Scene<'_>) -> Need,
    /// What an empty answer means.
    pub propose: fn(&Scene<'_>) -> Option<Answer>,
    /// Who is asked for it.
    pub depth: fn(&Scene<'_>) -> Depth,
    pub read: fn(&Postmortem, usize) -> Option<Answer>,
    pub write: fn(&mut Postmortem, usize, &Answer) -> Result<(), Mistake>,
}

impl Field {
    /// What most fields are: a line that a published record has.
    pub const LINE: Self = Self {
        key: "",
        prompt: "",
        asks: |_| None,
        help: "",
        kind: |_| Kind::Line { suggestions: Vec::new() },
        need: |_| Need::Required,
        propose: |_| None,
        depth: |_| Depth::Usual,
        read: |_, _| None,
        write: |_, _, _| Ok(()),
    };

    /// What makes a good postmortem better: a line that is asked for in full, and where its section is asked again.
    pub const FURTHER: Self = Self { need: |_| Need::Optional, depth: |_| Depth::Further, ..Self::LINE };

    /// What few items of a list have: only those are asked for it who want to be asked everything.
    pub const DETAIL: Self = Self { depth: |_| Depth::Full, ..Self::FURTHER };
}

/// A list of items, asked one after the other until an empty answer.
#[derive(Debug)]
pub struct List {
    /// Where it is in the record, dotted.
    pub path: &'static str,
    /// How many a published record has.
    pub at_least: usize,
    pub len: fn(&Postmortem) -> usize,
    pub remove: fn(&mut Postmortem, usize),
    /// The first opens an item; left empty it ends the list.
    pub fields: &'static [Field],
}

/// What a section is made of.
#[derive(Debug)]
pub enum Part {
    One(&'static Field),
    Many(&'static List),
}

/// A stretch of the conversation.
#[derive(Debug)]
pub struct Section {
    pub title: &'static str,
    /// What the answers are for, in one line.
    pub why: &'static str,
    pub parts: &'static [Part],
}

/// Writes an answer into a field: parsed, or away with it when it is empty.
pub fn put<T: FromStr<Err = Mistake>>(slot: &mut Option<T>, answer: &Answer) -> Result<(), Mistake> {
    *slot = if answer.is_empty() { None } else { Some(answer.text().parse()?) };
    Ok(())
}

/// Writes an answer into a list of values.
pub fn put_all<T: FromStr<Err = Mistake>>(slot: &mut Vec<T>, answer: &Answer) -> Result<(), Mistake> {
    *slot = answer.list().iter().map(|entry| entry.parse()).collect::<Result<_, _>>()?;
    Ok(())
}

/// The value of a field, to be edited.
pub fn shown<T: Display>(value: Option<&T>) -> Option<Answer> {
    value.map(|value| Answer::Text(value.to_string()))
}

/// The values of a list, to be edited.
pub fn shown_all<T: Display>(values: &[T]) -> Option<Answer> {
    let all: Vec<String> = values.iter().map(ToString::to_string).collect();
    (!all.is_empty()).then_some(Answer::Several(all))
}

/// The item at `place`, made where the list is shorter.
pub fn item<T: Default>(list: &mut Vec<T>, place: usize) -> &mut T {
    if list.len() <= place {
        list.resize_with(place + 1, T::default);
    }
    &mut list[place]
}

/// Takes an item out of a list.
pub fn take_out<T>(list: &mut Vec<T>, place: usize) {
    if place < list.len() {
        list.remove(place);
    }
}

/// The values of an enum of the record, with their meanings.
macro_rules! values {
    ($name:ident) => {
        |_| $crate::wizard::field::choices($name::ALL.iter().map(|value| (value.as_str(), value.meaning())))
    };
}

pub(crate) use values;

/// A choice of values with their meanings.
pub fn choices<'a>(values: impl Iterator<Item = (&'a str, &'a str)>) -> Kind {
    Kind::Choice(
        values.map(|(value, meaning)| Choice { value: value.to_owned(), meaning: meaning.to_owned() }).collect(),
    )
}

/// Any number of `known`, or a line with commas where nothing is known. What is `marked` already is among them.
pub fn some_of(known: &[String], marked: &[impl Deref<Target = str>]) -> Kind {
    if known.is_empty() {
        return Kind::Line { suggestions: Vec::new() };
    }
    let unknown = marked.iter().map(|name| &**name).filter(|name| !known.iter().any(|other| other == name));
    let names = known.iter().map(String::as_str).chain(unknown);
    Kind::Several(names.map(|name| Choice { value: name.to_owned(), meaning: String::new() }).collect())
}
