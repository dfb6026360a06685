//! The program killed between any two changes of the disk, and on a full one: whoever goes on ends with
//! the same record and one clean commit.

#![expect(clippy::disallowed_methods, reason = "tests make repositories to look at")]

mod archive;
mod by_git;
mod drafts;
mod locks;
mod world;

use self::world::{COMMIT, Case, Mode, RECORD, RENDER, answers, can_be_stopped};
use super::sandbox::{Output, Sandbox};

/// A commit, and something staged that is nobody's business here.
fn with_a_past(world: &Sandbox) {
    world.write("base", "1\n");
    world.write("other", "1\n");
    world.git("add base other");
    world.git("commit -qm first");
    world.write("other", "2 staged\n");
    world.git("add other");
    world.write("base", "2 not staged\n");
}

/// A draft that lacks its status alone.
fn with_a_draft(world: &Sandbox) {
    with_a_past(world);
    world.write("answers.yaml", answers());
    world.hotwash("new --from answers.yaml --no-commit").expect(0);
    world.remove("answers.yaml");
    world.remove(RENDER);
}

const CONTINUE: Case = Case {
    prepare: with_a_draft,
    line: "new --plain --continue 2023-08-10-web-stack-outage",
    input: "published\n",
    then: COMMIT,
};

/// From nothing.
const FROM: Case = Case {
    prepare: |world| world.write("answers.yaml", published()),
    line: "new --from answers.yaml --yes",
    input: "",
    then: COMMIT,
};

/// A record that is committed already, and was changed.
const CHANGED: Case = Case {
    prepare: |world| {
        with_a_past(world);
        with_a_record(world);
        world.hotwash(COMMIT).expect(0);
        world.write(RECORD, world.read(RECORD).replace("Nothing worked", "Nearly nothing worked"));
    },
    line: COMMIT,
    input: "",
    then: COMMIT,
};

fn with_a_record(world: &Sandbox) {
    world.write("answers.yaml", published());
    world.hotwash("new --from answers.yaml --no-commit").expect(0);
    world.remove("answers.yaml");
}

/// The answers, and that they are final.
fn published() -> String {
    format!("{}status: published\n", answers())
}

pub fn is_killed(output: &Output) {
    assert_eq!(output.status, 137, "{output:#?}");
}

/// An error with a hint, or an answer that is not kept. What could be done all the same is no error.
pub fn is_told(output: &Output) {
    match output.status {
        0 => {}
        130 => assert!(output.stderr.contains("This answer is not kept yet"), "{output:#?}"),
        status => {
            let told = &output.stderr;
            let is_full = told.contains("disk is full") || told.contains("No space left on device");
            assert!(status == 2 && told.contains("error: ") && is_full && told.contains("\nhint: "), "{output:#?}");
        }
    }
}

#[test]
fn killed_while_a_draft_is_published() {
    if !can_be_stopped() {
        return;
    }
    CONTINUE.at_each_call(Mode::Kill, is_killed);
}

#[test]
fn killed_on_the_way_from_answers_in_a_file() {
    if !can_be_stopped() {
        return;
    }
    FROM.at_each_call(Mode::Kill, is_killed);
}

#[test]
fn killed_while_a_record_is_committed() {
    if !can_be_stopped() {
        return;
    }
    CHANGED.at_each_call(Mode::Kill, is_killed);
}

#[test]
fn a_full_disk_while_a_draft_is_published() {
    if !can_be_stopped() {
        return;
    }
    CONTINUE.at_each_call(Mode::Full, is_told);
}

#[test]
fn a_full_disk_while_a_record_is_committed() {
    if !can_be_stopped() {
        return;
    }
    CHANGED.at_each_call(Mode::Full, is_told);
}

#[test]
fn no_power_while_a_draft_is_published() {
    if !can_be_stopped() {
        return;
    }
    CONTINUE.at_each_call(Mode::Power, is_killed);
}
