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
    let texts = repository.staged_files(&paths(&["base", "gone"]), 100).unwrap();
    assert_eq!(texts, [Some(Blob::Bytes(b"2 staged\n".to_vec())), None]);
    assert_eq!(repository.head_file(Path::new("base"), 100).unwrap().unwrap(), b"1\n");
    assert_eq!(repository.head_file(Path::new("new-staged"), 100).unwrap(), None);
    assert_eq!(repository.tracked().unwrap(), paths(&["base", "new-staged", "renamed"]));
}

#[test]
fn a_staged_file_over_the_limit_is_not_read() {
    let sandbox = Sandbox::new();
    sandbox.put("large", &"x".repeat(2049));
    sandbox.git("add large");
    let read = |limit| sandbox.repository().staged_files(&paths(&["large"]), limit).unwrap();
    assert_eq!(read(2048), [Some(Blob::TooLarge)]);
    assert_eq!(read(2049), [Some(Blob::Bytes(vec![b'x'; 2049]))]);
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
    let texts = sandbox.repository().staged_files(&paths(&["other"]), 99).unwrap();
    assert_eq!(texts, [Some(Blob::Bytes(b"2 not staged\n".to_vec()))]);
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
