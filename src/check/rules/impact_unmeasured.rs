//! An impact without any quantity.

use crate::check::extent::{tells_extent, tells_length};
use crate::check::lists::List;
use crate::check::phrases::Phrases;
use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::said::Said;
use crate::check::subject::Subject;
use crate::check::words::Word;
use crate::finding::FieldPath;
use crate::record::{Degree, Impact, Kind, Role};

pub static RULE: Rule = Rule {
    id: "impact-unmeasured",
    family: Family::Completeness,
    levels: Levels::of('-', 'W', 'E'),
    summary: "an impact without a quantity, and without a word on why it is not known",
    why: "Severity, priorities and the question whether it got better all rest on how much an incident did. Where it \
          could not be counted, that is worth knowing too: it is something to measure before the next one.",
    help: "fill `users_affected` or `measures`, or say in `summary` why the number is unknown",
    check: Check::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Found) {
    let Some(impact) = &subject.record.impact else { return };
    // Without its summary, that is what is missing; and what did no harm has nothing to measure.
    if impact.summary.is_none() || matches!(subject.record.kind, Some(Kind::NearMiss | Kind::Exercise)) {
        return;
    }
    let field = FieldPath::from("impact");
    let is_refused = || ["users_affected", "measures"].into_iter().any(|key| subject.is_refused(&field.at(key)));
    if is_measured(impact) || is_refused() {
        return;
    }
    let is_told = |said: &Said<'_>| {
        let measures = |words: &[Word<'_>]| tells_extent(words) || says_unknown(words) || tells_downtime(words);
        is_summary(said) && said.sentences().any(measures)
    };
    if !subject.said().iter().any(is_told) {
        found.add(Saying::new(field.at("summary"), "nothing says how many or how much was affected"));
    }
}

fn is_summary(said: &Said<'_>) -> bool {
    said.role == Role::Story && (said.spot.is("summary") || said.spot.is("impact.summary"))
}

fn is_measured(impact: &Impact) -> bool {
    impact.users_affected.is_some()
        || impact.measures.iter().any(|measure| measure.value.is_some())
        || impact.windows.iter().any(|window| window.degree == Some(Degree::Full))
}

/// "Outages of 10 to 30 minutes", "mails were two hours late", "the orders of an hour were lost": how long is
/// how much.
fn tells_downtime(words: &[Word<'_>]) -> bool {
    const HARM: &List = &List::of(&[
        "behind",
        "blackout",
        "blackouts",
        "closed",
        "delay",
        "delayed",
        "delays",
        "down",
        "downtime",
        "late",
        "lost",
        "offline",
        "old",
        "outage",
        "outages",
        "stale",
        "unavailable",
        "unreachable",
        "waited",
    ]);
    tells_length(words) && words.iter().any(|word| word.is_in(HARM))
}

/// Whether a sentence says that nobody knows.
fn says_unknown(words: &[Word<'_>]) -> bool {
    (0..words.len()).any(|at| {
        words[at].is_one_of(&["uncounted", "undetermined", "unknown", "unmeasured", "unrecorded"])
            || UNKNOWN.at(words, at).is_some()
            || (words[at].is_one_of(&["cannot", "not"])
                && words[at + 1..].iter().take(2).any(|word| word.is_in(KNOWING)))
    })
}

const UNKNOWN: &Phrases = &Phrases::of(&[
    &["no", "count"],
    &["no", "figures"],
    &["no", "metrics"],
    &["no", "numbers"],
    &["nothing", "counted"],
    &["nothing", "measured"],
]);

/// Denied, these say that nobody knows: "could not be determined".
const KNOWING: &List = &List::of(&[
    "counted",
    "determined",
    "established",
    "estimated",
    "known",
    "measured",
    "quantified",
    "reconstructed",
    "recorded",
]);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::words::sentences;

    #[test]
    fn a_reason_is_told_from_a_plain_statement() {
        let unknown = |text: &str| sentences(text).iter().any(|words| says_unknown(words));
        assert!(unknown("Checkout failed; how many were affected is unknown, since the logs were lost"));
        assert!(unknown("The number of failed orders could not be determined"));
        assert!(unknown("Failed logins were not counted"));
        assert!(!unknown("Some users could not log in"));
        assert!(!unknown("Orders could not be placed"));
    }

    #[test]
    fn how_long_nothing_worked_is_how_much() {
        let tells = |text: &str| sentences(text).iter().any(|words| tells_downtime(words));
        assert!(tells("Checkout had outages of 5-10 minutes all afternoon"));
        assert!(tells("The gates were closed for an hour"));
        assert!(!tells("Checkout was slow for an hour"));
        assert!(tells("Confirmations came up to two hours late"));
        assert!(tells("The orders of the last 3 hours were lost"));
        assert!(!tells("Checkout was down"));
    }
}
