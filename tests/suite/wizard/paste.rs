//! Many lines at the question for one event.

use hotwash::record::Postmortem;
use hotwash::wizard::{Answer, Kind};

use super::script::{Reply, Talked, World, back, empty, interrupt, say, talk_in};
use super::{begin, seed_until, with};

const CHAT: &str = "15:30 - Latency alert\n| 15:35 | Team alerted |\nalso by phone\n- 16:45 UTC: Restored";

fn pasted(replies: Vec<(&'static str, Reply)>) -> Talked {
    begin(with(seed_until("timeline[0].at"), replies))
}

fn timeline(record: &Postmortem) -> Vec<String> {
    let told = |text: &hotwash::record::Prose| text.replace('\n', " / ");
    record
        .timeline
        .iter()
        .map(|event| format!("{} {}", event.at.unwrap(), event.text.as_ref().map(told).unwrap_or_default()))
        .collect()
}

#[test]
fn pasted_lines_become_events_once_that_is_confirmed() {
    let talked = pasted(vec![
        ("timeline[0].at", say(CHAT)),
        ("timeline[0].at", say("all")),
        ("timeline[3].at", empty()),
        ("root_cause.summary", interrupt()),
    ]);
    assert_eq!(
        timeline(&talked.record),
        [
            "2023-08-10 15:30 Latency alert",
            "2023-08-10 15:35 Team alerted / also by phone",
            "2023-08-10 16:45 Restored"
        ]
    );
    let shown = "Thu 2023-08-10 15:35 UTC: Team alerted …".to_owned();
    assert!(talked.said.contains(&shown), "{:?}", talked.said);
    let confirm = &talked.questions[talked.questions.len() - 3];
    assert_eq!(confirm.prompt, "That is 3 events. Take them?");
    assert_eq!(talked.saved, Some(talked.record));
}

#[test]
fn a_line_that_says_when_and_what_is_an_event_at_once() {
    let talked = pasted(vec![
        ("timeline[0].at", say("3:30 PM latency alert fired")),
        ("timeline[1].at", say("15:35 team alerted")),
        // Perhaps not a time, perhaps not an event: somebody says so.
        ("timeline[2].at", say("500 errors were seen")),
        ("timeline[2].at", say("drop")),
        ("timeline[2].at", say("3:40 PM sharp")),
        ("timeline[2].at", say("drop")),
        ("timeline[2].at", back()),
        // Esc goes back to it.
        ("timeline[1].at", interrupt()),
    ]);
    assert_eq!(timeline(&talked.record), ["2023-08-10 15:30 latency alert fired", "2023-08-10 15:35 team alerted"]);
    assert!(talked.said.contains(&"Thu 2023-08-10 15:30 UTC: latency alert fired".to_owned()), "{:?}", talked.said);
}

#[test]
fn lines_that_a_terminal_hands_over_one_by_one_are_gathered() {
    let world = World { pending: "15:35 Team alerted\nalso by phone\n", ..World::default() };
    let script = with(
        seed_until("timeline[0].at"),
        vec![
            ("timeline[0].at", say("15:30 - Latency alert")),
            ("timeline[0].at", say("all")),
            ("timeline[2].at", interrupt()),
        ],
    );
    let talked = talk_in(world, Postmortem::default(), script);
    assert_eq!(
        timeline(&talked.record),
        ["2023-08-10 15:30 Latency alert", "2023-08-10 15:35 Team alerted / also by phone"]
    );
}

#[test]
fn what_is_dropped_leaves_no_trace_and_what_is_taken_back_can_be_edited() {
    let talked = pasted(vec![
        ("timeline[0].at", say(CHAT)),
        ("timeline[0].at", say("drop")),
        ("timeline[0].at", say(CHAT)),
        ("timeline[0].at", back()),
        ("timeline[0].at", interrupt()),
    ]);
    assert_eq!(timeline(&talked.record), [""; 0]);
    assert_eq!(talked.questions.last().unwrap().current, Some(Answer::from(CHAT)));
}

#[test]
fn events_can_be_gone_through_one_by_one() {
    let talked = pasted(vec![
        ("timeline[0].at", say("15:30 Alert\n15:35 Nothing\n16:45 Restored")),
        ("timeline[0].at", say("edit")),
        ("timeline[0].at", say("15:31")),
        ("timeline[0].at", say("Latency alert")),
        ("timeline[0].at", empty()),
        ("timeline[0].at", say("+1h")),
        ("timeline[0].at", say("Restored")),
        ("timeline[2].at", interrupt()),
    ]);
    assert_eq!(timeline(&talked.record), ["2023-08-10 15:31 Latency alert", "2023-08-10 16:31 Restored"]);
    let edited: Vec<&str> = talked.questions.iter().rev().skip(1).take(5).map(|it| &*it.prompt).collect();
    assert_eq!(edited[4], "Pasted event 1: when? (Alert)");
    assert_eq!(edited[2], "Pasted event 2: when? (Nothing)");
}

#[test]
fn lines_without_any_time_are_the_text_of_one_event() {
    let talked = pasted(vec![
        ("timeline[0].at", say("The pool is full\nand nobody knows why")),
        ("timeline[0].at", say("one event")),
        // Its time is asked for.
        ("timeline[0].at", say("15:40")),
        ("timeline[1].at", interrupt()),
    ]);
    assert_eq!(timeline(&talked.record), ["2023-08-10 15:40 The pool is full / and nobody knows why"]);
    assert!(talked.said.contains(&"? The pool is full".to_owned()), "{:?}", talked.said);
    let confirm = &talked.questions[talked.questions.len() - 3];
    assert!(matches!(&confirm.kind, Kind::Choice(choices) if choices.iter().all(|choice| choice.value != "all")));
}

#[test]
fn what_stands_before_the_first_time_goes_with_the_first_event() {
    let talked = pasted(vec![
        ("timeline[0].at", say("From the chat:\n15:30 Alert")),
        ("timeline[0].at", say("all")),
        ("timeline[1].at", interrupt()),
    ]);
    assert_eq!(timeline(&talked.record), ["2023-08-10 15:30 From the chat: / Alert"]);
}

#[test]
fn a_time_that_can_mean_several_is_asked_about_and_the_others_are_not() {
    let talked = pasted(vec![
        ("timeline[0].at", say("15:30 Alert\n21:05 IST Team alerted\n16:45 Restored")),
        ("timeline[0].at", say("all")),
        ("timeline[0].at", say("Asia/Kolkata")),
        ("timeline[3].at", interrupt()),
    ]);
    assert_eq!(
        timeline(&talked.record),
        ["2023-08-10 15:30 Alert", "2023-08-10 15:35 Team alerted", "2023-08-10 16:45 Restored"]
    );
}
