//! `hotwash search`: incidents by what was written about them.

mod data;
mod filters;
mod found;
mod human;
mod nothing;

use std::path::{Path, PathBuf};

use clap::ValueEnum;

use self::filters::Filters;
use self::found::{Found, Result as OneResult};
use super::choice::Choice;
use super::context::Context;
use super::count::at_least_one;
use super::exit::ExitStatus;
use super::{draft, incidents, site};
use crate::error::{Error, Result};
use crate::finding::shown;
use crate::insight::Incident;
use crate::record::Postmortem;
use crate::search::{Candidate, Query, Words, has_phrases, rank};

/// Search everything that was written, best first
///
/// Case, accents and endings do not matter, beginnings of words will do, and where nobody wrote a word, those that are
/// most like it are searched for. Where no incident has all words, those with most of them are shown. Words within
/// quotes stand side by side, and `-word` leaves out what has it; the shell must not take these for its own, as in
/// `hotwash search '"connection pool" -timeout'`. Filters are
/// `service:api severity:sev1 kind:outage tag:disk status:draft open:yes since:2023 until:2024-06`, and
/// `2023-08` is when it began. It is the search of the archive's pages, for terminals and programs.
///
/// Exits with 0 also where nothing is found.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// What to look for
    #[arg(value_name = "WORDS", required = true)]
    words: Vec<String>,
    #[command(flatten)]
    choice: Choice,
    /// At most so many results
    #[arg(short = 'n', long, value_name = "COUNT", default_value = "10", value_parser = at_least_one)]
    limit: usize,
    /// The format
    #[arg(long, value_enum, default_value = "human")]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// With the passages in which the words stand
    Human,
    /// For programs: version 1
    Json,
}

/// One incident of the archive.
struct Entry {
    file: PathBuf,
    incident: Incident,
    words: Words,
    has_phrases: bool,
}

pub fn run(args: &Args, context: &mut Context) -> Result<ExitStatus> {
    let typed = typed(&args.words);
    let query = Query::read(&typed);
    if query.is_empty() {
        return Err(Error::new(format!("there is nothing to look for in {}", shown(&typed)))
            .hint("give a word: `hotwash search \"connection pool\"`"));
    }
    let today = draft::today(context, &Postmortem::default());
    let chosen = args.choice.read(today)?;
    let filters = Filters::read(&query, today)?;
    let read = incidents::each(context, |file, record| Entry {
        file: file.to_owned(),
        incident: Incident::new(record, Path::new(&site::below_root(context, file)), &context.config),
        words: Words::of(record, &name(file)),
        has_phrases: has_phrases(record, &query.phrases),
    })?;
    let mut all = read.all;
    all.sort_by(|one, other| one.incident.oldest_first(&other.incident));
    let filters = filters.among(&all.iter().map(|entry| &entry.incident));
    let candidate = |entry: &'_ Entry| {
        let is_wanted = entry.has_phrases && chosen.has(&entry.incident) && filters.has(&entry.incident);
        (entry.incident.day.map(|day| day.0), is_wanted)
    };
    let candidates: Vec<Candidate<'_>> = all
        .iter()
        .map(|entry| {
            let (day, is_wanted) = candidate(entry);
            Candidate { words: &entry.words, day, is_wanted }
        })
        .collect();
    let ranking = rank(&query, &candidates);
    let best = ranking.hits.iter().take(args.limit);
    let results = best.map(|(nth, score)| OneResult::read(context, &all[*nth], *score, &ranking.marks));
    let found = Found {
        query: typed,
        results: results.collect::<Result<_>>()?,
        of: ranking.hits.len(),
        is_all: ranking.is_all,
        corrected: ranking.corrected,
    };
    for (typed, meant) in &found.corrected {
        let meant: Vec<String> = meant.iter().map(|word| shown(word)).collect();
        context.tell(&format!("nobody wrote {}: searched for {}\n", shown(typed), meant.join(", ")))?;
    }
    match args.format {
        Format::Human => {
            let text = human::draw(&found, context);
            context.print(&text)?;
        }
        Format::Json => context.print_raw(&data::json(&found)?)?,
    }
    nothing::tell(&found, &query, &chosen, &all, context)?;
    chosen.tell_unknown(all.iter().map(|entry| &entry.incident), context)?;
    filters.tell_unknown(&all.iter().map(|entry| &entry.incident), context)?;
    incidents::Archive { all: Vec::<()>::new(), unreadable: read.unreadable }.tell_unreadable(context)?;
    Ok(ExitStatus::Clean)
}

/// The words as one question: what the shell took for one argument is a phrase only where it has quotes of its own.
fn typed(words: &[String]) -> String {
    words.join(" ")
}

fn name(file: &Path) -> String {
    file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}
