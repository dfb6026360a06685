//! Which records were perhaps meant by a name that is none.

use std::path::Path;

use super::{stem, words};
use crate::cli::context::Context;
use crate::cli::incidents;
use crate::finding::nearest;

/// As many names are proposed.
const MOST: usize = 3;

/// The few records whose ids, or else whose titles, are most like a name.
pub fn meant(context: &Context, name: &str, stems: &[String]) -> Vec<String> {
    let quoted = |names: Vec<String>| names.into_iter().map(|name| format!("`{name}`")).collect();
    if let Some(near) = nearest(name, stems.iter().map(String::as_str)) {
        return quoted(vec![near.to_owned()]);
    }
    let wanted = words(&name.to_lowercase()).into_iter().map(str::to_owned).collect::<Vec<_>>();
    let by_ids = best(&wanted, stems.iter().map(|stem| (stem.to_lowercase(), stem.clone())));
    if !by_ids.is_empty() {
        return quoted(by_ids);
    }
    let joined = name.to_lowercase().replace(|c: char| !c.is_alphanumeric(), "");
    let by_joined: Vec<String> =
        stems.iter().rev().filter(|stem| is_joined(&joined, stem)).take(MOST).cloned().collect();
    if !by_joined.is_empty() {
        return quoted(by_joined);
    }
    let titles = |file: &Path, record: &crate::record::Postmortem| {
        (record.title.as_deref().unwrap_or_default().to_lowercase(), stem(file))
    };
    // An archive that cannot be read is another command's error.
    quoted(incidents::each(context, titles).map(|read| best(&wanted, read.all.into_iter())).unwrap_or_default())
}

/// The names beside those texts that are like most of the words; none that is not like at least half of them.
fn best(wanted: &[String], texts: impl Iterator<Item = (String, String)>) -> Vec<String> {
    let scored = texts.filter_map(|(text, name)| {
        let words = words(&text);
        let worth = |wanted: &String| words.iter().map(|word| likeness(wanted, word)).max().unwrap_or_default();
        let worths: Vec<usize> = wanted.iter().map(worth).collect();
        let met = worths.iter().filter(|worth| **worth > 0).count();
        (met > 0 && 2 * met >= wanted.len()).then(|| (worths.iter().sum(), met, name))
    });
    let mut scored: Vec<(usize, usize, String)> = scored.collect();
    // The names of equals begin with their days: the newest first.
    scored.sort_by(|one, other| other.cmp(one));
    let Some(&(most, met, _)) = scored.first() else { return Vec::new() };
    let equals = scored.iter().filter(|(worth, ..)| *worth == most).count();
    if equals > MOST && met < wanted.len() {
        // Too many have one of the words: to propose some of them says nothing.
        return Vec::new();
    }
    scored.into_iter().take_while(|(worth, ..)| 2 * worth > most).map(|(.., name)| name).take(MOST).collect()
}

/// Whether words of an id that stand side by side are written as one here: `webstack` of `2023-08-10-web-stack-outage`.
fn is_joined(joined: &str, id: &str) -> bool {
    let id = id.to_lowercase();
    let words = words(&id);
    let begins = |nth: usize| {
        let mut rest = joined;
        words[nth..].iter().any(|word| {
            let Some(after) = rest.strip_prefix(word) else { return true };
            rest = after;
            rest.is_empty()
        }) && rest.is_empty()
    };
    joined.chars().filter(|c| c.is_alphabetic()).count() > 2 && (0..words.len()).any(begins)
}

/// The same word 4, its beginning 3, a slip 2.
fn likeness(wanted: &str, word: &str) -> usize {
    let letters = wanted.chars().count();
    let slips = match letters {
        0..4 => 0,
        4..8 => 1,
        _ => 2,
    };
    match () {
        () if wanted == word => 4,
        () if letters > 2 && word.starts_with(wanted) => 3,
        () if letters.abs_diff(word.chars().count()) <= slips
            && strsim::damerau_levenshtein(wanted, word) <= slips
            && wanted.chars().any(char::is_alphabetic) =>
        {
            2
        }
        () => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_may_be_written_as_one() {
        let id = "2023-08-10-Web-stack-outage";
        assert!(is_joined("webstack", id) && is_joined("stackoutage", id) && is_joined("web", id));
        assert!(!is_joined("webst", id) && !is_joined("weboutage", id) && !is_joined("0810", id) && !is_joined("", id));
    }

    #[test]
    fn what_was_meant_is_like_most_of_what_was_typed() {
        let best = |typed: &[&str]| {
            let all = ["2023-01-01-web-stack-outage", "2024-01-01-web-cache", "2025-01-01-mail-queue"];
            let wanted: Vec<String> = typed.iter().map(|word| (*word).to_owned()).collect();
            best(&wanted, all.iter().map(|id| ((*id).to_owned(), (*id).to_owned())))
        };
        assert_eq!(best(&["web", "stakc"]), ["2023-01-01-web-stack-outage", "2024-01-01-web-cache"]);
        assert_eq!(best(&["queeu"]), ["2025-01-01-mail-queue"]);
        assert!(best(&["fire", "and", "water"]).is_empty());
    }
}
