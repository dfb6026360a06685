//! Whether a sentence says how much: a number of something, a share, or all of it.

use std::cell::LazyCell;

use super::lists::List;
use super::phrases::Phrases;
use super::sieve::Sieve;
use super::spoken::durations;
use super::words::{Word, phrase_at};
use crate::record::spoken::MONTHS;

/// Whether it says of how many, or of how much. How long it took is another thing, and so are dates,
/// clock times and the numbers of releases.
pub fn tells_extent(words: &[Word<'_>]) -> bool {
    let lengths = LazyCell::new(|| durations(words));
    let is_length = |at| lengths.iter().any(|length| (length.first..=length.last).contains(&at));
    (0..words.len())
        .filter(|at| may_tell(&words[*at]))
        .any(|at| (counts(words, at) || is_share(words, at) || is_total(words, at)) && !is_length(at))
}

/// Whether what tells it may begin with this word.
fn may_tell(word: &Word<'_>) -> bool {
    const BEGINNINGS: &Sieve =
        &Sieve::of(&[PARTS.words(), MANY.words(), NUMBERS.words(), EVERYONE.words(), ALL.words(), WHOLLY.words()])
            .and(NOTHING_LEFT.firsts());
    BEGINNINGS.lets_through(word.hash()) || word.text.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether it says how long something took, or from when until when.
pub fn tells_length(words: &[Word<'_>]) -> bool {
    let is_clock = |word: &&Word<'_>| word.text.contains(':') && word.text.starts_with(|c: char| c.is_ascii_digit());
    !durations(words).is_empty() || words.iter().filter(is_clock).count() > 1
}

/// A number in digits that counts something.
fn counts(words: &[Word<'_>], at: usize) -> bool {
    let word = &words[at];
    if !word.text.starts_with(|c: char| c.is_ascii_digit()) || word.text.contains(':') {
        return false;
    }
    let next = words.get(at + 1).filter(|next| !next.begins_clause());
    if next.is_some_and(|next| next.is("%")) {
        return true;
    }
    let is_label = at > 0 && !word.begins_clause() && words[at - 1].is_in(LABELS);
    let is_day = is_month(words, at.wrapping_sub(1)) || is_month(words, at + 1);
    let is_ordinal = next.is_some_and(|next| next.gap.is_empty() && next.is_one_of(&["st", "nd", "rd", "th"]));
    let is_clock = next.is_some_and(|next| next.is_one_of(&["am", "pm", "utc", "gmt", "o'clock"]));
    let in_date = (at.saturating_sub(2)..=at).any(|place| is_year(&words[place])) && !followed_by_affected(words, at);
    !(is_label || is_day || is_ordinal || is_clock || in_date)
}

/// A number in words, or a part of a whole: "three in ten", "a third of", "thousands of".
fn is_share(words: &[Word<'_>], at: usize) -> bool {
    let word = &words[at];
    let next = words.get(at + 1).filter(|next| !next.begins_clause());
    if word.is_in(PARTS) {
        return next.is_some_and(|next| next.is("of")) || followed_by_affected(words, at);
    }
    // "One in ten" is a share, "one of the settings" is not.
    let of_number = || {
        next.is_some_and(|next| next.is_one_of(&["in", "out"]))
            && words[at + 2..].iter().take(2).any(|whole| whole.is_in(NUMBERS) || whole.text.parse::<u32>().is_ok())
    };
    word.is_in(MANY) || (word.is_in(NUMBERS) && (of_number() || followed_by_affected(words, at)))
}

const EVERYONE: &List = &List::of(&["everybody", "everyone", "nobody", "worldwide", "globally"]);
const ALL: &List = &List::of(&["all", "any", "each", "entire", "every", "most", "no", "none", "only", "whole", "zero"]);
const WHOLLY: &List = &List::of(&["complete", "completely", "entirely", "full", "fully", "total", "totally", "wholly"]);

/// All of something, or none.
fn is_total(words: &[Word<'_>], at: usize) -> bool {
    let word = &words[at];
    word.is_in(EVERYONE)
        || phrase_at(words, at, &["no", "one"])
        || (word.is_in(ALL) && followed_by_affected(words, at))
        || (word.is_in(WHOLLY)
            && words[at + 1..].iter().take(3).take_while(|next| !next.begins_clause()).any(|next| next.is_in(DOWN)))
        || is_all_of_them(words, at)
        || NOTHING_LEFT.at(words, at).is_some()
}

/// "All gateways were closed", "no gateway could be reached": what they are matters less than that it
/// was all of them, and that something happened to them.
fn is_all_of_them(words: &[Word<'_>], at: usize) -> bool {
    const HAPPENED: &List = &List::of(&[
        "became",
        "could",
        "crashed",
        "disappeared",
        "failed",
        "had",
        "lost",
        "restarted",
        "rebooted",
        "stopped",
        "was",
        "went",
        "were",
    ]);
    // "At all times", "for all we know", "all is well".
    const NO_THINGS: &List =
        &List::of(&["all", "but", "dates", "hands", "in", "is", "it", "of", "that", "the", "times", "well"]);
    if !words[at].is_one_of(&["all", "every", "no", "none"]) {
        return false;
    }
    let near = words[at + 1..].iter().take(4).take_while(|word| !word.begins_clause());
    let verb = near.clone().position(|word| word.is_in(HAPPENED));
    verb.is_some_and(|verb| verb > 0 && !near.clone().take(verb).any(|word| word.is_in(NO_THINGS)))
}

const NOTHING_LEFT: &Phrases = &Phrases::of(&[&["left", "without"], &["left", "with", "no"], &["without", "any"]]);

/// Whether what an incident can affect is what this word is about: "all paying customers".
fn followed_by_affected(words: &[Word<'_>], at: usize) -> bool {
    let after = words[at + 1..].iter().take(4).take_while(|word| !word.begins_clause());
    after.into_iter().any(|word| {
        if word.is_in(AFFECTED) {
            return true;
        }
        let lower = word.lower();
        match lower.strip_suffix("ies") {
            Some(stem) => AFFECTED.has(&format!("{stem}y")),
            None => lower.strip_suffix('s').is_some_and(|one| AFFECTED.has(one)),
        }
    })
}

fn is_month(words: &[Word<'_>], at: usize) -> bool {
    let is_name = |word: &Word<'_>| MONTHS.iter().any(|month| word.is(month) || word.is(&month[..3]));
    words.get(at).is_some_and(is_name)
}

fn is_year(word: &Word<'_>) -> bool {
    word.text.len() == 4 && word.text.parse::<u32>().is_ok_and(|year| (1900..2100).contains(&year))
}

/// Before a number, these make it a name.
const LABELS: &List = &List::of(&[
    "build", "cell", "code", "error", "errors", "http", "incident", "issue", "layer", "line", "node", "phase", "port",
    "release", "revision", "section", "sev", "severity", "shard", "status", "step", "ticket", "tier", "version",
]);

const PARTS: &List = &List::of(&["half", "third", "thirds", "quarter", "quarters", "fifth", "tenth", "majority"]);
const MANY: &List =
    &List::of(&["dozens", "hundred", "hundreds", "thousand", "thousands", "million", "millions", "billions"]);
const NUMBERS: &List = &List::of(&[
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "both", "dozen",
]);
const DOWN: &List = &List::of(&[
    "disruption",
    "down",
    "failure",
    "inaccessible",
    "interruption",
    "loss",
    "offline",
    "outage",
    "stop",
    "unavailability",
    "unavailable",
    "unreachable",
]);

/// What is counted when an incident is measured.
const AFFECTED: &List = &List::of(&[
    "account",
    "api",
    "app",
    "application",
    "attachment",
    "backup",
    "build",
    "call",
    "client",
    "cluster",
    "connection",
    "country",
    "customer",
    "data",
    "datacenter",
    "deploy",
    "deployment",
    "device",
    "document",
    "email",
    "employee",
    "engineer",
    "event",
    "file",
    "function",
    "host",
    "instance",
    "invoice",
    "item",
    "job",
    "listener",
    "login",
    "mail",
    "member",
    "merchant",
    "message",
    "office",
    "operation",
    "order",
    "organization",
    "page",
    "partner",
    "payment",
    "people",
    "person",
    "player",
    "pod",
    "product",
    "project",
    "query",
    "read",
    "record",
    "region",
    "replica",
    "repository",
    "request",
    "row",
    "seller",
    "server",
    "service",
    "session",
    "shopper",
    "site",
    "store",
    "student",
    "subscriber",
    "system",
    "team",
    "tenant",
    "traffic",
    "transaction",
    "upload",
    "user",
    "video",
    "viewer",
    "visitor",
    "website",
    "workspace",
    "write",
    "zone",
]);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::words::sentences;

    fn tells(text: &str) -> bool {
        sentences(text).iter().any(|words| tells_extent(words))
    }

    #[test]
    fn counts_shares_and_totals_say_how_much() {
        for text in [
            "12% of checkout requests failed",
            "2,940 of 9,480 shoppers could not check out",
            "On January 8, 2026, 12% of requests failed",
            "Three in ten shoppers met an error page",
            "A third of the traffic was lost",
            "No customer was affected",
            "All paying customers were logged out",
            "The site was completely unavailable",
            "Nobody could log in",
            "Latency rose to 900 ms",
            "Thousands of users saw errors",
            "Errors in two regions",
            "30-40 requests a second failed",
            "All gateways were closed for the night",
            "No gateway could be reached",
            "A total service disruption",
            "The cell was left without hosts",
        ] {
            assert!(tells(text), "{text}");
        }
    }

    #[test]
    fn two_clock_times_tell_a_length() {
        let tells = |text: &str| sentences(text).iter().any(|words| tells_length(words));
        assert!(tells("Between 14:00 and 14:45, checkout failed"));
        assert!(tells("Checkout failed for 45 minutes"));
        assert!(!tells("At 14:00, checkout failed"));
    }

    #[test]
    fn dates_times_lengths_and_names_with_numbers_do_not() {
        for text in [
            "Checkout was slow",
            "On January 8, 2026, checkout failed for some users",
            "On 8 January 2026 checkout failed",
            "On 2026-01-08 at 14:05 UTC checkout failed",
            "Checkout failed for 45 minutes",
            "Release 43 broke checkout with error 500",
            "In 2026 this happened again",
            "After all, the setting was taken back, and all is well",
            "The 8th deploy broke it",
            "One of the settings was wrong",
            "For all we know it was the cache",
            "All of that was known",
            "All in all it was slow",
            "Checkout was fully tested before it went down",
        ] {
            assert!(!tells(text), "{text}");
        }
    }
}
