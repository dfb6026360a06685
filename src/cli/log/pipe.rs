//! Lines from a pipe, each an event: what is there at once is written at once, and what comes later
//! when it comes.

use std::io::BufRead as _;

use super::line::Said;
use super::{Args, Goal};
use crate::cli::context::Context;
use crate::cli::exit::ExitStatus;
use crate::error::{Error, Result};
use crate::finding::harmless;

/// A line that is longer is none.
const LONGEST: usize = 1 << 20;

pub fn run(args: &Args, goal: &mut Goal, context: &mut Context) -> Result<ExitStatus> {
    let mut input = std::io::stdin().lock();
    let (mut rest, mut status) = (Vec::new(), ExitStatus::Clean);
    loop {
        let there = input.fill_buf().map_err(|why| Error::new("standard input cannot be read").because(why))?;
        let count = there.len();
        rest.extend_from_slice(there);
        input.consume(count);
        // Only whole lines, unless no more will come.
        let end =
            if count == 0 { rest.len() } else { rest.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1) };
        if rest.len() - end > LONGEST {
            return Err(Error::new("a line of standard input has no end").hint("each line is one event"));
        }
        let whole: Vec<u8> = rest.drain(..end).collect();
        if !write(args, &String::from_utf8_lossy(&whole), goal, context)? {
            status = ExitStatus::Failed;
        }
        if count == 0 {
            return Ok(status);
        }
    }
}

/// Writes lines; whether all of them could be.
fn write(args: &Args, text: &str, goal: &mut Goal, context: &mut Context) -> Result<bool> {
    let lines: Vec<&str> = text.lines().map(bare).filter(|line| !line.is_empty()).collect();
    if lines.is_empty() {
        return Ok(true);
    }
    let said = |text| Said { at: args.at.as_deref(), text, kind: args.kind, by: args.by.as_ref() };
    let said: Vec<Said<'_>> = lines.into_iter().map(said).collect();
    let now = context.later()?;
    let told = goal.write(context, now, &said)?;
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

/// A line without the sign of a list in front of it.
fn bare(line: &str) -> &str {
    let line = line.trim();
    ["- ", "* ", "• "].iter().find_map(|sign| line.strip_prefix(sign)).unwrap_or(line).trim()
}
