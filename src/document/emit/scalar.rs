//! How a text is spelled: plain, quoted, or as a block of lines.

use super::plain::is_plain;
use crate::finding::is_unsafe;

/// Lines longer than this are folded where that changes nothing.
const LONGEST_LINE: usize = 120;
/// The width that folding aims at.
const FOLDED: usize = 100;

/// Where a text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// After `key:` or `-`.
    Block,
    /// Inside `[…]` or `{…}`.
    Flow,
    /// Before a colon.
    Key,
}

/// How a text of several lines ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// As it is.
    Exact,
    /// With a line end, which whoever reads prose takes away again: `|` is nicer than `|-`.
    Prose,
}

/// Whether an editor shows the character for what it is. Tabs and line ends are not meant here.
pub fn is_visible(c: char) -> bool {
    // U+061C turns the direction of writing; the last two are no characters, and no YAML.
    !is_unsafe(c) && !matches!(c, '\u{fffe}' | '\u{ffff}')
}

/// A text on one line.
pub fn inline(text: &str, place: Place) -> String {
    if is_plain(text, place) {
        text.to_owned()
    } else if text.contains('\'') && !text.contains(['"', '\\']) {
        double_quoted(text)
    } else {
        single_quoted(text).unwrap_or_else(|| double_quoted(text))
    }
}

/// A text after `key:` or `-`, of as many lines as read best; further lines are indented by
/// `indent`, and the first begins in column `column`.
pub fn block(text: &str, indent: usize, column: usize, ending: Ending) -> String {
    if text.contains('\n') {
        return literal(text, indent, ending).unwrap_or_else(|| continued(text, indent));
    }
    let one_line = inline(text, Place::Block);
    if column + one_line.chars().count() <= LONGEST_LINE {
        return one_line;
    }
    folded(text, indent).unwrap_or(one_line)
}

/// `'…'`; `None` where something has to be escaped.
pub fn single_quoted(text: &str) -> Option<String> {
    text.chars().all(is_visible).then(|| format!("'{}'", text.replace('\'', "''")))
}

/// `"…"`, with everything escaped that does not show.
pub fn double_quoted(text: &str) -> String {
    format!("\"{}\"", escaped(text))
}

fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            c if is_visible(c) => out.push(c),
            c => out.push_str(&code(c)),
        }
    }
    out
}

/// The escape of a character that does not show.
fn code(c: char) -> String {
    match u32::from(c) {
        small @ 0..0x100 => format!("\\x{small:02x}"),
        medium @ 0x100..0x1_0000 => format!("\\u{medium:04x}"),
        large => format!("\\U{large:08x}"),
    }
}

/// `|` and the lines. `None` where a line would not survive editors and hooks: with blanks at its
/// end, with a tab before its first word, or with characters that do not show.
fn literal(text: &str, indent: usize, ending: Ending) -> Option<String> {
    let body = text.strip_suffix('\n').unwrap_or(text);
    let lines_last = body.lines().all(|line| {
        !line.ends_with([' ', '\t'])
            && !line.trim_start_matches(' ').starts_with('\t')
            && line.chars().all(|c| c == '\t' || is_visible(c))
    });
    // A blank line at either end is easily lost, and `|+` would swallow the blank line after it.
    if !lines_last || body.contains('\r') || body.starts_with('\n') || body.ends_with('\n') || body.is_empty() {
        return None;
    }
    let deeper = if body.starts_with(' ') { "2" } else { "" };
    let chomping = if text.ends_with('\n') || ending == Ending::Prose { "" } else { "-" };
    Some(format!("|{deeper}{chomping}{}", indented(body.split('\n'), indent)))
}

/// `>-` and lines of a readable width. `None` where the text has no place to break.
fn folded(text: &str, indent: usize) -> Option<String> {
    if text.contains("  ") || text.starts_with(' ') || text.ends_with(' ') || !text.chars().all(is_visible) {
        return None;
    }
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if indent + line.chars().count() + 1 + word.chars().count() <= FOLDED => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    (lines.len() > 1).then(|| format!(">-{}", indented(lines.iter().map(String::as_str), indent)))
}

/// `"…"` over several lines: each ends with its escaped line end.
fn continued(text: &str, indent: usize) -> String {
    let mut lines: Vec<String> = text.split_inclusive('\n').map(escaped).collect();
    for line in &mut lines {
        // The indentation is skipped up to the first character that is no blank.
        if line.starts_with(' ') {
            line.insert(0, '\\');
        }
    }
    format!("\"\\{}\"", indented(lines.join("\\\n").split('\n'), indent))
}

fn indented<'a>(lines: impl Iterator<Item = &'a str>, indent: usize) -> String {
    let line = |line: &str| if line.is_empty() { "\n".to_owned() } else { format!("\n{:indent$}{line}", "") };
    lines.map(line).collect()
}
