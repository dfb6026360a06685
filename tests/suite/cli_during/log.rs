//! `log`: one line, one event, and no other byte.

use super::{hotwash, piped};
use crate::sandbox::Sandbox;

const DRAFT: &str = "postmortems/2026/2026-11-22-slow.yaml";

/// A draft that somebody wrote by hand: with comments, and its own way of quoting.
const WRITTEN: &str = "\
# ours
title: 'Slow checkout'   # for now
time_zone: Europe/London

timeline:
    # from the pager
    - at: 2026-11-22 10:00
      text: \"Pages were slow\"

    - {at: 2026-11-22 11:00, text: All was well}
tags: [ shop ]
";

fn with_draft() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write(DRAFT, WRITTEN);
    sandbox
}

#[test]
fn an_event_is_written_at_the_end_and_said_back() {
    let sandbox = with_draft();
    let told =
        hotwash(&sandbox, &["log", "restarted the pool", "--kind", "action", "--by", "on-call engineer"]).expect(0);
    let line = "Sun 2026-11-22 12:00 GMT (12:00 UTC) action: restarted the pool (on-call engineer)";
    assert_eq!(told.stdout, format!("{DRAFT}: {line}\n"));
    assert_eq!(told.stderr, "");
    let event = "\n    - at: 2026-11-22 12:00\n      kind: action\n      text: restarted the pool\n      by: on-call engineer\n";
    let expected = WRITTEN.replace("All was well}\n", &format!("All was well}}\n{event}"));
    assert_eq!(sandbox.read(DRAFT), expected);
}

#[test]
fn an_earlier_event_takes_its_place_among_the_others() {
    let sandbox = with_draft();
    hotwash(&sandbox, &["log", "10:30 looked at the pool"]).expect(0);
    hotwash(&sandbox, &["log", "looked again", "--at", "+5m"]).expect(0);
    let record = sandbox.read(DRAFT);
    let place = |text: &str| record.find(text).unwrap_or_else(|| panic!("{text} in\n{record}"));
    assert!(
        place("Pages were slow") < place("looked at the pool") && place("looked at the pool") < place("All was well")
    );
    // It counts from the last of them.
    assert!(record.contains("- at: 2026-11-22 11:05\n"), "{record}");
    let rest: Vec<&str> = record.lines().filter(|line| !line.contains("looked") && !line.contains("11:05")).collect();
    assert!(record.contains("    # from the pager\n    - at: 2026-11-22 10:00\n"), "{record}");
    assert!(rest.contains(&"title: 'Slow checkout'   # for now") && rest.contains(&"tags: [ shop ]"), "{record}");
}

#[test]
fn in_a_timeline_that_is_in_no_order_it_stands_last() {
    let sandbox = with_draft();
    sandbox.write(DRAFT, WRITTEN.replace("11-22 11:00", "11-22 09:00"));
    hotwash(&sandbox, &["log", "08:00 was fine"]).expect(0);
    let record = sandbox.read(DRAFT);
    assert!(record.find("All was well") < record.find("was fine"), "{record}");
}

#[test]
fn lines_of_a_pipe_are_events_with_their_times() {
    let sandbox = with_draft();
    let lines = "- 11:30 raised the limit\n\n[11:15] saw the pool run out\nit is well\r\n";
    let told = piped(&sandbox, &["log", "-"], lines).expect(0);
    let said: Vec<&str> = told.stdout.lines().map(|line| line.rsplit_once(": ").unwrap().1).collect();
    assert_eq!(said, ["raised the limit", "saw the pool run out", "it is well"]);
    let record = sandbox.read(DRAFT);
    let texts: Vec<&str> = record.lines().filter_map(|line| line.trim().strip_prefix("text: ")).collect();
    assert_eq!(texts, ["\"Pages were slow\"", "saw the pool run out", "raised the limit", "it is well"]);
    assert!(record.contains("- at: 2026-11-22 12:00\n"), "{record}");
}

#[test]
fn a_line_that_cannot_be_logged_is_told_whole_and_the_others_are_kept() {
    let sandbox = with_draft();
    let told = piped(&sandbox, &["log", "-"], "25:10 restarted\n11:45 IST restarted\nfine\n").expect(2);
    assert!(told.stderr.contains("not logged: 25:10 restarted\n"), "{told:#?}");
    assert!(told.stderr.contains("not logged: 11:45 IST restarted\n"), "{told:#?}");
    assert!(told.stdout.ends_with(": fine\n") && told.stdout.lines().count() == 1, "{told:#?}");
}

#[test]
fn a_time_that_can_mean_two_is_refused_with_both() {
    let sandbox = with_draft();
    let before = sandbox.read(DRAFT);
    hotwash(&sandbox, &["log", "restarted", "--at", "2026-10-25 01:30"])
        .fails(&["2026-10-25T01:30:00+01:00", "2026-10-25T01:30:00+00:00"]);
    hotwash(&sandbox, &["log", "restarted", "--at", "soon"]).fails(&["`soon` is not a time"]);
    assert_eq!(sandbox.read(DRAFT), before);
}

#[test]
fn the_newest_open_draft_is_meant() {
    let sandbox = with_draft();
    sandbox.write("postmortems/2026/old.yaml", "title: Old\nmilestones: {started: 2026-01-01 10:00}\n");
    sandbox.write("postmortems/2026/new.yaml", "title: New\nmilestones: {started: 2026-11-22 11:30}\n");
    sandbox.write(
        "postmortems/2026/read.yaml",
        "title: Read\nstatus: in_review\nmilestones: {started: 2026-11-22 11:45}\n",
    );
    assert!(hotwash(&sandbox, &["log", "x"]).expect(0).stdout.starts_with("postmortems/2026/new.yaml: "));
    // Just begun: nobody knows yet since when.
    hotwash(&sandbox, &["log", "--new", "Just now"]).expect(0);
    assert!(
        hotwash(&sandbox, &["log", "x"]).expect(0).stdout.starts_with("postmortems/2026/2026-11-22-just-now.yaml: ")
    );
    for args in [["log", "ol", "y"].as_slice(), &["log", "y", "--to", "postmortems/2026/old.yaml"]] {
        assert!(hotwash(&sandbox, args).expect(0).stdout.starts_with("postmortems/2026/old.yaml: "));
    }
}

#[test]
fn what_is_said_of_a_draft_that_cannot_be_read_goes_into_no_older_one() {
    let sandbox = with_draft();
    let before = sandbox.read(DRAFT);
    sandbox.write("postmortems/2026/2026-11-22-new.yaml", "title: New\ngarbage: [\n");
    hotwash(&sandbox, &["log", "x"]).fails(&["2026-11-22-new.yaml, cannot be read", "--to RECORD"]);
    assert_eq!(sandbox.read(DRAFT), before);
    hotwash(&sandbox, &["log", "x", "--to", DRAFT]).expect(0);
}

#[test]
fn without_a_draft_the_ways_on_are_told_and_one_begins_it() {
    let sandbox = Sandbox::new();
    hotwash(&sandbox, &["log", "x"]).fails(&["no open draft", "--new TITLE"]);
    // Looking for one makes nothing.
    assert!(!sandbox.has("postmortems"));
    sandbox.write("postmortems/2026-01-01-a.yaml", "title: A\nstatus: published\n");
    hotwash(&sandbox, &["log", "x"]).fails(&["no open draft", "2026-01-01-a"]);
    let begun = hotwash(&sandbox, &["log", "--new", "Slow checkout", "pages are slow"]).expect(0);
    let draft = "postmortems/2026/2026-11-22-slow-checkout.yaml";
    assert!(begun.stderr.contains(&format!("hotwash new --continue {draft}")), "{begun:#?}");
    let record = sandbox.read(draft);
    // Whatever zone is chosen later: this is when it was.
    assert!(record.contains("  - at: 2026-11-22T12:00:00Z\n    text: pages are slow\n"), "{record}");
    hotwash(&sandbox, &["log", "still slow"]).expect(0);
    assert!(sandbox.read(draft).contains("still slow"));
    hotwash(&sandbox, &["check", draft]).expect(0);
}

#[test]
fn forgotten_quotes_and_names_are_explained() {
    let sandbox = with_draft();
    let before = sandbox.read(DRAFT);
    hotwash(&sandbox, &["log", "restarted", "the", "pool"]).fails(&["`hotwash log 'restarted the pool'`"]);
    hotwash(&sandbox, &["log", "restarted", "it"]).fails(&["`restarted`", "`hotwash log 'restarted it'`"]);
    hotwash(&sandbox, &["log", "2026-11-22-slwo", "it is up"]).fails(&["did you mean `2026-11-22-slow`?"]);
    hotwash(&sandbox, &["log", " "]).fails(&["nothing is said to have happened"]);
    let refused = hotwash(&sandbox, &["log", "x", "--kind", "acton"]).expect(2);
    assert!(refused.stderr.contains("'action'"), "{refused:#?}");
    assert_eq!(sandbox.read(DRAFT), before);
}

#[test]
fn nothing_of_a_text_reaches_the_terminal_but_text() {
    let sandbox = with_draft();
    let told = hotwash(&sandbox, &["log", "a\u{1b}[2Jb\nc"]).expect(0);
    assert!(!told.stdout.contains('\u{1b}') && told.stdout.lines().count() == 1, "{told:#?}");
}

#[test]
fn of_a_record_that_others_read_the_way_to_them_is_told() {
    let sandbox = with_draft();
    sandbox.write(DRAFT, format!("status: in_review\n{WRITTEN}"));
    let told = hotwash(&sandbox, &["log", "2026-11-22-slow", "restarted"]).expect(0);
    assert!(told.stderr.contains(&format!("hotwash commit {DRAFT}")), "{told:#?}");
}

#[test]
fn windows_line_ends_the_byte_order_mark_and_a_missing_last_line_end_stay() {
    let sandbox = with_draft();
    for text in [WRITTEN.replace('\n', "\r\n"), format!("\u{feff}{WRITTEN}"), WRITTEN.trim_end().to_owned()] {
        sandbox.write(DRAFT, &text);
        hotwash(&sandbox, &["log", "restarted the pool"]).expect(0);
        let ending = if text.contains('\r') { "\r\n" } else { "\n" };
        let event = "\n    - at: 2026-11-22 12:00\n      text: restarted the pool\n".replace('\n', ending);
        let all_well = format!("All was well}}{ending}");
        assert_eq!(sandbox.read(DRAFT), text.replace(&all_well, &format!("{all_well}{event}")));
    }
}

#[cfg(unix)]
#[test]
fn on_a_full_disk_the_record_stays_whole_and_the_words_are_told() {
    let sandbox = with_draft();
    let before = sandbox.read(DRAFT);
    // No file may grow beyond a block; the signal for it is ignored, as a full disk sends none.
    let long = "a long word ".repeat(120);
    let run = |program: &str| {
        let program = format!("trap '' XFSZ; ulimit -f 1; {program}");
        crate::sandbox::run(
            sandbox
                .command("sh")
                .args(["-c", &program])
                .env("HOTWASH", env!("CARGO_BIN_EXE_hotwash"))
                .env("LONG", &long),
        )
    };
    run("exec \"$HOTWASH\" log \"$LONG\"").expect(2);
    let told = run("printf '%s\\n%s\\n' short \"$LONG\" | \"$HOTWASH\" log -").expect(2);
    for line in ["short", long.trim()] {
        assert!(
            told.stderr.contains(&format!("not logged: {line}\n"))
                || told.stderr.contains(&format!("not logged yet: {line}\n")),
            "{told:#?}"
        );
    }
    assert_eq!(sandbox.read(DRAFT), before);
    assert_eq!(sandbox.files("postmortems").len(), 1);
}

#[test]
fn a_record_without_a_text_is_not_logged_as_one() {
    let sandbox = with_draft();
    sandbox.write("postmortems/2023/2023-08-10-web.yaml", "title: Web\nstatus: published\n");
    for name in ["2023-08-10-web", "postmortems/2023/2023-08-10-web.yaml"] {
        hotwash(&sandbox, &["log", name]).fails(&["is a record: the text of the event is missing", name]);
    }
    assert_eq!(sandbox.read(DRAFT), WRITTEN);
    hotwash(&sandbox, &["log", "2023-08-10-web", "restarted it"]).expect(0);
    hotwash(&sandbox, &["log", "--to", "2026-11-22-slow", "2023-08-10-web"]).expect(0);
    hotwash(&sandbox, &["log", "web was slow"]).expect(0);
}
