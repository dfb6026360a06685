//! Commits that are refused, and then leave everything as it was.

use std::time::Instant;

use super::*;

#[test]
fn a_locked_index_is_named_and_not_broken() {
    let sandbox = Sandbox::new();
    sandbox.put("a", "a\n");
    let lock = sandbox.put(".git/index.lock", "");
    let error = sandbox.refused(&["a"]);
    assert!(error.to_string().contains(lock.to_str().unwrap()), "{error}");
    assert!(lock.exists());
}

#[test]
fn the_patience_is_used_up_before_giving_up() {
    let patience = Duration::from_millis(200);
    for hook in [false, true] {
        let sandbox = Sandbox::new();
        if hook {
            sandbox.hook("pre-commit", "exit 0");
        }
        let path = sandbox.put("a", "a\n");
        sandbox.put(".git/index.lock", "");
        let start = Instant::now();
        assert!(sandbox.repository().commit(&[path], "Add", Options { patience }).is_err());
        assert!(start.elapsed() >= patience, "hook: {hook}");
    }
}

#[test]
fn a_file_in_a_submodule_is_refused() {
    let sandbox = Sandbox::new();
    sandbox.git("clone -q . ../other");
    sandbox.git("-c protocol.file.allow=always submodule --quiet add ../other sub");
    sandbox.git("commit -qm sub");
    sandbox.put("sub/a", "a\n");
    let error = sandbox.refused(&["sub/a"]);
    assert!(error.to_string().starts_with("`sub/a` is in a submodule"), "{error}");
}

#[test]
fn a_locked_branch_leaves_the_index_as_it_was() {
    let sandbox = Sandbox::new();
    sandbox.unrelated_changes();
    sandbox.put("a", "a\n");
    sandbox.put(".git/refs/heads/main.lock", "");
    let error = sandbox.refused(&["a", "other", "gone"]);
    assert!(error.to_string().contains("main.lock") && hint(&error).contains("remove that file"), "{error}");
}

#[test]
fn a_missing_identity_is_an_error_with_what_to_type() {
    let sandbox = Sandbox::new();
    sandbox.put("a", "a\n");
    // Empty in the repository counts as missing whatever the tester's own configuration says.
    sandbox.git("config user.email ''");
    let error = sandbox.repository().identity_check().unwrap_err();
    assert_eq!(error.to_string(), "git does not know who you are: `user.email` is not set");
    assert!(hint(&error).contains("\n  git config --global user.email \"you@example.com\""), "{}", hint(&error));
    sandbox.git("config user.name ''");
    assert_eq!(
        sandbox.refused(&["a"]).to_string(),
        "git does not know who you are: `user.name` and `user.email` are not set"
    );
}

#[test]
fn an_ignored_path_is_refused_with_the_line_that_ignores_it() {
    let sandbox = Sandbox::new();
    sandbox.put(".gitignore", "# drafts\n*.draft.yaml\n");
    sandbox.put("a.draft.yaml", "a\n");
    let error = sandbox.refused(&["a.draft.yaml"]);
    assert_eq!(error.to_string(), "`a.draft.yaml` is ignored by git");
    assert_eq!(cause(&error), "line 2 of `.gitignore`: *.draft.yaml");
}

#[test]
fn an_ignored_path_that_git_tracks_is_committed() {
    let sandbox = Sandbox::new();
    sandbox.put(".gitignore", "base\n");
    sandbox.put("base", "2\n");
    sandbox.committed(&["base"], "Change base");
    assert_eq!(sandbox.last(), "M\tbase");
}

#[test]
fn a_merge_under_way_is_refused() {
    let sandbox = Sandbox::new();
    sandbox.git("checkout -qb side");
    sandbox.put("base", "side\n");
    sandbox.git("commit -qam side");
    sandbox.git("checkout -q main");
    sandbox.put("base", "main\n");
    sandbox.git("commit -qam main");
    assert!(!sandbox.shell(&sandbox.top, "git merge side").0);
    sandbox.put("a", "a\n");
    let error = sandbox.refused(&["a"]);
    assert_eq!(error.to_string(), "a merge is under way in this repository");
    assert_eq!(hint(&error), "finish it with `git merge --continue`, or drop it with `git merge --abort`");
}

#[test]
fn a_rebase_under_way_is_refused() {
    let sandbox = Sandbox::new();
    sandbox.put("base", "2\n");
    sandbox.git("commit -qam second");
    sandbox.git("-c sequence.editor='sed -i.bak s/^pick/edit/' rebase -qi HEAD~1");
    sandbox.put("a", "a\n");
    assert_eq!(sandbox.refused(&["a"]).to_string(), "a rebase is under way in this repository");
}

#[test]
fn a_file_with_a_conflict_is_refused() {
    let sandbox = Sandbox::new();
    sandbox.put("base", "stashed\n");
    sandbox.git("stash -q");
    sandbox.put("base", "main\n");
    sandbox.git("commit -qam main");
    assert!(!sandbox.shell(&sandbox.top, "git stash pop").0);
    assert_eq!(sandbox.refused(&["base"]).to_string(), "`base` has a merge conflict");
}

#[test]
fn a_bare_repository_is_refused() {
    let sandbox = Sandbox::new();
    sandbox.git("clone -q --bare . ../bare.git");
    let bare = sandbox.top.with_file_name("bare.git");
    let repository = Repository::discover(&bare, &sandbox.environment).unwrap().unwrap();
    assert_eq!(repository.workdir(), None);
    let error = repository.commit(&[bare.join("a")], "Add", Options::default()).unwrap_err();
    assert_eq!(error.to_string(), "a bare repository has no files to commit");
}

#[test]
fn what_is_not_a_file_of_the_repository_is_refused() {
    let sandbox = Sandbox::new();
    sandbox.put("folder/a", "a\n");
    fs::write(sandbox.home.path().join("outside"), "o\n").unwrap();
    assert_eq!(sandbox.refused(&["never-was"]).to_string(), "`never-was` does not exist, and git does not know it");
    assert!(sandbox.refused(&["folder"]).to_string().ends_with("is a folder: commits are made of files"));
    for name in ["../outside", ".git/config"] {
        let error = sandbox.refused(&[name]);
        assert!(error.to_string().contains("is not in the repository"), "{name}: {error}");
    }
}

#[test]
fn an_empty_message_is_refused() {
    let sandbox = Sandbox::new();
    sandbox.put("base", "2\n");
    assert!(sandbox.commit(&["base"], " \n").is_err());
}

/// Only root can give a folder away, and the tester may have told git to trust every folder: it
/// is refused where git refuses it.
#[cfg(unix)]
#[test]
fn a_repository_of_somebody_else_is_refused_where_git_refuses_it() {
    let sandbox = Sandbox::new();
    sandbox.shell(&sandbox.top, "chown -R 65534 .");
    if Command::new("git").arg("status").current_dir(&sandbox.top).output().unwrap().status.success() {
        assert!(Repository::discover(&sandbox.top, &sandbox.environment).is_ok());
        return;
    }
    let error = Repository::discover(&sandbox.top, &sandbox.environment).unwrap_err();
    assert!(error.to_string().ends_with("cannot be used"), "{error}");
    assert!(hint(&error).contains("safe.directory"), "{}", hint(&error));
}
