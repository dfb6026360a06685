//! A summary that counts other users than the impact.

use crate::check::lists::List;
use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::said::Said;
use crate::check::subject::Subject;
use crate::check::vocabulary::{Cues, LazyCues};
use crate::check::words::{Word, phrase_at, text_of};
use crate::finding::shown;
use crate::record::{Role, Users};

pub static RULE: Rule = Rule {
    id: "numbers-disagree",
    family: Family::Numbers,
    levels: Levels::always('W'),
    summary: "a summary that gives another number or share of users than `users_affected`",
    why: "A reader who meets two numbers believes neither. One of them is usually from the first estimate, and was \
          forgotten when the count came in. Compared are shares with shares and counts with counts; subgroups (\"40% of \
          mobile users\"), and those who wrote or called, are left alone.",
    help: "correct the one that is older, or say what each of them counts",
    check: Check::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Found) {
    let Some(users) = subject.record.impact.as_ref().and_then(|impact| impact.users_affected) else { return };
    for said in subject.said_with(&CUES, is_summary) {
        let told: Vec<_> = said.sentences().flat_map(|words| statements(said.text, words)).collect();
        // Several numbers may be those of several groups: one that agrees is enough.
        for share in [true, false] {
            let comparable = || told.iter().filter(|one| one.is_share == share && is_comparable(users, share));
            let agrees = comparable().any(|one| one.agrees_with(users));
            if let Some(one) = comparable().next().filter(|_| !agrees) {
                let message = format!("{}, but `impact.users_affected` is `{users}`", shown(one.part));
                found.add(Saying::new(said.path(), message).part(one.part));
            }
        }
    }
}

/// Without one of these it has nothing to say.
static CUES: LazyCues = LazyCues::new(|| Cues::of(&[USERS]));

fn is_summary(said: &Said<'_>) -> bool {
    matches!(said.role, Role::Title | Role::Story)
        && ["title", "summary", "executive_summary", "impact.summary"].into_iter().any(|path| said.spot.is(path))
}

const fn is_comparable(users: Users, share: bool) -> bool {
    match users {
        Users::Percent(_) => share,
        Users::Count(_) => !share,
        Users::Part { of, .. } => !share || of > 0,
    }
}

/// A number of users that a sentence states.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Statement<'a> {
    part: &'a str,
    number: f64,
    is_share: bool,
    /// How far off it may be, as a share of itself.
    slack: f64,
    bound: Bound,
}

/// Whether the number is the least or the most: "more than 100 users" may have been 180, and not 2,000.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Bound {
    Least,
    Most,
    None,
}

impl Statement<'_> {
    #[expect(clippy::cast_precision_loss, reason = "users are fewer than 2^52")]
    fn agrees_with(&self, users: Users) -> bool {
        let near = |number: f64, least: f64| {
            let within = match self.bound {
                Bound::Least => (self.number..=2.0 * self.number).contains(&number),
                Bound::Most => (0.5 * self.number..=self.number).contains(&number),
                Bound::None => false,
            };
            within || (self.number - number).abs() <= (self.slack * number).max(least)
        };
        match users {
            _ if self.is_share => users.percent().is_some_and(|percent| near(percent, 1.0)),
            Users::Count(count) => near(count as f64, 0.5),
            Users::Part { of, affected } => near(affected as f64, 0.5) || near(of as f64, 0.5),
            Users::Percent(_) => true,
        }
    }
}

const USERS: &[&str] = &["customers", "people", "users", "visitors"];
const ABOUT: &[&str] =
    &["about", "almost", "approximately", "around", "least", "nearly", "over", "roughly", "some", "than", "to"];
/// What only some of those affected do.
const REPORTING: &List = &List::of(&[
    "asked",
    "called",
    "complained",
    "complaining",
    "contacted",
    "noticed",
    "reported",
    "reporting",
    "reports",
    "told",
    "tweeted",
    "wrote",
]);

fn statements<'a>(text: &'a str, words: &[Word<'a>]) -> Vec<Statement<'a>> {
    // "Would have reached 40% of users", "back for 50% of users".
    const OTHERWISE: &List =
        &List::of(&["back", "restored", "recovered", "rolled", "rollout", "unaffected", "wasn't", "weren't", "would"]);
    if !words.iter().any(|word| word.is_one_of(USERS)) {
        return Vec::new();
    }
    let could = |at: usize| words[at].is("could") && !words.get(at + 1).is_some_and(|next| next.is("not"));
    if (0..words.len()).any(|at| words[at].is_in(REPORTING) || words[at].is_in(OTHERWISE) || could(at)) {
        return Vec::new();
    }
    (0..words.len()).filter_map(|at| statement(text, words, at)).collect()
}

/// `25% of users`, `25 percent of all our users`, `14,800 users`.
fn statement<'a>(text: &'a str, words: &[Word<'a>], at: usize) -> Option<Statement<'a>> {
    let (first, number) = number_until(words, at)?;
    let is_share = words.get(at + 1).is_some_and(|word| word.is("%") || word.is("percent"));
    let mut place = at + 1 + usize::from(is_share);
    if is_share {
        place = words.get(place).filter(|word| word.is("of")).map(|_| place + 1)?;
        while words.get(place).is_some_and(|word| word.is_one_of(&["all", "our", "the", "its"])) {
            place += 1;
        }
    }
    let users = words.get(place).filter(|word| word.is_one_of(USERS) && word.gap.trim().is_empty())?;
    // "2,940 of 9,480 users": the first one counts; "1,000 users in Oslo" are a subgroup.
    let whole = first.checked_sub(2).filter(|_| words[first - 1].is("of")).and_then(|at| number_until(words, at));
    let subgroup = words.get(place + 1).is_some_and(|next| {
        !next.begins_clause() && next.is_one_of(&["each", "in", "of", "on", "per", "with", "who", "whose"])
    });
    if subgroup {
        return None;
    }
    let (from, number) = whole.unwrap_or((first, number));
    let about =
        words[from.saturating_sub(2)..from].iter().any(|word| word.is_one_of(ABOUT)) || words[from].gap.contains('~');
    let bound = bound(words, from);
    let round = number >= 1000.0 && number % 1000.0 == 0.0;
    let end = words.iter().position(|word| word.start == users.start)?;
    let slack = if about {
        0.15
    } else if round {
        0.05
    } else {
        0.0
    };
    Some(Statement { part: text_of(text, &words[from..=end]), number, is_share, slack, bound })
}

/// The number whose last word is at `at`: where it begins, and what it is worth. `18 000` is one.
fn number_until(words: &[Word<'_>], at: usize) -> Option<(usize, f64)> {
    let is_digits = |word: &Word<'_>| word.text.bytes().all(|byte| byte.is_ascii_digit());
    let is_group = |word: &Word<'_>| word.text.len() == 3 && is_digits(word) && word.gap.trim().is_empty();
    let mut first = at;
    while is_group(&words[first]) && first > 0 && words[first - 1].text.len() <= 3 && is_digits(&words[first - 1]) {
        first -= 1;
    }
    let text: String = words[first..=at].iter().map(|word| word.text).collect();
    Some((first, value(&text)?))
}

/// What a number in digits is worth; words as `inf` are none here.
fn value(text: &str) -> Option<f64> {
    let is_number = text.starts_with(|c: char| c.is_ascii_digit());
    if is_number { text.replace(',', "").parse().ok() } else { None }
}

fn bound(words: &[Word<'_>], from: usize) -> Bound {
    let gap = words[from].gap.trim_end();
    let is = |phrase: &[&str]| from.checked_sub(phrase.len()).is_some_and(|at| phrase_at(words, at, phrase));
    if gap.ends_with('>') || is(&["over"]) || is(&["more", "than"]) || is(&["at", "least"]) {
        Bound::Least
    } else if gap.ends_with('<') || is(&["up", "to"]) || is(&["fewer", "than"]) || is(&["less", "than"]) {
        Bound::Most
    } else {
        Bound::None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::words::sentences;

    fn agree(text: &str, users: Users) -> Vec<bool> {
        let told: Vec<_> = sentences(text).iter().flat_map(|words| statements(text, words)).collect();
        assert!(told.is_empty() || CUES.may_be_in(text), "{text}");
        told.iter().map(|one| one.agrees_with(users)).collect()
    }

    #[test]
    fn shares_and_counts_are_compared() {
        assert_eq!(agree("25% of users saw errors.", Users::Percent(25.0)), [true]);
        assert_eq!(agree("25% of all our users saw errors.", Users::Percent(12.0)), [false]);
        assert_eq!(agree("21% of users could not pay", Users::Percent(12.0)), [false]);
        assert_eq!(agree("31% of users", Users::Part { of: 9480, affected: 2940 }), [true]);
        assert_eq!(agree("about 2000 of 18 000 users", Users::Part { of: 18000, affected: 2000 }), [true]);
        assert_eq!(agree("2 100 of 18 000 users", Users::Count(2000)), [false]);
        assert_eq!(agree("1 018 000 users", Users::Count(1_018_000)), [true]);
        assert_eq!(agree("2,940 of 9,480 users", Users::Part { of: 9480, affected: 2940 }), [true]);
        assert_eq!(agree("2,490 customers met an error", Users::Count(2940)), [false]);
        assert_eq!(agree("About 3,000 users", Users::Count(2940)), [true]);
        assert_eq!(agree("About 5,000 users", Users::Count(2940)), [false]);
        for text in ["More than 100 users", "It met >100 users", "At least 100 users", "Up to 300 users"] {
            assert_eq!(agree(text, Users::Count(180)), [true], "{text}");
            assert_eq!(agree(text, Users::Count(2940)), [false], "{text}");
        }
    }

    #[test]
    fn subgroups_and_other_things_are_not() {
        for text in [
            "40% of mobile users saw errors",
            "12% of requests failed",
            "Four customers wrote, 4 customers called",
            "40 customers in Oslo",
            "200 users per host",
            "Two courses of 100 users each",
            "It would have reached 90% of users",
            "Checkout was back for 50% of users",
        ] {
            assert_eq!(agree(text, Users::Percent(25.0)), Vec::<bool>::new(), "{text}");
        }
    }
}
