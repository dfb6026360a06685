//! The wizard's conversation, with a script in place of a person.

mod coach;
mod frame;
mod full;
mod kept;
mod paste;
mod script;
mod when;

use hotwash::config::Config;
use hotwash::record::{Postmortem, Status};
use hotwash::wizard::How;
use serde_json::json;

use self::script::{Reply, Talked, back, empty, interrupt, nobody, pick, say, talk};

/// The incident of the example, from the first question to the last.
fn seed() -> Vec<(&'static str, Reply)> {
    vec![
        ("title", say("Web stack outage")),
        ("time_zone", say("UTC")),
        ("severity", say("sev2")),
        ("services", say("web-application, database")),
        ("milestones.started", say("August 10, 2023, 3:30 PM")),
        ("milestones.detected", say("3:30 PM")),
        ("milestones.mitigated", say("4:45 PM")),
        ("impact.summary", say("Web application unavailable")),
        ("impact.users_affected", say("25%")),
        ("detection.method", say("monitoring")),
        ("timeline[0].at", say("3:30 PM")),
        ("timeline[0].text", say("Monitoring triggered alerts for increased latency.")),
        ("timeline[1].at", say("+5m")),
        ("timeline[1].text", say("Incident response team alerted.")),
        ("timeline[2].at", say("4:45 PM")),
        ("timeline[2].text", say("Service restored.")),
        ("timeline[3].at", empty()),
        ("root_cause.summary", say("Database connection pool exhaustion")),
        ("contributing_factors[1].text", empty()),
        ("resolution.detail", say("The pool's maximum was raised.")),
        ("action_items[0].text", say("Raise the pool's maximum to cover peak load")),
        ("action_items[0].owner", say("database team")),
        ("action_items[0].due", say("Aug 24")),
        ("action_items[1].text", empty()),
        ("lessons.summary", say("Pools need room.")),
        ("summary", say("The web application was unavailable for 25% of users.")),
        ("owner", say("database team lead")),
        ("status", say("published")),
    ]
}

fn expected() -> Postmortem {
    serde_json::from_value(json!({
        "title": "Web stack outage", "time_zone": "UTC", "severity": "sev2",
        "services": ["web-application", "database"],
        "milestones": {
            "started": "2023-08-10 15:30", "detected": "2023-08-10 15:30",
            "mitigated": "2023-08-10 16:45",
        },
        "impact": { "summary": "Web application unavailable", "users_affected": "25%" },
        "detection": { "method": "monitoring" },
        "timeline": [
            { "at": "2023-08-10 15:30", "text": "Monitoring triggered alerts for increased latency." },
            { "at": "2023-08-10 15:35", "text": "Incident response team alerted." },
            { "at": "2023-08-10 16:45", "text": "Service restored." },
        ],
        "root_cause": { "summary": "Database connection pool exhaustion" },
        "contributing_factors": [
            { "id": "F1", "text": "Database connection pool exhaustion", "root": true },
        ],
        "resolution": { "detail": "The pool's maximum was raised." },
        "action_items": [{
            "id": "A1", "text": "Raise the pool's maximum to cover peak load", "addresses": ["F1"],
            "owner": "database team", "due": "2023-08-24",
        }],
        "lessons": { "summary": "Pools need room." },
        "summary": "The web application was unavailable for 25% of users.",
        "owner": "database team lead", "authors": ["database team lead"],
        "status": "published", "published": "2023-08-11",
    }))
    .unwrap()
}

fn begin(script: Vec<(&'static str, Reply)>) -> Talked {
    talk(Postmortem::default(), Config::default(), script)
}

/// The seed's script up to a question, and on from it.
fn seed_until(field: &str) -> Vec<(&'static str, Reply)> {
    seed().into_iter().take_while(|(at, _)| *at != field).collect()
}

fn with(mut script: Vec<(&'static str, Reply)>, more: Vec<(&'static str, Reply)>) -> Vec<(&'static str, Reply)> {
    script.extend(more);
    script
}

#[test]
fn the_whole_conversation_makes_the_record() {
    let talked = begin(seed());
    assert_eq!(talked.how, How::Finished);
    assert_eq!(talked.record, expected());
    assert!(talked.said.contains(&"Thu 2023-08-10 15:30 UTC".to_owned()), "{:?}", talked.said);
    assert!(talked.said.contains(&"Thu 2023-08-24".to_owned()), "{:?}", talked.said);
}

#[test]
fn every_answer_is_kept_before_the_next_question() {
    let talked = begin(seed());
    // Each question found all the answers before it on disk.
    for (asked, kept) in talked.kept_at_question.iter().enumerate() {
        assert_eq!(*kept, asked, "at question {asked}");
    }
}

#[test]
fn sections_tell_how_far_one_is() {
    let talked = begin(seed());
    let timeline = talked.questions.iter().find(|question| question.field.to_string() == "timeline[1].at").unwrap();
    assert_eq!((timeline.section, timeline.progress), ("Timeline", Some((4, 9))));
    assert_eq!(timeline.prompt, "Event 2: when?");
}

#[test]
fn esc_goes_back_with_the_old_answer_and_loses_nothing() {
    let talked = begin(with(
        seed_until("severity"),
        vec![
            ("severity", back()),
            ("time_zone", back()),
            ("title", say("Web stack outage, mended")),
            // What was answered stays answered.
            ("severity", interrupt()),
        ],
    ));
    assert_eq!(talked.record.title.as_deref(), Some("Web stack outage, mended"));
    assert_eq!(talked.record.time_zone.map(|zone| zone.to_string()).as_deref(), Some("UTC"));
    let current: Vec<_> =
        talked.questions[3..5].iter().map(|question| question.current.as_ref().unwrap().text()).collect();
    assert_eq!(current, ["UTC", "Web stack outage"]);
}

#[test]
fn what_was_gone_back_over_lies_behind_again_after_an_answer() {
    let talked = begin(with(
        seed_until("severity"),
        vec![
            ("severity", back()),
            ("time_zone", back()),
            ("title", say("Web stack outage")),
            ("severity", back()),
            // Not the title, which lies before it.
            ("time_zone", say("Europe/Berlin")),
            ("severity", back()),
            ("time_zone", back()),
            ("title", interrupt()),
        ],
    ));
    assert_eq!(talked.record.time_zone.map(|zone| zone.to_string()).as_deref(), Some("Europe/Berlin"));
}

#[test]
fn esc_at_the_first_question_says_how_to_leave() {
    let talked = begin(vec![("title", back()), ("title", interrupt())]);
    assert_eq!(talked.said, ["This is the first question. Ctrl-C leaves, and keeps what is answered."]);
}

#[test]
fn enter_takes_what_is_proposed() {
    let config = Config { time_zone: Some("Europe/London".parse().unwrap()), ..Config::default() };
    let script = vec![("title", say("Slow checkout")), ("time_zone", empty()), ("severity", interrupt())];
    let talked = talk(Postmortem::default(), config, script);
    assert_eq!(talked.record.time_zone.map(|zone| zone.to_string()).as_deref(), Some("Europe/London"));
}

#[test]
fn an_interrupt_keeps_what_was_answered() {
    let talked = begin(with(seed_until("timeline[1].text"), vec![("timeline[1].text", interrupt())]));
    assert_eq!(talked.how, How::Interrupted);
    assert_eq!(talked.saved.as_ref(), Some(&talked.record));
    assert_eq!(talked.record.timeline[1].at.unwrap().to_string(), "2023-08-10 15:35");
}

#[test]
fn a_draft_is_continued_where_it_was_left() {
    let whole = seed();
    for stop in 1..whole.len() {
        let field = whole[stop].0;
        let draft = begin(with(whole[..stop].to_vec(), vec![(field, interrupt())])).record;
        // What was passed over just before the stop may be offered again; nothing that has an answer is.
        let first = whole[..stop].iter().rposition(|(_, reply)| *reply != empty()).unwrap() + 1;
        let talked = talk(draft, Config::default(), whole[first..].to_vec());
        assert_eq!((talked.how, talked.record), (How::Finished, expected()), "stopped at {field}");
    }
}

#[test]
fn esc_in_a_continued_draft_goes_back_to_what_was_answered_before() {
    let draft = begin(with(seed_until("severity"), vec![("severity", interrupt())])).record;
    let script = vec![
        ("severity", back()),
        ("time_zone", back()),
        ("title", say("Web stack outage, mended")),
        ("severity", interrupt()),
    ];
    let talked = talk(draft, Config::default(), script);
    assert_eq!(talked.record.title.as_deref(), Some("Web stack outage, mended"));
    assert_eq!(talked.said, Vec::<String>::new());
}

#[test]
fn only_what_is_missing_is_asked() {
    let mut record = expected();
    record.owner = None;
    record.action_items[0].due = None;
    let script = vec![("action_items[0].due", say("2023-08-24")), ("owner", say("database team lead"))];
    assert_eq!(talk(record, Config::default(), script).record, expected());
    assert!(talk(expected(), Config::default(), vec![]).questions.is_empty());
}

#[test]
fn a_time_that_is_none_is_explained_and_asked_again_with_the_likely_reading() {
    let talked = begin(with(
        seed_until("milestones.detected"),
        vec![
            ("milestones.detected", say("4:OO PM")),
            ("milestones.detected", say("2023-08-10 16:00")),
            ("milestones.mitigated", interrupt()),
        ],
    ));
    assert!(
        talked.said.iter().any(|said| said.contains("the letter O stands where the digit 0 belongs")),
        "{:?}",
        talked.said
    );
    let again = &talked.questions[talked.questions.len() - 2];
    assert_eq!(again.current.as_ref().unwrap().text(), "2023-08-10 16:00");
}

#[test]
fn a_needed_answer_can_be_left_open_by_a_second_enter() {
    let talked = begin(with(
        seed_until("root_cause.summary"),
        vec![
            ("root_cause.summary", empty()),
            ("root_cause.summary", empty()),
            ("contributing_factors[0].text", interrupt()),
        ],
    ));
    assert_eq!(
        talked.said.last().unwrap(),
        "A published record needs this. Press Enter once more to leave it open for now."
    );
    assert_eq!(talked.record.root_cause, None);
    let talked = begin(vec![("title", empty()), ("title", empty()), ("title", interrupt())]);
    assert_eq!(talked.said, ["Even a draft needs this; a few words will do."; 2]);
}

#[test]
fn a_timeline_of_two_events_is_not_ended_by_the_first_enter() {
    let talked = begin(with(
        seed_until("timeline[2].at"),
        vec![("timeline[2].at", empty()), ("timeline[2].at", empty()), ("root_cause.summary", interrupt())],
    ));
    assert_eq!(talked.record.timeline.len(), 2);
}

#[test]
fn an_event_is_taken_out_by_emptying_its_time() {
    let talked = begin(with(
        seed_until("timeline[2].at"),
        vec![
            ("timeline[2].at", back()),
            ("timeline[1].text", back()),
            ("timeline[1].at", empty()),
            ("timeline[1].at", say("15:47")),
            ("timeline[1].text", interrupt()),
        ],
    ));
    assert_eq!(talked.record.timeline.len(), 2);
    assert_eq!(talked.record.timeline[1].at.unwrap().to_string(), "2023-08-10 15:47");
}

#[test]
fn without_actions_the_reason_is_asked() {
    let mut record = expected();
    record.action_items.clear();
    record.status = Some(Status::InReview);
    record.lessons = None;
    record.owner = None;
    let script = vec![
        ("no_actions_because", say("The service is switched off")),
        ("lessons.summary", say("Old services fail.")),
        ("owner", say("database team lead")),
    ];
    let talked = talk(record, Config::default(), script);
    assert_eq!(talked.record.no_actions_because.as_deref(), Some("The service is switched off"));
}

#[test]
fn before_the_status_the_findings_are_read_out() {
    let talked = begin(with(seed_until("status"), vec![("status", say("draft"))]));
    assert_eq!(talked.how, How::Finished);
    assert_eq!(talked.record.published, None);
    let from = talked.said.iter().position(|said| said == "Before it is published:").unwrap();
    assert_eq!(talked.said[from + 1..], ["  warning summary: says nothing of the cause", "    name it"]);
    // The status to be judged was `published`, not the draft's.
    assert_eq!(talked.judged.last(), Some(&Status::Published));
}

#[test]
fn configured_services_are_offered_to_choose_from() {
    let config = Config { services: vec!["shop".to_owned(), "search".to_owned()], ..Config::default() };
    let script =
        with(seed_until("services"), vec![("services", pick(&["search"])), ("milestones.started", interrupt())]);
    let talked = talk(Postmortem::default(), config, script);
    assert!(matches!(&talked.questions[3].kind, hotwash::wizard::Kind::Several(choices) if choices.len() == 2));
    assert_eq!(talked.record.services.iter().map(|service| &**service).collect::<Vec<_>>(), ["search"]);
}

#[test]
fn with_nobody_to_ask_it_ends_at_once() {
    let talked = begin(vec![("title", nobody())]);
    assert_eq!((talked.how, talked.saved), (How::NotATerminal, None));
}
