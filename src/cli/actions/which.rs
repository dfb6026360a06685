//! Which actions of which records a change is about.

use std::path::{Path, PathBuf};

use clap::ValueEnum;

use crate::cli::context::Context;
use crate::cli::named::{self, Forms};
use crate::cli::records;
use crate::cli::when::refused;
use crate::error::{Error, Result};
use crate::finding::{nearest, shown};
use crate::record::{ItemId, Postmortem};

#[derive(Debug, Clone, clap::Args)]
pub struct Which {
    /// A record and the ids of its actions: `RECORD A1 A2`; of several records: `RECORD:A1 OTHER:A3`
    ///
    /// A record is an id, a unique beginning of one, or a path. All of them are looked up, changed and proofread before
    /// the first is written. Each record is then written and committed by itself, with its render: where a commit is
    /// refused, that record is as it was, those before it are done, and those behind it were not begun.
    #[arg(value_name = "RECORD ACTION", required = true, num_args = 1..)]
    pub words: Vec<String>,
    /// Leave the records and their renders uncommitted
    #[arg(long)]
    pub no_commit: bool,
    /// How what was done is told
    #[arg(long, value_enum, default_value = "text")]
    pub format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    Text,
    /// For programs: version 1
    Json,
}

/// A record, and those of its actions that are meant.
#[derive(Debug, PartialEq, Eq)]
pub struct Target {
    pub file: PathBuf,
    pub ids: Vec<ItemId>,
}

impl Which {
    /// The records that are meant, each once.
    pub fn targets(&self, context: &mut Context) -> Result<Vec<Target>> {
        let mut targets: Vec<Target> = Vec::new();
        let mut current = None;
        for word in &self.words {
            let (record, id) = match (parted(word), current) {
                (Some((record, id)), _) => (Some(record), Some(id)),
                (None, None) => (Some(word.as_str()), None),
                (None, Some(_)) => (None, Some(word.parse::<ItemId>().map_err(refused)?)),
            };
            if let Some(record) = record {
                let file = records::find(context, record)?;
                let known = targets.iter().position(|target| target.file == file);
                current = Some(known.unwrap_or_else(|| {
                    targets.push(Target { file, ids: Vec::new() });
                    targets.len() - 1
                }));
            }
            if let (Some(place), Some(id)) = (current, id)
                && !targets[place].ids.contains(&id)
            {
                targets[place].ids.push(id);
            }
        }
        match targets.iter().position(|target| target.ids.is_empty()) {
            Some(place) => Err(Error::new(format!("no action of {} is named", context.name(&targets[place].file)))
                .hint("name one behind the record, as in `RECORD A1`; `hotwash actions` lists them")),
            None => Ok(targets),
        }
    }

    /// The record of which `word`, behind the words `before` it, names an action that is there.
    ///
    /// # Errors
    /// Where that record cannot be read.
    pub fn record_with(before: &[String], word: &str, context: &Context) -> Result<Option<String>> {
        let (record, id) = if let Some((record, id)) = parted(word) {
            (Some(record), id)
        } else {
            let Ok(id) = word.parse::<ItemId>() else { return Ok(None) };
            let last = before.iter().rev().find_map(|word| parted(word).map(|(record, _)| record));
            (last.or_else(|| before.first().map(String::as_str)), id)
        };
        let Some(record) = record else { return Ok(None) };
        let file = named::find(context, record, Forms::ToChange)?.file;
        let found = records::load(&context.here, &file)?.value;
        let has_it = found.action_items.iter().any(|action| action.id.as_ref() == Some(&id));
        Ok(has_it.then(|| stem(&file)))
    }
}

/// `RECORD:A1` in its parts.
pub fn parted(word: &str) -> Option<(&str, ItemId)> {
    let (record, id) = word.rsplit_once(':')?;
    let id = id.parse().ok().filter(|_| !record.is_empty())?;
    Some((record, id))
}

/// The error of an action that is not there, where it is a record instead: of several, each is named with its action.
pub fn perhaps_a_record(why: Error, id: &ItemId, context: &Context) -> Error {
    match named::find(context, id, Forms::Beginning) {
        Ok(found) => {
            why.hint(format!("{} is a record: of several, write each action as in `{id}:A1`", stem(&found.file)))
        }
        Err(_) => why,
    }
}

fn stem(file: &Path) -> String {
    file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Where in the record's list an action stands.
pub fn place_of(record: &Postmortem, id: &ItemId, file: &Path) -> Result<usize> {
    let place = record.action_items.iter().position(|action| action.id.as_ref() == Some(id));
    place.ok_or_else(|| {
        let ids: Vec<&str> = record.action_items.iter().filter_map(|action| action.id.as_deref()).collect();
        let error = Error::new(format!("{} is no action of {}", shown(id), stem(file)));
        match (nearest(id, ids.iter().copied()), ids.as_slice()) {
            (_, []) if record.action_items.is_empty() => error.hint("it has no actions: `hotwash edit` asks for them"),
            (_, []) => error.hint("it has no action with an id: `hotwash check --fix` numbers them"),
            (Some(near), _) => error.hint(format!("did you mean `{near}`? It has {}", ids.join(", "))),
            (None, _) => error.hint(format!("it has {}", ids.join(", "))),
        }
    })
}
