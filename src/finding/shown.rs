//! A user's text made fit to stand in a message.

use std::path::Path;

use super::fix::is_respelled;

/// As many characters of a value as a message repeats.
const LONGEST: usize = 60;

/// `text` in backticks: shortened, on one line, with control and direction-changing characters
/// spelled out, so that no value can move the cursor of the terminal it is shown in.
///
/// ```
/// assert_eq!(hotwash::finding::shown("4:OO PM"), "`4:OO PM`");
/// assert_eq!(hotwash::finding::shown("a\u{1b}[2Jb"), "`a\\u{1b}[2Jb`");
/// ```
pub fn shown(text: &str) -> String {
    let is_plain = |byte: u8| (b' '..0x7f).contains(&byte) && byte != b'`';
    if text.len() <= LONGEST && text.bytes().all(is_plain) {
        return format!("`{}`", text.trim());
    }
    let mut out = String::from("`");
    let mut characters = text.trim().chars();
    for character in characters.by_ref().take(LONGEST) {
        match character {
            '\n' | '\t' => out.push(' '),
            '`' => out.push('\''),
            c if is_unsafe(c) => out.extend(c.escape_unicode()),
            c => out.push(c),
        }
    }
    if characters.next().is_some() {
        out.push('…');
    }
    out.push('`');
    out
}

/// A path in backticks, whole (a shortened path cannot be copied), on one line, with the characters
/// spelled out that could move the cursor of a terminal: file names come from pull requests too.
///
/// ```
/// assert_eq!(hotwash::finding::shown_path("a/b\u{1b}[2J.yaml".as_ref()), "`a/b\\u{1b}[2J.yaml`");
/// ```
pub fn shown_path(path: &Path) -> String {
    let mut out = String::from("`");
    for character in path.to_string_lossy().chars() {
        match character {
            '`' => out.push('\''),
            c if is_unsafe(c) => out.extend(c.escape_unicode()),
            c => out.push(c),
        }
    }
    out.push('`');
    out
}

/// `text` as it is, but for the characters that could move the cursor of a terminal or reorder what
/// it shows: those are spelled out. Line breaks and tabs stay.
///
/// ```
/// assert_eq!(hotwash::finding::harmless("a\u{1b}[2J/ü.yaml\n"), "a\\u{1b}[2J/ü.yaml\n");
/// ```
pub fn harmless(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\n' | '\t' => out.push(character),
            c if is_unsafe(c) => out.extend(c.escape_unicode()),
            c => out.push(c),
        }
    }
    out
}

/// Control characters, and the invisible ones that reorder what stands around them.
pub fn is_unsafe(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// The candidate that `word` was probably meant to be, if one is near enough. Another spelling of the
/// word is nearer than any other word, unless it is one of two candidates.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let candidates: Vec<&str> = candidates.into_iter().collect();
    let mut respelled = candidates.iter().filter(|candidate| is_respelled(word, candidate));
    match (respelled.next(), respelled.next()) {
        (Some(only), None) => return Some(only),
        (Some(_), Some(_)) => return None,
        (None, _) => {}
    }
    let word = word.to_lowercase().replace(['-', ' '], "_");
    candidates
        .into_iter()
        .map(|candidate| {
            let other = candidate.to_lowercase().replace(['-', ' '], "_");
            (strsim::damerau_levenshtein(&word, &other), candidate)
        })
        .filter(|(distance, candidate)| *distance <= (candidate.len().max(word.len()) / 3).max(1))
        .min()
        .map(|(_, candidate)| candidate)
}
