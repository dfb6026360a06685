//! Killed, closed, out of room, or disturbed by another: at most the answer being typed is lost.

use super::screen::{Sandbox, Screen};
use super::{CTRL_C, RECORD, RENDER};
use crate::answers::PARTIAL;

/// A full conversation, question by question: what it shows, and what is answered.
const CONVERSATION: [(&str, &str); 28] = [
    ("What happened, in a few words?", "Web stack outage"),
    ("In which time zone are your clocks?", "UTC"),
    ("How bad was it?", "sev2"),
    ("Which services were affected?", "web-application, database"),
    ("When did the harm begin?", "Aug 10 3:30 PM"),
    ("When was it noticed?", "+5m"),
    ("When did the harm end?", "4:45 PM"),
    ("What did users meet with?", "Web application unavailability"),
    ("How many users felt it?", "25%"),
    ("How was it noticed?", "monitoring"),
    ("Event 1: when?", "3:30 PM"),
    ("Event 1: what happened?", "Requests began to wait for a connection."),
    ("Event 2: when?", "+5m"),
    ("Event 2: what happened?", "Monitoring alerted on high latency."),
    ("Event 3: when?", "4:45 PM"),
    ("Event 3: what happened?", "Service restored."),
    ("Event 4: when?", ""),
    ("What was the root cause, in one line?", "The pool of connections was smaller than peak traffic needs"),
    ("Factor 2", ""),
    ("What ended it?", "The pool was raised."),
    ("Action 1: what will be done?", "Raise the pool's maximum to cover peak load"),
    ("Action 1: who answers for it?", "database team"),
    ("Action 1: by which day?", "Aug 24"),
    ("Action 2: what will be done?", ""),
    ("What did we learn", "Resource settings decide whether the application stays up."),
    ("Two or three sentences", "The pool ran out, and 25% of users were turned away until it was raised."),
    ("Who answers for this postmortem?", "database team lead"),
    ("How far is it?", "published"),
];

/// What an empty answer leaves behind nobody can see: such a question may come again.
fn go_on(screen: &mut Screen, from: usize) {
    for (prompt, text) in &CONVERSATION[from..] {
        screen.answer(prompt, text);
    }
    assert_eq!(screen.status(), 0, "{}", screen.contents());
}

/// The first question that has to come after a stop at `stop`.
fn first_open(stop: usize) -> usize {
    CONVERSATION[..stop].iter().rposition(|(_, text)| !text.is_empty()).map_or(0, |last| last + 1)
}

#[test]
fn whoever_is_killed_at_any_question_goes_on_to_the_same_record_and_one_commit() {
    let whole = Sandbox::new();
    go_on(&mut whole.terminal(&["new"]), 0);
    let (record, render) = (whole.text(RECORD), whole.text(RENDER));
    // Killed at every question of one conversation; each time it goes on where it was.
    let sandbox = Sandbox::new();
    let mut next = 0;
    for stop in 0..CONVERSATION.len() {
        let mut screen = sandbox.terminal(&["new"]);
        if first_open(next) > 0 {
            screen.answer("Go on with a draft, or begin a new one?", "");
        }
        for (prompt, text) in &CONVERSATION[first_open(next)..stop] {
            screen.answer(prompt, text);
        }
        screen.question(CONVERSATION[stop].0);
        // Half an answer is typed, and is all that is lost.
        screen.keys("x");
        screen.kill();
        next = stop;
        let files = sandbox.git(&["status", "--porcelain", "-uall"]);
        assert!(files.lines().count() <= 1, "at {}: {files}", CONVERSATION[stop].0);
    }
    let mut screen = sandbox.terminal(&["new"]);
    screen.answer("Go on with a draft, or begin a new one?", "");
    go_on(&mut screen, first_open(next));
    assert_eq!((sandbox.text(RECORD), sandbox.text(RENDER)), (record, render));
    assert_eq!(sandbox.git(&["rev-list", "--count", "HEAD"]), "1\n");
    assert_eq!(sandbox.git(&["status", "--porcelain", "-uall"]), "");
}

#[test]
fn a_draft_is_offered_with_how_far_it_is() {
    let sandbox = Sandbox::new();
    sandbox.put("postmortems/2023/2023-08-11-slow.yaml", "title: Slow\n");
    sandbox.put("postmortems/2023/2023-08-01-done.yaml", "title: Done\nstatus: published\n");
    sandbox.git(&["add", "postmortems/2023/2023-08-01-done.yaml"]);
    sandbox.git(&["commit", "-qm", "Done"]);
    let mut screen = sandbox.terminal(&["new"]);
    screen.question("Go on with a draft, or begin a new one?");
    screen.wait("continue 'Slow'");
    assert!(screen.contents().contains("1 of 20 answered, just now"), "{}", screen.contents());
    assert!(!screen.contents().contains("Done"), "{}", screen.contents());
    screen.keys("\r");
    screen.question("In which time zone are your clocks?");
    screen.keys(CTRL_C);
    assert_eq!(screen.status(), 130);
}

#[test]
fn what_was_stopped_before_its_commit_is_offered_to_be_finished() {
    let sandbox = Sandbox::new();
    sandbox.put("answers.yaml", &format!("{PARTIAL}owner: a team\nauthors: [a team]\nstatus: in_review\n"));
    // The same command again is no second record.
    for _ in 0..2 {
        assert!(sandbox.run(&["new", "--from", "answers.yaml", "--no-commit"], "").status.success());
    }
    let mut screen = sandbox.terminal(&["new"]);
    screen.question("Go on with a draft, or begin a new one?");
    screen.wait("finish 'Web stack outage'");
    screen.wait("in_review, not committed, just now");
    screen.keys("\r");
    screen.answer("Commit the record and its render?", "yes");
    assert_eq!(screen.status(), 0, "{}", screen.contents());
    assert_eq!(sandbox.git(&["rev-list", "--count", "HEAD"]), "1\n");
    assert_eq!(sandbox.git(&["status", "--porcelain"]), "?? answers.yaml\n");
}

#[test]
fn two_wizards_on_one_draft_do_not_write_over_each_other() {
    let sandbox = Sandbox::new();
    let draft = "postmortems/2023/2023-08-11-slow.yaml";
    sandbox.put(draft, "title: Slow\n");
    let continued = ["new", "--continue", "2023-08-11-slow"];
    let mut first = sandbox.terminal(&continued);
    first.answer("In which time zone are your clocks?", "Europe/London");
    first.question("How bad was it?");
    let mut second = sandbox.terminal(&continued);
    second.answer("How bad was it?", "sev2");
    second.question("Which services were affected?");
    first.answer("How bad was it?", "sev4");
    first.wait("was changed or moved by somebody else");
    first.answer("Which services were affected?", "shop");
    first.question("When did the harm begin?");
    second.answer("Which services were affected?", "search");
    second.question("When did the harm begin?");
    for screen in [&mut first, &mut second] {
        screen.keys(CTRL_C);
        assert_eq!(screen.status(), 130);
    }
    let theirs = sandbox.text(draft);
    assert!(theirs.contains("severity: sev2\n") && theirs.contains("services: [search]"), "{theirs}");
    let ours = sandbox.text("postmortems/2023/2023-08-11-slow-2.yaml");
    assert!(ours.contains("severity: sev4\n") && ours.contains("services: [shop]"), "{ours}");
    assert!(ours.contains("id: 2023-08-11-slow-2\n") && ours.contains("time_zone: Europe/London\n"), "{ours}");
}

#[test]
fn a_full_disk_is_told_and_the_answer_stays() {
    let sandbox = Sandbox::new();
    // No file may grow beyond a block; the signal for it is ignored, as a full disk sends none.
    let program = format!("trap '' XFSZ; ulimit -f 1; exec {} new", env!("CARGO_BIN_EXE_hotwash"));
    let mut screen = sandbox.terminal_of("sh", &["-c", &program]);
    screen.answer("What happened, in a few words?", "Slow");
    screen.answer("In which time zone are your clocks?", "");
    let long = "a service with a long name, ".repeat(15);
    screen.answer("How bad was it?", "sev3");
    screen.question("Which services were affected?");
    screen.keys(&format!("\x1b[200~{long}\x1b[201~\r"));
    screen.wait("This answer is not kept yet");
    screen.wait("All before it is kept.");
    screen.question("Which services were affected? a service with a long name");
    // Shorter, it fits.
    screen.keys(&"\x7f".repeat(long.len()));
    screen.keys("shop\r");
    screen.question("When did the harm begin?");
    screen.keys(CTRL_C);
    assert_eq!(screen.status(), 130);
    let kept = sandbox.text("postmortems/2023/2023-08-11-slow.yaml");
    assert!(kept.contains("severity: sev3\n") && kept.contains("services: [shop]"), "{kept}");
    assert_eq!(sandbox.git(&["status", "--porcelain", "-uall"]).lines().count(), 1);
}

#[test]
fn a_closed_terminal_and_a_kill_end_it_with_all_that_was_answered() {
    for signal in ["HUP", "TERM"] {
        let sandbox = Sandbox::new();
        let mut screen = sandbox.terminal(&["new"]);
        screen.answer("What happened, in a few words?", "Slow");
        screen.question("In which time zone are your clocks?");
        screen.signal(signal);
        assert_eq!(screen.status(), 130, "{signal}");
        let kept = "postmortems/2023/2023-08-11-slow.yaml";
        assert_eq!(sandbox.git(&["status", "--porcelain", "-uall"]), format!("?? {kept}\n"));
        assert!(sandbox.text(kept).contains("title: Slow\n"));
    }
}
