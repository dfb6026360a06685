//! Horizontal bars, each below its name, so that long names fit a telephone.

use super::WHOLE;
use super::frame::{Key, Named, fill, keys, number, open};
use crate::render::{Pen, Text};

const ROW: i64 = 36;

/// One bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row<'a> {
    pub name: &'a str,
    pub count: usize,
}

/// Bars from 0, as long as their numbers.
pub fn rows(named: Named<'_>, rows: &[Row<'_>]) -> Text {
    let mut pen = Pen::with_capacity(4 << 10);
    let most = rows.iter().map(|row| number(row.count)).max().unwrap_or_default().max(1);
    open(&mut pen, named, ROW * number(rows.len()));
    for (place, row) in (0i64..).zip(rows) {
        head(&mut pen, row.name, number(row.count), place * ROW);
        let width = number(row.count) * WHOLE / most;
        pen.own("<rect class=\"bar\" y=\"").number(place * ROW + 18).own("\" width=\"").percent(width);
        pen.own("\" height=\"10\"/>");
    }
    pen.own("</svg>");
    pen.finish()
}

/// A whole that is divided into parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Divided<'a, const PARTS: usize> {
    pub name: &'a str,
    pub parts: [usize; PARTS],
}

/// Bars of one length, divided by shares; with the key to the patterns of `family`, whose sums are of the first row.
pub fn divided<const PARTS: usize>(
    named: Named<'_>,
    family: &'static str,
    parts: [&str; PARTS],
    rows: &[Divided<'_, PARTS>],
) -> Text {
    let mut pen = Pen::with_capacity(4 << 10);
    open(&mut pen, named, (ROW + 6) * number(rows.len()));
    for (place, row) in (0i64..).zip(rows) {
        let (top, total) = (place * (ROW + 6), number(row.parts.iter().sum()));
        head(&mut pen, row.name, total, top);
        let mut left = 0;
        for (pattern, count) in row.parts.iter().enumerate().filter(|(_, count)| **count > 0) {
            let from = left * WHOLE / total;
            left += number(*count);
            pen.own("<rect x=\"").percent(from).own("\" width=\"").percent(left * WHOLE / total - from);
            pen.own("\" y=\"").number(top + 18).own("\" height=\"16\"");
            fill(&mut pen, family, pattern);
            pen.own("/>");
        }
    }
    pen.own("</svg>");
    if let Some(first) = rows.first() {
        let all = parts.into_iter().zip(first.parts).enumerate();
        let shown = all.filter(|(_, (_, count))| *count > 0);
        let key = |(pattern, (name, count))| Key { pattern, name, count };
        keys(&mut pen, family, &shown.map(key).collect::<Vec<_>>());
    }
    pen.finish()
}

fn head(pen: &mut Pen, name: &str, count: i64, top: i64) {
    pen.own("<text y=\"").number(top + 13).own("\">").text(&shortened(name)).own("</text><text x=\"100%\" y=\"");
    pen.number(top + 13).own("\" text-anchor=\"end\">").number(count).own("</text>");
}

/// What fits the narrowest screen beside a number.
fn shortened(name: &str) -> String {
    const MOST: usize = 34;
    if name.chars().count() <= MOST {
        return name.to_owned();
    }
    name.chars().take(MOST - 1).chain(['…']).collect()
}
