//! A record that is asked about again, and answered as it was.

use std::collections::BTreeMap;

use hotwash::config::Config;
use hotwash::document;
use hotwash::error::Result;
use hotwash::examples::EXAMPLES;
use hotwash::finding::Finding;
use hotwash::record::{Instant, Postmortem, Status};
use hotwash::wizard::{Answer, Answered, Ask, Depth, Host, Kind, Question, converse_section, sections};

/// Somebody who presses Enter, and the questions that were asked.
#[derive(Default)]
struct Enter(BTreeMap<String, Kind>);

impl Ask for Enter {
    fn ask(&mut self, question: &Question) -> Result<Answered> {
        // A menu that lacks what stands there would drop it.
        if let (Kind::Choice(choices) | Kind::Several(choices), Some(current)) = (&question.kind, &question.current) {
            for value in current.list() {
                assert!(choices.iter().any(|choice| choice.value == value), "{value} at {}", question.field);
            }
        }
        self.0.insert(question.field.to_string(), question.kind.clone());
        let answer = question.current.clone().or_else(|| question.proposed.clone());
        Ok(Answered::With(answer.unwrap_or(Answer::Text(String::new()))))
    }

    fn say(&mut self, _: &str) -> Result<()> {
        Ok(())
    }
}

/// Where nothing is written.
struct Nowhere(Config, Depth);

impl Host for Nowhere {
    fn save(&mut self, _: &Postmortem) -> Result<()> {
        Ok(())
    }

    fn config(&self) -> &Config {
        &self.0
    }

    fn depth(&self) -> Depth {
        self.1
    }

    fn now(&self) -> Instant {
        "2023-10-01T12:00:00Z".parse().unwrap()
    }

    fn judge(&self, _: &Postmortem) -> Result<Vec<Finding>> {
        Ok(Vec::new())
    }
}

/// Goes through all sections of a record with Enter: what was asked, and what became of the record.
fn entered(record: &Postmortem, config: &Config, depth: Depth) -> (BTreeMap<String, Kind>, Postmortem) {
    let (mut enter, mut host) = (Enter::default(), Nowhere(config.clone(), depth));
    let mut record = record.clone();
    for section in sections() {
        record = converse_section(record, section, &mut enter, &mut host).unwrap().record;
    }
    (enter.0, record)
}

#[test]
fn enter_at_every_question_of_every_section_changes_nothing() {
    // What a record names, and the configuration does not, stays too.
    let own = Config { services: vec!["shop".to_owned()], tags: vec!["load".to_owned()], ..Config::default() };
    for example in EXAMPLES {
        let record = document::read::<Postmortem>(example.text).value;
        // A draft lacks what an empty answer would fill in.
        if record.stage() != Status::Published {
            continue;
        }
        for (config, depth) in [(Config::default(), Depth::Usual), (own.clone(), Depth::Full)] {
            assert_eq!(entered(&record, &config, depth).1, record, "{}", example.name);
        }
    }
}

fn full_record() -> Postmortem {
    let example = EXAMPLES.iter().find(|example| example.name.contains("full-record")).unwrap();
    document::read::<Postmortem>(example.text).value
}

#[test]
fn what_the_configuration_names_is_suggested() {
    let names = |name: &str| vec![name.to_owned()];
    let config = Config { tags: names("load"), teams: names("database team"), ..Config::default() };
    let asked = entered(&full_record(), &config, Depth::Full).0;
    let people =
        ["authors", "owner", "participants[0].who", "reviewers[0].who", "timeline[0].by", "action_items[0].owner"];
    for (field, name) in people.map(|field| (field, "database team")).into_iter().chain([("tags", "load")]) {
        let Kind::Line { suggestions } = &asked[field] else { panic!("{field}") };
        assert!(suggestions.iter().any(|suggested| suggested == name), "{field}: {suggestions:?}");
    }
}

#[test]
fn what_few_events_have_is_asked_for_in_full_or_where_it_is() {
    let record = full_record();
    let asked = |depth| entered(&record, &Config::default(), depth).0;
    let (again, full) = (asked(Depth::Usual), asked(Depth::Full));
    // The first event has evidence, the third has none; everything else is asked again anyway.
    assert!(again.contains_key("timeline[0].evidence") && !again.contains_key("timeline[2].evidence"));
    assert!(full.contains_key("timeline[2].evidence"));
    for field in ["tags", "milestones.closed", "participants[3].who", "glossary[0]", "related[0].relation"] {
        assert!(again.contains_key(field), "{field}");
    }
}
