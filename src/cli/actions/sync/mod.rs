//! `hotwash actions sync`: what trackers say of actions, back into the records.

mod ask;
mod found;
mod matched;

use std::path::PathBuf;

use self::ask::{Decision, decide};
use self::found::{Ways, of_record};
use self::matched::{Matched, matched};
use super::change::{Telling, Work, carry_out, repository};
use super::logins::Login;
use super::outcome::{Outcome, Refused};
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
/// it. Each record is checked, rendered and committed by itself: one that has mistakes is told and left, the others go
/// on, and the exit status is 1. Nothing is guessed: whom `--map` does not name is told and left, and so is what was
/// closed without being done, what was opened again, what is resolved and open at once, a day that can be several, and
/// one that cannot be. A file that does not say at all what is done says so once. The end of a milestone is when its issues are due. A checked box was checked today.
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
    /// Records that nothing can be planned of.
    refused: Vec<Refused>,
}

pub fn run(args: &Args, context: &mut Context) -> Result<ExitStatus> {
    let repository = repository(args.no_commit, context)?;
    let ways = Ways::of(&args.map, args.base_url.as_deref())?;
    let promises = Promises::read(context)?;
    let matched = matched(&args.files, &promises, &ways, context)?;
    promises.tell_unreadable(context)?;
    let news = news(&matched, &ways, context);
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
    let status = if news.refused.is_empty() { ExitStatus::Clean } else { ExitStatus::Findings };
    if news.plans.is_empty() {
        let mut outcome = Outcome::new(telling, 0);
        news.refused.into_iter().for_each(|refused| outcome.note_refused(refused));
        return outcome.finish(context).map(|()| status);
    }
    match decide(args.write, &news, context)? {
        Decision::Write => {}
        Decision::Leave => {
            context.tell("nothing was written\n")?;
            return Ok(ExitStatus::Clean);
        }
        Decision::Interrupted => return Ok(ExitStatus::Interrupted),
        Decision::NobodyToAsk => {
            let mut outcome = Outcome::new(telling, news.plans.len());
            news.refused.into_iter().for_each(|refused| outcome.note_refused(refused));
            outcome.note_planned(&news.plans, context);
            outcome.finish(context)?;
            context.tell("nothing was written: `--write` writes it\n")?;
            return Ok(status);
        }
    }
    let files: Vec<PathBuf> = news.plans.iter().map(|plan| plan.file.clone()).collect();
    let _held = hold_all(context, &files)?;
    // While somebody looked, others may have written.
    let now = self::news(&matched, &ways, context);
    if now.lines != news.lines {
        return Err(
            Error::new("the records were changed meanwhile").hint("run it again, and look at what it says then")
        );
    }
    let work = Work { plans: now.plans, refused: now.refused, is_each_by_itself: true };
    carry_out(work, repository.as_ref(), telling, context)
}

fn news(matched: &Matched, ways: &Ways, context: &Context) -> News {
    let refused = |record: &String| Refused { record: record.clone(), why: "it cannot be read".to_owned() };
    let mut news = News { refused: matched.unreadable.iter().map(refused).collect(), ..News::default() };
    for (file, tickets) in &matched.by_file {
        // One record that cannot be changed keeps no other from it.
        let one = match of_record(file, tickets, ways, context) {
            Ok(one) => one,
            Err(why) => {
                let record = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
                news.left.push(format!("{record}: left: {why}"));
                news.refused.push(Refused { record, why: why.to_string() });
                continue;
            }
        };
        news.plans.extend(one.plan);
        news.lines.extend(one.lines);
        news.left.extend(one.left);
    }
    news
}
