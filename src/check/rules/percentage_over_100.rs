//! More than all: a share over 100%, or a part over its whole.

use crate::check::glance::has_escapes;
use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::said::Said;
use crate::check::subject::Subject;
use crate::check::vocabulary::{Cues, LazyCues};
use crate::check::words::{Reported, Word, sentences, text_of};
use crate::finding::{FieldPath, shown};
use crate::record::{Measure, Role, Users};

pub static RULE: Rule = Rule {
    id: "percentage-over-100",
    family: Family::Numbers,
    levels: Levels::always('E'),
    summary: "a share over 100%, or a part over its whole",
    why: "More than all users cannot be affected: a digit slipped, or the part and the whole changed places. Growth \
          (\"rose by 300%\"), load and whatever else may pass 100% is left alone.",
    help: "correct the number, or say what it is a percentage of",
    check: Check::Record(check),
};

static CUES: LazyCues = LazyCues::new(|| Cues::of(&[&["percent"]]));

fn check(subject: &Subject<'_>, found: &mut Found) {
    let impact = FieldPath::from("impact");
    if let Some(record) = &subject.record.impact {
        if let Some(users) = record.users_affected.filter(|users| is_over(*users)) {
            let saying = Saying::new(impact.at("users_affected"), format!("`{users}` is more than all users"));
            found.add(match users {
                Users::Part { .. } => saying.help("write the part first: `14800 of 210000`"),
                Users::Percent(_) | Users::Count(_) => saying,
            });
        }
        for (place, measure) in record.measures.iter().enumerate() {
            if let Some(value) = measure.value.filter(|value| value.value() > 100.0 && is_share(measure)) {
                let field = impact.at("measures").at(place).at("value");
                found.add(Saying::new(field, format!("`{value}` percent is more than all")));
            }
        }
    }
    let is_wanted = |said: &Said<'_>| !matches!(said.role, Role::Action | Role::Appendix);
    let tell = |said: &Said<'_>| {
        let mut reported = Reported::default();
        for words in said.sentences() {
            for part in shares(said.text, words) {
                if reported.is_new(part) {
                    found.add(Saying::new(said.path(), format!("{} is more than all", shown(part))).part(part));
                }
            }
        }
    };
    // Where no sign stands behind such a number in the whole file, only the word is left.
    if has_escapes(subject.text) || may_sign(subject.text) {
        let may_be_over = |said: &&Said<'_>| is_wanted(said) && (may_sign(said.text) || may_spell_out(said.text));
        subject.said().iter().filter(may_be_over).for_each(tell);
    } else {
        subject.said_with(&CUES, is_wanted).filter(|said| may_spell_out(said.text)).for_each(tell);
    }
}

/// Whether a number of three digits may stand before a `%`.
fn may_sign(text: &str) -> bool {
    memchr::memchr_iter(b'%', text.as_bytes()).any(|at| may_count(&text[..at]))
}

/// Whether a number of three digits may stand before the word.
fn may_spell_out(text: &str) -> bool {
    let is_word = |at: usize| PERCENT.iter().any(|word| text.as_bytes()[at..].starts_with(word.as_bytes()));
    memchr::memchr2_iter(b'p', b'P', text.as_bytes()).any(|at| is_word(at) && may_count(&text[..at]))
}

/// Whether what stands before a sign or word may be more than 99.
fn may_count(before: &str) -> bool {
    let before = before.trim_end_matches(|c: char| !(c.is_alphanumeric() || c == '`'));
    let piece = before.rsplit(char::is_whitespace).next().unwrap_or(before);
    // Code and addresses are no words: what counts may stand before them.
    piece.bytes().filter(u8::is_ascii_digit).count() > 2 || piece.ends_with('`') || piece.contains("://")
}

/// The word as the close look and the quick one know it.
const PERCENT: &[&str] = &["percent", "Percent", "PERCENT"];

fn is_over(users: Users) -> bool {
    match users {
        Users::Percent(percent) => percent > 100.0,
        Users::Part { of, affected } => affected > of,
        Users::Count(_) => false,
    }
}

/// What there is no more of than all.
const ALL_THERE_IS: &[&str] = &[
    "accounts",
    "calls",
    "checkouts",
    "customers",
    "jobs",
    "logins",
    "orders",
    "payments",
    "queries",
    "requests",
    "sessions",
    "tenants",
    "transactions",
    "users",
    "visitors",
];

/// What may well pass 100%, and words that compare.
const MAY_PASS: &[&str] = &[
    "above",
    "average",
    "baseline",
    "budget",
    "burn",
    "capacity",
    "compared",
    "cpu",
    "expected",
    "grew",
    "growth",
    "increase",
    "increased",
    "load",
    "memory",
    "more",
    "normal",
    "peak",
    "planned",
    "previous",
    "quota",
    "relative",
    "rise",
    "risen",
    "rose",
    "spike",
    "than",
    "usual",
];

/// Whether a measure is a share of something, and not a ratio that may pass 100%.
fn is_share(measure: &Measure) -> bool {
    let in_percent = measure
        .unit
        .as_deref()
        .is_some_and(|unit| matches!(unit.to_lowercase().as_str(), "%" | "percent" | "per cent" | "pct"));
    let Some(what) = measure.what.as_deref().filter(|_| in_percent) else { return false };
    let sentences = sentences(what);
    let any = |list: &[&str]| sentences.iter().flatten().any(|word| word.is_one_of(list));
    let rate = any(&[
        "error",
        "errors",
        "failed",
        "failing",
        "failure",
        "rejected",
        "success",
        "availability",
        "affected",
        "lost",
    ]);
    (rate || any(ALL_THERE_IS)) && !any(MAY_PASS)
}

/// `120% of users`, `an error rate of 120%`.
fn shares<'a>(text: &'a str, words: &[Word<'a>]) -> Vec<&'a str> {
    let percents = (1..words.len()).filter(|at| words[*at].is("%") || PERCENT.contains(&words[*at].text));
    let mut over = percents.filter(|at| is_over_100(&words[at - 1])).peekable();
    if over.peek().is_none() || words.iter().any(|word| word.is_one_of(MAY_PASS)) {
        return Vec::new();
    }
    over.filter(|at| is_of_all(words, *at) || is_rate(words, at - 1))
        .map(|at| text_of(text, &words[at - 1..=at]))
        .collect()
}

fn is_over_100(number: &Word<'_>) -> bool {
    // "Infinity" would be read, too.
    let is_written_so = number.text.starts_with(|c: char| c.is_ascii_digit());
    is_written_so && number.text.replace(',', "").parse::<f64>().is_ok_and(|number| number > 100.0)
}

/// "of users", "of all our customers", directly after the percentage.
fn is_of_all(words: &[Word<'_>], percent: usize) -> bool {
    let after = words.get(percent + 1..).unwrap_or_default();
    let of = after.first().is_some_and(|word| word.is("of"));
    of && after.iter().skip(1).take(4).take_while(|word| !word.begins_clause()).any(|word| word.is_one_of(ALL_THERE_IS))
}

/// "error rate of", "availability was", directly before it.
fn is_rate(words: &[Word<'_>], number: usize) -> bool {
    let before = &words[number.saturating_sub(3)..number];
    let linked = before.last().is_some_and(|word| word.is_one_of(&["of", "was", "reached", "at", "hit"]));
    let [.., of_what, rate, _] = before else { return false };
    linked && rate.is("rate") && of_what.is_one_of(&["error", "failure", "success", "rejection"])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        let found: Vec<&str> = sentences(text).iter().flat_map(|words| shares(text, words)).collect();
        assert!(found.is_empty() || may_sign(text) || may_spell_out(text), "{text}");
        found
    }

    #[test]
    fn shares_over_all_are_seen() {
        assert_eq!(found("It hit 125% of users."), ["125%"]);
        assert_eq!(found("About 1,200 percent of all our customers saw it"), ["1,200 percent"]);
        assert_eq!(found("An error rate of 130%"), ["130%"]);
        for text in
            ["**125** % of users", "125\u{a0}% of users", "“125”, Percent of users", "125 `a b` percent of users"]
        {
            assert_eq!(found(text).len(), 1, "{text}");
        }
    }

    #[test]
    fn growth_load_and_comparisons_are_not() {
        for text in [
            "Traffic increased by 300%",
            "We saw 200% of normal load",
            "We served 150% of the requests of an average day",
            "CPU was at 400%",
            "100% of users were affected",
            "250% of the error budget is gone",
            "Requests rose to 180% of the usual rate",
            "Latency was 300% of users' patience, more than ever",
        ] {
            assert_eq!(found(text), Vec::<&str>::new(), "{text}");
        }
    }
}
