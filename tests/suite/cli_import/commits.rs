//! `import --git`: commits as events.

use super::events::{ID, RECORD, WRITTEN, with_record};
use crate::sandbox::{Output, Sandbox, run};

fn import(sandbox: &Sandbox, args: &[&str]) -> Output {
    run(sandbox.program().arg("import").args(args))
}

fn git(sandbox: &Sandbox, at: &str, args: &[&str]) {
    let mut command = sandbox.command("git");
    command.current_dir(sandbox.top.join("shop")).env("GIT_COMMITTER_DATE", at).env("GIT_AUTHOR_DATE", at);
    let identity = ["-c", "user.name=Kim Lee", "-c", "user.email=kim@shop.test"];
    run(command.args(identity).args(args)).expect(0);
}

fn commit(sandbox: &Sandbox, at: &str, message: &str) {
    git(sandbox, at, &["commit", "-q", "--allow-empty", "-m", message]);
}

/// A record, and beside it the repository of what broke.
fn with_repository() -> Sandbox {
    let sandbox = with_record();
    sandbox.git("init -q -b main shop");
    commit(&sandbox, "2023-08-09T14:29:59Z", "Too early");
    commit(&sandbox, "2023-08-10T14:00:00Z", "Lower the pool\n\nIt was too large.");
    git(&sandbox, "2023-08-10T14:00:00Z", &["checkout", "-q", "-b", "side"]);
    commit(&sandbox, "2023-08-10T14:40:00Z", "Raise the pool");
    git(&sandbox, "2023-08-10T14:40:00Z", &["checkout", "-q", "main"]);
    let merge = ["merge", "-q", "--no-ff", "-m", "Merge pull request #7 from shop/side\n\nMore connections", "side"];
    git(&sandbox, "2023-08-10T15:10:00Z", &merge);
    commit(&sandbox, "2023-08-10T16:00:00Z", "At the end");
    commit(&sandbox, "2023-08-10T16:00:01Z", "Too late");
    sandbox
}

fn texts(sandbox: &Sandbox, args: &[&str]) -> Vec<String> {
    let shown = run(sandbox.program().args(["import", "--git", "shop", ID, "--dry-run"]).args(args)).expect(0).stdout;
    shown.lines().filter_map(|line| line.trim().strip_prefix("text: ")).map(str::to_owned).collect()
}

const MERGE: &str = "'Merge pull request #7 from shop/side: More connections'";

#[test]
fn commits_from_the_day_before_to_the_end_are_changes_named_by_their_ids() {
    let sandbox = with_repository();
    assert_eq!(texts(&sandbox, &[]), ["Lower the pool", "Raise the pool", MERGE, "At the end"]);
    assert_eq!(texts(&sandbox, &["--first-parent"]), ["Lower the pool", MERGE, "At the end"]);
    assert_eq!(texts(&sandbox, &["--since", "15:30", "--until", "2023-08-10"]).len(), 4);
    let told = import(&sandbox, &["--git", "shop", "--into", ID, "--yes"]).expect(0);
    assert!(told.stderr.contains("shop: 4 commits from 2023-08-09 15:30 to 2023-08-10 17:00"), "{told:#?}");
    let id = run(sandbox.command("git").args(["-C", "shop", "rev-parse", "side"])).stdout;
    let event = format!(
        "    - at: 2023-08-10 15:40\n      kind: change\n      text: Raise the pool\n      evidence: [{}]\n",
        id.trim()
    );
    let record = sandbox.read(RECORD);
    assert!(record.contains(&event), "{record}");
    assert!(!record.contains("Kim"), "{record}");
}

#[test]
fn a_commit_is_known_by_its_name_whatever_was_made_of_its_text() {
    let sandbox = with_repository();
    import(&sandbox, &["--git", "shop", ID, "--yes"]).expect(0);
    sandbox.write(RECORD, sandbox.read(RECORD).replace("Lower the pool", "The pool was made smaller"));
    let before = sandbox.read(RECORD);
    let told = import(&sandbox, &["--git", "shop", ID, "--yes"]).expect(0);
    assert!(told.stdout.contains("there is nothing to add"), "{told:#?}");
    assert_eq!(sandbox.read(RECORD), before);
}

#[test]
fn commits_and_a_table_come_together_in_order() {
    let sandbox = with_repository();
    sandbox.write("log.csv", "time,what\n15:20,between\n");
    let shown = import(&sandbox, &["--events", "log.csv", "--git", "shop", ID, "--dry-run"]).expect(0).stdout;
    let place = |text: &str| shown.find(text).unwrap_or_else(|| panic!("{text} in {shown}"));
    assert!(place("Lower the pool") < place("between") && place("between") < place("Raise the pool"), "{shown}");
}

#[test]
fn a_history_that_is_cut_off_is_told() {
    let sandbox = with_repository();
    let url = format!("file://{}", sandbox.top.join("shop").display());
    run(sandbox.command("git").args(["clone", "-q", "--depth", "1", &url, "cut"])).expect(0);
    let told = import(&sandbox, &["--git", "cut", ID, "--dry-run", "--until", "2023-08-11"]).expect(0).stderr;
    assert!(told.contains("cut: a shallow clone, whose older commits are cut off: `git fetch --unshallow`"), "{told}");
    let whole = import(&sandbox, &["--git", "shop", ID, "--dry-run"]).expect(0).stderr;
    assert!(!whole.contains("shallow"), "{whole}");
}

#[test]
fn what_cannot_be_asked_is_told() {
    let sandbox = with_repository();
    import(&sandbox, &["--git", "nowhere", ID]).fails(&["nowhere is not a folder"]);
    import(&sandbox, &["--git", "postmortems", ID]).fails(&["postmortems is in no git repository"]);
    sandbox.write("shop/till/main.c", "");
    import(&sandbox, &["--git", "shop/till", ID])
        .fails(&["shop/till is no git repository, but lies in one: shop", "`--git shop` takes the commits of that"]);
    sandbox.git("init -q empty");
    let told = import(&sandbox, &["--git", "empty", ID, "--yes"]).expect(0);
    assert!(told.stdout.contains("nothing to add"), "{told:#?}");
    // What happened says when it was, too.
    sandbox.write(RECORD, WRITTEN.replace("milestones:", "#"));
    assert_eq!(texts(&sandbox, &[]), ["Lower the pool", "Raise the pool", MERGE, "At the end", "Too late"]);
    sandbox.write(RECORD, "title: Slow\ntime_zone: Europe/London\n");
    import(&sandbox, &["--git", "shop", ID]).fails(&["does not say when the incident began", "--since WHEN"]);
    assert_eq!(texts(&sandbox, &["--since", "2023-08-10", "--until", "2023-08-10 15:30"]), ["Lower the pool"]);
}
