//! Documents of many shapes: what record each gives, and what is told of it.
//!
//! `SNAPSHOTS=overwrite cargo test shapes` writes `tests/golden/import/` anew; read what it wrote.

use std::fs;
use std::path::{Path, PathBuf};

use hotwash::config::ImportSection;
use hotwash::document;
use hotwash::examples::EXAMPLES;
use hotwash::record::Postmortem;
use snapbox::{Assert, Data};

use crate::sandbox::Sandbox;

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(name)
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[expect(clippy::disallowed_methods, reason = "a document of the tests")]
fn text(path: &Path) -> String {
    fs::read_to_string(path).unwrap()
}

#[test]
fn documents_give_the_records_that_they_tell() {
    let sandbox = Sandbox::new();
    let assert = Assert::new().action_env(snapbox::assert::DEFAULT_ACTION_ENV);
    for name in names(&folder("imports")) {
        sandbox.write(&name, text(&folder("imports").join(&name)));
        let output = sandbox.hotwash(&format!("import --dry-run {name}")).expect(0);
        let expected = Data::read_from(&folder("golden/import").join(format!("{name}.txt")), None);
        assert.eq(Data::text(format!("{}\n{}", output.stdout, output.stderr)).raw(), expected.raw());
    }
}

#[test]
fn every_expectation_is_of_a_document() {
    let wanted: Vec<String> = names(&folder("imports")).iter().map(|name| format!("{name}.txt")).collect();
    assert_eq!(names(&folder("golden/import")), wanted);
}

/// The document that started it all, put together from its record.
fn first_document(record: &Postmortem) -> String {
    let clocks = ["3:30 PM", "3:35 PM", "3:47 PM", "4:OO PM", "4:45 PM", "5:15 PM"];
    let events = record.timeline.iter().map(|event| event.text.as_deref().unwrap());
    let timeline =
        clocks.iter().zip(events).map(|(clock, text)| format!("- {clock}: {text}\n")).collect::<Vec<_>>().concat();
    let numbered = |texts: Vec<&str>| -> String {
        texts.iter().enumerate().map(|(nth, text)| format!("{}. {text}\n", nth + 1)).collect::<Vec<_>>().concat()
    };
    let cause = record.root_cause.as_ref().unwrap();
    format!(
        "## 0x19. Postmortem ##\n\nAny system will eventually fail.\n\n\
         **Postmortem: {} - August 10, 2023**\n\n\
         **Issue Summary:**\nDuration: August 10, 2023, 3:30 PM - 5:15 PM (UTC)\n\
         Impact: {}, 25% of Users Affected\nRoot Cause: {}\n\n\
         **Timeline:**\n{timeline}\n\
         **Root Cause and Resolution:**\n**Root Cause:** {}\n\n**Resolution:** {}\n\n\
         **Corrective and Preventative Measures:**\n**Improvements/Fixes:**\n{}\n\
         **Tasks to Address the Issue:**\n{}\n\
         **Lessons Learned:**\n{}\n\n**Conclusion:**\n{}\n",
        record.title.as_deref().unwrap(),
        record.impact.as_ref().unwrap().summary.as_deref().unwrap(),
        cause.summary.as_deref().unwrap(),
        cause.detail.as_deref().unwrap(),
        record.resolution.as_ref().unwrap().detail.as_deref().unwrap(),
        numbered(record.improvements.iter().map(|text| &**text).collect()),
        numbered(record.action_items.iter().map(|action| action.text.as_deref().unwrap()).collect()),
        record.lessons.as_ref().unwrap().summary.as_deref().unwrap(),
        record.conclusion.as_deref().unwrap()
    )
}

#[test]
fn the_first_document_gives_the_record_of_the_examples() {
    let example = EXAMPLES.iter().find(|example| example.name == "web-stack-outage").unwrap();
    let wanted: Postmortem = document::read(example.text).value;
    let sandbox = Sandbox::new();
    sandbox.write("first.md", first_document(&wanted));
    let output = sandbox.hotwash("import first.md").expect(0);
    let told = output.stdout.lines().find(|line| line.contains("wrong")).unwrap();
    assert!(
        told.contains("`4:OO PM`: the letter O stands where the digit 0 belongs, read as 2023-08-10 16:00"),
        "{output:?}"
    );
    let record: Postmortem =
        document::read(&sandbox.read("postmortems/2023/2023-08-10-web-stack-outage-incident.yaml")).value;
    assert_eq!((&record.title, record.time_zone), (&wanted.title, wanted.time_zone));
    let times = |record: &Postmortem| {
        let milestones = record.milestones.clone().unwrap();
        (milestones.started, milestones.resolved)
    };
    assert_eq!(times(&record), times(&wanted));
    let impact = |record: &Postmortem| {
        let impact = record.impact.clone().unwrap();
        (impact.summary, impact.users_affected)
    };
    assert_eq!(impact(&record), impact(&wanted));
    let events = |record: &Postmortem| -> Vec<_> {
        record.timeline.iter().map(|event| (event.at, event.text.clone())).collect()
    };
    assert_eq!(events(&record), events(&wanted));
    assert_eq!(record.root_cause, wanted.root_cause);
    let resolution = |record: &Postmortem| record.resolution.clone().unwrap().detail;
    assert_eq!(resolution(&record), resolution(&wanted));
    assert_eq!(record.improvements, wanted.improvements);
    let actions =
        |record: &Postmortem| -> Vec<_> { record.action_items.iter().map(|action| action.text.clone()).collect() };
    assert_eq!(actions(&record), actions(&wanted));
    let lessons = |record: &Postmortem| record.lessons.clone().unwrap().summary;
    assert_eq!((lessons(&record), &record.conclusion), (lessons(&wanted), &wanted.conclusion));
    // What belongs to no field is kept.
    assert_eq!(record.appendix.as_deref(), Some("## 0x19. Postmortem\n\nAny system will eventually fail."));
    // Nothing that the document does not say.
    assert_eq!((record.summary, record.owner, record.severity, record.status), (None, None, None, None));
    assert!(record.services.is_empty() && record.action_items.iter().all(|action| action.owner.is_none()));
}

#[test]
fn an_archive_says_what_its_headings_mean() {
    let sandbox = Sandbox::new();
    sandbox.write("hotwash.yaml", "import:\n  headings:\n    timeline: [Verlauf]\n    appendix: [Summary]\n");
    sandbox.write(
        "a.md",
        "# Mail stood still\n\n## Verlauf (UTC)\n\n- 2024-03-05 10:00 It stops\n\n## Summary\n\nNot one.\n",
    );
    let output = sandbox.hotwash("import --dry-run a.md").expect(0);
    assert!(output.stdout.contains("  - at: 2024-03-05 10:00\n    text: It stops\n"), "{output:?}");
    assert!(output.stdout.contains("appendix: |\n  ## Summary\n\n  Not one.\n"), "{output:?}");
    sandbox.write("hotwash.yaml", "import:\n  headings:\n    timelines: [Verlauf]\n");
    sandbox.hotwash("import --dry-run a.md").fails(&["timelines", "timeline"]);
}

#[test]
fn the_guide_names_every_section() {
    let guide = text(&Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/import.md"));
    for section in ImportSection::ALL {
        assert!(guide.contains(&format!("`{section}`")), "{section}");
    }
}
