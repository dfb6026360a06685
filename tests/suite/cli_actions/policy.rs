//! The due-date policy.

use super::{SHOP, actions, archive};

const FILE: &str = "postmortems/2026-08-01-shop.yaml";

#[test]
fn without_a_day_it_is_the_policys() {
    let sandbox = archive();
    let told = actions(&sandbox, &["due", SHOP, "A2"]).expect(0);
    assert!(
        told.stdout.contains("A2: due on Sun 2026-08-16 by policy, 15 days after the incident ended: "),
        "{told:#?}"
    );
    assert!(sandbox.read(FILE).contains("status: in_progress, due: 2026-08-16}"), "{}", sandbox.read(FILE));
    actions(&sandbox, &["due", SHOP, "A3"]).fails(&["no day for `A3` (sev1, p4)", "due_policy"]);
    actions(&sandbox, &["due", SHOP, "A3", "+14d"]).expect(0);
    assert!(sandbox.read(FILE).contains("due: 2026-12-06"));
    // With several, and by the configuration.
    sandbox.write("hotwash.yaml", "due_policy:\n  - {severity: sev1, priority: p4, days: 120}\n  - {days: 200}\n");
    actions(&sandbox, &["due", "--policy", &format!("{SHOP}:A3"), "2026-01-10-mail:A2", "A1"]).expect(0);
    assert!(sandbox.read(FILE).contains("priority: p4, due: 2026-11-29}"), "{}", sandbox.read(FILE));
    let mail = sandbox.read("postmortems/2026-01-10-mail.yaml");
    assert_eq!(mail.matches("due: 2026-07-29").count(), 2, "{mail}");
}

#[test]
fn a_word_that_is_neither_day_nor_action_is_told() {
    let sandbox = archive();
    actions(&sandbox, &["due", SHOP, "A2", "sometime"]).fails(&["`sometime` is neither a day nor an action"]);
    actions(&sandbox, &["due", SHOP, "A2", "2026-13-01"]).fails(&["2026-13-01"]);
    actions(&sandbox, &["due", SHOP, "A2", "A1", "Friday"]).expect(0);
    assert_eq!(sandbox.read(FILE).matches("due: 2026-11-27").count(), 2);
}

#[test]
fn what_has_no_day_is_never_overdue_but_is_told_of() {
    let sandbox = archive();
    let told = actions(&sandbox, &["--overdue", "--owner", "nobody"]).expect(0);
    assert_eq!(told.stdout, "no overdue action\n");
    assert_eq!(told.stderr, "1 open action has no due date and is past the day of the due-date policy\n");
    let told = actions(&sandbox, &["--overdue", "--owner", "database"]).expect(0);
    assert_eq!(told.stderr, "");
}

#[test]
fn a_policy_that_says_nothing_is_found() {
    let sandbox = archive();
    sandbox.write("hotwash.yaml", "due_policy:\n  - {severity: sev9, days: 3}\n  - {priority: p1}\n  - {days: 30}\n");
    let told = sandbox.hotwash("check --format short").stdout;
    assert!(told.contains("hotwash.yaml:2:16: error[unknown-severity]"), "{told}");
    assert!(told.contains("hotwash.yaml:3:5: warning[action-due-beyond-policy]: this entry has no `days`"), "{told}");
}
