//! What a program that was killed has locked: taken over where it is ours and the program surely dead.

use std::fs::{self, File};
use std::os::unix::fs::PermissionsExt as _;

use super::CHANGED;
use super::world::{COMMIT, Mode, can_be_stopped};
use crate::sandbox::Sandbox;

/// Killed at the first call that is about `what`, once the index is locked.
fn killed_at(what: &str) -> Sandbox {
    let whole = CHANGED.whole();
    let at = whole.calls.iter().position(|call| call.contains(what)).unwrap() + 1;
    let world = whole.start.copy();
    CHANGED.run(&world, Mode::Kill, at).0.expect(137);
    assert!(world.has(".git/index.lock"));
    world
}

#[test]
fn a_lock_of_a_program_that_lives_is_respected() {
    if !can_be_stopped() {
        return;
    }
    let world = killed_at(".git/objects/");
    let holder = File::open(world.top.join(".git/index.lock")).unwrap();
    holder.lock().unwrap();
    let lock = world.top.join(".git/index.lock");
    world.hotwash(COMMIT).fails(&[lock.to_str().unwrap(), "remove that file"]);
    assert!(lock.exists());
    drop(holder);
    world.hotwash(COMMIT).expect(0);
    assert!(!lock.exists());
}

#[test]
fn the_branch_of_another_program_stays_locked() {
    if !can_be_stopped() {
        return;
    }
    for (text, age) in [("1234567890123456789012345678901234567890\n", 0), ("", 60)] {
        let world = killed_at(".git/logs/HEAD");
        let path = world.top.join(".git/refs/heads/main.lock");
        assert_eq!(fs::read(&path).unwrap(), b"");
        // Somebody else's: it names another commit, or was made much later.
        let file = File::create(&path).unwrap();
        fs::write(&path, text).unwrap();
        let later = std::time::Duration::from_secs(age);
        file.set_modified(path.metadata().unwrap().modified().unwrap() + later).unwrap();
        world.hotwash(COMMIT).fails(&[path.to_str().unwrap(), "remove that file"]);
        assert!(path.exists());
        world.remove(".git/refs/heads/main.lock");
        world.hotwash(COMMIT).expect(0);
    }
}

#[test]
fn the_git_program_finds_the_index_free_as_well() {
    if !can_be_stopped() {
        return;
    }
    let world = killed_at(".git/logs/HEAD");
    world.write(".git/hooks/pre-commit", "#!/bin/sh\n");
    let hook = world.top.join(".git/hooks/pre-commit");
    fs::set_permissions(hook, fs::Permissions::from_mode(0o755)).unwrap();
    world.hotwash(COMMIT).expect(0);
    assert_eq!(world.git("rev-list --count HEAD"), "3");
}
