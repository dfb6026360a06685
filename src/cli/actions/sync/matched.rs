//! Which issue is about which action.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io::Read as _;
use std::path::{Path, PathBuf};

use super::found::Ways;
use crate::cli::actions::pending::Promises;
use crate::cli::context::Context;
use crate::error::{Error, Result};
use crate::files;
use crate::report::counted;
use crate::tracker::{Reading, Ticket, read};

/// The most bytes of a file.
const LONGEST: u64 = 256 << 20;
/// As many issues whose action is not there are told one by one.
const MOST_TOLD: usize = 20;

/// An issue of an action.
#[derive(Debug)]
pub struct Issue {
    /// The action's place in its record, and its id.
    pub place: usize,
    pub id: String,
    pub ticket: Ticket,
    pub is_box: bool,
}

/// The issues that are about actions.
#[derive(Debug, Default)]
pub struct Matched {
    /// By the files of their records, in the order of the actions.
    pub by_file: BTreeMap<PathBuf, Vec<Issue>>,
    /// What could not be matched.
    pub told: Vec<String>,
    /// How many issues there are.
    pub count: usize,
    /// Records that issues are about, and that cannot be read.
    pub unreadable: BTreeSet<String>,
}

/// Where actions are.
struct Index {
    by_name: HashMap<(String, String), (PathBuf, usize)>,
    by_tracker: HashMap<String, (PathBuf, usize, String)>,
}

impl Index {
    fn of(promises: &Promises) -> Self {
        let (mut by_name, mut by_tracker) = (HashMap::new(), HashMap::new());
        for promise in promises.all() {
            let Some(id) = promise.id() else { continue };
            let (file, place) = (&promise.source.file, promise.pending.place);
            for record in [&promise.incident.name, &promise.source.record] {
                by_name.entry((record.clone(), id.to_owned())).or_insert_with(|| (file.clone(), place));
            }
            if let Some(tracker) = promise.pending.action.tracker.as_deref() {
                by_tracker.entry(bare(tracker).to_owned()).or_insert_with(|| (file.clone(), place, id.to_owned()));
            }
        }
        Self { by_name, by_tracker }
    }
}

/// An address without the sign at its end that means nothing.
fn bare(url: &str) -> &str {
    url.trim_end_matches('/')
}

pub fn matched(paths: &[PathBuf], promises: &Promises, ways: &Ways, context: &Context) -> Result<Matched> {
    let index = Index::of(promises);
    let mut matched = Matched::default();
    let stem = |file: &PathBuf| file.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let unreadable: BTreeSet<String> = promises.unreadable.iter().filter_map(stem).collect();
    let (mut others, mut unknown) = (0, Vec::new());
    for path in paths {
        let (name, reading) = reading(path, context)?;
        matched.count += reading.tickets.len();
        matched.told.extend(reading.lacks.map(|lacks| format!("{name}: {lacks}")));
        let is_box = reading.kind == "checklist";
        for ticket in reading.tickets {
            let found = match &ticket.marker {
                Some(marker) => {
                    let key = (marker.record.to_string(), marker.action.to_string());
                    let found = index.by_name.get(&key).map(|(file, place)| (file, *place, key.1.clone()));
                    if found.is_none() && unreadable.contains(&key.0) {
                        matched.told.push(format!("{} {}: left: its record cannot be read", key.0, key.1));
                        matched.unreadable.insert(key.0);
                        continue;
                    }
                    if found.is_none() {
                        unknown.push(format!("{name}: {}: no record has {} of {}", ticket.name, key.1, key.0));
                        continue;
                    }
                    found
                }
                None => ways
                    .addresses(&ticket)
                    .find_map(|url| index.by_tracker.get(bare(&url)))
                    .map(|(file, place, id)| (file, *place, id.clone())),
            };
            match found {
                Some((file, place, id)) => {
                    matched.by_file.entry(file.clone()).or_default().push(Issue { place, id, ticket, is_box });
                }
                None => others += 1,
            }
        }
    }
    let more = unknown.len().saturating_sub(MOST_TOLD);
    unknown.truncate(MOST_TOLD);
    matched.told.extend(unknown);
    if more > 0 {
        matched.told.push(format!("and {} whose action is not there", counted(more, "more issue")));
    }
    if others > 0 {
        matched.told.push(format!("left out: {} about no action that is known", counted(others, "issue")));
    }
    matched.by_file.values_mut().for_each(|issues| issues.sort_by_key(|issue| issue.place));
    Ok(matched)
}

fn reading(path: &Path, context: &Context) -> Result<(String, Reading)> {
    let (name, bytes) = if path == Path::new("-") {
        ("standard input".to_owned(), input()?)
    } else {
        let file = context.absolute(path);
        (context.name(&file), files::read_limited(&file, LONGEST)?)
    };
    let text = String::from_utf8(bytes)
        .map_err(|_| Error::new(format!("{name} is not UTF-8 text")).hint("export it again as UTF-8"))?;
    let reading = read(&text).map_err(|why| {
        let hint = why.what_to_do().unwrap_or_default().to_owned();
        let cause = std::error::Error::source(&why).map(ToString::to_string);
        let error = Error::new(format!("{name}: {why}")).hint(hint);
        cause.into_iter().fold(error, Error::because)
    })?;
    Ok((name, reading))
}

fn input() -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let read = std::io::stdin().take(LONGEST + 1).read_to_end(&mut bytes);
    read.map_err(|why| Error::new("standard input cannot be read").because(why))?;
    if bytes.len() as u64 > LONGEST {
        return Err(Error::new("standard input is larger than 256 MiB").hint("export the issues of actions alone"));
    }
    Ok(bytes)
}
