//! The conversation's frame: how much is asked, what it is for, the review, and what cannot be kept.

use hotwash::config::Config;
use hotwash::record::{Postmortem, Status};
use hotwash::wizard::{Answer, How, Kind, sections};

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
    // What stops a commit stops a review too; a draft may always be one.
    let talked = review(manner, vec![("status", say("in_review")), ("status", say("draft"))]);
    let told = "It cannot be reviewed yet: mend the errors in Timeline, or choose draft.".to_owned();
    assert!(talked.said.contains(&told), "{:?}", talked.said);
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
