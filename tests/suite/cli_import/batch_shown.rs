//! An import on a real terminal: what it shows while it works and at the end, and Ctrl-C.

use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use super::document;
use crate::terminal::screen::{Sandbox, Screen};

const CTRL_C: &str = "\x03";

/// Two documents, of which one comes when it is let.
fn slow(sandbox: &Sandbox) -> Screen {
    sandbox.put("a.md", &document("Queue full", "2023-03-05"));
    let pipe = sandbox.top.join("slow.md");
    assert!(Command::new("mkfifo").arg(pipe).status().unwrap().success());
    sandbox.terminal(&["import", "a.md", "slow.md"])
}

#[test]
fn what_takes_long_shows_how_far_it_is_and_then_nothing_of_it() {
    let sandbox = Sandbox::new();
    let mut screen = slow(&sandbox);
    screen.wait("reading documents: 1 of 2");
    let mut pipe = OpenOptions::new().write(true).open(sandbox.top.join("slow.md")).unwrap();
    pipe.write_all(document("Disk full", "2023-03-06").as_bytes()).unwrap();
    drop(pipe);
    assert_eq!(screen.status(), 0, "{}", screen.contents());
    assert!(screen.contents().starts_with("DOCUMENT  RECORD "), "{}", screen.contents());
    assert!(!screen.contents().contains("reading"), "{}", screen.contents());
}

#[test]
fn ctrl_c_while_it_reads_ends_it_and_leaves_nothing() {
    let sandbox = Sandbox::new();
    let mut screen = slow(&sandbox);
    screen.wait("1 of 2");
    screen.keys(CTRL_C);
    assert_eq!(screen.status(), 130);
    assert!(!sandbox.exists("postmortems"));
}

#[test]
fn being_told_to_end_while_it_commits_leaves_whole_files() {
    let sandbox = Sandbox::new();
    for day in 1..=4 {
        sandbox.put(&format!("old/{day}.md"), &document("Queue full", &format!("2023-03-0{day}")));
    }
    // A hook that waits to be let go on.
    assert!(Command::new("mkfifo").arg(sandbox.top.join("gate")).status().unwrap().success());
    sandbox.put(".git/hooks/pre-commit", "#!/bin/sh\ntouch begun\ncat gate >/dev/null\n");
    assert!(Command::new("chmod").arg("+x").arg(sandbox.top.join(".git/hooks/pre-commit")).status().unwrap().success());
    let mut screen = sandbox.terminal(&["import", "old", "--commit"]);
    screen.wait("4 documents: 4 imported");
    // Opening waits for the hook.
    let gate = OpenOptions::new().write(true).open(sandbox.top.join("gate")).unwrap();
    screen.signal("INT");
    drop(gate);
    assert_eq!(screen.status(), 130, "{}", screen.contents());
    assert_eq!(sandbox.git(&["ls-tree", "-r", "--name-only", "HEAD"]).lines().count(), 8);
}

#[test]
fn ctrl_c_while_it_writes_counts_what_is_there() {
    const DOCUMENTS: usize = 1000;
    let sandbox = Sandbox::new();
    for nth in 0..DOCUMENTS {
        sandbox.put(&format!("old/{nth}.md"), &document(&format!("Queue {nth} full"), "2023-03-05"));
    }
    let mut screen = sandbox.terminal(&["import", "old"]);
    // The folder is made with the first record.
    let begun = Instant::now();
    while !sandbox.exists("postmortems/2023") {
        assert!(begun.elapsed() < Duration::from_secs(60), "{}", screen.contents());
        thread::yield_now();
    }
    screen.signal("INT");
    let status = screen.status();
    let written = fs::read_dir(sandbox.top.join("postmortems/2023")).map_or(0, Iterator::count);
    let shown = screen.contents();
    if status == 0 {
        // It was faster than the signal.
        assert_eq!(written, DOCUMENTS, "{shown}");
        return;
    }
    assert_eq!(status, 130, "{shown}");
    let (imported, left) = (format!(": {written} imported"), DOCUMENTS - written);
    assert!(written == 0 && shown.contains("none imported") || shown.contains(&imported), "{written} {shown}");
    assert!(shown.contains(&format!("interrupted: {left} record")), "{written} {shown}");
}

#[test]
fn ctrl_c_while_it_commits_tells_that_nothing_is_committed() {
    let sandbox = Sandbox::new();
    sandbox.put("a.md", &document("Queue full", "2023-03-05"));
    assert!(Command::new("mkfifo").arg(sandbox.top.join("gate")).status().unwrap().success());
    sandbox.put(".git/hooks/pre-commit", "#!/bin/sh\ncat gate >/dev/null\n");
    assert!(Command::new("chmod").arg("+x").arg(sandbox.top.join(".git/hooks/pre-commit")).status().unwrap().success());
    let mut screen = sandbox.terminal(&["import", "a.md", "--commit"]);
    // Opening waits for the hook.
    let gate = OpenOptions::new().write(true).open(sandbox.top.join("gate")).unwrap();
    screen.keys(CTRL_C);
    assert_eq!(screen.status(), 130, "{}", screen.contents());
    drop(gate);
    let shown = screen.contents();
    assert!(shown.contains("interrupted: nothing was committed; the records are written"), "{shown}");
    assert!(sandbox.exists("postmortems/2023/2023-03-05-queue-full.yaml"));
}

#[test]
fn a_narrow_terminal_has_no_columns() {
    let sandbox = Sandbox::new();
    sandbox.put("old/1.md", &document("Mail between both offices delayed", "2023-03-01"));
    sandbox.put("old/2.md", &document("Disk of the archive full again", "2023-03-02"));
    let mut screen = sandbox.terminal_of_width(&["import", "old"], &[], 80);
    assert_eq!(screen.status(), 0, "{}", screen.contents());
    let shown = screen.contents();
    let wanted = "old/1.md\n  2023-03-01-mail-between-both-offices-delayed: 2 events, 1 action, 1 section\n    in the appendix\n";
    assert!(shown.contains(wanted), "{shown}");
    assert!(!shown.contains("DOCUMENT"), "{shown}");
    let mut screen = sandbox.terminal_of_width(&["import", "old", "--replace"], &[], 110);
    assert_eq!(screen.status(), 0, "{}", screen.contents());
    assert!(screen.contents().contains("DOCUMENT  RECORD"), "{}", screen.contents());
}
