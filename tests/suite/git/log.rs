//! The commits between two times, as `git log` shows them.

use hotwash::git::{Logged, Range};

use super::*;

/// Commits of two branches, the second of them made `then`.
fn history(sandbox: &Sandbox, then: &str) {
    let lines = [
        ("2023-08-10T10:00:00Z", "commit -q --allow-empty -m zero"),
        ("2023-08-10T10:30:00Z", "commit -q --allow-empty -m one"),
        (then, "commit -q --allow-empty -m then"),
        ("2023-08-10T11:00:00Z", "checkout -q -b side"),
        ("2023-08-10T11:00:00Z", "commit -q --allow-empty -m two -m 'more of it'"),
        ("2023-08-10T12:00:00Z", "checkout -q main"),
        ("2023-08-10T12:00:00Z", "merge -q --no-ff -m three side"),
        ("2023-08-10T13:00:00Z", "commit -q --allow-empty -m four"),
    ];
    for (at, line) in lines {
        let (success, text) = sandbox.shell(&sandbox.top, &format!("GIT_COMMITTER_DATE={at} git {line}"));
        assert!(success, "{line}: {text}");
    }
}

fn log(sandbox: &Sandbox, first_parent: bool) -> Vec<Logged> {
    let [since, until] = ["2023-08-10T10:30:00Z", "2023-08-10T12:00:00Z"].map(|time| time.parse().unwrap());
    sandbox.repository().log(Range { since, until, first_parent }).unwrap()
}

fn subjects(log: &[Logged]) -> Vec<&str> {
    log.iter().map(|commit| commit.subject.as_str()).collect()
}

#[test]
fn the_commits_between_two_times_are_those_of_git_log() {
    // The other repository is one that only the program can open.
    for init in [&[][..], &["--ref-format=reftable"]] {
        let sandbox = Sandbox::unborn(init);
        assert!(log(&sandbox, false).is_empty());
        history(&sandbox, "2023-08-10T10:30:00Z");
        let found = log(&sandbox, false);
        assert_eq!(subjects(&found), ["one", "then", "two", "three"]);
        let by_git = sandbox.git("log --reverse --format=%H --since=2023-08-10T10:30:00Z --until=2023-08-10T12:00:00Z");
        assert_eq!(
            found.iter().map(|commit| commit.id.as_str()).collect::<Vec<_>>(),
            by_git.lines().collect::<Vec<_>>()
        );
        assert_eq!(subjects(&log(&sandbox, true)), ["one", "then", "three"]);
        let two = &found[2];
        assert_eq!((two.about.as_deref(), two.author.as_str(), two.is_merge), (Some("more of it"), "Tester", false));
        assert!(found[3].is_merge && two.at.to_rfc3339().starts_with("2023-08-10T11:00:00"), "{found:?}");
    }
}

#[test]
fn a_clock_that_was_years_behind_hides_nothing_that_was_before() {
    let sandbox = Sandbox::unborn(&[]);
    history(&sandbox, "2019-01-01T00:00:00Z");
    assert_eq!(subjects(&log(&sandbox, false)), ["one", "two", "three"]);
}

#[test]
fn a_shallow_clone_has_what_it_has() {
    let sandbox = Sandbox::unborn(&[]);
    history(&sandbox, "2023-08-10T10:30:00Z");
    sandbox.git("clone -q --depth 2 file://$PWD ../shallow");
    let clone = Repository::discover(&sandbox.top.join("../shallow"), &sandbox.environment).unwrap().unwrap();
    let [since, until] = ["2023-08-10T00:00:00Z", "2023-08-11T00:00:00Z"].map(|time| time.parse().unwrap());
    let found = clone.log(Range { since, until, first_parent: true }).unwrap();
    assert_eq!(subjects(&found), ["three", "four"]);
}
