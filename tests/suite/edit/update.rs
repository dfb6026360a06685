//! A record that is written over its own file: only what differs is changed.

use super::*;

/// A record's text after `change` was made to what it says.
fn updated(text: &str, change: impl FnOnce(&mut Postmortem)) -> Result<String, String> {
    let before = document::read::<Postmortem>(text).value;
    let mut after = before.clone();
    change(&mut after);
    edit::update(text, &before, &after).map_err(|why| why.to_string())
}

const COMMENTED: &str = "\
# What we know so far.
title:   Slow checkout   # very

time_zone: 'UTC'
services: [shop, search] # both
timeline:
  # from the log
  - {at: 2023-08-10 15:30, text: Alert}

  - at: 2023-08-10 15:40   # about
    # the second line
    text: >-
      Somebody
      looked

action_items:
  - text: Raise it
    id: A1 # the first
    owner: team # theirs
";

#[test]
fn a_record_is_changed_where_it_differs_and_nowhere_else() {
    let after = updated(COMMENTED, |record| {
        record.title = Some("Slow".parse().unwrap());
        record.timeline[1].text = Some("Anna\nlooked".parse().unwrap());
        record.action_items[0].owner = None;
        record.action_items[0].priority = Some(Priority::P1);
        record.services.remove(0);
        record.severity = Some("sev2".parse().unwrap());
    });
    let expected = COMMENTED
        .replace("Slow checkout ", "Slow ")
        .replace("# very\n", "# very\nseverity: sev2\n")
        .replace("[shop, search]", "[search]")
        .replace(">-\n      Somebody\n      looked", "|\n      Anna\n      looked")
        .replace("    owner: team # theirs\n", "")
        .replace("    id: A1", "    priority: p1\n    id: A1");
    assert_same(&after.unwrap(), &expected);
    assert_same(&updated(COMMENTED, |_| ()).unwrap(), COMMENTED);
}

#[test]
fn an_event_in_between_moves_no_comment_from_its_event() {
    let after =
        updated(&COMMENTED.replace("  - {at: 2023-08-10 15:30, text: Alert}", "  - at: 2023-08-10 15:30"), |record| {
            let event = Event { at: Some("2023-08-10 15:35".parse().unwrap()), ..Event::default() };
            record.timeline.insert(1, event);
        });
    let after = after.unwrap();
    assert!(after.contains("  # from the log\n  - at: 2023-08-10 15:30\n\n  - at: 2023-08-10 15:35\n\n  - at: 2023-08-10 15:40   # about\n    # the second line\n"), "{after}");
}

#[test]
fn what_another_hand_wrote_meanwhile_stays_or_nothing_is_changed() {
    let before = document::read::<Postmortem>(COMMENTED).value;
    let mut after = before.clone();
    after.title = Some("Slow".parse().unwrap());
    let meanwhile = COMMENTED.replace("[shop, search]", "[shop]");
    let updated = edit::update(&meanwhile, &before, &after).unwrap();
    assert_same(&updated, &meanwhile.replace("Slow checkout ", "Slow "));
    let meanwhile = COMMENTED.replace("Slow checkout", "Fast");
    let refused = edit::update(&meanwhile, &before, &after).unwrap_err();
    assert_eq!(refused.to_string(), "`title` was changed in the file meanwhile");
}

#[test]
fn many_items_at_once_are_written_as_one_after_the_other() {
    let item = |text: &str| vec![("at".into(), "2023-08-10 16:00".to_owned()), ("text".into(), text.to_owned())];
    let items = [item("one"), item("two\nlines"), item("three: 3")];
    let list = FieldPath::from("timeline");
    for text in [
        "title: Slow\n",
        "title: Slow\ntimeline: []\ntags: [a]\n",
        "timeline:\n- at: 2023-08-10 15:30\n  text: a # b\n# end\n",
        "timeline:\r\n\r\n  - at: 2023-08-10 15:30\r\n\r\n  - at: 2023-08-10 15:40\r\ntitle: Slow\r\n",
        "timeline: [{at: 2023-08-10 15:30, text: a}]\n",
    ] {
        let one_by_one =
            items.iter().try_fold(text.to_owned(), |text, item| edit::append_texts(&text, &list, item)).unwrap();
        assert_same(&edit::append_all(text, &list, &items).unwrap(), &one_by_one);
    }
}

#[test]
fn what_would_be_too_much_to_be_read_again_is_refused() {
    let items = vec![vec![("text".into(), "a".to_owned())]; 60_000];
    let refused = edit::append_all("title: Slow\n", &FieldPath::from("timeline"), &items).unwrap_err();
    assert!(refused.to_string().contains("could not be read any more"), "{refused}");
}

#[test]
fn what_two_hands_added_to_a_list_is_all_there() {
    let before = document::read::<Postmortem>(COMMENTED).value;
    let event = |at: &str, text: &str| Event {
        at: Some(at.parse().unwrap()),
        text: Some(text.parse().unwrap()),
        ..Event::default()
    };
    let mut after = before.clone();
    after.timeline.push(event("2023-08-10 16:00", "ours"));
    let meanwhile = edit::update(COMMENTED, &before, &{
        let mut theirs = before.clone();
        theirs.timeline.push(event("2023-08-10 15:50", "theirs"));
        theirs
    });
    let both = edit::update(&meanwhile.unwrap(), &before, &after).unwrap();
    let said = document::read::<Postmortem>(&both).value;
    let texts: Vec<&str> = said.timeline.iter().rev().filter_map(|event| event.text.as_deref()).take(2).collect();
    assert_eq!(texts, ["ours", "theirs"]);
    let moved = edit::moved(&after, &said).unwrap();
    assert_eq!(moved.len(), 1);
    let old_place = FieldPath::of_item("timeline", after.timeline.len() - 1, "text");
    assert_eq!(moved[0].now(&old_place), Some(FieldPath::of_item("timeline", said.timeline.len() - 1, "text")));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_record_becomes_any_other(
        mut records in vec(arbitrary::postmortem().boxed(), 2), mix in vec(any::<bool>(), 12),
    ) {
        // Terms that a glossary may well have; what is written as `? key` is refused.
        let is_term = |term: &str| term.bytes().all(|byte| byte.is_ascii_lowercase()) && !term.is_empty();
        for record in &mut records {
            record.glossary.retain(|term, _| is_term(term));
        }
        let text = emit::record(&records[0], None).unwrap();
        let read = |record: &Postmortem| document::read::<Postmortem>(&emit::record(record, None).unwrap()).value;
        let (one, mut other) = (read(&records[0]), read(&records[1]));
        let mut mix = mix.into_iter().cycle();
        // No question is about the user's own keys, which may be spelled in any way.
        other.custom.clone_from(&one.custom);
        // Some of the events and actions are the old ones, in any order among the new ones.
        for event in &one.timeline {
            if mix.next() == Some(true) {
                other.timeline.insert(usize::from(mix.next() == Some(true)).min(other.timeline.len()), event.clone());
            }
        }
        for action in one.action_items.iter().filter(|_| mix.next() == Some(true)) {
            other.action_items.push(ActionItem { owner: None, ..action.clone() });
        }
        let updated = edit::update(&text, &one, &other).map_err(|why| TestCaseError::fail(format!("{why}\n{text}")))?;
        prop_assert_eq!(read(&document::read::<Postmortem>(&updated).value), read(&other));
    }
}
