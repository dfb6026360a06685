//! Events from the commits of a repository.

use super::clean::{line, prose};
use super::ground::Ground;
use super::offered::{Feed, Offered, Unread};
use crate::git::Logged;
use crate::record::EventKind;

/// By this git names the commit that takes another back.
const REVERT: &str = "Revert \"";
/// By this a program's name ends, where it commits.
const BOT: &str = "[bot]";

/// Commits as changes, each with its name as evidence. Who made one is not told: a record tells roles, and its readers
/// find the rest behind the name. A program that commits is a system, and is told.
pub fn commits(log: &[Logged], ground: &Ground) -> Feed {
    let mut feed = Feed { unit: "commit", ..Feed::default() };
    for (place, commit) in (1..).zip(log) {
        let subject = match &commit.about {
            // Of a merge the first line tells the branch, and the next what it is for.
            Some(about) if commit.is_merge => format!("{}: {about}", commit.subject),
            _ => commit.subject.clone(),
        };
        let kind = if commit.subject.starts_with(REVERT) { EventKind::RolledBack } else { EventKind::Change };
        match prose(&subject) {
            Ok(text) => feed.offered.push(Offered {
                at: ground.write(commit.at),
                text,
                by: line(&commit.author).filter(|name| name.ends_with(BOT)),
                kind: Some(kind),
                evidence: line(&commit.id).into_iter().collect(),
                is_named: true,
                line: place,
            }),
            Err(why) => feed.unread.push(Unread { line: place, why: format!("{}: {why}", commit.id) }),
        }
    }
    feed
}
