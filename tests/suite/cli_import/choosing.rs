//! Which of the events belong into the record, asked on a real terminal.

use std::fmt::Write as _;

use super::events::{ID, RECORD, WRITTEN};
use crate::terminal::screen::{Sandbox, Screen};

const DOWN: &str = "\x1b[B";
const RIGHT: &str = "\x1b[C";
const ESC: &str = "\x1b";
const CTRL_C: &str = "\x03";

/// A record, and thirty messages around it.
fn sandbox() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.put(RECORD, WRITTEN);
    let mut table = String::from("time,what,who\n");
    for minute in 0..30 {
        writeln!(table, "15:{:02},\"message {minute} of many\nwith more\",ops", minute + 30).unwrap();
    }
    sandbox.put("log.csv", &table);
    sandbox
}

fn asked(sandbox: &Sandbox) -> Screen {
    let mut screen = sandbox.terminal(&["import", "--events", "log.csv", ID]);
    screen.question("Which of 30 events belong into the timeline?");
    screen
}

#[test]
fn a_few_are_marked_and_a_word_finds_one_further_down() {
    let sandbox = sandbox();
    let mut screen = asked(&sandbox);
    screen.wait("[ ] 2   2023-08-10 15:31  ops: message 1 of many …");
    screen.wait("space marks, right marks all");
    screen.keys(&format!("{DOWN} "));
    screen.wait("[x] 2 ");
    screen.keys("27");
    screen.wait("> [ ] 28  2023-08-10 15:57  ops: message 27 of many …");
    screen.keys(" \r");
    assert_eq!(screen.status(), 0, "{}", screen.contents());
    let record = sandbox.text(RECORD);
    let texts: Vec<&str> = record.lines().filter(|line| line.contains(" of many")).map(str::trim).collect();
    assert_eq!(texts, ["message 1 of many", "message 27 of many"], "{record}");
    assert!(screen.contents().contains("2 events added"), "{}", screen.contents());
}

#[test]
fn all_are_marked_with_one_key() {
    let sandbox = sandbox();
    let mut screen = asked(&sandbox);
    screen.keys(RIGHT);
    screen.wait("[x] 5 ");
    screen.keys("\r");
    assert_eq!(screen.status(), 0, "{}", screen.contents());
    assert_eq!(sandbox.text(RECORD).matches(" of many").count(), 30);
}

#[test]
fn nothing_marked_and_nothing_answered_change_nothing() {
    let sandbox = sandbox();
    for (keys, status) in [("\r", 0), (ESC, 0), (CTRL_C, 130)] {
        let mut screen = asked(&sandbox);
        screen.keys(keys);
        assert_eq!(screen.status(), status, "{}", screen.contents());
        assert!(screen.contents().contains("nothing was added"), "{}", screen.contents());
        assert_eq!(sandbox.text(RECORD), WRITTEN);
    }
}

#[test]
fn what_others_wrote_meanwhile_stays() {
    let sandbox = sandbox();
    let mut screen = asked(&sandbox);
    assert!(sandbox.run(&["log", ID, "15:45 between"], "").status.success());
    screen.keys(" \r");
    assert_eq!(screen.status(), 0, "{}", screen.contents());
    let record = sandbox.text(RECORD);
    assert!(record.contains("text: between\n") && record.contains("message 0 of many\n"), "{record}");
}

#[test]
fn line_by_line_numbers_choose() {
    let sandbox = sandbox();
    let told = sandbox.run(&["import", "--events", "log.csv", ID, "--plain"], "1, 3\n");
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    assert_eq!(sandbox.text(RECORD).matches(" of many").count(), 2);
}
