//! Many lines pasted at the question for one event, and names of earlier records, on a real terminal.

use super::screen::{Sandbox, Screen};
use super::{CTRL_C, DOWN};

/// A draft that has come as far as its timeline.
const DRAFT: &str = "\
id: 2023-08-10-slow
title: Slow
time_zone: UTC
severity: sev2
kind: outage
services: [shop]
milestones: {started: 2023-08-10 15:30, detected: 2023-08-10 15:30, resolved: 2023-08-10 17:15}
impact: {summary: Slow, users_affected: 25%}
detection: {method: monitoring}
";
const FILE: &str = "postmortems/2023/2023-08-10-slow.yaml";
const LINES: &str = "15:30 - Latency alert\r| 15:35 | Team alerted |\rby phone, 日本語\r- 16:45 UTC: Restored";

fn at_timeline(sandbox: &Sandbox) -> Screen {
    sandbox.put(FILE, DRAFT);
    let mut screen = sandbox.terminal(&["new", "--continue", FILE]);
    screen.question("Event 1: when?");
    screen
}

/// Takes all, and leaves.
fn take_all(sandbox: &Sandbox, screen: &mut Screen) -> String {
    screen.wait("Thu 2023-08-10 15:35 UTC: Team alerted");
    screen.answer("That is 3 events. Take them?", "");
    screen.question("Event 4: when?");
    screen.keys(CTRL_C);
    assert_eq!(screen.status(), 130);
    sandbox.text(FILE)
}

const WRITTEN: &str = "\
timeline:
  - at: 2023-08-10 15:30
    text: Latency alert
  - at: 2023-08-10 15:35
    text: |
      Team alerted
      by phone, 日本語
  - at: 2023-08-10 16:45
    text: Restored
";

#[test]
fn a_pasted_chat_becomes_events() {
    let sandbox = Sandbox::new();
    let mut screen = at_timeline(&sandbox);
    screen.keys(&format!("\x1b[200~{}\x1b[201~\r", LINES.replace('\r', "\n")));
    let record = take_all(&sandbox, &mut screen);
    assert!(record.contains(WRITTEN), "{record}");
}

#[test]
fn lines_that_the_terminal_types_as_they_are_pasted_become_events_too() {
    let sandbox = Sandbox::new();
    let mut screen = at_timeline(&sandbox);
    screen.keys(&format!("{LINES}\r"));
    let record = take_all(&sandbox, &mut screen);
    assert!(record.contains(WRITTEN), "{record}");
}

#[test]
fn a_long_paste_line_by_line_loses_nothing() {
    let sandbox = Sandbox::new();
    let mut screen = at_timeline(&sandbox);
    let lines: Vec<String> =
        (0..90).map(|nth| format!("15:{:02} - Step {nth} of the work on the pool\r", nth % 60)).collect();
    screen.keys(&lines.concat());
    screen.answer("That is 90 events. Take them?", "");
    screen.question("Event 91: when?");
    screen.keys(CTRL_C);
    assert_eq!(screen.status(), 130);
    let record = sandbox.text(FILE);
    for nth in 0..90 {
        assert!(record.contains(&format!("text: Step {nth} of the work on the pool\n")), "{nth}: {record}");
    }
}

#[test]
fn names_of_earlier_records_are_completed_and_incidents_like_this_one_linked() {
    let sandbox = Sandbox::new();
    let earlier = "\
id: 2023-05-02-db-failover
title: Database failover
time_zone: UTC
services: [checkout-database]
milestones: {started: 2023-05-02 10:00, resolved: 2023-05-02 11:00}
root_cause: {summary: Database connection pool exhausted under load}
action_items: [{id: A1, text: Raise the pool, owner: database team, due: 2023-06-01}]
";
    sandbox.put("postmortems/2023/2023-05-02-db-failover.yaml", earlier);
    sandbox.put(FILE, &DRAFT.replace("services: [shop]\n", ""));
    let mut screen = sandbox.terminal(&["new", "--continue", FILE]);
    screen.question("Which services were affected?");
    screen.keys("shop, chec");
    screen.wait("shop, checkout-database");
    screen.keys(DOWN);
    screen.keys("\r\r");
    screen.question("Event 1: when?");
    screen.keys("\x1b[200~15:30 a\n15:31 b\n15:32 c\x1b[201~\r");
    screen.answer("That is 3 events. Take them?", "");
    screen.answer("Event 4: when?", "");
    screen.answer("What was the root cause, in one line?", "Database connection pool exhaustion");
    screen.wait("is too short to explain anything");
    screen.answer("Why was that?", "The pool was set once, for half the load");
    screen.wait("2023-05-02-db-failover: Database failover");
    screen.wait("still open: A1 Raise the pool (database team, due 2023-06-01)");
    // One key.
    screen.question("Does one of these have the same cause?");
    screen.keys("\r");
    screen.question("Why 2 of 5");
    screen.keys(CTRL_C);
    assert_eq!(screen.status(), 130);
    let record = sandbox.text(FILE);
    assert!(record.contains("  - checkout-database\n") || record.contains("[shop, checkout-database]"), "{record}");
    assert!(record.contains("2023-05-02-db-failover"), "{record}");
    assert!(record.contains("same_cause"), "{record}");
}
