//! Which file each record gets, and what is there already.
//!
//! Nothing in a record says which document it was made of, so that a second import knows its records by what they say:
//! a record that says the same is the document's, whatever number its name has; else the one that shares most with it.
//! One that shares little is about another incident, and is nobody's to write over.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::documents::{Document, Fate, Former, Made};
use super::kinship::Words;
use super::naming::{Name, name};
use super::shelves::{Listing, Shelf, There, said, shelves};
use crate::cli::context::Context;
use crate::cli::press::Press;
use crate::cli::shelf;
use crate::document::emit;
use crate::error::{Error, Result};
use crate::files;
use crate::import::Imported;
use crate::record::Postmortem;

/// A document that was read.
pub struct Found {
    pub name: PathBuf,
    pub imported: Result<Imported>,
}

/// Where a record lies, and what becomes of it.
struct Place {
    path: PathBuf,
    fate: Fate,
    /// A record of the same name that is about another incident.
    beside: Option<PathBuf>,
}

/// Gives every record its file.
pub fn plan(context: &Context, found: Vec<Found>, replace: bool) -> Result<Vec<Document>> {
    let names: Vec<Option<Name>> = found
        .par_iter()
        .map(|found| found.imported.as_ref().ok().map(|imported| name(&imported.record, &found.name)))
        .collect();
    let all: BTreeSet<&Name> = names.iter().flatten().collect();
    let listing = Listing::of(context, &all)?;
    let mut shelves = shelves(&listing, all)?;
    let mut claims = Claims { context, listing: &listing, taken: BTreeMap::new() };
    let mut places: Vec<Option<Result<Place>>> = Vec::new();
    // Who finds its own record takes it, before others look for a place.
    for (found, wanted) in found.iter().zip(&names) {
        let own = claims.own(found, wanted.as_ref(), &shelves)?;
        places.push(own.map(|path| Ok(Place { path, fate: Fate::Same, beside: None })));
    }
    // Then who finds one that was changed since.
    let mut seekers: BTreeMap<&str, Vec<(usize, &Found)>> = BTreeMap::new();
    for (nth, (found, wanted)) in found.iter().zip(&names).enumerate() {
        if let Some(wanted) = wanted.as_ref().filter(|_| places[nth].is_none()) {
            seekers.entry(wanted.as_str()).or_default().push((nth, found));
        }
    }
    for (wanted, seekers) in seekers {
        let Some(shelf) = shelves.get(wanted) else { continue };
        for (nth, (shared, there)) in claims.kin(&seekers, shelf) {
            let former = Former { text: there.text.clone(), kept: None };
            // What says nothing takes no record's place.
            let fate = if replace && shared > 0 { Fate::Instead(former) } else { Fate::Other(former) };
            places[nth] = Some(Ok(Place { path: there.path.clone(), fate, beside: None }));
        }
    }
    for ((found, wanted), place) in found.iter().zip(&names).zip(&mut places) {
        let Some(wanted) = wanted.as_ref().filter(|_| place.is_none()) else { continue };
        let Some(shelf) = shelves.get_mut(wanted.as_str()) else { continue };
        // Those that others have just now are told of by their own documents.
        let beside = shelf.there.iter().find(|there| !claims.taken.contains_key(&there.path));
        let beside = beside.map(|there| there.path.clone());
        *place = Some(claims.place(found, wanted, shelf).map(|path| Place { path, fate: Fate::New, beside }));
    }
    let found: Vec<_> = found.into_iter().zip(places).collect();
    Ok(found.into_par_iter().map(|(found, place)| made(context, found, place)).collect())
}

/// Whether a document that hotwash did not make lies where the record's render would. It may well be the one that is
/// imported.
fn is_foreign(context: &Context, record: &Path) -> bool {
    Press::of(context).foreign(record).is_some()
}

/// What is known of the archive, and the files that have their record, with the document of each.
struct Claims<'a> {
    context: &'a Context,
    listing: &'a Listing,
    taken: BTreeMap<PathBuf, PathBuf>,
}

impl Claims<'_> {
    /// The file that says what the record says.
    fn own(
        &mut self,
        found: &Found,
        wanted: Option<&Name>,
        shelves: &BTreeMap<String, Shelf>,
    ) -> Result<Option<PathBuf>> {
        let (Ok(imported), Some(wanted)) = (&found.imported, wanted) else { return Ok(None) };
        let Some(Shelf { there, .. }) = shelves.get(wanted.as_str()).filter(|found| !found.there.is_empty()) else {
            return Ok(None);
        };
        let says = said(&imported.record)?;
        let is_own = |there: &&There| there.says.as_ref() == Some(&says) && !self.taken.contains_key(&there.path);
        let own = there.iter().find(is_own).map(|there| there.path.clone());
        if let Some(path) = &own {
            self.taken.insert(path.clone(), found.name.clone());
        }
        Ok(own)
    }

    /// The files that tell about the same incidents as these documents, and how much they share: who shares most with
    /// one takes it first.
    fn kin<'a>(&mut self, documents: &[(usize, &Found)], called: &'a Shelf) -> BTreeMap<usize, (usize, &'a There)> {
        let free: Vec<&There> = called.there.iter().filter(|there| !self.taken.contains_key(&there.path)).collect();
        let mut pairs = Vec::new();
        for (nth, document) in documents.iter().filter(|_| !free.is_empty()) {
            let Ok(Imported { record, .. }) = &document.imported else { continue };
            let words = Words::of(record);
            // Of what says nothing, nobody can tell that it is something else.
            let shared = |there: &There| match (words.is_empty(), there.words.is_empty()) {
                (true, _) => Some(0),
                (_, true) => Some(1),
                _ => words.shared(&there.words),
            };
            let kin = free.iter().filter_map(|there| Some((shared(there)?, *nth, &document.name, *there)));
            pairs.extend(kin);
        }
        pairs.sort_by_key(|(shared, ..)| Reverse(*shared));
        let mut kin = BTreeMap::new();
        for (shared, nth, name, there) in pairs {
            if !kin.contains_key(&nth) && !self.taken.contains_key(&there.path) {
                self.taken.insert(there.path.clone(), name.clone());
                kin.insert(nth, (shared, there));
            }
        }
        kin
    }

    /// The file of a record that is nowhere yet.
    fn place(&mut self, document: &Found, wanted: &Name, called: &mut Shelf) -> Result<PathBuf> {
        let path = match wanted {
            Name::Own(id) => {
                let path = shelf::place(self.context, id);
                if let Some(other) = self.taken.get(&path) {
                    let other = self.context.name(other);
                    return Err(Error::new(format!("it has the id `{id}`, and so has {other}"))
                        .hint("give one of them another `id`"));
                }
                if let Some(other) = called.there.first() {
                    let other = self.context.name(&other.path);
                    return Err(Error::new(format!(
                        "it has the id `{id}`, and so has {other}, which tells something else"
                    ))
                    .hint("give one of them another `id`, or remove that record"));
                }
                path
            }
            Name::Made(id) => {
                let place = |id: &String| shelf::place(self.context, id);
                let is_taken = |id: &String| {
                    let path = place(id);
                    self.listing.has(id)
                        || self.taken.contains_key(&path)
                        || files::exists(&path)
                        || is_foreign(self.context, &path)
                };
                let mut free = shelf::numbered(id).skip(called.taken).inspect(|_| called.taken += 1);
                let free = free.find(|id| !is_taken(id));
                place(&free.unwrap_or_else(|| id.clone()))
            }
        };
        self.taken.insert(path.clone(), document.name.clone());
        Ok(path)
    }
}

fn made(context: &Context, found: Found, place: Option<Result<Place>>) -> Document {
    let Found { name, imported } = found;
    let whole = |imported: Imported| {
        let Place { path, fate, beside } = place.unwrap_or_else(|| Err(Error::new("it has no name")))?;
        let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let record = Postmortem { id: stem.parse().ok(), ..imported.record };
        let text = emit::record(&record, shelf::schema(context, &path).as_deref())?;
        Ok(Made { record, report: imported.report, path, text, fate, beside })
    };
    Document { name, made: imported.and_then(whole) }
}
