//! Counts that have parts: a table of the numbers, with a bar for each row that is made of the parts' marks.

use std::fmt::Write as _;

use anstyle::Style;
use unicode_width::UnicodeWidthStr as _;

use super::ink::{BOLD, DIM, Ink, flow};
use crate::insight::{BySeverity, Severities};

/// Shorter bars say nothing.
const SHORTEST: usize = 8;

/// One part of all rows.
#[derive(Debug, Clone)]
pub struct Part {
    pub label: String,
    /// What stands for it in bars.
    pub mark: char,
    pub style: Style,
}

/// One row: its name, and how many there are of each part. One without counts is a remark.
#[derive(Debug, Clone)]
pub struct Row {
    pub name: String,
    pub counts: Vec<usize>,
}

impl Row {
    fn total(&self) -> usize {
        self.counts.iter().sum()
    }
}

/// The parts and rows of counts by severity: only severities that there are.
pub fn by_severity(
    severities: &Severities,
    rows: &[(String, BySeverity)],
    style: impl Fn(usize) -> Style,
    ink: Ink,
) -> (Vec<Part>, Vec<Row>) {
    let mut totals = BySeverity::default();
    for (_, row) in rows {
        totals.iter_mut().zip(row).for_each(|(total, count)| *total += count);
    }
    let used = Severities::used(&totals);
    let mut taken = Vec::new();
    let part = |place: &usize| {
        let mark = mark(severities.label(*place), &taken);
        taken.push(mark);
        Part { label: ink.name(severities.label(*place), 12), mark, style: style(*place) }
    };
    let parts = used.iter().map(part).collect();
    let row = |(name, counts): &(String, BySeverity)| Row {
        name: name.clone(),
        counts: used.iter().map(|place| counts[*place] as usize).collect(),
    };
    (parts, rows.iter().map(row).collect())
}

/// The digit of a name, else the first of its letters that nothing else has.
fn mark(label: &str, taken: &[char]) -> char {
    let letters = || label.chars().filter(char::is_ascii_alphanumeric);
    let digits = letters().filter(char::is_ascii_digit);
    digits.chain(letters()).chain('A'..='Z').find(|c| !taken.contains(c)).unwrap_or('?')
}

/// Draws them below the heads of their columns; where these have no room, in lines.
pub fn draw(out: &mut String, first: &str, parts: &[Part], rows: &[Row], ink: Ink) {
    let longest = |column: usize| {
        let numbers = rows.iter().map(|row| match column {
            0 => row.total(),
            column => row.counts.get(column - 1).copied().unwrap_or_default(),
        });
        numbers.max().unwrap_or_default().to_string().len()
    };
    let named = rows.iter().filter(|row| !row.counts.is_empty());
    let name = named.map(|row| row.name.width()).max().unwrap_or_default().max(first.width());
    let heads: Vec<&str> = ["all"].into_iter().chain(parts.iter().map(|part| &*part.label)).collect();
    let widths: Vec<usize> = heads.iter().enumerate().map(|(nth, head)| head.width().max(longest(nth))).collect();
    let before = name + widths.iter().map(|width| width + 2).sum::<usize>();
    if before > ink.width {
        return lines(out, parts, rows, ink);
    }
    let room = ink.width.saturating_sub(before + 2);
    let scale = Scale::new(rows, room).filter(|_| ink.plots && room >= SHORTEST);
    legend(out, parts, scale, ink);
    let blanks = " ".repeat(name - first.width());
    let _ = write!(out, "{BOLD}{first}{blanks}");
    for (head, width) in heads.iter().zip(&widths) {
        let _ = write!(out, "  {}{head}", " ".repeat(width - head.width()));
    }
    let _ = writeln!(out, "{BOLD:#}");
    for row in rows {
        if row.counts.is_empty() {
            remark(out, row);
            continue;
        }
        let _ = write!(out, "{}{}", row.name, " ".repeat(name - row.name.width()));
        for (count, width) in [row.total()].iter().chain(&row.counts).zip(&widths) {
            let _ = write!(out, "  {count:>width$}");
        }
        if let Some(scale) = scale.filter(|_| row.total() > 0) {
            let _ = write!(out, "  {}", scale.bar(parts, row));
        }
        out.push('\n');
    }
}

fn remark(out: &mut String, row: &Row) {
    let _ = writeln!(out, "{DIM}  {}{DIM:#}", row.name);
}

/// A row in words, with its bar below it.
fn lines(out: &mut String, parts: &[Part], rows: &[Row], ink: Ink) {
    let scale = Scale::new(rows, ink.width.saturating_sub(2)).filter(|_| ink.plots);
    legend(out, parts, scale, ink);
    for row in rows {
        if row.counts.is_empty() {
            remark(out, row);
            continue;
        }
        let told = parts.iter().zip(&row.counts).filter(|(_, count)| **count > 0);
        let told: Vec<String> = told.map(|(part, count)| format!("{} {count}", part.label)).collect();
        let colon = if told.is_empty() { "" } else { ":" };
        let whole = format!("{} {}{colon}", row.name, row.total());
        let more = flow(&told, ", ", 2, ink.width.saturating_sub(2));
        match more.as_slice() {
            [one] if whole.width() + 1 + one.width() <= ink.width => {
                let _ = writeln!(out, "{}", format!("{whole} {one}").trim_end());
            }
            more => {
                let _ = writeln!(out, "{whole}");
                for line in more {
                    let _ = writeln!(out, "  {}", line.trim_start());
                }
            }
        }
        if let Some(scale) = scale.filter(|_| row.total() > 0) {
            let _ = writeln!(out, "  {}", scale.bar(parts, row));
        }
    }
}

/// What the marks mean.
fn legend(out: &mut String, parts: &[Part], scale: Option<Scale>, ink: Ink) {
    let Some(scale) = scale else { return };
    let mut pieces: Vec<String> = parts.iter().map(|part| format!("{} {}", part.mark, part.label)).collect();
    if scale.each > 1 {
        pieces.push(format!("each mark stands for up to {}", scale.each));
    }
    for line in flow(&pieces, "   ", 0, ink.width) {
        let mut line = format!(" {line}");
        for part in parts {
            let plain = format!(" {} {}", part.mark, part.label);
            let Part { style, mark, label } = part;
            line = line.replacen(&plain, &format!(" {style}{mark}{style:#} {label}"), 1);
        }
        out.push_str(line.strip_prefix(' ').unwrap_or(&line).trim_end());
        out.push('\n');
    }
}

/// How many a mark stands for.
#[derive(Debug, Clone, Copy)]
struct Scale {
    each: usize,
}

impl Scale {
    fn new(rows: &[Row], room: usize) -> Option<Self> {
        let most = rows.iter().map(Row::total).max()?;
        Some(Self { each: most.div_ceil(room.max(1)).max(1) })
    }

    /// The marks of a row. What stands first has one, however few it are.
    fn bar(self, parts: &[Part], row: &Row) -> String {
        let (mut bar, mut sum, mut drawn) = (String::new(), 0, 0);
        for (Part { mark, style, .. }, count) in parts.iter().zip(&row.counts) {
            sum += count;
            let until = sum.div_ceil(self.each);
            if until > drawn {
                let _ = write!(bar, "{style}{}{style:#}", mark.to_string().repeat(until - drawn));
            }
            drawn = until;
        }
        bar
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WIDE: Ink = Ink { width: 40, ascii: false, plots: true };

    fn drawn(ink: Ink, rows: &[(&str, &[usize])]) -> String {
        let part = |label: &str, mark| Part { label: label.to_owned(), mark, style: Style::new() };
        let parts = [part("sev1", '1'), part("sev2", '2')];
        let row = |(name, counts): &(&str, &[usize])| Row { name: (*name).to_owned(), counts: counts.to_vec() };
        let rows: Vec<Row> = rows.iter().map(row).collect();
        let mut out = String::new();
        draw(&mut out, "month", &parts, &rows, ink);
        anstream::adapter::strip_str(&out).to_string()
    }

    #[test]
    fn every_number_stands_beside_its_marks() {
        let rows: &[(&str, &[usize])] = &[("2023-08", &[1, 3]), ("2023-09", &[0, 0])];
        let expected = "1 sev1   2 sev2\n\
                        month    all  sev1  sev2\n\
                        2023-08    4     1     3  1222\n\
                        2023-09    0     0     0\n";
        assert_eq!(drawn(WIDE, rows), expected);
        let plain = drawn(Ink { plots: false, ..WIDE }, rows);
        assert_eq!(plain.lines().nth(1), Some("2023-08    4     1     3"));
    }

    #[test]
    fn what_has_no_room_for_columns_stands_in_lines() {
        let narrow = Ink { width: 20, ..WIDE };
        let expected = "1 sev1   2 sev2\n2023-08 4:\n  sev1 1, sev2 3\n  1222\n2023-09 0\n";
        assert_eq!(drawn(narrow, &[("2023-08", &[1, 3]), ("2023-09", &[0, 0])]), expected);
    }

    #[test]
    fn many_share_a_mark_and_the_worst_has_one() {
        let text = drawn(WIDE, &[("2023-08", &[1, 99]), ("2023-09", &[0, 1])]);
        // 14 columns are left: eight to a mark.
        assert!(text.starts_with("1 sev1   2 sev2\neach mark stands for up to 8\n"), "{text}");
        assert!(text.contains("  1222222222222\n") && text.ends_with("0     1  2\n"), "{text}");
    }

    #[test]
    fn marks_are_the_digits_or_letters_of_names() {
        let marks = ["sev1", "sev2", "major", "minor", "mm", "障害"].iter().fold(Vec::new(), |mut taken, label| {
            taken.push(mark(label, &taken));
            taken
        });
        assert_eq!(marks, ['1', '2', 'm', 'i', 'A', 'B']);
    }
}
