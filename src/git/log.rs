//! The commits of a branch between two times.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashSet};

use git2::{Commit, ErrorCode};

use super::blob::unreadable;
use super::program::not_started;
use super::repository::Repository;
use crate::error::{Error, Result};
use crate::record::Instant;

/// More commits are no timeline.
const MOST: usize = 20_000;
/// So many commits in a row that are too old: what is behind them is older still, whatever clocks were wrong.
const SLOP: usize = 256;
/// What stands between the parts that `git log` is asked for.
const PART: char = '\u{1f}';

/// A commit, as a log tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logged {
    /// Its whole name.
    pub id: String,
    /// When it was committed, as `git log --since` counts it.
    pub at: Instant,
    /// The first line of its message.
    pub subject: String,
    /// The first line of the paragraph behind that.
    pub about: Option<String>,
    /// The name of its author.
    pub author: String,
    pub is_merge: bool,
}

/// Which commits of a branch are meant.
#[derive(Debug, Clone, Copy)]
pub struct Range {
    pub since: Instant,
    pub until: Instant,
    /// Only what was committed or merged onto the branch itself.
    pub first_parent: bool,
}

impl Repository {
    /// The commits that `git log` shows between two times, both included; the oldest first.
    pub fn log(&self, range: Range) -> Result<Vec<Logged>> {
        let mut found = match &self.library {
            Some(library) => log(library, range).map_err(|why| unreadable(&why))?,
            None => self.log_by_program(range)?,
        };
        if found.len() > MOST {
            return Err(Error::new(format!("there are more than {MOST} commits between these times"))
                .hint("`--since` and `--until` narrow them"));
        }
        found.reverse();
        // Those of one second stay as they follow each other.
        found.sort_by_key(|commit| commit.at);
        Ok(found)
    }

    fn log_by_program(&self, range: Range) -> Result<Vec<Logged>> {
        let asked = self.program().run(&["rev-parse", "--verify", "--quiet", "HEAD"], b"");
        if !asked.map_err(not_started)?.success {
            return Ok(Vec::new());
        }
        let format = format!("--format=%H{PART}%ct{PART}%P{PART}%an{PART}%B");
        let count = format!("--max-count={}", MOST + 1);
        let [since, until] = [("since", range.since), ("until", range.until)]
            .map(|(name, time)| format!("--{name}={}", time.timestamp()));
        let mut args = vec!["log", "-z", &format, &count, &since, &until];
        args.extend(range.first_parent.then_some("--first-parent"));
        let answer = self.program().ask(&args)?;
        let commit = |text: &[u8]| {
            let text = String::from_utf8_lossy(text);
            let mut parts = text.splitn(5, PART);
            let (id, at, parents) = (parts.next()?, parts.next()?, parts.next()?);
            let (author, message) = (parts.next()?, parts.next()?);
            let at = Instant::from_timestamp(at.parse().ok()?, 0)?;
            Some(logged(id.to_owned(), at, parents.contains(' '), author, message))
        };
        Ok(answer.split(|byte| *byte == 0).filter_map(commit).collect())
    }
}

/// Of commits of one second libgit2 gives a parent before its child, at times: they are walked here as `git log` does it.
fn log(library: &git2::Repository, range: Range) -> std::result::Result<Vec<Logged>, git2::Error> {
    let last = match library.head().and_then(|head| head.peel_to_commit()) {
        Ok(last) => last,
        // Nothing was committed yet.
        Err(why) if why.code() == ErrorCode::UnbornBranch => return Ok(Vec::new()),
        Err(why) => return Err(why),
    };
    // The latest first, and of several of one second the one that was found first.
    let mut next = BinaryHeap::from([(last.time().seconds(), Reverse(0), last.id())]);
    let mut seen = HashSet::from([last.id()]);
    let (mut found, mut older) = (Vec::new(), 0);
    while let Some((seconds, _, id)) = next.pop() {
        let commit = library.find_commit(id)?;
        let at = Instant::from_timestamp(seconds, 0).unwrap_or_default();
        older = if at < range.since { older + 1 } else { 0 };
        if older > SLOP || found.len() > MOST {
            break;
        }
        if at >= range.since && at <= range.until {
            found.push(of(&commit, at));
        }
        let parents = if range.first_parent { 1 } else { usize::MAX };
        for id in commit.parent_ids().take(parents) {
            // Of a shallow clone the last commits have parents that are elsewhere.
            if seen.insert(id)
                && let Ok(parent) = library.find_commit(id)
            {
                next.push((parent.time().seconds(), Reverse(seen.len()), id));
            }
        }
    }
    Ok(found)
}

fn of(commit: &Commit<'_>, at: Instant) -> Logged {
    let message = String::from_utf8_lossy(commit.message_bytes());
    let author = commit.author();
    let author = String::from_utf8_lossy(author.name_bytes());
    logged(commit.id().to_string(), at, commit.parent_count() > 1, &author, &message)
}

fn logged(id: String, at: Instant, is_merge: bool, author: &str, message: &str) -> Logged {
    let mut lines = message.trim().lines().map(str::trim);
    let subject = lines.next().unwrap_or_default().to_owned();
    let about = lines.find(|line| !line.is_empty()).map(str::to_owned);
    Logged { id, at, subject, about, author: author.trim().to_owned(), is_merge }
}
