//! A wizard is open, and others write into its draft: neither loses a word.

use hotwash::document::{self, Document};
use hotwash::record::Postmortem;

use super::screen::{Sandbox, Screen};
use super::{CTRL_C, ESC};

const DRAFT: &str = "postmortems/2023/2023-08-10-slow.yaml";
const BEGUN: &str = "\
id: 2023-08-10-slow
title: Slow
time_zone: UTC
severity: sev3
services: [shop]
milestones: {started: 2023-08-10 15:30, detected: 2023-08-10 15:35, mitigated: 2023-08-10 16:45}
impact: {summary: Pages were slow, users_affected: 25%}
detection: {method: monitoring}
";

/// `hotwash ARGS`, from another terminal.
fn beside(sandbox: &Sandbox, args: &[&str]) {
    let output = sandbox.run(args, "");
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
}

fn record(sandbox: &Sandbox) -> Postmortem {
    let document: Document<Postmortem> = document::read(&sandbox.text(DRAFT));
    assert!(document.problems.is_empty(), "{:?}", document.problems);
    document.value
}

/// The timeline as `15:30 text`.
fn timeline(sandbox: &Sandbox) -> Vec<String> {
    let told = |at: String, text: &str| format!("{} {text}", at.trim_start_matches("2023-08-10 "));
    let record = record(sandbox);
    let events = record.timeline.iter();
    events.map(|event| told(event.at.unwrap().to_string(), event.text.as_deref().unwrap_or("?"))).collect()
}

fn begun(text: &str) -> (Sandbox, Screen) {
    let sandbox = Sandbox::new();
    sandbox.put(DRAFT, text);
    let screen = sandbox.terminal(&["new", "--continue", DRAFT, "--no-commit"]);
    (sandbox, screen)
}

/// From the end of the timeline to the end.
fn finish(screen: &mut Screen) {
    for (prompt, text) in [
        ("What was the root cause, in one line?", "The pool was smaller than peak traffic needs"),
        ("Factor 2", ""),
        ("What ended it?", "The pool was raised."),
        ("Action 1: what will be done?", "Raise the pool's maximum to cover peak load"),
        ("Action 1: who answers for it?", "database team"),
        ("Action 1: by which day?", "Aug 24"),
        ("Action 2: what will be done?", ""),
        ("What did we learn", "Pools need room."),
        ("Two or three sentences", "The pool ran out, and 25% of users were turned away until it was raised."),
        ("Who answers for this postmortem?", "database team lead"),
        ("How far is it?", "in_review"),
    ] {
        screen.answer(prompt, text);
    }
    assert_eq!(screen.status(), 0, "{}", screen.contents());
}

#[test]
fn what_is_logged_between_answers_is_in_the_record_with_all_of_them() {
    // As the program lays it out, and as somebody else does.
    for text in [BEGUN.to_owned(), format!("# ours\n{BEGUN}\n# the end\n")] {
        let (sandbox, mut screen) = begun(&text);
        screen.answer("Event 1: when?", "15:30");
        screen.question("Event 1: what happened?");
        beside(&sandbox, &["log", "16:00 raised the limit", "--kind", "action"]);
        beside(&sandbox, &["log", "15:40 looked at the pool"]);
        screen.keys("Requests began to wait\r");
        screen.wait("Somebody else wrote in");
        // What is there already is not asked.
        screen.answer("Event 4: when?", "+30m");
        screen.answer("Event 4: what happened?", "Nobody knew why");
        screen.answer("Event 5: when?", "");
        screen.question("What was the root cause, in one line?");
        beside(&sandbox, &["log", "16:45 all is well"]);
        beside(&sandbox, &["milestone", "resolved", "--at", "17:15"]);
        finish(&mut screen);
        let events = timeline(&sandbox);
        for event in [
            "15:30 Requests began to wait",
            "15:40 looked at the pool",
            "16:30 Nobody knew why",
            "16:00 raised the limit",
            "16:45 all is well",
        ] {
            assert!(events.contains(&event.to_owned()), "{event} in {events:?}");
        }
        assert_eq!(events.len(), 5, "{events:?}");
        let text = sandbox.text(DRAFT);
        for line in [
            "resolved: 2023-08-10 17:15",
            "owner: database team lead",
            "status: in_review",
            "due: 2023-08-24",
            "summary: The pool ran out",
        ] {
            assert!(text.contains(line), "{line} in\n{text}");
        }
        assert_eq!(text.contains("# ours") && text.contains("# the end"), text.starts_with("# ours"));
        // Nothing was put aside.
        assert_eq!(sandbox.git(&["status", "--porcelain", "-uall"]).lines().count(), 2);
    }
}

#[test]
fn what_is_logged_before_the_question_of_an_event_keeps_its_place() {
    let (sandbox, mut screen) = begun(BEGUN);
    screen.question("Event 1: when?");
    beside(&sandbox, &["log", "15:30 requests began to wait"]);
    beside(&sandbox, &["log", "16:30 raised the limit"]);
    screen.keys("16:00\r");
    // It is the second by now, and the text that is asked for is its own.
    screen.answer("Event 2: what happened?", "Alerts fired");
    screen.question("Event 4: when?");
    assert_eq!(timeline(&sandbox), ["15:30 requests began to wait", "16:00 Alerts fired", "16:30 raised the limit"]);
    // The way back leads to it as well.
    screen.keys(ESC);
    screen.question("Event 2: what happened? Alerts fired");
    screen.keys(" at last\r");
    screen.question("Event 4: when?");
    assert_eq!(timeline(&sandbox)[1], "16:00 Alerts fired at last");
    screen.keys(CTRL_C);
    assert_eq!(screen.status(), 130);
}

#[test]
fn what_an_editor_made_of_the_draft_stays_and_what_both_changed_goes_apart() {
    let (sandbox, mut screen) = begun(BEGUN);
    screen.question("Event 1: when?");
    let text =
        sandbox.text(DRAFT).replace("title: Slow\n", "title: Slow # for now\n").replace("[shop]", "[shop, search]");
    sandbox.put(DRAFT, &text);
    screen.answer("Event 1: when?", "15:30");
    screen.question("Event 1: what happened?");
    let merged = sandbox.text(DRAFT);
    assert!(merged.contains("# for now") && merged.contains("[shop, search]") && merged.contains("15:30"), "{merged}");
    // Somebody tells the same event in other words.
    let theirs = merged.replace("- at: 2023-08-10 15:30", "- at: 2023-08-10 15:30\n    text: Slow");
    sandbox.put(DRAFT, &theirs);
    screen.keys("Requests began to wait\r");
    screen.wait("was changed or moved by somebody else");
    assert_eq!(sandbox.text(DRAFT), theirs);
    let second = "postmortems/2023/2023-08-10-slow-2.yaml";
    assert!(sandbox.text(second).contains("text: Requests began to wait"), "{}", sandbox.text(second));
    // Or leaves the file half written.
    screen.question("Event 2: when?");
    sandbox.put(second, "title: [");
    screen.keys("15:50\r");
    screen.wait("2023-08-10-slow-3.yaml");
    screen.question("Event 2: what happened?");
    assert_eq!(sandbox.text(second), "title: [");
    let own = sandbox.text("postmortems/2023/2023-08-10-slow-3.yaml");
    assert!(own.contains("text: Requests began to wait") && own.contains("15:50"), "{own}");
    screen.keys(CTRL_C);
    assert_eq!(screen.status(), 130);
}

#[test]
fn drafts_in_anybodys_layout_are_offered_and_keep_it() {
    let event = "- at: 2023-08-10 15:30\n  text: Requests began to wait";
    let commented = format!("# ours\ntitle:   'Slow' # for now\n\n\ntimeline:\n# from the pager\n{event}\n# the end\n");
    for text in [
        commented.replace('\n', "\r\n"),
        format!("\u{feff}{commented}"),
        commented.trim_end().to_owned(),
        commented,
        "{title: Slow, timeline: [{at: 2023-08-10 15:30, text: Requests began to wait}]} # in a line\n".to_owned(),
        "---\ntitle: Slow\ntimeline:\n    - {at: 2023-08-10 15:30, text: Requests began to wait} # flow\n...\n"
            .to_owned(),
        "title: >-\n  Slow\ncustom: {x: [1, 2]} # mine\ntimeline: [] # nothing yet\n".to_owned(),
    ] {
        let sandbox = Sandbox::new();
        let file = "postmortems/notes of ours.yaml";
        sandbox.put(file, &text);
        let mut screen = sandbox.terminal(&["new"]);
        screen.question("Go on with a draft, or begin a new one?");
        screen.wait("continue 'Slow'");
        screen.keys("\r");
        screen.answer("In which time zone are your clocks?", "UTC");
        screen.answer("How bad was it?", "sev2");
        screen.answer("Which services were affected?", "shop");
        screen.answer("When did the harm begin?", "Aug 10 3:30 PM");
        screen.question("When was it noticed?");
        beside(&sandbox, &["log", "16:30 raised the limit"]);
        screen.keys("+5m\r");
        screen.wait("Somebody else wrote in");
        screen.question("When ");
        screen.keys(CTRL_C);
        assert_eq!(screen.status(), 130);
        let kept = sandbox.text(file);
        // Every line of theirs is there, and every answer.
        for line in text.lines().filter(|line| line.contains('#') && !line.ends_with("# nothing yet")) {
            let own = line.split('#').next_back().unwrap();
            assert!(kept.contains(own), "{line:?} in\n{kept}");
        }
        let said: Document<Postmortem> = document::read(&kept);
        assert!(said.problems.is_empty(), "{kept}\n{:?}", said.problems);
        for answer in ["UTC", "sev2", "shop", "2023-08-10 15:30", "2023-08-10 15:35", "raised the limit"] {
            assert!(kept.contains(answer), "{answer} in\n{kept}");
        }
        assert_eq!(
            (text.starts_with('\u{feff}'), text.contains("\r\n")),
            (kept.starts_with('\u{feff}'), kept.contains("\r\n"))
        );
        assert_eq!(sandbox.git(&["status", "--porcelain", "-uall"]).lines().count(), 1, "{kept}");
    }
}

#[test]
fn four_terminals_that_log_while_a_wizard_saves_lose_nothing() {
    const EACH: usize = 12;
    let sandbox = Sandbox::new();
    sandbox.put("postmortems/2023/2023-08-11-slow.yaml", "title: Slow\n");
    let mut screen = sandbox.terminal(&["new", "--continue", "2023-08-11-slow", "--no-commit"]);
    screen.question("In which time zone are your clocks?");
    std::thread::scope(|scope| {
        for terminal in 1..=4 {
            let sandbox = &sandbox;
            scope.spawn(move || {
                for event in 1..=EACH {
                    beside(sandbox, &["log", &format!("{event} of {terminal}")]);
                }
            });
        }
        // Each of them is a save; that of the day gives the file another name.
        for (prompt, text) in [
            ("In which time zone are your clocks?", "Europe/London"),
            ("How bad was it?", "sev2"),
            ("Which services were affected?", "shop"),
            ("When did the harm begin?", "Aug 10 3:30 PM"),
            ("When was it noticed?", "+5m"),
            ("When did the harm end?", "4:45 PM"),
            ("What did users meet with?", "Pages were slow"),
            ("How many users felt it?", "25%"),
            ("How was it noticed?", "monitoring"),
        ] {
            screen.answer(prompt, text);
        }
    });
    screen.answer("Event", "now");
    // It is the last of all by now.
    screen.answer("Event 49: what happened?", "Raised the limit");
    screen.question("Event 50: when?");
    screen.keys(CTRL_C);
    assert_eq!(screen.status(), 130);
    let record = record(&sandbox);
    for terminal in 1..=4 {
        let ending = format!(" of {terminal}");
        let own = record
            .timeline
            .iter()
            .filter_map(|event| event.text.as_deref()?.strip_suffix(&ending)?.parse::<usize>().ok());
        assert!(own.eq(1..=EACH), "{record:?}");
    }
    assert_eq!(record.timeline.len(), 4 * EACH + 1);
    assert_eq!(record.timeline[4 * EACH].text.as_deref(), Some("Raised the limit"));
    let text = sandbox.text(DRAFT);
    for line in [
        "time_zone: Europe/London",
        "severity: sev2",
        "services: [shop]",
        "started: 2023-08-10 15:30",
        "detected: 2023-08-10 15:35",
        "mitigated: 2023-08-10 16:45",
        "summary: Pages were slow",
        "users_affected: 25%",
        "method: monitoring",
    ] {
        assert!(text.contains(line), "{line} in\n{text}");
    }
    assert_eq!(sandbox.git(&["status", "--porcelain", "-uall"]), format!("?? {DRAFT}\n"));
}
