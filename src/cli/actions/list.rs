//! The list of what was promised.

use std::fmt::Write as _;

use clap::ValueEnum;

use super::filter::Filter;
use super::groups::{By, Group, groups};
use super::pending::{Promise, Promises};
use super::table::Sheet;
use super::{calendar, checklist, data, given, table};
use crate::cli::context::Context;
use crate::cli::exit::ExitStatus;
use crate::cli::records;
use crate::error::Result;
use crate::report::counted;

#[derive(Debug, clap::Args)]
pub struct List {
    #[command(flatten)]
    filter: Filter,
    /// List them in groups, each with its count; JSON and CSV stay flat, and name the groups of each action
    #[arg(long, value_enum, value_name = "WHAT", help_heading = "What is shown")]
    by: Option<By>,
    /// The format
    #[arg(long, value_enum, default_value = "table", help_heading = "What is shown")]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Table,
    /// For programs: version 1
    Json,
    /// For spreadsheets
    Csv,
    /// A calendar of the days on which they are due; without restricted records
    Ics,
    /// A checklist for a mail or an issue, by owner; without restricted records
    Markdown,
}

pub fn run(args: &List, context: &mut Context) -> Result<ExitStatus> {
    let wanted = args.filter.read(context)?;
    if args.filter.overdue {
        records::require_archive(context)?;
    }
    let found = Promises::read(context)?;
    found.require_read(context)?;
    let mut all = found.sorted(|promise| wanted.has(promise));
    let overdue = all.iter().filter(|promise| promise.is_late()).count();
    match args.format {
        Format::Table => print_table(args, &all, context)?,
        Format::Json => context.print_raw(&data::json(&all, context)?)?,
        Format::Csv => context.print_raw(&data::csv(&all, context))?,
        Format::Ics | Format::Markdown => {
            given::keep_restricted(&mut all, context)?;
            let text = if args.format == Format::Ics {
                given::keep_dated(&mut all, context)?;
                calendar::ics(&all, context)
            } else {
                checklist::markdown(&groups(&all, args.by.unwrap_or(By::Owner)), false, context)
            };
            context.print_bytes(text.as_bytes())?;
        }
    }
    wanted.tell_unknown(&found, context)?;
    // What nobody set a day for is never overdue: a gate that is open for that reason says so.
    let undated = if args.filter.overdue {
        let mut dated = args.filter.clone();
        dated.overdue = false;
        let dated = dated.read(context)?;
        found.all().filter(|promise| promise.is_past_policy() && dated.has(promise)).count()
    } else {
        all.iter().filter(|promise| promise.is_past_policy()).count()
    };
    tell_undated(undated, context)?;
    found.tell_unreadable(context)?;
    // A gate that has not seen everything does not open, nor one that looked at nothing because of a slip of the pen.
    Ok(match (args.filter.overdue, found.unreadable.is_empty()) {
        (true, true) if overdue > 0 => ExitStatus::Findings,
        (true, true) if wanted.is_of_unknown(&found, context) => ExitStatus::Failed,
        (true, false) => ExitStatus::Failed,
        _ => ExitStatus::Clean,
    })
}

fn print_table(args: &List, all: &[Promise<'_>], context: &mut Context) -> Result<()> {
    let is_open = args.filter.is_of_open_ones();
    let of = match (args.filter.overdue, is_open) {
        (true, _) => "overdue action",
        (false, true) => "open action",
        (false, false) => "action",
    };
    if all.is_empty() {
        return context.print(&format!("no {of}\n"));
    }
    let parts = match args.by {
        Some(by) => groups(all, by),
        None => vec![Group { name: String::new(), all: all.to_vec() }],
    };
    let mut text = table::draw(&parts, Sheet { width: context.width(), with_status: !is_open });
    let overdue = all.iter().filter(|promise| promise.is_late()).count();
    let late = if overdue == 0 { "none overdue".to_owned() } else { format!("{overdue} overdue") };
    let what = if is_open { "open action" } else { "action" };
    let _ = writeln!(text, "\n{}, {late}", counted(all.len(), what));
    context.print(&text)?;
    if all.iter().any(|promise| promise.policy_due.is_some()) {
        context.tell("hint: a day with `?` is the due-date policy's: `hotwash actions due RECORD ACTION` sets it\n")?;
    }
    if all.iter().any(|promise| promise.id().is_none()) {
        context.tell("hint: actions without an id show `-`: `hotwash check --fix` numbers them\n")?;
    }
    Ok(())
}

fn tell_undated(count: usize, context: &mut Context) -> Result<()> {
    match count {
        0 => Ok(()),
        1 => context.tell("1 open action has no due date and is past the day of the due-date policy\n"),
        count => context
            .tell(&format!("{count} open actions have no due date and are past the day of the due-date policy\n")),
    }
}
