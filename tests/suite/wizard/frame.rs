//! The conversation's frame: how much is asked, what it is for, the review, and what cannot be kept.

use hotwash::config::Config;
use hotwash::record::{Postmortem, Status};
use hotwash::wizard::{Answer, Depth, How, Kind, sections};
use serde_json::json;

use super::script::{Manner, Reply, Talked, back, empty, interrupt, pick, say, talk, talk_so};
use super::{begin, expected, seed, seed_until, with};

/// The seed's record, before anybody said how far it is.
fn draft() -> Postmortem {
    Postmortem { status: None, published: None, ..expected() }
}

fn review(manner: Manner, script: Vec<(&'static str, Reply)>) -> Talked {
    talk_so(draft(), Config::default(), manner, script)
}

#[test]
fn a_usable_postmortem_takes_fewer_than_25_questions() {
    let is_repeated = |field: &str| field.starts_with("timeline[1]") || field.starts_with("timeline[2]");
    // The review is among them; publishing commits, and asks no more.
    assert_eq!(seed().iter().filter(|(field, _)| !is_repeated(field)).count(), 24);
}

/// All that a full conversation asks, in its order.
const ASKED: &[&str] = &[
    "title",
    "time_zone",
    "severity",
    "kind",
    "services",
    "tags",
    "milestones.started",
    "milestones.detected",
    "milestones.acknowledged",
    "milestones.declared",
    "milestones.escalated",
    "milestones.identified",
    "milestones.public_notified",
    "milestones.mitigated",
    "milestones.resolved",
    "milestones.closed",
    "impact.summary",
    "impact.users_affected",
    "impact.measures[0].what",
    "impact.measures[0].value",
    "impact.measures[0].unit",
    "impact.measures[0].estimate",
    "impact.measures[1].what",
    "impact.windows[0].from",
    "impact.windows[0].to",
    "impact.windows[0].degree",
    "impact.windows[1].from",
    "impact.data_loss",
    "detection.method",
    "detection.description",
    "detection.gap",
    "timeline[0].at",
    "timeline[0].text",
    "timeline[0].kind",
    "timeline[0].by",
    "timeline[0].evidence",
    "timeline[0].highlight",
    "timeline[0].visibility",
    "timeline[1].at",
    "timeline[1].text",
    "timeline[1].kind",
    "timeline[1].by",
    "timeline[1].evidence",
    "timeline[1].highlight",
    "timeline[1].visibility",
    "timeline[2].at",
    "timeline[2].text",
    "timeline[2].kind",
    "timeline[2].by",
    "timeline[2].evidence",
    "timeline[2].highlight",
    "timeline[2].visibility",
    "timeline[3].at",
    "participants[0].who",
    "participants[0].role",
    "participants[1].who",
    "communications[0].audience",
    "communications[0].at",
    "communications[0].channel",
    "communications[0].text",
    "communications[1].audience",
    "root_cause.summary",
    "whys[0].because",
    "whys[1].because",
    "root_cause.detail",
    "trigger",
    "contributing_factors[0].category",
    "contributing_factors[1].text",
    "surprises[0]",
    "surprises[1]",
    "related[0].id",
    "related[0].relation",
    "related[1].id",
    "resolution.summary",
    "resolution.detail",
    "improvements[0]",
    "improvements[1]",
    "action_items[0].text",
    "action_items[0].kind",
    "action_items[0].owner",
    "action_items[0].priority",
    "action_items[0].due",
    "action_items[0].done_when",
    "action_items[0].tracker",
    "action_items[0].status",
    "action_items[0].closed",
    "action_items[1].text",
    "lessons.went_well[0]",
    "lessons.went_well[0].id",
    "lessons.went_well[1]",
    "lessons.went_poorly[0]",
    "lessons.got_lucky[0]",
    "lessons.summary",
    "summary",
    "executive_summary",
    "conclusion",
    "references[0].url",
    "references[0].title",
    "references[1].url",
    "glossary[0]",
    "glossary[1]",
    "authors",
    "owner",
    "reviewers[0].who",
    "reviewers[0].at",
    "reviewers[0].verdict",
    "reviewers[1].who",
    "visibility",
    "status",
];

#[test]
fn in_full_everything_is_asked() {
    let further = [
        ("kind", say("outage")),
        ("milestones.resolved", say("5:15 PM")),
        ("detection.description", say("The latency alert fired.")),
        ("detection.gap", say("Nobody watched the pool.")),
        ("timeline[0].kind", say("detected")),
        ("timeline[1].kind", empty()),
        ("timeline[2].kind", say("mitigated")),
        ("communications[0].audience", say("customers")),
        ("communications[0].at", say("+20m")),
        ("communications[0].channel", say("status page")),
        ("communications[0].text", say("We are on it.")),
        ("communications[1].audience", empty()),
        ("whys[0].because", say("It was set once, for half of the load")),
        ("whys[1].because", empty()),
        ("root_cause.detail", say("The pool was set too low.\n\nIt ran out.")),
        ("trigger", say("The afternoon's traffic.")),
        ("surprises[0]", say("We took it to grow by itself.")),
        ("surprises[1]", empty()),
        ("resolution.summary", say("The pool was raised")),
        ("improvements[0]", say("Monitoring of the database.")),
        ("improvements[1]", empty()),
        ("action_items[0].kind", say("prevent")),
        ("action_items[0].priority", say("p1")),
        ("lessons.went_well[0]", say("The alert fired at once.")),
        ("lessons.went_poorly[0]", empty()),
        ("lessons.got_lucky[0]", empty()),
        ("conclusion", say("Pools need watching.")),
        ("references[0].url", say("https://example.com/graph")),
        ("references[0].title", say("Latency")),
        ("references[1].url", empty()),
        ("authors", say("on-call engineer, database engineer")),
        ("tags", say("connection-pool, configuration")),
        ("milestones.acknowledged", say("+2m")),
        ("milestones.declared", say("+10m")),
        ("milestones.escalated", empty()),
        ("milestones.identified", say("4:20 PM")),
        ("milestones.public_notified", empty()),
        ("milestones.closed", say("Aug 11 10:00")),
        ("impact.measures[0].what", say("failed requests")),
        ("impact.measures[0].value", say("120000")),
        ("impact.measures[0].unit", say("requests")),
        ("impact.measures[0].estimate", say("yes")),
        ("impact.measures[1].what", empty()),
        ("impact.windows[0].from", say("3:30 PM")),
        ("impact.windows[0].to", say("+1h15m")),
        ("impact.windows[0].degree", say("partial")),
        ("impact.windows[1].from", empty()),
        ("impact.data_loss", say("none")),
        ("timeline[0].by", say("monitoring")),
        ("timeline[0].evidence", say("https://example.com/a,b, https://example.com/c")),
        ("timeline[0].highlight", say("no")),
        ("timeline[0].visibility", say("public")),
        ("timeline[1].by", empty()),
        ("timeline[1].evidence", empty()),
        ("timeline[1].highlight", empty()),
        ("timeline[1].visibility", empty()),
        ("timeline[2].by", empty()),
        ("timeline[2].evidence", empty()),
        ("timeline[2].highlight", empty()),
        ("timeline[2].visibility", empty()),
        ("participants[0].who", say("on-call engineer")),
        ("participants[0].role", say("incident_commander")),
        ("participants[1].who", empty()),
        ("contributing_factors[0].category", say("configuration")),
        ("related[0].id", say("2023-05-02-db-failover")),
        ("related[0].relation", say("same_cause")),
        ("related[1].id", empty()),
        ("action_items[0].done_when", say("load test at 2x peak leaves 20% of the pool free")),
        ("action_items[0].tracker", say("https://example.com/T-1")),
        ("action_items[0].status", say("done")),
        ("action_items[0].closed", say("today")),
        ("lessons.went_well[0].id", say("L1")),
        ("lessons.went_well[1]", empty()),
        ("executive_summary", say("One customer in four was turned away.")),
        ("glossary[0]", say("TTL: time to live")),
        ("glossary[1]", empty()),
        ("reviewers[0].who", say("site reliability lead")),
        ("reviewers[0].at", say("today")),
        ("reviewers[0].verdict", say("approved")),
        ("reviewers[1].who", empty()),
        ("visibility", say("public")),
    ];
    let manner = Manner { depth: Depth::Full, ..Manner::default() };
    let answers: Vec<_> = seed().into_iter().chain(further).collect();
    let reply = |field: &'static str| answers.iter().find(|(at, _)| *at == field).unwrap().clone();
    let talked = talk_so(Postmortem::default(), Config::default(), manner, ASKED.iter().copied().map(reply).collect());
    // How far an action is, is not how far the record is.
    let far = talked.questions.iter().find(|question| question.field.to_string() == "action_items[0].status").unwrap();
    let Kind::Choice(choices) = &far.kind else { panic!("{far:?}") };
    assert_eq!((choices[0].value.as_str(), choices.len(), talked.shown.len()), ("proposed", 6, 1));
    let record = talked.record;
    assert_eq!(record.communications[0].at.unwrap().to_string(), "2023-08-10 15:50");
    assert_eq!(record.authors.len(), 2);
    assert_eq!(record.contributing_factors.len(), 1);
    assert_eq!(record.trigger.as_deref(), Some("The afternoon's traffic."));
    assert_eq!(record.references[0].title.as_deref(), Some("Latency"));
    assert_eq!(record.improvements.len(), 1);
    let written = serde_json::to_value(&record).unwrap();
    let found = |path: &str| written.pointer(path).cloned().unwrap_or_default();
    for (path, value) in [
        ("/tags", json!(["connection-pool", "configuration"])),
        ("/milestones/acknowledged", json!("2023-08-10 15:32")),
        ("/milestones/closed", json!("2023-08-11 10:00")),
        (
            "/impact/measures/0",
            json!({ "what": "failed requests", "value": 120_000, "unit": "requests", "estimate": true }),
        ),
        ("/impact/windows/0/to", json!("2023-08-10 16:45")),
        ("/timeline/0/evidence", json!(["https://example.com/a,b", "https://example.com/c"])),
        ("/timeline/0/highlight", json!(false)),
        ("/contributing_factors/0/category", json!("configuration")),
        ("/action_items/0/closed", json!("2023-08-11")),
        ("/lessons/went_well/0", json!({ "id": "L1", "text": "The alert fired at once." })),
        ("/glossary", json!({ "TTL": "time to live" })),
        ("/reviewers/0", json!({ "who": "site reliability lead", "at": "2023-08-11", "verdict": "approved" })),
        ("/visibility", json!("public")),
    ] {
        assert_eq!(found(path), value, "{path}");
    }
}

#[test]
fn the_root_cause_is_the_first_factor_until_that_has_words_of_its_own() {
    let mut record = draft();
    let mend = |summary: &'static str| {
        vec![
            ("status", say("Root cause")),
            ("root_cause.summary", say(summary)),
            ("whys[0].because", back()),
            ("root_cause.summary", back()),
            ("status", say("stop")),
        ]
    };
    let talked = talk(record.clone(), Config::default(), mend("Pool exhaustion"));
    assert_eq!(talked.record.contributing_factors[0].text.as_deref(), Some("Pool exhaustion"));
    record.contributing_factors[0].text = "The pool was small".parse().ok();
    let talked = talk(record, Config::default(), mend("Pool exhaustion"));
    assert_eq!(talked.record.contributing_factors[0].text.as_deref(), Some("The pool was small"));
}

#[test]
fn a_section_tells_how_many_questions_are_left() {
    let talked = begin(seed());
    let left = |field: &str| talked.questions.iter().find(|question| question.field.to_string() == field).unwrap().left;
    assert_eq!([left("title"), left("services"), left("milestones.started")], [Some(4), Some(1), Some(4)]);
}

#[test]
fn a_question_mark_tells_what_a_question_is_for() {
    let script = vec![("severity", say("?")), ("severity", say("sev2")), ("services", interrupt())];
    let talked = begin(with(seed_until("severity"), script));
    let told = &talked.said[0];
    for part in [
        // From the record's own documentation, as editors show it.
        "How bad it was: one of the configured severities",
        "for example: sev2",
        "sev1: ",
        "why: by these the incident is found again",
        "a published record needs it",
    ] {
        assert!(told.contains(part), "{part} in {told}");
    }
    assert_eq!(talked.record.severity.as_deref(), Some("sev2"));
    // In an item of a list, and where several may be chosen.
    let mut record = draft();
    record.action_items[0].owner = None;
    let script =
        vec![("action_items[0].owner", say(" ? ")), ("action_items[0].owner", say("a team")), ("status", interrupt())];
    let talked = talk(record, Config::default(), script);
    assert!(talked.said[0].contains("one person or role: `database team`"), "{}", talked.said[0]);
    let config = Config { services: vec!["shop".to_owned()], ..Config::default() };
    let script = with(seed_until("services"), vec![("services", pick(&["?"])), ("services", interrupt())]);
    assert!(talk(Postmortem::default(), config, script).said[0].contains("The services that were affected."));
}

#[test]
fn the_review_shows_the_record_and_offers_its_sections() {
    let talked = review(Manner::default(), vec![("status", say("in_review"))]);
    assert_eq!(talked.how, How::Finished);
    assert_eq!(talked.record.status, Some(Status::InReview));
    assert_eq!(talked.shown, ["# Web stack outage, 3 events"]);
    let Kind::Choice(choices) = &talked.questions[0].kind else { panic!() };
    let values: Vec<_> = choices.iter().map(|choice| choice.value.as_str()).collect();
    assert_eq!(values[..5], ["published", "in_review", "draft", "stop", "Publication"]);
    assert_eq!(choices[4].meaning, "mend it: 1 finding");
    assert!(sections().all(|section| values.contains(&section)), "{values:?}");
}

#[test]
fn a_section_is_mended_from_the_review_with_its_answers_there() {
    let script = vec![
        ("status", say("Times")),
        ("milestones.started", say("2023-08-10 15:30")),
        ("milestones.detected", say("3:40 PM")),
        ("milestones.acknowledged", back()),
        ("milestones.detected", say("3:45 PM")),
        ("milestones.acknowledged", empty()),
        ("milestones.declared", empty()),
        ("milestones.escalated", empty()),
        ("milestones.identified", empty()),
        ("milestones.public_notified", empty()),
        ("milestones.mitigated", say("2023-08-10 16:45")),
        ("milestones.resolved", empty()),
        ("milestones.closed", empty()),
        // Esc at the first question comes back too.
        ("status", say("Timeline")),
        ("timeline[0].at", back()),
        ("status", back()),
        ("owner", say("somebody else")),
        ("status", say("published")),
    ];
    let talked = review(Manner::default(), script);
    assert_eq!(talked.how, How::Finished);
    assert_eq!(talked.questions[2].current, Some(Answer::from("2023-08-10 15:30")));
    assert_eq!(talked.record.milestones.unwrap().detected.unwrap().to_string(), "2023-08-10 15:45");
    assert_eq!(talked.record.owner.as_deref(), Some("somebody else"));
    assert_eq!(talked.record.status, Some(Status::Published));
    assert_eq!(talked.shown.len(), 4);
}

#[test]
fn an_item_is_added_and_one_taken_out_from_the_review() {
    let script = vec![
        ("status", say("Timeline")),
        ("timeline[0].at", empty()),
        ("timeline[0].at", say("2023-08-10 15:35")),
        ("timeline[0].text", say("Incident response team alerted.")),
        ("timeline[0].kind", empty()),
        ("timeline[1].at", say("2023-08-10 16:45")),
        ("timeline[1].text", say("Service restored.")),
        ("timeline[1].kind", empty()),
        ("timeline[2].at", say("+30m")),
        ("timeline[2].text", say("Follow-up planned.")),
        ("timeline[2].kind", empty()),
        ("timeline[3].at", empty()),
        ("participants[0].who", empty()),
        ("communications[0].audience", empty()),
        ("status", say("stop")),
    ];
    let talked = review(Manner::default(), script);
    let texts: Vec<_> = talked.record.timeline.iter().map(|event| event.text.as_deref().unwrap()).collect();
    assert_eq!(texts, ["Incident response team alerted.", "Service restored.", "Follow-up planned."]);
    assert_eq!(talked.how, How::Stopped);
    assert_eq!(talked.saved, Some(talked.record));
}

#[test]
fn what_blocks_publishing_is_named_and_can_be_mended_at_once() {
    let manner = Manner { events: 4, ..Manner::default() };
    let script = vec![("status", say("published")), ("status", say("Timeline")), ("timeline[0].at", interrupt())];
    let talked = review(manner, script);
    assert_eq!(talked.how, How::Interrupted);
    assert!(
        talked.said.contains(
            &"It cannot be published yet: mend the errors in Timeline, or choose in_review or draft.".to_owned()
        ),
        "{:?}",
        talked.said
    );
    assert_eq!(talked.record.status, None);
    let talked = review(manner, vec![("status", say("draft"))]);
    assert_eq!((talked.how, talked.record.published), (How::Finished, None));
}

#[test]
fn a_menu_is_gone_through_again_after_an_interrupt() {
    let talked = review(Manner::default(), vec![("status", interrupt())]);
    assert_eq!(talked.how, How::Interrupted);
    let talked = talk(talked.record, Config::default(), vec![("status", say("published"))]);
    assert_eq!(talked.record.published.map(|day| day.to_string()).as_deref(), Some("2023-08-11"));
}

#[test]
fn what_cannot_be_kept_is_asked_again_with_its_text_there() {
    let manner = Manner { full_at: 5, ..Manner::default() };
    let script = with(
        seed_until("milestones.detected"),
        vec![
            // The disk was full; it is not any more.
            ("milestones.started", say("2023-08-10 15:30")),
            ("milestones.detected", interrupt()),
        ],
    );
    let talked = talk_so(Postmortem::default(), Config::default(), manner, script);
    let told = talked.said.join("\n");
    assert!(told.contains("This answer is not kept yet: draft.yaml cannot be written: the disk is full."), "{told}");
    assert!(told.contains("  free some space\nAll before it is kept. Enter tries again."), "{told}");
    assert_eq!(talked.questions[5].current, Some(Answer::from("2023-08-10 15:30")));
    assert_eq!(talked.saved, Some(talked.record));
}

#[test]
fn a_list_goes_back_item_by_item_after_an_interrupt() {
    let draft = begin(with(seed_until("timeline[2].text"), vec![("timeline[2].text", interrupt())])).record;
    let script = vec![
        ("timeline[2].text", back()),
        ("timeline[2].at", back()),
        ("timeline[1].text", say("The team was alerted.")),
        ("timeline[2].text", interrupt()),
    ];
    let talked = talk(draft, Config::default(), script);
    assert_eq!(talked.record.timeline[1].text.as_deref(), Some("The team was alerted."));
    assert_eq!(talked.questions[2].current, Some(Answer::from("Incident response team alerted.")));
}
