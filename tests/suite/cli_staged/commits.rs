//! Every way to commit, through the installed hook and the real git program.

use std::process::Command;

use super::{BAD, GOOD};
use crate::sandbox::{Output, Sandbox, run};

const RECORD: &str = "postmortems/2023/a.yaml";

/// A repository with the hook and one good record, committed.
fn hooked() -> Sandbox {
    let sandbox = Sandbox::repository();
    sandbox.hotwash("hook install").expect(0);
    sandbox.write(RECORD, GOOD);
    sandbox.write("other", "1\n");
    sandbox.git("add .");
    sandbox.git("commit -qm first");
    sandbox
}

/// `git LINE` in a folder beside or below the top.
fn git_in(sandbox: &Sandbox, folder: &str, line: &str) -> Output {
    let mut git: Command = sandbox.command("git");
    run(git.current_dir(sandbox.top.join(folder)).args(line.split_whitespace()))
}

#[track_caller]
fn refused(sandbox: &Sandbox, folder: &str, line: &str) {
    let before = git_in(sandbox, folder, "rev-parse --verify --quiet HEAD").stdout;
    let told = git_in(sandbox, folder, line).expect(1);
    assert!(told.stderr.contains("unknown key `titel`"), "{told:#?}");
    assert_eq!(git_in(sandbox, folder, "rev-parse --verify --quiet HEAD").stdout, before);
}

#[track_caller]
fn passes(sandbox: &Sandbox, folder: &str, line: &str) {
    git_in(sandbox, folder, line).expect(0);
}

#[test]
fn the_first_commit() {
    let sandbox = Sandbox::repository();
    sandbox.hotwash("hook install").expect(0);
    sandbox.write(RECORD, BAD);
    sandbox.git("add .");
    refused(&sandbox, "", "commit -qm first");
}

#[test]
fn all_or_some_paths() {
    let sandbox = hooked();
    sandbox.write(RECORD, BAD);
    sandbox.write("other", "2\n");
    refused(&sandbox, "", "commit -qam all");
    refused(&sandbox, "", "commit -qm path postmortems");
    refused(&sandbox, "postmortems/2023", "commit -qm path a.yaml");
    // The bad record is staged, and not part of this commit.
    sandbox.git("add .");
    passes(&sandbox, "", "commit -qm path other");
    refused(&sandbox, "", "commit -qm rest");
    // Good in the index, bad in the work tree: only the first is committed by a plain commit.
    sandbox.write(RECORD, "title: Mail lost\nstatus: draft\n");
    sandbox.git("add .");
    sandbox.write(RECORD, BAD);
    refused(&sandbox, "", "commit -qam all");
    passes(&sandbox, "", "commit -qm staged");
}

#[test]
fn an_amended_commit() {
    let sandbox = hooked();
    sandbox.write(RECORD, BAD);
    sandbox.git("add .");
    refused(&sandbox, "", "commit -q --amend --no-edit");
    sandbox.git("reset -q");
    passes(&sandbox, "", "commit -q --amend -m again");
}

#[test]
fn a_merge_in_progress() {
    let sandbox = hooked();
    sandbox.git("checkout -q -b side");
    sandbox.write("other", "side\n");
    sandbox.git("commit -qam side");
    sandbox.git("checkout -q main");
    sandbox.write("other", "main\n");
    sandbox.git("commit -qam main");
    assert_eq!(git_in(&sandbox, "", "merge -q side").status, 1);
    // Records can be looked at while others are in conflict.
    sandbox.hotwash("check --staged").expect(0);
    sandbox.write("other", "both\n");
    sandbox.write(RECORD, BAD);
    sandbox.git("add .");
    refused(&sandbox, "", "commit -q --no-edit");
    sandbox.write(RECORD, GOOD);
    sandbox.git("add .");
    passes(&sandbox, "", "commit -q --no-edit");
    assert_eq!(sandbox.git("rev-list --count --merges HEAD"), "1");
}

#[test]
fn a_linked_work_tree() {
    let sandbox = hooked();
    sandbox.git("worktree add -q ../linked -b side");
    sandbox.write("../linked/postmortems/2023/b.yaml", BAD);
    passes(&sandbox, "../linked", "add .");
    refused(&sandbox, "../linked", "commit -qm bad");
    refused(&sandbox, "../linked/postmortems/2023", "commit -qm bad b.yaml");
    // The other work tree has its own index, in which nothing is wrong.
    sandbox.hotwash("check --staged").expect(0);
    sandbox.write("../linked/postmortems/2023/b.yaml", GOOD);
    passes(&sandbox, "../linked", "commit -qam good");
}

#[test]
fn a_submodule_and_what_is_around_it() {
    let sandbox = hooked();
    sandbox.git("clone -q . ../library");
    sandbox.git("-c protocol.file.allow=always submodule --quiet add ../library library");
    for (name, value) in [("user.name", "Tester"), ("user.email", "tester@example.com")] {
        sandbox.git(&format!("-C library config {name} {value}"));
    }
    sandbox.hotwash("-C library hook install").expect(0);
    sandbox.write("library/postmortems/2023/a.yaml", BAD);
    refused(&sandbox, "library", "commit -qam bad");
    refused(&sandbox, "", "-C library commit -qam bad");
    refused(&sandbox, "library/postmortems", "commit -qm bad 2023");
    // For the repository around it, the submodule is one entry and none of its records.
    passes(&sandbox, "", "commit -qm around");
    passes(&sandbox, "library", "commit --no-verify -qam bad");
    sandbox.git("add library");
    passes(&sandbox, "", "commit -qm around");
    sandbox.write(RECORD, BAD);
    refused(&sandbox, "", "commit -qam bad");
}

#[test]
fn a_sparse_checkout() {
    for kind in ["", "--sparse-index"] {
        let sandbox = hooked();
        sandbox.write("hotwash.yaml", "rules: {missing-field: off}\n");
        sandbox.write("code/main", "1\n");
        sandbox.git("add .");
        sandbox.git("commit -qm more");
        sandbox.git(&format!("sparse-checkout set --cone {kind} code"));
        assert!(!sandbox.has(RECORD));
        sandbox.write(RECORD, BAD);
        sandbox.git(&format!("add --sparse {RECORD}"));
        refused(&sandbox, "code", "commit -qm bad");
        sandbox.git("reset -q --hard");
        sandbox.write("code/main", "2\n");
        passes(&sandbox, "code", "commit -qam good");
    }
}

#[test]
fn from_a_folder_below_the_whole_commit_is_judged() {
    let sandbox = hooked();
    sandbox.write(RECORD, BAD);
    sandbox.write("deep/er/file", "");
    sandbox.git("add .");
    let told = sandbox.hotwash_in("deep/er", "check --staged --format short").expect(1).stdout;
    assert!(told.starts_with("../../postmortems/2023/a.yaml:1:1: "), "{told}");
    let told = sandbox.hotwash_in("postmortems", "check --staged --format short").expect(1).stdout;
    assert!(told.starts_with("2023/a.yaml:1:1: "), "{told}");
    refused(&sandbox, "deep/er", "commit -qm bad");
}

#[test]
fn a_commit_without_records_is_not_talked_about() {
    let sandbox = hooked();
    sandbox.write("other", "2\n");
    let told = git_in(&sandbox, "", "commit -qam other").expect(0);
    assert_eq!((told.stdout.as_str(), told.stderr.as_str()), ("", ""));
    // Asked by hand, it answers.
    assert!(sandbox.hotwash("check --staged").expect(0).stdout.contains("checked 0 records"));
}
