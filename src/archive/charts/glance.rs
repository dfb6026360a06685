//! A year at a glance: a line for each month, and a place on it for each day.
//!
//! Twelve lines of 31 days read well on a telephone, where 53 columns would be five pixels wide each.

use super::WHOLE;
use super::frame::{Named, open};
use crate::insight::{Day, Glance, Month};
use crate::render::{Pen, Text};

/// To the left of it stand the names of months.
const GUTTER: i64 = 2_100;
const DAY: i64 = (WHOLE - GUTTER) / 31;
const TOP: i64 = 18;
const ROW: i64 = 17;

/// Places before this one are severe: their circles are full. In the usual severities, sev1 and sev2.
const SEVERE: usize = 2;

/// The drawing of twelve months.
pub fn glance(named: Named<'_>, glance: &Glance) -> Text {
    let mut pen = Pen::with_capacity(6 << 10);
    open(&mut pen, named, TOP + 12 * ROW + 4);
    pen.own("<g class=\"ticks\">");
    for day in [1, 8, 15, 22, 29] {
        pen.own("<text x=\"").percent(place(day)).own("\" y=\"11\" text-anchor=\"middle\">").number(day).own("</text>");
    }
    pen.own("</g>");
    for (row, (month, days)) in (0i64..).zip(&glance.months) {
        let y = TOP + row * ROW + ROW / 2;
        pen.own("<text class=\"tick\" y=\"").number(y + 4).own("\">").text(&name(*month, row == 0)).own("</text>");
        pen.own("<line class=\"month\" x1=\"").percent(place(1)).own("\" x2=\"").percent(place(length(*month)));
        pen.own("\" y1=\"").number(y).own("\" y2=\"").number(y).own("\"/>");
        for (day, shown) in (1i64..).zip(days) {
            mark(&mut pen, place(day), y, shown);
        }
    }
    pen.own("</svg>");
    pen.finish()
}

/// The more began on a day, the larger.
fn mark(pen: &mut Pen, x: i64, y: i64, day: &Day) {
    let Some(worst) = day.worst else { return };
    pen.own(if worst < SEVERE { "<circle class=\"severe\" cx=\"" } else { "<circle class=\"mild\" cx=\"" });
    pen.percent(x).own("\" cy=\"").number(y).own("\" r=\"");
    pen.own(match day.incidents {
        1 => "3",
        2 | 3 => "4.5",
        _ => "6",
    });
    pen.own("\"/>");
}

const fn place(day: i64) -> i64 {
    GUTTER + (day - 1) * DAY + DAY / 2
}

/// `Aug`; with its year where that is new.
fn name(month: Month, is_first: bool) -> String {
    let format = if is_first || month.month == 1 { "%b %Y" } else { "%b" };
    month.first_day().map(|day| day.format(format).to_string()).unwrap_or_default()
}

/// How many days it has.
fn length(month: Month) -> i64 {
    let next = Month { year: month.year + i32::from(month.month == 12), month: month.month % 12 + 1 };
    let days = month.first_day().zip(next.first_day()).map(|(first, next)| (next - first).num_days());
    days.unwrap_or(31)
}
