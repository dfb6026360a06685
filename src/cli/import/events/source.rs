//! The files, folders and repositories that events come from.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::window::Window;
use crate::cli::context::{Context, variable};
use crate::cli::new::quoted;
use crate::error::{Error, Result};
use crate::files;
use crate::git::{Environment, Range, Repository};
use crate::import::feed::{self, Feed, Ground, Mapping, People};
use crate::report::counted;

/// The most bytes of a file, and of all days of a folder.
const LONGEST: u64 = 64 << 20;
/// What an export calls its members' names.
const USERS: &str = "users.json";

/// A source and what it offers.
#[derive(Debug)]
pub struct Source {
    pub name: String,
    pub feed: Feed,
}

/// What a file or a folder offers; a folder of days is a source for each.
pub fn events(
    context: &Context,
    path: &Path,
    mapping: &Mapping,
    ground: &Ground,
    window: &Window,
) -> Result<Vec<Source>> {
    let there = context.absolute(path);
    if path != Path::new("-") && there.is_dir() {
        return days(context, &there, ground, window);
    }
    let name = if path == Path::new("-") { "standard input".to_owned() } else { context.name(&there) };
    let bytes = if path == Path::new("-") { input()? } else { files::read_limited(&there, LONGEST)? };
    let text = decoded(bytes, &name)?;
    let named = |why: Error| {
        let hint = why.what_to_do().map(str::to_owned).unwrap_or_default();
        let cause = std::error::Error::source(&why).map(ToString::to_string);
        let error = Error::new(format!("{name}: {why}")).hint(hint);
        match cause {
            Some(cause) => error.because(cause),
            None => error,
        }
    };
    let feed = read(&text, path, &there, mapping, ground).map_err(named)?;
    Ok(vec![Source { name, feed }])
}

fn read(text: &str, path: &Path, there: &Path, mapping: &Mapping, ground: &Ground) -> Result<Feed> {
    if !is_json(text, path) {
        return feed::csv(text, mapping, ground);
    }
    let rows = feed::rows(text, mapping)?;
    if mapping.is_empty() && feed::is_slack(&rows) {
        let (people, trouble) = people(there);
        let mut feed = feed::slack(&rows, &people, ground);
        feed.remarks.extend(trouble);
        return Ok(feed);
    }
    feed::json(&rows, mapping, ground)
}

fn is_json(text: &str, path: &Path) -> bool {
    let extension = path.extension().map(|kind| kind.to_string_lossy().to_ascii_lowercase());
    match extension.as_deref() {
        Some("json" | "jsonl" | "ndjson") => true,
        Some("csv" | "tsv" | "tab") => false,
        _ => text.trim_start_matches('\u{feff}').trim_start().starts_with(['{', '[']),
    }
}

fn input() -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let read = std::io::stdin().take(LONGEST + 1).read_to_end(&mut bytes);
    read.map_err(|why| Error::new("standard input cannot be read").because(why))?;
    if bytes.len() as u64 > LONGEST {
        return Err(Error::new("standard input is larger than 64 MiB").hint("keep the events of the incident alone"));
    }
    Ok(bytes)
}

/// The text of a file: UTF-8, or the UTF-16 that spreadsheets write.
fn decoded(bytes: Vec<u8>, name: &str) -> Result<String> {
    if bytes.starts_with(b"PK\x03\x04") {
        return Err(Error::new(format!("{name} is packed")).hint("unpack an export; save a spreadsheet as CSV"));
    }
    let wide = |read: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes[2..].chunks_exact(2).map(|pair| read([pair[0], pair[1]])).collect();
        String::from_utf16(&units).ok()
    };
    let text = match bytes.get(..2) {
        Some([0xff, 0xfe]) => wide(u16::from_le_bytes),
        Some([0xfe, 0xff]) => wide(u16::from_be_bytes),
        _ => String::from_utf8(bytes).ok(),
    };
    text.ok_or_else(|| Error::new(format!("{name} is not UTF-8 text")).hint("save it as UTF-8"))
}

/// The names beside a channel's messages, or above them; and why they cannot be read, where they cannot.
fn people(file: &Path) -> (People, Option<String>) {
    let near = file.ancestors().skip(1).take(2).map(|folder| folder.join(USERS)).find(|path| files::exists(path));
    let Some(near) = near else { return (People::default(), None) };
    match files::read_limited(&near, LONGEST).and_then(|bytes| People::read(&String::from_utf8_lossy(&bytes))) {
        Ok(people) => (people, None),
        Err(why) => (People::default(), Some(why.to_string())),
    }
}

/// The days of an export, or of a channel of it: those of the incident alone are read.
fn days(context: &Context, folder: &Path, ground: &Ground, window: &Window) -> Result<Vec<Source>> {
    let all = files::json_below(folder)?;
    let days: Vec<(NaiveDate, PathBuf)> = all.into_iter().filter_map(|path| Some((day(&path)?, path))).collect();
    if days.is_empty() {
        return Err(Error::new(format!("{} is no folder of a Slack export", context.name(folder)))
            .hint("it has a file for each day, as in `2023-08-10.json`"));
    }
    let (people, trouble) = people(&days[0].1);
    let (mut sources, mut bytes, mut messages) = (Vec::new(), 0, 0);
    for (_, path) in days.iter().filter(|(day, _)| window.touches(*day)) {
        let name = context.name(path);
        let text = decoded(files::read_limited(path, LONGEST - bytes)?, &name)?;
        bytes += text.len() as u64;
        let rows = feed::rows(&text, &Mapping::default())
            .map_err(|why| Error::new(format!("{name}: {why}")).hint("see that the export is whole"))?;
        let mut feed = feed::slack(&rows, &people, ground);
        feed.remarks.clear();
        messages += feed.offered.len();
        sources.push(Source { name, feed });
    }
    let told = format!("{} of Slack, in {}", counted(messages, "message"), counted(sources.len(), "file"));
    let remarks = std::iter::once(told).chain(trouble).collect();
    sources.insert(0, Source { name: context.name(folder), feed: Feed { remarks, ..Feed::default() } });
    Ok(sources)
}

/// The day that a file of an export is named by.
fn day(path: &Path) -> Option<NaiveDate> {
    path.file_stem()?.to_str()?.parse().ok()
}

/// What the commits of a repository offer.
pub fn commits(context: &Context, path: &Path, first_parent: bool, ground: &Ground, window: &Window) -> Result<Source> {
    let there = context.absolute(path);
    let (since, until) = window.of_commits(context.now)?;
    if !there.is_dir() {
        return Err(Error::new(format!("{} is not a folder", context.name(&there)))
            .hint("`--git` takes the folder of a repository"));
    }
    // It is named: what a hook says of its own repository is another matter.
    let environment = Environment { git_dir: None, work_tree: None, index_file: None, ..Environment::read(variable) };
    let Some(repository) = Repository::discover(&there, &environment)? else {
        return Err(Error::new(format!("{} is in no git repository", context.name(&there)))
            .hint("`--git` takes the folder of a repository"));
    };
    // What lies in another repository would tell its commits.
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    if let Some(top) = repository.workdir().filter(|top| real(top) != real(&there)) {
        let (there, top) = (context.name(&there), context.name(top));
        return Err(Error::new(format!("{there} is no git repository, but lies in one: {top}"))
            .hint(format!("`--git {}` takes the commits of that", quoted(&top))));
    }
    let log = repository.log(Range { since, until, first_parent })?;
    let mut feed = feed::commits(&log, ground);
    let [since, until] = [since, until].map(|time| ground.write(time));
    feed.remarks.push(format!("{} from {since} to {until}", counted(log.len(), "commit")));
    if files::exists(&repository.common_folder()?.join("shallow")) {
        let told = "a shallow clone, whose older commits are cut off: `git fetch --unshallow` gets them";
        feed.remarks.push(told.to_owned());
    }
    Ok(Source { name: context.name(&there), feed })
}
