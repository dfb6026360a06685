//! What became of one document, line by line, in its order.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};
use unicode_width::UnicodeWidthStr as _;

use super::documents::{Fate, Made};
use crate::cli::columns::{cut, wrapped};
use crate::cli::context::Context;
use crate::error::Result;
use crate::finding::harmless;
use crate::git;
use crate::import::report::{APPENDIX, Confidence, Placed, Remark, RemarkKind, Report};
use crate::report::counted;

/// A heading that is longer is known by its beginning.
const HEADING: usize = 60;
/// Columns of what is told, where a terminal has so many.
const LEAST: usize = 40;
/// As many lines of a difference as are looked at.
const LINES: usize = 40;

/// How much of a report is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Much {
    All,
    /// What cannot be as it is written.
    Wrong,
}

/// One thing that a report says.
struct Line {
    at: usize,
    kind: &'static str,
    style: Style,
    text: String,
}

/// The lines of a report: `file:line: what`. `width`: as many columns as there are.
pub fn report(name: &str, report: &Report, much: Much, width: Option<usize>) -> String {
    let placed = report.placed.iter().filter(|_| much == Much::All).map(placed);
    let is_told = |remark: &&Remark| much == Much::All || remark.kind == RemarkKind::Wrong;
    let mut lines: Vec<Line> = placed.chain(report.remarks.iter().filter(is_told).map(remark)).collect();
    lines.sort_by_key(|line| line.at);
    let beginnings: Vec<String> = lines.iter().map(|line| format!("{name}:{}:", line.at)).collect();
    let widest = beginnings.iter().map(|place| place.width()).max().unwrap_or_default();
    let kinds = lines.iter().map(|line| line.kind.len()).max().unwrap_or_default();
    let mut out = String::new();
    for (place, line) in beginnings.iter().zip(lines) {
        let Line { kind, style, text, .. } = line;
        let before = widest + kinds + 3;
        // Below a long name there is more room than beside it.
        let is_beside = width.is_none_or(|width| width >= before + LEAST);
        let (margin, first) = if is_beside { (before, "") } else { (4, "\n    ") };
        let room = width.map_or(usize::MAX, |width| width.saturating_sub(margin).max(1));
        let text = wrapped(&text, room).join(&format!("\n{}", " ".repeat(margin)));
        let blanks = if is_beside { " ".repeat(widest - place.width() + 1) } else { " ".to_owned() };
        let behind = if is_beside { " ".repeat(kinds - kind.len() + 2) } else { String::new() };
        let _ = writeln!(out, "{place}{blanks}{style}{kind}{style:#}{behind}{first}{text}");
    }
    out
}

fn placed(placed: &Placed) -> Line {
    let heading = match cut(&harmless(&placed.heading.replace(['\n', '\t'], " ")), HEADING) {
        heading if heading.trim().is_empty() => "what stands above all headings".to_owned(),
        heading => heading,
    };
    let (kind, text) = match (placed.field, placed.confidence) {
        (APPENDIX, _) => ("appendix", heading),
        (field, Confidence::Certain) => ("placed", format!("{heading} -> {field}")),
        (field, Confidence::Likely) => ("likely", format!("{heading} -> {field}")),
        (field, Confidence::Guess) => ("guess", format!("{heading} -> {field}")),
    };
    Line { at: placed.line, kind, style: Style::new(), text }
}

fn remark(remark: &Remark) -> Line {
    let (kind, style) = match remark.kind {
        RemarkKind::Wrong => ("wrong", AnsiColor::Red.on_default()),
        RemarkKind::Missing => ("missing", AnsiColor::Yellow.on_default()),
        RemarkKind::Concluded => ("concluded", Style::new()),
    };
    let field = if remark.field.is_empty() { String::new() } else { format!(" ({})", harmless(&remark.field)) };
    Line { at: remark.line, kind, style, text: format!("{}{field}", harmless(&remark.text)) }
}

/// `5 events, 3 actions, 2 sections in the appendix, 1 to look at`.
pub fn counts(made: &Made) -> String {
    let mut parts =
        vec![counted(made.record.timeline.len(), "event"), counted(made.record.action_items.len(), "action")];
    let (unplaced, look) = (made.report.unplaced(), made.to_look_at());
    parts.extend((unplaced > 0).then(|| format!("{} in the appendix", counted(unplaced, "section"))));
    parts.extend((look > 0).then(|| format!("{look} to look at")));
    parts.join(", ")
}

/// A document in one line: `a.md -> postmortems/2023/….yaml (unchanged): 5 events, 3 actions`.
pub fn sum(context: &Context, name: &str, made: &Made, is_dry: bool) -> String {
    let fate = Some(fate(made, is_dry)).filter(|fate| !fate.is_empty());
    let fate = fate.map(|fate| format!(" ({fate})")).unwrap_or_default();
    format!("{name} -> {}{fate}: {}\n", context.name(&made.path), counts(made))
}

/// What becomes of a record, where that is not what was asked for; `is_dry` tells what would.
pub fn fate(made: &Made, is_dry: bool) -> &'static str {
    match (&made.fate, is_dry) {
        (Fate::New, _) => "",
        (Fate::Same, _) => "unchanged",
        (Fate::Other(_), _) => "differs",
        (Fate::Instead(_), false) => "replaced",
        (Fate::Instead(_), true) => "would be replaced",
    }
}

/// What the document says otherwise than the record that is there: the beginning of a diff.
pub fn difference(context: &Context, made: &Made) -> Result<String> {
    let (Fate::Other(former) | Fate::Instead(former)) = &made.fate else { return Ok(String::new()) };
    let diff = git::unified_diff(&context.shown_path(&made.path), &former.text, &made.text)?;
    let diff = harmless(&String::from_utf8_lossy(&diff));
    let lines: Vec<&str> = diff.lines().skip_while(|line| !line.starts_with("---")).collect();
    let style = |line: &str| match line.as_bytes().first() {
        _ if line.starts_with("---") || line.starts_with("+++") => Style::new().bold(),
        Some(b'+') => AnsiColor::Green.on_default(),
        Some(b'-') => AnsiColor::Red.on_default(),
        _ => Style::new(),
    };
    let told = lines.iter().take(LINES).map(|line| format!("{0}{line}{0:#}\n", style(line)));
    let more = lines.len().checked_sub(LINES).filter(|more| *more > 0).map(|more| format!("and {more} more lines\n"));
    Ok(told.chain(more).collect())
}

/// How many lines differ: `+3 -1`.
pub fn extent(made: &Made) -> Result<String> {
    let (Fate::Other(former) | Fate::Instead(former)) = &made.fate else { return Ok(String::new()) };
    let diff = git::unified_diff("record".as_ref(), &former.text, &made.text)?;
    let diff = String::from_utf8_lossy(&diff).into_owned();
    let body = || diff.lines().skip_while(|line| !line.starts_with("@@"));
    let count = |sign: char| body().filter(|line| line.starts_with(sign)).count();
    Ok(format!("+{} -{}", count('+'), count('-')))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn some() -> Report {
        let placed =
            |line, heading: &str, field, confidence| Placed { line, heading: heading.to_owned(), field, confidence };
        let remark =
            |line, kind, text: &str| Remark { line, kind, field: "timeline[0].at".to_owned(), text: text.to_owned() };
        Report {
            placed: vec![
                placed(3, "", "summary", Confidence::Guess),
                placed(9, "Timeline", "timeline", Confidence::Certain),
                placed(120, "Back\u{1b}ground", APPENDIX, Confidence::Certain),
            ],
            remarks: vec![
                remark(9, RemarkKind::Missing, "no zone is named"),
                remark(11, RemarkKind::Wrong, "`4:OO PM` has a letter where a digit belongs, and could be 16:00"),
            ],
        }
    }

    fn plain(text: &str) -> String {
        anstream::adapter::strip_str(text).to_string()
    }

    #[test]
    fn lines_stand_in_the_order_of_the_source_and_below_each_other() {
        let told = plain(&report("a.md", &some(), Much::All, Some(70)));
        assert_eq!(
            told,
            "a.md:3:   guess     what stands above all headings -> summary\n\
             a.md:9:   placed    Timeline -> timeline\n\
             a.md:9:   missing   no zone is named (timeline[0].at)\n\
             a.md:11:  wrong     `4:OO PM` has a letter where a digit belongs, and\n                    \
             could be 16:00 (timeline[0].at)\n\
             a.md:120: appendix  Back\\u{1b}ground\n"
        );
    }

    #[test]
    fn below_a_long_name_there_is_more_room() {
        let told = plain(&report("a/long/folder/of/outages/a.md", &some(), Much::Wrong, Some(50)));
        assert_eq!(
            told,
            "a/long/folder/of/outages/a.md:11: wrong\n    `4:OO PM` has a letter where a digit belongs,\n    and could be \
             16:00 (timeline[0].at)\n"
        );
        assert!(told.lines().all(|line| line.len() < 51));
    }
}
