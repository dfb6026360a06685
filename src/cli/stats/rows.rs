//! Names with a count and a bar.

use std::fmt::Write as _;

use unicode_width::UnicodeWidthStr as _;

use super::ink::Ink;

/// Shorter bars say nothing.
const SHORTEST: usize = 6;
const LONGEST_NAME: usize = 32;
/// A longer one is no easier to compare.
const LONGEST_BAR: usize = 50;

/// Draws one line for each; names are cut where they leave no room.
pub fn draw(out: &mut String, rows: &[(String, usize)], ink: Ink) {
    let most = rows.iter().map(|(_, count)| *count).max().unwrap_or_default();
    let digits = most.to_string().len();
    let room = if ink.plots { SHORTEST + 2 } else { 0 };
    let widest = LONGEST_NAME.min(ink.width.saturating_sub(digits + 2 + room)).max(8);
    let names: Vec<String> = rows.iter().map(|(name, _)| ink.name(name, widest)).collect();
    let width = names.iter().map(|name| name.width()).max().unwrap_or_default();
    let room = ink.width.saturating_sub(width + 2 + digits + 2).min(LONGEST_BAR);
    for (name, (_, count)) in names.iter().zip(rows) {
        let line = format!("{name}{}  {count:>digits$}", " ".repeat(width - name.width()));
        let bar = if ink.plots && room >= SHORTEST { ink.bar(*count, most, room) } else { String::new() };
        let _ = writeln!(out, "{}", format!("{line}  {bar}").trim_end());
    }
}
