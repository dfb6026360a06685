//! The command line itself: flags, colour, pipes.

use std::process::Stdio;

use crate::sandbox::{Sandbox, run};

/// A record whose title would clear the screen and colour what follows.
const HOSTILE: &str = "id: 2024-01-02-x\ntitle: \"a\\e[2J\\e[31m\\u202eb\"\nkind: \"\\e]0;x\\a\u{202e}\"\n\"ti\\e[2Jtel\": x\n\"\\x9b1mkey\": x\n";

fn with_record(text: &str) -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write("postmortems/2024-01-02-x.yaml", text);
    sandbox
}

#[test]
fn what_is_asked_wrongly_is_told_and_ends_with_two() {
    let sandbox = Sandbox::new();
    for line in
        ["check --frobnicate", "frobnicate", "check --format xml", "check --as publishd", "render", "explain a b"]
    {
        let output = sandbox.hotwash(line).expect(2);
        assert!(output.stderr.starts_with("error: ") && output.stdout.is_empty(), "{line}: {output:#?}");
    }
    let told = sandbox.hotwash("check --as publishd").stderr;
    assert!(told.contains("published") && told.contains("in_review"), "{told}");
    sandbox.hotwash("explain unknown-feild").fails(&["did you mean `unknown-field`?"]);
    sandbox.hotwash("--help").expect(0);
    sandbox.hotwash("--version").expect(0);
}

#[test]
fn colour_comes_only_when_it_is_asked_for() {
    let sandbox = with_record("titel: x\n");
    for line in
        ["check", "check --color never", "check --format short --color always", "check --format json --color always"]
    {
        let output = sandbox.hotwash(line).expect(1);
        assert!(!output.stdout.contains('\u{1b}'), "{line}: {output:#?}");
    }
    assert!(sandbox.hotwash("check --color always").expect(1).stdout.contains("\u{1b}["));
    // A pipe is no terminal, also without NO_COLOR.
    let piped = run(sandbox.program().env_remove("NO_COLOR").arg("check")).expect(1);
    assert!(!piped.stdout.contains('\u{1b}'), "{piped:#?}");
    assert!(sandbox.hotwash("check nowhere --color always").expect(2).stderr.contains("\u{1b}["));
    assert!(!sandbox.hotwash("check nowhere").expect(2).stderr.contains('\u{1b}'));
}

#[test]
fn a_hostile_record_cannot_speak_to_the_terminal() {
    let sandbox = with_record(HOSTILE);
    sandbox.write("postmortems/\u{1b}[2J.yaml", "titel: x\n");
    for line in [
        "check",
        "check --format short",
        "check --format json",
        "render 2024-01-02-x",
        "commit 2024-01-02-x",
        "render \u{1b}",
        "render postmortems",
    ] {
        let output = sandbox.hotwash(line);
        assert_ne!(output.status, 0, "{line}: {output:#?}");
        let text = output.stdout + &output.stderr;
        let unsafe_one = text.chars().find(|c| *c != '\n' && hotwash::finding::is_unsafe(*c));
        assert_eq!(unsafe_one, None, "{line}: {text}");
    }
}

#[test]
fn a_reader_that_goes_away_ends_it_quietly() {
    let sandbox = Sandbox::new();
    let many = (0..150).map(|count| format!("wrong_{count}: x\n")).collect::<Vec<_>>().concat();
    for record in 0..20 {
        sandbox.write(&format!("postmortems/2024-01-02-{record}.yaml"), &many);
    }
    for line in ["check", "check --format json", "schema record", "man", "completions bash"] {
        let mut command = sandbox.program();
        command.args(line.split_whitespace()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{line}");
        assert!(output.status.code().is_some(), "{line}: {output:?}");
    }
}

#[test]
fn the_present_can_be_set_and_has_to_be_a_time() {
    let sandbox = with_record("title: x\n");
    let output = run(sandbox.program().env("HOTWASH_NOW", "tomorrow").arg("check"));
    output.fails(&["HOTWASH_NOW is `tomorrow`", "2023-08-10T15:30:00Z"]);
}

#[cfg(unix)]
#[test]
fn a_file_that_must_not_be_read_is_told() {
    let sandbox = with_record("title: x\n");
    // Whoever may read everything cannot see the refusal.
    if sandbox.forbid("postmortems/2024-01-02-x.yaml") {
        sandbox.hotwash("check").fails(&["2024-01-02-x.yaml", "cannot be read"]);
    }
}
