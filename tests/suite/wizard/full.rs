//! The conversation in full: what it asks for beyond the usual one.

use hotwash::config::Config;
use hotwash::record::Postmortem;
use hotwash::wizard::{Depth, Kind};
use serde_json::json;

use super::script::{Manner, Reply, World, empty, interrupt, say, talk_in, talk_so};
use super::{seed, seed_until, with};

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
    "participants[0].visibility",
    "participants[1].who",
    "communications[0].audience",
    "communications[0].at",
    "communications[0].channel",
    "communications[0].text",
    "communications[0].visibility",
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
    "action_items[0].visibility",
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

/// The answers that the usual conversation lacks.
fn further() -> Vec<(&'static str, Reply)> {
    vec![
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
        ("communications[0].visibility", say("public")),
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
        ("participants[0].visibility", say("public")),
        ("participants[1].who", empty()),
        ("contributing_factors[0].category", say("configuration")),
        ("related[0].id", say("2023-05-02-db-failover")),
        ("related[0].relation", say("same_cause")),
        ("related[1].id", empty()),
        ("action_items[0].done_when", say("load test at 2x peak leaves 20% of the pool free")),
        ("action_items[0].tracker", say("https://example.com/T-1")),
        ("action_items[0].status", say("done")),
        ("action_items[0].closed", say("today")),
        ("action_items[0].visibility", say("public")),
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
    ]
}

#[test]
fn in_full_everything_is_asked() {
    let manner = Manner { depth: Depth::Full, ..Manner::default() };
    let answers: Vec<_> = seed().into_iter().chain(further()).collect();
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
        ("/participants/0/visibility", json!("public")),
        ("/communications/0/visibility", json!("public")),
        ("/action_items/0/visibility", json!("public")),
    ] {
        assert_eq!(found(path), value, "{path}");
    }
}

#[test]
fn of_pasted_events_nothing_more_is_asked() {
    let manner = Manner { depth: Depth::Full, ..Manner::default() };
    let script = vec![
        ("timeline[0].at", say("15:30 Latency alert\n15:35 Team alerted\n16:45 Restored")),
        ("timeline[0].at", say("all")),
        ("timeline[3].at", empty()),
        ("participants[0].who", interrupt()),
    ];
    let before: Vec<_> = ASKED.iter().take_while(|field| **field != "timeline[0].at").collect();
    let answers = with(seed_until("timeline[0].at"), further());
    let reply = |field: &&'static str| answers.iter().find(|(at, _)| at == field).unwrap().clone();
    let script = with(before.into_iter().map(reply).collect(), script);
    let record = talk_in(World { manner, ..World::default() }, Postmortem::default(), script).record;
    assert_eq!(record.timeline.len(), 3);
}
