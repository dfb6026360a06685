//! Whether a duration in a sentence is stated as the length of the incident: "the outage lasted …",
//! and not a timeout, a retention or the ten minutes after which somebody looked.

use super::lists::List;
use super::spoken::Stated;
use super::vocabulary::Cues;
use super::words::Word;

/// How much a text is about the incident as a whole: the less, the clearer it has to say so.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Place {
    /// Says what the incident was.
    Headline,
    /// Sums it up.
    Story,
    /// Goes into parts of it.
    Detail,
}

/// Names of the incident as a whole, in the singular: "outages of 10 minutes" are several.
const INCIDENT: &List = &List::of(&[
    "blackout",
    "brownout",
    "degradation",
    "disruption",
    "downtime",
    "impact",
    "incident",
    "interruption",
    "issue",
    "outage",
    "unavailability",
]);

/// What goes on for so long, with the duration behind it.
const LASTING: &List = &List::of(&["lasted", "persisted", "continued", "spanned"]);
const BEGAN: &List = &List::of(&["began", "begun", "started", "start", "beginning"]);

/// Words without one of which [`is_about_incident`] is true of nothing that stands at such a place.
pub fn cues(place: Place) -> Cues {
    let held: &[&str] = if place == Place::Detail { &[] } else { &["for"] };
    Cues::of(&[INCIDENT.words(), LASTING.words(), BEGAN.words(), &["lasting", "duration", "time"], held])
}

/// What did not happen, or happened another time.
const ANOTHER_TIME: &List = &List::of(&[
    "would",
    "might",
    "if",
    "previous",
    "previously",
    "similar",
    "usually",
    "typically",
    "normally",
    "mean",
    "average",
    "last",
    "future",
    "should",
    "expected",
    "planned",
    "each",
]);

/// Whether a sentence speaks of what did not happen, or of another incident.
pub fn is_about_another_time(words: &[Word<'_>]) -> bool {
    let could = |(place, word): (usize, &Word<'_>)| {
        word.is("could") && !words.get(place + 1).is_some_and(|next| next.is("not"))
    };
    words.iter().any(|word| word.is_in(ANOTHER_TIME)) || words.iter().enumerate().any(could)
}

/// Durations of other things than the incident.
const OTHER_THINGS: &List = &List::of(&[
    "timeout",
    "timeouts",
    "retention",
    "policy",
    "limit",
    "threshold",
    "budget",
    "target",
    "sla",
    "slo",
    "objective",
    "interval",
    "ttl",
    "backoff",
    "window",
]);

const QUIET_BEFORE: &List = &List::of(&[
    "within",
    "after",
    "every",
    "by",
    "first",
    "next",
    "per",
    "until",
    "another",
    "additional",
    "extra",
    "further",
    "past",
    "in",
    "initial",
    "than",
    "remaining",
]);
const QUIET_AFTER: &List = &List::of(&[
    "ago", "before", "after", "later", "earlier", "prior", "longer", "more", "less", "sooner", "per", "every", "into",
    "apart", "timeout", "faster", "old", "delay",
]);

/// Whether the duration is said to be how long the incident, or its harm, went on.
pub fn is_about_incident(words: &[Word<'_>], stated: &Stated, place: Place) -> bool {
    let (first, after) = (stated.first, stated.last + 1);
    if ended_after(words, first, after) {
        return true;
    }
    let near = &words[first.saturating_sub(4)..words.len().min(after + 3)];
    // "After a 45-minute outage" states a length, "after 45 minutes of the outage" a moment.
    let article = first < stated.shown && named_after(words, after);
    let quiet = first > 0 && !article && words[first - 1].is_in(QUIET_BEFORE)
        || words.get(after).is_some_and(|word| word.is_in(QUIET_AFTER))
        || near.iter().any(|word| word.is_in(OTHER_THINGS));
    !quiet
        && (lasted(words, first)
            || named_before(words, first)
            || named_after(words, after)
            || (place != Place::Detail && held_for(words, first, place)))
}

/// "the incident ended at 17:15, 45 minutes after it began", "resolved two hours after the outage started".
fn ended_after(words: &[Word<'_>], first: usize, after: usize) -> bool {
    const ENDED: &[&str] = &["ended", "over", "resolved", "restored", "recovered", "closed"];
    let since = words.get(after).is_some_and(|word| word.is("after"));
    let begin = words.iter().skip(after + 1).take(3).position(|word| word.is_in(BEGAN));
    let of_incident = begin.is_some_and(|begin| {
        words[after + 1..after + 1 + begin]
            .iter()
            .all(|word| is_incident(word) || word.is_one_of(&["it", "the", "its"]))
    });
    since && of_incident && words[first.saturating_sub(6)..first].iter().any(|word| word.is_one_of(ENDED))
}

fn is_incident(word: &Word<'_>) -> bool {
    word.is_in(INCIDENT)
}

/// "the outage lasted 45 minutes", "an outage lasting 45 minutes", "it lasted for 45 minutes".
fn lasted(words: &[Word<'_>], first: usize) -> bool {
    let verb = if first > 0 && words[first - 1].is("for") { first.checked_sub(2) } else { first.checked_sub(1) };
    let Some(verb) = verb else { return false };
    let before = &words[verb.saturating_sub(8)..verb];
    if words[verb].is("lasting") {
        return before.iter().rev().take(4).any(is_incident);
    }
    if !words[verb].is_in(LASTING) {
        return false;
    }
    match before.last() {
        None => true,
        Some(word) if word.is_one_of(&["that", "which"]) => before.iter().any(is_incident),
        Some(word) if word.is_one_of(&["it", "this", "and"]) => true,
        Some(_) => before.iter().rposition(is_incident).is_some_and(|noun| {
            // "The failover during the incident lasted": then it is not the incident that did.
            let inside = |word: &Word<'_>| {
                word.is_one_of(&["of", "during", "in", "for", "to", "after", "before", "from", "with", "by"])
            };
            !before[noun.saturating_sub(3)..noun].iter().any(inside)
        }),
    }
}

/// "an outage of 45 minutes", "downtime: 45 minutes", "the duration of the outage was 45 minutes",
/// "time to recovery: 45 minutes".
fn named_before(words: &[Word<'_>], first: usize) -> bool {
    let linked = first > 0 && words[first].gap.contains(':');
    let link = first > 0 && words[first - 1].is_one_of(&["of", "was", "is"]);
    let end = if link { first - 1 } else { first };
    if !(linked || link) || end == 0 {
        return false;
    }
    let before = &words[end.saturating_sub(6)..end];
    let filler =
        |word: &Word<'_>| is_incident(word) || word.is_one_of(&["of", "the", "this", "total", "overall", "time"]);
    if let Some(place) = before.iter().rposition(|word| word.is("duration")) {
        let owner = place.checked_sub(1).is_none_or(|owner| filler(&before[owner]));
        return owner && before[place + 1..].iter().all(filler);
    }
    if let [.., time, to, what] = before
        && time.is("time")
        && to.is("to")
    {
        return ["recover", "resol", "restor", "mitigat"].iter().any(|stem| what.lower().starts_with(stem));
    }
    before.last().is_some_and(is_incident)
}

/// "45 minutes of downtime", "a 45-minute web outage".
fn named_after(words: &[Word<'_>], after: usize) -> bool {
    const STOP: &List = &List::of(&[
        "a", "an", "the", "and", "or", "but", "to", "in", "on", "at", "for", "from", "with", "by", "of", "was", "were",
        "during", "before", "after", "until", "because", "when", "while", "as", "that", "which", "is", "are", "since",
        "between", "due", "into",
    ]);
    const COMPOUNDS: &List = &List::of(&[
        "alert",
        "alerts",
        "threshold",
        "limit",
        "budget",
        "report",
        "reports",
        "target",
        "policy",
        "history",
        "review",
        "drill",
        "log",
        "call",
        "commander",
        "response",
        "channel",
        "tracker",
    ]);
    let start = if words.get(after).is_some_and(|word| word.is("of")) { after + 1 } else { after };
    for place in start..words.len().min(start + 4) {
        let word = &words[place];
        if word.begins_clause() || word.is_in(STOP) {
            return false;
        }
        if is_incident(word) {
            let next = words.get(place + 1);
            return !next.is_some_and(|next| !next.begins_clause() && next.is_in(COMPOUNDS));
        }
    }
    false
}

/// "was down for 45 minutes", "users could not log in for 45 minutes".
fn held_for(words: &[Word<'_>], first: usize, place: Place) -> bool {
    const HARM: &List = &List::of(&[
        "affected",
        "degraded",
        "disrupted",
        "down",
        "error",
        "errors",
        "failed",
        "failing",
        "impacted",
        "inaccessible",
        "interrupted",
        "lost",
        "offline",
        "outage",
        "rejected",
        "slow",
        "unable",
        "unavailable",
        "unreachable",
        "unresponsive",
    ]);
    const OTHERWISE: &List = &List::of(&[
        "wait",
        "waited",
        "waiting",
        "retry",
        "retried",
        "scheduled",
        "cached",
        "kept",
        "retained",
        "stored",
        "held",
        "monitored",
        "paused",
        "valid",
        "blocked",
        "replica",
        "node",
        "instance",
    ]);
    if first == 0 || !words[first - 1].is("for") {
        return false;
    }
    let clause = (first.saturating_sub(12)..first).rev().find(|place| words[*place].begins_clause());
    let before = &words[clause.unwrap_or(first.saturating_sub(12))..first - 1];
    let pairs = |is: fn(&Word<'_>, &Word<'_>) -> bool| before.windows(2).any(|pair| is(&pair[0], &pair[1]));
    let could_not = pairs(|word, next| word.is("could") && next.is("not")) || before.iter().any(|it| it.is("couldn't"));
    let not_possible = pairs(|word, next| word.is("not") && next.is_one_of(&["available", "reachable", "possible"]));
    // "It has not come back for 70 hours" is a length of something else.
    let denied = before.iter().any(|word| word.is_one_of(&["not", "never", "without"]) || word.ends_with("n't"));
    let harm = could_not || not_possible || (!denied && before.iter().any(|word| word.is_in(HARM)));
    (harm || (place == Place::Headline && !denied)) && !before.iter().any(|word| word.is_in(OTHERWISE))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::spoken::durations;
    use crate::check::words::sentences;

    fn is_stated(text: &str, place: Place) -> bool {
        let is_stated = sentences(text).iter().any(|words| {
            !is_about_another_time(words)
                && durations(words).iter().any(|stated| is_about_incident(words, stated, place))
        });
        assert!(!is_stated || cues(place).may_be_in(text), "the quick look lets through: {text}");
        is_stated
    }

    #[test]
    fn a_statement_about_the_whole_is_seen() {
        for text in [
            "The outage lasted 45 minutes.",
            "Total service disruption lasted for approximately five hours.",
            "It caused an outage of the API that lasted 45 minutes.",
            "An outage lasting about 2 hours",
            "An outage of 1 hour 45 minutes hit the shop",
            "There were 105 minutes of downtime",
            "After a 45-minute web application outage, all was well",
            "40 minutes of partial unavailability",
            "Duration: 45 minutes",
            "The total duration of the incident was 2 hours",
            "Time to recovery: 54 hours 10 minutes",
            "Downtime was 40 minutes",
            "Lasted two hours",
        ] {
            assert!(is_stated(text, Place::Detail), "{text}");
        }
    }

    #[test]
    fn a_state_counts_only_where_the_whole_is_told() {
        for text in [
            "The shop was down for 2h",
            "Users could not log in for 1.5 hours",
            "25% of users were affected for 40 minutes",
        ] {
            assert!(is_stated(text, Place::Story), "{text}");
            assert!(!is_stated(text, Place::Detail), "{text}");
        }
        assert!(is_stated("Blank pages for 1.5 hours", Place::Headline));
        assert!(!is_stated("Has not come back for 70 hours", Place::Headline));
        assert!(is_stated("Users couldn't log in for 1.5 hours", Place::Story));
    }

    #[test]
    fn other_durations_are_left_alone() {
        for text in [
            "Requests ran into the timeout of 30 seconds",
            "Retry after 5 minutes during the outage",
            "Support answered within 10 minutes of the outage",
            "The outage would have lasted 3 hours without the rollback",
            "The previous outage lasted 3 hours",
            "Periodic outages of 10-30 minutes",
            "30 minutes into the incident the pool was raised",
            "20 minutes before the outage a deploy began",
            "Shorten the outage by 30 minutes",
            "The failover during the incident lasted 3 minutes",
            "The first phase of the outage lasted 10 minutes",
            "A 5-minute downtime alert fired",
            "Session duration was 30 minutes",
            "Logs are kept for 30 days",
            "We waited for 20 minutes until caches were warm",
            "The replica was down for 3 minutes",
            "The first 20 minutes of the outage went unnoticed",
            "Mean time to recovery: 40 minutes",
            "Users could have been affected for 3 hours",
            "Errors have not come back for 70 hours",
            "It was up for 5 hours without an outage",
            "The deploy took 20 minutes",
        ] {
            assert!(!is_stated(text, Place::Story), "{text}");
        }
    }
}
