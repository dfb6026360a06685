//! Renames, deletions and the other changes that are none of content.

use hotwash::document::MAX_BYTES;

use crate::sandbox::Sandbox;

const ONE: &str = "postmortems/2023/2023-01-01-one.yaml";
const TWO: &str = "postmortems/2023/2023-02-02-two.yaml";

/// Two drafts, the second of which names the first.
fn related() -> Sandbox {
    let sandbox = Sandbox::repository();
    sandbox.write(ONE, "id: 2023-01-01-one\ntitle: One\n");
    let two = "id: 2023-02-02-two\ntitle: Two\nwrong: key\nrelated: [{id: 2023-01-01-one, relation: same_cause}]\n";
    sandbox.write(TWO, two);
    sandbox.git("add .");
    sandbox.git("commit -qm both");
    sandbox
}

#[test]
fn what_a_deletion_does_to_the_records_that_stay_is_told() {
    let sandbox = related();
    sandbox.git(&format!("rm -q {ONE}"));
    let told = sandbox.hotwash("check --staged --format short").expect(1).stdout;
    assert!(told.contains(&format!("{TWO}:4:16: error[unknown-related]")), "{told}");
    // What was wrong with it before is not this commit's doing.
    assert_eq!(told.lines().filter(|line| line.contains(TWO)).count(), 1, "{told}");
    // The work tree does not count: there the record has let go of it.
    sandbox.write(TWO, "id: 2023-02-02-two\ntitle: Two\n");
    sandbox.hotwash("check --staged").expect(1);
    sandbox.git("add .");
    sandbox.hotwash("check --staged").expect(0);
}

#[test]
fn a_rename_takes_the_old_name_away() {
    let sandbox = related();
    let new = "postmortems/2023/2023-01-01-first.yaml";
    sandbox.git(&format!("mv {ONE} {new}"));
    let told = sandbox.hotwash("check --staged --format short").expect(1).stdout;
    assert!(told.contains(&format!("{new}:1:5: error[id-unlike-file-name]")), "{told}");
    assert!(told.contains(&format!("{TWO}:4:16: error[unknown-related]")), "{told}");
    assert!(!told.contains(ONE), "{told}");
}

#[test]
fn moving_a_record_to_another_folder_of_the_archive_changes_no_name() {
    let sandbox = related();
    sandbox.write("postmortems/2022/keep", "");
    sandbox.git(&format!("mv {ONE} postmortems/2022/2023-01-01-one.yaml"));
    let told = sandbox.hotwash("check --staged --format short").expect(0).stdout;
    assert!(!told.contains(TWO), "{told}");
}

#[test]
fn a_deletion_that_nobody_minds_is_silent() {
    let sandbox = related();
    sandbox.git(&format!("rm -q {TWO}"));
    assert_eq!(sandbox.hotwash("check --staged").expect(0).stdout, "checked 0 records: nothing to mend\n");
    // Out of the archive is as good as gone, and what lies outside is no record.
    sandbox.git("reset -q --hard");
    sandbox.write("notes/keep", "");
    sandbox.git(&format!("mv {ONE} notes/2023-01-01-one.yaml"));
    let told = sandbox.hotwash("check --staged --format short").expect(1).stdout;
    assert!(told.contains("error[unknown-related]") && !told.contains("notes/"), "{told}");
}

#[test]
fn a_record_whose_mode_alone_changes_is_read() {
    let sandbox = related();
    sandbox.git(&format!("update-index --chmod=+x {TWO}"));
    let told = sandbox.hotwash("check --staged --format short").expect(1).stdout;
    assert!(told.contains("unknown-field") && told.contains(TWO), "{told}");
}

#[test]
fn a_file_that_is_only_promised_is_not_there() {
    let sandbox = related();
    sandbox.write("postmortems/2024/2024-01-01-three.yaml", "titel: x\n");
    // It has the name of one that is staged, and is not held against it.
    sandbox.write("postmortems/2024/2023-01-01-one.yml", "id: 2023-01-01-one\ntitle: One\n");
    sandbox.git("add -N postmortems");
    sandbox.hotwash("check --staged").expect(0);
    sandbox.write(ONE, "id: 2023-01-01-one\ntitle: One\nrelated: [{id: 2024-01-01-three, relation: same_cause}]\n");
    sandbox.git(&format!("add {ONE}"));
    let told = sandbox.hotwash("check --staged --format short").expect(1).stdout;
    assert!(told.contains("unknown-related") && !told.contains("2024/"), "{told}");
}

#[cfg(unix)]
#[test]
fn links_and_hidden_files_are_no_records() {
    let sandbox = related();
    std::os::unix::fs::symlink("nowhere.yaml", sandbox.top.join("postmortems/link.yaml")).unwrap();
    sandbox.write("postmortems/.draft.yaml", "titel: x\n");
    sandbox.git("add postmortems");
    assert_eq!(sandbox.hotwash("check --staged").expect(0).stdout, "checked 0 records: nothing to mend\n");
    // One that becomes a link is gone as a record.
    sandbox.remove(ONE);
    std::os::unix::fs::symlink("nowhere.yaml", sandbox.top.join(ONE)).unwrap();
    sandbox.git("add postmortems");
    let told = sandbox.hotwash("check --staged --format short").expect(1).stdout;
    assert!(told.contains("unknown-related"), "{told}");
}

#[test]
fn a_record_that_is_too_large_is_a_finding_and_not_the_end() {
    let sandbox = related();
    sandbox.write("postmortems/large.yaml", "x".repeat(MAX_BYTES + 1));
    sandbox.write(ONE, "titel: x\n");
    sandbox.git("add postmortems");
    let told = sandbox.hotwash("check --staged --format short").expect(1).stdout;
    assert!(
        told.contains("postmortems/large.yaml:1:1: error[syntax]: the file is larger")
            && told.contains("unknown key `titel`"),
        "{told}"
    );
}
