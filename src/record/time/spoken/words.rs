//! A day, a clock time and a zone, picked out of the words of a text.

use chrono::{Datelike as _, NaiveDate, NaiveTime, Weekday};

use super::calendar::{self, Day};
use crate::finding::{Defect, Mistake, shown};
use crate::record::time::loose::{LooseClock, loose_clock};
use crate::record::time::reading;

const FORMS: &str = "write it as in `15:30`, `3:30 PM`, `+5m`, `10 minutes ago`, `yesterday 14:00`, `Aug 10 3:30 PM` or \
                     `2023-08-10 15:30`";

/// What the words say, as far as they say it.
#[derive(Debug)]
pub struct Words {
    pub day: Option<Day>,
    weekday: Option<Weekday>,
    clock: LooseClock,
    pub zone: Option<String>,
}

impl Words {
    /// The clock time; where it is impossible, why, and what was probably meant on `day`.
    pub fn clock_on(&self, day: NaiveDate, text: &str) -> Result<NaiveTime, Mistake> {
        let Some(wrong) = &self.clock.wrong else {
            return self.clock.time.ok_or_else(|| unreadable(text));
        };
        let mistake = Mistake::new(Defect::ImpossibleClock, format!("{} is not a time: {wrong}", shown(text)));
        Err(match self.clock.time {
            Some(time) => {
                let likely = format!("{} {}", day.format("%Y-%m-%d"), time.format("%H:%M"));
                mistake.help(format!("write `{}` if that was meant", time.format("%H:%M"))).instead(likely)
            }
            None => mistake.help(FORMS),
        })
    }

    /// A weekday that does not go with the date is a sign that one of them is mistyped.
    pub fn agree(&self, day: NaiveDate, text: &str) -> Result<(), Mistake> {
        match self.weekday {
            Some(weekday) if self.day.is_none() => {
                Err(Mistake::new(Defect::UnreadableTime, format!("{} says which weekday, not which day", shown(text)))
                    .help(format!("write the date of that {weekday}, as in `Aug 10 15:30`")))
            }
            Some(weekday) if weekday != day.weekday() => {
                let (date, real) = (day.format("%Y-%m-%d"), day.format("%A"));
                Err(Mistake::new(Defect::ImpossibleClock, format!("{} is not a day: {date} is a {real}", shown(text)))
                    .help("write the date alone, or the weekday that goes with it"))
            }
            _ => Ok(()),
        }
    }

    /// The full date, the clock and the zone, where a record could say them without knowing more.
    pub fn whole(&self) -> Option<(NaiveDate, &LooseClock, &str)> {
        match self.day {
            Some(Day::Date(day)) if self.weekday.is_none_or(|weekday| weekday == day.weekday()) => {
                Some((day, &self.clock, self.zone.as_deref().unwrap_or_default()))
            }
            _ => None,
        }
    }
}

fn unreadable(text: &str) -> Mistake {
    if text.trim().is_empty() {
        return Mistake::new(Defect::UnreadableTime, "expected a time, found nothing").help(FORMS);
    }
    Mistake::new(Defect::UnreadableTime, format!("{} is not a time", shown(text))).help(FORMS)
}

/// Reads `text`; every word has to have its place.
pub fn read(text: &str) -> Result<Words, Mistake> {
    let all = split(text);
    let (mut day, mut weekday, mut clock, mut zone) = (None, None, None, None);
    let mut rest: &[&str] = &all;
    while let [word, after @ ..] = rest {
        if let Some(found) = calendar::weekday(word).filter(|_| weekday.is_none()) {
            weekday = Some(found);
            rest = after;
        } else if let Some((found, taken)) = calendar::day(rest)?.filter(|_| day.is_none()) {
            day = Some(found);
            rest = &rest[taken..];
        } else if let Some((found, taken)) = clock_word(rest).filter(|_| clock.is_none()) {
            zone = Some(found.rest.clone()).filter(|rest| !rest.is_empty());
            clock = Some(found);
            rest = &rest[taken..];
        } else if clock.is_some() && zone.is_none() {
            zone = Some((*word).to_owned());
            rest = after;
        } else {
            return Err(unreadable(text));
        }
    }
    match clock {
        Some(clock) => Ok(Words { day, weekday, clock, zone }),
        None if day.is_some() => {
            Err(Mistake::new(Defect::UnreadableTime, format!("{} is a day without a clock time", shown(text)))
                .help(format!("add the time of day, as in `{} 15:30`", text.trim())))
        }
        None => Err(unreadable(text)),
    }
}

/// The words, without those that only join them.
fn split(text: &str) -> Vec<&str> {
    let (day, clock) = match text.split_at_checked("2023-08-10".len()) {
        // ISO 8601 joins day and clock.
        Some((day, clock)) if reading::date(day).is_some() && clock.starts_with(['T', 't']) => (day, &clock[1..]),
        _ => ("", text),
    };
    let words = clock.split(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')'));
    let joins = |word: &str| matches!(&*word.to_lowercase(), "" | "at" | "on" | "the" | "of" | "um");
    std::iter::once(day).chain(words).filter(|word| !joins(word)).collect()
}

/// A clock time at the start of `words`, and how many of them it takes.
fn clock_word(words: &[&str]) -> Option<(LooseClock, usize)> {
    let [word, after @ ..] = words else { return None };
    let halves = ["am", "pm", "a.m.", "p.m."];
    let half = after.first().filter(|next| halves.contains(&&*next.to_lowercase()));
    let (text, taken) = match half {
        Some(half) => (format!("{word} {half}"), 2),
        None => ((*word).to_owned(), 1),
    };
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    let (number, rest) = text.split_at(digits);
    let upper = rest.trim_start().to_ascii_uppercase();
    let colon = match digits {
        // `3 PM`
        1 | 2 if ["AM", "PM", "A.M.", "P.M."].contains(&&*upper) => format!("{number}:00{rest}"),
        // `1530`, `930`, `1530Z`
        3 | 4 if !rest.starts_with([':', '.', 'h', '/', '-']) => {
            format!("{}:{}{rest}", &number[..digits - 2], &number[digits - 2..])
        }
        _ => text,
    };
    loose_clock(&colon).map(|clock| (clock, taken))
}
