//! Commits that libgit2 makes.

use super::*;

const STATUS: &str = "MM base\nD  gone\nA  new-staged\n M other\n?? untracked";

#[test]
fn a_commit_holds_its_paths_and_leaves_every_other_change_as_it_was() {
    let sandbox = Sandbox::new();
    assert_eq!(sandbox.unrelated_changes(), STATUS);
    sandbox.put("pm/a.yaml", "id: a\n");
    sandbox.put("pm/a.md", "# a\n");
    let committed = sandbox.committed(&["pm/a.yaml", "pm/a.md"], "Add a\n\n# not a comment");
    assert_eq!(sandbox.last(), "A\tpm/a.md\nA\tpm/a.yaml");
    assert_eq!(sandbox.status(), STATUS);
    assert_eq!(sandbox.git("show :base"), "2 staged");
    assert_eq!(
        sandbox.git("log -1 --format='%an <%ae>|%cn|%B'"),
        "Tester <tester@example.com>|Tester|Add a\n\n# not a comment"
    );
    assert_eq!(committed.short_id, sandbox.git("rev-parse --short HEAD"));
    assert_eq!((committed.branch.as_deref(), committed.detached()), (Some("main"), false));
    assert_eq!(sandbox.git("fsck --strict"), "");
}

#[test]
fn what_is_committed_is_the_file_and_not_what_was_staged_of_it() {
    let sandbox = Sandbox::new();
    sandbox.put("base", "staged\n");
    sandbox.git("add base");
    sandbox.put("base", "in the work tree\n");
    sandbox.committed(&["base"], "Change base");
    assert_eq!(sandbox.git("show HEAD:base"), "in the work tree");
    assert_eq!(sandbox.status(), "");
}

#[test]
fn the_first_commit_of_a_repository() {
    let sandbox = Sandbox::unborn(&[]);
    sandbox.put("staged", "s\n");
    sandbox.git("add staged");
    sandbox.put("a.yaml", "a\n");
    let committed = sandbox.committed(&["a.yaml"], "Begin");
    assert_eq!(committed.branch.as_deref(), Some("main"));
    assert_eq!(sandbox.git("ls-tree --name-only HEAD"), "a.yaml");
    assert_eq!(sandbox.status(), "A  staged");
}

#[test]
fn a_deletion_is_committed_whether_or_not_it_was_staged() {
    let sandbox = Sandbox::new();
    fs::remove_file(sandbox.top.join("gone")).unwrap();
    sandbox.git("rm -q other");
    sandbox.committed(&["gone", "other"], "Remove two");
    assert_eq!(sandbox.last(), "D\tgone\nD\tother");
    assert_eq!(sandbox.status(), "");
}

#[test]
fn a_file_can_be_deleted_together_with_its_folder() {
    let sandbox = Sandbox::new();
    sandbox.put("deep/er/a.yaml", "a\n");
    sandbox.committed(&["deep/er/a.yaml"], "Add");
    fs::remove_dir_all(sandbox.top.join("deep")).unwrap();
    sandbox.committed(&["deep/er/a.yaml"], "Remove");
    assert_eq!(sandbox.last(), "D\tdeep/er/a.yaml");
}

#[test]
fn nothing_to_commit_is_no_error_and_no_commit() {
    let sandbox = Sandbox::new();
    sandbox.unrelated_changes();
    // Staged otherwise, but the file is as in the last commit.
    sandbox.git("checkout -q HEAD -- other");
    let before = sandbox.everything();
    assert_eq!(sandbox.commit(&["other"], "Nothing").unwrap(), None);
    assert_eq!(sandbox.commit(&[], "Nothing").unwrap(), None);
    assert_eq!(sandbox.everything(), before);
}

#[test]
fn a_detached_head_is_committed_to_and_said() {
    let sandbox = Sandbox::new();
    sandbox.git("checkout -q --detach");
    let main = sandbox.git("rev-parse main");
    sandbox.put("a", "a\n");
    assert!(sandbox.committed(&["a"], "Add").detached());
    assert_eq!(sandbox.git("rev-parse HEAD~1 main"), format!("{main}\n{main}"));
}

#[test]
fn a_linked_work_tree_gets_the_commit_on_its_own_branch() {
    let sandbox = Sandbox::new();
    sandbox.unrelated_changes();
    sandbox.git("worktree add -q ../linked -b side");
    let linked = sandbox.top.with_file_name("linked");
    fs::write(linked.join("a"), "a\n").unwrap();
    let repository = Repository::discover(&linked, &sandbox.environment).unwrap().unwrap();
    assert_eq!(repository.workdir(), Some(linked.as_path()));
    let committed = repository.commit(&[linked.join("a")], "Add", Options::default()).unwrap().unwrap();
    assert_eq!(committed.branch.as_deref(), Some("side"));
    assert_eq!(sandbox.git_in(&linked, "show --format= --name-only side"), "a");
    assert_eq!(sandbox.git_in(&linked, "status --porcelain"), "");
    assert_eq!(sandbox.status(), STATUS);
}

#[test]
fn a_sha256_repository() {
    let sandbox = Sandbox::unborn(&["--object-format=sha256"]);
    sandbox.put("a", "a\n");
    sandbox.committed(&["a"], "One");
    sandbox.put("staged", "s\n");
    sandbox.git("add staged");
    sandbox.put("a", "b\n");
    sandbox.committed(&["a"], "Two");
    assert_eq!(sandbox.last(), "M\ta");
    assert_eq!(sandbox.git("rev-parse HEAD").len(), 64);
    assert_eq!(sandbox.status(), "A  staged");
    assert_eq!(sandbox.git("fsck --strict"), "");
}

#[test]
fn a_lock_that_goes_away_is_waited_for() {
    let sandbox = Sandbox::new();
    let path = sandbox.put("a", "a\n");
    let lock = sandbox.put(".git/index.lock", "");
    std::thread::scope(|scope| {
        let (top, environment) = (&sandbox.top, &sandbox.environment);
        let commit = scope.spawn(move || {
            let repository = Repository::discover(top, environment).unwrap().unwrap();
            repository.commit(&[path], "Add", Options { patience: Duration::from_secs(60) })
        });
        // Time to meet the lock; whoever comes later finds it gone, which is no failure.
        std::thread::sleep(Duration::from_millis(200));
        assert!(!commit.is_finished());
        fs::remove_file(&lock).unwrap();
        assert!(commit.join().unwrap().unwrap().is_some());
    });
    assert_eq!(sandbox.last(), "A\ta");
}

#[cfg(unix)]
#[test]
fn a_path_through_a_linked_folder_is_the_real_one() {
    let sandbox = Sandbox::new();
    std::os::unix::fs::symlink(&sandbox.top, sandbox.home.path().join("short-cut")).unwrap();
    sandbox.put("pm/a", "a\n");
    let path = sandbox.home.path().join("short-cut/pm/a");
    sandbox.repository().commit(&[path], "Add", Options::default()).unwrap().unwrap();
    assert_eq!(sandbox.last(), "A\tpm/a");
}

#[test]
fn a_new_repository_takes_its_first_commit() {
    let sandbox = Sandbox::new();
    let folder = sandbox.home.path().join("not/yet/there");
    let repository = Repository::init(&folder).unwrap();
    repository.set_identity("Example", "example@example.com").unwrap();
    repository.identity_check().unwrap();
    fs::write(folder.join("a"), "a\n").unwrap();
    sandbox.git_in(&folder, "config commit.gpgsign false");
    sandbox.git_in(&folder, "config core.hooksPath .git/hooks");
    assert!(repository.commit(&[folder.join("a")], "Begin", Options::default()).unwrap().is_some());
    assert_eq!(sandbox.git_in(&folder, "log --format=%an:%s"), "Example:Begin");
}
