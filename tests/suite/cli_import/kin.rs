//! Several incidents of one name: each document finds its own record, and none is written over another's.

use super::document;
use crate::sandbox::Sandbox;

const ONE: &str = "# API outage

## Summary

Requests failed for an hour because a certificate of the load balancer had expired.

## Timeline (UTC)

- 2024-03-05 10:00: the pager reported failing requests
- 2024-03-05 10:20: the expired certificate was found
- 2024-03-05 10:50: a new certificate was installed

## Action items

- Renew certificates a month before they expire
";

const TWO: &str = "# API outage

## Summary

A migration locked the orders table, and requests waited until they were ended.

## Timeline (UTC)

- 2024-03-05 18:00: a migration was started
- 2024-03-05 18:12: it was ended by hand
- 2024-03-05 18:15: orders went through again

## Action items

- Run migrations with a time limit on locks
";

const FIRST: &str = "postmortems/2024/2024-03-05-api-outage.yaml";
const SECOND: &str = "postmortems/2024/2024-03-05-api-outage-2.yaml";

/// Somebody works on a record.
fn edit(sandbox: &Sandbox, record: &str, more: &str) -> String {
    let text = sandbox.read(record).replace("title: API outage", &format!("title: API outage {more}\nseverity: sev2"));
    sandbox.write(record, &text);
    text
}

#[test]
fn each_document_takes_the_place_of_its_own_record_after_both_were_edited() {
    let sandbox = Sandbox::new();
    sandbox.write("old/one.md", ONE);
    sandbox.write("old/two.md", TWO);
    sandbox.hotwash("import old").expect(0);
    let (first, _) = (edit(&sandbox, FIRST, "in the morning"), edit(&sandbox, SECOND, "in the evening"));
    let told = sandbox.hotwash("import old/two.md").expect(1);
    assert!(told.stdout.contains(&format!("old/two.md -> {SECOND} (differs)")), "{told:#?}");
    sandbox.hotwash("import old/two.md --replace").expect(0);
    assert_eq!(sandbox.read(FIRST), first);
    assert!(sandbox.read(SECOND).contains("title: API outage\n"));
    let both = sandbox.hotwash("import old --replace").expect(0);
    assert!(both.stdout.contains("2 documents: 1 replaced, 1 unchanged"), "{both:#?}");
    assert!(sandbox.read(FIRST).contains("certificate") && sandbox.read(SECOND).contains("migration"));
}

#[test]
fn another_incident_of_the_name_gets_the_next_number_and_replaces_nothing() {
    let sandbox = Sandbox::new();
    sandbox.write("one.md", ONE);
    sandbox.hotwash("import one.md").expect(0);
    let first = edit(&sandbox, FIRST, "in the morning");
    sandbox.write("mail.md", TWO);
    let would = sandbox.hotwash("import mail.md --dry-run").expect(0).stderr;
    assert!(would.contains(&format!("{SECOND}: would be a record of its own, for {FIRST} tells about ano")), "{would}");
    let told = sandbox.hotwash("import mail.md --replace").expect(0).stderr;
    assert!(told.contains(&format!("{SECOND}: is a record of its own, for {FIRST} tells about another")), "{told}");
    assert_eq!(sandbox.read(FIRST), first);
    let again = sandbox.hotwash("import mail.md --replace").expect(0);
    assert!(again.stdout.contains("(unchanged)") && !again.stderr.contains("of its own"), "{again:#?}");
    assert_eq!(sandbox.files("postmortems").len(), 2);
}

#[test]
fn a_document_that_says_nothing_takes_no_place() {
    let sandbox = Sandbox::new();
    sandbox.write("2024-03-05.md", ONE);
    sandbox.hotwash("import 2024-03-05.md").expect(0);
    let first = sandbox.read(FIRST);
    sandbox.write("2024-03-05.md", "# API outage\n");
    sandbox.hotwash("import 2024-03-05.md --replace").expect(1);
    assert_eq!((sandbox.read(FIRST), sandbox.files("postmortems").len()), (first, 1));
}

#[test]
fn a_record_that_was_moved_is_found_by_its_name() {
    let sandbox = Sandbox::new();
    sandbox.write("a.md", document("Queue full", "2024-03-05"));
    sandbox.hotwash("import a.md").expect(0);
    let (here, moved) = ("postmortems/2024/2024-03-05-queue-full.yaml", "postmortems/old/2024-03-05-queue-full.yaml");
    sandbox.write(moved, sandbox.read(here));
    sandbox.remove(here);
    let told = sandbox.hotwash("import a.md").expect(0);
    assert!(told.stdout.contains(&format!("a.md -> {moved} (unchanged)")), "{told:#?}");
    // Another of the name does not take the number that lies elsewhere.
    sandbox.write("b.md", TWO.replace("API outage", "Queue full"));
    sandbox.hotwash("import b.md").expect(0);
    let names: Vec<String> = sandbox.files("postmortems").into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["2024/2024-03-05-queue-full-2.yaml", "old/2024-03-05-queue-full.yaml"]);
}
