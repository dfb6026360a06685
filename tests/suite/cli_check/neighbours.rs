//! Records against each other: what a check of one file reads besides, and what a commit is held against.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use hotwash::check::{Beside, Content, Options, proofread_beside};
use hotwash::config::Config;
use hotwash::error::Error;

use crate::rules;
use crate::sandbox::{NOW, Output, Sandbox};

/// The records of a fixture, in a repository.
fn archive(rule: &str) -> Sandbox {
    let sandbox = Sandbox::repository();
    for (file, bytes) in rules::inputs(&rules::root().join(rule), "bad") {
        sandbox.write(&format!("postmortems/{}", file.display()), bytes);
    }
    sandbox
}

#[track_caller]
fn tells(output: &Output, rule: &str, is_told: bool) {
    assert!(output.status < 2, "{output:#?}");
    assert_eq!(output.stdout.contains(&format!("[{rule}]")), is_told, "{output:#?}");
}

#[test]
fn one_file_is_held_against_those_that_lie_near_and_those_that_it_names() {
    for (rule, file) in [
        ("overlapping-incident", "2026-01-08-checkout-errors"),
        ("overlapping-incident", "2026-01-08-stale-search"),
        ("one-sided-relation", "2026-01-08-checkout-errors"),
    ] {
        let sandbox = archive(rule);
        tells(&sandbox.hotwash(&format!("check --format short postmortems/{file}.yaml")), rule, true);
        tells(&sandbox.hotwash("check --format short"), rule, true);
    }
}

#[test]
fn a_circle_is_followed_from_one_of_its_records() {
    let sandbox = Sandbox::new();
    for (id, next) in [("a", "b"), ("b", "c"), ("c", "a")] {
        let text = format!("id: {id}\ntitle: Mail delayed\nrelated: [{{id: {next}, relation: caused_by}}]\n");
        sandbox.write(&format!("postmortems/{id}.yaml"), text);
    }
    for id in ["a", "b", "c"] {
        let output = sandbox.hotwash(&format!("check --format short postmortems/{id}.yaml"));
        tells(&output, "relation-cycle", true);
        assert!(output.stdout.contains(&format!("postmortems/{id}.yaml:3:11: error[relation-cycle]")), "{output:#?}");
    }
    tells(&sandbox.hotwash("check --format short"), "relation-cycle", true);
}

#[test]
fn one_file_of_ten_thousand_is_checked_without_reading_the_others() {
    let name = |day: u32| {
        PathBuf::from(format!("{}-{:02}-{:02}-x{day}.yaml", 2000 + day / 336, day / 28 % 12 + 1, day % 28 + 1))
    };
    let archive: Vec<PathBuf> = (0..10_000).map(name).collect();
    let (one, related, next) = (&archive[5000], &archive[9], &archive[77]);
    let stem = |file: &Path| file.file_stem().unwrap().to_str().unwrap().to_owned();
    let text = |file: &Path| {
        let names = if file == one {
            Some(related)
        } else if file == related {
            Some(next)
        } else {
            None
        };
        let related = names.map_or_else(String::new, |file| format!("related: [{{id: {}}}]\n", stem(file)));
        let day = &stem(file)[..10];
        format!("id: {}\nmilestones: {{started: {day} 10:00}}\nservices: [x]\n{related}", stem(file))
    };
    let read = Mutex::new(BTreeSet::new());
    let reads = |file: &Path| {
        read.lock().unwrap().insert(file.to_owned());
        Ok(Content::Bytes(text(file).into_bytes()))
    };
    let config = Config::default();
    let options = Options { config: &config, now: NOW.parse().unwrap(), stage: None };
    let beside = Beside { archive: Some(&archive), ..Beside::default() };
    proofread_beside(std::slice::from_ref(one), beside, &reads, options).unwrap();
    // Itself, two days before it, one after, and what it names in turn.
    let expected = archive[4998..=5001].iter().chain([related, next]).cloned().collect::<BTreeSet<_>>();
    assert_eq!(*read.lock().unwrap(), expected);
    // One that cannot be read was not asked for.
    let refuses = |file: &Path| if file == one { reads(file) } else { Err(Error::new("unreadable")) };
    proofread_beside(std::slice::from_ref(one), beside, &refuses, options).unwrap();
    assert!(proofread_beside(&archive[..2], beside, &refuses, options).is_err());
}

#[test]
fn what_came_back_is_told_before_it_is_committed() {
    let sandbox = archive("possible-recurrence");
    let (old, new) = ("postmortems/2025-11-19-checkout-timeouts.yaml", "postmortems/2026-01-08-checkout-errors.yaml");
    sandbox.git(&format!("add {old}"));
    sandbox.git("commit -qm old");
    tells(&sandbox.hotwash(&format!("check --format short {new}")), "possible-recurrence", false);
    sandbox.git("add -A");
    let output = sandbox.hotwash("check --staged --format short");
    tells(&output, "possible-recurrence", true);
    assert!(!output.stdout.contains(old), "{output:#?}");
    let output = sandbox.hotwash("commit 2026-01-08").expect(0);
    tells(&output, "possible-recurrence", true);
}

#[test]
fn the_answer_to_a_relation_is_written_into_the_other_record() {
    let sandbox = archive("one-sided-relation");
    let other = "postmortems/2025-11-19-stale-search.yaml";
    let before = sandbox.read(other);
    sandbox.write(other, before.replace("\ntitle:", " # kept\ntitle:"));
    let before = sandbox.read(other);
    let shown = sandbox.hotwash("check --fix --diff").expect(0);
    assert!(shown.stdout.contains("+  - id: 2026-01-08-checkout-errors\n+    relation: same_cause\n"), "{shown:#?}");
    assert_eq!(sandbox.read(other), before);
    let output = sandbox.hotwash("check --fix").expect(0);
    let line = format!(
        "{other}:1: fixed[one-sided-relation]: `related` names `postmortems/2026-01-08-checkout-errors.yaml` now"
    );
    assert!(output.stdout.lines().any(|told| told == line), "{output:#?}");
    let after = sandbox.read(other);
    let (first, answer) = after.split_once("related:\n").unwrap();
    assert_eq!(answer.lines().next(), Some("  - id: 2026-01-08-checkout-errors"));
    assert!(before.starts_with(first), "{after}");
    assert!(!sandbox.hotwash("check --fix").expect(0).stdout.contains("one-sided-relation"));
    assert_eq!(sandbox.read(other), after);
}
