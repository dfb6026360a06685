//! Columns over time, stacked by severity: the worst at the bottom, where lengths are easily compared.

use super::WHOLE;
use super::frame::{Key, Named, fill, keys, number, open, pixels, step};
use crate::insight::{BySeverity, Severities};
use crate::render::{Pen, Text};

/// To the left of it stand the numbers of the axis.
const GUTTER: i64 = 900;
const TOP: i64 = 14;
const HEIGHT: i64 = 140;
const BOTTOM: i64 = TOP + HEIGHT;

/// As wide as a text below the columns is, with what keeps it from the next one, in pixels.
const LABEL_WIDTH: i64 = 38;

/// One column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// What stands below it, if it may have a text at all.
    pub label: Option<String>,
    pub parts: BySeverity,
}

/// The drawing, with the key to its patterns. Texts that have no room are left out; the first ones stay.
pub fn columns(named: Named<'_>, columns: &[Column], severities: &Severities) -> Text {
    let mut pen = Pen::with_capacity(8 << 10);
    let most = columns.iter().map(|column| i64::from(column.parts.iter().sum::<u32>())).max().unwrap_or_default();
    let width = (WHOLE - GUTTER) / number(columns.len()).max(1);
    open(&mut pen, named, BOTTOM + 18);
    axis(&mut pen, most);
    // One column alone would be a wall.
    let thick = (width * 4 / 5).min(1_200);
    let mut free = 0;
    for (place, column) in (0i64..).zip(columns) {
        let x = GUTTER + place * width;
        stack(&mut pen, &column.parts, most, x, thick);
        if let Some(label) = column.label.as_deref().filter(|_| pixels(x) >= free) {
            pen.own("<text class=\"tick\" x=\"").percent(x).own("\" y=\"").number(BOTTOM + 14).own("\">");
            pen.text(label).own("</text>");
            free = pixels(x) + LABEL_WIDTH;
        }
    }
    pen.own("</svg>");
    let mut totals = BySeverity::default();
    for column in columns {
        totals.iter_mut().zip(column.parts).for_each(|(total, part)| *total += part);
    }
    let key = |place: usize| Key {
        pattern: place,
        name: severities.label(place),
        count: usize::try_from(totals[place]).unwrap_or_default(),
    };
    keys(&mut pen, "severity", &Severities::used(&totals).into_iter().map(key).collect::<Vec<_>>());
    pen.finish()
}

fn axis(pen: &mut Pen, most: i64) {
    let step = step(most);
    pen.own("<g class=\"ticks\">");
    for value in (0..=4).map(|nth| nth * step).take_while(|value| *value <= most.max(1)) {
        let y = BOTTOM - value * HEIGHT / most.max(1);
        pen.own("<line x1=\"").percent(GUTTER).own("\" x2=\"100%\" y1=\"").number(y).own("\" y2=\"").number(y);
        pen.own("\"/><text x=\"").percent(GUTTER - 200).own("\" y=\"").number(y + 4);
        pen.own("\" text-anchor=\"end\">").number(value).own("</text>");
    }
    pen.own("</g>");
}

fn stack(pen: &mut Pen, parts: &BySeverity, most: i64, x: i64, width: i64) {
    let mut below = 0;
    for (place, count) in parts.iter().enumerate().filter(|(_, count)| **count > 0) {
        // From the sums, so that rounding leaves no gap.
        let bottom = BOTTOM - below * HEIGHT / most.max(1);
        below += i64::from(*count);
        let top = BOTTOM - below * HEIGHT / most.max(1);
        pen.own("<rect x=\"").percent(x).own("\" width=\"").percent(width).own("\" y=\"").number(top);
        pen.own("\" height=\"").number((bottom - top).max(1)).own("\"");
        fill(pen, "severity", place);
        pen.own("/>");
    }
}
