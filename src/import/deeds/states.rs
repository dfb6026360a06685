//! Words for how far something is.

use super::day::day;
use super::mark::{bare, folded};
use crate::record::{ActionStatus, Date};
use ActionStatus::{Declined, Done, InProgress, Open, Proposed, Superseded};

/// A word; what it says; whether it says so outside of a column of states, where `new` or `active` are only words.
const WORDS: &[(&str, ActionStatus, bool)] = &[
    ("done", Done, true),
    ("already done", Done, true),
    ("completed", Done, true),
    ("complete", Done, true),
    ("closed", Done, true),
    ("fixed", Done, true),
    ("resolved", Done, true),
    ("finished", Done, true),
    ("implemented", Done, true),
    ("merged", Done, true),
    ("deployed", Done, true),
    ("shipped", Done, true),
    ("landed", Done, true),
    ("yes", Done, false),
    ("y", Done, false),
    ("x", Done, false),
    ("[x]", Done, false),
    ("✅", Done, true),
    ("✔", Done, true),
    ("✔\u{fe0f}", Done, true),
    ("✓", Done, true),
    ("☑", Done, true),
    ("☑\u{fe0f}", Done, true),
    (":white_check_mark:", Done, true),
    (":heavy_check_mark:", Done, true),
    ("完了", Done, true),
    ("完了済み", Done, true),
    ("済", Done, true),
    ("済み", Done, true),
    ("対応済み", Done, true),
    ("対応済", Done, true),
    ("対応完了", Done, true),
    ("実施済み", Done, true),
    ("実施済", Done, true),
    ("実装済み", Done, true),
    ("解決済み", Done, true),
    ("クローズ", Done, false),
    ("open", Open, true),
    ("todo", Open, true),
    ("to do", Open, true),
    ("to-do", Open, true),
    ("not started", Open, true),
    ("not yet started", Open, true),
    ("not done", Open, true),
    ("pending", Open, true),
    ("planned", Open, true),
    ("scheduled", Open, false),
    ("backlog", Open, false),
    ("new", Open, false),
    ("accepted", Open, false),
    ("no", Open, false),
    ("[ ]", Open, false),
    ("☐", Open, true),
    ("⬜", Open, true),
    ("未着手", Open, true),
    ("未対応", Open, true),
    ("未完了", Open, true),
    ("未実施", Open, true),
    ("予定", Open, false),
    ("オープン", Open, false),
    ("in progress", InProgress, true),
    ("in-progress", InProgress, true),
    ("in_progress", InProgress, true),
    ("wip", InProgress, true),
    ("work in progress", InProgress, true),
    ("ongoing", InProgress, true),
    ("underway", InProgress, true),
    ("under way", InProgress, true),
    ("doing", InProgress, false),
    ("started", InProgress, false),
    ("active", InProgress, false),
    ("in review", InProgress, false),
    ("under review", InProgress, false),
    ("🚧", InProgress, true),
    ("進行中", InProgress, true),
    ("対応中", InProgress, true),
    ("作業中", InProgress, true),
    ("実施中", InProgress, true),
    ("着手中", InProgress, true),
    ("won't do", Declined, true),
    ("wont do", Declined, true),
    ("won't fix", Declined, true),
    ("wont fix", Declined, true),
    ("wontfix", Declined, true),
    ("declined", Declined, true),
    ("rejected", Declined, true),
    ("cancelled", Declined, true),
    ("canceled", Declined, true),
    ("abandoned", Declined, true),
    ("dropped", Declined, true),
    ("見送り", Declined, true),
    ("中止", Declined, true),
    ("却下", Declined, true),
    ("対応しない", Declined, true),
    ("対応不要", Declined, true),
    ("superseded", Superseded, true),
    ("proposed", Proposed, true),
    ("suggested", Proposed, true),
    ("提案", Proposed, false),
    ("検討中", Proposed, false),
];

/// Where a word stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In a column, or behind a label, of states.
    Column,
    /// In the midst of other words.
    Text,
}

/// What a text says of how far something is, and the day on which it was done, if it says nothing else:
/// `Done`, `DONE 2021-03-04`, `完了 (2021-03-04)`.
pub fn state(text: &str, place: Place) -> Option<(ActionStatus, Option<Date>)> {
    if let Some(state) = word(text, place) {
        return Some((state, None));
    }
    let text = bare(text);
    let splits = text.char_indices().filter(|(_, c)| c.is_whitespace() || matches!(c, '(' | '（' | ':' | ','));
    splits.take(6).find_map(|(end, _)| {
        let state = word(&text[..end], place).filter(|state| !state.is_open())?;
        let rest = text[end..].trim_matches(|c: char| c.is_whitespace() || ",:-–—()（）".contains(c));
        let rest = rest.strip_prefix("on ").or_else(|| rest.strip_prefix("at ")).unwrap_or(rest);
        day(rest).map(|day| (state, Some(day)))
    })
}

/// What a text that goes on says first: `fixed in …`, `done by …`.
pub fn begun(text: &str) -> Option<ActionStatus> {
    let mut words = text.split_whitespace();
    let (first, mut second) = (words.next()?, words.next()?);
    let first = if first.eq_ignore_ascii_case("already") {
        let first = second;
        second = words.next()?;
        first
    } else {
        first
    };
    let goes_on = ["in", "by", "via", "with", "on", "as", "at", "since", "through"].contains(&second);
    word(first, Place::Text).filter(|state| goes_on && !state.is_open())
}

/// The state that a text begins with, and where its words end: `declined, too costly`.
pub fn leading(text: &str) -> Option<(ActionStatus, usize)> {
    let is_end = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '(' | '.');
    let ends = text.char_indices().filter(|(_, c)| is_end(*c)).map(|(end, _)| end);
    let ends: Vec<usize> = ends.take(4).chain([text.len()]).collect();
    ends.into_iter().rev().find_map(|end| word(&text[..end], Place::Text).map(|state| (state, end)))
}

/// A value and the state behind it: `Bug 12 **DONE**`, `[OPS-7](…) (closed)`.
pub fn behind(text: &str) -> Option<(&str, &str)> {
    let text = text.trim();
    let at = [("**", "**"), ("(", ")"), ("[", "]")].into_iter().find_map(|(open, close)| {
        let inner = text.strip_suffix(close)?;
        let at = inner.rfind(open)?;
        state(&inner[at + open.len()..], Place::Text).map(|_| at)
    })?;
    let (value, said) = text.split_at(at);
    let is_apart = value.ends_with(char::is_whitespace) && !value.trim().is_empty();
    is_apart.then_some((value.trim(), said))
}

fn word(text: &str, place: Place) -> Option<ActionStatus> {
    let folded = folded(text.trim_matches(|c: char| c.is_whitespace() || c == '*' || c == '_'));
    let found = WORDS.iter().find(|(word, _, alone)| *word == folded && (*alone || place == Place::Column));
    found.map(|(_, state, _)| *state)
}

/// The sign of a state at the start of a text, and its length in bytes.
pub fn leading_sign(text: &str) -> Option<(ActionStatus, usize)> {
    signs().find(|(sign, _)| text.starts_with(sign)).map(|(sign, state)| (state, with_variation(text, sign.len())))
}

/// The same at the end: where it begins.
pub fn trailing_sign(text: &str) -> Option<(ActionStatus, usize)> {
    let text = text.trim_end_matches('\u{fe0f}');
    signs().find(|(sign, _)| text.ends_with(sign)).map(|(sign, state)| (state, text.len() - sign.len()))
}

/// The longest first, so that a sign takes what belongs to it.
fn signs() -> impl Iterator<Item = (&'static str, ActionStatus)> {
    let is_sign = |word: &str| !word.starts_with(|c: char| c.is_alphanumeric() || c == '[');
    WORDS.iter().filter(move |(word, _, alone)| *alone && is_sign(word)).map(|(word, state, _)| (*word, *state))
}

fn with_variation(text: &str, end: usize) -> usize {
    if text[end..].starts_with('\u{fe0f}') { end + '\u{fe0f}'.len_utf8() } else { end }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_is_all_that_its_text_says() {
        let cases = [
            ("Done", Some((Done, None))),
            ("**完了**", Some((Done, None))),
            ("DONE 2021-03-04", Some((Done, Some("2021-03-04")))),
            ("done on March 4, 2021", Some((Done, Some("2021-03-04")))),
            ("Closed (2021-03-04)", Some((Done, Some("2021-03-04")))),
            ("won’t fix", Some((Declined, None))),
            ("未着手", Some((Open, None))),
            ("done by hand", None),
            ("new", None),
            ("", None),
        ];
        for (text, expected) in cases {
            let found = state(text, Place::Text).map(|(state, day)| (state, day.map(|day| day.to_string())));
            assert_eq!(found, expected.map(|(state, day)| (state, day.map(str::to_owned))), "{text}");
        }
        assert_eq!(state("new", Place::Column), Some((Open, None)));
    }
}
