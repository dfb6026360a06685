//! `import --commit`: one commit, made as all others are.

use super::document;
use crate::sandbox::{Sandbox, run};

/// An archive with its hook, and documents beside it.
fn archive() -> Sandbox {
    let sandbox = Sandbox::repository();
    sandbox.hotwash("init").expect(0);
    sandbox.hotwash("hook install").expect(0);
    for day in 1..=3 {
        sandbox.write(&format!("old/{day}.md"), document("Queue full", &format!("2024-03-0{day}")));
    }
    sandbox
}

#[test]
fn all_records_and_their_renders_are_one_commit_and_nothing_else_is() {
    let sandbox = archive();
    sandbox.write("staged.txt", "x");
    sandbox.git("add staged.txt");
    let before = sandbox.git("rev-list --count --all");
    let output = sandbox.hotwash("import old --commit").expect(0);
    assert!(output.stdout.contains("\ncommitted 3 records with the renders as "), "{}", output.stdout);
    let files = sandbox.git("show --format=%an:%s --name-only HEAD");
    let record = |day| format!("postmortems/2024/2024-03-0{day}-queue-full");
    let mut wanted = vec!["Tester:Import 3 postmortems from old".to_owned(), String::new()];
    wanted.extend((1..=3).flat_map(|day| [format!("{}.md", record(day)), format!("{}.yaml", record(day))]));
    assert_eq!(files.lines().collect::<Vec<_>>(), wanted);
    assert!(sandbox.git("log -1 --format=%b").contains("2024-03-02-queue-full (draft)"));
    let one_more = before.parse::<usize>().unwrap() + 1;
    assert_eq!(sandbox.git("rev-list --count --all"), one_more.to_string());
    assert!(sandbox.git("status --porcelain").contains("A  staged.txt"));

    let again = sandbox.hotwash("import old --commit").expect(0);
    assert!(again.stdout.contains("nothing to commit: git has all of it"), "{}", again.stdout);
    assert_eq!(sandbox.git("rev-list --count --all"), one_more.to_string());
}

#[test]
fn what_was_imported_before_is_committed_with_the_rest() {
    let sandbox = archive();
    sandbox.hotwash("import old/1.md").expect(0);
    sandbox.hotwash("import old --commit").expect(0);
    assert_eq!(sandbox.git("ls-tree -r --name-only HEAD postmortems/").lines().count(), 6);
}

#[test]
fn one_record_that_no_commit_takes_does_not_keep_the_others_out() {
    let sandbox = archive();
    // A year that is another than that of all other times is an error at any stage.
    let bad = document("Bad", "2024-03-04")
        .replace("- 2024-03-04 10:30", "- 2023-03-04 10:20: a worker stopped\n- 2024-03-04 10:30");
    sandbox.write("old/4.md", bad);
    let output = sandbox.hotwash("import old --commit").expect(1);
    let bad = "postmortems/2024/2024-03-04-bad";
    assert!(output.stderr.contains(&format!("{bad}.yaml: not committed: year-slip: ")), "{}", output.stderr);
    assert!(output.stdout.contains("committed 3 records"), "{}", output.stdout);
    assert!(sandbox.has(&format!("{bad}.yaml")) && !sandbox.has(&format!("{bad}.md")));
    assert_eq!(sandbox.git("ls-tree -r --name-only HEAD postmortems/").lines().count(), 6);
}

#[test]
fn a_hook_that_refuses_leaves_the_records_and_no_renders() {
    let sandbox = archive();
    sandbox.write(".git/hooks/commit-msg", "#!/bin/sh\necho 'no ticket named' >&2\nexit 1\n");
    run(sandbox.command("chmod").args(["+x", ".git/hooks/commit-msg"])).expect(0);
    let told = sandbox.hotwash("import old --commit").expect(2).stderr;
    let wanted = "error: nothing was committed: git refused the commit\n";
    assert!(told.contains(wanted) && told.contains("no ticket named"), "{told}");
    assert!(
        told.contains("hint: the records are written, and the same command commits them; mend what it says"),
        "{told}"
    );
    assert!(!told.contains("nothing was changed"), "{told}");
    let files = sandbox.files("postmortems");
    assert!(files.len() == 3 && files.iter().all(|(name, _)| name.contains(".yaml")), "{files:?}");
    assert!(!sandbox.git("status --porcelain").contains("A "));
}

#[test]
fn who_cannot_commit_is_told_before_anything_is_written() {
    let sandbox = Sandbox::new();
    sandbox.write("a.md", document("Queue full", "2024-03-05"));
    let told = sandbox.hotwash("import a.md --commit").fails(&["in no git repository", "without `--commit`"]);
    assert!(!told.stderr.contains("hotwash new"), "{told:#?}");
    sandbox.git("init -q .");
    sandbox.hotwash("import a.md --commit").fails(&["user.name"]);
    sandbox.git("config user.name Tester");
    sandbox.git("config user.email tester@example.com");
    sandbox.write(".git/index.lock", "");
    sandbox.hotwash("import a.md --commit").fails(&["another program has the repository locked"]);
    sandbox.remove(".git/index.lock");
    sandbox.write(".git/MERGE_HEAD", "0\n");
    sandbox.hotwash("import a.md --commit").fails(&["a merge is under way", "git merge --abort"]);
    sandbox.remove(".git/MERGE_HEAD");
    sandbox.git("config core.bare true");
    sandbox.hotwash("import a.md --commit").fails(&["bare repository"]);
    assert!(!sandbox.has("postmortems"));
}
