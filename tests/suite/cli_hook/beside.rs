//! Hooks of others: they keep running, and nothing of them is lost.

use super::*;

const OWN: &str = "#!/bin/sh\necho \"own hook: $# $GIT_INDEX_FILE\"\ntest ! -e block\n";

#[test]
fn without_another_hook_it_comes_and_goes_without_a_trace() {
    let sandbox = Sandbox::repository();
    let before = hooks_of(&sandbox.top.join(".git/hooks"));
    sandbox.hotwash("hook status").expect(1);
    let told = sandbox.hotwash("hook uninstall").expect(0).stdout;
    assert!(told.contains("no hook of hotwash was installed"), "{told}");
    sandbox.hotwash("hook install").expect(0);
    is_in_force(&sandbox);
    sandbox.hotwash("hook uninstall").expect(0);
    assert_eq!(hooks_of(&sandbox.top.join(".git/hooks")), before);
    commit(&sandbox, BAD).expect(0);
}

#[test]
fn a_hook_that_is_there_runs_first_and_has_the_first_word() {
    let sandbox = Sandbox::repository();
    hook(&sandbox, HOOK, OWN, 0o750);
    sandbox.hotwash("hook install").expect(0);
    let told = commit(&sandbox, BAD).expect(1).stderr;
    let places = ["own hook: 0 .git/index", "unknown key `titel`"].map(|part| told.find(part).unwrap());
    assert!(places.is_sorted(), "{told}");
    sandbox.write("block", "");
    let told = commit(&sandbox, GOOD).expect(1).stderr;
    assert!(!told.contains("checked 1 record"), "{told}");
    sandbox.remove("block");
    is_in_force(&sandbox);
}

#[test]
fn whatever_the_hook_is_taking_hotwash_out_gives_it_back() {
    let program = fs::read("/bin/sh").unwrap();
    let script = |text: &[u8], mode| (text.to_vec(), mode);
    for (bytes, mode) in [
        script(OWN.as_bytes(), 0o750),
        script(b"#!/usr/bin/env python3\nprint('x')\n", 0o755),
        // Windows line ends, no line end, no first line, nothing at all.
        script(b"#!/bin/sh\r\nexit 0\r\n", 0o711),
        script(b"#!/bin/sh\nexec true", 0o700),
        script(b"true\n", 0o755),
        script(b"", 0o644),
        (program, 0o755),
    ] {
        let sandbox = Sandbox::repository();
        hook(&sandbox, HOOK, bytes, mode);
        let before = hooks_of(&sandbox.top.join(".git/hooks"));
        sandbox.hotwash("hook install").expect(0);
        sandbox.hotwash("hook install").expect(0);
        sandbox.hotwash("hook status").expect(0);
        sandbox.hotwash("hook uninstall").expect(0);
        assert_eq!(hooks_of(&sandbox.top.join(".git/hooks")), before);
    }
}

#[test]
fn a_link_stays_a_link_and_what_it_leads_to_is_left_alone() {
    for target in ["../../tools/check", "nowhere"] {
        let sandbox = Sandbox::repository();
        hook(&sandbox, "tools/check", OWN, 0o755);
        fs::create_dir_all(sandbox.top.join(".git/hooks")).unwrap();
        std::os::unix::fs::symlink(target, sandbox.top.join(HOOK)).unwrap();
        let before = hooks_of(&sandbox.top.join(".git/hooks"));
        sandbox.hotwash("hook install").expect(0);
        assert_eq!(sandbox.read("tools/check"), OWN);
        let told = commit(&sandbox, BAD).expect(1).stderr;
        assert_eq!(told.contains("own hook"), target != "nowhere", "{told}");
        sandbox.hotwash("hook uninstall").expect(0);
        assert_eq!(hooks_of(&sandbox.top.join(".git/hooks")), before);
    }
}

#[test]
fn a_hook_that_git_did_not_run_is_not_run_now() {
    let sandbox = Sandbox::repository();
    hook(&sandbox, HOOK, "#!/bin/sh\nexit 1\n", 0o644);
    sandbox.hotwash("hook install").expect(0);
    is_in_force(&sandbox);
    let told = sandbox.hotwash("hook status").expect(0).stdout;
    assert!(told.contains("is not executable: git did not run it"), "{told}");
}

#[test]
fn lines_that_were_added_stay() {
    let sandbox = Sandbox::repository();
    sandbox.hotwash("hook install").expect(0);
    let added = sandbox.read(HOOK) + "echo added\n";
    sandbox.write(HOOK, added.replace("hotwash_installed='", "hotwash_installed='/gone"));
    sandbox.hotwash("hook install").expect(0);
    assert_eq!(sandbox.read(HOOK), added);
    assert!(commit(&sandbox, GOOD).expect(0).stderr.contains("added"));
    sandbox.hotwash("hook uninstall").expect(0);
    assert_eq!(sandbox.read(HOOK), "#!/bin/sh\necho added\n");

    // Where two would need the same place, nobody's lines are thrown away.
    sandbox.hotwash("hook install").expect(0);
    let both = sandbox.read(HOOK) + "echo more\n";
    sandbox.write(HOOK, &both);
    sandbox.hotwash("hook uninstall").fails(&["pre-commit.before-hotwash", "move the lines"]);
    assert_eq!(sandbox.read(HOOK), both);
}

#[test]
fn one_that_asks_for_its_own_name_is_left_where_it_is() {
    let sandbox = Sandbox::repository();
    hook(&sandbox, HOOK, "#!/bin/sh\nrun-hooks \"$(basename \"$0\")\"\n", 0o755);
    let before = hooks_of(&sandbox.top.join(".git/hooks"));
    sandbox.hotwash("hook install").fails(&["asks for its own name", "hotwash check --staged || exit 1"]);
    assert_eq!(hooks_of(&sandbox.top.join(".git/hooks")), before);
    // Once it calls hotwash itself, there is nothing to do.
    hook(&sandbox, HOOK, "#!/bin/sh\n: $(basename \"$0\")\n\"$HOTWASH\" check --staged # hotwash check\n", 0o755);
    assert!(sandbox.hotwash("hook install").expect(0).stdout.contains("calls hotwash already"));
    assert!(sandbox.hotwash("hook status").expect(0).stdout.contains("calls hotwash before every commit"));
    assert!(!sandbox.has(BEFORE));
}

#[test]
fn a_tool_that_puts_its_hook_in_again_is_moved_aside_again() {
    let sandbox = Sandbox::repository();
    hook(&sandbox, HOOK, OWN, 0o755);
    sandbox.hotwash("hook install").expect(0);
    hook(&sandbox, HOOK, OWN, 0o755);
    assert!(sandbox.hotwash("hook status").expect(1).stdout.contains("was replaced"));
    sandbox.hotwash("hook install").expect(0);
    is_in_force(&sandbox);
    // What is not the same is not thrown away.
    hook(&sandbox, HOOK, "#!/bin/sh\necho new\n", 0o755);
    sandbox.hotwash("hook install").fails(&["pre-commit.before-hotwash", "which of the two"]);
    assert_eq!((sandbox.read(BEFORE).as_str(), sandbox.read(HOOK).as_str()), (OWN, "#!/bin/sh\necho new\n"));
}

/// As the pre-commit framework does it: a hook that was there is moved to `.legacy`, and run from
/// there; a second time it says that this is a bug.
const FRAMEWORK: &str = "#!/bin/sh\n# File generated by pre-commit: https://pre-commit.com\n\
    test -z \"$PRE_COMMIT_RUNNING_LEGACY\" || { echo \"a bug\"; exit 1; }\n\
    legacy=$(cd \"$(dirname \"$0\")\" && pwd)/pre-commit.legacy\n\
    if [ -x \"$legacy\" ]; then PRE_COMMIT_RUNNING_LEGACY=1 \"$legacy\" || exit 1; fi\necho framework ran\n";

#[test]
fn the_framework_may_come_before_and_after_and_again() {
    let sandbox = Sandbox::repository();
    hook(&sandbox, HOOK, FRAMEWORK, 0o755);
    sandbox.hotwash("hook install").expect(0);
    is_in_force(&sandbox);
    fs::rename(sandbox.top.join(HOOK), sandbox.top.join(".git/hooks/pre-commit.legacy")).unwrap();
    hook(&sandbox, HOOK, FRAMEWORK, 0o755);
    let told = sandbox.hotwash("hook status").expect(0).stdout;
    assert!(told.contains("pre-commit.legacy: checks staged records"), "{told}");
    assert!(sandbox.hotwash("hook install").expect(0).stdout.contains("is there already"));
    let told = commit(&sandbox, BAD).expect(1).stderr;
    assert!(told.contains("unknown key `titel`") && !told.contains("a bug"), "{told}");
    let told = commit(&sandbox, "title: Other\n").expect(0).stderr;
    assert_eq!(told.matches("framework ran").count(), 1, "{told}");

    sandbox.hotwash("hook uninstall").expect(0);
    let left: Vec<_> = hooks_of(&sandbox.top.join(".git/hooks")).into_iter().map(|(name, ..)| name).collect();
    assert_eq!(left, ["pre-commit"]);
    assert!(commit(&sandbox, BAD).expect(0).stderr.contains("framework ran"));
}

#[test]
fn two_hooks_that_call_each_other_come_to_an_end() {
    let sandbox = Sandbox::repository();
    hook(&sandbox, HOOK, "#!/bin/sh\necho caller\n.git/hooks/pre-commit\n", 0o755);
    sandbox.hotwash("hook install").expect(0);
    let told = commit(&sandbox, BAD).expect(1).stderr;
    assert_eq!((told.matches("caller").count(), told.matches("unknown key `titel`").count()), (1, 1), "{told}");
}
