//! What git holds, read without changing it.

use super::*;

fn paths(names: &[&str]) -> Vec<PathBuf> {
    names.iter().map(PathBuf::from).collect()
}

#[test]
fn no_repository_is_no_error() {
    let folder = tempfile::tempdir().unwrap();
    assert!(Repository::discover(folder.path(), &Environment::default()).unwrap().is_none());
}

#[test]
fn a_repository_is_found_from_a_folder_in_it() {
    let sandbox = Sandbox::new();
    sandbox.put("a/b/c", "");
    let repository = Repository::discover(&sandbox.top.join("a/b"), &sandbox.environment).unwrap().unwrap();
    assert_eq!(repository.workdir(), Some(sandbox.top.as_path()));
}

/// Every file in the index below a folder.
pub(super) fn tracked(repository: &Repository, folder: &str) -> Vec<PathBuf> {
    repository.tracked(Path::new(folder)).unwrap().into_keys().collect()
}

/// What a file holds in the index; `none` where it is not there, `too large` where that is too much.
pub(super) fn staged_text(repository: &Repository, path: &str, limit: u64) -> String {
    let tracked = repository.tracked(Path::new("")).unwrap();
    let Some(blob) = tracked.get(Path::new(path)) else { return "none".to_owned() };
    let bytes = repository.content(*blob, limit).unwrap();
    bytes.map_or("too large".to_owned(), |bytes| String::from_utf8(bytes).unwrap())
}

/// What is tracked while one file is in conflict, another was removed by one side, and one by both.
pub(super) fn in_conflict(sandbox: &Sandbox) {
    for name in ["changed", "ours", "theirs", "neither"] {
        sandbox.put(&format!("pm/{name}"), "begun\n");
    }
    sandbox.git("add .");
    sandbox.git("commit -qm begun");
    sandbox.git("branch side");
    for (branch, taken, kept) in [("side", "ours", "theirs"), ("main", "theirs", "ours")] {
        sandbox.git(&format!("checkout -q {branch}"));
        sandbox.put("pm/changed", &format!("{branch}\n"));
        sandbox.put(&format!("pm/{kept}"), &format!("{branch}\n"));
        sandbox.git(&format!("rm -q pm/{taken} pm/neither"));
        sandbox.git(&format!("commit -qam {branch}"));
    }
    assert!(!sandbox.shell(&sandbox.top, "git merge -q side").0);
    let repository = sandbox.repository();
    assert_eq!(tracked(&repository, "pm"), paths(&["pm/changed", "pm/ours", "pm/theirs"]));
    assert_eq!(staged_text(&repository, "pm/changed", 99), "main\n");
    assert_eq!(staged_text(&repository, "pm/theirs", 99), "side\n");
    let changes = repository.staged().unwrap();
    assert!(changes.written.is_empty() && changes.taken_away.is_empty(), "{changes:?}");
}

#[test]
fn what_is_in_conflict_is_there_as_it_was_before_the_merge() {
    in_conflict(&Sandbox::new());
}

#[test]
fn staged_files_are_as_staged_and_not_as_in_the_work_tree() {
    let sandbox = Sandbox::new();
    sandbox.unrelated_changes();
    sandbox.put("promised", "p\n");
    sandbox.git("add -N promised");
    sandbox.git("mv other renamed");
    let repository = sandbox.repository();
    let changes = repository.staged().unwrap();
    assert_eq!(changes.written, paths(&["base", "new-staged", "renamed"]));
    assert_eq!(changes.taken_away, paths(&["gone", "other"]));
    assert_eq!(staged_text(&repository, "base", 100), "2 staged\n");
    assert_eq!(staged_text(&repository, "gone", 100), "none");
    assert_eq!(repository.head_file(Path::new("base"), 100).unwrap().unwrap(), b"1\n");
    assert_eq!(repository.head_file(Path::new("new-staged"), 100).unwrap(), None);
    assert_eq!(tracked(&repository, ""), paths(&["base", "new-staged", "renamed"]));
}

#[test]
fn a_staged_file_over_the_limit_is_not_read() {
    let sandbox = Sandbox::new();
    sandbox.put("large", &"x".repeat(2049));
    sandbox.git("add large");
    let read = |limit| staged_text(&sandbox.repository(), "large", limit);
    assert_eq!(read(2048), "too large");
    assert_eq!(read(2049), "x".repeat(2049));
}

#[test]
fn before_the_first_commit_everything_staged_is_new() {
    let sandbox = Sandbox::unborn(&[]);
    sandbox.put("a", "a\n");
    sandbox.git("add a");
    assert_eq!(sandbox.repository().staged().unwrap().written, paths(&["a"]));
    assert_eq!(sandbox.repository().head_file(Path::new("a"), 9).unwrap(), None);
}

/// `git commit PATH` runs hooks with an index that holds only that path.
#[cfg(unix)]
#[test]
fn in_a_hook_the_index_of_this_very_commit_is_read() {
    let mut sandbox = Sandbox::new();
    sandbox.unrelated_changes();
    // The hook keeps its index, and says which variables it was given.
    sandbox.hook("pre-commit", "cp \"$GIT_INDEX_FILE\" .git/kept; env | grep ^GIT_ > .git/variables; exit 1");
    assert!(!sandbox.shell(&sandbox.top, "git commit -m x other").0);
    let variables = fs::read_to_string(sandbox.top.join(".git/variables")).unwrap();
    let value = |name: &str| {
        let found = variables.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix('='));
        if name == "GIT_INDEX_FILE" { found.map(|_| ".git/kept".to_owned()) } else { found.map(str::to_owned) }
    };
    assert!(value("GIT_INDEX_FILE").is_some());
    sandbox.environment = Environment::read(value);
    assert_eq!(sandbox.repository().staged().unwrap().written, paths(&["other"]));
    assert_eq!(staged_text(&sandbox.repository(), "other", 99), "2 not staged\n");
    sandbox.environment = Environment::default();
    assert_eq!(sandbox.repository().staged().unwrap().written, paths(&["base", "new-staged"]));
}

#[test]
fn git_dir_names_the_repository_from_anywhere() {
    let mut sandbox = Sandbox::new();
    let git_dir = sandbox.top.join(".git");
    sandbox.environment.git_dir = Some(git_dir);
    let repository = Repository::discover(sandbox.home.path(), &sandbox.environment).unwrap().unwrap();
    assert_eq!(repository.workdir(), Some(sandbox.top.as_path()));
    sandbox.environment.git_dir = Some(PathBuf::from("nowhere"));
    assert!(Repository::discover(sandbox.home.path(), &sandbox.environment).is_err());
}

#[test]
fn hooks_of_a_linked_work_tree_are_those_of_the_repository() {
    let sandbox = Sandbox::new();
    sandbox.git("config core.hooksPath .githooks");
    sandbox.git("worktree add -q ../linked -b side");
    let linked = sandbox.top.with_file_name("linked");
    let repository = Repository::discover(&linked, &sandbox.environment).unwrap().unwrap();
    assert_eq!(repository.hooks_folder().unwrap(), linked.join(".githooks"));
}

/// Each changed file with its path in the last commit.
pub(super) fn origins(repository: &Repository, folder: &str, side: Side) -> Vec<String> {
    let changed = repository.changed(Path::new(folder), side).unwrap();
    changed.iter().map(|(new, old)| format!("{} < {}", new.display(), old.display())).collect()
}

/// A repository in which, below `pm`, one file changed, one was renamed, one is new and one is gone.
pub(super) fn with_changes(sandbox: &Sandbox) {
    let text = |name: &str| format!("{name} of many words\nthat stay\nas they are\n");
    for name in ["same", "changed", "old", "gone"] {
        sandbox.put(&format!("pm/{name}"), &text(name));
    }
    sandbox.git("add .");
    sandbox.git("commit -qm files");
    sandbox.put("pm/changed", "2\n");
    sandbox.put("base", "2\n");
    sandbox.put("pm/new", "a new one\n");
    sandbox.git("mv pm/old pm/renamed");
    sandbox.git("rm -q pm/gone");
}

#[test]
fn what_changed_is_told_with_its_origin() {
    let sandbox = Sandbox::new();
    with_changes(&sandbox);
    let repository = sandbox.repository();
    let expected = ["pm/changed < pm/changed", "pm/renamed < pm/old"];
    assert_eq!(origins(&repository, "pm", Side::WorkTree), expected);
    assert_eq!(origins(&repository, "pm", Side::Index), ["pm/renamed < pm/old"]);
    assert_eq!(origins(&repository, "", Side::WorkTree), ["base < base", expected[0], expected[1]]);
    // A file that was moved without git is a new one to it.
    fs::rename(sandbox.top.join("pm/same"), sandbox.top.join("pm/moved")).unwrap();
    assert_eq!(origins(&repository, "pm", Side::WorkTree), [expected[0], "pm/moved < pm/same", expected[1]]);

    let committed = |path: &str, bytes: &[u8]| repository.is_committed(Path::new(path), bytes).unwrap();
    assert_eq!(committed("base", b"1\n"), Some(true));
    assert_eq!(committed("base", b"2\n"), Some(false));
    assert_eq!(committed("pm/new", b""), None);
}

#[test]
fn before_the_first_commit_nothing_has_changed() {
    let sandbox = Sandbox::unborn(&[]);
    sandbox.put("a", "1\n");
    sandbox.git("add .");
    let repository = sandbox.repository();
    assert!(origins(&repository, "", Side::WorkTree).is_empty() && origins(&repository, "", Side::Index).is_empty());
    assert_eq!(repository.is_committed(Path::new("a"), b"1\n").unwrap(), None);
}
