//! What is said to an answer, and what is known before one.

use hotwash::check;
use hotwash::config::Config;
use hotwash::record::{ActionKind, Postmortem, Priority, Relation, Status};
use hotwash::wizard::{Alike, Answer, COACHED, Kind};

use super::script::{Reply, Talked, World, empty, interrupt, say, talk, talk_in};
use super::{begin, expected, seed_until, with};

fn coached(record: Postmortem, script: Vec<(&'static str, Reply)>) -> Talked {
    talk_in(World { rules: true, ..World::default() }, record, script)
}

fn advice(talked: &Talked) -> Vec<&String> {
    talked.said.iter().filter(|said| said.starts_with("A thought")).collect()
}

#[test]
fn the_coach_knows_rules_that_exist() {
    for rule in COACHED {
        assert!(check::rules::find(rule).is_some(), "{rule}");
    }
    assert!(COACHED.is_sorted());
}

#[test]
fn a_cause_that_ends_at_a_person_is_asked_what_made_it_possible() {
    let mut record = expected();
    record.root_cause = None;
    let script = vec![
        ("root_cause.summary", say("The engineer forgot to raise the pool")),
        ("contributing_factors[1].text", say("Nothing compares the pool with the load")),
    ];
    let talked = coached(record, script);
    let question = talked.questions.iter().find(|it| it.prompt == "What made that possible?").unwrap();
    assert_eq!(question.section, "Root cause");
    let factor = talked.record.contributing_factors.last().unwrap();
    assert_eq!(factor.text.as_deref(), Some("Nothing compares the pool with the load"));
    assert_eq!(factor.id.as_ref().map(ToString::to_string).as_deref(), Some("F2"));
    assert_eq!(advice(&talked).len(), 1, "{:?}", talked.said);
    assert!(advice(&talked)[0].contains("ask one why further"), "{:?}", talked.said);
    assert_eq!(talked.saved, Some(talked.record));
}

#[test]
fn each_rule_speaks_once_and_enter_goes_on() {
    let mut record = expected();
    record.contributing_factors.clear();
    record.action_items[0].addresses.clear();
    let script = vec![
        ("contributing_factors[0].text", say("The engineer forgot to raise the pool")),
        ("contributing_factors[1].text", empty()),
        ("contributing_factors[1].text", say("The operator forgot to look at the load")),
        ("action_items[0].addresses", interrupt()),
    ];
    let talked = coached(record, script);
    let of_mistakes = advice(&talked).into_iter().filter(|said| said.contains("somebody's mistake"));
    assert_eq!(of_mistakes.count(), 1, "{:?}", talked.said);
    assert_eq!(talked.record.contributing_factors.len(), 2);
}

#[test]
fn a_vague_action_is_asked_how_one_can_tell() {
    let record = begin(with(seed_until("action_items[0].text"), vec![("action_items[0].text", interrupt())])).record;
    let script = vec![
        ("action_items[0].text", say("Improve monitoring")),
        ("action_items[0].done_when", say("?")),
        ("action_items[0].done_when", say("An alert fires at 80% of the pool")),
        ("action_items[0].owner", interrupt()),
    ];
    let talked = coached(record, script);
    assert_eq!(talked.record.action_items[0].done_when.as_deref(), Some("An alert fires at 80% of the pool"));
    assert!(advice(&talked).last().unwrap().contains("names no end"), "{:?}", talked.said);
    assert!(talked.said.last().unwrap().contains("`An alert fires at 80% of the pool`"), "{:?}", talked.said);
}

#[test]
fn what_is_only_missing_yet_is_nothing_to_speak_of() {
    let mut script = super::seed();
    let cause = script.iter().position(|(field, _)| *field == "root_cause.summary").unwrap();
    script.insert(cause + 1, ("whys[0].because", empty()));
    script.pop();
    script.push(("status", say("in_review")));
    let talked = coached(Postmortem::default(), script);
    assert_eq!(talked.record, Postmortem { status: Some(Status::InReview), published: None, ..expected() });
    // The cause is said in few words; all else is only not there yet.
    assert_eq!(advice(&talked).len(), 1, "{:?}", talked.said);
    assert!(advice(&talked)[0].contains("is too short to explain anything"), "{:?}", talked.said);
}

const WHYS: [&str; 5] = ["whys[0].because", "whys[1].because", "whys[2].because", "whys[3].because", "whys[4].because"];

#[test]
fn a_short_cause_is_asked_why_and_each_answer_again_up_to_five() {
    let mut record = expected();
    record.root_cause = None;
    let asked = |whys: &[&'static str]| {
        let mut script = vec![("root_cause.summary", say("Pool exhaustion"))];
        script.extend(whys.iter().map(|field| (*field, say(field))));
        script
    };
    let whys = coached(record.clone(), with(asked(&WHYS), vec![]));
    let whys = whys.record.whys;
    assert_eq!(whys.len(), 5);
    assert_eq!(whys[0].why.as_deref(), Some("Pool exhaustion: why?"));
    assert_eq!(whys[4].why.as_deref(), Some("Why was that?"));
    // Enter goes on.
    let none = vec![("whys[0].because", empty())];
    assert_eq!(coached(record.clone(), with(asked(&[]), none)).record.whys, []);
    let more = vec![("whys[1].because", empty())];
    assert_eq!(coached(record, with(asked(&WHYS[..1]), more)).record.whys.len(), 1);
}

#[test]
fn in_full_every_cause_is_asked_why_and_what_was_a_surprise() {
    let draft = Postmortem { status: None, published: None, ..expected() };
    // A section that is asked again is asked in full; a short cause is no news where the whys come next.
    let mut script = vec![("status", say("Root cause")), ("root_cause.summary", say("Pool exhaustion"))];
    script.extend(WHYS.map(|field| (field, say(field))));
    script.extend([("root_cause.detail", empty()), ("trigger", empty())]);
    script.extend([
        ("contributing_factors[0].text", say("Pool exhaustion")),
        ("contributing_factors[0].root", say("yes")),
    ]);
    script.push(("contributing_factors[1].text", empty()));
    script.extend([("surprises[0]", say("We took it to grow by itself")), ("surprises[1]", empty())]);
    script.push(("related[0].id", empty()));
    script.push(("status", interrupt()));
    let talked = coached(draft, script);
    assert_eq!((talked.record.whys.len(), talked.record.surprises.len()), (5, 1));
    assert!(!advice(&talked).iter().any(|said| said.contains("too short")), "{:?}", talked.said);
}

#[test]
fn an_incident_that_reads_alike_is_shown_once_with_its_open_actions_and_linked_by_one_choice() {
    let alike = Alike {
        id: "2023-05-02-db-failover".parse().unwrap(),
        title: "Database failover".to_owned(),
        undone: vec!["still open: A1 Raise the pool (database team, due 2023-06-01)".to_owned()],
    };
    let linked = |reply: Reply| {
        let world = World { alike: vec![alike.clone()], ..World::default() };
        let script = with(
            seed_until("contributing_factors[1].text"),
            vec![
                ("related[0]", reply),
                ("contributing_factors[1].text", say("No alert on the pool")),
                ("resolution.detail", interrupt()),
            ],
        );
        talk_in(world, Postmortem::default(), script)
    };
    let talked = linked(say("2023-05-02-db-failover"));
    let related = &talked.record.related[0];
    assert_eq!(related.relation, Some(Relation::SameCause));
    assert_eq!(related.id.as_ref().map(ToString::to_string).as_deref(), Some("2023-05-02-db-failover"));
    let from = talked.said.iter().position(|said| said == "It has happened before, perhaps:").unwrap();
    assert_eq!(
        talked.said[from + 1..from + 3],
        [
            "  2023-05-02-db-failover: Database failover",
            "    still open: A1 Raise the pool (database team, due 2023-06-01)"
        ]
    );
    assert_eq!(linked(empty()).record.related, []);
}

#[test]
fn services_of_earlier_records_are_suggested() {
    let world = World { services: vec!["shop".to_owned(), "search".to_owned()], ..World::default() };
    let talked = talk_in(world, Postmortem::default(), with(seed_until("services"), vec![("services", interrupt())]));
    let suggestions = vec!["shop".to_owned(), "search".to_owned()];
    assert_eq!(talked.questions.last().unwrap().kind, Kind::Line { suggestions });
}

#[test]
fn the_policy_proposes_a_day_and_enter_takes_it() {
    let script = with(
        seed_until("action_items[0].due"),
        vec![("action_items[0].due", empty()), ("action_items[1].text", interrupt())],
    );
    let talked = talk(Postmortem::default(), Config::default(), script);
    assert_eq!(talked.record.action_items[0].due.map(|due| due.to_string()).as_deref(), Some("2023-09-09"));
    let due = &talked.questions[talked.questions.len() - 2];
    assert_eq!(due.proposed, Some(Answer::from("2023-09-09")));
    let why = "sev2: by 2023-09-09, 30 days after the incident ended".to_owned();
    assert!(talked.said.contains(&why), "{:?}", talked.said);
}

#[test]
fn the_policy_is_told_with_the_kind_and_the_priority_of_an_action_where_they_are_known() {
    let mut record = expected();
    record.action_items[0].due = None;
    let told = |kind, priority| {
        let mut record = record.clone();
        (record.action_items[0].kind, record.action_items[0].priority) = (kind, Some(priority));
        talk(record, Config::default(), vec![("action_items[0].due", interrupt())])
    };
    let urgent = told(Some(ActionKind::Prevent), Priority::P1);
    assert_eq!(urgent.said, ["p1 prevent, sev2: by 2023-09-09, 30 days after the incident ended"]);
    let whenever = told(None, Priority::P3);
    assert_eq!((whenever.said.len(), whenever.questions[0].proposed.clone()), (0, None));
}

#[test]
fn a_day_that_is_over_is_told_and_not_taken() {
    let mut record = expected();
    record.action_items[0].due = None;
    let milestones = record.milestones.get_or_insert_default();
    milestones.started = "2023-06-10 15:30".parse().ok();
    milestones.mitigated = "2023-06-10 16:45".parse().ok();
    let script = vec![("action_items[0].due", empty()), ("action_items[0].due", empty())];
    let talked = talk(record, Config::default(), script);
    assert_eq!(talked.questions[0].proposed, None);
    assert!(
        talked.said[0].ends_with("2023-07-10, 30 days after the incident ended, which is over"),
        "{:?}",
        talked.said
    );
    assert_eq!(talked.record.action_items[0].due, None);
}

#[test]
fn how_many_users_is_read_as_people_say_it() {
    let script = with(
        seed_until("impact.users_affected"),
        vec![("impact.users_affected", say("about 2,000 of 18 000")), ("detection.method", interrupt())],
    );
    let talked = talk(Postmortem::default(), Config::default(), script);
    let impact = talked.record.impact.unwrap();
    assert_eq!(impact.users_affected.unwrap().to_string(), "2000 of 18000");
    // That it is about so many is not lost.
    assert_eq!((impact.measures.len(), impact.measures[0].estimate), (1, Some(true)));
}
