//! Pairs -> fields.

use super::field::{Field, field};
use super::pair::{Pair, pair};
use super::values::{names, people};
use crate::record::Status;

/// What keys and values say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// In the order of the document; a field may come twice.
    pub placed: Vec<Placed>,
    /// Keys that are not known, or have no value.
    pub unplaced: Vec<Pair>,
}

/// A pair whose key is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    pub field: Field,
    /// As written: one text, or one for each name where the field is a list of such.
    pub values: Vec<String>,
    /// What the key adds in brackets: `UTC` of `Start time (UTC)`.
    pub note: Option<String>,
    pub pair: Pair,
}

/// Puts pairs into fields by the words of their keys.
pub fn keys(pairs: impl IntoIterator<Item = Pair>) -> Facts {
    let mut facts = Facts::default();
    for pair in pairs {
        let said = pair.values.iter().any(|value| value.contains(char::is_alphanumeric));
        let Some((field, note)) = field(&pair.key).filter(|_| said) else {
            facts.unplaced.push(pair);
            continue;
        };
        let each = match (field.is_people(), field.is_list()) {
            (true, _) => people,
            (_, true) => names,
            _ => whole,
        };
        let each = |value: &String| match field {
            // "Jane Roe, Storage" is one person and where they work.
            Field::Participants(_) if is_one(&people(value)) || is_pair(value) => whole(value),
            _ => each(value),
        };
        let values = pair.values.iter().flat_map(each).collect();
        facts.placed.push(Placed { field, values, note: note.map(str::to_owned), pair });
    }
    facts
}

/// Whether somebody is named with what they did: `Scribe: Jane Roe`.
fn is_pair(value: &str) -> bool {
    pair(value, 0).is_some_and(|pair| !pair.values.is_empty())
}

/// Whether the second of two names is none: the first has more words than its one.
fn is_one(names: &[String]) -> bool {
    let [first, second] = names else { return false };
    let is_word = |name: &str| name.split_whitespace().count() == 1;
    !is_word(first) && is_word(second) && !second.starts_with(['@', '[']) && second.contains(char::is_alphabetic)
}

fn whole(text: &str) -> Vec<String> {
    vec![text.to_owned()]
}

impl Facts {
    /// Whether at least half of the keys are known: then a block is about the incident, and not a list of
    /// sentences with colons.
    pub fn mostly_known(&self) -> bool {
        let known = self.placed.len() + self.unplaced.iter().filter(|pair| field(&pair.key).is_some()).count();
        known > 0 && 2 * known >= self.placed.len() + self.unplaced.len()
    }
}

/// The record's word for a severity, and whether the text says more than that: `SEV-2 (partly)` is `sev2`, and
/// so are `P2`, `S2` and `2 - major`.
pub fn severity(text: &str) -> Option<(String, bool)> {
    let lower = text.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let word = ["severity", "sev", "s", "p"].into_iter().find_map(|word| lower.strip_prefix(word));
    let digits = word.unwrap_or(&lower).trim_start_matches([' ', '-', '_', ':']);
    let digit = digits.chars().next().filter(|c| ('0'..='5').contains(c))?;
    let rest = &digits[1..];
    // A number alone is one, and "2 hours" is none.
    let ends = rest.trim_start().starts_with(['-', '–', '—', ':', '(', '/']) || rest.trim().is_empty();
    let whole = !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '.');
    let is_date = word.is_none() && rest.contains(|c: char| c.is_ascii_digit());
    (whole && (word.is_some() || ends) && !is_date)
        .then(|| (format!("sev{digit}"), rest.contains(char::is_alphanumeric)))
}

/// The stage that a status certainly means. "Resolved" is said of an incident, not of its record.
pub fn stage(text: &str) -> Option<Status> {
    let bare = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_' | '`' | '.'));
    Some(match &*bare.to_lowercase().replace(['-', '_'], " ") {
        "draft" | "wip" | "work in progress" | "ドラフト" | "下書き" | "作成中" => Status::Draft,
        "in review" | "under review" | "review" | "ready for review" | "レビュー中" => Status::InReview,
        "published" | "final" | "公開" | "公開済み" => Status::Published,
        "waived" => Status::Waived,
        _ => return None,
    })
}
