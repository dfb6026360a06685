//! Where an answer goes: how a field is read and written follows from its path.

use std::fmt::Display;
use std::str::FromStr;

use super::ask::{Answer, Choice, Kind};
use super::field::{put, put_all, shown, shown_all, take_out};
use crate::finding::{Defect, Mistake};

/// A value of the record that an answer can be written into.
pub trait Slot {
    /// What stands there, to be edited.
    fn shown(&self) -> Option<Answer>;

    /// Writes an answer; an empty one empties it.
    fn put(&mut self, answer: &Answer) -> Result<(), Mistake>;
}

impl<T: FromStr<Err = Mistake> + Display> Slot for Option<T> {
    fn shown(&self) -> Option<Answer> {
        shown(self.as_ref())
    }

    fn put(&mut self, answer: &Answer) -> Result<(), Mistake> {
        put(self, answer)
    }
}

impl<T: FromStr<Err = Mistake> + Display> Slot for Vec<T> {
    fn shown(&self) -> Option<Answer> {
        shown_all(self)
    }

    fn put(&mut self, answer: &Answer) -> Result<(), Mistake> {
        put_all(self, answer)
    }
}

const YES: &str = "yes";
const NO: &str = "no";

/// A question that is answered with yes or no, each with what it means.
pub fn yes_or_no(yes: &str, no: &str) -> Kind {
    let choice = |value: &str, meaning: &str| Choice { value: value.to_owned(), meaning: meaning.to_owned() };
    Kind::Choice(vec![choice(YES, yes), choice(NO, no)])
}

/// The same of a value that is yes or no: it is no word of the record's own.
pub trait Flag {
    fn shown(&self) -> Option<Answer>;
    fn put(&mut self, answer: &Answer) -> Result<(), Mistake>;
}

impl Flag for Option<bool> {
    fn shown(&self) -> Option<Answer> {
        self.map(|is| Answer::from(if is { YES } else { NO }))
    }

    fn put(&mut self, answer: &Answer) -> Result<(), Mistake> {
        *self = match answer.text().trim() {
            "" => None,
            YES => Some(true),
            NO => Some(false),
            _ => return Err(Mistake::new(Defect::WrongType, format!("expected `{YES}` or `{NO}`"))),
        };
        Ok(())
    }
}

/// Writes an answer into a list of plain values: at its place, behind the last, or the item away.
pub fn put_item<T: FromStr<Err = Mistake>>(list: &mut Vec<T>, place: usize, answer: &Answer) -> Result<(), Mistake> {
    if answer.is_empty() {
        take_out(list, place);
        return Ok(());
    }
    let value = answer.text().parse()?;
    match list.get_mut(place) {
        Some(slot) => *slot = value,
        None => list.push(value),
    }
    Ok(())
}

/// A line of a usable record, read and written where its path says: `usual!(title)`,
/// `usual!(impact.summary)`, `usual!(timeline[].at)`.
macro_rules! usual {
    ($($path:tt)+) => { $crate::wizard::slot::field!(LINE, $($path)+) };
}

/// The same of one that is asked in full, or again; also in lists deep inside, `further!(impact.measures[].unit)`,
/// and for the items themselves, `further!(surprises[])`.
macro_rules! further {
    ($($path:tt)+) => { $crate::wizard::slot::field!(FURTHER, $($path)+) };
}

/// The same of what few items have, and is asked in full alone.
macro_rules! detail {
    ($($path:tt)+) => { $crate::wizard::slot::field!(DETAIL, $($path)+) };
}

macro_rules! field {
    (@ $base:ident, $key:expr, $read:expr, $write:expr) => {
        $crate::wizard::field::Field { key: $key, read: $read, write: $write, ..$crate::wizard::field::Field::$base }
    };
    ($base:ident, $key:ident) => {
        $crate::wizard::slot::field!(
            @ $base, stringify!($key), |record, _| record.$key.shown(), |record, _, answer| record.$key.put(answer)
        )
    };
    ($base:ident, $group:ident . $key:ident) => {
        $crate::wizard::slot::field!(
            @ $base, concat!(stringify!($group), ".", stringify!($key)),
            |record, _| record.$group.as_ref()?.$key.shown(),
            |record, _, answer| record.$group.get_or_insert_default().$key.put(answer)
        )
    };
    ($base:ident, $list:ident []) => {
        $crate::wizard::slot::field!(
            @ $base, "",
            |record, place| $crate::wizard::field::shown(record.$list.get(place)),
            |record, place, answer| $crate::wizard::slot::put_item(&mut record.$list, place, answer)
        )
    };
    ($base:ident, $list:ident [] . $key:ident) => {
        $crate::wizard::slot::field!(
            @ $base, stringify!($key),
            |record, place| record.$list.get(place)?.$key.shown(),
            |record, place, answer| $crate::wizard::field::item(&mut record.$list, place).$key.put(answer)
        )
    };
    ($base:ident, $group:ident . $list:ident [] . $key:ident) => {
        $crate::wizard::slot::field!(
            @ $base, stringify!($key),
            |record, place| record.$group.as_ref()?.$list.get(place)?.$key.shown(),
            |record, place, answer| {
                let list = &mut record.$group.get_or_insert_default().$list;
                $crate::wizard::field::item(list, place).$key.put(answer)
            }
        )
    };
}

/// A list of the record, by its path: `list!(timeline, EVENT)`, `list!(impact.windows, WINDOW)`.
macro_rules! list {
    ($list:ident, $fields:expr) => {
        $crate::wizard::field::List {
            path: stringify!($list),
            at_least: 0,
            len: |record| record.$list.len(),
            remove: |record, place| $crate::wizard::field::take_out(&mut record.$list, place),
            fields: &$fields,
        }
    };
    ($group:ident . $list:ident, $fields:expr) => {
        $crate::wizard::field::List {
            path: concat!(stringify!($group), ".", stringify!($list)),
            at_least: 0,
            len: |record| record.$group.as_ref().map_or(0, |group| group.$list.len()),
            remove: |record, place| {
                $crate::wizard::field::take_out(&mut record.$group.get_or_insert_default().$list, place)
            },
            fields: &$fields,
        }
    };
}

pub(crate) use {detail, field, further, list, usual};
