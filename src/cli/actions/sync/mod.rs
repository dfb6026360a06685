//! `hotwash actions sync`: what trackers say of actions, back into the records.

mod ask;
mod found;
mod matched;

use std::path::PathBuf;

use self::ask::{Decision, decide};
use self::found::{Ways, of_record};
use self::matched::{Matched, matched};
use super::change::{Telling, carry_out, repository};
use super::logins::Login;
use super::outcome::Outcome;
use super::pending::Promises;
use super::plan::Plan;
use super::which::Format;
use crate::cli::context::Context;
use crate::cli::exit::ExitStatus;
use crate::cli::hold::hold_all;
use crate::error::{Error, Result};
use crate::finding::harmless;
use crate::report::counted;

/// Read what trackers export back into the records: state, owner, due date, and where an action is tracked
///
/// Takes GitHub's issues (`gh issue list --state all --limit 1000 --json
/// number,title,body,state,stateReason,assignees,url,closedAt,milestone`), the CSV exports of GitLab and Jira, and
/// checklists of `hotwash actions export --to markdown`. An issue is known by the line that `export` wrote into it
/// (`hotwash: RECORD A1`), else by its address in the record's `tracker`.
///
/// What differs is shown, a line a change. On a terminal you are asked whether it is written; elsewhere `--write` writes
/// it. Each record is checked, rendered and committed by itself, as the other changes are. Nothing is guessed: whom
/// `--map` does not name is told and left, and so is what was closed without being done, what was opened again, and a
/// day that can be several. The end of a milestone is when its issues are due. A checked box was checked today.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// What the tracker exported; `-` reads standard input
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// Write what differs, without asking
    #[arg(short, long, visible_alias = "yes", visible_short_alias = 'y')]
    write: bool,
    /// Leave the records and their renders uncommitted
    #[arg(long)]
    no_commit: bool,
    /// Who somebody of the tracker is here: `octocat=mail team`; may be given several times
    #[arg(long = "map", value_name = "LOGIN=OWNER")]
    map: Vec<Login>,
    /// What stands before a key in the address of an issue: Jira's exports hold keys alone
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// How the changes are told
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

/// What is new in the records.
#[derive(Debug, Default)]
struct News {
    plans: Vec<Plan>,
    /// `RECORD A1: status open -> done`.
    lines: Vec<String>,
    /// What differs and is not written.
    left: Vec<String>,
}

pub fn run(args: &Args, context: &mut Context) -> Result<ExitStatus> {
    let repository = repository(args.no_commit, context)?;
    let ways = Ways::of(&args.map, args.base_url.as_deref())?;
    let promises = Promises::read(context)?;
    let matched = matched(&args.files, &promises, &ways, context)?;
    promises.tell_unreadable(context)?;
    let news = news(&matched, &ways, context)?;
    for line in matched.told.iter().chain(&news.left) {
        context.tell(&(harmless(line) + "\n"))?;
    }
    let telling = Telling { format: args.format, is_shown: true };
    if args.format == Format::Text {
        let lines: String = news.lines.iter().map(|line| harmless(line) + "\n").collect();
        context.print(&lines)?;
        if news.plans.is_empty() {
            context.print(&format!("nothing is new in {}\n", counted(matched.count, "issue")))?;
        }
    }
    if news.plans.is_empty() {
        return Outcome::new(telling, 0, false).finish(context).map(|()| ExitStatus::Clean);
    }
    match decide(args.write, &news, context)? {
        Decision::Write => {}
        Decision::Leave => {
            context.tell("nothing was written\n")?;
            return Ok(ExitStatus::Clean);
        }
        Decision::Interrupted => return Ok(ExitStatus::Interrupted),
        Decision::NobodyToAsk => {
            let mut outcome = Outcome::new(telling, news.plans.len(), false);
            outcome.note_planned(&news.plans, context);
            outcome.finish(context)?;
            context.tell("nothing was written: `--write` writes it\n")?;
            return Ok(ExitStatus::Clean);
        }
    }
    let files: Vec<PathBuf> = news.plans.iter().map(|plan| plan.file.clone()).collect();
    let _held = hold_all(context, &files)?;
    // While somebody looked, others may have written.
    let now = self::news(&matched, &ways, context)?;
    if now.lines != news.lines {
        return Err(
            Error::new("the records were changed meanwhile").hint("run it again, and look at what it says then")
        );
    }
    carry_out(now.plans, repository.as_ref(), telling, context)
}

fn news(matched: &Matched, ways: &Ways, context: &Context) -> Result<News> {
    let mut news = News::default();
    for (file, tickets) in &matched.by_file {
        let one = of_record(file, tickets, ways, context)?;
        news.plans.extend(one.plan);
        news.lines.extend(one.lines);
        news.left.extend(one.left);
    }
    Ok(news)
}
