//! The axis: time since the beginning, and what the clock showed at both ends.

use chrono::{DateTime, Datelike, Timelike};

use super::content::Content;
use super::{GUTTER, span};
use crate::archive::charts::WHOLE;
use crate::record::Clock;
use crate::render::Pen;

/// At most as many steps have room for their texts on the narrowest screen.
const MOST_STEPS: i64 = 5;

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// Steps that people count in.
const STEPS: [i64; 25] = [
    5,
    10,
    15,
    30,
    MINUTE,
    2 * MINUTE,
    5 * MINUTE,
    10 * MINUTE,
    15 * MINUTE,
    30 * MINUTE,
    HOUR,
    2 * HOUR,
    3 * HOUR,
    6 * HOUR,
    12 * HOUR,
    DAY,
    2 * DAY,
    7 * DAY,
    14 * DAY,
    30 * DAY,
    90 * DAY,
    365 * DAY,
    3_650 * DAY,
    36_500 * DAY,
    365_000 * DAY,
];

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

pub const fn height(content: &Content<'_>) -> i64 {
    if content.earlier.is_some() || content.later.is_some() { 48 } else { 33 }
}

/// Lines behind all else, and what they mean.
pub fn grid(pen: &mut Pen, content: &Content<'_>, top: i64, bottom: i64) {
    let scale = &content.scale;
    let step = step(scale.to - scale.from);
    pen.own("<g class=\"ticks\">");
    for (place, elapsed) in ticks(content) {
        pen.own("<svg x=\"").percent(place).own("\"><path d=\"M0 ").number(top).own("V").number(bottom);
        pen.own("\"/><text y=\"").number(bottom + 13);
        // A text in the middle of an edge would leave the drawing.
        pen.own(if place > WHOLE - 900 {
            "\" text-anchor=\"end\">"
        } else if place < GUTTER + 300 {
            "\">"
        } else {
            "\" text-anchor=\"middle\">"
        });
        count(pen, elapsed, step);
        pen.own("</text></svg>");
    }
    pen.own("</g>");
}

/// What the clock showed.
pub fn ends(pen: &mut Pen, content: &Content<'_>, top: i64) {
    let scale = &content.scale;
    pen.own("<g class=\"ends\">");
    pen.own("<text x=\"").percent(GUTTER).own("\" y=\"").number(top + 28).own("\">");
    moment(pen, scale.clock, scale.from);
    pen.own("</text><text x=\"100%\" y=\"").number(top + 28).own("\" text-anchor=\"end\">");
    let (first, last) = (local(scale.clock, scale.from), local(scale.clock, scale.to));
    match (first, last) {
        (Some(first), Some(last)) if first.date() == last.date() => time(pen, last),
        _ => moment(pen, scale.clock, scale.to),
    }
    pen.own("</text>");
    beyond(pen, content, top + 43);
    pen.own("</g>");
}

/// What lies too far away to be drawn to scale.
fn beyond(pen: &mut Pen, content: &Content<'_>, y: i64) {
    let number = |count: usize| i64::try_from(count).unwrap_or_default();
    if let Some((count, first)) = content.earlier {
        pen.own("<text x=\"0\" y=\"").number(y).own("\">← ").number(number(count));
        pen.own(" earlier, ").text(&span(content.scale.from - first, false).to_string()).own(" before</text>");
    }
    if let Some((count, last)) = content.later {
        pen.own("<text x=\"100%\" y=\"").number(y).own("\" text-anchor=\"end\">");
        pen.number(number(count)).own(" later, ").text(&span(last - content.scale.to, false).to_string());
        pen.own(" after →</text>");
    }
}

fn step(length: i64) -> i64 {
    STEPS.into_iter().find(|step| length / step <= MOST_STEPS).unwrap_or(i64::MAX)
}

/// Places, and seconds since the beginning.
fn ticks(content: &Content<'_>) -> impl Iterator<Item = (i64, i64)> {
    let scale = content.scale;
    let step = step(scale.to - scale.from);
    let first = -((scale.zero - scale.from) / step);
    (first..)
        .map(move |nth| nth * step)
        .take_while(move |elapsed| scale.zero + elapsed <= scale.to)
        .map(move |elapsed| (scale.place(scale.zero + elapsed), elapsed))
}

/// `0`, `30 min`, `90 min`, `12 h`, `14 d`: in the unit of the step.
fn count(pen: &mut Pen, elapsed: i64, step: i64) {
    let units = [(DAY, " d"), (HOUR, " h"), (MINUTE, " min"), (1, " s")];
    let (length, name) = units.into_iter().find(|(length, _)| step >= *length).unwrap_or((1, " s"));
    if elapsed < 0 {
        pen.own("−");
    }
    pen.number(elapsed.abs() / length);
    if elapsed != 0 {
        pen.own(name);
    }
}

fn local(clock: Clock, seconds: i64) -> Option<chrono::NaiveDateTime> {
    Some(clock.local(DateTime::from_timestamp(seconds, 0)?).naive_local())
}

/// `Aug 10, 2023, 3:30 PM`.
pub fn moment(pen: &mut Pen, clock: Clock, seconds: i64) {
    let Some(local) = local(clock, seconds) else { return };
    pen.own(MONTHS[local.month0() as usize % 12]).own(" ").number(local.day()).own(", ").number(local.year()).own(", ");
    time(pen, local);
}

/// `3:30 PM`; seconds only where there are any.
fn time(pen: &mut Pen, local: chrono::NaiveDateTime) {
    let (is_afternoon, hour) = local.hour12();
    let two = |pen: &mut Pen, number: u32| {
        pen.own(if number < 10 { ":0" } else { ":" }).number(number);
    };
    pen.number(hour);
    two(pen, local.minute());
    if local.second() > 0 {
        two(pen, local.second());
    }
    pen.own(if is_afternoon { " PM" } else { " AM" });
}
