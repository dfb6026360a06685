//! The names of milestones, above the phases, so that no two of them touch.

use super::LABEL_HEIGHT;
use super::content::Content;
use crate::archive::charts::{NARROWEST, WHOLE};
use crate::render::Pen;

/// As wide as a letter is in most fonts, in pixels.
const LETTER: i64 = 7;
/// A longer text than that would not fit on one side of its line.
const LONGEST: usize = 17;

/// One or more milestones of one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    place: i64,
    names: Vec<&'static str>,
    approximate: bool,
    /// From 0, the nearest to the phases.
    pub row: i64,
    /// The text ends at its line, instead of beginning there.
    leftwards: bool,
}

impl Label {
    fn length(&self) -> usize {
        self.names.iter().map(|name| name.len() + 2).sum::<usize>() + usize::from(self.approximate) - 2
    }

    /// What the text covers on the narrowest screen, in pixels.
    pub fn covers(&self) -> (i64, i64) {
        let at = self.place * NARROWEST / WHOLE;
        let width = i64::try_from(self.length()).unwrap_or_default() * LETTER + 8;
        if self.leftwards { (at - width, at) } else { (at, at + width) }
    }

    fn line(&self) -> i64 {
        self.place * NARROWEST / WHOLE
    }
}

/// The labels of all milestones, each in the lowest row where it touches no other text and no other's line.
pub fn placed(content: &Content<'_>) -> Vec<Label> {
    let mut labels: Vec<Label> = Vec::with_capacity(content.milestones.len());
    let mut milestones = content.milestones.clone();
    milestones.sort_by_key(|(time, _, milestone)| (*time, *milestone));
    for (time, written, milestone) in milestones {
        let place = content.scale.place(time);
        let name = if milestone.key() == "public_notified" { "public told" } else { milestone.key() };
        match labels.last_mut() {
            Some(last)
                if last.place == place
                    && last.approximate == written.approximate
                    && last.length() + name.len() + 2 <= LONGEST =>
            {
                last.names.push(name);
            }
            _ => labels.push(Label {
                place,
                names: vec![name],
                approximate: written.approximate,
                row: 0,
                leftwards: false,
            }),
        }
    }
    for label in &mut labels {
        label.leftwards = label.covers().1 > NARROWEST;
    }
    // From the right, where texts lead to the right: then lines to the left of them stay free.
    let mut order: Vec<usize> = (0..labels.len()).rev().filter(|place| !labels[*place].leftwards).collect();
    order.extend((0..labels.len()).filter(|place| labels[*place].leftwards));
    for (turn, place) in order.iter().enumerate() {
        let others: Vec<&Label> = order[..turn].iter().map(|other| &labels[*other]).collect();
        let mut rows = 0i64..;
        let row = rows.find(|row| is_free(&labels[*place], *row, &others)).unwrap_or_default();
        labels[*place].row = row;
    }
    labels
}

/// Whether a label touches none of the others in a row. Above all others it never does, and then only its line may
/// cross a text.
fn is_free(label: &Label, row: i64, others: &[&Label]) -> bool {
    let (from, to) = label.covers();
    let highest = others.iter().map(|other| other.row).max().unwrap_or(-1);
    row > highest
        || others.iter().all(|other| {
            let (first, last) = other.covers();
            let is_apart = other.row != row || last <= from || to <= first;
            let crosses = |line: i64, (from, to): (i64, i64)| line > from && line < to;
            let is_crossed = other.row >= row && crosses(other.line(), (from, to));
            let does_cross = other.row < row && crosses(label.line(), (first, last));
            is_apart && !is_crossed && !does_cross
        })
}

pub fn draw(pen: &mut Pen, labels: &[Label], rows: i64, bottom: i64) {
    pen.own("<g class=\"milestones\">");
    for label in labels {
        let y = (rows - label.row) * LABEL_HEIGHT;
        pen.own("<svg x=\"").percent(label.place).own("\"><path d=\"M0 ").number(y - 11).own("V").number(bottom);
        pen.own("\"/><text y=\"").number(y - 2);
        pen.own(if label.leftwards { "\" x=\"-4\" text-anchor=\"end\">" } else { "\" x=\"4\">" });
        pen.own(if label.approximate { "~" } else { "" });
        for (nth, name) in label.names.iter().enumerate() {
            pen.own(if nth == 0 { "" } else { ", " }).own(name);
        }
        pen.own("</text></svg>");
    }
    pen.own("</g>");
}
