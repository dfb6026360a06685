//! Which file each record gets, and what is there already.
//!
//! Nothing in a record says which document it was made of, so that a second import knows its records by what they say:
//! a record that says the same is the document's, whatever number its name has.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::documents::{Document, Fate, Former, Made};
use super::naming::{Name, name};
use crate::cli::context::Context;
use crate::cli::press::Press;
use crate::cli::{records, shelf};
use crate::document::{self, MAX_BYTES, emit};
use crate::error::{Error, Result};
use crate::files;
use crate::import::Imported;
use crate::record::Postmortem;

/// A document that was read.
pub struct Found {
    pub name: PathBuf,
    pub imported: Result<Imported>,
}

/// The files that have one of the names that a record may have: the plain one, or with a number.
#[derive(Default)]
struct Shelf {
    there: Vec<There>,
    /// How many of the names are known to be taken.
    taken: usize,
}

struct There {
    path: PathBuf,
    text: String,
    /// What it says, in the one form of a record without a name; `None` where it is no record.
    says: Option<String>,
}

/// Gives every record its file.
pub fn plan(context: &Context, found: Vec<Found>, replace: bool) -> Result<Vec<Document>> {
    let names: Vec<Option<Name>> = found
        .par_iter()
        .map(|found| found.imported.as_ref().ok().map(|imported| name(&imported.record, &found.name)))
        .collect();
    let mut shelves = shelves(context, &names)?;
    let mut claims = Claims::default();
    let mut places: Vec<Option<Result<(PathBuf, Fate)>>> = Vec::new();
    // Who finds its own record takes it, before others look for a place.
    for (found, wanted) in found.iter().zip(&names) {
        places.push(claims.own(found, wanted.as_ref(), &shelves)?.map(Ok));
    }
    for ((found, wanted), place) in found.iter().zip(&names).zip(&mut places) {
        let Some(wanted) = wanted.as_ref().filter(|_| place.is_none()) else { continue };
        let Some(shelf) = shelves.get_mut(wanted.as_str()) else { continue };
        *place = Some(claims.other(context, found, wanted, shelf, replace));
    }
    let found: Vec<_> = found.into_iter().zip(places).collect();
    Ok(found.into_par_iter().map(|(found, place)| made(context, found, place)).collect())
}

/// What is there under each of the names.
fn shelves(context: &Context, names: &[Option<Name>]) -> Result<BTreeMap<String, Shelf>> {
    let names: BTreeSet<&Name> = names.iter().flatten().collect();
    let folders = names.iter().filter_map(|name| shelf::place(context, name.as_str()).parent().map(Path::to_owned));
    let folders: BTreeSet<PathBuf> = folders.filter(|folder| files::exists(folder)).collect();
    let mut records: BTreeSet<PathBuf> = BTreeSet::new();
    for folder in folders {
        records.extend(files::files_in(&folder)?.into_iter().filter(|file| records::is_record(file)));
    }
    let read = |name: &Name| -> Result<(String, Shelf)> {
        let plain = shelf::place(context, name.as_str());
        let first = plain.with_extension("");
        let begins =
            |path: &&PathBuf| path.as_os_str().as_encoded_bytes().starts_with(first.as_os_str().as_encoded_bytes());
        let stem = |path: &Path| path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let is_called = |path: &&PathBuf| match name {
            Name::Own(_) => **path == plain,
            Name::Made(id) => shelf::is_numbered(&stem(path), id),
        };
        // Paths are in the order of their parts, so that all of one beginning stand together.
        let mut called: Vec<&PathBuf> = records.range(first.clone()..).take_while(begins).filter(is_called).collect();
        called.sort_by_key(|path| (path.as_os_str().len(), *path));
        let there = called.into_iter().map(|path| there(path)).collect::<Result<_>>()?;
        Ok((name.as_str().to_owned(), Shelf { there, taken: 0 }))
    };
    names.into_iter().collect::<Vec<_>>().into_par_iter().map(read).collect()
}

fn there(path: &Path) -> Result<There> {
    let bytes = files::read_if_small(path, MAX_BYTES as u64)?.unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let document: document::Document<Postmortem> = document::read_bytes(&bytes);
    let is_whole = document.problems.is_empty() && document.is_read();
    let says = if is_whole { Some(said(&document.value)?) } else { None };
    Ok(There { path: path.to_owned(), text, says })
}

/// What a record says, whatever it is called.
fn said(record: &Postmortem) -> Result<String> {
    emit::record(&Postmortem { id: None, ..record.clone() }, None)
}

/// Whether a document that hotwash did not make lies where the record's render would: it must not be written over. It may
/// well be the one that is imported.
fn is_foreign(context: &Context, record: &Path) -> bool {
    Press::of(context).places(record).iter().any(|render| files::exists(render) && !Press::is_ours(render))
}

/// The files that have their record, and the document of each.
#[derive(Default)]
struct Claims(BTreeMap<PathBuf, PathBuf>);

impl Claims {
    /// The file that says what the record says.
    fn own(
        &mut self,
        found: &Found,
        wanted: Option<&Name>,
        shelves: &BTreeMap<String, Shelf>,
    ) -> Result<Option<(PathBuf, Fate)>> {
        let (Ok(imported), Some(wanted)) = (&found.imported, wanted) else { return Ok(None) };
        let Some(Shelf { there, .. }) = shelves.get(wanted.as_str()).filter(|found| !found.there.is_empty()) else {
            return Ok(None);
        };
        let says = said(&imported.record)?;
        let is_own = |there: &&There| there.says.as_ref() == Some(&says) && !self.0.contains_key(&there.path);
        let own = there.iter().find(is_own).map(|there| there.path.clone());
        if let Some(path) = &own {
            self.0.insert(path.clone(), found.name.clone());
        }
        Ok(own.map(|path| (path, Fate::Same)))
    }

    /// The file of a record that is nowhere yet, or says something else than before.
    fn other(
        &mut self,
        context: &Context,
        found: &Found,
        wanted: &Name,
        Shelf { there, taken }: &mut Shelf,
        replace: bool,
    ) -> Result<(PathBuf, Fate)> {
        let former = there.iter().find(|there| !self.0.contains_key(&there.path));
        let (path, fate) = match (former, wanted) {
            (Some(there), _) => {
                let former = Former { text: there.text.clone(), kept: None };
                (there.path.clone(), if replace { Fate::Instead(former) } else { Fate::Other(former) })
            }
            (None, Name::Own(id)) => {
                let path = shelf::place(context, id);
                if let Some(other) = self.0.get(&path) {
                    let other = context.name(other);
                    return Err(Error::new(format!("it has the id `{id}`, and so has {other}"))
                        .hint("give one of them another `id`"));
                }
                (path, Fate::New)
            }
            (None, Name::Made(id)) => {
                let free = shelf::numbered(id).skip(*taken).map(|id| shelf::place(context, &id));
                let mut free = free.inspect(|_| *taken += 1);
                let is_taken =
                    |path: &Path| self.0.contains_key(path) || files::exists(path) || is_foreign(context, path);
                let path = free.find(|path| !is_taken(path));
                (path.unwrap_or_else(|| shelf::place(context, id)), Fate::New)
            }
        };
        self.0.insert(path.clone(), found.name.clone());
        Ok((path, fate))
    }
}

fn made(context: &Context, found: Found, place: Option<Result<(PathBuf, Fate)>>) -> Document {
    let Found { name, imported } = found;
    let whole = |imported: Imported| {
        let (path, fate) = place.unwrap_or_else(|| Err(Error::new("it has no name")))?;
        let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let record = Postmortem { id: stem.parse().ok(), ..imported.record };
        let text = emit::record(&record, shelf::schema(context, &path).as_deref())?;
        Ok(Made { record, report: imported.report, path, text, fate })
    };
    Document { name, made: imported.and_then(whole) }
}
