//! Names and hosts that the configuration keeps private.

use super::decoded::decoded;
use super::fields::is_public;
use super::plant::Seed;
use crate::sandbox::Sandbox;

const PRIVATE: &str = "private: {names: [Blue Harbour, Lee], hosts: [corp.zqprivate.example]}\n";

/// Fields whose values go as a whole: half of one is another.
const WHOLE: &[&str] = &[
    "severity",
    "services",
    "tags",
    "participants.who",
    "contributing_factors.id",
    "contributing_factors.category",
    "action_items.id",
    "action_items.addresses",
    "lessons.went_well.id",
    "lessons.went_poorly.id",
    "lessons.got_lucky.id",
    "related.id",
    "references.url",
    "references.title",
    "glossary",
    // It went with who it was of.
    "participants.role",
];

fn archive() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write("hotwash.yaml", PRIVATE);
    sandbox
}

fn seed(behind: [&str; 3]) -> Seed<'_> {
    Seed { letters: "a", visibility: Some("public"), status: "published", year: 2024, behind }
}

#[test]
fn a_public_site_withholds_what_is_private_in_every_text_and_tells_where() {
    let sandbox = archive();
    let mut plant =
        seed([" for **Blue** Harbour at db.corp.zqprivate.example, said _Lee_", "-blue-harbour", ".corp.zqprivate"])
            .grow();
    plant.record["id"] = "2024-01-10-mail".into();
    sandbox.write("postmortems/2024-01-10-mail.yaml", plant.record.to_string());
    let told = sandbox.hotwash("build --profile public").expect(0).stderr;
    assert!(told.contains("withheld something in ") && told.contains("postmortems/2024-01-10-mail.yaml"), "{told}");
    assert!(told.contains("hint: `private` in hotwash.yaml"), "{told}");
    let files = sandbox.files("site");
    let texts = decoded(&files);
    for (name, text) in &texts {
        let is_told = ["harbour", "zqprivate", "lee"]
            .iter()
            .find(|word| text.split(|c: char| !c.is_alphanumeric()).any(|part| part == **word));
        assert_eq!(is_told, None, "{name}: {text}");
    }
    let page = texts.iter().find(|(name, _)| *name == "incidents/2024-01-10-mail.html").unwrap();
    for planted in plant.words.iter().filter(|planted| is_public(planted) && planted.field != "id") {
        let is_there = page.1.contains(&planted.word);
        assert_eq!(is_there, !WHOLE.contains(&planted.field.as_str()), "{planted:?}");
    }
    // Nothing is new, and it is told again.
    let again = sandbox.hotwash("build --profile public").expect(0);
    assert_eq!((again.stderr, again.stdout.contains(" 0 of them")), (told, true));
    // Inside, all is there.
    let inside = sandbox.hotwash("build --out inside").expect(0);
    assert_eq!(inside.stderr, "");
    assert!(sandbox.read("inside/incidents/2024-01-10-mail.html").contains("db.corp.zqprivate.example"));
}

/// Names in spellings that are not those of the configuration, and words that must then be nowhere.
const SPELT: &[(&str, &[&str])] = &[
    ("Order of O’Brien", &["brien"]),
    ("ann.smith@example.com", &["smith"]),
    ("Blue.Harbour, Blue/Harbour", &["harbour"]),
    ("Ｂｌｕｅ Ｈａｒｂｏｕｒ", &["harbour", "ｈａｒｂｏｕｒ"]),
    ("Blue\u{200b}Harbour", &["harbour"]),
    ("[Blue](https://x.example/) Harbour", &["harbour"]),
    ("STRASSE, Müllers, M&uuml;ller", &["strasse", "müller", "uuml;ller"]),
    ("我们的数据公司坏了", &["数据公司"]),
];

#[test]
fn a_name_is_withheld_and_told_in_whatever_way_it_is_spelt_in_a_field() {
    let sandbox = Sandbox::new();
    let config = "private: {names: [\"O'Brien\", Ann Smith, Blue Harbour, Straße, Müller, 数据公司]}\n";
    sandbox.write("hotwash.yaml", format!("{config}site: {{base_url: https://pm.example.com/}}\n"));
    let mut hidden = Vec::new();
    for (nth, (spelling, words)) in (b'a'..).zip(SPELT) {
        let letters = char::from(nth).to_string();
        let behind = format!(" {spelling}");
        let mut seed = seed([&behind, "", ""]);
        seed.letters = &letters;
        let mut plant = seed.grow();
        plant.record["id"] = format!("2024-01-10-{letters}").into();
        sandbox.write(&format!("postmortems/2024-01-10-{letters}.yaml"), plant.record.to_string());
        hidden.extend(words.iter().copied());
    }
    let told = sandbox.hotwash("build --profile public").expect(0).stderr;
    let checked = sandbox.hotwash("check --format short");
    for (nth, (spelling, _)) in (b'a'..).zip(SPELT) {
        let file = format!("2024-01-10-{}.yaml", char::from(nth));
        assert!(told.lines().any(|line| line.contains("withheld") && line.contains(&file)), "{spelling}: {told}");
        let is_told = |line: &str| line.contains(&file) && line.contains("customer-name");
        assert!(checked.stdout.lines().any(is_told), "{spelling}: {}", checked.stdout);
    }
    let texts = sandbox.files("site");
    for (name, text) in decoded(&texts) {
        assert_eq!(hidden.iter().find(|word| text.contains(**word)), None, "{name}: {text}");
    }
}

#[test]
fn where_a_build_is_stopped_it_is_told_what_to_mend() {
    let sandbox = archive();
    let head = "title: Mail was late\nstatus: published\nvisibility: public\n";
    let actions = "action_items:\n  - text: Look again\n  - {id: Blue, text: Harbour lights, visibility: public}\n";
    sandbox.write("postmortems/2024-01-10-a.yaml", head);
    sandbox.write("postmortems/2024-01-11-b.yaml", format!("{head}{actions}"));
    sandbox
        .hotwash("build --profile public")
        .fails(&["`Blue Harbour` is private", "read in `action_items[1]` of postmortems/2024-01-11-b.yaml:6:"]);
}

#[test]
fn a_record_whose_name_is_private_is_left_out_and_told() {
    let sandbox = archive();
    for (file, id) in [("2024-01-10-blue-harbour-mail", true), ("2024-01-11-lee", false), ("2024-01-12-fine", true)] {
        let id = if id { format!("id: {file}\n") } else { String::new() };
        let record = format!("{id}title: Mail was late\nstatus: published\nvisibility: public\n");
        sandbox.write(&format!("postmortems/{file}.yaml"), record);
    }
    let told = sandbox.hotwash("build --profile public").expect(0).stderr;
    assert!(told.contains("left out postmortems/2024-01-10-blue-harbour-mail.yaml: its name"), "{told}");
    assert!(told.contains("left out postmortems/2024-01-11-lee.yaml") && !told.contains("fine"), "{told}");
    let files = sandbox.files("site");
    let pages: Vec<&str> =
        files.iter().map(|(name, _)| name.as_str()).filter(|name| name.starts_with("incidents/2")).collect();
    assert!(pages.iter().all(|page| page.starts_with("incidents/2024-01-12-fine.")), "{pages:?}");
    for (name, text) in decoded(&files) {
        assert!(!text.contains("harbour") && !text.contains("-lee"), "{name}");
    }
}

#[test]
fn what_templates_bring_is_caught_by_the_last_net() {
    let sandbox = archive();
    sandbox.write("hotwash.yaml", format!("{PRIVATE}site: {{title: Mishaps of _Blue_ Harbour}}\n"));
    sandbox.write("postmortems/a.yaml", "title: Mail was late\nstatus: published\nvisibility: public\n");
    sandbox.hotwash("build --profile public").fails(&["`Blue Harbour` is private", "public `"]);
    assert!(
        decoded(&sandbox.files("")).iter().all(|(name, text)| !name.starts_with("site") || !text.contains("mishaps"))
    );
}

#[test]
fn a_document_by_itself_is_refused() {
    let sandbox = archive();
    sandbox.write("a.yaml", "title: Mail of Blue Harbour\nstatus: published\nvisibility: public\n");
    sandbox.hotwash("render a.yaml --profile public").fails(&["`Blue Harbour` is private"]);
    sandbox.hotwash("render a.yaml").expect(0);
}
