//! Each save of a draft: whatever happens in it, the draft is what it was, or what it was to be.

use super::world::{Case, Mode, can_be_stopped, each, fed, is_unfinished};
use crate::sandbox::Sandbox;

/// From the second on, the file is written anew; the fifth gives it another name.
const ANSWERS: [&str; 6] = ["Slow shop", "UTC", "sev2", "shop", "2023-08-10 15:30", "2023-08-10 15:35"];
const NEW: &str = "new --plain --no-commit";

/// The only record there is: its name, and what it holds.
fn draft(world: &Sandbox) -> Option<(String, Vec<u8>)> {
    let mut files = world.files("");
    files.retain(|(name, _)| !is_unfinished(name));
    assert!(files.len() <= 1, "{files:?}");
    files.pop()
}

fn lines(answers: &[&str]) -> String {
    answers.iter().flat_map(|answer| [*answer, "\n"]).collect()
}

/// The draft after each number of answers.
fn versions() -> Vec<Option<(String, Vec<u8>)>> {
    let after = |count: usize| {
        let world = Sandbox::repository();
        let output = fed(world.program().args(NEW.split(' ')), &lines(&ANSWERS[..count]));
        assert_eq!(output.status, 130, "{output:#?}");
        draft(&world)
    };
    (0..=ANSWERS.len()).map(after).collect()
}

fn at_each_call(mode: Mode) {
    let versions = versions();
    let input: &'static str = Box::leak(lines(&ANSWERS).into_boxed_str());
    let case = Case { prepare: |_| {}, line: NEW, input, then: NEW };
    let (_, calls) = case.run(&Sandbox::repository(), mode, 0);
    assert!(calls.len() > ANSWERS.len() * 4, "{calls:#?}");
    each(calls.len(), |at| {
        let world = Sandbox::repository();
        let (output, calls) = case.run(&world, mode, at);
        println!("{mode:?} at call {at}: {}", calls[at - 1]);
        assert_eq!(output.status, if mode == Mode::Full { 130 } else { 137 }, "{output:#?}");
        // A new name comes first, and then what is written there.
        let text = draft(&world).map(|(_, text)| text);
        let kept = versions.iter().position(|version| version.as_ref().map(|(_, text)| text) == text.as_ref());
        let kept = kept.unwrap_or_else(|| panic!("neither old nor new: {}", String::from_utf8_lossy(&text.unwrap())));
        if mode == Mode::Full && kept < ANSWERS.len() {
            assert!(output.stderr.contains("This answer is not kept yet"), "{output:#?}");
        }
        let line = match draft(&world) {
            None => NEW.to_owned(),
            Some((name, _)) => format!("{NEW} --continue {name}"),
        };
        fed(world.program().args(line.split(' ')), &lines(&ANSWERS[kept..]));
        assert!(draft(&world) == versions[ANSWERS.len()], "{:?}", world.files(""));
    });
}

#[test]
fn killed_in_a_save() {
    if !can_be_stopped() {
        return;
    }
    at_each_call(Mode::Kill);
}

#[test]
fn no_power_in_a_save() {
    if !can_be_stopped() {
        return;
    }
    at_each_call(Mode::Power);
}

#[test]
fn a_full_disk_in_a_save() {
    if !can_be_stopped() {
        return;
    }
    at_each_call(Mode::Full);
}

#[test]
fn what_was_being_written_is_swept_by_the_next_save() {
    if !can_be_stopped() {
        return;
    }
    let case = Case { prepare: |_| {}, line: NEW, input: "Slow shop\n", then: NEW };
    let (_, calls) = case.run(&Sandbox::repository(), Mode::Kill, 0);
    let rename = calls.iter().position(|call| call.starts_with("rename")).unwrap() + 1;
    let world = Sandbox::repository();
    case.run(&world, Mode::Kill, rename);
    assert!(world.files("").iter().any(|(name, _)| is_unfinished(name)));
    fed(world.program().args(NEW.split(' ')), "Another title\n");
    assert!(!world.files("").iter().any(|(name, _)| is_unfinished(name)), "{:?}", world.files(""));
}
