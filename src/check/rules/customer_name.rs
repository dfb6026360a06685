//! A name that is kept private.

use std::ops::Range;

use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::finding::shown;
use crate::record::Postmortem;

pub static RULE: Rule = Rule {
    id: "customer-name",
    family: Family::Privacy,
    levels: Levels::of('W', 'E', 'E'),
    summary: "a name of the configuration's private list",
    why: "A customer's name beside a failure is theirs to tell, and a record is read by more people than was thought when \
          it was written. Looked for, anywhere in the file, are the `names` under `private` in the configuration: as \
          words, in any case, in ids too. The names of the people that the record itself lists are left alone: they belong to it.",
    help: "say what it is instead: `a large retailer`, `the on-call engineer`",
    check: Check::Record(check),
};

/// As many as are told of one record.
const MOST: usize = 20;

fn check(subject: &Subject<'_>, found: &mut Found) {
    let names = &subject.config.private.names;
    if names.is_empty() {
        return;
    }
    let text = folded(subject.text);
    let people = people(subject.record);
    let mut all: Vec<Range<usize>> = Vec::new();
    for name in names.iter().map(|name| folded(name)).filter(|name| !people.contains(name)) {
        all.extend(occurrences(&text, &name).take(MOST));
    }
    all.sort_by_key(|bytes| (bytes.start, std::cmp::Reverse(bytes.end)));
    let mut end = 0;
    all.retain(|bytes| {
        let is_new = bytes.start >= end;
        end = end.max(bytes.end);
        is_new
    });
    for bytes in all.into_iter().take(MOST) {
        let written = subject.text[bytes.clone()].split_whitespace().collect::<Vec<_>>().join(" ");
        let message = format!("{} is a name that is kept private", shown(&written));
        found.add(Saying::in_file(bytes, message));
    }
}

/// The names of those who took part, whole and in parts.
fn people(record: &Postmortem) -> Vec<String> {
    let who = record.owner.iter().chain(&record.authors);
    let who = who.chain(record.reviewers.iter().filter_map(|review| review.who.as_ref()));
    let who = who.chain(record.participants.iter().filter_map(|one| one.who.as_ref()));
    let who = who.chain(record.action_items.iter().filter_map(|action| action.owner.as_ref()));
    // "Ann Lee (database team)" says more than the name.
    let whole = who.map(|who| who.split(['(', ',', '<', '/']).next().unwrap_or_default().trim());
    whole.chain(crate::check::names::names(record)).map(folded).collect()
}

/// In lower case, where that takes as many bytes: each stays where it is.
fn folded(text: &str) -> String {
    let fold = |c: char| {
        let mut lower = c.to_lowercase();
        lower.next().filter(|small| lower.next().is_none() && small.len_utf8() == c.len_utf8()).unwrap_or(c)
    };
    text.chars().map(fold).collect()
}

/// Where the words of a name stand in a text, one behind the other: perhaps on two lines, or joined as
/// in an id.
fn occurrences<'a>(text: &'a str, name: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
    let first = name.split_whitespace().next().unwrap_or_default();
    let starts = text.match_indices(first).map(|(at, _)| at).filter(move |_| !first.is_empty());
    starts.filter_map(move |start| {
        let mut rest = &text[start..];
        for (place, word) in name.split_whitespace().enumerate() {
            let next = rest.trim_start_matches(|c: char| place > 0 && (c.is_whitespace() || "-_".contains(c)));
            if place > 0 && next.len() == rest.len() {
                return None;
            }
            rest = next.strip_prefix(word)?;
        }
        let is_border = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        let is_whole = is_border(text[..start].chars().next_back()) && is_border(rest.chars().next());
        is_whole.then(|| start..text.len() - rest.len())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'a>(text: &'a str, name: &str) -> Vec<&'a str> {
        occurrences(&folded(text), &folded(name)).map(|bytes| &text[bytes]).collect()
    }

    #[test]
    fn names_are_found_as_words_in_any_case() {
        assert_eq!(found("ACME's orders; acme-eu, Acme.", "Acme"), ["ACME", "acme", "Acme"]);
        assert_eq!(found("for Blue\n  Harbour Ltd", "blue harbour"), ["Blue\n  Harbour"]);
        assert_eq!(found("2026-01-08-blue-harbour-orders", "Blue Harbour"), ["blue-harbour"]);
        assert_eq!(found("ÄRZTE Nord", "ärzte nord"), ["ÄRZTE Nord"]);
    }

    #[test]
    fn parts_of_words_are_not() {
        for (text, name) in [("acmeist, macme", "acme"), ("blueharbour", "blue harbour"), ("blue", "blue harbour")] {
            assert_eq!(found(text, name), Vec::<&str>::new(), "{text}");
        }
    }
}
