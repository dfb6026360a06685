//! The drafts that wait for somebody to go on with them.

use std::path::PathBuf;

use chrono::{DateTime, Utc};

use super::context::Context;
use super::records;
use crate::check::Content;
use crate::document::{self, Document, MAX_BYTES};
use crate::error::Result;
use crate::files;
use crate::finding::FieldPath;
use crate::git::Repository;
use crate::record::{Instant, Postmortem, Status};
use crate::wizard::{self, Answer, Answered, Ask, Choice, Depth, Kind, Need, Question, asked};

/// As many as are offered; older ones are continued by their name.
const OFFERED: usize = 7;
/// As many of the records that are no drafts are held against git, the latest changed.
const HELD: usize = 20;
const NEW: &str = "begin a new one";

/// What somebody who asked for the wizard wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Begin {
    New,
    Continue(PathBuf),
    /// Nothing, after all.
    Leave,
}

/// A record that is a draft, as it lies there, or one that was stopped right before its commit.
struct Waiting {
    path: PathBuf,
    record: Postmortem,
    changed: DateTime<Utc>,
}

/// Offers the drafts that lie in the archive, the newest first.
pub fn offer(context: &Context, repository: Option<&Repository>, ask: &mut dyn Ask, depth: Depth) -> Result<Begin> {
    let waiting = waiting(context, repository)?;
    if waiting.is_empty() {
        return Ok(Begin::New);
    }
    let mut choices: Vec<Choice> = waiting.iter().map(|draft| choice(context, draft, depth)).collect();
    // Two drafts of one title are told apart by their files.
    for (place, draft) in waiting.iter().enumerate() {
        if choices.iter().filter(|other| other.value == choices[place].value).count() > 1 {
            choices[place].value = format!("continue {}", context.name(&draft.path));
        }
    }
    choices.push(Choice { value: NEW.to_owned(), meaning: String::new() });
    let question = Question {
        field: FieldPath::root(),
        section: "Drafts",
        progress: None,
        left: None,
        prompt: "Go on with a draft, or begin a new one?".to_owned(),
        help: "a draft goes on where it was left; nothing of it is asked twice",
        proposed: choices.first().map(|choice| Answer::Text(choice.value.clone())),
        kind: Kind::Choice(choices.clone()),
        need: Need::Always,
        current: None,
    };
    loop {
        match asked(ask, &question)? {
            Answered::Interrupted | Answered::NotATerminal => return Ok(Begin::Leave),
            Answered::Back => ask.say("This is the first question. Ctrl-C leaves.")?,
            Answered::With(answer) => {
                let answer = if answer.is_empty() { question.proposed.clone().unwrap_or(answer) } else { answer };
                let place = choices.iter().position(|choice| choice.value == answer.text());
                let chosen = place.and_then(|place| waiting.get(place));
                return Ok(chosen.map_or(Begin::New, |draft| Begin::Continue(draft.path.clone())));
            }
        }
    }
}

fn choice(context: &Context, draft: &Waiting, depth: Depth) -> Choice {
    let title = draft.record.title.as_deref().unwrap_or("untitled");
    let (stage, since) = (draft.record.stage(), ago(draft.changed, context.now));
    if stage != Status::Draft {
        let meaning = format!("{stage}, not committed, {since}");
        return Choice { value: format!("finish '{title}'"), meaning };
    }
    let (done, all) = wizard::answered(&draft.record, &context.config, depth);
    Choice { value: format!("continue '{title}'"), meaning: format!("{done} of {all} answered, {since}") }
}

fn waiting(context: &Context, repository: Option<&Repository>) -> Result<Vec<Waiting>> {
    let mut waiting = Vec::new();
    let mut finished = Vec::new();
    // The first record makes the folder.
    if !files::exists(&context.records_folder()) {
        return Ok(waiting);
    }
    for path in records::all(context)? {
        // What another program takes away meanwhile is no reason to stop.
        let Ok(Content::Bytes(bytes)) = records::content(&context.here, &path) else { continue };
        if !may_be_draft(&bytes) {
            finished.push((files::modified(&path).unwrap_or_default(), path, bytes));
            continue;
        }
        let document: Document<Postmortem> = document::read_bytes(&bytes);
        let is_draft = document.value.stage() == Status::Draft && document.value.title.is_some();
        // The questions would not keep what has mistakes.
        if !is_draft || !document.problems.is_empty() {
            continue;
        }
        let changed = files::modified(&path).unwrap_or_default();
        waiting.push(Waiting { path, record: document.value, changed });
    }
    finished.sort_by(|(one, ..), (other, ..)| other.cmp(one));
    finished.truncate(HELD);
    if let Some(repository) = repository {
        waiting.extend(finished.into_iter().filter_map(|record| uncommitted(repository, record)));
    }
    waiting.sort_by(|one, other| other.changed.cmp(&one.changed).then_with(|| one.path.cmp(&other.path)));
    waiting.truncate(OFFERED);
    Ok(waiting)
}

/// A record that never was committed, though it is no draft any more.
fn uncommitted(repository: &Repository, (changed, path, bytes): (DateTime<Utc>, PathBuf, Vec<u8>)) -> Option<Waiting> {
    let relative = path.strip_prefix(repository.workdir()?).ok()?;
    if repository.head_file(relative, MAX_BYTES as u64).ok()?.is_some() {
        return None;
    }
    let document: Document<Postmortem> = document::read_bytes(&bytes);
    let is_whole = document.problems.is_empty() && document.value.title.is_some();
    is_whole.then_some(Waiting { path, record: document.value, changed })
}

/// Whether it is worth reading: most records of an archive say in a line that they are published.
fn may_be_draft(bytes: &[u8]) -> bool {
    let mut lines = bytes.split(|byte| *byte == b'\n').filter_map(|line| line.strip_prefix(b"status:"));
    lines.all(|status| {
        let status = String::from_utf8_lossy(status);
        !["published", "in_review", "waived"].iter().any(|stage| status.trim().starts_with(stage))
    })
}

/// `3 hours ago`.
fn ago(then: DateTime<Utc>, now: Instant) -> String {
    let minutes = (now - then).num_minutes();
    let (count, unit) = match minutes {
        ..1 => return "just now".to_owned(),
        1..60 => (minutes, "minute"),
        60..2880 => (minutes / 60, "hour"),
        _ => (minutes / 1440, "day"),
    };
    format!("{count} {unit}{} ago", if count == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use chrono::Duration;

    use super::*;

    #[test]
    fn times_are_told_as_people_do() {
        let now: Instant = "2023-08-11T12:00:00Z".parse().unwrap_or_default();
        let told = |minutes| ago(now - Duration::minutes(minutes), now);
        assert_eq!([told(-5), told(0), told(1), told(59)], ["just now", "just now", "1 minute ago", "59 minutes ago"]);
        assert_eq!([told(60), told(180), told(2880)], ["1 hour ago", "3 hours ago", "2 days ago"]);
    }

    #[test]
    fn only_what_may_be_a_draft_is_read() {
        assert!(may_be_draft(b"title: x\n"));
        assert!(may_be_draft(b"status: draft\nsummary: |\n  status: published\n"));
        assert!(!may_be_draft(b"title: x\nstatus:  published # at last\n"));
    }
}
