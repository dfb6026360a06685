//! `hotwash edit`, and the editors of people: what is not answered otherwise stays, byte for byte.

use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;

use super::revision::{WHAT, revised};
use super::screen::{Sandbox, Screen};
use super::{CTRL_C, DOWN, ESC, RECORD};

const COPY: &str = "postmortems/2023/.hotwash-edit-2023-08-10-web-stack-outage.yaml";
const OPEN: &str = "\x1b[B\r";

/// The seed's incident as somebody annotated it, committed.
pub fn commented() -> (Sandbox, String) {
    let sandbox = Sandbox::at("2023-10-01T12:00:00Z");
    let example = include_str!("../../../examples/web-stack-outage.yaml");
    let text = example
        .replace("\nseverity: sev2\n", "\nseverity:   'sev2'   # agreed in the review\n\n\n")
        .replace("\nmilestones:\n", "\n# By the clock of the monitoring.\nmilestones:\n")
        .replace("\ntimeline:\n", "\ntimeline: # from the chat\n  # it began here\n");
    assert_eq!(text.matches('#').count(), example.matches('#').count() + 4);
    sandbox.put(RECORD, &text);
    sandbox.git(&["add", "-A"]);
    sandbox.git(&["commit", "-q", "-m", "Add a record"]);
    (sandbox, text)
}

fn editor(sandbox: &Sandbox, script: &str) -> PathBuf {
    let editor = sandbox.put("../editor.sh", &format!("#!/bin/sh\n{script}\n"));
    std::fs::set_permissions(&editor, std::fs::Permissions::from_mode(0o755)).unwrap();
    editor
}

pub fn edit(sandbox: &Sandbox, arguments: &[&str], script: &str) -> Screen {
    let editor = editor(sandbox, script);
    let all: Vec<&str> = ["edit", RECORD].iter().chain(arguments).copied().collect();
    sandbox.terminal_with(&all, &[("VISUAL", &editor)])
}

/// From the cause to the question that a long text answers.
fn cause(sandbox: &Sandbox, script: &str) -> Screen {
    let mut screen = edit(sandbox, &["cause", "--no-commit"], script);
    screen.answer("What was the root cause, in one line?", "");
    // What was asked then is asked again.
    screen.answer("Why 1 of 5: Why was the web application unavailable?", "");
    for why in 2..=4 {
        screen.answer(&format!("Why {why} of 5: Why "), "");
    }
    screen.answer("Why 5 of 5: why was that?", "");
    screen.wait("Enter keeps this");
    screen.question("And in full");
    screen
}

#[test]
fn enter_keeps_and_only_the_answer_that_differs_is_changed() {
    let (sandbox, text) = commented();
    let mut screen = sandbox.terminal(&["edit", "2023-08-10", "incident"]);
    screen.question("What happened, in a few words? Web Stack Outage Incident");
    screen.keys("\r");
    screen.answer("In which time zone are your clocks? UTC", "");
    screen.answer("How bad was it?", DOWN);
    // The menu stands on the present answer.
    screen.answer("What sort of incident was it?", "");
    screen.answer("Which services were affected? web-application, database", "");
    screen.answer("By which words is it found again? connection-pool, configuration", "");
    screen.answer("What was changed, in a line, for those who read it before?", "Corrected the severity");
    screen.answer("Commit the record and its render?", "yes");
    assert_eq!(screen.status(), 0, "{}", screen.contents());
    assert_eq!(sandbox.text(RECORD), revised(&text.replace("'sev2'", "'sev3'"), "Corrected the severity"));
    assert_eq!(sandbox.git(&["show", "-s", "--format=%s"]), "Update postmortem: Web Stack Outage Incident\n");
    assert_eq!(sandbox.git(&["status", "--porcelain"]), "");
}

#[test]
fn the_menu_says_what_is_missing_and_leads_to_each_section() {
    let sandbox = Sandbox::new();
    let draft = "postmortems/2023/2023-08-11-slow.yaml";
    let text = "title: Slow  # very\nseverity: sev3\ntime_zone: UTC\n# the end\n";
    sandbox.put(draft, text);
    let mut screen = sandbox.terminal(&["edit", "2023-08-11-slow", "--no-commit"]);
    screen.wait("Incident     missing: services");
    screen.answer("What do you want to change?", "impact");
    screen.answer("What did users meet with?", "Slow pages");
    screen.question("How many users felt it?");
    screen.keys(CTRL_C);
    assert_eq!(screen.status(), 130);
    assert_eq!(sandbox.text(draft), text.replace("# the end", "\nimpact:\n  summary: Slow pages\n# the end"));
}

#[test]
fn an_answer_that_has_no_place_in_the_file_is_kept_beside_it() {
    let sandbox = Sandbox::new();
    let draft = "postmortems/2023/2023-08-11-slow.yaml";
    let text = "? title\n: Slow\n? severity\n: sev3 # ours\n";
    sandbox.put(draft, text);
    let mut screen = sandbox.terminal(&["edit", "2023-08-11-slow", "incident"]);
    screen.answer("What happened, in a few words?", "er");
    screen.question("In which time zone");
    // Somebody else has it open.
    sandbox.put(draft, "title: Fast\n");
    screen.keys(ESC);
    screen.answer("What happened, in a few words?", " still");
    screen.wait("your answers are in postmortems/2023/.2023-08-11-slow.answers.yaml");
    screen.question("What happened, in a few words? Slower still");
    screen.keys(CTRL_C);
    assert_eq!(screen.status(), 130);
    assert_eq!(sandbox.text(draft), "title: Fast\n");
    assert!(sandbox.text("postmortems/2023/.2023-08-11-slow.answers.yaml").contains("title: Slower still\n"));
}

#[test]
fn an_editor_is_shown_the_old_text_and_markdown_comes_back_as_it_was_written() {
    let (sandbox, _) = commented();
    let script =
        "cp \"$1\" seen.md; printf '# Über 日本語 עברית\\n\\n- one\\n' > new; cat \"$1\" >> new; cp new \"$1\"";
    let mut screen = cause(&sandbox, script);
    screen.keys(OPEN);
    screen.question("What set it off?");
    screen.keys(CTRL_C);
    assert_eq!(screen.status(), 130);
    let seen = sandbox.text("seen.md");
    assert!(seen.starts_with("The root cause of the outage was"), "{seen}");
    assert!(seen.contains("<!-- >8 hotwash takes this comment out\nAnd in full: how did"), "{seen}");
    let record = sandbox.text(RECORD);
    assert!(record.contains("    # Über 日本語 עברית\n\n    - one\n    The root cause of the outage was"), "{record}");
    assert!(!record.contains("hotwash takes"), "{record}");
    assert!(record.contains("# agreed in the review"));
}

#[test]
fn what_is_typed_before_the_editor_is_opened_goes_with_it() {
    let (sandbox, _) = commented();
    let mut screen = cause(&sandbox, "printf 'by the editor' >> \"$1\"");
    screen.keys(&format!("Typed {OPEN}"));
    screen.question("What set it off?");
    screen.keys(CTRL_C);
    screen.status();
    assert!(sandbox.text(RECORD).contains("    Typed\n\n    by the editor\n"), "{}", sandbox.text(RECORD));
}

#[test]
fn an_editor_that_fails_empties_or_forks_loses_nothing() {
    let (sandbox, text) = commented();
    for (script, said) in [
        ("exit 3", "ended with status 3"),
        (": > \"$1\"", "The editor left nothing, so what was there stays."),
        ("rm \"$1\"", "The editor left nothing, so what was there stays."),
        ("printf '\\377\\376' > \"$1\"", "is not UTF-8 text"),
    ] {
        let mut screen = cause(&sandbox, script);
        screen.keys(OPEN);
        screen.wait(said);
        screen.answer("And in full", "");
        screen.question("What set it off?");
        screen.keys(CTRL_C);
        assert_eq!(screen.status(), 130);
        assert_eq!(sandbox.text(RECORD), text, "{script}");
    }
    sandbox.put(RECORD, &text);
    // It comes back at once, and its window stays open.
    let mut screen = cause(&sandbox, "echo \"$1\" > name");
    screen.keys(OPEN);
    screen.question("The editor came back with nothing new. Is it still open?");
    std::fs::write(sandbox.text("name").trim_end(), "Saved in the window.\n").unwrap();
    screen.keys("take\r");
    screen.question("What set it off?");
    screen.keys(CTRL_C);
    screen.status();
    assert!(sandbox.text(RECORD).contains("detail: Saved in the window.\n"), "{}", sandbox.text(RECORD));
    sandbox.put(RECORD, &text);
    // It fails, but had saved something.
    let mut screen = cause(&sandbox, "echo 'Before the crash.' > \"$1\"; exit 1");
    screen.keys("e\r");
    screen.question("What about the text that it saved?");
    screen.keys("take\r");
    screen.question("What set it off?");
    screen.keys(CTRL_C);
    screen.status();
    assert!(sandbox.text(RECORD).contains("detail: Before the crash.\n"), "{}", sandbox.text(RECORD));
}

#[test]
fn as_text_a_record_is_opened_again_at_what_is_wrong_until_it_is_right() {
    let (sandbox, text) = commented();
    let script = "echo \"$@\" >> ../told
        if [ -f ../once ]; then sed -i 's/sev99/sev3/' \"$2\"
        else : > ../once; sed -i \"s/severity:.*'sev2'/severity: sev99/\" \"$1\"; fi";
    let editor = editor(&sandbox, script);
    let vim = sandbox.put("../bin/vim", "");
    std::fs::rename(&editor, &vim).unwrap();
    let mut screen = sandbox.terminal_with(&["edit", RECORD, "--editor"], &[("VISUAL", &vim)]);
    screen.wait("is not a configured severity");
    screen.question("What now?");
    let line = text.lines().position(|line| line.starts_with("severity")).unwrap() + 1;
    screen.wait(&format!("open it at line {line}"));
    screen.keys("\r");
    // A warning is no reason to go on, but one may.
    screen.wait("> What now? open");
    screen.answer("What now?", "stop");
    screen.answer(WHAT, "Corrected the severity");
    screen.answer("Commit the record and its render?", "yes");
    assert_eq!(screen.status(), 0, "{}", screen.contents());
    assert_eq!(
        sandbox.text(RECORD),
        revised(&text.replace("severity:   'sev2'", "severity: sev3"), "Corrected the severity")
    );
    let told = sandbox.text("../told");
    let told: Vec<&str> = told.lines().collect();
    assert!(told[0].ends_with(COPY) && !told[0].starts_with('+'), "{told:?}");
    assert!(told[1].starts_with(&format!("+{line} ")), "{told:?}");
    assert!(!sandbox.exists(COPY));
    assert_eq!(sandbox.git(&["status", "--porcelain"]), "");
}

#[test]
fn as_text_a_record_that_cannot_be_read_waits_beside_the_old_one() {
    let (sandbox, text) = commented();
    let mut screen = edit(&sandbox, &["--editor"], "printf 'title: [\\n' > \"$1\"");
    screen.question("What now?");
    screen.keys("stop\r");
    assert_eq!(screen.status(), 1);
    screen.wait("goes on with it");
    assert_eq!(sandbox.text(RECORD), text);
    assert_eq!(sandbox.text(COPY), "title: [\n");
    // The next time it is there to go on with.
    let new = "id: 2023-08-10-web-stack-outage\ntitle: Slow\n";
    let mut screen = edit(&sandbox, &["--editor", "--no-commit"], &format!("printf '{new}' > \"$1\""));
    screen.question("An earlier edit was not finished");
    screen.keys("\r");
    screen.question("What now?");
    screen.keys("stop\r");
    assert_eq!(screen.status(), 0, "{}", screen.contents());
    assert_eq!(sandbox.text(RECORD), new);
    assert!(!sandbox.exists(COPY));
}

#[test]
fn as_text_a_record_survives_every_editor() {
    let (sandbox, text) = commented();
    for (script, said, status) in [
        ("exit 3", "ended with status 3", 2),
        (": > \"$1\"", "The editor left nothing", 0),
        ("rm \"$1\"", "The editor left nothing", 0),
        ("true", "The editor came back with nothing new. Is it still open?", 0),
    ] {
        let mut screen = edit(&sandbox, &["--editor"], script);
        screen.wait(said);
        if status == 0 {
            screen.wait("arrows move");
            screen.keys("stop\r");
        }
        assert_eq!(screen.status(), status, "{script}: {}", screen.contents());
        assert_eq!(sandbox.text(RECORD), text, "{script}");
        assert!(!sandbox.exists(COPY), "{script}");
    }
}

/// The record at the end of an edit that is answered line by line.
fn edited(record: &str, arguments: &[&str], answers: &[&str]) -> String {
    let sandbox = Sandbox::new();
    let file = "postmortems/2023/2023-08-11-slow.yaml";
    sandbox.put(file, record);
    let all: Vec<&str> =
        ["edit", "2023-08-11-slow", "--plain", "--no-commit"].iter().chain(arguments).copied().collect();
    let output = sandbox.run(&all, &(answers.join("\n") + "\n"));
    let told = String::from_utf8_lossy(&output.stderr) + String::from_utf8_lossy(&output.stdout);
    assert!(matches!(output.status.code(), Some(0 | 1)), "{told}");
    sandbox.text(file)
}

#[test]
fn items_are_changed_added_and_taken_out_where_they_stand() {
    let record = "id: 2023-08-11-slow\ntitle: Slow\nowner: me\nauthors: [me]\nreviewers: # by mail\n  - who: lead  # away\n    \
                  at: 2023-08-12 10:00\n  - {who: other, verdict: approved}\nsummary: Slow.\nreferences:\n  - url: \
                  https://example.com/a # graph\n  - url: https://example.com/b\nglossary:\n  TTL: time to live # as ever\n";
    let answers = [
        // Summaries and closing words; the first link, which gets a title; the second is taken out.
        "",
        "",
        "",
        "",
        "Graph",
        "-",
        "", // The first term stays, one is added.
        "",
        "SLO: service level objective",
        "", // Authors and owner; one reviewer stays as he is.
        "",
        "",
        "",
        "",
        "",
        "other lead",
        "",
        "",
        "",
        "internal",
    ];
    let expected = record
        .replace("- url: https://example.com/a", "- title: Graph\n    url: https://example.com/a")
        .replace("  - url: https://example.com/b\n", "")
        .replace("# as ever\n", "# as ever\n  SLO: service level objective\n")
        .replace("who: other,", "who: other lead,")
        .replace("title: Slow\n", "title: Slow\nvisibility: internal\n");
    assert_eq!(edited(record, &["publication"], &answers), expected);
}

#[test]
fn sorts_of_factors_and_earlier_incidents_are_completed_from_the_archive() {
    let (sandbox, _) = commented();
    let draft = "postmortems/2023/2023-09-11-slow.yaml";
    let text =
        "id: 2023-09-11-slow\ntitle: Slow\nroot_cause: {summary: Load}\ncontributing_factors: [{id: F1, text: Load}]\n";
    sandbox.put(draft, text);
    let mut screen = sandbox.terminal(&["edit", "2023-09-11-slow", "cause", "--full"]);
    for prompt in ["What was the root cause", "Why 1 of 5", "And in full", "What set it off?", "Factor 1: without what"]
    {
        screen.answer(prompt, "");
    }
    screen.question("Factor 1: what sort of condition is it?");
    screen.keys("moni");
    screen.wait("monitoring");
    screen.keys(&format!("{DOWN}\r"));
    for prompt in ["Factor 1: is it a root cause?", "Factor 2", "Why were we surprised?"] {
        screen.answer(prompt, "");
    }
    screen.question("Related incident 1: which one?");
    screen.keys("web");
    screen.wait("2023-08-10-web-stack-outage");
    screen.keys(&format!("{DOWN}\r"));
    screen.answer("Related incident 1: what is this one to it?", "follow");
    screen.question("Related incident 2");
    screen.keys(CTRL_C);
    assert_eq!(screen.status(), 130);
    let changed = sandbox.text(draft);
    assert!(changed.contains("category: monitoring"), "{changed}");
    assert!(changed.contains("  - id: 2023-08-10-web-stack-outage\n    relation: follow_up_of\n"), "{changed}");
}

#[test]
fn a_lesson_is_given_a_name_that_actions_use() {
    let record = "id: 2023-08-11-slow\ntitle: Slow\nlessons: # ours\n  went_well:\n    - The alert fired. # at once\n";
    let changed = edited(record, &["lessons", "--full"], &["", "L1", "", "", "", ""]);
    assert_eq!(
        changed,
        record.replace("- The alert fired. # at once", "- id: L1 # at once\n      text: The alert fired.")
    );
}
