//! `hotwash digest`: what a team reads on Monday.

mod data;
mod markdown;
mod page;
mod say;
mod text;

use std::path::{Path, PathBuf};

use anstream::adapter::strip_str;
use clap::ValueEnum;

use self::page::{Page, Pen};
use super::context::Context;
use super::exit::ExitStatus;
use super::when::refused;
use super::{choice, incidents, output, publish, records, site};
use crate::config::BaseUrl;
use crate::error::Result;
use crate::finding::{nearest, shown};
use crate::insight::{Ask, CameBack, Digest, Incident, Severities, Week, is_owner};
use crate::record::{Clock, Postmortem, Tz, Visibility, spoken};
use crate::recurrence::Traits;

/// The columns of a mail in plain text.
const USUAL_WIDTH: usize = 76;

/// Sum up the week: what is new, what is due and overdue, what waits for somebody, what came back
///
/// For the day before which the week lies, most often a Monday: incidents that began or were published in the seven
/// days before; those of them that were there before; actions that are overdue, or due in the seven days from it, by
/// owner; drafts older than `digest.draft_days` of the configuration; records without a review; and what happened a
/// year ago this week, and before.
///
/// The same archive and day give the same bytes, but for text in a terminal, which fits it. Where there is nothing to
/// say, nothing is printed, so that a timer sends no mail; with `--output`, the file is empty then. Only JSON is always
/// printed: programs find empty lists in it. Records that are marked `restricted` are in no digest, and neither are
/// actions that are. How many records could not be read is said; the exit status is 2 if none could.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The day: `2026-11-23`, `yesterday`, `Monday` (the last one, or today); absent means today
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    /// As many days before the day are summed up, and as many from it looked ahead
    #[arg(long, value_name = "N", default_value = "7", value_parser = clap::value_parser!(u16).range(1..=92))]
    days: u16,
    /// Only incidents of this service; may be given several times
    #[arg(long = "service", value_name = "SERVICE")]
    services: Vec<String>,
    /// Only what is theirs: actions, drafts and incidents of owners whose names hold this, in any case; `nobody` stands
    /// for what nobody owns
    #[arg(long, value_name = "OWNER")]
    owner: Option<String>,
    /// Where the archive's pages are served, for links; instead of `site.base_url` of the configuration
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// The format
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Write to a file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people, and for mail in plain text
    Text,
    /// For chats, tickets and wikis
    Markdown,
    /// For mail: one document without scripts and without anything from elsewhere
    Html,
    /// For programs: version 1
    Json,
}

pub fn run(args: &Args, context: &mut Context) -> Result<ExitStatus> {
    let today = Clock::new(context.config.time_zone.map_or(Tz::UTC, |zone| zone.0)).local(context.now).date_naive();
    let on = args.on.as_deref().map_or(Ok(today), |text| spoken::read_since(text, today).map(|day| day.0));
    let week = Week { on: on.map_err(refused)?, days: args.days };
    let base_url = args.base_url.as_deref().map(str::parse::<BaseUrl>).transpose().map_err(refused)?;
    let base_url = base_url.map(|url| url.as_str().to_owned()).or_else(|| context.config.base_url.clone());
    let mut read = incidents::each(context, |file, record| incident(context, file, record))?;
    if read.all.is_empty() && read.unreadable.is_empty() {
        // Otherwise a mail would never come, and nobody would know why.
        records::tell_no_archive(context)?;
    }
    let is_unreadable = read.all.is_empty() && !read.unreadable.is_empty();
    let mut all: Vec<(Incident, Traits)> = std::mem::take(&mut read.all).into_iter().flatten().collect();
    tell_unknown(args, &all, context)?;
    let wanted: Vec<String> = args.services.iter().map(|name| name.trim().to_lowercase()).collect();
    let has_service = |incident: &Incident| incident.services.iter().any(|one| wanted.contains(&one.to_lowercase()));
    all.retain(|(incident, _)| wanted.is_empty() || has_service(incident));
    // The order of files is nobody's.
    all.sort_by(|(one, _), (other, _)| one.oldest_first(other));
    let (all, traits): (Vec<Incident>, Vec<Traits>) = all.into_iter().unzip();

    let severities = Severities::new(&context.config.severities);
    let choice = &context.config.digest;
    let ask = Ask {
        week,
        draft_days: choice.draft_days(),
        review_days: choice.review_days(),
        owner: args.owner.as_deref(),
        severities: &severities,
    };
    let news = Digest::news(&all, week);
    let mut came_back = CameBack::written(&news, &all, week.on);
    came_back.extend(CameBack::alike(&news, &all, &traits));
    let digest = Digest::new(&all, read.unreadable.len(), ask, came_back);
    // A file is read elsewhere: only what is shown in a terminal fits that.
    let columns = context.width().filter(|_| args.output.is_none());
    let width = columns.map_or(USUAL_WIDTH, |width| width.saturating_sub(1).min(USUAL_WIDTH));
    let sheet = text::Sheet { width, is_terminal: columns.is_some() };
    let pen = Pen { week, base_url, config: &context.config };
    let text = written(args.format, &digest, &pen, sheet, context)?;
    match &args.output {
        Some(path) => {
            let text = if args.format == Format::Text { strip_str(&text).to_string() } else { text };
            output::write(context, path, &text)?;
        }
        None if args.format == Format::Text => context.print(&text)?,
        None => context.print_raw(&text)?,
    }
    // A timer has no terminal, and makes a mail of every word.
    if digest.is_empty() && args.format != Format::Json && Context::err_width().is_some() {
        context.tell(&format!("nothing to say on {}\n", week.on))?;
    }
    read.tell_unreadable(context)?;
    // A week of which nothing is known is not a quiet one.
    Ok(if is_unreadable { ExitStatus::Failed } else { ExitStatus::Clean })
}

/// `sheet` is that of text.
fn written(
    format: Format,
    digest: &Digest<'_>,
    pen: &Pen<'_>,
    sheet: text::Sheet,
    context: &Context,
) -> Result<String> {
    if format == Format::Json {
        return data::json(digest, pen);
    }
    if digest.is_empty() {
        return Ok(String::new());
    }
    let page = Page::new(digest, pen);
    match format {
        Format::Text => Ok(text::text(&page, sheet, context.config.heading("Made by hotwash"))),
        Format::Markdown => Ok(markdown::markdown(&page)),
        Format::Html | Format::Json => publish::renderer(context)?.page("html/digest.html", &page),
    }
}

/// The incident of a record, as far as it may be sent around; `None` of one that may not.
fn incident(context: &Context, file: &Path, record: &Postmortem) -> Option<(Incident, Traits)> {
    if record.visibility == Some(Visibility::Restricted) {
        return None;
    }
    let file = site::below_root(context, file);
    let make = |record: &Postmortem| Incident::new(record, Path::new(&file), &context.config);
    let is_restricted = |visibility: Option<Visibility>| visibility == Some(Visibility::Restricted);
    if !record.action_items.iter().any(|action| is_restricted(action.visibility)) {
        return Some((make(record), Traits::of(record)));
    }
    let mut record = record.clone();
    record.action_items.retain(|action| !is_restricted(action.visibility));
    Some((Incident { actions_withheld: true, ..make(&record) }, Traits::of(&record)))
}

/// Says that nothing is called so, and nobody: else an empty digest would look like good news.
fn tell_unknown(args: &Args, all: &[(Incident, Traits)], context: &mut Context) -> Result<()> {
    let services = || all.iter().flat_map(|(incident, _)| &incident.services).map(String::as_str);
    for name in &args.services {
        choice::tell_unknown(context, name, "service", services())?;
    }
    let Some(owner) = args.owner.as_deref() else { return Ok(()) };
    let of_actions = all.iter().flat_map(|(one, _)| &one.actions).map(|action| action.owner.as_deref());
    let owners = || of_actions.clone().chain(all.iter().map(|(one, _)| one.owner.as_deref()));
    if owners().any(|known| is_owner(known, owner)) {
        return Ok(());
    }
    let words = owners().flatten().flat_map(|known| std::iter::once(known).chain(known.split_whitespace()));
    let hint = nearest(owner, words).map(|near| format!("hint: did you mean {}?\n", shown(near)));
    context.tell(&format!("nothing is owned by {}\n{}", shown(owner), hint.unwrap_or_default()))
}
