//! `hotwash actions export`: what is to be done, for where teams keep it.

use std::collections::BTreeSet;
use std::path::PathBuf;

use clap::ValueEnum;

use super::checklist;
use super::filter::Filter;
use super::given::{keep_restricted, link, task};
use super::groups::{By, groups};
use super::logins::{Login, require_one_each};
use super::pending::{Promise, Promises};
use crate::cli::context::Context;
use crate::cli::exit::ExitStatus;
use crate::cli::output;
use crate::error::Result;
use crate::finding::{harmless, nearest, shown};
use crate::report::counted;
use crate::tracker::{Logins, Marker, Task, github, gitlab, jira};

/// Write actions for a tracker: a script of issues for GitHub, tables for GitLab and Jira, a checklist
///
/// Nothing is sent: whoever has access to the tracker takes the file there. Each issue bears a line that names its
/// action (`hotwash: RECORD A1`); by it `hotwash actions sync` finds it again and reads its address, its state, whom it
/// is given to and when it is due. What has a `tracker` is left out, so that nothing is made twice; so is what is
/// restricted.
///
/// github-cli: `sh FILE` in a clone of the repository. gitlab-csv: Issues, Import CSV; labels and assignees are quick
/// actions in the description. jira-csv: import as CSV; where it asks for the format of dates, say `yyyy-MM-dd`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// For which tracker
    #[arg(long, value_enum, value_name = "TRACKER")]
    to: To,
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Also those that have a tracker already
    #[arg(long)]
    all: bool,
    /// Whom the tracker knows an owner as: `octocat=mail team`; may be given several times
    ///
    /// Owners without a login stand in the text alone: a tracker refuses whom it does not know.
    #[arg(long = "map", value_name = "LOGIN=OWNER")]
    map: Vec<Login>,
    /// Give each issue this label, which the tracker has to know; may be given several times
    #[arg(long = "label", value_name = "LABEL")]
    labels: Vec<String>,
    #[command(flatten)]
    filter: Filter,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum To {
    /// A shell script of `gh issue create`
    GithubCli,
    /// A table for GitLab's importer
    GitlabCsv,
    /// A table for Jira's importer
    JiraCsv,
    /// A checklist whose boxes can be read back
    Markdown,
}

pub fn run(args: &Args, context: &mut Context) -> Result<ExitStatus> {
    require_one_each(&args.map, |login| [&login.owner, &login.login])?;
    let wanted = args.filter.read(context)?;
    let found = Promises::read(context)?;
    let mut all = found.sorted(|promise| wanted.has(promise));
    keep_restricted(&mut all, context)?;
    keep(&mut all, |promise| named(promise).is_some(), "without an id: `hotwash check --fix` numbers them", context)?;
    // A checklist makes nothing twice.
    if !args.all && args.to != To::Markdown {
        let is_new = |promise: &Promise<'_>| promise.pending.action.tracker.is_none();
        keep(&mut all, is_new, "with a tracker already: `--all` takes them in", context)?;
    }
    let tasks: Vec<(Task, Marker)> =
        all.iter().filter_map(|promise| Some((task(promise, link(promise, context)), named(promise)?))).collect();
    let logins = Logins(args.map.iter().map(|login| (login.owner.to_lowercase(), login.login.clone())).collect());
    let text = match args.to {
        To::GithubCli => github(&tasks, &logins, &args.labels),
        To::GitlabCsv => gitlab(&tasks, &logins, &args.labels),
        To::JiraCsv => jira(&tasks, &logins, &args.labels),
        To::Markdown => checklist::markdown(&groups(&all, By::Owner), true, context),
    };
    match &args.output {
        None => context.print_bytes(text.as_bytes())?,
        Some(output) => {
            let file = output::write(context, output, &text)?;
            let name = context.name(&file);
            context.tell(&format!("{name}: {}\n", counted(tasks.len(), "action")))?;
        }
    }
    wanted.tell_unknown(&found, context)?;
    tell_strangers(&args.map, &found, context)?;
    found.tell_unreadable(context)?;
    Ok(if found.unreadable.is_empty() { ExitStatus::Clean } else { ExitStatus::Failed })
}

/// Says which owners of `--map` own nothing in the archive.
fn tell_strangers(map: &[Login], found: &Promises, context: &mut Context) -> Result<()> {
    let owners: BTreeSet<&str> = found.all().filter_map(|promise| promise.pending.action.owner.as_deref()).collect();
    for Login { login, owner } in map {
        if owners.iter().any(|one| one.to_lowercase() == owner.to_lowercase()) {
            continue;
        }
        let near = nearest(owner, owners.iter().copied());
        let near = near.map(|near| format!("hint: did you mean `{}`?\n", harmless(near))).unwrap_or_default();
        context.tell(&format!("no action is {}'s, whom `--map` calls {}\n{near}", shown(owner), shown(login)))?;
    }
    Ok(())
}

/// The marker of an action, where it has names that can be read back.
fn named(promise: &Promise<'_>) -> Option<Marker> {
    Marker::new(&promise.incident.name, promise.id()?)
}

/// Leaves out what is not so, and says how much that is.
fn keep(
    all: &mut Vec<Promise<'_>>,
    is_kept: impl Fn(&Promise<'_>) -> bool,
    why: &str,
    context: &mut Context,
) -> Result<()> {
    let before = all.len();
    all.retain(|promise| is_kept(promise));
    match before - all.len() {
        0 => Ok(()),
        left => context.tell(&format!("left out: {} {why}\n", counted(left, "action"))),
    }
}
