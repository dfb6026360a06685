//! Many lines at once: a chat, a list, a table, a log. Each that begins with a time is an event; the
//! others belong to the one before.
//!
//! Nothing is lost: what stands before the first time is handed back as it was.

use chrono::Duration;

use super::{Around, Spoken, leading};
use crate::finding::Mistake;
use crate::record::time::clock::Instant;

/// What was told in lines.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lines {
    pub events: Vec<Told>,
    /// The lines before the first event.
    pub before: Vec<String>,
}

/// One event as it was told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Its time as it was written.
    pub when: String,
    /// The same, understood; or why it could not be.
    pub at: Result<Spoken, Mistake>,
    /// What happened: perhaps nothing, perhaps over several lines.
    pub text: String,
}

/// Reads a text line by line. A clock without a day belongs to the day of the event before, or to
/// the next one where it is half a day earlier; a line that is a date alone sets the day.
pub fn read_lines(text: &str, around: &Around) -> Lines {
    let mut lines = Lines::default();
    let mut around = *around;
    let mut column_zone = None;
    // The event that the next clock is likely to be after.
    let mut latest = around.previous;
    for line in text.lines().map(|line| line.trim_end_matches('\r')) {
        let Some(line) = bare(line) else { continue };
        if let Some(zone) = zone_of_heading(&line, &around).filter(|_| lines.events.is_empty()) {
            column_zone = Some(zone);
            continue;
        }
        if let Some(day) = super::calendar::whole(&line) {
            around.day = super::on(day, around.today(), around.day, &line).ok().or(around.day);
            latest = None;
            continue;
        }
        match leading::split(&line, column_zone.as_deref(), &around) {
            Some((when, rest)) => lines.events.push(told(when, rest, &mut around, &mut latest)),
            None => match lines.events.last_mut() {
                Some(event) if event.text.is_empty() || event.text.ends_with(SPEAKER) => {
                    event.text.push_str(line.trim());
                }
                Some(event) => {
                    event.text.push('\n');
                    event.text.push_str(line.trim());
                }
                None => lines.before.push(line),
            },
        }
    }
    lines
}

/// What stands behind the name of who said the next lines.
const SPEAKER: &str = ": ";

fn told(when: String, text: String, around: &mut Around, latest: &mut Option<Instant>) -> Told {
    let mut at = super::read(&when, around);
    if let (Ok(spoken), Some(latest)) = (&at, *latest)
        && spoken.bare
        && spoken.placed.instant().is_some_and(|instant| instant + Duration::hours(12) < latest)
        && let Some(day) = around.day.and_then(|day| day.succ_opt())
    {
        at = super::read(&when, &Around { day: Some(day), ..*around });
    }
    if let Some(instant) = at.as_ref().ok().and_then(|spoken| spoken.placed.instant()) {
        (around.previous, *latest) = (Some(instant), Some(instant));
        around.day = Some(around.clock.local(instant).date_naive());
    }
    Told { when, at, text }
}

/// A line without the marks of a list or a table; `None` where only they stand.
fn bare(line: &str) -> Option<String> {
    let line = line.trim();
    if let Some(row) = line.strip_prefix('|') {
        let cells: Vec<&str> = row.trim_end_matches('|').split('|').map(str::trim).collect();
        let is_rule = cells.iter().all(|cell| cell.chars().all(|c| matches!(c, '-' | ':')));
        return (!is_rule).then(|| cells.join(" | "));
    }
    let marks = ["- ", "* ", "+ ", "• ", "– ", "— ", "> "];
    let unmarked = marks.iter().find_map(|mark| line.strip_prefix(mark)).unwrap_or(line);
    let digits = unmarked.bytes().take_while(u8::is_ascii_digit).count();
    let numbered = unmarked.get(digits..).and_then(|rest| rest.strip_prefix(". ").or_else(|| rest.strip_prefix(") ")));
    let line = numbered.filter(|_| (1..=3).contains(&digits)).unwrap_or(unmarked).trim();
    (!line.is_empty() && !line.chars().all(|c| matches!(c, '-' | '=' | '*' | '`' | '_'))).then(|| line.to_owned())
}

/// `Time (UTC) | Event`: the zone of a table's times; empty where a heading names none.
fn zone_of_heading(line: &str, around: &Around) -> Option<String> {
    let (first, _) = line.split_once(" | ")?;
    let lower = first.to_lowercase();
    ["time", "when", "date", "at"].iter().find(|word| lower.starts_with(**word))?;
    let inside = first.split_once('(').and_then(|(_, rest)| rest.split_once(')')).map(|(zone, _)| zone.trim());
    let zone = inside.or_else(|| first.split_whitespace().nth(1)).unwrap_or_default();
    let is_zone = leading::is_zone(zone) && super::read(&format!("12:00 {zone}"), around).is_ok();
    Some(if is_zone { zone.to_owned() } else { String::new() })
}
