//! `commit`: a record with its render, and nothing else.

use crate::sandbox::{Output, Sandbox, run};

const DRAFT: &str = "postmortems/2023/2023-08-10-x.yaml";
const RENDER: &str = "postmortems/2023/2023-08-10-x.md";

/// A repository with one commit and one good record that is not in it.
fn with_draft() -> Sandbox {
    let sandbox = Sandbox::repository();
    sandbox.write("base", "1\n");
    sandbox.git("add .");
    sandbox.git("commit -qm base");
    sandbox.write(DRAFT, "id: 2023-08-10-x\ntitle: Mail delayed\n");
    sandbox
}

fn commit(sandbox: &Sandbox) -> Output {
    sandbox.hotwash("commit 2023-08-10-x")
}

#[test]
fn other_changes_stay_as_they_are() {
    let sandbox = with_draft();
    sandbox.write("staged", "1\n");
    sandbox.git("add staged");
    sandbox.write("base", "2\n");
    sandbox.write("new", "1\n");
    let told = commit(&sandbox).expect(0).stdout;
    assert!(told.contains(DRAFT) && told.contains("on main"), "{told}");
    assert_eq!(
        sandbox.git("show --format=%s --name-only HEAD"),
        format!("Add postmortem: Mail delayed\n\n{RENDER}\n{DRAFT}")
    );
    assert_eq!(sandbox.git("status --porcelain"), " M base\nA  staged\n?? new");
    assert!(sandbox.read(RENDER).contains("Mail delayed"));
}

#[test]
fn the_second_commit_says_that_there_is_nothing() {
    let sandbox = with_draft();
    commit(&sandbox).expect(0);
    let head = sandbox.git("rev-parse HEAD");
    assert!(commit(&sandbox).expect(0).stdout.contains("nothing to commit"));
    assert_eq!(sandbox.git("rev-parse HEAD"), head);
    sandbox.write(DRAFT, "id: 2023-08-10-x\ntitle: Mail lost\n");
    commit(&sandbox).expect(0);
    assert_eq!(sandbox.git("log -1 --format=%s"), "Update postmortem: Mail lost");
}

#[test]
fn the_first_commit_of_a_repository_is_one_like_others() {
    let sandbox = Sandbox::repository();
    sandbox.write(DRAFT, "id: 2023-08-10-x\ntitle: Mail delayed\n");
    run(sandbox.program().args(["commit", "2023-08-10-x", "-m", "What happened\n\nAt length."])).expect(0);
    assert_eq!(sandbox.git("log --format=%B"), "What happened\n\nAt length.");
}

#[test]
fn findings_stop_all_of_it_before_anything_is_written() {
    let sandbox = with_draft();
    sandbox.write("postmortems/2023/2023-08-11-bad.yaml", "id: 2023-08-11-bad\ntitel: x\n");
    let before = sandbox.files(".");
    let refused = sandbox.hotwash("commit 2023-08-10-x 2023-08-11-bad").expect(1);
    assert!(refused.stdout.contains("unknown key `titel`"), "{refused:#?}");
    assert!(refused.stderr.contains("nothing was committed"), "{refused:#?}");
    assert_eq!(sandbox.files("."), before);
    assert_eq!(sandbox.git("log --format=%s"), "base");
    assert_eq!(sandbox.git("status --porcelain"), "?? postmortems/");
}

#[test]
fn without_somebody_to_commit_nothing_is_written() {
    let sandbox = with_draft();
    sandbox.git("config --unset user.name");
    sandbox.git("config --unset user.email");
    let before = sandbox.files(".");
    commit(&sandbox).fails(&["user.name"]);
    assert_eq!(sandbox.files("."), before);
    assert_eq!(sandbox.git("log --format=%s"), "base");
}

#[test]
fn outside_a_repository_the_way_into_one_is_told() {
    let sandbox = Sandbox::new();
    sandbox.write(DRAFT, "id: 2023-08-10-x\ntitle: Mail delayed\n");
    commit(&sandbox).fails(&["git repository", "git init"]);
    assert!(!sandbox.has(RENDER));
}

#[test]
fn the_hook_checks_an_archive_that_is_not_at_the_top_of_its_repository() {
    let sandbox = with_draft();
    sandbox.write("docs/it's here/hotwash.yaml", "");
    run(sandbox.program().args(["-C", "docs/it's here", "hook", "install"])).expect(0);
    sandbox.write("docs/it's here/postmortems/2023-08-12-y.yaml", "id: 2023-08-12-y\ntitel: x\n");
    sandbox.git("add docs");
    let refused = run(sandbox.command("git").args(["commit", "-qm", "x"])).expect(1);
    assert!(refused.stderr.contains("unknown key `titel`"), "{refused:#?}");
    assert_eq!(sandbox.git("log --format=%s"), "base");
}

#[test]
fn commits_at_the_same_time_lose_nothing_of_each_other() {
    let sandbox = with_draft();
    let ids: Vec<String> = (1..=6).map(|number| format!("2024-01-0{number}-x")).collect();
    for id in &ids {
        sandbox.write(&format!("postmortems/2024/{id}.yaml"), format!("id: {id}\ntitle: Mail delayed\n"));
    }
    std::thread::scope(|scope| {
        let (sandbox, commit) = (&sandbox, |id: &String| format!("commit {id}"));
        for line in ids.iter().map(commit) {
            scope.spawn(move || sandbox.hotwash(&line).expect(0));
        }
    });
    assert_eq!(sandbox.git("status --porcelain"), "?? postmortems/2023/");
    assert_eq!(sandbox.git("ls-files postmortems").lines().count(), 2 * ids.len());
}

#[cfg(unix)]
#[test]
fn a_record_is_the_same_one_by_whatever_way_it_is_reached() {
    let sandbox = with_draft();
    std::os::unix::fs::symlink("top", sandbox.top.with_file_name("short-cut")).unwrap();
    let linked = sandbox.top.with_file_name("short-cut").join(DRAFT);
    let linked = linked.to_str().unwrap();
    let told = sandbox.hotwash(&format!("check {linked} {DRAFT} postmortems/../{DRAFT}")).expect(0).stdout;
    assert!(told.contains("checked 1 record:"), "{told}");
    sandbox.hotwash(&format!("commit {linked}")).expect(0);
    assert_eq!(sandbox.git("log -1 --format=%s"), "Add postmortem: Mail delayed");
}

#[test]
fn an_id_that_another_record_has_already_is_told_before_the_commit() {
    let sandbox = with_draft();
    commit(&sandbox).expect(0);
    // It stands before the other by its path, and is the one to change all the same.
    let twice = "postmortems/2022/2023-08-10-x.yaml";
    sandbox.write(twice, sandbox.read(DRAFT));
    sandbox.git("add .");
    let told = sandbox.hotwash("check --staged --format short").expect(1).stdout;
    assert!(told.contains(&format!("{twice}:1:5: error[duplicate-id]: `2023-08-10-x` is also the id of")), "{told}");
    assert!(!told.contains(&format!("{DRAFT}:")), "{told}");
    let refused = sandbox.hotwash(&format!("commit {twice}")).expect(1);
    assert!(refused.stdout.contains("error[duplicate-id]"), "{refused:#?}");
}
