//! Records that the next commit leaves alone, but that need one which it takes away.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::index::Held;
use super::touched::Archive;
use crate::check::{self, Beside, Options, Outcome};
use crate::error::Result;
use crate::finding::shown;

/// The rule about what they need.
const OF_RELATIONS: &str = "unknown-related";

/// As many texts are held while an archive is searched for a name.
const AT_ONCE: usize = 1000;

/// What is wrong with them because of that.
pub fn in_need(archive: &Archive, held: &Held<'_>, options: Options<'_>) -> Result<Outcome> {
    let gone = gone(archive, held);
    if gone.is_empty() {
        return Ok(Outcome::default());
    }
    let others: Vec<&PathBuf> = held.records().iter().filter(|file| !archive.written.contains(*file)).collect();
    // Few name it: only they are read as records.
    let mut files = Vec::new();
    for some in others.chunks(AT_ONCE) {
        let texts = some.iter().zip(held.texts(some)?);
        let naming = texts.filter(|(_, text)| text.as_ref().is_some_and(|text| names_one(text, &gone)));
        files.extend(naming.map(|(file, _)| (*file).clone()));
    }
    let beside = Beside { archive: Some(held.records()), ..Beside::default() };
    let mut outcome = check::proofread_beside(&files, beside, &|file| held.text(file), options)?;
    // Whatever else is wrong with them was there before.
    let of_gone = |message: &str| gone.iter().any(|name| message.contains(&shown(name)));
    outcome.retain(|finding| finding.rule == OF_RELATIONS && of_gone(&finding.message));
    outcome.files = outcome.parts().map(|part| part.file.to_owned()).collect();
    Ok(outcome)
}

/// The names that no record of the archive has any more.
fn gone<'a>(archive: &'a Archive, held: &Held<'_>) -> Vec<&'a str> {
    if archive.gone.is_empty() {
        return Vec::new();
    }
    let stem = |file: &Path| Some(file.file_stem()?.to_string_lossy().into_owned());
    let there: BTreeSet<String> = held.records().iter().filter_map(|file| stem(file)).collect();
    archive.gone.iter().filter(|name| !there.contains(*name)).map(String::as_str).collect()
}

fn names_one(text: &[u8], names: &[&str]) -> bool {
    let contains = |name: &[u8]| name.is_empty() || text.windows(name.len()).any(|window| window == name);
    names.iter().any(|name| contains(name.as_bytes()))
}
