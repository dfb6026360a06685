//! A strip of dots on a logarithmic axis: every incident one, with median and quartiles below them.
//!
//! Where several have one place, they lie on each other; where that would be too high, there are heights instead.

use crate::insight::{Axis, Response};
use crate::record::Span;

use super::ink::Ink;

/// As many dots lie on each other.
const HIGHEST: usize = 4;
/// The rows of heights.
const ROWS: usize = 3;
/// Both ends have room for half a label.
const MARGIN: usize = 4;

/// Places that people know.
const TICKS: [(i64, &str); 9] = [
    (60, "1 min"),
    (600, "10 min"),
    (3_600, "1 h"),
    (21_600, "6 h"),
    (86_400, "1 d"),
    (604_800, "1 w"),
    (2_592_000, "30 d"),
    (31_536_000, "1 y"),
    (315_360_000, "10 y"),
];

/// What shares a column of the strip.
#[derive(Debug, Clone, Copy, Default)]
struct Stack {
    exact: usize,
    approximate: usize,
}

impl Stack {
    const fn total(self) -> usize {
        self.exact + self.approximate
    }
}

/// The strip.
#[derive(Debug)]
pub struct Strip {
    pub lines: Vec<String>,
    /// Of how many incidents the highest place is, where there are heights instead of dots.
    pub highest: Option<usize>,
}

/// Draws the strip of one measure, for so many columns.
pub fn strip(response: &Response<'_>, axis: Axis, width: usize, ink: Ink) -> Strip {
    let room = width.saturating_sub(2 * MARGIN).max(8);
    let column = |span: Span| place(axis, span.length.num_seconds(), room);
    let mut stacks = vec![Stack::default(); room];
    for (_, span) in &response.values {
        let stack = &mut stacks[column(*span)];
        *if span.approximate { &mut stack.approximate } else { &mut stack.exact } += 1;
    }
    let most = stacks.iter().map(|stack| stack.total()).max().unwrap_or_default();
    let highest = (most > HIGHEST).then_some(most);
    let mut rows = match highest {
        Some(most) => heights(&stacks, most, ink),
        None => one_by_one(&stacks, most, ink),
    };
    let quartiles = response.summary.and_then(|summary| summary.quartiles).map(|outer| outer.map(column));
    let median = response.summary.filter(|_| quartiles.is_some()).map(|summary| column(summary.median));
    rows.push(line(axis, room, quartiles, median, ink));
    let indent = " ".repeat(MARGIN);
    let mut lines: Vec<String> = rows.iter().map(|row| format!("{indent}{row}").trim_end().to_owned()).collect();
    lines.push(labels(axis, room, ink));
    Strip { lines, highest }
}

fn place(axis: Axis, seconds: i64, room: usize) -> usize {
    let last = room - 1;
    let tenths = axis.place(seconds, i64::try_from(last).unwrap_or_default() * 10);
    usize::try_from((tenths + 5) / 10).unwrap_or_default().min(last)
}

fn one_by_one(stacks: &[Stack], most: usize, ink: Ink) -> Vec<String> {
    let dot = |stack: &Stack, height: usize| match height {
        height if height <= stack.exact => ink.or('●', '*'),
        height if height <= stack.total() => ink.or('○', 'o'),
        _ => ' ',
    };
    (1..=most).rev().map(|height| stacks.iter().map(|stack| dot(stack, height)).collect()).collect()
}

fn heights(stacks: &[Stack], most: usize, ink: Ink) -> Vec<String> {
    const WIDE: &[char] = &['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    const ASCII: &[char] = &['.', ':', '#'];
    let steps = ink.or(WIDE, ASCII);
    let height = |stack: &Stack| (stack.total() * ROWS * steps.len()).div_ceil(most);
    let mark = |stack: &Stack, row: usize| match height(stack).saturating_sub(row * steps.len()) {
        0 => ' ',
        above => steps[above.min(steps.len()) - 1],
    };
    (0..ROWS).rev().map(|row| stacks.iter().map(|stack| mark(stack, row)).collect()).collect()
}

/// The axis: its ticks, and where the middle half of the incidents lies.
fn line(axis: Axis, room: usize, quartiles: Option<[usize; 2]>, median: Option<usize>, ink: Ink) -> String {
    let mut line = vec![ink.or('─', '-'); room];
    for (seconds, _) in TICKS.iter().filter(|(seconds, _)| axis.shows(*seconds)) {
        line[place(axis, *seconds, room)] = ink.or('┴', '+');
    }
    if let Some([lower, upper]) = quartiles {
        line[lower..=upper].fill(ink.or('━', '='));
        (line[lower], line[upper]) = ink.or(('┣', '┫'), ('[', ']'));
    }
    if let Some(median) = median {
        line[median] = ink.or('╋', '|');
    }
    line.into_iter().collect()
}

/// What the ticks are called, as far as there is room; each name has its middle below its tick.
fn labels(axis: Axis, room: usize, ink: Ink) -> String {
    let mut labels = String::new();
    // All of it is as wide as it is long: nothing but the sign of the first one is not ASCII, and that has one column.
    let mut used = 0;
    for (seconds, name) in TICKS.iter().filter(|(seconds, _)| axis.shows(*seconds)) {
        let name = if *seconds == 60 { format!("{}{name}", ink.or("≤", "<=")) } else { (*name).to_owned() };
        let long = name.chars().count();
        let from = (MARGIN + place(axis, *seconds, room)).saturating_sub(long / 2);
        if used > 0 && from < used + 2 || from + long > room + 2 * MARGIN {
            continue;
        }
        labels.push_str(&" ".repeat(from - used));
        labels.push_str(&name);
        used = from + long;
    }
    labels
}
