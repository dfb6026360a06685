//! The whole public site, and documents by themselves.

use super::decoded::decoded;
use super::fields::is_public;
use super::plant::{HIDDEN_YEAR, Plant, Planted, Seed};
use crate::sandbox::Sandbox;

/// An archive with records of every kind; the first is the public one.
fn archive() -> (Sandbox, Vec<Plant>) {
    let kinds = [
        ("a", Some("public"), "published"),
        ("b", Some("internal"), "published"),
        ("c", Some("restricted"), "published"),
        ("d", None, "published"),
        ("e", Some("public"), "draft"),
        ("f", Some("public"), "in_review"),
        ("g", Some("public"), "waived"),
    ];
    let grown = |(letters, visibility, status): (&'static str, _, _)| {
        let year = if letters == "a" { 2024 } else { HIDDEN_YEAR };
        Seed { letters, visibility, status, year, behind: [""; 3] }.grow()
    };
    let mut plants: Vec<Plant> = kinds.into_iter().map(grown).collect();
    let related: Vec<_> =
        plants[1..].iter().map(|other| serde_json::json!({"id": other.id, "relation": "same_cause"})).collect();
    plants[0].record["related"].as_array_mut().unwrap().extend(related);
    let sandbox = Sandbox::new();
    sandbox.write("hotwash.yaml", "site: {base_url: https://postmortems.example.com/all}\n");
    for plant in &plants {
        sandbox.write(&format!("postmortems/zqfolderx/{}.yaml", plant.id), plant.record.to_string());
    }
    (sandbox, plants)
}

/// Asserts that of the planted words all that are for everybody are in these files, and nothing else.
#[track_caller]
fn tells_only_what_is_public(files: &[(String, Vec<u8>)], plants: &[Plant]) {
    let texts = decoded(files);
    let find = |word: &str| texts.iter().find(|(_, text)| text.contains(word)).map(|(name, _)| *name);
    for plant in plants {
        for planted in &plant.words {
            // That incident does not exist.
            let is_public = plant.id == plants[0].id && is_public(planted) && planted.field != "related.id";
            match find(&planted.word) {
                Some(name) if !is_public => panic!("{planted:?} of {} is told by {name}", plant.id),
                None if is_public => panic!("{planted:?} of {} is nowhere", plant.id),
                _ => {}
            }
        }
    }
    for hidden in [&*HIDDEN_YEAR.to_string(), "zqfolderx"] {
        assert_eq!(find(hidden), None, "{hidden} is told");
    }
}

#[test]
fn a_public_site_tells_what_is_marked_public_and_nothing_else() {
    let (sandbox, plants) = archive();
    sandbox.hotwash("build --profile public").expect(0);
    tells_only_what_is_public(&sandbox.files("site"), &plants);
}

#[test]
fn nothing_of_an_internal_site_is_left_where_a_public_one_is_built() {
    let (sandbox, plants) = archive();
    sandbox.hotwash("build --out other --profile public").expect(0);
    sandbox.hotwash("build").expect(0);
    let inside = decoded(&sandbox.files("site")).into_iter().map(|(_, text)| text).collect::<String>();
    assert!(inside.contains(&plants[1].words[5].word) && inside.contains(&plants[4].words[5].word));
    sandbox.hotwash("build --profile public").expect(0);
    let site = sandbox.files("site");
    tells_only_what_is_public(&site, &plants);
    assert!(site == sandbox.files("other"), "the internal site shows through");
}

#[test]
fn an_internal_site_tells_nothing_of_restricted_records() {
    let (sandbox, plants) = archive();
    sandbox.hotwash("build").expect(0);
    let files = sandbox.files("site");
    let texts = decoded(&files);
    let is_told = |planted: &Planted| texts.iter().any(|(_, text)| text.contains(&planted.word));
    // Who it is related to is told by the others, inside.
    let told: Vec<_> = plants[2].words.iter().filter(|planted| planted.field != "id" && is_told(planted)).collect();
    assert!(told.is_empty(), "{told:?}");
    assert!(plants[1].words.iter().filter(|planted| is_told(planted)).count() > 50);
}

#[test]
fn a_public_document_tells_what_is_marked_public_and_nothing_else() {
    let (sandbox, plants) = archive();
    for format in ["markdown", "html"] {
        let document = sandbox.hotwash(&format!("render {} --profile public --to {format}", plants[0].id)).expect(0);
        tells_only_what_is_public(&[(format.to_owned(), document.stdout.into_bytes())], &plants);
    }
}

#[test]
fn a_milestone_that_only_a_hidden_event_tells_is_not_known() {
    let sandbox = Sandbox::new();
    let record = "title: Mail was late\nstatus: published\nvisibility: public\ntime_zone: UTC
milestones: {started: 2024-01-02 10:00, resolved: 2024-01-02 12:00}
timeline:
  - {at: 2024-01-02 10:07, kind: detected, text: An alert fired}
  - {at: 2024-01-02 10:50, kind: detected, text: A customer called, visibility: public}
  - {at: 2024-01-02 11:30, kind: mitigated, text: Mail went out again, visibility: public}
";
    sandbox.write("postmortems/2024-01-02-mail.yaml", record);
    sandbox.hotwash("build --profile public").expect(0);
    let page = sandbox.read("site/incidents/2024-01-02-mail.html");
    assert!(page.contains("A customer called") && page.contains("Time to mitigate"), "{page}");
    assert!(!page.contains("Time to detect") && !page.contains("10:07"), "{page}");
}
