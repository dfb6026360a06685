//! A published record that is edited: what was changed is asked, once.

use super::RECORD;
use super::editing::{commented, edit};
use super::screen::{Sandbox, Screen};

/// The text with what was said of its change, where the schema has it.
pub fn revised(text: &str, what: &str) -> String {
    text.replace(
        "\npublished: 2023-08-14\n",
        &format!("\npublished: 2023-08-14\nrevisions:\n  - at: 2023-10-01\n    what: {what}\n"),
    )
}

/// Changes the severity, and stops where more may be asked.
fn to_sev3(sandbox: &Sandbox) -> Screen {
    let mut screen = sandbox.terminal(&["edit", RECORD, "incident", "--no-commit"]);
    screen.answer("What happened, in a few words?", "");
    screen.answer("In which time zone", "");
    screen.answer("How bad was it?", "sev3");
    for prompt in ["What sort of incident was it?", "Which services were affected?", "By which words"] {
        screen.answer(prompt, "");
    }
    screen
}

pub const WHAT: &str = "What was changed, in a line, for those who read it before?";

#[test]
fn of_a_published_record_one_is_asked_once_what_was_changed() {
    let (sandbox, text) = commented();
    // Left out, the rule says what it wants, and the next edit asks again.
    let mut screen = to_sev3(&sandbox);
    screen.wait("`severity` changed since the record was published.");
    screen.answer(WHAT, "");
    screen.wait("say so under `revisions`: `{at: 2023-10-01, what: …}`");
    assert_eq!(screen.status(), 0, "{}", screen.contents());
    let changed = text.replace("'sev2'", "'sev3'");
    assert_eq!(sandbox.text(RECORD), changed);
    let mut screen = edit(&sandbox, &["--editor", "--no-commit"], "sed -i 's/^summary: |/&  # checked/' \"$1\"");
    screen.answer("What now?", "stop");
    screen.answer(WHAT, "?");
    screen.wait("shown on the page: `Corrected the end");
    screen.answer(WHAT, "Corrected the severity");
    assert_eq!(screen.status(), 0, "{}", screen.contents());
    let changed = changed.replace("\nsummary: |", "\nsummary: |  # checked");
    assert_eq!(sandbox.text(RECORD), revised(&changed, "Corrected the severity"));
    // It is said: who goes on before the commit is not asked again.
    let mut screen = sandbox.terminal(&["edit", RECORD, "incident", "--no-commit"]);
    screen.answer("What happened, in a few words?", " again");
    screen.answer("In which time zone", "");
    screen.keys(&"\r".repeat(4));
    assert_eq!(screen.status(), 0, "{}", screen.contents());
    assert!(!screen.contents().contains(WHAT), "{}", screen.contents());
    assert!(sandbox.text(RECORD).contains("title: Web Stack Outage Incident again\n"));
}

#[test]
fn of_a_record_that_was_not_published_when_it_was_committed_nothing_is_asked() {
    let (sandbox, text) = commented();
    sandbox.put(RECORD, &text.replace("status: published", "status: in_review"));
    sandbox.git(&["commit", "-qam", "Take it back"]);
    sandbox.put(RECORD, &text);
    let mut screen = to_sev3(&sandbox);
    assert_eq!(screen.status(), 0, "{}", screen.contents());
    assert!(!screen.contents().contains(WHAT), "{}", screen.contents());
}
