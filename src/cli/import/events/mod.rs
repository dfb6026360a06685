//! `hotwash import --events` and `--git`: events for a record that is there, from what other programs wrote.

mod add;
mod choose;
mod gather;
mod source;
mod window;

use std::path::{Path, PathBuf};

use clap::ArgGroup;

use self::choose::Chosen;
use self::gather::Gathered;
use self::window::Window;
use super::Format;
use crate::cli::context::Context;
use crate::cli::exit::ExitStatus;
use crate::cli::when::When;
use crate::cli::{ongoing, records};
use crate::document::{self, Document, emit};
use crate::error::{Error, Result};
use crate::files;
use crate::finding::harmless;
use crate::import::feed::{Ground, Mapping};
use crate::record::{Event, Milestone, Milestoned, Postmortem, TimeZone};
use crate::report::{as_json, counted};

/// As many rows that cannot be read are told one by one.
const MOST_TOLD: usize = 20;

#[derive(Debug, clap::Args)]
#[group(skip)]
#[command(next_help_heading = "Events for a record that is there", group = ArgGroup::new("feed").multiple(true))]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub struct Args {
    /// Add events to a record, from a table (CSV), JSON, or a Slack export; `-` reads standard input
    ///
    /// `hotwash import --events FILE RECORD`: the record is an id, a unique beginning of one, or a path; where
    /// none is named, it is the newest open draft. The rows are shown for choosing. Of a Slack export it is a file of
    /// messages, a channel's folder, or all of it unpacked. May be given several times, and beside `--git`.
    #[arg(long, value_name = "FILE", group = "feed")]
    events: Vec<PathBuf>,
    /// Add events from the commits of a repository's current branch, each with its name as evidence
    ///
    /// They are what `git log` shows from a day before the incident began until it ended; `--since` and `--until` say
    /// otherwise. Who made a commit is not told: a record tells roles.
    #[arg(long, value_name = "REPO", group = "feed")]
    git: Vec<PathBuf>,
    /// The record they are added to, as well as behind the options
    #[arg(long, value_name = "RECORD", aliases = ["record", "to"], requires = "feed")]
    into: Option<String>,
    /// Which column or key is which: `at=timestamp,text=message,by=user.name`
    ///
    /// Fields are `at`, `text`, `by`, `kind` and `evidence`; of a table, columns go by name or by number, of JSON
    /// `user.name` and `links/0` lead further in, and `rows=data.events` to the list itself. A field may stand several
    /// times, as in `at=Date,at=Time`. What is not said is taken from common names.
    #[arg(long, value_name = "FIELD=NAME,…", requires = "events")]
    map: Vec<Mapping>,
    /// Leave out what was before: by default, a day before the incident began
    #[arg(long, value_name = "WHEN", requires = "feed")]
    since: Option<String>,
    /// Leave out what was later: by default, a day after the incident ended, and commits after its end
    #[arg(long, value_name = "WHEN", requires = "feed")]
    until: Option<String>,
    /// Offer events of any time
    #[arg(long, requires = "events", conflicts_with_all = ["since", "until"])]
    all: bool,
    /// Of commits, only those that were made or merged on the branch itself
    #[arg(long, requires = "git")]
    first_parent: bool,
    /// Add all of them without asking
    #[arg(short, long, requires = "feed")]
    yes: bool,
    /// Ask line by line and draw nothing again: for screen readers and terminals without a cursor
    #[arg(long, requires = "feed")]
    plain: bool,
}

/// What the command says besides.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// Behind the options: the record.
    pub paths: &'a [PathBuf],
    pub dry_run: bool,
    pub format: Format,
    /// The zone of times that name none.
    pub zone: Option<TimeZone>,
}

impl Args {
    /// Whether it is events that are imported.
    pub const fn is_asked(&self) -> bool {
        !self.events.is_empty() || !self.git.is_empty()
    }

    /// The record that is meant, where one is named.
    fn record<'a>(&'a self, paths: &'a [PathBuf]) -> Result<Option<std::borrow::Cow<'a, str>>> {
        match (paths, &self.into) {
            ([], into) => Ok(into.as_deref().map(Into::into)),
            ([path], None) => Ok(Some(path.to_string_lossy())),
            _ => Err(Error::new("events are added to one record").hint(
                "name it once: `hotwash import --events FILE RECORD`; `--events` stands before each further file",
            )),
        }
    }
}

pub fn run(args: &Args, asked: Asked<'_>, context: &mut Context) -> Result<ExitStatus> {
    context.require_configuration()?;
    let file = match args.record(asked.paths)? {
        Some(name) => records::find(context, &name)?,
        None => ongoing::newest(context)
            .map_err(|why| why.hint("name the record: `hotwash import --events FILE RECORD`"))?,
    };
    let document = records::load(&context.here, &file)?;
    let when = When::of(context, &document.value, context.now);
    let gathered = gather(args, asked, context, &document, &when)?;
    tell(context, &file, &gathered)?;
    let status = if gathered.unread.is_empty() { ExitStatus::Clean } else { ExitStatus::Findings };
    if gathered.offered.is_empty() {
        context.print(&format!("{}: there is nothing to add\n", context.name(&file)))?;
        return Ok(status);
    }
    if asked.dry_run {
        return show(context, gathered.events(), asked.format).map(|()| status);
    }
    let chosen = if args.yes { Chosen::Some(gathered.events()) } else { choose::choose(args, context, &gathered)? };
    match chosen {
        Chosen::Some(events) => add::add(context, &file, events).map(|()| status),
        Chosen::None => context.print(&format!("{}: nothing was added\n", context.name(&file))).map(|()| status),
        Chosen::Interrupted => {
            context.tell(&format!("{}: nothing was added\n", context.name(&file)))?;
            Ok(ExitStatus::Interrupted)
        }
    }
}

fn gather(
    args: &Args,
    asked: Asked<'_>,
    context: &Context,
    document: &Document<Postmortem>,
    when: &When,
) -> Result<Gathered> {
    let record = &document.value;
    let start = Milestoned::new(record).get(Milestone::Started).map(|(time, _)| time.naive);
    // A day that its own events name is as good.
    let start = start.or_else(|| record.timeline.iter().find_map(|event| event.at.as_ref()).map(|at| at.naive));
    let ground = Ground { clock: when.is_zone_known().then_some(when.clock), zone: asked.zone, start };
    let window = Window::of(args, record, when)?;
    let mapping = Mapping::all(&args.map);
    let mut sources = Vec::new();
    for path in &args.events {
        sources.extend(source::events(context, path, &mapping, &ground, &window)?);
    }
    for path in &args.git {
        sources.push(source::commits(context, path, args.first_parent, &ground, &window)?);
    }
    Ok(Gathered::of(sources, record, &ground, &window, when))
}

/// What became of the sources, but for what they offer.
fn tell(context: &mut Context, file: &Path, gathered: &Gathered) -> Result<()> {
    let mut lines: Vec<String> = gathered.remarks.clone();
    lines.extend(gathered.unread.iter().take(MOST_TOLD).cloned());
    if let Some(more @ 1..) = gathered.unread.len().checked_sub(MOST_TOLD) {
        lines.push(format!("and {} that cannot be read", counted(more, "more row")));
    }
    if gathered.known > 0 {
        let name = context.name(file);
        lines.push(format!("{name}: {} there already, and not added again", are(gathered.known)));
    }
    if gathered.outside > 0 {
        let (outside, window) = (are(gathered.outside), &gathered.window);
        lines.push(format!("left out: {outside} {window}; `--since`, `--until` and `--all` take in more"));
    }
    lines.iter().try_for_each(|line| context.tell(&(harmless(line) + "\n")))
}

fn are(count: usize) -> String {
    format!("{} {}", counted(count, "event"), if count == 1 { "is" } else { "are" })
}

fn show(context: &mut Context, events: Vec<Event>, format: Format) -> Result<()> {
    let record = Postmortem { timeline: events, ..Postmortem::default() };
    let text = match format {
        Format::Yaml => emit::record(&record, None)?,
        Format::Json => as_json(&record.timeline)?,
    };
    context.print_bytes(text.as_bytes())
}

/// A record as it lies there now.
fn read(context: &Context, file: &Path) -> Result<(Document<Postmortem>, String)> {
    let bytes = files::read_limited(file, document::MAX_BYTES as u64)?;
    let document = records::parsed(&context.here, file, &bytes)?;
    let text =
        String::from_utf8(bytes).map_err(|_| Error::new("the record is not UTF-8 text").hint("save it as UTF-8"))?;
    Ok((document, text))
}
