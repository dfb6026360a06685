//! One action twice: in a record, or in two.

use std::collections::HashMap;

use crate::check::entry::Entry;
use crate::check::rule::{Check, Family, Found, FoundIn, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::finding::{FieldPath, shown};

pub static RULE: Rule = Rule {
    id: "duplicate-action",
    family: Family::Actions,
    levels: Levels::always('W'),
    summary: "an action that stands twice in the record, or in an earlier record too",
    why: "Twice in one record, it is done twice or not at all. In the record of an earlier incident too, it came back: \
          then it was not done, or did not help, and that is worth more than writing it again. Actions of four words \
          and more that are still open are held against those of all records in the check, in any spelling of case and \
          punctuation, but not where `related` names the earlier one: then somebody has seen it.",
    help: "keep one of them; where it came back, name the earlier record in `related` and say what will be different",
    check: Check::Both(within, across),
};

fn text_field(place: usize) -> FieldPath {
    FieldPath::of_item("action_items", place, "text")
}

/// In one record, whatever became of them: what was declined is not written once more.
fn within(subject: &Subject<'_>, found: &mut Found) {
    let mut seen: Vec<(u64, usize)> = subject
        .same_actions()
        .iter()
        .enumerate()
        .filter_map(|(place, same)| Some((same.as_ref()?.hash, place)))
        .collect();
    seen.sort_unstable();
    let mut twice: Vec<(usize, usize)> = Vec::new();
    for same in seen.chunk_by(|one, next| one.0 == next.0) {
        twice.extend(same[1..].iter().map(|(_, place)| (*place, same[0].1)));
    }
    twice.sort_unstable();
    for (place, first) in twice {
        let message = format!("the same action stands at `{}`", text_field(first));
        let help = "keep one of them, with what the other one says besides";
        found.add(Saying::new(text_field(place), message).help(help));
    }
}

/// In the records of several incidents, told at the later one.
fn across(records: &[Entry], found: &mut FoundIn) {
    let mut order: Vec<usize> = (0..records.len()).filter(|place| records[*place].started.is_some()).collect();
    order.sort_by_key(|place| (records[*place].started, &records[*place].file));
    let mut first: HashMap<u64, usize> = HashMap::new();
    for record in order {
        for (place, filed) in records[record].actions.iter().enumerate() {
            let Some(filed) = filed else { continue };
            let earlier = *first.entry(filed.same).or_insert(record);
            let (Some(id), true) = (&records[earlier].id, earlier != record) else { continue };
            // Records of one incident, or copies, are another matter.
            let is_later = records[earlier].started < records[record].started;
            let is_known = records[record].related.iter().any(|(related, _)| related.as_ref() == Some(id));
            if is_later && filed.is_open && !is_known {
                found.add(record, Saying::new(text_field(place), format!("the same action stands in {}", shown(id))));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use std::path::{Path, PathBuf};

    use crate::check::{Content, Options, proofread};
    use crate::config::Config;

    /// Whether the second of two records, whose one action has that status, repeats the first.
    fn comes_back(status: &str) -> bool {
        let record = |day: &str, status: &str| {
            format!(
                "title: Slow\nmilestones: {{started: 2026-01-{day} 10:00}}\nid: {day}\naction_items:\n  - {{text: Raise the \
                 pool's maximum, status: {status}}}\n"
            )
        };
        let files = [PathBuf::from("08.yaml"), PathBuf::from("13.yaml")];
        let read = |file: &Path| {
            let text = if file == files[0] { record("08", "done") } else { record("13", status) };
            Ok(Content::Bytes(text.into_bytes()))
        };
        let config = Config::default();
        let options = Options { config: &config, now: "2026-01-15T12:00:00Z".parse().unwrap(), stage: None };
        let findings = proofread(&files, &read, options).unwrap().findings();
        findings.iter().any(|found| found.rule == super::RULE.id && *found.file == files[1])
    }

    #[test]
    fn what_came_back_is_told_while_it_is_open() {
        assert!(comes_back("open"));
        assert!(!comes_back("done"), "nobody writes it anew");
    }
}
