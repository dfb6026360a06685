//! Lines from a pipe, each an event: what is there at once is written at once, and what comes later
//! when it comes. What cannot be written yet, for somebody is in the middle of the file, is told, and
//! tried again.

use std::time::Duration;

use super::input::{Came, Input};
use super::said::Said;
use super::{Args, Goal};
use crate::cli::context::Context;
use crate::cli::exit::ExitStatus;
use crate::error::{Error, Result};
use crate::finding::harmless;
use crate::record::Instant;

/// The pause before lines that could not be written are tried again.
const AGAIN: Duration = Duration::from_secs(1);

/// Lines that came together.
struct Batch {
    /// When they came: that is when they happened, however long they wait.
    at: Instant,
    text: String,
    /// Whether it was told that they wait.
    is_told: bool,
}

pub fn run(args: &Args, goal: &mut Goal, context: &mut Context) -> Result<ExitStatus> {
    // Better now than when lines are taken from the pipe already.
    goal.find(context)?;
    let (mut input, mut status) = (Input::open(), ExitStatus::Clean);
    let mut waiting: Vec<Batch> = Vec::new();
    loop {
        let (text, end) = match input.next((!waiting.is_empty()).then_some(AGAIN)) {
            Ok(Came::Lines(text)) => (text, None),
            Ok(Came::Nothing) => (String::new(), None),
            Ok(Came::End(text)) => (text, Some(Ok(()))),
            Err(why) => (String::new(), Some(Err(why))),
        };
        if lines(&text).next().is_some() {
            waiting.push(Batch { at: context.later()?, text, is_told: false });
        }
        let trouble = write_all(args, &mut waiting, goal, context, &mut status);
        match (trouble, end) {
            (Ok(()), None) => {}
            (Ok(()), Some(end)) => return end.map(|()| status),
            (Err(why), None) => tell_waiting(&why, &mut waiting, context)?,
            (Err(why), Some(_)) => {
                for line in waiting.iter().filter(|batch| !batch.is_told).flat_map(|batch| lines(&batch.text)) {
                    context.tell(&format!("not logged: {}\n", harmless(line)))?;
                }
                return Err(why);
            }
        }
    }
}

/// Writes what waits, the first lines first; what is written waits no longer.
fn write_all(
    args: &Args,
    waiting: &mut Vec<Batch>,
    goal: &mut Goal,
    context: &mut Context,
    status: &mut ExitStatus,
) -> Result<()> {
    while let Some(batch) = waiting.first() {
        if !write(args, batch, goal, context)? {
            *status = ExitStatus::Failed;
        }
        waiting.remove(0);
    }
    Ok(())
}

/// Writes lines; whether all of them could be.
fn write(args: &Args, batch: &Batch, goal: &mut Goal, context: &mut Context) -> Result<bool> {
    let said = |text| Said { at: args.at.as_deref(), text, kind: args.kind, by: args.by.as_ref() };
    let said: Vec<Said<'_>> = lines(&batch.text).map(said).collect();
    let told = goal.write(context, batch.at, &said)?;
    goal.say(context, &told.lines, told.is_draft)?;
    for (place, why) in &told.refused {
        let help = why.help.as_ref().map(|help| format!("; {help}")).unwrap_or_default();
        // Whole, so that it can be said again.
        context.tell(&format!(
            "not logged: {}\n  {}\n",
            harmless(said[*place].text),
            harmless(&format!("{why}{help}"))
        ))?;
    }
    Ok(told.refused.is_empty())
}

/// Says which lines wait, once: who ends the program then has read all of them.
fn tell_waiting(why: &Error, waiting: &mut [Batch], context: &mut Context) -> Result<()> {
    let mut news: Vec<&mut Batch> = waiting.iter_mut().filter(|batch| !batch.is_told).collect();
    if news.is_empty() {
        return Ok(());
    }
    let hint = why.what_to_do().map(|hint| format!("hint: {hint}\n")).unwrap_or_default();
    context.tell(&format!("waiting: {why}\n{hint}"))?;
    for batch in &mut news {
        batch.is_told = true;
        for line in lines(&batch.text) {
            context.tell(&format!("not logged yet: {}\n", harmless(line)))?;
        }
    }
    Ok(())
}

/// The lines that say something, without the sign of a list in front of them.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(bare).filter(|line| !line.is_empty())
}

fn bare(line: &str) -> &str {
    let line = line.trim();
    ["- ", "* ", "• "].iter().find_map(|sign| line.strip_prefix(sign)).unwrap_or(line).trim()
}
