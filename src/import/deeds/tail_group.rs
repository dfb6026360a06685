//! Brackets at the end of an item: `(owner: Jane Roe; due: April 1, 2021)`, `([issue](…))`, `[done]`.

use super::deed::{Deed, Part};
use super::group;
use super::labels::label;
use super::link::opening;
use super::names::{is_handles, is_name};
use super::put::has_words;
use super::ticket::is_ticket;

/// Takes what is understood out of the brackets that a text ends with; `None` where nothing is.
pub fn peel(text: &str, deed: &mut Deed) -> Option<String> {
    let open = opening(text)?;
    let before = &text[..open];
    let (first, last) = (text[open..].chars().next()?, text.chars().next_back()?);
    let inner = &text[open + first.len_utf8()..text.len() - last.len_utf8()];
    // `[label](address)`, `[label][reference]`, `[[page]]`, `[^1]`, `call(…)`
    let belongs =
        before.ends_with(']') || (first == '(' && before.ends_with(|c: char| c.is_alphanumeric() || c == '`'));
    if belongs || inner.starts_with(['^', '[']) && first == '[' || !has_words(before) {
        return None;
    }
    if is_ticket(inner) {
        deed.ticket.get_or_insert_with(|| inner.trim().to_owned());
        return None;
    }
    if let Some((name, rest)) = named_day(inner).filter(|_| deed.owner.is_none())
        && deed.put(Part::Owner, name, name)
    {
        return Some(format!("{before}{first}{}{last}", rest.trim()));
    }
    let (pieces, separator) = pieces(inner);
    let mut kept: Vec<&str> = Vec::new();
    for piece in &pieces {
        let said = if pieces.len() == 1 { &text[open..] } else { piece };
        if !group::piece(piece, said, deed) {
            kept.push(piece.trim());
        }
    }
    if kept.len() == pieces.len() {
        return None;
    }
    let before = before.trim_end();
    if kept.is_empty() {
        return Some(before.to_owned());
    }
    Some(format!("{before} {first}{}{last}", kept.join(separator)))
}

/// A name and a day that it is given: `Jane, due Feb 5th`, `Jane, until 2021-04-01`.
fn named_day(inner: &str) -> Option<(&str, &str)> {
    let (name, rest) = inner.split_once([',', ';'])?;
    let (word, day) = rest.trim().split_once([' ', ':'])?;
    let is_day = ["due", "by", "until", "eta", "deadline"].iter().any(|known| word.eq_ignore_ascii_case(known));
    (is_day && day.contains(|c: char| c.is_ascii_digit()) && is_name(name.trim())).then_some((name, rest))
}

/// The pieces of what stands in brackets. A comma parts two only where each says something of its own:
/// `owner: Jane, Joe` is one.
fn pieces(inner: &str) -> (Vec<&str>, &'static str) {
    if inner.contains([';', '；']) {
        return (inner.split([';', '；']).collect(), "; ");
    }
    if is_handles(inner.trim()) {
        return (vec![inner], ", ");
    }
    let commas = inner.char_indices().filter(|(_, c)| matches!(c, ',' | '、' | '|'));
    let mut pieces = Vec::new();
    let mut start = 0;
    for (at, comma) in commas {
        let end = at + comma.len_utf8();
        let next = &inner[end..];
        let next = &next[..next.find([',', '、', '|']).unwrap_or(next.len())];
        if stands_alone(next, &inner[start..at]) {
            pieces.push(&inner[start..at]);
            start = end;
        }
    }
    pieces.push(&inner[start..]);
    (pieces, ", ")
}

/// Whether the text behind a comma begins something new.
fn stands_alone(next: &str, before: &str) -> bool {
    let next = next.trim();
    let announced = next.split_once([':', '：']).is_some_and(|(word, _)| label(word).is_some());
    // Several people answer together.
    let continues =
        (is_handles(next) || is_name(next)) && group::labelled(before).is_some_and(|(_, value)| is_name(value));
    announced
        || (!continues && group::piece(next, next, &mut Deed::default()))
        || (!is_handles(next) && is_handles(before.trim()))
}
