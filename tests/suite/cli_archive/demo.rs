//! `demo` and `init`: the first minutes.

use crate::sandbox::{Sandbox, run};
use hotwash::examples::EXAMPLES;

#[test]
fn demo_shows_the_whole_job_without_a_question() {
    let sandbox = Sandbox::new();
    let told = sandbox.hotwash("demo").expect(0).stdout;
    for part in ["git repository", "checked", "committed", "built the site", "hotwash-demo/site/index.html"] {
        assert!(told.contains(part), "`{part}` is not told: {told}");
    }
    assert!(sandbox.has("hotwash-demo/site/index.html"));
    sandbox.hotwash("-C hotwash-demo check").expect(0);
    assert_eq!(sandbox.git("-C hotwash-demo status --porcelain"), "");
    let commits = sandbox.git("-C hotwash-demo log --format=%s");
    assert_eq!(commits.lines().count(), EXAMPLES.len() + 1, "{commits}");
    assert_eq!(sandbox.hotwash("-C hotwash-demo build").expect(0).stdout.matches(" 0 of them new").count(), 1);
}

#[test]
fn demo_commits_each_example_with_its_render() {
    let sandbox = Sandbox::demo();
    assert_eq!(
        sandbox.git("show --format= --name-only HEAD"),
        "postmortems/2023/2023-08-10-web-stack-outage.md\npostmortems/2023/2023-08-10-web-stack-outage.yaml"
    );
    for (name, _) in sandbox.files("postmortems") {
        let (stem, _) = name.rsplit_once('.').unwrap();
        assert!(sandbox.has(&format!("postmortems/{stem}.md")), "{name} has no render");
        assert!(sandbox.has(&format!("postmortems/{stem}.yaml")), "{name} has no record");
    }
}

#[test]
fn demo_needs_nobody_to_commit_and_takes_who_is_there() {
    assert_eq!(Sandbox::demo().git("log -1 --format=%an"), "hotwash demo");

    let sandbox = Sandbox::new();
    sandbox.write("../home/.gitconfig", "[user]\nname = Kim\nemail = kim@example.com\n");
    run(sandbox.program().env_remove("GIT_CONFIG_GLOBAL").args(["demo", "."])).expect(0);
    assert_eq!(sandbox.git("log -1 --format=%an"), "Kim");
}

#[test]
fn demo_takes_an_empty_folder_and_no_other() {
    let sandbox = Sandbox::new();
    sandbox.write("notes/own.txt", "mine");
    sandbox.hotwash("demo notes").fails(&["notes is not empty", "another folder"]);
    sandbox.hotwash("demo notes/own.txt").fails(&["not empty"]);
    sandbox.hotwash_in("notes", "demo .").fails(&["is not empty"]);
    assert_eq!(sandbox.files("."), [("notes/own.txt".to_owned(), b"mine".to_vec())]);
}

#[test]
fn init_makes_an_archive_and_again_changes_nothing() {
    let sandbox = Sandbox::repository();
    sandbox.hotwash("init").expect(0);
    let first = sandbox.files(".");
    let hook = sandbox.read(".git/hooks/pre-commit");
    assert!(first.iter().any(|(name, _)| name == "hotwash.yaml"), "{first:?}");
    let again = sandbox.hotwash("init").expect(0).stdout;
    assert!(again.contains("hotwash.yaml: kept as it is") && !again.contains(": written"), "{again}");
    assert_eq!(sandbox.files("."), first);
    assert_eq!(sandbox.read(".git/hooks/pre-commit"), hook);
    // An archive without a record is nothing to complain of.
    assert_eq!(sandbox.hotwash("check").expect(0).stdout, "checked 0 records: nothing to mend\n");
    sandbox.hotwash("build").expect(0);
}

#[test]
fn init_makes_the_repository_where_there_is_none() {
    let sandbox = Sandbox::new();
    let told = sandbox.hotwash("init archive").expect(0).stdout;
    assert!(told.starts_with("archive/.git: a new git repository\n"), "{told}");
    assert!(told.contains("commit these files") && told.contains("`hotwash -C archive new`"), "{told}");
    assert!(sandbox.has("archive/.git") && sandbox.has("archive/hotwash.yaml"));
    assert!(!sandbox.has("hotwash.yaml"));
}

#[test]
fn init_leaves_what_somebody_wrote() {
    let sandbox = Sandbox::repository();
    sandbox.write(".git/hooks/pre-commit", "#!/bin/sh\necho own\n");
    sandbox.write("hotwash.yaml", "records: incidents\n");
    sandbox.write(".gitignore", "target/\n");
    let told = sandbox.hotwash("init").expect(0).stdout;
    assert!(told.contains(".git/hooks/pre-commit.before-hotwash: the hook that was there"), "{told}");
    assert_eq!(sandbox.read(".git/hooks/pre-commit.before-hotwash"), "#!/bin/sh\necho own\n");
    assert_eq!(sandbox.read("hotwash.yaml"), "records: incidents\n");
    assert_eq!(sandbox.read(".gitignore"), "target/\n");
}

#[cfg(unix)]
#[test]
fn the_hook_stops_a_commit_with_findings() {
    let sandbox = Sandbox::repository();
    sandbox.hotwash("init").expect(0);
    sandbox.git("add .");
    sandbox.git("commit -qm archive");
    sandbox.write("postmortems/2023/2023-08-10-x.yaml", "titel: x\n");
    sandbox.git("add .");
    let refused = run(sandbox.command("git").args(["commit", "-qm", "bad"]));
    assert_eq!(refused.status, 1, "{refused:#?}");
    assert!(format!("{}{}", refused.stdout, refused.stderr).contains("unknown key `titel`"), "{refused:#?}");
    assert_eq!(sandbox.git("log --format=%s"), "archive");
    // What counts is what is staged, not what lies there.
    sandbox.write("postmortems/2023/2023-08-10-x.yaml", "title: x\n");
    assert_eq!(run(sandbox.command("git").args(["commit", "-qm", "bad"])).status, 1);
    sandbox.git("add .");
    sandbox.git("commit -qm good");
}
