//! `core.hooksPath`, and whose folder it names.

use super::*;

#[test]
fn a_folder_in_the_work_tree_is_everybodys() {
    let sandbox = Sandbox::repository();
    sandbox.git("config core.hooksPath tools/hooks");
    sandbox.write("deep/er/file", "");
    let told = sandbox.hotwash_in("deep/er", "hook install").expect(0).stdout;
    assert!(told.starts_with("../../tools/hooks/pre-commit: checks") && told.contains("commit it"), "{told}");
    // This machine's folders are nobody else's.
    assert!(sandbox.read("tools/hooks/pre-commit").contains("hotwash_installed=''\n"));
    assert!(!sandbox.has(HOOK));
    // Its hook there is changed by its people, not by a program.
    hook(&sandbox, "tools/hooks/pre-commit", "#!/bin/sh\necho ours\n", 0o755);
    let before = hooks_of(&sandbox.top.join("tools/hooks"));
    sandbox.hotwash("hook install").fails(&["everybody", "hotwash check --staged || exit 1"]);
    sandbox.hotwash("hook uninstall").expect(0);
    assert_eq!(hooks_of(&sandbox.top.join("tools/hooks")), before);
}

#[test]
fn what_everybody_gets_runs_the_hotwash_on_the_path() {
    let sandbox = Sandbox::repository();
    sandbox.git("config core.hooksPath .githooks");
    sandbox.hotwash("hook install").expect(0);
    std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_hotwash"), sandbox.top.join("hotwash")).unwrap();
    sandbox.write("postmortems/a.yaml", BAD);
    sandbox.git("add postmortems");
    let path = format!("{}:{}", sandbox.top.display(), std::env::var("PATH").unwrap());
    let told = run(sandbox.command("git").args(["commit", "-qm", "bad"]).env("PATH", path)).expect(1).stderr;
    assert!(told.contains("unknown key `titel`"), "{told}");
}

#[test]
fn a_linked_work_tree_has_the_hook_of_its_repository() {
    let sandbox = Sandbox::repository();
    sandbox.git("commit -q --allow-empty -m first");
    sandbox.git("worktree add -q ../linked -b side");
    sandbox.hotwash("-C ../linked hook install").expect(0);
    is_in_force(&sandbox);
    sandbox.hotwash("-C ../linked hook status").expect(0);
    // A relative folder is that of each work tree, where it need not be yet.
    sandbox.git("config core.hooksPath .githooks");
    sandbox.hotwash("-C ../linked hook install").expect(0);
    assert!(sandbox.has("../linked/.githooks/pre-commit") && !sandbox.has(".githooks"));
    let told = sandbox.hotwash("hook status").expect(1).stdout;
    assert!(told.contains("where git does not look now"), "{told}");
    sandbox.hotwash("hook uninstall").expect(0);
    assert!(!sandbox.has(HOOK));
}

#[test]
fn looking_at_a_hook_of_the_work_tree_runs_nothing_that_it_names() {
    let sandbox = Sandbox::repository();
    sandbox.git("config core.hooksPath .githooks");
    sandbox.hotwash("hook install").expect(0);
    hook(&sandbox, "trap", "#!/bin/sh\ntouch sprung\n", 0o755);
    let named = format!("hotwash_installed='{}'", sandbox.top.join("trap").display());
    let text = sandbox.read(".githooks/pre-commit").replace("hotwash_installed=''", &named);
    sandbox.write(".githooks/pre-commit", text);
    let told = sandbox.hotwash("hook status").stdout;
    assert!(told.contains("  trap\n"), "{told}");
    assert!(!sandbox.has("sprung"));
}

#[test]
fn a_folder_of_all_repositories_is_named_as_such_and_not_offered() {
    for (setting, folder) in [("~/hooks", "../home/hooks"), ("ABSOLUTE", "../home/other")] {
        let sandbox = Sandbox::repository();
        let absolute = sandbox.top.with_file_name("home").join("other");
        let setting = setting.replace("ABSOLUTE", absolute.to_str().unwrap());
        sandbox.git(&format!("config core.hooksPath {setting}"));
        let told = sandbox.hotwash("init").expect(0).stdout;
        assert!(told.contains("no hook") && told.contains("other repositories"), "{told}");
        assert!(!sandbox.has(folder));
        let other = format!("{folder}/pre-commit");
        hook(&sandbox, &other, "#!/bin/sh\necho of all\n", 0o755);
        let told = sandbox.hotwash("hook install").expect(0).stdout;
        assert!(told.contains("other repositories use this folder"), "{told}");
        let told = sandbox.hotwash("hook status").expect(0).stdout;
        assert!(told.contains(&format!("core.hooksPath  {setting}")), "{told}");
        assert!(commit(&sandbox, BAD).expect(1).stderr.contains("of all"));
        sandbox.hotwash("hook uninstall").expect(0);
        assert_eq!(sandbox.read(&other), "#!/bin/sh\necho of all\n");
    }
}

#[test]
fn a_folder_of_hooks_that_is_a_link_into_the_work_tree_is_everybodys_too() {
    let sandbox = Sandbox::repository();
    hook(&sandbox, "tools/pre-commit", "#!/bin/sh\necho ours\n", 0o755);
    let _ = fs::remove_dir_all(sandbox.top.join(".git/hooks"));
    std::os::unix::fs::symlink("../tools", sandbox.top.join(".git/hooks")).unwrap();
    sandbox.hotwash("hook install").fails(&["everybody"]);
    assert_eq!(sandbox.read("tools/pre-commit"), "#!/bin/sh\necho ours\n");
}

#[test]
fn hooks_that_are_switched_off_are_not_switched_on() {
    for value in ["/dev/null", ""] {
        let sandbox = Sandbox::repository();
        run(sandbox.command("git").args(["config", "core.hooksPath", value])).expect(0);
        sandbox.hotwash("hook install").fails(&["switched off", "core.hooksPath"]);
        let told = sandbox.hotwash("hook status").expect(1).stdout;
        assert!(told.contains("switched off"), "{told}");
        assert!(sandbox.hotwash("init").expect(0).stdout.contains("no hook"));
    }
}

#[test]
fn husky_is_told_apart() {
    let sandbox = Sandbox::repository();
    sandbox.git("config core.hooksPath .husky/_");
    hook(&sandbox, ".husky/_/pre-commit", "#!/usr/bin/env sh\n. \"$(dirname \"$0\")/h\"\n", 0o755);
    sandbox.hotwash("hook install").fails(&["husky", ".husky/pre-commit`, and commit it"]);
    sandbox.hotwash("hook status").expect(1);
    sandbox.write(".husky/pre-commit", "hotwash check --staged || exit 1\n");
    let told = sandbox.hotwash("hook status").expect(0).stdout;
    assert!(told.starts_with(".husky/pre-commit: calls hotwash"), "{told}");
}

#[test]
fn a_repository_that_only_git_can_open_has_hooks_too() {
    let sandbox = Sandbox::new();
    sandbox.git("init -q -b main --ref-format=reftable .");
    sandbox.git("config user.name Tester");
    sandbox.git("config user.email tester@example.com");
    sandbox.hotwash("hook install").expect(0);
    is_in_force(&sandbox);
    sandbox.git("config core.hooksPath ~/hooks");
    assert!(sandbox.hotwash("hook install").expect(0).stdout.contains("other repositories"));
    is_in_force(&sandbox);
}
