//! What a change leaves alone: documents of others, a record that git refused, what was typed by mistake.

use super::{actions, archive, json};
use crate::sandbox::{Output, Sandbox, run};

const MAIL: &str = "postmortems/2026-01-10-mail.yaml";
const SHOP: &str = "postmortems/2026-08-01-shop.yaml";
const DOCUMENT: &str = "postmortems/2026-01-10-mail.md";

fn hotwash(sandbox: &Sandbox, args: &[&str]) -> Output {
    run(sandbox.program().args(args))
}

#[cfg(unix)]
fn hook(sandbox: &Sandbox, script: &str) {
    sandbox.write(".git/hooks/pre-commit", format!("#!/bin/sh\n{script}\n"));
    let executable = std::os::unix::fs::PermissionsExt::from_mode(0o755);
    std::fs::set_permissions(sandbox.top.join(".git/hooks/pre-commit"), executable).unwrap();
}

#[test]
fn a_document_of_somebody_else_beside_a_record_is_not_written_over() {
    let sandbox = archive();
    sandbox.write(DOCUMENT, "# my own notes\n");
    let (record, head) = (sandbox.read(MAIL), sandbox.git("rev-parse HEAD"));
    for args in [
        &["actions", "done", "2026-08:A1", "2026-01:A1"][..],
        &["actions", "done", "2026-01:A1", "--no-commit"],
        &["commit", "2026-08", "2026-01"],
    ] {
        hotwash(&sandbox, args).fails(&[&format!("{DOCUMENT} bears no mark of hotwash"), "move it away"]);
        assert_eq!((sandbox.read(DOCUMENT).as_str(), sandbox.read(MAIL)), ("# my own notes\n", record.clone()));
        assert_eq!(
            (sandbox.git("rev-parse HEAD"), sandbox.has("postmortems/2026-08-01-shop.md")),
            (head.clone(), false)
        );
    }
    // A sync leaves that record, and goes on with the others.
    let list = "- [x] a <!-- hotwash: 2026-01-10-mail A1 -->\n- [x] b <!-- hotwash: 2026-08-01-shop A1 -->\n";
    sandbox.write("list.md", list);
    let told = actions(&sandbox, &["sync", "list.md", "--write"]).expect(1);
    assert!(told.stderr.contains("2026-01-10-mail: left as it is\n"), "{told:#?}");
    assert_eq!((sandbox.read(DOCUMENT).as_str(), sandbox.read(MAIL)), ("# my own notes\n", record));
    assert!(sandbox.read(SHOP).contains("status: done"));
    // Out of the way, it hinders nobody; and what hotwash rendered is rendered again, also where somebody wrote in it.
    sandbox.remove(DOCUMENT);
    hotwash(&sandbox, &["commit", "2026-01"]).expect(0);
    sandbox.write(DOCUMENT, sandbox.read(DOCUMENT).replace("Mail delayed", "Mail very late"));
    actions(&sandbox, &["done", "2026-01", "A1"]).expect(0);
    assert!(!sandbox.read(DOCUMENT).contains("very late"));
}

#[test]
fn an_output_is_not_written_over_a_record() {
    let sandbox = archive();
    let record = sandbox.read(MAIL);
    sandbox.write("hotwash.yaml", "time_zone: UTC\n");
    for args in [
        &["render", "2026-01", "-o", MAIL][..],
        &["digest", "-o", MAIL],
        &["actions", "export", "--to", "markdown", "-o", MAIL],
        &["actions", "export", "--to", "markdown", "-o", "hotwash.yaml"],
    ] {
        hotwash(&sandbox, args).fails(&["no output is written there"]);
    }
    assert_eq!((sandbox.read(MAIL), sandbox.read("hotwash.yaml").as_str()), (record, "time_zone: UTC\n"));
    hotwash(&sandbox, &["render", "2026-01", "-o", "out.md"]).expect(0);
}

#[test]
fn no_name_is_not_the_only_record() {
    let sandbox = archive();
    sandbox.remove(SHOP);
    let record = sandbox.read(MAIL);
    for args in [&["actions", "done", "", "A1"][..], &["render", " "], &["commit", ""], &["log", "--to", "", "x"]] {
        let told = hotwash(&sandbox, args).expect(2);
        assert!(told.stderr.contains("the name of the record is empty"), "{args:?} {told:#?}");
    }
    assert_eq!(sandbox.read(MAIL), record);
}

#[cfg(unix)]
#[test]
fn ctrl_c_while_a_hook_runs_leaves_the_record_as_it_was() {
    let sandbox = archive();
    hotwash(&sandbox, &["commit", "2026-01"]).expect(0);
    let (record, render) = (sandbox.read(MAIL), sandbox.read(DOCUMENT));
    // As the terminal does: hotwash, git and the hook are told at once.
    hook(&sandbox, "kill -INT $(ps -o ppid= -p $PPID) $PPID\nexit 1");
    let told = actions(&sandbox, &["done", "2026-01:A1", "2026-08:A1", "--format", "json"]).expect(130);
    assert!(told.stderr.contains("interrupted; not changed: 2026-01-10-mail, 2026-08-01-shop\n"), "{told:#?}");
    let listing = json(&told.stdout);
    assert_eq!((&listing["written"], listing["not_begun"].as_array().unwrap().len()), (&false.into(), 2));
    assert_eq!((sandbox.read(MAIL), sandbox.read(DOCUMENT)), (record, render));
    assert_eq!(sandbox.git("status --porcelain"), "");
    sandbox.remove(".git/hooks/pre-commit");
    actions(&sandbox, &["done", "2026-01", "A1"]).expect(0);
}

#[test]
fn what_is_done_and_not_committed_is_told() {
    let sandbox = archive();
    actions(&sandbox, &["done", "2026-01", "A1", "--no-commit"]).expect(0);
    let told = actions(&sandbox, &["done", "2026-01", "A1"]).expect(0);
    assert_eq!(told.stderr, format!("A1: done already, on 2026-11-22; but not committed: `hotwash commit {MAIL}`\n"));
    hotwash(&sandbox, &["commit", MAIL]).expect(0);
    let told = actions(&sandbox, &["done", "2026-01", "A1"]).expect(0);
    assert_eq!(told.stderr, "A1: done already, on 2026-11-22\n");
}

#[test]
fn changes_of_ones_own_that_go_along_are_told() {
    let sandbox = archive();
    sandbox.write(MAIL, sandbox.read(MAIL).replace("Mail delayed", "Mail late"));
    let told = actions(&sandbox, &["done", "2026-01", "A1"]).expect(0);
    assert!(told.stderr.contains("committed with changes of yours that were not committed\n"), "{told:#?}");
    let told = actions(&sandbox, &["done", "2026-01", "A2"]).expect(0);
    assert!(!told.stderr.contains("changes of yours"), "{told:#?}");
}

#[test]
fn without_a_repository_no_commit_is_advised() {
    let sandbox = Sandbox::new();
    super::fill(&sandbox);
    let told = actions(&sandbox, &["done", "2026-01", "A1"]).expect(0);
    assert!(told.stdout.ends_with("written with its render\n"), "{told:#?}");
}

#[cfg(unix)]
#[test]
fn programs_are_told_what_was_refused_and_what_not_begun() {
    let sandbox = archive();
    let names = |list: &serde_json::Value| -> Vec<String> {
        let name = |one: &serde_json::Value| one.as_str().or(one["record"].as_str()).unwrap().to_owned();
        list.as_array().unwrap().iter().map(name).collect()
    };
    let shop = sandbox.read(SHOP);
    sandbox.write(SHOP, shop.replace("resolved: 2026-08-01", "resolved: 2026-07-01"));
    let told = actions(&sandbox, &["done", "2026-01:A1", "2026-08:A1", "--format", "json"]).expect(1);
    let listing = json(&told.stdout);
    assert_eq!(
        (names(&listing["refused"]), names(&listing["not_begun"])),
        (vec!["2026-08-01-shop".to_owned()], vec!["2026-01-10-mail".to_owned()])
    );
    assert!(listing["refused"][0]["why"].as_str().unwrap().contains("end-before-start"), "{listing}");
    sandbox.write(SHOP, shop);
    hook(&sandbox, "exit 1");
    let told = actions(&sandbox, &["done", "2026-01:A1", "2026-08:A1", "--format", "json"]).expect(2);
    let listing = json(&told.stdout);
    assert_eq!((&listing["written"], &listing["changed"]), (&false.into(), &serde_json::json!([])));
    assert_eq!(
        (names(&listing["refused"]), names(&listing["not_begun"])),
        (vec!["2026-01-10-mail".to_owned()], vec!["2026-08-01-shop".to_owned()])
    );
    // After the first was committed, it is not so that nothing was changed.
    hook(&sandbox, "! git diff --cached --name-only | grep -q shop");
    let told = actions(&sandbox, &["done", "2026-01:A1", "2026-08:A1"]).expect(2);
    let words = "git refused the commit; 2026-08-01-shop is as it was, and those before it are committed";
    assert!(told.stderr.contains(words) && !told.stderr.contains("nothing was changed"), "{told:#?}");
}

#[test]
fn an_owner_that_was_forgotten_is_no_action() {
    let sandbox = archive();
    let record = sandbox.read(MAIL);
    for args in [["assign", "2026-01", "A1", "A2"], ["assign", "2026-01:A1", "A3", "2026-08:A2"]] {
        actions(&sandbox, &args).fails(&["is an action of", "the owner stands last"]);
    }
    actions(&sandbox, &["assign", "2026-01", "A1"]).fails(&["`A1` is an action of 2026-01-10-mail"]);
    assert_eq!(sandbox.read(MAIL), record);
    let told = actions(&sandbox, &["assign", "2026-01", "A1", "nobody"]).expect(0);
    assert!(told.stdout.contains("A1: nobody's now; it was mail team's"), "{told:#?}");
    assert_eq!(sandbox.read(MAIL), record.replacen(", owner: mail team", "", 1));
    let told = actions(&sandbox, &["assign", "2026-01", "A1", "nobody"]).expect(0);
    assert_eq!(told.stderr, "A1: nobody's already\n");
}

#[test]
fn what_is_named_and_not_there_is_told_as_it_is() {
    let sandbox = archive();
    sandbox.write("postmortems/broken.yaml", "title: [\n");
    let told = actions(&sandbox, &["due", "broken", "A1", "A2"]).expect(2);
    assert!(told.stderr.contains("broken.yaml:") && !told.stderr.contains("neither a day"), "{told:#?}");
    actions(&sandbox, &["due", "2026-01", "A1", "A7"]).fails(&["`A7` is neither a day nor an action"]);
    actions(&sandbox, &["done", "2026-01", "A1", "2026-08", "A2"])
        .fails(&["2026-08-01-shop is a record", "`2026-08:A1`"]);
    actions(&sandbox, &["decline", "2026-01", "A1", "--because", "- no longer needed"]).expect(0);
    assert!(sandbox.read(MAIL).contains("declined_because: '- no longer needed'"), "{}", sandbox.read(MAIL));
}

#[test]
fn a_document_that_was_rendered_to_its_place_is_hotwashs_own() {
    let sandbox = archive();
    hotwash(&sandbox, &["render", "2026-01", "-o", DOCUMENT]).expect(0);
    actions(&sandbox, &["done", "2026-01", "A1"]).expect(0);
    assert!(sandbox.read(DOCUMENT).contains("status: done"));
    // What is not what a commit puts there stays somebody's own.
    hotwash(&sandbox, &["render", "2026-01", "--to", "html", "-o", DOCUMENT]).expect(0);
    actions(&sandbox, &["reopen", "2026-01", "A1"]).fails(&["bears no mark of hotwash"]);
}

#[test]
fn what_is_no_record_is_not_written_into() {
    let sandbox = archive();
    sandbox.write("postmortems/notes.md", "# Notes\n");
    hotwash(&sandbox, &["log", "postmortems/notes.md", "restarted the pool"]).fails(&["notes.md is no record"]);
    hotwash(&sandbox, &["show", "postmortems/notes.md"]).fails(&["notes.md is no record"]);
    assert_eq!(sandbox.read("postmortems/notes.md"), "# Notes\n");
}
