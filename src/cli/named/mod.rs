//! What somebody calls a record: a path, an id, the beginning of one, or words of it.

mod meant;

use std::path::{Path, PathBuf};

use self::meant::meant;
use super::context::Context;
use super::{incidents, records};
use crate::config::FILE_NAME;
use crate::error::{Error, Result};
use crate::files;
use crate::insight::Incident;

/// The name that stands for the newest record; no id begins so.
const NEWEST: &str = "@";

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
    if let Some(record) = record_beside(&path) {
        return Ok(Found { file: record, is_told: true });
    }
    if path.is_file() {
        if path.file_name().is_some_and(|file| file == FILE_NAME) {
            return Err(Error::new(format!("{} is the configuration, and no record", context.name(&path)))
                .hint(format!("records live below {}", context.name(&context.records_folder()))));
        }
        if !records::is_record(&path) {
            return Err(Error::new(format!("{} is no record, and none lies beside it", context.name(&path)))
                .hint("records are files that end in .yaml or .yml"));
        }
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
    let tells = wanted.iter().any(|word| tells(word));
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

/// The record of the incident that began last. What cannot be read may be newer than all that can, where its name does
/// not say another day.
fn newest(context: &Context) -> Result<PathBuf> {
    let read = incidents::all(context)?;
    let newest = Incident::latest(&read.all);
    let is_older = |file: &Path| newest.is_some_and(|newest| newest.is_after_day_in(&stem(file)));
    if let Some(file) = read.unreadable.iter().find(|file| !is_older(file)) {
        let name = context.name(file);
        return Err(Error::new(format!("which record is the newest cannot be told: {name} has mistakes"))
            .hint(format!("name the record, or see `hotwash check {name}`")));
    }
    newest
        .map(|incident| context.root.join(&incident.file))
        .ok_or_else(|| Error::new("there is no record yet").hint("`hotwash new` writes the first"))
}

/// The record that a document lies beside: what is rendered is not what is read.
pub fn record_beside(document: &Path) -> Option<PathBuf> {
    let extension = document.extension()?;
    if !["md", "html"].iter().any(|known| extension.eq_ignore_ascii_case(known)) {
        return None;
    }
    // `outage.md`, and `outage.executive.md` of another layout.
    let name = document.file_stem()?.to_string_lossy();
    let names = [Some(&*name), name.rsplit_once('.').map(|(name, _)| name)].into_iter().flatten();
    let mut records =
        names.flat_map(|name| ["yaml", "yml"].map(|kind| document.with_file_name(format!("{name}.{kind}"))));
    records.find(|record| files::exists(record) && records::is_record(record))
}

/// Whether a word says which record is meant. A day or a month is in many ids, and a short word in more than one would
/// think; a year or a ticket's number is not.
fn tells(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    letters > 2 || word.chars().filter(char::is_ascii_digit).count() > 3
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

/// Whether `name` is a record's whole id, or the path of one.
pub fn is_whole(context: &Context, name: &str) -> Result<bool> {
    let path = context.absolute(Path::new(name));
    if path.is_file() && (records::is_record(&path) || record_beside(&path).is_some()) {
        return Ok(true);
    }
    Ok(records::all(context)?.iter().any(|file| stem(file) == name))
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
}
