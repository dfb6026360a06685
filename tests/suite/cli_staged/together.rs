//! What is gone, what is rendered and what is configured, in one commit.

use std::path::Path;

use hotwash::document::MAX_BYTES;

use crate::sandbox::{Sandbox, run};

const ONE: &str = "postmortems/2023/2023-01-01-one.yaml";
const TWO: &str = "postmortems/2023/2023-02-02-two.yaml";
const RENDER: &str = "postmortems/2023/2023-02-02-two.md";

/// Two drafts with their documents, committed; the second names the first.
fn rendered() -> Sandbox {
    let sandbox = Sandbox::repository();
    write(&sandbox);
    for id in ["2023-01-01-one", "2023-02-02-two"] {
        sandbox.hotwash(&format!("commit {id}")).expect(0);
    }
    sandbox
}

fn write(sandbox: &Sandbox) {
    sandbox.write(ONE, "id: 2023-01-01-one\ntitle: Mail delayed\n");
    let related = "related: [{id: 2023-01-01-one, relation: same_cause}]\n";
    sandbox.write(TWO, format!("id: 2023-02-02-two\ntitle: Mail lost\n{related}"));
}

/// Writes into the second record's document, which is staged with that.
fn edit(sandbox: &Sandbox) {
    let edited = sandbox.read(RENDER).replacen("Mail lost", "Mail gone", 1);
    assert_ne!(edited, sandbox.read(RENDER));
    sandbox.write(RENDER, edited);
    sandbox.git(&format!("add {RENDER}"));
}

fn told(sandbox: &Sandbox) -> String {
    sandbox.hotwash("check --staged --format short").stdout
}

#[test]
fn a_record_that_is_left_alone_is_counted_once_and_told_both() {
    let sandbox = rendered();
    edit(&sandbox);
    sandbox.git(&format!("rm -q {ONE}"));
    let told = sandbox.hotwash("check --staged").expect(1).stdout;
    assert!(told.contains("[stale-render]") && told.contains("error[unknown-related]"), "{told}");
    assert!(told.contains("checked 1 record: 2 errors"), "{told}");
}

#[test]
fn a_document_by_itself_does_not_bring_up_the_configuration() {
    let sandbox = rendered();
    sandbox.write("hotwash.yaml", "recrods: elsewhere\n");
    sandbox.git("add hotwash.yaml");
    sandbox.git("commit -qm configuration --no-verify");
    edit(&sandbox);
    let about = told(&sandbox);
    assert!(about.contains("[stale-render]") && !about.contains("hotwash.yaml"), "{about}");
    // A record that is taken away does.
    sandbox.git(&format!("rm -q {TWO}"));
    assert!(told(&sandbox).contains("hotwash.yaml:1:1: error[unknown-field]"));
}

#[test]
fn documents_are_those_of_the_staged_configuration() {
    let sandbox = rendered();
    edit(&sandbox);
    sandbox.write("hotwash.yaml", "renders: [{to: html}]\n");
    assert_eq!(told(&sandbox), "", "one that is not committed yet holds");
    sandbox.write("hotwash.yaml", "renders: [{to: md}]\n");
    sandbox.git("add hotwash.yaml");
    sandbox.write("hotwash.yaml", "renders: [{to: html}]\n");
    assert!(told(&sandbox).contains("[stale-render]"));
}

#[test]
fn documents_in_hidden_folders_and_of_records_that_are_gone_are_none() {
    let sandbox = rendered();
    sandbox.write("postmortems/.kept/2023-02-02-two.yaml", sandbox.read(TWO));
    sandbox.write("postmortems/.kept/2023-02-02-two.md", sandbox.read(RENDER).replacen("Mail lost", "Mail gone", 1));
    sandbox.git("add -f postmortems/.kept");
    assert_eq!(told(&sandbox), "");
    edit(&sandbox);
    sandbox.git(&format!("rm -q --cached {TWO}"));
    assert_eq!(told(&sandbox), "");
}

#[test]
fn a_record_in_conflict_is_there_for_those_that_name_it() {
    let sandbox = rendered();
    sandbox.git("checkout -q -b side");
    for (branch, title) in [("side", "Mail late"), ("main", "Mail slow")] {
        sandbox.git(&format!("checkout -q {branch}"));
        sandbox.write(ONE, format!("id: 2023-01-01-one\ntitle: {title}\n"));
        sandbox.git("commit -qam title --no-verify");
    }
    assert_eq!(run(sandbox.command("git").args(["merge", "-q", "side"])).status, 1);
    sandbox.write(TWO, sandbox.read(TWO) + "tags: [mail]\n");
    sandbox.git(&format!("add {TWO}"));
    let told = told(&sandbox);
    assert!(told.contains("[stale-render]") && !told.contains("unknown-related"), "{told}");
}

#[test]
fn where_only_the_program_can_read_all_of_it_is_told_too() {
    let sandbox = rendered();
    let clone = sandbox.top.with_file_name("clone");
    sandbox.git("clone -q --ref-format=reftable . ../clone");
    let there = |line: &str| git_there(&sandbox, &clone, line);
    there(&format!("rm -q {ONE}"));
    sandbox.write(&format!("../clone/{RENDER}"), sandbox.read(RENDER).replacen("Mail lost", "Mail gone", 1));
    sandbox.write("../clone/postmortems/large.yaml", "x".repeat(MAX_BYTES + 1));
    sandbox.write("../clone/postmortems/promised.yaml", "titel: x\n");
    there("add -N postmortems/promised.yaml");
    there(&format!("add {RENDER} postmortems/large.yaml"));
    let told = sandbox.hotwash("-C ../clone check --staged --format short").expect(1).stdout;
    for rule in
        ["[stale-render]", "error[unknown-related]", "postmortems/large.yaml:1:1: error[syntax]: the file is larger"]
    {
        assert!(told.contains(rule), "{rule}: {told}");
    }
    assert!(!told.contains("promised"), "{told}");
}

#[track_caller]
fn git_there(sandbox: &Sandbox, folder: &Path, line: &str) {
    run(sandbox.command("git").current_dir(folder).args(line.split_whitespace())).expect(0);
}

#[test]
fn a_file_that_is_linked_has_to_be_staged_too() {
    let sandbox = Sandbox::repository();
    sandbox.write(ONE, "id: 2023-01-01-one\ntitle: Mail delayed\nsummary: See ![errors](errors.svg).\n");
    sandbox.write("postmortems/2023/errors.svg", "<svg/>\n");
    sandbox.git(&format!("add {ONE}"));
    let told = |sandbox: &Sandbox| told(sandbox).contains("error[missing-asset]");
    assert!(!sandbox.hotwash("check --format short").stdout.contains("missing-asset"));
    assert!(told(&sandbox));
    sandbox.git("add postmortems/2023/errors.svg");
    assert!(!told(&sandbox));
}
