//! Why nothing was found: that nobody wrote it, or that filters took it out.

use super::Entry;
use super::found::Found;
use crate::cli::choice::Chosen;
use crate::cli::context::Context;
use crate::error::Result;
use crate::finding::{harmless, shown};
use crate::report::counted;
use crate::search::{Candidate, Query, Ranking, rank};

/// Says so on standard error, where not all that was asked is there.
pub fn tell(found: &Found, query: &Query, chosen: &Chosen<'_>, all: &[Entry], context: &mut Context) -> Result<()> {
    if found.of > 0 && found.is_all {
        return Ok(());
    }
    let limits: Vec<String> = query.limits.iter().map(|limit| shown(limit)).chain(chosen.told()).collect();
    let limits = (limits.join(" and "), if limits.len() > 1 { "them" } else { "it" });
    let asked = shown(&query.asked.join(" "));
    let told = match (limits, found.of) {
        ((limits, _), 0) if query.asked.is_empty() => format!("no incident fits {limits}"),
        ((limits, them), of) if !limits.is_empty() => told(&asked, &limits, them, of, &without_limits(query, all)),
        (_, 0) => format!("nothing was written about {asked}"),
        _ => SOME.to_owned(),
    };
    context.tell(&(harmless(&told) + "\n"))
}

const SOME: &str = "nothing has all of these words: some have some of them";

fn told(asked: &str, limits: &str, them: &str, of: usize, free: &Ranking) -> String {
    let hits = counted(free.hits.len(), "incident");
    let verb = if free.hits.len() == 1 { "has" } else { "have" };
    match (of, free.hits.len(), free.is_all) {
        (0, 0, _) => format!("nothing was written about {asked}, also without {limits}"),
        (0, _, true) => format!("nothing was found for {asked} with {limits}; without {them}: {hits}"),
        (0, _, false) => {
            format!("nothing was found for {asked} with {limits}; without {them}: {hits} with some of these words")
        }
        (_, _, true) => format!("with {limits} nothing has all of these words; without {them} {hits} {verb}"),
        _ => SOME.to_owned(),
    }
}

/// What the words alone find.
fn without_limits(query: &Query, all: &[Entry]) -> Ranking {
    let candidate = |entry| {
        let Entry { incident, words, has_phrases, .. }: &Entry = entry;
        Candidate { words, day: incident.day.map(|day| day.0), is_wanted: *has_phrases }
    };
    rank(&query.unlimited(), &all.iter().map(candidate).collect::<Vec<_>>())
}
