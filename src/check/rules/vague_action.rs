//! An action that names no end.

use crate::check::phrases::Phrases;
use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::said::Said;
use crate::check::subject::Subject;
use crate::check::words::{Word, text_of};
use crate::finding::shown;
use crate::record::{ActionItem, ActionKind, ActionStatus};

pub static RULE: Rule = Rule {
    id: "vague-action",
    family: Family::Actions,
    levels: Levels::of('-', 'W', 'W'),
    summary: "an action that begins with \"investigate\", \"improve\", \"consider\" … and names no end",
    why: "Nobody can say when \"improve monitoring\" is done. Google's guide to action items asks for ones that are \
          actionable, specific and bounded; 55 of 454 in public postmortems were not. Such a beginning is fine where \
          an end is named: in `done_when`, by a number, or by the one thing that is meant. An action of kind \
          `investigate` is also bounded by its due date.",
    help: "say what will be different: name the artefact and the threshold, or write `done_when`",
    check: Check::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Found) {
    for (place, said) in subject.actions_said() {
        let action = &subject.record.action_items[place];
        if is_bounded(action) || !said.may_begin_with(OPENINGS.firsts()) {
            continue;
        }
        if let Some(opening) = vague_opening(said) {
            found.add(Saying::new(said.path(), format!("{} names no end", shown(said.text))).part(opening));
        }
    }
}

/// Whether its end is named elsewhere than in its text, or does not matter any more.
fn is_bounded(action: &ActionItem) -> bool {
    action.done_when.is_some()
        || (action.kind == Some(ActionKind::Investigate) && action.due.is_some())
        || matches!(action.state(), ActionStatus::Declined | ActionStatus::Superseded)
}

const OPENINGS: &Phrases = &Phrases::of(&[
    &["assess"],
    &["be", "careful"],
    &["be", "more"],
    &["check", "if"],
    &["check", "whether"],
    &["check", "why"],
    &["consider"],
    &["discuss"],
    &["enhance"],
    &["ensure"],
    &["evaluate"],
    &["explore"],
    &["figure", "out"],
    &["improve"],
    &["investigate"],
    &["keep", "an", "eye"],
    &["look", "at"],
    &["look", "into"],
    &["make", "sure"],
    &["monitor"],
    &["pay", "attention"],
    &["reconsider"],
    &["research"],
    &["review"],
    &["revisit"],
    &["strengthen"],
    &["think", "about"],
    &["try", "to"],
]);

/// The words an unbounded action begins with.
fn vague_opening<'a>(said: &Said<'a>) -> Option<&'a str> {
    let text = said.text;
    let first = said.sentences().next()?;
    // Only one that begins the text: before it, code or an address may stand.
    if !text.trim_start().starts_with(first.first()?.text) {
        return None;
    }
    let length = OPENINGS.at(first, 0)?;
    // "Investigate and fix" ends with the fix; "review and improve" does not end.
    let goes_on = first.get(length).is_some_and(|word| word.is("and"));
    if goes_on && OPENINGS.at(first, length + 1).is_none() {
        return None;
    }
    let names_end = is_about_all(first, length)
        || text.contains(['`', '"', '“', '=', '>', '<'])
        || text.split_whitespace().any(is_path)
        || first[length..].iter().any(names_something)
        // A capital at the beginning of a sentence makes no name.
        || said.sentences().skip(1).flat_map(|sentence| &sentence[1..]).any(names_something)
        || (0..first.len()).any(|at| ENDS.at(first, at).is_some());
    if names_end { None } else { Some(text_of(text, &first[..length])) }
}

/// After these, a text says how the end is recognised.
const ENDS: &Phrases = &Phrases::of(&[&["so", "that"], &["such", "that"], &["until"], &["unless"], &["whenever"]]);

/// "Ensure every service has an owner", "review all policies of the account": each of them can be counted off.
fn is_about_all(words: &[Word<'_>], after: usize) -> bool {
    let counted = words[0].is_one_of(&["ensure", "make", "review"]);
    let what = words[after..].iter().find(|word| !word.is("that"));
    counted && what.is_some_and(|word| word.is_one_of(&["all", "each", "every", "no"]) && !word.begins_clause())
}

/// `/metrics`, `deploy/run.sh`, `https://…`, and not the or in "dashboards/alerts".
fn is_path(part: &str) -> bool {
    let part = part.trim_matches(|c: char| !(c.is_alphanumeric() || c == '/'));
    let slashes = part.matches('/').count();
    part.len() > 1
        && (slashes > 1 || (slashes == 1 && (part.starts_with('/') || part.contains(['.', '_', '-', ':', '(']))))
}

/// A number, an identifier, or a name: `p99`, `max_connections`, `deploy.sh`, `PostgreSQL`.
fn names_something(word: &Word<'_>) -> bool {
    // "APIs" and "VM's" are no more of a name than "API" and "VM".
    let text = ["'s", "’s", "s"].into_iter().find_map(|ending| word.text.strip_suffix(ending)).unwrap_or(word.text);
    let inner = &text[text.chars().next().map_or(0, char::len_utf8)..];
    let has_capital = inner.contains(char::is_uppercase);
    let is_acronym = has_capital && !inner.contains(char::is_lowercase);
    word.text.contains(|c: char| c.is_ascii_digit())
        || word.text.contains('_')
        || (has_capital && !is_acronym)
        || word.is_capitalised()
        || word.gap.contains('`')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beginnings_without_an_end_are_vague() {
        for (text, opening) in [
            ("Improve monitoring", "Improve"),
            ("Look into better alerting of the API", "Look into"),
            ("Be more careful with deploys", "Be more"),
            ("investigate the root cause", "investigate"),
            ("Improve alerting. Also dashboards.", "Improve"),
            ("Review and improve alerting", "Review"),
            ("Make sure this does not happen again", "Make sure"),
            ("Improve coverage of dashboards/alerts", "Improve"),
            ("Figure out how to watch the limits", "Figure out"),
            ("Discuss whether two AZs are enough", "Discuss"),
            ("Consider how the VM's limits are chosen", "Consider"),
            ("Check why no alert came", "Check why"),
            ("Enhance documentation and training on best practices", "Enhance"),
        ] {
            let said = Said::alone(text);
            assert_eq!(vague_opening(&said), Some(opening), "{text}");
            assert!(said.may_begin_with(OPENINGS.firsts()), "{text}");
        }
    }

    #[test]
    fn named_ends_and_other_verbs_are_not() {
        for text in [
            "Improve the p99 of checkout to 300 ms",
            "Review `deploy.sh` for unquoted variables",
            "Ensure that the build fails until a reviewer approves",
            "Monitor replication lag in Grafana",
            "Increase max_connections",
            "Investigate and fix the memory leak",
            "Add an alert on the error rate",
            "Investigated alerts get a label",
            "Reviewers are assigned by the bot",
            "Monitor max_connections",
            "Review /etc/fstab on all hosts",
            "Ensure deploy/run.sh stops at the first error",
            "Monitor the size of the queue (https://graphs.example.com/queue)",
            "Find the query that scans the table",
            "Ensure every service has an owner in the catalogue",
            "Make sure that no host is older than a week",
            "Review all policies of the build account",
            "Check the limits of the pool in the build",
            "Ensure backups are restored daily, so that a broken one is noticed",
        ] {
            assert_eq!(vague_opening(&Said::alone(text)), None, "{text}");
        }
    }
}
