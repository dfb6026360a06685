//! Several programs at once on one record: everything that is written stays.

use std::process::{Child, Stdio};
use std::time::Duration;

use hotwash::document::{self, Document};
use hotwash::files::Lock;
use hotwash::record::Postmortem;

use super::hotwash;
use crate::sandbox::Sandbox;

const DRAFT: &str = "postmortems/2026/2026-11-22-slow.yaml";

#[test]
fn four_terminals_lose_none_of_each_others_events() {
    let sandbox = Sandbox::repository();
    sandbox.write(DRAFT, "# ours\ntitle: Slow\n");
    std::thread::scope(|scope| {
        for terminal in 1..=4 {
            let sandbox = &sandbox;
            scope.spawn(move || {
                for event in 1..=25 {
                    hotwash(sandbox, &["log", &format!("{event} of {terminal}"), "--kind", "note"]).expect(0);
                }
            });
        }
    });
    let text = sandbox.read(DRAFT);
    let document: Document<Postmortem> = document::read(&text);
    assert!(document.problems.is_empty(), "{:?}", document.problems);
    let texts: Vec<&str> = document.value.timeline.iter().filter_map(|event| event.text.as_deref()).collect();
    assert_eq!(texts.len(), 100);
    for terminal in 1..=4 {
        // Each terminal's events stand in its own order.
        let own: Vec<String> = (1..=25).map(|event| format!("{event} of {terminal}")).collect();
        let kept: Vec<&&str> = texts.iter().filter(|text| text.ends_with(&format!("of {terminal}"))).collect();
        assert!(kept.iter().map(|text| **text).eq(own.iter().map(String::as_str)), "{kept:?}");
    }
    assert!(text.starts_with("# ours\ntitle: Slow\n"), "{text}");
    assert_eq!(sandbox.git("status --porcelain -uall"), format!("?? {DRAFT}"));
    assert_eq!(sandbox.files("postmortems").len(), 1);
}

#[test]
fn who_has_to_wait_is_told_and_then_goes_on() {
    let sandbox = Sandbox::new();
    sandbox.write(DRAFT, "title: Slow\n");
    let held = Lock::take(&sandbox.top.join("postmortems"), Duration::ZERO).unwrap().unwrap();
    let child = sandbox.program().args(["log", "x"]).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    let (told, child) = first_line(child);
    assert_eq!(told, "waiting: another hotwash is writing in postmortems\n");
    assert_eq!(sandbox.read(DRAFT), "title: Slow\n");
    drop(held);
    assert!(child.wait_with_output().unwrap().status.success());
    assert!(sandbox.read(DRAFT).contains("text: x"));
}

/// What a program says first.
fn first_line(mut child: Child) -> (String, Child) {
    use std::io::{BufRead as _, BufReader};

    let mut told = String::new();
    BufReader::new(child.stderr.take().unwrap()).read_line(&mut told).unwrap();
    (told, child)
}

#[test]
fn drafts_that_are_begun_at_once_get_files_of_their_own() {
    let sandbox = Sandbox::new();
    std::thread::scope(|scope| {
        for terminal in 1..=4 {
            let sandbox = &sandbox;
            scope.spawn(move || hotwash(sandbox, &["log", "--new", "Slow", &format!("from {terminal}")]).expect(0));
        }
    });
    let files = sandbox.files("postmortems/2026");
    assert_eq!(files.len(), 4, "{files:?}");
    for (name, bytes) in &files {
        assert_eq!(String::from_utf8_lossy(bytes).matches("text: from ").count(), 1, "{name}");
    }
}

#[test]
fn changes_of_actions_at_once_all_stay() {
    let sandbox = Sandbox::repository();
    let item = |n: i32| format!("  - {{id: A{n}, text: Raise limit {n}, owner: shop team}}\n");
    let items = (1..=6).map(item).collect::<Vec<_>>().concat();
    sandbox.write(DRAFT, format!("id: 2026-11-22-slow\ntitle: Slow\naction_items:\n{items}"));
    std::thread::scope(|scope| {
        for n in 1..=6 {
            let sandbox = &sandbox;
            scope.spawn(move || hotwash(sandbox, &["actions", "done", "2026-11-22-slow", &format!("A{n}")]).expect(0));
        }
    });
    assert_eq!(sandbox.read(DRAFT).matches("status: done").count(), 6);
    assert_eq!(sandbox.git("log --format=%s").lines().count(), 6);
    assert_eq!(sandbox.git("status --porcelain"), "");
}

#[test]
fn what_a_killed_program_left_is_cleared_away_by_the_next_one() {
    let sandbox = Sandbox::repository();
    sandbox.write(DRAFT, "title: Slow\n");
    let left = "postmortems/2026/.hotwash-x1y2z3.tmp";
    sandbox.write(left, "title: Sl");
    let file = std::fs::File::options().write(true).open(sandbox.top.join(left)).unwrap();
    file.set_modified(std::time::SystemTime::UNIX_EPOCH).unwrap();
    drop(file);
    hotwash(&sandbox, &["log", "x"]).expect(0);
    assert_eq!(sandbox.git("status --porcelain -uall"), format!("?? {DRAFT}"));
}

#[cfg(unix)]
#[test]
fn one_record_has_one_writer_by_whatever_name_it_is_called() {
    let sandbox = Sandbox::new();
    sandbox.write("elsewhere/slow.yaml", "title: Slow\n");
    std::os::unix::fs::symlink(sandbox.top.join("elsewhere"), sandbox.top.join("link")).unwrap();
    sandbox.write("postmortems/2026/a.yaml", "title: A\n");
    std::os::unix::fs::symlink("../../elsewhere/slow.yaml", sandbox.top.join("postmortems/2026/b.yaml")).unwrap();
    std::thread::scope(|scope| {
        for name in ["elsewhere/slow.yaml", "link/slow.yaml", "postmortems/2026/b.yaml"] {
            let sandbox = &sandbox;
            scope.spawn(move || {
                for event in 1..=10 {
                    hotwash(sandbox, &["log", "--to", name, &format!("{event} by {name}")]).expect(0);
                }
            });
        }
    });
    assert_eq!(sandbox.read("elsewhere/slow.yaml").matches("text: ").count(), 30);
    assert!(sandbox.top.join("postmortems/2026/b.yaml").is_symlink());
}
