//! All items of a list: what each of them has in one place is no accident.

use super::deed::{Deed, Part};
use super::item::read;
use super::labels::{kind, priority};
use super::link::{closing, opening};
use super::mark::without_separators;
use super::names::{is_known_word, is_name, is_nobody};
use super::put::has_words;

/// Reads the items of one list, each its own text alone. Names that are none for certain in one item are
/// taken as owners where every item has one in the same place: `(web team) …`, `… (Jane)`, `… — Jane`.
pub fn list(items: &[&str]) -> Vec<Deed> {
    let mut deeds: Vec<Deed> = items.iter().map(|item| read(item)).collect();
    for place in [leading, in_brackets, behind_dash] {
        let found: Option<Vec<_>> =
            deeds.iter().map(|deed| place(&deed.text).filter(|_| deed.owner.is_none())).collect();
        if let Some(found) = found.filter(|found| found.len() > 1) {
            for (deed, (name, said, text)) in deeds.iter_mut().zip(found) {
                if deed.put(Part::Owner, &name, &said) {
                    deed.text = text;
                }
            }
        }
    }
    deeds
}

/// A name, all that says it, and the text without it.
type Named = (String, String, String);

/// `(web, storage teams) Write it down`
fn leading(text: &str) -> Option<Named> {
    let close = closing(text).filter(|_| text.starts_with(['(', '[']))?;
    let (name, rest) = (&text[1..close], text[close + 1..].trim_start());
    if text.starts_with('[') && !(is_nick(name) && text[close + 1..].starts_with(' ')) {
        return None;
    }
    let short = name.split([',', '/', '&']).all(|name| (1..=3).contains(&name.split_whitespace().count()));
    let lower = name.to_lowercase();
    let is_else =
        lower.split(|c: char| !c.is_alphanumeric()).any(is_nobody) || kind(name).is_some() || priority(name).is_some();
    let plain = name.chars().all(|c| c.is_alphanumeric() || " ,/&-_.@'".contains(c));
    (short && plain && !is_else && has_words(rest))
        .then(|| (name.to_owned(), text[..=close].to_owned(), rest.to_owned()))
}

/// Whether a word in small letters is what somebody is called: `annroe`, `bob-d`.
fn is_nick(name: &str) -> bool {
    let is_part = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_');
    let is_word = name.len() > 2 && name.len() <= 20 && name.chars().all(is_part);
    let ends = ["ly", "ing", "ed", "al", "tion", "able", "ive", "ment", "ity", "ness"];
    let is_else = is_known_word(name) || kind(name).is_some() || priority(name).is_some();
    is_word
        && name.starts_with(|c: char| c.is_ascii_lowercase())
        && !is_else
        && !ends.iter().any(|end| name.ends_with(end))
}

/// `Write it down (Jane)`
fn in_brackets(text: &str) -> Option<Named> {
    let text = text.trim_end_matches('.');
    let open = opening(text).filter(|_| text.ends_with([')', ']']))?;
    let name = &text[open + 1..text.len() - 1];
    let is_apart = text[..open].ends_with(char::is_whitespace);
    if is_apart && is_nick(name) {
        let rest = text[..open].trim_end();
        return has_words(rest).then(|| (name.to_owned(), text[open..].to_owned(), rest.to_owned()));
    }
    text.ends_with(')').then(|| at_end(text, open, name)).flatten()
}

/// `Write it down — Jane`
fn behind_dash(text: &str) -> Option<Named> {
    let text = text.trim_end_matches('.');
    let (at, dash) = ["—", " – ", " - "].into_iter().filter_map(|dash| text.rfind(dash).map(|at| (at, dash))).max()?;
    at_end(text, at, text[at + dash.len()..].trim())
}

fn at_end(text: &str, at: usize, name: &str) -> Option<Named> {
    let rest = without_separators(&text[..at]);
    (is_name(name) && has_words(rest)).then(|| (name.to_owned(), text[at..].to_owned(), rest.to_owned()))
}
