//! What stands before the wording of an item: a box, a state, a name, a label.

use super::day;
use super::deed::{Deed, Part};
use super::group;
use super::labels::{kind, priority};
use super::link::closing;
use super::mark::{bare, is_separator};
use super::names::{is_name, leading_handles};
use super::put::has_words;
use super::states::{self, Place, state};
use super::ticket::is_ticket;
use crate::record::ActionStatus;

/// Takes what is certain from the start of a text, and gives the rest.
pub fn peel<'a>(text: &'a str, deed: &mut Deed) -> &'a str {
    let mut rest = text.trim_start();
    while let Some(next) = step(rest, deed) {
        rest = next;
    }
    rest
}

fn step<'a>(text: &'a str, deed: &mut Deed) -> Option<&'a str> {
    let steps = [checkbox, sign, bracketed, emphasised, announced, shouted, addressed];
    steps.into_iter().find_map(|step| step(text, deed))
}

/// The wording behind a piece that ends at `end`, where there is any; what separates the two says nothing.
fn behind(text: &str, end: usize) -> Option<&str> {
    let rest = text[end..].trim_start();
    let mut after = rest.trim_start_matches(is_separator);
    // `-1` and `--flag` are words.
    if after.len() < rest.len() && !after.starts_with(char::is_whitespace) && !rest.starts_with([':', '：', '、']) {
        after = rest;
    }
    let after = after.trim_start();
    has_words(after).then_some(after)
}

fn checkbox<'a>(text: &'a str, deed: &mut Deed) -> Option<&'a str> {
    const BOXES: &[(&str, ActionStatus)] = &[
        ("[x]", ActionStatus::Done),
        ("[X]", ActionStatus::Done),
        ("[*]", ActionStatus::Done),
        ("[v]", ActionStatus::Done),
        ("[✓]", ActionStatus::Done),
        ("[✔]", ActionStatus::Done),
        ("[ ]", ActionStatus::Open),
        ("[]", ActionStatus::Open),
        ("\\[x\\]", ActionStatus::Done),
        ("\\[X\\]", ActionStatus::Done),
        ("\\[ \\]", ActionStatus::Open),
    ];
    let (sign, state) = BOXES
        .iter()
        .find(|(sign, _)| text.strip_prefix(sign).is_some_and(|rest| rest.starts_with(char::is_whitespace)))?;
    let rest = behind(text, sign.len())?;
    if deed.state.is_some() {
        return None;
    }
    deed.state = Some(*state);
    deed.took(Part::State, sign);
    Some(rest)
}

fn sign<'a>(text: &'a str, deed: &mut Deed) -> Option<&'a str> {
    let (state, end) = states::leading_sign(text)?;
    let rest = behind(text, end)?;
    if deed.state.is_some_and(|known| known != state) {
        return None;
    }
    deed.state = Some(state);
    deed.took(Part::State, &text[..end]);
    Some(rest)
}

/// `[DONE]`, `(P1)`, `[Jane Roe]`, `(owner: Jane Roe)`; no link, no footnote, no page of a wiki.
fn bracketed<'a>(text: &'a str, deed: &mut Deed) -> Option<&'a str> {
    let close = closing(text)?;
    let open = text.chars().next()?;
    let inner = &text[open.len_utf8()..close];
    let end = close + text[close..].chars().next()?.len_utf8();
    let is_link = open == '[' && (text[end..].starts_with(['(', '[']) || inner.starts_with(['[', '^', '!']));
    if is_link || inner.contains("](") {
        return None;
    }
    let rest = behind(text, end)?;
    let said = &text[..end];
    if is_ticket(inner) {
        // It has no address, so that it stays where it stands.
        deed.ticket.get_or_insert_with(|| inner.trim().to_owned());
        return None;
    }
    let taken = group::piece(inner, said, deed)
        || (is_id(inner) && deed.put(Part::Id, inner, said))
        || (matches!(open, '[' | '【') && is_name(inner) && deed.put(Part::Owner, inner, said));
    taken.then_some(rest)
}

/// `**Done**`, `**P1**:`, `` `A1` ``. A kind needs its colon: `**Investigate** the leak` is wording.
fn emphasised<'a>(text: &'a str, deed: &mut Deed) -> Option<&'a str> {
    let mark = ["**", "__", "`", "*", "_"].into_iter().find(|mark| text.starts_with(mark))?;
    let length = text[mark.len()..].find(mark).filter(|length| (1..40).contains(length))?;
    let inner = &text[mark.len()..mark.len() + length];
    let end = mark.len() + length + mark.len();
    let announces = inner.ends_with([':', '：']) || text[end..].starts_with([':', '：']);
    let word = inner.trim_end_matches([':', '：']);
    let rest = behind(text, end)?;
    let inside = word.strip_prefix('[').and_then(|word| word.strip_suffix(']')).unwrap_or(word);
    say(inside, announces, &text[..end], deed).then_some(rest)
}

/// `Done: …`, `Prevention: …`, `P1 - …`, `A1. …`
fn announced<'a>(text: &'a str, deed: &mut Deed) -> Option<&'a str> {
    let dash = [" - ", " – ", " — "].into_iter().filter_map(|dash| text.find(dash)).min();
    let colon = text.find([':', '：']);
    let stop = text.find([')', '.']).filter(|stop| is_id(&text[..*stop]));
    let at = [dash, colon, stop].into_iter().flatten().min().filter(|at| *at <= 40)?;
    let announces = colon == Some(at);
    let mark = text[at..].trim_start().chars().next()?;
    let end = at + (text[at..].len() - text[at..].trim_start().len()) + mark.len_utf8();
    let rest = behind(text, end)?;
    say(&text[..at], announces, text[..end].trim_end(), deed).then_some(rest)
}

/// A word or two that only announce what follows.
fn say(word: &str, announces: bool, said: &str, deed: &mut Deed) -> bool {
    if state(word, Place::Text).is_some() {
        return deed.put(Part::State, word, said);
    }
    if priority(word).is_some() {
        return deed.put(Part::Priority, word, said);
    }
    if announces && kind(word).is_some() {
        return deed.put(Part::Kind, word, said);
    }
    is_id(bare(word)) && deed.put(Part::Id, word, said)
}

/// `DONE 2021-03-04 …`, `TODO …`: in capitals, nothing has to separate it.
fn shouted<'a>(text: &'a str, deed: &mut Deed) -> Option<&'a str> {
    let word = ["DONE", "TODO", "WIP"]
        .into_iter()
        .find(|word| text.strip_prefix(word).is_some_and(|rest| rest.starts_with(char::is_whitespace)))?;
    let after = text[word.len()..].trim_start();
    let day = if word == "DONE" { day::leading(after).map(|(_, length)| length) } else { None };
    let end = text.len() - after.len() + day.unwrap_or_default();
    let rest = behind(text, end)?;
    deed.put(Part::State, &text[..end], &text[..end]).then_some(rest)
}

/// `@jane: …`. Where the handle is the sentence's subject, `@jane to …`, it stays in the sentence.
fn addressed<'a>(text: &'a str, deed: &mut Deed) -> Option<&'a str> {
    let end = leading_handles(text)?;
    let rest = behind(text, end)?;
    let after = text[end..].trim_start();
    if after.starts_with(is_separator) && rest != after {
        return deed.put(Part::Owner, &text[..end], &text[..end]).then_some(rest);
    }
    let verb = after.split_whitespace().next().unwrap_or_default();
    if deed.owner.is_none() && ["to", "will", "should", "shall", "is", "has"].contains(&verb) {
        deed.owner = Some(text[..end].to_owned());
    }
    None
}

/// `A1`, `AI-3`, `T12`: a name that actions have. `P1` is a priority, and `OPS-12` an issue.
fn is_id(text: &str) -> bool {
    let digits = text.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let letters = &text[..text.len() - digits.len()];
    let (dash, digits) = match digits.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, digits),
    };
    let known = matches!(letters, "A" | "AI" | "AP" | "AR" | "ACT" | "T" | "D" | "M" | "TASK" | "ACTION" | "ITEM");
    (known || (dash && letters == "P")) && (1..=3).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
}
