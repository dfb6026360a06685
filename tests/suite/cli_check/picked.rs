//! The choice of rules for one run.

use crate::sandbox::{Output, Sandbox};

fn sandbox(config: &str) -> Sandbox {
    let sandbox = Sandbox::repository();
    sandbox.write("hotwash.yaml", config);
    sandbox.write("postmortems/a.yaml", "title: x\ntitel: y\nkind: outtage\n");
    sandbox.git("add postmortems");
    sandbox
}

/// The rules that had something to say, once each.
fn rules(output: &Output) -> Vec<&str> {
    let mut rules: Vec<&str> = output
        .stdout
        .lines()
        .filter_map(|line| line.split_once('[')?.1.split_once(']').map(|(rule, _)| rule))
        .collect();
    rules.sort_unstable();
    rules.dedup();
    rules
}

#[test]
fn only_the_named_rules_are_asked() {
    let sandbox = sandbox("time_zone: UTC\n");
    for scope in ["", "--staged ", "postmortems/a.yaml "] {
        let check = |choice: &str| sandbox.hotwash(&format!("check {scope}--format short {choice}"));
        let all = check("");
        assert_eq!(rules(&all), ["missing-field", "unknown-field", "unknown-value"], "{scope}");
        assert_eq!(rules(&check("--rule unknown-field").expect(1)), ["unknown-field"]);
        assert_eq!(rules(&check("--rule unknown-field,unknown-value")), ["unknown-field", "unknown-value"]);
        assert_eq!(rules(&check("--rule unknown-field --rule missing-field")), ["missing-field", "unknown-field"]);
        assert_eq!(rules(&check("--skip unknown-field,unknown-value").expect(0)), ["missing-field"]);
        assert_eq!(rules(&check("--rule unknown-field --skip unknown-field").expect(0)), [""; 0]);
    }
}

#[test]
fn to_name_a_rule_is_to_ask_it() {
    let sandbox = sandbox("rules: {unknown-field: off, unknown-value: note}\n");
    assert_eq!(rules(&sandbox.hotwash("check --format short")), ["missing-field", "unknown-value"]);
    assert_eq!(rules(&sandbox.hotwash("check --format short --rule unknown-field").expect(1)), ["unknown-field"]);
    // A level that is not `off` holds.
    assert_eq!(rules(&sandbox.hotwash("check --format short --rule unknown-value").expect(0)), ["unknown-value"]);
}

#[test]
fn a_file_that_cannot_be_read_is_told_whatever_is_chosen() {
    let sandbox = sandbox("time_zone: UTC\n");
    sandbox.write("postmortems/a.yaml", "title: [x\n");
    assert_eq!(rules(&sandbox.hotwash("check --format short --rule vague-action").expect(1)), ["syntax"]);
}

#[test]
fn a_rule_that_there_is_not_is_no_choice() {
    let sandbox = sandbox("time_zone: UTC\n");
    for option in ["--rule", "--skip"] {
        let line = format!("check {option} missing-field,unknown-feild");
        sandbox.hotwash(&line).fails(&["no rule is called `unknown-feild`", "did you mean `unknown-field`?"]);
    }
}
