//! Times that can mean two things, asked about.

use hotwash::record::Postmortem;
use hotwash::wizard::{Answer, Kind};

use super::script::{Reply, Talked, back, empty, interrupt, say};
use super::{begin, expected, seed_until, with};

/// The start of the seed's incident, answered so.
fn started(replies: Vec<(&'static str, Reply)>) -> Talked {
    begin(with(seed_until("milestones.started"), replies))
}

fn start_of(record: &Postmortem) -> String {
    record.milestones.as_ref().unwrap().started.unwrap().to_string()
}

#[test]
fn an_abbreviation_of_several_zones_asks_which() {
    let which = |zone: &'static str| {
        started(vec![
            ("milestones.started", say("Aug 10 3:30 PM IST~")),
            ("milestones.started", say(zone)),
            ("milestones.detected", interrupt()),
        ])
    };
    let talked = which("Asia/Kolkata");
    let question = &talked.questions[talked.questions.len() - 2];
    assert_eq!(question.prompt, "`IST` is the abbreviation of several zones. Which one is meant?");
    let Kind::Choice(choices) = &question.kind else { panic!("{question:?}") };
    let offered: Vec<String> = choices.iter().map(|choice| format!("{} {}", choice.value, choice.meaning)).collect();
    assert_eq!(
        offered,
        [
            "Asia/Kolkata about Thu 2023-08-10 10:00 UTC",
            "Europe/Dublin about Thu 2023-08-10 14:30 UTC",
            "Asia/Jerusalem about Thu 2023-08-10 12:30 UTC"
        ]
    );
    assert_eq!(start_of(&talked.record), "2023-08-10 10:00~");
    assert_eq!(start_of(&which("Europe/Dublin").record), "2023-08-10 14:30~");
    // Esc is back at the time, with what was typed.
    let talked = started(vec![
        ("milestones.started", say("Aug 10 15:30 CST")),
        ("milestones.started", back()),
        ("milestones.started", interrupt()),
    ]);
    assert_eq!(talked.questions.last().unwrap().current, Some(Answer::from("Aug 10 15:30 CST")));
}

#[test]
fn a_pasted_line_of_a_log_is_its_time() {
    for line in [
        "Aug 10 15:30:01 db1 sshd[12]: Connection closed",
        "[10/Aug/2023:15:30:01 +0000] \"GET /\" 503",
        "2023-08-10T15:30:01Z ERROR pool exhausted",
        "2023-08-10 15:30:01,000 ERROR pool exhausted",
    ] {
        let talked = started(vec![("milestones.started", say(line)), ("milestones.detected", interrupt())]);
        assert!(talked.said.contains(&"Thu 2023-08-10 15:30:01 UTC".to_owned()), "{line}: {:?}", talked.said);
    }
}

#[test]
fn a_clock_outside_the_incident_asks_for_the_day_beside_on_which_it_is_inside() {
    let mut record = expected();
    let milestones = record.milestones.as_mut().unwrap();
    for (milestone, time) in [
        (&mut milestones.started, "2023-08-09 23:30"),
        (&mut milestones.detected, "2023-08-09 23:40"),
        (&mut milestones.mitigated, "2023-08-10 00:45"),
        (&mut milestones.resolved, "2023-08-10 01:00"),
    ] {
        *milestone = Some(time.parse().unwrap());
    }
    record.timeline.clear();
    let at = |day: &'static str| {
        let script =
            vec![("timeline[0].at", say("0:10")), ("timeline[0].at", say(day)), ("timeline[0].text", interrupt())];
        let talked = super::script::talk(record.clone(), hotwash::config::Config::default(), script);
        assert_eq!(talked.questions[1].prompt, "00:10 is outside the incident. Is the next day meant?");
        talked.record.timeline[0].at.unwrap().to_string()
    };
    assert_eq!(at("next day"), "2023-08-10 00:10");
    assert_eq!(at("same day"), "2023-08-09 00:10");
}

#[test]
fn a_repeated_local_time_asks_which() {
    let script = |which: &'static str| {
        vec![
            ("title", say("Slow checkout")),
            ("time_zone", say("Europe/London")),
            ("severity", say("sev3")),
            ("services", say("shop")),
            ("milestones.started", say("2023-10-29 01:30~")),
            ("milestones.started", say(which)),
            ("milestones.detected", interrupt()),
        ]
    };
    let talked = begin(script("2023-10-29T01:30:00+01:00~"));
    let which = &talked.questions[5];
    assert_eq!(which.prompt, "In Europe/London it was 2023-10-29 01:30~ twice. Which one?");
    let Kind::Choice(choices) = &which.kind else { panic!("{which:?}") };
    assert_eq!(choices[0].meaning, "01:30 at +01:00, 00:30 UTC");
    let started = |talked: Talked| talked.record.milestones.unwrap().started.unwrap().to_string();
    assert_eq!(started(talked), "2023-10-29T01:30:00+01:00~");
    assert_eq!(started(begin(script("2023-10-29T01:30:00+00:00~"))), "2023-10-29T01:30:00+00:00~");
}

#[test]
fn a_skipped_local_time_asks_which() {
    let talked = begin(vec![
        ("title", say("Slow checkout")),
        ("time_zone", say("Europe/London")),
        ("severity", say("sev3")),
        ("services", say("shop")),
        ("milestones.started", say("2023-03-26 01:30")),
        // Esc takes the time back.
        ("milestones.started", back()),
        ("milestones.started", say("2023-03-26 01:30")),
        ("milestones.started", say("2023-03-26 02:30")),
        ("milestones.detected", interrupt()),
    ]);
    assert_eq!(talked.questions[6].current.as_ref().unwrap().text(), "2023-03-26 01:30");
    assert_eq!(talked.record.milestones.unwrap().started.unwrap().to_string(), "2023-03-26 02:30");
}

#[test]
fn a_clock_before_the_event_before_asks_for_the_next_day() {
    let script = |day: &'static str| {
        with(
            seed_until("timeline[1].at"),
            vec![("timeline[1].at", say("0:10")), ("timeline[1].at", say(day)), ("timeline[1].text", interrupt())],
        )
    };
    let at = |day| begin(script(day)).record.timeline[1].at.unwrap().to_string();
    assert_eq!(at("next day"), "2023-08-11 00:10");
    assert_eq!(at("same day"), "2023-08-10 00:10");
}

#[test]
fn a_clock_that_is_yet_to_come_asks_for_the_day_before() {
    // It is noon; the harm began ten minutes after midnight, the change was made before it.
    let script = |day: &'static str| {
        with(
            seed_until("milestones.started"),
            vec![
                ("milestones.started", say("0:10")),
                ("milestones.detected", say("+5m")),
                ("milestones.mitigated", say("1:10")),
                ("impact.summary", say("Web application unavailable")),
                ("impact.users_affected", empty()),
                ("detection.method", say("monitoring")),
                ("timeline[0].at", say("23:55")),
                ("timeline[0].at", say(day)),
                ("timeline[0].text", interrupt()),
            ],
        )
    };
    let at = |day| begin(script(day)).record.timeline[0].at.unwrap().to_string();
    assert_eq!(at("day before"), "2023-08-10 23:55");
    assert_eq!(at("same day"), "2023-08-11 23:55");
}
