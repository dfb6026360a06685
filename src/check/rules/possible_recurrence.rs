//! An incident that reads like an earlier one.

use crate::check::entry::Entry;
use crate::check::rule::{Check, Family, FoundIn, Levels, Rule, Saying};
use crate::finding::{FieldPath, shown};
use crate::recurrence::Past;

pub static RULE: Rule = Rule {
    id: "possible-recurrence",
    family: Family::Records,
    levels: Levels::of('-', 'N', 'N'),
    summary: "the cause reads like that of an earlier incident on the same service, which the record does not name",
    why: "Failing is fine, but failing twice because of the same issue is not: the second time, the question is why the \
          actions of the first did not help, and nobody asks it who does not know of the first. Records are held against \
          each other by what they say of the cause, in other words too; what few say counts most, and the service has to \
          be the same. It takes the whole archive: a check of one file does not tell, and `hotwash similar` does.",
    help: "name the earlier record in `related`, as `recurrence_of` or `same_cause`, and say what will be different",
    check: Check::Archive(check),
};

fn check(records: &[Entry], found: &mut FoundIn<'_>) {
    let known: Vec<usize> = (0..records.len()).filter(|place| records[*place].traits.is_some()).collect();
    let cases = known.iter().filter_map(|place| records[*place].case());
    let past = Past::new(cases.collect());
    let is_linked = |one: usize, other: usize| {
        let (one, other) = (&records[known[one]], &records[known[other]]);
        one.id == other.id || one.is_related_to(other)
    };
    let all: Vec<usize> = (0..known.len()).collect();
    for (nth, alike) in past.recurrences(&all, 1, is_linked).into_iter().enumerate() {
        let Some(earlier) = alike.first().map(|alike| &records[known[alike.place]]) else { continue };
        let Some(id) = earlier.id.as_deref() else { continue };
        let field = FieldPath::from("root_cause").at("summary");
        let undone: Vec<String> = earlier.unfinished.iter().take(MOST_UNDONE).map(|one| one.said(id)).collect();
        let message = format!("the cause reads like that of {}, on the same service", shown(id));
        let message = [message].into_iter().chain(undone).collect::<Vec<_>>().join("; ");
        found.add(
            known[nth],
            Saying::new(field, message).help(format!(
                "if it came back, write `{{id: {id}, relation: recurrence_of}}` under `related`, and say what will be \
             different; if it only looks so, allow it with the reason"
            )),
        );
    }
}

/// As many actions are told that would have prevented it.
const MOST_UNDONE: usize = 2;

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use std::fmt::Write as _;
    use std::path::{Path, PathBuf};

    use crate::check::{Content, Options, proofread};
    use crate::config::Config;

    const POOL: [&str; 3] = [
        "The connection pool was smaller than peak load needs",
        "Pool settings reach production without a load test",
        "The pool has no alert before it is exhausted",
    ];

    /// A record in review, of that day.
    fn record(day: &str, service: &str, [root, one, two]: [&str; 3], more: &str) -> (PathBuf, String) {
        let mut text = format!("id: {day}-x\ntitle: Slow\nstatus: in_review\ntime_zone: UTC\nservices: [{service}]\n");
        writeln!(text, "milestones: {{started: {day} 10:00, resolved: {day} 11:00}}").unwrap();
        writeln!(text, "root_cause: {{summary: {root}}}").unwrap();
        writeln!(text, "contributing_factors:\n  - {{id: F1, text: {one}}}\n  - {{id: F2, text: {two}}}\n{more}")
            .unwrap();
        (format!("{day}-x.yaml").into(), text)
    }

    /// The files in which a recurrence is told.
    fn told(records: &[(PathBuf, String)]) -> Vec<String> {
        let files: Vec<PathBuf> = records.iter().map(|(file, _)| file.clone()).collect();
        let read = |file: &Path| {
            let text = records.iter().find(|(name, _)| name == file).map(|(_, text)| text.clone());
            Ok(Content::Bytes(text.unwrap_or_default().into_bytes()))
        };
        let config = Config::default();
        let options = Options { config: &config, now: "2026-01-15T12:00:00Z".parse().unwrap(), stage: None };
        let outcome = proofread(&files, &read, options).unwrap();
        let found = outcome.findings().into_iter().filter(|finding| finding.rule == super::RULE.id);
        found.map(|finding| format!("{} {}", finding.file.display(), finding.message)).collect()
    }

    #[test]
    fn the_same_cause_in_other_words_and_order_is_told_at_the_later_one() {
        let other = [
            "Peak loads needed more connections than the pool had",
            "A load test of pool settings is not part of the way to production",
            "No alert fires before the pool exhausts",
        ];
        let records = [record("2025-12-01", "checkout", other, ""), record("2025-05-01", "Checkout", POOL, "")];
        let line = "2025-12-01-x.yaml the cause reads like that of `2025-05-01-x`, on the same service";
        assert_eq!(told(&records), [line]);
    }

    #[test]
    fn what_only_looks_like_it_is_quiet() {
        let first = || record("2025-05-01", "checkout", POOL, "");
        let disk = [
            "The disk of the checkout log was full",
            "Log settings reach production without a test of their size",
            "The disk has no alert before it is full",
        ];
        let queue = [
            "The mail queue had no limit on its length",
            "Mails are sent again at once",
            "Retries have no limit when it is full",
        ];
        for (service, cause, more) in [
            ("search", POOL, ""),
            ("checkout", disk, ""),
            ("checkout", queue, ""),
            ("checkout", ["Unknown", "Unknown", "Unknown"], ""),
            ("checkout", POOL, "related: [{id: 2025-05-01-x, relation: recurrence_of}]"),
            ("checkout", POOL, "kind: exercise"),
        ] {
            let second = record("2025-12-01", service, cause, more);
            assert_eq!(told(&[first(), second.clone()]), Vec::<String>::new(), "{second:?}");
        }
        // At the same time, it is one incident and not the next.
        let (_, text) = record("2025-05-01", "checkout", POOL, "");
        let twin = (PathBuf::from("2025-05-01-y.yaml"), text.replace("01-x", "01-y"));
        assert_eq!(told(&[first(), twin]), Vec::<String>::new());
    }
}
