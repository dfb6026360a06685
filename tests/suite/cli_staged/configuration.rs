//! The configuration that holds for a commit is the one that is committed with it.

use super::{BAD, GOOD};
use crate::sandbox::Sandbox;

#[test]
fn the_staged_configuration_counts_and_not_that_of_the_work_tree() {
    let sandbox = Sandbox::repository();
    sandbox.write("hotwash.yaml", "records: incidents\n");
    sandbox.write("incidents/a.yaml", BAD);
    sandbox.git("add .");
    sandbox.write("hotwash.yaml", "records: elsewhere\n");
    let told = sandbox.hotwash("check --staged --format short").expect(1).stdout;
    assert!(told.contains("incidents/a.yaml:1:1"), "{told}");

    sandbox.git("add .");
    sandbox.write("hotwash.yaml", "records: incidents\n");
    assert!(sandbox.hotwash("check --staged").expect(0).stdout.contains("checked 0 records"));
}

#[test]
fn rules_are_as_loud_as_the_staged_configuration_says() {
    let sandbox = Sandbox::repository();
    sandbox.write("hotwash.yaml", "rules: {missing-field: error}\n");
    sandbox.write("postmortems/a.yaml", GOOD);
    sandbox.git("add .");
    sandbox.remove("hotwash.yaml");
    let told = sandbox.hotwash("check --staged --format short").expect(1).stdout;
    assert!(told.contains("error[missing-field]"), "{told}");
}

#[test]
fn its_mistakes_are_told_as_they_are_staged() {
    let sandbox = Sandbox::repository();
    sandbox.write("hotwash.yaml", "recrods: incidents\n");
    sandbox.git("add .");
    sandbox.write("hotwash.yaml", "records: incidents\n");
    let told = sandbox.hotwash("check --staged --format short").expect(1).stdout;
    assert!(told.contains("hotwash.yaml:1:1: error[unknown-field]"), "{told}");
    sandbox.git("add .");
    sandbox.write("hotwash.yaml", "recrods: incidents\n");
    sandbox.hotwash("check --staged").expect(0);
}

#[test]
fn one_that_is_not_committed_yet_holds_until_a_commit_takes_it_away() {
    let sandbox = Sandbox::repository();
    sandbox.write("hotwash.yaml", "records: incidents\n");
    sandbox.write("incidents/a.yaml", BAD);
    sandbox.git("add incidents");
    sandbox.hotwash("check --staged").expect(1);

    sandbox.git("add .");
    sandbox.git("commit -qm all");
    sandbox.write("incidents/b.yaml", BAD);
    sandbox.git("add .");
    sandbox.git("rm -q --cached hotwash.yaml");
    sandbox.hotwash("check --staged").expect(0);
}

#[test]
fn the_folder_that_the_command_names_is_found_from_below() {
    let sandbox = Sandbox::repository();
    sandbox.write("incidents/a.yaml", BAD);
    sandbox.write("deep/keep", "");
    sandbox.git("add .");
    for line in ["--records incidents", "-C deep --records ../incidents"] {
        let told = sandbox.hotwash(&format!("{line} check --staged --format short")).expect(1).stdout;
        assert!(told.contains("incidents/a.yaml:1:1: error[unknown-field]"), "{line}: {told}");
    }
}
