//! Days that stand for others: in headings, titles, names of files, and cells of tables.

use super::any_day::day;
use super::column::Column;
use super::day::Day;
use super::lead::{Ground, Lead};
use super::reader::read;
use super::walk::Walk;
use super::zone::zone_in;
use crate::record::spoken;

/// The day that a heading or a line says and nothing else, but for its weekday and its zone: `8 Jan`,
/// `### Wednesday, Aug 10th`, `_4/21/23_`, `3 October (all times BST)`.
pub fn heading_day(text: &str) -> Option<Day> {
    let text = plain(text);
    let lead = read(text, Ground::Cell)?;
    let rest = text[lead.rest..].trim_matches(|c: char| c.is_whitespace() || "*_`~:-–—)]】".contains(c));
    let is_day = rest.is_empty() || is_note(rest);
    (is_day && lead.clock.is_none() && lead.end.is_none()).then_some(lead.date).flatten()
}

/// The day of those below a heading of a timeline, and whether the heading says more than that:
/// `2023-10-03 - the outage`, `Day 1 - 2023-10-03`.
pub fn day_heading(text: &str) -> Option<(Day, bool)> {
    if let Some(day) = heading_day(text) {
        return Some((day, false));
    }
    let text = plain(text);
    let mut walk = Walk::new(text);
    if walk.take_word("day") && walk.blanks() > 0 && walk.number(1..=2).is_some() {
        let rest = walk.rest().trim_start_matches(|c: char| c.is_whitespace() || "-–—:,(".contains(c));
        return day_heading(rest).filter(|_| rest.len() < walk.rest().len());
    }
    let first = || {
        let lead = read(text, Ground::Cell)?;
        let is_alone = lead.clock.is_none() && lead.end.is_none() && lead.relative.is_none();
        lead.date
            .filter(|day| is_alone && day.day.is_some() && (day.year.is_some() || day.order == super::Order::Fixed))
    };
    // `Rollout - 2023-10-03`
    let last = || {
        let (_, day) = [" - ", " – ", " — ", ": ", " ("].iter().find_map(|sign| text.rsplit_once(sign))?;
        heading_day(day).filter(|day| day.date().is_some())
    };
    first().or_else(last).map(|day| (day, true))
}

/// A heading without its signs.
fn plain(text: &str) -> &str {
    text.trim().trim_start_matches('#').trim_start().trim_end_matches('#').trim_end()
}

/// Whether what stands behind a day is no more than its weekday, or the zone of what is below: `(all times BST`.
fn is_note(text: &str) -> bool {
    if spoken::weekday(text).is_some() {
        return true;
    }
    zone_in(text).is_some_and(|zone| {
        let without = text.replace(zone.written(), "").to_lowercase();
        let mut words = without.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.all(|word| matches!(word, "all" | "times" | "time" | "are" | "in" | "the" | "zone" | "timezone"))
    })
}

/// The time that a cell of such a column says, if its whole text does.
pub fn cell(text: &str, column: &Column) -> Option<Lead> {
    let text = text.trim();
    match column {
        Column::Time { .. } | Column::End { .. } => read(text, Ground::Cell),
        Column::Date { .. } => read(text, Ground::Cell).filter(|lead| lead.date.is_some()),
        // Below another head, or none, it has to be a time and nothing else.
        _ => read(text, Ground::Text).filter(|lead| text[lead.rest..].trim().is_empty()),
    }
}

/// The first day that a title, a heading or the name of a file names anywhere; a whole one before one in part.
pub fn day_in(text: &str) -> Option<Day> {
    let days = || {
        text.char_indices().filter_map(|(at, c)| {
            let before = text[..at].chars().next_back();
            let begins = c.is_alphanumeric() && !before.is_some_and(|c| c.is_ascii_alphanumeric() || c == '.');
            if !begins {
                return None;
            }
            let mut walk = Walk::from(text, at);
            let day = day(&mut walk).or_else(|| compact(&mut walk))?;
            let ends = !walk.peek().is_some_and(|c| c.is_ascii_alphanumeric() && !matches!(c, 'T' | 't'));
            ends.then_some((at, day))
        })
    };
    let whole = || days().map(|(_, day)| day).find(|day| day.date().is_some());
    let month = || days().map(|(_, day)| day).find(|day| day.year.is_some() && day.month.is_some());
    // `04-25-Name.md`, `Outage of Aug 10`; `3/4` is more likely a fraction.
    let yearless = || days().map(|(_, day)| day).find(|day| day.month.is_some() && day.order == super::Order::Fixed);
    whole().or_else(month).or_else(yearless)
}

/// `20190320`.
fn compact(walk: &mut Walk<'_>) -> Option<Day> {
    let figures = walk.figures(8..=8)?;
    let number = |range: std::ops::Range<usize>| figures[range].parse().ok();
    let year =
        number(0..4).and_then(|year: u32| i32::try_from(year).ok()).filter(|year| (1990..2100).contains(year))?;
    let date = chrono::NaiveDate::from_ymd_opt(year, number(4..6)?, number(6..8)?)?;
    Some(Day::full(date))
}
