//! `hotwash new` as a person meets it: the real program, on a real terminal, in a real repository.

#![expect(clippy::unwrap_used, clippy::disallowed_methods, reason = "tests make repositories to look at")]

mod beside;
mod editing;
mod never_loses;
mod paste;
mod picture;
mod reach;
mod revision;
pub mod screen;

use hotwash::document;
use hotwash::record::Postmortem;

use self::screen::{Sandbox, Screen};

const RECORD: &str = "postmortems/2023/2023-08-10-web-stack-outage.yaml";
const RENDER: &str = "postmortems/2023/2023-08-10-web-stack-outage.md";
const ESC: &str = "\x1b";
const DOWN: &str = "\x1b[B";
const CTRL_C: &str = "\x03";

/// The first questions of the seed's incident, up to its times.
fn basics(screen: &mut Screen) {
    screen.answer("What happened, in a few words?", "Web stack outage");
    screen.answer("In which time zone are your clocks?", "");
    screen.answer("How bad was it?", "sev2");
    screen.answer("Which services were affected?", "web-application, database");
}

fn event(screen: &mut Screen, number: usize, at: &str, text: &str) {
    screen.answer(&format!("Event {number}: when?"), at);
    screen.answer(&format!("Event {number}: what happened?"), text);
}

/// Action 1 answers factor 1, and so on.
fn action(screen: &mut Screen, number: usize, text: &str, owner: &str, due: &str) {
    screen.answer(&format!("Action {number}: what will be done?"), text);
    screen.answer(&format!("Action {number}: which factors does it answer?"), &format!("{} ", DOWN.repeat(number - 1)));
    screen.answer(&format!("Action {number}: who answers for it?"), owner);
    screen.answer(&format!("Action {number}: by which day?"), due);
}

#[test]
fn an_incident_from_the_first_question_to_the_commit() {
    let sandbox = Sandbox::new();
    let mut screen = sandbox.terminal(&["new"]);
    basics(&mut screen);
    screen.answer("When did the harm begin?", "August 10, 2023, 3:30 PM");
    screen.wait("Thu 2023-08-10 15:30 UTC");
    screen.answer("When was it noticed?", "3:30 PM");
    screen.answer("When did the harm end?", "4:45 PM");
    screen.answer("What did users meet with?", "Web application unavailability");
    screen.answer("How many users felt it?", "25%");
    screen.answer("How was it noticed?", "monitoring");
    screen.wait("Timeline 4/9");
    let detected = "Issue detected as monitoring system triggered alerts for increased latency.";
    event(&mut screen, 1, "3:30 PM", detected);
    event(&mut screen, 2, "+5m", "Incident response team alerted.");
    event(&mut screen, 3, "3:47 PM", "Investigation and root cause analysis initiated.");
    // Two letters O: explained, and the likely reading is there to take.
    screen.answer("Event 4: when?", "4:OO PM");
    screen.wait("the letter O stands where the digit 0 belongs");
    screen.question("Event 4: when? 2023-08-10 16:00");
    screen.keys("\r");
    screen.answer("Event 4: what happened?", "Mitigation actions executed.");
    event(&mut screen, 5, "4:45 PM", "Service restored and confirmed operational.");
    event(&mut screen, 6, "5:15 PM", "Follow-up actions planned.");
    screen.answer("Event 7: when?", "");
    screen.answer("What was the root cause, in one line?", "Database connection pool exhaustion");
    screen.wait("A thought:");
    screen.answer("Why was that?", "It was set once, for half of today's load");
    screen.answer("Why 2 of 5", "");
    screen.answer("Factor 2", "Alerts watched latency alone");
    screen.question("What ended it?");
    screen.keys("The pool was given more connections.\x1b\r\x1b\rNew requests were served.\r");
    let (update, deploy) =
        ("Update connection pool settings to cover peak load", "Alert when 80% of the pool is in use");
    action(&mut screen, 1, update, "database team", "Aug 24");
    action(&mut screen, 2, deploy, "observability team", "in 2 weeks");
    screen.answer("Action 3: what will be done?", "");
    screen.answer("What did we learn", "Resource settings decide whether the application stays up.");
    screen.answer("Two or three sentences", "The pool ran out, and 25% of users were turned away until it was raised.");
    screen.answer("Who answers for this postmortem?", "database team lead");
    // The review: the record as it reads, the findings, and the menu.
    screen.wait("Before it is published:");
    screen.wait("Committed with its render.");
    screen.answer("How far is it?", "published");
    assert_eq!(screen.status(), 0, "{}", screen.contents());

    assert_eq!(
        sandbox.git(&["show", "--format=%an: %s", "--name-only"]).split_whitespace().collect::<Vec<_>>().join(" "),
        format!("Tester: Add postmortem: Web stack outage {RENDER} {RECORD}")
    );
    assert_eq!(sandbox.git(&["status", "--porcelain"]), "");
    let record = sandbox.text(RECORD);
    for line in [
        "id: 2023-08-10-web-stack-outage",
        "status: published",
        "  started: 2023-08-10 15:30",
        "  mitigated: 2023-08-10 16:45",
        "  - at: 2023-08-10 15:35",
        "  - at: 2023-08-10 16:00",
        "    due: 2023-08-25",
        "    The pool was given more connections.\n\n    New requests were served.",
        "published: 2023-08-11",
    ] {
        assert!(record.contains(line), "{line} in\n{record}");
    }
    assert!(sandbox.text(RENDER).contains("Mitigation actions executed."));
    assert!(sandbox.run(&["check", RECORD], "").status.success());
}

#[test]
fn ctrl_c_keeps_the_answers_and_says_how_to_go_on() {
    let sandbox = Sandbox::new();
    let mut screen = sandbox.terminal(&["new"]);
    basics(&mut screen);
    screen.answer("When did the harm begin?", "Aug 10 3:30 PM");
    screen.question("When was it noticed?");
    // All that was answered is on disk while the next question waits, under its final name alone.
    assert!(sandbox.text(RECORD).contains("  started: 2023-08-10 15:30"));
    assert_eq!(sandbox.git(&["status", "--porcelain", "-uall"]), format!("?? {RECORD}\n"));
    screen.keys(CTRL_C);
    assert_eq!(screen.status(), 130);
    let command = format!("hotwash new --continue {RECORD}");
    assert!(screen.contents().contains(&command), "{}", screen.contents());

    let mut screen = sandbox.terminal(&["new", "--continue", RECORD]);
    screen.answer("When was it noticed?", "+5m");
    screen.question("When did the harm end?");
    screen.keys(CTRL_C);
    assert_eq!(screen.status(), 130);
    assert!(sandbox.text(RECORD).contains("  detected: 2023-08-10 15:35"));
}

#[test]
fn esc_goes_back_to_the_old_answer() {
    let sandbox = Sandbox::new();
    let mut screen = sandbox.terminal(&["new"]);
    screen.answer("What happened, in a few words?", "Web stack outag");
    screen.question("In which time zone are your clocks?");
    screen.keys(ESC);
    screen.question("What happened, in a few words? Web stack outag");
    screen.keys("e\r");
    screen.question("In which time zone are your clocks?");
    screen.keys(CTRL_C);
    assert_eq!(screen.status(), 130);
    let draft = "postmortems/2023/2023-08-11-web-stack-outage.yaml";
    assert!(sandbox.text(draft).contains("title: Web stack outage\n"));
    // The name under the mistyped title is gone.
    assert_eq!(sandbox.git(&["status", "--porcelain", "-uall"]), format!("?? {draft}\n"));
}

#[test]
fn a_clock_change_asks_which_of_two_times_is_meant() {
    let sandbox = Sandbox::at("2023-10-30T12:00:00Z");
    let mut screen = sandbox.terminal(&["new"]);
    screen.answer("What happened, in a few words?", "Slow checkout");
    screen.answer("In which time zone are your clocks? (UTC)", "Europe/London");
    screen.answer("How bad was it?", "sev3");
    screen.answer("Which services were affected?", "shop");
    screen.answer("When did the harm begin?", "yesterday 1:30");
    screen.question("In Europe/London it was 2023-10-29 01:30 twice. Which one?");
    screen.wait("01:30 at +01:00, 00:30 UTC");
    screen.keys(&format!("{DOWN}\r"));
    screen.wait("Sun 2023-10-29 01:30 GMT (01:30 UTC)");
    screen.answer("When was it noticed?", "+45m");
    screen.wait("Sun 2023-10-29 02:15 GMT (02:15 UTC)");
    screen.question("When did the harm end?");
    screen.keys(CTRL_C);
    assert_eq!(screen.status(), 130);
    let record = sandbox.text("postmortems/2023/2023-10-29-slow-checkout.yaml");
    assert!(record.contains("  started: 2023-10-29T01:30:00+00:00\n  detected: 2023-10-29 02:15\n"), "{record}");
}

#[test]
fn a_file_that_is_there_is_never_overwritten() {
    let sandbox = Sandbox::new();
    sandbox.put("postmortems/2023/2023-08-11-slow.yaml", "title: Slow\n");
    let mut screen = sandbox.terminal(&["new"]);
    screen.answer("Go on with a draft, or begin a new one?", "begin");
    screen.answer("What happened, in a few words?", "Slow");
    screen.question("In which time zone are your clocks?");
    screen.keys(CTRL_C);
    screen.status();
    assert_eq!(sandbox.text("postmortems/2023/2023-08-11-slow.yaml"), "title: Slow\n");
    assert!(sandbox.text("postmortems/2023/2023-08-11-slow-2.yaml").contains("id: 2023-08-11-slow-2"));
}

#[test]
fn pasted_lines_stay_one_answer_and_the_editor_is_one_letter_away() {
    let sandbox = Sandbox::new();
    let draft = "id: 2023-08-11-slow\ntitle: Slow\ntime_zone: UTC\nauthors: [me]\nlessons:\n  went_well:\n    - all\n";
    sandbox.put("postmortems/2023/2023-08-11-slow.yaml", draft);
    let editor = sandbox.put("editor.sh", "#!/bin/sh\nprintf 'First.\\n\\n- second\\n' > \"$1\"\n");
    let executable = std::os::unix::fs::PermissionsExt::from_mode(0o755);
    std::fs::set_permissions(&editor, executable).unwrap();
    let mut screen = sandbox.terminal_with(&["new", "--continue", "2023-08-11-slow"], &[("VISUAL", &editor)]);
    screen.answer("How bad was it?", "leave open");
    // Twice Enter leaves open what nobody knows yet.
    for prompt in ["Which services were affected?", "When did the harm begin?", "When was it noticed?"] {
        screen.answer(prompt, "");
        screen.wait("Press Enter once more to leave it open for now.");
        screen.question(prompt);
        screen.keys("\r");
    }
    screen.question("When was all as it should be?");
    screen.keys(CTRL_C);
    assert_eq!(screen.status(), 130);

    let answered = format!(
        "{draft}severity: sev3\nkind: outage\nservices: [shop]\nno_actions_because: none\nowner: me\nstatus: in_review\n\
         milestones: {{started: 2023-08-11 10:00, detected: 2023-08-11 10:00, resolved: 2023-08-11 11:00}}\n\
         impact: {{summary: Slow}}\ndetection: {{method: monitoring}}\n\
         timeline: [{{at: 2023-08-11 10:00, text: a}}, {{at: 2023-08-11 10:01, text: b}}, {{at: 2023-08-11 10:02, text: c}}]\n\
         root_cause: {{summary: Load}}\ncontributing_factors: [{{id: F1, text: Load}}, {{id: F2, text: More load}}]\n"
    );
    sandbox.put("postmortems/2023/2023-08-11-slow.yaml", &answered);
    let mut screen =
        sandbox.terminal_with(&["new", "--continue", "2023-08-11-slow", "--no-commit"], &[("VISUAL", &editor)]);
    screen.question("What ended it?");
    screen.keys("\x1b[200~One\ntwo\x1b[201~\r");
    screen.answer("Two or three sentences", "e");
    assert_eq!(screen.status(), 0, "{}", screen.contents());
    let record = sandbox.text("postmortems/2023/2023-08-11-slow.yaml");
    assert!(record.contains("    One\n    two\n"), "{record}");
    assert!(record.contains("  First.\n\n  - second\n"), "{record}");
    assert!(sandbox.exists("postmortems/2023/2023-08-11-slow.md"));
    assert_eq!(sandbox.git(&["status", "--porcelain", "postmortems"]), "?? postmortems/\n");
}

#[test]
fn a_draft_with_comments_keeps_them() {
    let sandbox = Sandbox::new();
    let text = "id: 2023-08-11-slow # ours\n\n\ntitle:  Slow # very\n# the end\n";
    let draft = "postmortems/2023/2023-08-11-slow.yaml";
    sandbox.put(draft, text);
    let mut screen = sandbox.terminal(&["new", "--continue", "2023-08-11-slow"]);
    screen.answer("In which time zone are your clocks?", "UTC");
    screen.question("How bad was it?");
    assert_eq!(sandbox.text(draft), text.replace("# very\n", "# very\ntime_zone: UTC\n"));
    // Its name still follows its title, and its comments go with it.
    screen.keys(ESC);
    screen.question("In which time zone are your clocks?");
    screen.keys(ESC);
    screen.answer("What happened, in a few words?", "er");
    screen.question("How bad was it?");
    let renamed =
        text.replace("slow", "slower").replace("Slow", "Slower").replace("# very\n", "# very\ntime_zone: UTC\n");
    assert_eq!(sandbox.text("postmortems/2023/2023-08-11-slower.yaml"), renamed);
    assert!(!sandbox.exists(draft));
    screen.keys(CTRL_C);
    assert_eq!(screen.status(), 130);
}

#[test]
fn a_record_with_gaps_is_mended_before_it_is_published() {
    let sandbox = Sandbox::new();
    let answers = "\
id: 2023-08-10-web-stack-outage
title: Web stack outage
time_zone: UTC
severity: sev2
kind: outage
services: [shop]
milestones: {started: 2023-08-10 15:30, detected: 2023-08-10 15:30, resolved: 2023-08-10 17:15}
impact: {summary: Nothing worked, users_affected: 25%}
detection: {method: monitoring}
timeline:
  - {at: 2023-08-10 15:30, text: The alert fired.}
  - {at: 2023-08-10 16:00, text: The pool was raised.}
  - {at: 2023-08-10 17:15, text: All was well.}
root_cause: {summary: Pool exhaustion, detail: The pool ran out.}
contributing_factors: [{id: F1, text: The pool was too small}]
resolution: {detail: The pool was raised.}
no_actions_because: the service is switched off
lessons: {summary: Pools need room.}
summary: The pool ran out.
authors: [me]
";
    sandbox.put(RECORD, answers);
    let mut screen = sandbox.terminal(&["new", "--continue", RECORD]);
    for _ in 0..2 {
        screen.answer("Who answers for this postmortem?", "");
    }
    // The gap is named before one decides.
    screen.wait("Before it is published:");
    screen.wait("owner");
    screen.answer("How far is it?", "published");
    screen.wait("It cannot be published yet: mend the errors in Publication, or choose in_review or draft.");
    assert!(!sandbox.text(RECORD).contains("status: published"));
    screen.answer("How far is it?", "Publication");
    screen.answer("Two or three sentences", "");
    let further = ["The same without technical words", "Which closing words?", "Link 1", "Term 1", "Who wrote it?"];
    for prompt in further {
        screen.answer(prompt, "");
    }
    screen.answer("Who answers for this postmortem?", "database team lead");
    screen.answer("Reviewer 1: who has read it?", "");
    screen.answer("Who may read the record?", "");
    screen.answer("How far is it?", "published");
    assert_eq!(screen.status(), 0, "{}", screen.contents());
    assert!(sandbox.text(RECORD).contains("status: published"));
    assert_eq!(sandbox.git(&["status", "--porcelain", "-uall"]), "");
}

#[test]
fn the_command_that_goes_on_can_be_typed_where_one_stands() {
    let sandbox = Sandbox::new();
    let mut screen = sandbox.terminal(&["-C", "..", "--records", "archive/kept here", "new"]);
    screen.answer("What happened, in a few words?", "Slow");
    screen.question("In which time zone are your clocks?");
    screen.keys(CTRL_C);
    assert_eq!(screen.status(), 130);
    let command = "hotwash -C .. new --continue 'archive/kept here/2023/2023-08-11-slow.yaml'";
    assert!(screen.contents().contains(command), "{}", screen.contents());
}

#[test]
fn without_a_terminal_the_way_without_questions_is_named() {
    let sandbox = Sandbox::new();
    let output = sandbox.run(&["new"], "Web stack outage\n");
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("hotwash new --from FILE"), "{told}");
    assert!(!sandbox.exists("postmortems"));
}

#[test]
fn answers_from_standard_input_are_written_rendered_and_committed() {
    let sandbox = Sandbox::new();
    let answers = "title: Slow checkout\nstatus: draft\ntime_zone: UTC\nmilestones:\n  started: 2023-08-10 15:30\n";
    let output = sandbox.run(&["new", "--from", "-"], answers);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let files = sandbox.git(&["show", "--format=", "--name-only"]);
    assert_eq!(files, "postmortems/2023/2023-08-10-slow-checkout.md\npostmortems/2023/2023-08-10-slow-checkout.yaml\n");
    assert!(sandbox.text("postmortems/2023/2023-08-10-slow-checkout.yaml").contains("id: 2023-08-10-slow-checkout\n"));
}

#[test]
fn a_whole_record_from_a_file_stays_what_it_is() {
    let sandbox = Sandbox::at("2023-10-01T12:00:00Z");
    let example = include_str!("../../../examples/web-stack-outage.yaml");
    sandbox.put("answers.yaml", example);
    let output = sandbox.run(&["new", "--from", "answers.yaml", "--no-commit"], "");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    let written = "postmortems/2023/2023-08-10-web-stack-outage.yaml";
    let read = |text: &str| document::read::<Postmortem>(text).value;
    assert_eq!(read(&sandbox.text(written)), read(example));
    assert!(sandbox.git(&["status", "--porcelain"]).contains("?? postmortems/"));
    // A second time its id is taken.
    let output = sandbox.run(&["new", "--from", "answers.yaml", "--no-commit"], "");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains(&format!("{written} exists already")));
}

#[test]
fn answers_with_mistakes_are_told_where_they_stand_and_nothing_is_written() {
    let sandbox = Sandbox::new();
    let output = sandbox.run(&["new", "--from", "-"], "title: Slow\nmilestones:\n  started: 4:OO PM\n");
    assert_eq!(output.status.code(), Some(1));
    let told = String::from_utf8(output.stdout).unwrap();
    assert!(told.contains("standard input:3:12"), "{told}");
    assert!(told.contains("the letter O stands where the digit 0 belongs"), "{told}");
    assert!(!sandbox.exists("postmortems"));
    // Also an id that is none: it is not filled in by another.
    let output = sandbox.run(&["new", "--from", "-"], "title: Slow shop\nid: ../../elsewhere\n");
    assert_eq!(output.status.code(), Some(1));
    let told = String::from_utf8(output.stdout).unwrap();
    assert!(told.contains("standard input:2:5") && told.contains("elsewhere"), "{told}");
}

#[test]
fn escapes_in_a_paste_are_left_out_and_told() {
    let sandbox = Sandbox::new();
    let mut screen = sandbox.terminal(&["new", "--no-commit"]);
    screen.question("What happened, in a few words?");
    screen.keys("\x1b[200~Slow\x1b[31m shop\x07\x1b[201~\r");
    screen.wait("Control characters were left out: Slow shop");
    screen.question("In which time zone are your clocks?");
    screen.keys(CTRL_C);
    assert_eq!(screen.status(), 130);
    assert!(sandbox.text("postmortems/2023/2023-08-11-slow-shop.yaml").contains("title: Slow shop\n"));
}

#[test]
fn git_must_know_its_user_before_the_first_question() {
    let sandbox = Sandbox::new();
    sandbox.git(&["config", "--unset", "user.email"]);
    let mut screen = sandbox.terminal(&["new"]);
    screen.wait("git config --global user.email");
    assert_eq!(screen.status(), 2);
    assert!(!screen.contents().contains("What happened"), "{}", screen.contents());
}
