//! Narrow and wide, without colour, without a cursor, without UTF-8, without a terminal; and partial records.

use super::screen::Sandbox;
use super::{CTRL_C, RECORD};
use crate::answers::PARTIAL;

#[test]
fn plain_asks_line_by_line_and_draws_nothing() {
    let sandbox = Sandbox::new();
    let typed = "Slow checkout\n?\n<\nSlow shop\n\n2\n2\nshop\nyesterday 15:30\n";
    let output = sandbox.run(&["new", "--plain", "--no-commit"], typed);
    let told = String::from_utf8(output.stderr).unwrap();
    // The lines ended: all of them are kept.
    assert_eq!(output.status.code(), Some(130), "{told}");
    assert!(!told.contains('\u{1b}'), "{told:?}");
    assert!(told.contains("Incident 1/9, 4 questions\nWhat happened, in a few words?\n"), "{told}");
    assert!(told.contains("why: by these the incident is found again"), "{told}");
    assert!(told.contains("  now: Slow checkout\n"), "{told}");
    assert!(told.contains("  2. sev2: "), "{told}");
    let draft = sandbox.text("postmortems/2023/2023-08-10-slow-shop.yaml");
    for line in ["title: Slow shop\n", "time_zone: UTC\n", "severity: sev2\n", "  started: 2023-08-10 15:30\n"] {
        assert!(draft.contains(line), "{line} in {draft}");
    }
}

#[test]
fn a_dumb_terminal_is_asked_line_by_line() {
    let sandbox = Sandbox::new();
    let mut screen = sandbox.terminal_with(&["new"], &[("TERM", "dumb".as_ref())]);
    screen.wait("What happened, in a few words?");
    screen.keys("Slow\n");
    screen.wait("In which time zone are your clocks?");
    screen.keys("<\n");
    screen.wait("now: Slow");
    screen.keys(CTRL_C);
    screen.status();
    assert!(sandbox.exists("postmortems/2023/2023-08-11-slow.yaml"));
}

#[test]
fn at_60_columns_a_menu_line_is_a_line() {
    let sandbox = Sandbox::new();
    let mut screen = sandbox.terminal_of_width(&["new"], &[], 60);
    screen.answer("What happened, in a few words?", "Slow");
    screen.answer("In which time zone are your clocks?", "");
    screen.question("How bad was it?");
    screen.wait("(leave open for now)");
    let contents = screen.contents();
    assert!(contents.contains("  sev2  many users are affected, or an important fun…"), "{contents}");
    assert!(contents.lines().all(|line| line.chars().count() <= 60), "{contents}");
    screen.keys(CTRL_C);
    screen.status();
}

#[test]
fn a_locale_without_utf_8_gets_ascii() {
    let sandbox = Sandbox::new();
    let mut screen = sandbox.terminal_of_width(&["new"], &[("LANG", "C".as_ref())], 60);
    screen.answer("What happened, in a few words?", "Slow");
    screen.answer("In which time zone are your clocks?", "");
    screen.question("How bad was it?");
    screen.wait("an important fun...");
    assert!(screen.contents().is_ascii(), "{}", screen.contents());
    screen.keys(CTRL_C);
    screen.status();
}

#[test]
fn of_a_partial_record_only_what_is_missing_is_asked() {
    let sandbox = Sandbox::new();
    sandbox.put("answers.yaml", PARTIAL);
    let mut screen = sandbox.terminal(&["new", "--from", "answers.yaml"]);
    screen.answer("Who answers for this postmortem?", "database team lead");
    screen.answer("How far is it?", "in_review");
    screen.answer("Commit the record and its render?", "yes");
    assert_eq!(screen.status(), 0, "{}", screen.contents());
    assert!(sandbox.text(RECORD).contains("owner: database team lead\n"));
    assert_eq!(sandbox.git(&["rev-list", "--count", "HEAD"]), "1\n");
}

#[test]
fn yes_takes_every_default() {
    let sandbox = Sandbox::new();
    sandbox.put("answers.yaml", PARTIAL);
    // Without questions: what is missing stays missing in a draft.
    let output = sandbox.run(&["new", "--from", "answers.yaml", "--yes"], "");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(sandbox.git(&["rev-list", "--count", "HEAD"]), "1\n");
    // What has a default gets it, and it is told.
    let lacking = PARTIAL
        .replace("time_zone: UTC\n", "")
        .replace("no_actions_because: the service is switched off\n", "action_items: [{text: Raise the pool to 80}]\n");
    sandbox.put("answers.yaml", &lacking.replace("Web stack", "Other"));
    let output = sandbox.run(&["new", "--from", "answers.yaml", "--yes"], "");
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(told.contains("answers.yaml lacks `time_zone`: took `UTC`\n"), "{told}");
    assert!(told.contains("answers.yaml lacks `action_items[0].due`: took `2023-09-09`\n"), "{told}");
    let record = sandbox.text("postmortems/2023/2023-08-10-other-outage.yaml");
    assert!(record.contains("time_zone: UTC\n") && record.contains("due: 2023-09-09\n"), "{record}");
    let mut screen = sandbox.terminal(&["new", "--yes"]);
    screen.answer("What happened, in a few words?", "Slow");
    // The time zone has a default.
    screen.question("How bad was it?");
    screen.keys(CTRL_C);
    assert_eq!(screen.status(), 130);
    assert!(sandbox.text("postmortems/2023/2023-08-11-slow.yaml").contains("time_zone: UTC\n"));
}
