//! Messages of Slack, and commits.

use super::{ground, told};
use crate::git::Logged;
use crate::import::feed::{Mapping, People, commits, is_slack, rows, slack};
use crate::record::Instant;

const MESSAGES: &str = r#"[
 {"type": "message", "ts": "1691679600.000200", "user": "U1", "text": "<@U2> the pool is &gt; 90%\nlook: <https://x.test/g|graph>",
  "reactions": [{"name": "eyes", "users": ["U2"], "count": 1}]},
 {"type": "message", "subtype": "channel_join", "ts": "1691679601.000100", "user": "U2", "text": "<@U2> has joined the channel"},
 {"type": "message", "ts": "1691679660.000100", "thread_ts": "1691679600.000200", "user": "U3",
  "user_profile": {"real_name": "Lee Park"}, "text": "on it"},
 {"type": "message", "subtype": "bot_message", "ts": "1691679720.000100", "username": "pager", "text": "",
  "attachments": [{"title": "Latency", "text": "p99 above 2 s", "fallback": "Latency"}]},
 {"type": "message", "ts": "1691679780.000100", "user": "U9", "text": "", "files": [{"title": "graph.png"}]},
 {"type": "message", "ts": "1691679790.000100", "user": "U9", "text": ""}
]"#;

#[test]
fn messages_are_told_as_their_readers_saw_them() {
    let found = rows(MESSAGES, &Mapping::default()).unwrap();
    assert!(is_slack(&found));
    let users = r#"[{"id": "U1", "name": "sam", "profile": {"real_name": "Sam Reyes"}}, {"id": "U2", "name": "ana"}]"#;
    let feed = slack(&found, &People::read(users).unwrap(), &ground());
    assert_eq!(
        told(&feed),
        [
            "2023-08-10 16:00 |  | Sam Reyes | @ana the pool is > 90%\nlook: [graph](https://x.test/g) | ",
            "2023-08-10 16:01 |  | Lee Park | on it | ",
            "2023-08-10 16:02 |  | pager | Latency\np99 above 2 s | ",
            "2023-08-10 16:03 |  | U9 | graph.png | ",
        ]
    );
    assert_eq!(feed.remarks, ["4 messages of Slack; 2 without words or about the channel itself left out"]);
    assert!(People::read("{").is_err());
}

#[test]
fn other_rows_are_no_messages() {
    for text in [r#"[{"ts": "2023-08-10 16:00", "text": "it"}]"#, r#"[{"ts": "1691679600", "text": "it"}]"#, "[]"] {
        assert!(!is_slack(&rows(text, &Mapping::default()).unwrap()), "{text}");
    }
}

#[test]
fn commits_are_changes_and_nobody_is_named() {
    let commit = |id: &str, subject: &str, about: Option<&str>, author: &str, is_merge| Logged {
        id: id.repeat(40),
        at: Instant::from_timestamp(1_691_679_600, 0).unwrap(),
        subject: subject.to_owned(),
        about: about.map(str::to_owned),
        author: author.to_owned(),
        is_merge,
    };
    let feed = commits(
        &[
            commit("a", "Lower the pool", Some("It was too large."), "Kim Lee", false),
            commit("b", "Merge pull request #7 from x/y", Some("Raise the pool"), "Kim Lee", true),
            commit("c", "Revert \"Lower the pool\"", None, "updates[bot]", false),
            commit("d", "", None, "Kim Lee", false),
        ],
        &ground(),
    );
    let told = told(&feed);
    assert_eq!(told[0], format!("2023-08-10 16:00 | change |  | Lower the pool | {}", "a".repeat(40)));
    assert!(told[1].contains("| Merge pull request #7 from x/y: Raise the pool |"), "{told:?}");
    assert!(told[2].starts_with("2023-08-10 16:00 | rolled_back | updates[bot] | Revert"), "{told:?}");
    assert_eq!(feed.unread.len(), 1);
}
