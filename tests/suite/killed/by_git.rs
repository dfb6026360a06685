//! The same where the git program makes the commit, because of a hook or a signature.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use super::world::{COMMIT, Case, Mode, can_be_stopped, locks};
use super::{CONTINUE, is_killed, is_told, with_a_draft};
use crate::sandbox::Sandbox;

/// Ends, the first time, the program that started the one that runs this (git), or the one that
/// started that (hotwash).
const KILL: &str = "\
first=$(git rev-parse --absolute-git-dir)/../../first
[ -e $first ] && exit 0
: > $first
read -r _ _ _ hotwash _ < /proc/$PPID/stat
kill -9 ";

fn script(world: &Sandbox, path: &str, text: &str) {
    world.write(path, format!("#!/bin/sh\n{text}\n"));
    fs::set_permissions(world.top.join(path), fs::Permissions::from_mode(0o755)).unwrap();
}

fn with_a_hook(world: &Sandbox) {
    with_a_draft(world);
    script(world, ".git/hooks/pre-commit", "exit 0");
}

const HOOK: Case = Case { prepare: with_a_hook, ..CONTINUE };

/// The hook is killed with what it kills, or lives on.
fn with_a_killer(world: &Sandbox, whom: &str) {
    with_a_draft(world);
    script(world, ".git/hooks/pre-commit", &format!("{KILL}{whom}"));
}

/// Signs with whatever it is given; the first time, it kills.
fn with_a_deadly_signature(world: &Sandbox, whom: &str) {
    with_a_draft(world);
    let sign = "cat > /dev/null\necho '[GNUPG:] SIG_CREATED D' >&2\n\
                printf -- '-----BEGIN PGP SIGNATURE-----\\n\\nabc\\n-----END PGP SIGNATURE-----\\n'\n";
    script(world, ".git/signer", &format!("({KILL}{whom})\n{sign}"));
    world.git("config gpg.format openpgp");
    world.git("config commit.gpgsign true");
    world.git(&format!("config gpg.program {}", world.top.join(".git/signer").display()));
}

#[test]
fn killed_around_a_git_that_runs_a_hook() {
    if !can_be_stopped() {
        return;
    }
    HOOK.at_each_call(Mode::Kill, is_killed);
}

#[test]
fn a_full_disk_around_a_git_that_runs_a_hook() {
    if !can_be_stopped() {
        return;
    }
    HOOK.at_each_call(Mode::Full, is_told);
}

#[test]
fn killed_by_the_hook_git_ends_the_commit() {
    if !can_be_stopped() {
        return;
    }
    for prepare in [
        |world: &Sandbox| with_a_killer(world, "$hotwash"),
        |world: &Sandbox| {
            with_a_deadly_signature(world, "$hotwash");
        },
    ] {
        let case = Case { prepare, ..CONTINUE };
        let (world, end) = case.killed_by_others();
        assert_eq!(end.status, 137, "{end:#?}");
        case.ends_as_if_nothing_had_been(&world);
    }
}

#[test]
fn a_git_that_was_killed_leaves_a_lock_that_is_named() {
    if !can_be_stopped() {
        return;
    }
    for (prepare, status) in [
        ((|world: &Sandbox| with_a_killer(world, "$PPID")) as fn(&Sandbox), 2),
        (|world: &Sandbox| with_a_killer(world, "$PPID $hotwash"), 137),
        (|world: &Sandbox| with_a_deadly_signature(world, "$PPID"), 2),
        (|world: &Sandbox| with_a_deadly_signature(world, "$PPID $hotwash"), 137),
    ] {
        let case = Case { prepare, ..CONTINUE };
        let (world, end) = case.killed_by_others();
        assert_eq!(end.status, status, "{end:#?}");
        // It is git's own, and only people know that no other git has it.
        let lock = world.top.join(".git/index.lock");
        assert_eq!(locks(&world.top.join(".git")), std::slice::from_ref(&lock));
        let named = lock.to_str().unwrap();
        if status == 2 {
            assert!(end.stderr.contains(named), "{end:#?}");
        }
        world.hotwash(COMMIT).fails(&[named, "remove that file, and run the command again"]);
        world.remove(".git/index.lock");
        case.ends_as_if_nothing_had_been(&world);
    }
}
