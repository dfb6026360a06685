//! What is told at the end of an import.

use std::path::PathBuf;

use super::commit::Outgoing;
use super::documents::{Document, Fate, Made, shown};
use super::left_out::LeftOut;
use super::table;
use super::told::{self, Much};
use crate::check::Outcome;
use crate::cli::context::Context;
use crate::cli::exit::ExitStatus;
use crate::cli::new::quoted;
use crate::error::{Error, Result};
use crate::finding::{Level, harmless};
use crate::report::counted;

/// As many names are told of what is left out, and is not asked for.
const NAMED: usize = 3;
/// As many records that differ are told of by their name.
const DIFFERING: usize = 20;

/// The error of the only document.
pub fn only(name: &str, why: &Error) -> Error {
    let error = Error::new(format!("{name} was not imported: {why}"));
    match why.what_to_do() {
        Some(hint) => error.hint(hint),
        None => error,
    }
}

/// What was made of each: a few lines of one document, a table of many. `is_asked`: to tell all of it.
pub fn print(context: &mut Context, documents: &[Document], is_asked: bool, is_one: bool) -> Result<()> {
    let width = context.width();
    let much = if is_one || is_asked { Much::All } else { Much::Wrong };
    for document in documents {
        let Ok(made) = &document.made else { continue };
        let name = document.shown();
        // What was told when it was imported is told again where it is asked for.
        if made.fate != Fate::Same || !is_one || is_asked {
            context.print(&told::report(&name, &made.report, much, width))?;
        }
        if is_one {
            let sum = told::sum(context, &name, made, false);
            context.print(&sum)?;
        }
        if much == Much::All {
            context.print(&told::difference(context, made)?)?;
        }
    }
    if !is_one {
        context.print(&table::draw(documents, width, false))?;
        context.print(&format!("\n{}", table::totals(documents, width, false)))?;
    }
    beside(context, documents, false)?;
    differing(context, documents, is_one)
}

/// Which records have the name of another incident's, with a number.
pub fn beside(context: &mut Context, documents: &[Document], is_dry: bool) -> Result<()> {
    let made = documents.iter().filter_map(|document| document.made.as_ref().ok());
    for (made, other) in made.filter_map(|made| Some((made, made.beside.as_ref()?))) {
        let (ours, other, is) = (context.name(&made.path), context.name(other), if is_dry { "would be" } else { "is" });
        context.tell(&format!("{ours}: {is} a record of its own, for {other} tells about another incident\n"))?;
    }
    Ok(())
}

/// Which records are in the way, and what can be done.
fn differing(context: &mut Context, documents: &[Document], is_one: bool) -> Result<()> {
    let made = || documents.iter().filter_map(|document| document.made.as_ref().ok());
    for made in made() {
        if let Fate::Instead(former) = &made.fate {
            let there = context.name(&made.path);
            let kept = match &former.kept {
                Some(kept) => format!("what it held is in {}", context.name(kept)),
                None => "what it held is in the last commit".to_owned(),
            };
            context.tell(&format!("{there}: replaced; {kept}\n"))?;
        }
    }
    let others: Vec<&Made> = made().filter(|made| matches!(made.fate, Fate::Other(_))).collect();
    if others.is_empty() {
        return Ok(());
    }
    for made in others.iter().take(DIFFERING).filter(|_| !is_one) {
        let there = context.name(&made.path);
        let extent = told::extent(made)?;
        context.tell(&format!(
            "{there}: left as it is, for it says something else than its document ({extent} lines)\n"
        ))?;
    }
    if let Some(more) = others.len().checked_sub(DIFFERING).filter(|more| *more > 0) {
        context.tell(&format!("and so are {more} more\n"))?;
    }
    let (is, them) = if others.len() == 1 { ("it was", "it") } else { ("they were", "them") };
    let shows = if is_one { "" } else { "; `--report` shows what differs" };
    context.tell(&format!(
        "hint: {is} changed since, or the document was; `--replace` writes the document's over {them}{shows}\n"
    ))
}

/// What lies in the folders and was not read.
pub fn left_out(context: &mut Context, left_out: &[(PathBuf, LeftOut)], all: bool) -> Result<()> {
    for why in LeftOut::ALL {
        let names: Vec<String> =
            left_out.iter().filter(|(_, other)| *other == why).map(|(path, _)| shown(path)).collect();
        if names.is_empty() {
            continue;
        }
        let most = if all { names.len() } else { NAMED };
        let more = names.len().checked_sub(most).filter(|more| *more > 0).map(|more| format!(" and {more} more"));
        let told = names.into_iter().take(most).collect::<Vec<_>>().join(", ");
        context.tell(&format!("left out, {}: {told}{}\n", why.why(), more.unwrap_or_default()))?;
    }
    Ok(())
}

/// Tells which documents were not imported, and why; `None` where all were.
pub fn failed(context: &mut Context, documents: &[Document]) -> Result<Option<ExitStatus>> {
    let (mut failed, mut is_other) = (0, false);
    for Document { name, made } in documents {
        match made {
            Err(why) => {
                failed += 1;
                let cause = std::error::Error::source(why).map(|cause| format!(": {cause}")).unwrap_or_default();
                let hint = why.what_to_do().map(|hint| format!("; {hint}")).unwrap_or_default();
                let name = shown(name);
                context.tell(&format!("{name}: not imported: {}\n", harmless(&format!("{why}{cause}{hint}"))))?;
            }
            Ok(made) => is_other |= matches!(made.fate, Fate::Other(_)),
        }
    }
    Ok(match failed {
        0 => is_other.then_some(ExitStatus::Findings),
        all if all == documents.len() => Some(ExitStatus::Failed),
        _ => Some(ExitStatus::Findings),
    })
}

/// Ctrl-C: what is there is whole, and the rest is not.
pub fn interrupted(context: &mut Context, left: usize) -> Result<ExitStatus> {
    context.tell(&format!(
        "interrupted: {} not written; the same command goes on where it was\n",
        match left {
            1 => "1 record was".to_owned(),
            left => format!("{left} records were"),
        }
    ))?;
    Ok(ExitStatus::Interrupted)
}

/// The error of a commit that was not made: the records are there all the same.
pub fn not_committed(why: &Error) -> Error {
    let text = why.to_string();
    let what = text.strip_suffix("; nothing was changed").unwrap_or(&text);
    let error = Error::new(format!("nothing was committed: {what}"));
    let error = match std::error::Error::source(why) {
        Some(cause) => error.because(cause.to_string()),
        None => error,
    };
    let hint = why.what_to_do().map(|hint| format!("; {hint}")).unwrap_or_default();
    error.hint(format!("the records are written, and the same command commits them{hint}"))
}

/// Ctrl-C before there was a commit.
pub fn uncommitted(context: &mut Context) -> Result<()> {
    context.tell("interrupted: nothing was committed; the records are written, and the same command commits them\n")
}

/// Tells of the commit; whether some records are not in it.
pub fn committed(context: &mut Context, outgoing: &Outgoing) -> Result<bool> {
    let Outgoing { committed, records, held } = outgoing;
    for (path, why) in held {
        let name = context.name(path);
        context.tell(&format!("{name}: not committed: {}\n", harmless(why)))?;
    }
    let text = match committed {
        None if held.is_empty() => "nothing to commit: git has all of it\n".to_owned(),
        None => "nothing was committed\n".to_owned(),
        Some(committed) => {
            let (what, id) = (counted(*records, "record"), &committed.short_id);
            let (their, where_) = match &committed.branch {
                Some(branch) => ("", format!("on {branch}")),
                None => ("; HEAD is detached, so no branch holds it", String::new()),
            };
            format!(
                "committed {what} with the renders as {id}{}{where_}{their}\n",
                if where_.is_empty() { "" } else { " " }
            )
        }
    };
    context.print(&text)?;
    Ok(!held.is_empty())
}

/// What to do next with the records of these files, which are new.
pub fn next(context: &mut Context, files: &[PathBuf], outcome: &Outcome) -> Result<()> {
    let Some(first) = files.first() else { return Ok(()) };
    let counts = [(Level::Error, "error"), (Level::Warning, "warning"), (Level::Note, "note")];
    let found = counts.map(|(level, what)| (outcome.count(level), what)).into_iter().filter(|(count, _)| *count > 0);
    let found: Vec<String> = found.map(|(count, what)| counted(count, what)).collect();
    let (check, id) = match files {
        [only] => (
            format!("hotwash check {}", quoted(&context.name(only))),
            quoted(&first.file_stem().unwrap_or_default().to_string_lossy()),
        ),
        _ => ("hotwash check".to_owned(), "ID".to_owned()),
    };
    let found = if found.is_empty() {
        format!("`{check}` finds nothing to mend")
    } else {
        format!("{}: `{check}` tells what", found.join(", "))
    };
    context.tell(&format!("hint: {found}; `hotwash edit {id}` asks for what is missing\n"))
}
