//! `check --staged` and the hook that calls it: what is about to be committed, and only that.

#[cfg(unix)]
mod commits;
mod configuration;
mod moves;
mod together;

use crate::sandbox::Sandbox;

const GOOD: &str = "title: Mail delayed\nstatus: draft\n";
const BAD: &str = "titel: Mail delayed\nstatus: draft\n";

#[test]
fn the_index_is_judged_and_not_the_work_tree() {
    let sandbox = Sandbox::repository();
    sandbox.write("postmortems/2023/a.yaml", BAD);
    sandbox.write("other.yaml", "no: record\n");
    sandbox.git("add .");
    sandbox.write("postmortems/2023/a.yaml", GOOD);
    let told = sandbox.hotwash("check --staged --format short").expect(1).stdout;
    assert!(told.contains("postmortems/2023/a.yaml:1:1: error[unknown-field]"), "{told}");
    assert!(!told.contains("other.yaml"), "{told}");

    sandbox.git("add .");
    sandbox.write("postmortems/2023/a.yaml", BAD);
    sandbox.hotwash("check --staged").expect(0);
}

#[test]
fn an_archive_in_a_subfolder_is_found_from_the_root() {
    let sandbox = Sandbox::repository();
    sandbox.hotwash("init docs/pm").expect(0);
    sandbox.write("docs/pm/postmortems/2023/a.yaml", BAD);
    sandbox.write("postmortems-like/a.yaml", BAD);
    sandbox.git("add .");
    let told = sandbox.hotwash("check --staged --format short").expect(1).stdout;
    assert!(told.contains("docs/pm/postmortems/2023/a.yaml:1:1: error[unknown-field]"), "{told}");
    assert!(!told.contains("postmortems-like"), "{told}");
}

#[test]
fn the_installed_hook_keeps_a_bad_record_out_and_lets_a_good_one_in() {
    let sandbox = Sandbox::repository();
    sandbox.hotwash("init").expect(0);
    sandbox.write("postmortems/2023/a.yaml", BAD);
    sandbox.git("add .");
    let refused = crate::sandbox::run(sandbox.command("git").args(["commit", "-qm", "bad"]));
    assert_eq!(refused.status, 1, "{}", refused.stderr);
    assert!(refused.stdout.contains("unknown-field") || refused.stderr.contains("unknown-field"), "{refused:?}");

    sandbox.write("postmortems/2023/a.yaml", GOOD);
    sandbox.git("add .");
    sandbox.git("commit -qm good");
    assert_eq!(sandbox.git("log --format=%s"), "good");
}

#[test]
fn a_refused_commit_leaves_the_render_as_it_was() {
    let sandbox = Sandbox::repository();
    sandbox.write("postmortems/2023/2023-08-10-x.yaml", "id: 2023-08-10-x\ntitle: Mail delayed\n");
    sandbox.hotwash("commit 2023-08-10-x").expect(0);
    let render = sandbox.read("postmortems/2023/2023-08-10-x.md");

    sandbox.write(".git/hooks/pre-commit", "#!/bin/sh\nexit 1\n");
    crate::sandbox::run(sandbox.command("chmod").args(["+x", ".git/hooks/pre-commit"]));
    sandbox.write("postmortems/2023/2023-08-10-x.yaml", "id: 2023-08-10-x\ntitle: Mail lost\n");
    sandbox.hotwash("commit 2023-08-10-x").expect(2);
    assert_eq!(sandbox.read("postmortems/2023/2023-08-10-x.md"), render);
    assert_eq!(sandbox.git("status --porcelain"), " M postmortems/2023/2023-08-10-x.yaml");
}

#[test]
fn an_id_will_do_where_a_path_is_meant() {
    let sandbox = Sandbox::repository();
    sandbox.write("postmortems/2023/2023-08-10-x.yaml", "id: 2023-08-10-x\ntitle: Mail delayed\n");
    let told = sandbox.hotwash("check 2023-08").expect(0).stdout;
    assert!(told.contains("checked 1 record"), "{told}");
}
