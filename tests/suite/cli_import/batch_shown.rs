//! An import on a real terminal: what it shows while it works and at the end, and Ctrl-C.

use std::fs::OpenOptions;
use std::io::Write as _;
use std::process::Command;

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
