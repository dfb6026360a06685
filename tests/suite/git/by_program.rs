//! Commits that the `git` program makes, because libgit2 would leave something out.

#![cfg(unix)]

use super::reading::{in_conflict, origins, staged_text, tracked, with_changes};
use super::*;

#[test]
fn a_hook_that_passes_has_run_and_what_it_said_is_passed_on() {
    let sandbox = Sandbox::new();
    let before = sandbox.unrelated_changes();
    sandbox.hook("pre-commit", "echo checked; git diff --cached --name-only >&2");
    sandbox.put("pm/a.yaml", "a\n");
    let committed = sandbox.committed(&["pm/a.yaml", "other"], "Add a\n\n# not a comment");
    assert_eq!(sandbox.last(), "M\tother\nA\tpm/a.yaml");
    assert_eq!(committed.output, "checked\nother\npm/a.yaml");
    assert_eq!(committed.short_id, sandbox.git("rev-parse --short HEAD"));
    assert_eq!(committed.branch.as_deref(), Some("main"));
    assert_eq!(sandbox.git("log -1 --format=%B"), "Add a\n\n# not a comment");
    assert_eq!(sandbox.status(), before.replace(" M other\n", ""));
}

#[test]
fn a_hook_that_fails_leaves_everything_as_it_was_and_is_heard() {
    let sandbox = Sandbox::new();
    sandbox.unrelated_changes();
    sandbox.hook("pre-commit", "echo the record has findings >&2; exit 1");
    sandbox.put("a.yaml", "a\n");
    let error = sandbox.refused(&["a.yaml", "base", "gone"]);
    assert_eq!(error.to_string(), "git refused the commit; nothing was changed");
    assert_eq!(cause(&error), "the record has findings");
    assert!(hint(&error).contains("the hook `pre-commit`"), "{}", hint(&error));
}

#[test]
fn a_hook_that_fails_on_the_first_commit_leaves_it_to_be_the_first() {
    let sandbox = Sandbox::unborn(&[]);
    sandbox.put("base", "b\n");
    sandbox.git("add base");
    sandbox.put("a.yaml", "a\n");
    sandbox.hook("commit-msg", "exit 1");
    sandbox.refused(&["a.yaml"]);
    assert_eq!(sandbox.status(), "A  base\n?? a.yaml");
    sandbox.hook("commit-msg", "exit 0");
    sandbox.committed(&["a.yaml"], "Begin");
    assert_eq!(sandbox.git("ls-tree --name-only HEAD"), "a.yaml");
    assert_eq!(sandbox.status(), "A  base");
}

#[test]
fn a_hook_may_rewrite_the_message() {
    let sandbox = Sandbox::new();
    sandbox.hook("commit-msg", "echo \"ABC-1 $(cat \"$1\")\" > \"$1\"");
    sandbox.put("a", "a\n");
    sandbox.committed(&["a"], "Add a");
    assert_eq!(sandbox.git("log -1 --format=%s"), "ABC-1 Add a");
}

#[test]
fn hooks_are_found_where_the_configuration_says() {
    let sandbox = Sandbox::new();
    sandbox.git("config core.hooksPath tools/hooks");
    sandbox.script("tools/hooks/post-commit", "echo ran from tools");
    assert_eq!(sandbox.repository().hooks_folder().unwrap(), sandbox.top.join("tools/hooks"));
    sandbox.put("a", "a\n");
    assert_eq!(sandbox.committed(&["a"], "Add a").output, "ran from tools");
}

#[test]
fn a_hook_that_nobody_made_executable_does_not_run() {
    let sandbox = Sandbox::new();
    sandbox.put(".git/hooks/pre-commit", "#!/bin/sh\nexit 1\n");
    sandbox.put("a", "a\n");
    sandbox.committed(&["a"], "Add a");
    assert_eq!(sandbox.last(), "A\ta");
}

#[test]
fn a_hook_that_says_a_lot_does_not_block_a_long_message() {
    let sandbox = Sandbox::new();
    sandbox.hook(
        "pre-commit",
        "i=0; while [ $i -lt 4000 ]; do echo 0123456789012345678901234567890123456789; i=$((i+1)); done",
    );
    sandbox.put("a", "a\n");
    let message = format!("Add a\n\n{}", "a line of the message\n".repeat(10_000));
    assert_eq!(sandbox.committed(&["a"], &message).output.lines().count(), 4000);
}

#[test]
fn nothing_to_commit_runs_no_hook() {
    let sandbox = Sandbox::new();
    sandbox.hook("pre-commit", "touch ran");
    assert_eq!(sandbox.commit(&["base"], "Nothing").unwrap(), None);
    assert_eq!(sandbox.status(), "");
}

#[test]
fn commits_are_signed_where_the_configuration_says_so() {
    let sandbox = Sandbox::new();
    let signer = sandbox.script(
        ".git/signer",
        "cat > /dev/null\necho '[GNUPG:] SIG_CREATED D' >&2\nprintf -- '-----BEGIN PGP SIGNATURE-----\\n\\nabc\\n-----END PGP SIGNATURE-----\\n'",
    );
    sandbox.git(&format!("config gpg.program {}", signer.display()));
    sandbox.git("config gpg.format openpgp");
    sandbox.git("config commit.gpgsign true");
    sandbox.put("a", "a\n");
    sandbox.committed(&["a"], "Add a");
    assert!(sandbox.git("cat-file commit HEAD").contains("gpgsig -----BEGIN PGP SIGNATURE-----"));
}

#[test]
fn a_signature_that_fails_leaves_everything_as_it_was() {
    let sandbox = Sandbox::new();
    let signer = sandbox.script(".git/signer", "echo no secret key >&2; exit 2");
    sandbox.git(&format!("config gpg.program {}", signer.display()));
    sandbox.git("config gpg.format openpgp");
    sandbox.git("config commit.gpgsign true");
    sandbox.put("a", "a\n");
    assert!(cause(&sandbox.refused(&["a"])).contains("no secret key"));
}

#[test]
fn a_clean_filter_is_applied() {
    let sandbox = Sandbox::new();
    sandbox.put(".gitattributes", "*.bin filter=upper\n");
    sandbox.git("config filter.upper.clean 'tr a-z A-Z'");
    sandbox.put("a.bin", "hello\n");
    sandbox.committed(&["a.bin"], "Add");
    assert_eq!(sandbox.git("show HEAD:a.bin"), "HELLO");
    assert_eq!(sandbox.status(), "?? .gitattributes");
}

#[test]
fn an_author_of_the_environment_is_the_author() {
    let mut sandbox = Sandbox::new();
    // The program reads the variable itself; here it is a setting, which must not be lost either.
    sandbox.git("config author.name Somebody");
    sandbox.put("a", "a\n");
    sandbox.committed(&["a"], "Add");
    assert_eq!(sandbox.git("log -1 --format=%an,%cn"), "Somebody,Tester");
    sandbox.environment = Environment::read(|name| (name == "GIT_AUTHOR_NAME").then(|| "Anybody".to_owned()));
    sandbox.environment.program = Some(PathBuf::from("/nonexistent/git"));
    sandbox.put("a", "b\n");
    let error = sandbox.refused(&["a"]);
    assert_eq!(error.to_string(), "git is not installed");
    assert!(hint(&error).starts_with("only git can honour the variable GIT_AUTHOR_NAME"), "{}", hint(&error));
}

#[test]
fn without_a_git_program_the_reason_and_the_command_are_given() {
    let mut sandbox = Sandbox::new();
    sandbox.hook("pre-commit", "exit 0");
    sandbox.environment.program = Some(PathBuf::from("/nonexistent/git"));
    sandbox.put("pm/it's.yaml", "a\n");
    let error = sandbox.refused(&["pm/it's.yaml", "base"]);
    assert_eq!(error.to_string(), "git is not installed");
    assert!(hint(&error).contains("the hook `pre-commit`"), "{}", hint(&error));
    let command = hint(&error).lines().last().unwrap().trim();
    // The command does what it promises.
    fs::remove_file(sandbox.top.join(".git/hooks/pre-commit")).unwrap();
    sandbox.put("base", "2\n");
    sandbox.git(&command.replacen("git ", "", 1).replace("commit --only", "commit -qm x --only"));
    assert_eq!(sandbox.last(), "M\tbase\nA\tpm/it's.yaml");
}

#[test]
fn formats_of_the_index_that_only_git_knows() {
    for setup in ["update-index --split-index", "sparse-checkout set --cone --sparse-index pm"] {
        let sandbox = Sandbox::new();
        sandbox.put("pm/a", "a\n");
        sandbox.put("else/b", "b\n");
        sandbox.git("add .");
        sandbox.git("commit -qm second");
        sandbox.git(setup);
        sandbox.put("pm/a", "2\n");
        sandbox.put("pm/new", "n\n");
        sandbox.put("base", "2\n");
        sandbox.git("add base");
        let repository = sandbox.repository();
        assert_eq!(repository.staged().unwrap().written, [Path::new("base")], "{setup}");
        assert_eq!(staged_text(&repository, "base", 9), "2\n", "{setup}");
        sandbox.committed(&["pm/a", "pm/new"], "Third");
        assert_eq!(sandbox.last(), "M\tpm/a\nA\tpm/new", "{setup}");
        assert_eq!(sandbox.status(), "M  base", "{setup}");
    }
}

#[test]
fn a_repository_that_only_git_can_open() {
    let sandbox = Sandbox::unborn(&["--ref-format=reftable"]);
    sandbox.put("base", "b\n");
    sandbox.git("add base");
    sandbox.put("pm/a", "a\n");
    let repository = sandbox.repository();
    assert_eq!(repository.workdir(), Some(sandbox.top.as_path()));
    assert_eq!(repository.head_file(Path::new("base"), 9).unwrap(), None);
    sandbox.committed(&["pm/a"], "Begin");
    assert_eq!(sandbox.last(), "A\tpm/a");
    assert_eq!(repository.head_file(Path::new("pm/a"), 9).unwrap().unwrap(), b"a\n");
    assert_eq!(staged_text(&repository, "nothing", 9), "none");
    assert_eq!(staged_text(&repository, "base", 1), "too large");
    assert_eq!(staged_text(&repository, "base", 2), "b\n");
    assert_eq!(repository.staged().unwrap().written, [Path::new("base")]);
    assert_eq!(tracked(&repository, ""), [Path::new("base"), Path::new("pm/a")]);
    sandbox.put("promised", "p\n");
    sandbox.put("empty", "");
    sandbox.git("add -N promised");
    sandbox.git("add empty");
    assert_eq!(repository.staged().unwrap().written, [Path::new("base"), Path::new("empty")]);
    assert_eq!(tracked(&repository, ""), [Path::new("base"), Path::new("empty"), Path::new("pm/a")]);
    sandbox.git("rm -q --cached promised empty");
    assert_eq!(repository.hooks_folder().unwrap(), sandbox.top.join(".git/hooks"));
    sandbox.git("rm -q --cached pm/a");
    assert_eq!(repository.staged().unwrap().taken_away, [Path::new("pm/a")]);
    sandbox.git("reset -q -- pm/a");
    sandbox.put(".gitignore", "*.tmp\n");
    sandbox.put("a.tmp", "");
    assert_eq!(cause(&sandbox.refused(&["a.tmp"])), "line 1 of `.gitignore`: *.tmp");
    sandbox.git("config user.name ''");
    assert!(sandbox.refused(&["base"]).to_string().contains("who you are"));
}

#[test]
fn what_is_in_conflict_is_there_for_the_program_too() {
    in_conflict(&Sandbox::unborn(&["--ref-format=reftable"]));
}

#[test]
fn names_of_another_length_are_read() {
    for format in [&["--object-format=sha256"][..], &["--object-format=sha256", "--ref-format=reftable"]] {
        let sandbox = Sandbox::unborn(format);
        sandbox.put("base", "b\n");
        sandbox.put("promised", "p\n");
        sandbox.git("add base");
        sandbox.git("add -N promised");
        let repository = sandbox.repository();
        assert_eq!(tracked(&repository, ""), [Path::new("base")]);
        assert_eq!(staged_text(&repository, "base", 9), "b\n");
        sandbox.git("commit -qm one");
        assert_eq!(repository.head_file(Path::new("base"), 9).unwrap(), Some(b"b\n".to_vec()));
    }
}

#[test]
fn what_changed_is_told_by_the_program_too() {
    let sandbox = Sandbox::unborn(&["--ref-format=reftable"]);
    sandbox.put("base", "1\n");
    let repository = sandbox.repository();
    assert!(origins(&repository, "", Side::WorkTree).is_empty());
    with_changes(&sandbox);
    assert!(!repository.reads_fast());
    assert_eq!(origins(&repository, "pm", Side::WorkTree), ["pm/changed < pm/changed", "pm/renamed < pm/old"]);
    assert_eq!(origins(&repository, "pm", Side::Index), ["pm/renamed < pm/old"]);
    assert_eq!(origins(&repository, "", Side::WorkTree).len(), 3);
    let blobs: Vec<_> = repository.tracked(Path::new("pm")).unwrap().into_values().collect();
    assert!(repository.content(blobs[0], 99).unwrap().unwrap().starts_with(b"changed of many words"));
    let texts = repository.contents(&blobs, 42).unwrap();
    assert_eq!(texts.iter().map(|text| text.as_ref().map(Vec::len)).collect::<Vec<_>>(), [None, Some(40), Some(41)]);
    assert_eq!(repository.is_committed(Path::new("base"), b"1\n").unwrap(), Some(true));
    assert_eq!(repository.is_committed(Path::new("pm/new"), b"").unwrap(), None);
}

#[test]
fn a_locked_index_is_named_and_not_broken() {
    let sandbox = Sandbox::new();
    sandbox.hook("pre-commit", "exit 0");
    sandbox.put("a", "a\n");
    let lock = sandbox.put(".git/index.lock", "");
    let error = sandbox.refused(&["a"]);
    assert!(error.to_string().contains(lock.to_str().unwrap()), "{error}");
    assert!(lock.exists());
}

#[test]
fn names_that_look_like_patterns_and_options_are_names() {
    let sandbox = Sandbox::new();
    sandbox.hook("pre-commit", "exit 0");
    for name in ["*", "-v", ":(top)x", "a b"] {
        sandbox.put(name, "1\n");
    }
    let before = sandbox.unrelated_changes();
    sandbox.committed(&["*", "-v", ":(top)x"], "Add");
    assert_eq!(sandbox.last(), "A\t*\nA\t-v\nA\t:(top)x");
    assert!(before.contains("?? \"a b\"") && sandbox.status().contains("?? \"a b\""), "{}", sandbox.status());
}

#[test]
fn a_commit_that_is_made_stays_made_whatever_its_hooks_do() {
    let sandbox = Sandbox::new();
    sandbox.hook("post-commit", "echo pushed; kill -TERM $PPID; sleep 1");
    sandbox.put("a.yaml", "a\n");
    let committed = sandbox.committed(&["a.yaml"], "Add a");
    assert_eq!(committed.short_id, sandbox.git("rev-parse --short HEAD"));
    assert_eq!((sandbox.last().as_str(), sandbox.status().as_str()), ("A\ta.yaml", ""));
}
