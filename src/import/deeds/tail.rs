//! What stands behind the wording of an item: brackets, labels, a link to its issue, a day, a name.

use super::deed::{Deed, Part};
use super::group;
use super::labels::{LONGEST_LABEL, label};
use super::link::links;
use super::mark::{bare, is_separator, without_separators};
use super::names::{is_name, trailing_handles};
use super::put::has_words;
use super::states::{self, Place, state};
use super::tail_group;
use super::ticket::is_tracker;
use crate::record::ActionStatus;

/// Takes what is certain from the end of a text, and gives the rest.
pub fn peel(text: &str, deed: &mut Deed) -> String {
    let mut rest = text.trim_end().to_owned();
    while let Some(next) = step(&rest, deed) {
        rest = next;
    }
    if deed.state.is_none() {
        deed.state = told(&rest);
    }
    rest
}

/// `… (fixed in [this](…))`, `… Done by hand.`: a state that stays in the text, which says more.
fn told(text: &str) -> Option<ActionStatus> {
    let text = text.trim_end_matches(['.', '。']);
    let starts = [". ", " - ", " – ", " — ", "(", "（", "→ "]
        .into_iter()
        .filter_map(|end| text.rfind(end).map(|at| at + end.len()));
    starts.into_iter().find_map(|at| states::begun(bare(&text[at..])))
}

fn step(text: &str, deed: &mut Deed) -> Option<String> {
    // The stop behind brackets ends the sentence before them.
    let body = text.strip_suffix(['.', '。', ',', ';']).filter(|body| body.ends_with([')', ']', '）']));
    if let Some(body) = body {
        let next = tail_group::peel(body, deed).or_else(|| linked(body, deed))?;
        let ends = next.ends_with(['.', '。', '!', '?', ':']);
        return Some(if ends { next } else { format!("{next}{}", &text[body.len()..]) });
    }
    sign(text, deed)
        .or_else(|| tail_group::peel(text, deed))
        .or_else(|| labelled(text, deed))
        .or_else(|| linked(text, deed))
        .or_else(|| ended(text, deed))
        .or_else(|| due(text, deed))
        .or_else(|| handles(text, deed))
        .or_else(|| team(text, deed))
}

/// The wording that is left before `end`; `None` where that would be nothing, or a bracket without its end.
fn before(text: &str, end: usize) -> Option<String> {
    let rest = without_separators(&text[..end]);
    let closed = [('(', ')'), ('（', '）'), ('[', ']')]
        .into_iter()
        .all(|(open, close)| rest.matches(open).count() <= rest.matches(close).count());
    (closed && has_words(rest)).then(|| rest.to_owned())
}

fn sign(text: &str, deed: &mut Deed) -> Option<String> {
    let (state, at) = states::trailing_sign(text)?;
    let rest = before(text, at)?;
    if deed.state.is_some_and(|known| known != state) {
        return None;
    }
    deed.state = Some(state);
    deed.took(Part::State, &text[at..]);
    Some(rest)
}

/// `… — Owner: Jane Roe, Due: 2021-04-01`: the last label and what follows it.
fn labelled(text: &str, deed: &mut Deed) -> Option<String> {
    let (at, part, value) = last_label(text)?;
    let rest = before(text, at)?;
    let value = value.trim_matches(|c: char| c.is_whitespace() || c == '*' || is_separator(c) || c == '.');
    let is_sentence = value.contains(". ") || value.split_whitespace().count() > 6;
    let free = matches!(part, Part::Owner) && is_sentence;
    (!free && deed.put(part, value, &text[at..])).then_some(rest)
}

/// Where the last label begins, what it announces, and what follows its colon.
fn last_label(text: &str) -> Option<(usize, Part, &str)> {
    let colons = text.char_indices().rev().filter(|(_, c)| matches!(c, ':' | '：'));
    colons.take(8).find_map(|(colon, mark)| {
        let value = &text[colon + mark.len_utf8()..];
        if value.starts_with("//") {
            return None;
        }
        let start = label_start(&text[..colon])?;
        let part = label(&text[start..colon])?;
        Some((start, part, value))
    })
}

/// Where a label before a colon begins: behind a separator, at a capital, or at its mark of emphasis.
fn label_start(text: &str) -> Option<usize> {
    let starts = text.char_indices().rev().take(LONGEST_LABEL);
    let mut found = None;
    for (at, c) in starts {
        let begins =
            text[..at].ends_with(char::is_whitespace) || text[..at].ends_with(['(', '.', ',', ';', '|', '、', '。']);
        let head = text[..at].trim_end();
        let announced = c.is_uppercase()
            || c == '*'
            || !c.is_ascii()
            || head.ends_with(is_separator)
            || head.ends_with(['.', '。', '('])
            || text[head.len()..at].contains('\n');
        if begins && announced && label(&text[at..]).is_some() {
            found = Some(at);
        }
    }
    found
}

/// `… [issue](…)`, `… - https://…/issues/5`
fn linked(text: &str, deed: &mut Deed) -> Option<String> {
    let links = links(text);
    let link = links.last().filter(|link| link.span.end == text.len() && is_tracker(link.url))?;
    let start = generic_start(&text[..link.span.start]);
    let apart = link.label.is_some()
        || text[..start].trim_end().ends_with(is_separator)
        || text[link.span.clone()].starts_with('<');
    group::generic_link(&text[start..]).filter(|_| apart)?;
    let rest = before(text, start)?;
    // "Depends on", and the like, need what they depend on.
    let lead = rest.split_whitespace().next_back().unwrap_or_default().to_lowercase();
    if NEEDY.contains(&&*lead) || !deed.put(Part::Tracker, link.url, &text[start..]) {
        return None;
    }
    Some(rest)
}

/// Words that do not end a sentence.
const NEEDY: &[&str] = &[
    "to", "in", "on", "at", "with", "by", "from", "for", "of", "and", "or", "the", "a", "an", "this", "that", "see",
    "via", "like", "as", "is", "are", "fix", "close", "merge", "ask", "tell", "ping", "contact", "help", "than", "per",
];

/// Where the words begin that only lead to a link: `see`, `see this`, `tracked in`.
fn generic_start(text: &str) -> usize {
    const LEADS: &[&str] =
        &["see", "see this", "see the", "tracked in", "tracked at", "tracked by", "tracking in", "issue", "see issue"];
    let trimmed = text.trim_end_matches([' ', ':']);
    let lead = LEADS.iter().filter_map(|lead| {
        let start = trimmed.len().checked_sub(lead.len())?;
        let whole = trimmed.get(..start)?.ends_with([' ', '(', ',', ';', '.']);
        (whole && trimmed[start..].eq_ignore_ascii_case(lead) && separated(&trimmed[..start])).then_some(start)
    });
    lead.min().unwrap_or(text.len())
}

/// Whether a sentence, or a part of one, ends here.
fn separated(text: &str) -> bool {
    text.trim_end().ends_with(|c: char| is_separator(c) || matches!(c, '.' | '。' | '(' | '!' | '?'))
}

/// `… - done`, `… Done.`, `… DONE 2021-03-04`
fn ended(text: &str, deed: &mut Deed) -> Option<String> {
    let ends = [" - ", " – ", " — ", "—", " -- ", "→", "=>", " | ", ". ", "。", "! ", "? "];
    let apart = ends.into_iter().filter_map(|end| text.rfind(end).map(|at| at + end.len()));
    let shouted = ["DONE", "WIP", "WONTFIX"]
        .into_iter()
        .filter_map(|word| text.rfind(word).filter(|at| text[..*at].ends_with(char::is_whitespace)));
    // Behind who did it, a comma is enough.
    let handled = text.rfind(", ").filter(|at| trailing_handles(&text[..*at]).is_some()).map(|at| at + ", ".len());
    let at = apart.chain(shouted).chain(handled).filter(|at| state(&text[*at..], Place::Text).is_some()).min()?;
    let mut rest = before(text, at)?;
    if rest.ends_with('=') {
        rest.pop();
    }
    deed.put(Part::State, &text[at..], &text[at..]).then(|| rest.trim_end().to_owned())
}

/// `… by 2021-04-01`, `…, due April 1, 2021`
fn due(text: &str, deed: &mut Deed) -> Option<String> {
    let starts = [" by ", " due ", " deadline ", " eta ", " target ", " 期限", "、期限", "。期限"];
    let lower = text.to_ascii_lowercase();
    let at = starts.into_iter().filter_map(|start| lower.rfind(start)).max()?;
    // "due by" is one.
    let at = lower[..at].strip_suffix(" due").map_or(at, str::len);
    let value = group::due(text[at..].trim_matches([' ', '.', '、', '。']))?;
    let rest = before(text, at)?;
    deed.put(Part::Due, value, &text[at..]).then_some(rest)
}

/// `… @jane`, `… — @jane and @joe`. Those behind `with`, `from` and the like are spoken of.
fn handles(text: &str, deed: &mut Deed) -> Option<String> {
    let body = text.trim_end_matches('.');
    let at = trailing_handles(body)?;
    let assigned = ["assigned to", "owned by"].into_iter().find_map(|words| {
        let start = body[..at].trim_end().len().checked_sub(words.len())?;
        body.get(start..)?.to_ascii_lowercase().starts_with(words).then_some(start)
    });
    let start = assigned.unwrap_or(at);
    let rest = before(text, start)?;
    let lead = body[..start].split_whitespace().next_back().unwrap_or_default().to_lowercase();
    if assigned.is_none() && (NEEDY.contains(&&*lead) || !body[..start].ends_with([' ', '\n', '—', '–', '：', '、']))
    {
        return None;
    }
    deed.put(Part::Owner, &body[at..], &text[start..]).then_some(rest)
}

/// `… — storage team`: a team behind a dash is nothing else.
fn team(text: &str, deed: &mut Deed) -> Option<String> {
    let dash = ["—", " – ", " - "].into_iter().filter_map(|dash| text.rfind(dash).map(|at| (at, dash.len()))).max()?;
    let name = text[dash.0 + dash.1..].trim().trim_end_matches('.');
    let is_team = name.to_lowercase().ends_with(" team") && name.split_whitespace().count() <= 3 && is_name(name);
    let rest = before(text, dash.0).filter(|_| is_team)?;
    deed.put(Part::Owner, name, &text[dash.0..]).then_some(rest)
}
