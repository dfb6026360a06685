//! What somebody calls a record: a path, an id, the beginning of one, or words of it.

use std::path::{Path, PathBuf};

use super::context::Context;
use super::{incidents, records};
use crate::error::{Error, Result};
use crate::finding::nearest;

/// The name that stands for the newest record; no id begins so.
const NEWEST: &str = "@";

/// As many names are proposed.
const MOST: usize = 3;

/// What is taken for a record's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Forms {
    /// An id, or the beginning of one.
    Beginning,
    /// Also whole words of one, side by side: few enough to be wrong about, and it is said which record they mean.
    ToChange,
    /// Also whole words of one that have others between them.
    ToRead,
}

/// Whether a record, by its place, is one that a name may stand for.
type Is<'a> = Box<dyn Fn(usize) -> bool + 'a>;

/// The record that a name stands for.
#[derive(Debug)]
pub struct Found {
    pub file: PathBuf,
    /// Whether it is not named by the beginning of its id.
    is_told: bool,
}

impl Found {
    /// Says which one it is, where that may be another than was meant.
    pub fn tell(self, context: &mut Context) -> Result<PathBuf> {
        if self.is_told {
            let name = crate::finding::harmless(&stem(&self.file));
            context.tell(&format!("record: {name}\n"))?;
        }
        Ok(self.file)
    }
}

/// The one record that `name` stands for. Several, or none, are an error that names those that were perhaps meant.
pub fn find(context: &Context, name: &str, forms: Forms) -> Result<Found> {
    // A script whose variable is not set means no record: not the only one either.
    if name.trim().is_empty() {
        return Err(Error::new("the name of the record is empty")
            .hint("give a path, an id or the beginning of one; `hotwash list` names them all"));
    }
    let path = context.absolute(Path::new(name));
    if path.is_file() {
        return Ok(Found { file: path, is_told: false });
    }
    if name == NEWEST && forms > Forms::Beginning {
        return Ok(Found { file: newest(context)?, is_told: true });
    }
    let files = records::all(context)?;
    let stems: Vec<String> = files.iter().map(|file| stem(file)).collect();
    let folded: Vec<String> = stems.iter().map(|stem| stem.to_lowercase()).collect();
    let small = name.to_lowercase();
    let wanted = words(&small);
    // A day alone is in many ids, and a short word in more than one would think.
    let tells = wanted.iter().any(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 2);
    let readings: [(Is<'_>, &str, Forms); 6] = [
        (Box::new(|nth| stems[nth] == name), "is the name", Forms::Beginning),
        (Box::new(|nth| folded[nth] == small), "is the name", Forms::Beginning),
        (Box::new(|nth| stems[nth].starts_with(name)), "begins the ids", Forms::Beginning),
        (Box::new(|nth| folded[nth].starts_with(&small)), "begins the ids", Forms::Beginning),
        (Box::new(|nth| tells && is_beside(&wanted, &words(&folded[nth]))), "is in the ids", Forms::ToChange),
        (Box::new(|nth| tells && is_in_order(&wanted, &words(&folded[nth]))), "is in the ids", Forms::ToRead),
    ];
    for (is, how, form) in readings.iter().filter(|(.., form)| *form <= forms) {
        let found: Vec<usize> = (0..files.len()).filter(|nth| is(*nth)).collect();
        match found.as_slice() {
            [] => {}
            [only] => return Ok(Found { file: files[*only].clone(), is_told: *form > Forms::Beginning }),
            several => {
                let error = Error::new(format!("`{name}` {how} of {} records", several.len()));
                let is_same = *how == "is the name";
                let names = several.iter().map(|nth| {
                    if is_same { context.shown_path(&files[*nth]).display().to_string() } else { stems[*nth].clone() }
                });
                let path = if is_same { "name it by its path, " } else { "" };
                return Err(error.hint(format!("{path}one of: {}", listed(names))));
            }
        }
    }
    let error = Error::new(format!("no record is called `{name}`"));
    Err(match meant(context, name, &stems).as_slice() {
        [] => error.hint(format!(
            "give a path, an id or the beginning of one; records live below {}, and `hotwash search` finds them by any word",
            context.name(&context.records_folder())
        )),
        several => error.hint(format!("did you mean {}?", several.join(" or "))),
    })
}

/// The record of the incident that began last. What cannot be read may be newer than all that can.
fn newest(context: &Context) -> Result<PathBuf> {
    let read = incidents::all(context)?;
    if let Some(file) = read.unreadable.first() {
        let name = context.name(file);
        return Err(Error::new(format!("which record is the newest cannot be told: {name} has mistakes"))
            .hint(format!("name the record, or see `hotwash check {name}`")));
    }
    let newest = read.all.iter().max_by(|one, other| one.oldest_first(other));
    newest
        .map(|incident| context.root.join(&incident.file))
        .ok_or_else(|| Error::new("there is no record yet").hint("`hotwash new` writes the first"))
}

/// The few records whose ids, or else whose titles, are most like a name.
fn meant(context: &Context, name: &str, stems: &[String]) -> Vec<String> {
    let quoted = |names: Vec<String>| names.into_iter().map(|name| format!("`{name}`")).collect();
    if let Some(near) = nearest(name, stems.iter().map(String::as_str)) {
        return quoted(vec![near.to_owned()]);
    }
    let wanted = words(&name.to_lowercase()).into_iter().map(str::to_owned).collect::<Vec<_>>();
    let by_ids = best(&wanted, stems.iter().map(|stem| (stem.to_lowercase(), stem.clone())));
    if !by_ids.is_empty() {
        return quoted(by_ids);
    }
    let titles = |file: &Path, record: &crate::record::Postmortem| {
        (record.title.as_deref().unwrap_or_default().to_lowercase(), stem(file))
    };
    // An archive that cannot be read is another command's error.
    quoted(incidents::each(context, titles).map(|read| best(&wanted, read.all.into_iter())).unwrap_or_default())
}

/// The names beside those texts that are like most of the words; none that is not like at least half of them.
fn best(wanted: &[String], texts: impl Iterator<Item = (String, String)>) -> Vec<String> {
    let scored = texts.filter_map(|(text, name)| {
        let words = words(&text);
        let worth = |wanted: &String| words.iter().map(|word| likeness(wanted, word)).max().unwrap_or_default();
        let worths: Vec<usize> = wanted.iter().map(worth).collect();
        let met = worths.iter().filter(|worth| **worth > 0).count();
        (met > 0 && 2 * met >= wanted.len()).then(|| (worths.iter().sum(), met, name))
    });
    let mut scored: Vec<(usize, usize, String)> = scored.collect();
    // The names of equals begin with their days: the newest first.
    scored.sort_by(|one, other| other.cmp(one));
    let Some(&(most, met, _)) = scored.first() else { return Vec::new() };
    let equals = scored.iter().filter(|(worth, ..)| *worth == most).count();
    if equals > MOST && met < wanted.len() {
        // Too many have one of the words: to propose some of them says nothing.
        return Vec::new();
    }
    scored.into_iter().take_while(|(worth, ..)| 2 * worth > most).map(|(.., name)| name).take(MOST).collect()
}

/// The same word 4, its beginning 3, a slip 2.
fn likeness(wanted: &str, word: &str) -> usize {
    let letters = wanted.chars().count();
    let slips = match letters {
        0..4 => 0,
        4..8 => 1,
        _ => 2,
    };
    match () {
        () if wanted == word => 4,
        () if letters > 2 && word.starts_with(wanted) => 3,
        () if letters.abs_diff(word.chars().count()) <= slips
            && strsim::damerau_levenshtein(wanted, word) <= slips
            && wanted.chars().any(char::is_alphabetic) =>
        {
            2
        }
        () => 0,
    }
}

fn words(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect()
}

/// Whether words stand side by side among others.
fn is_beside(wanted: &[&str], words: &[&str]) -> bool {
    words.windows(wanted.len().max(1)).any(|some| some == wanted)
}

/// Whether words stand in this order among others.
fn is_in_order(wanted: &[&str], words: &[&str]) -> bool {
    let mut words = words.iter();
    wanted.iter().all(|wanted| words.any(|word| word == wanted))
}

/// The first few of several names.
fn listed(names: impl ExactSizeIterator<Item = String>) -> String {
    const MOST: usize = 6;
    let more = if names.len() > MOST { ", …" } else { "" };
    names.take(MOST).collect::<Vec<_>>().join(", ") + more
}

fn stem(file: &Path) -> String {
    file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_whole_and_in_order() {
        let id = words("2023-08-10-web-stack-outage");
        assert!(is_beside(&["web", "stack"], &id) && !is_beside(&["web", "outage"], &id));
        assert!(is_in_order(&["web", "outage"], &id) && !is_in_order(&["outage", "web"], &id));
        assert!(!is_beside(&["we"], &id) && !is_in_order(&["stacks"], &id));
    }

    #[test]
    fn what_was_meant_is_like_most_of_what_was_typed() {
        let best = |typed: &[&str]| {
            let all = ["2023-01-01-web-stack-outage", "2024-01-01-web-cache", "2025-01-01-mail-queue"];
            let wanted: Vec<String> = typed.iter().map(|word| (*word).to_owned()).collect();
            best(&wanted, all.iter().map(|id| ((*id).to_owned(), (*id).to_owned())))
        };
        assert_eq!(best(&["web", "stakc"]), ["2023-01-01-web-stack-outage", "2024-01-01-web-cache"]);
        assert_eq!(best(&["queeu"]), ["2025-01-01-mail-queue"]);
        assert!(best(&["fire", "and", "water"]).is_empty());
    }
}
