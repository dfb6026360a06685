//! What stands in brackets, or between separators: one piece of it at a time.

use super::day::day;
use super::deed::{Deed, Part};
use super::labels::{kind, label, priority};
use super::link::{is_generic, links};
use super::mark::{bare, folded};
use super::names::{is_handles, is_name};
use super::put::has_words;
use super::states::{Place, state};
use super::ticket::{is_key, is_tracker};

/// Takes a piece that says one thing which has a field. `false` leaves it where it is.
pub fn piece(text: &str, said: &str, deed: &mut Deed) -> bool {
    let text = text.trim();
    if let Some((part, value)) = labelled(text) {
        return deed.put(part, value, said);
    }
    if state(text, Place::Text).is_some() {
        return deed.put(Part::State, text, said);
    }
    if priority(text).is_some() {
        return deed.put(Part::Priority, text, said);
    }
    if kind(text).is_some() {
        return deed.put(Part::Kind, text, said);
    }
    if let Some(value) = due(text) {
        return deed.put(Part::Due, value, said);
    }
    if is_handles(text) {
        return deed.put(Part::Owner, text, said);
    }
    if let Some(name) = assigned(text) {
        return deed.put(Part::Owner, name, said);
    }
    match generic_link(text) {
        Some(url) => deed.put(Part::Tracker, url, said),
        None => false,
    }
}

/// `owner: Jane Roe`, `**Due**: 2021-04-01`.
pub fn labelled(text: &str) -> Option<(Part, &str)> {
    let colon = text.find([':', '：'])?;
    let (before, rest) = text.split_at(colon);
    let value = rest.trim_start_matches([':', '：']);
    // `**Owner:** Jane`
    let value = if before.starts_with('*') { value.trim_start_matches('*') } else { value };
    let value = value.trim();
    let part = label(before)?;
    (!value.starts_with("//") && !value.is_empty()).then_some((part, value))
}

/// The day of `by 2021-04-01`, `due April 1, 2021`, `2021-04-01まで`.
pub fn due(text: &str) -> Option<&str> {
    let text = bare(text);
    let value = ["due date", "due by", "due on", "due", "by", "until", "deadline", "eta", "target", "期限"]
        .into_iter()
        .find_map(|word| {
            let (start, rest) = text.split_at_checked(word.len())?;
            let is_whole = !rest.starts_with(char::is_alphanumeric) || !word.is_ascii();
            (is_whole && start.eq_ignore_ascii_case(word)).then(|| rest.trim_matches([' ', ':', '：']))
        })
        .or_else(|| text.strip_suffix("までに").or_else(|| text.strip_suffix("まで")))?;
    day(value).map(|_| value)
}

/// `assigned to Jane Roe`, `owned by storage team`.
fn assigned(text: &str) -> Option<&str> {
    let name = ["assigned to ", "owned by ", "owner ", "assignee "].into_iter().find_map(|words| {
        text.get(..words.len()).filter(|start| start.eq_ignore_ascii_case(words)).map(|_| &text[words.len()..])
    })?;
    is_name(name).then_some(name)
}

/// Whether a label is the name that its address has too: `[OPS-7](https://…/OPS-7)`.
fn names(label: &str, url: &str) -> bool {
    is_key(label) && url.rsplit('/').next() == Some(label)
}

/// The address of an issue, where nothing else is said: `[issue](…)`, `see …`.
pub fn generic_link(text: &str) -> Option<&str> {
    let links = links(text);
    let [link] = &links[..] else { return None };
    let around = [&text[..link.span.start], &text[link.span.end..]].concat();
    let around = folded(&around);
    let said = around.trim_matches(|c: char| !c.is_alphanumeric());
    let generic = (!has_words(said) || is_generic(said))
        && link.label.is_none_or(|label| is_generic(label) || names(label, link.url));
    (generic && is_tracker(link.url)).then_some(link.url)
}
