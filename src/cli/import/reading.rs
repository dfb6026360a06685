//! Documents are read, all cores at once.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use rayon::prelude::*;

use super::plan::Found;
use super::sources::Source;
use crate::cli::context::Context;
use crate::cli::input::standard_input;
use crate::cli::progress::Progress;
use crate::error::{Error, Result};
use crate::files;
use crate::finding::shown_path;
use crate::import::{self, Imported, Setting};
use crate::record::TimeZone;

/// The most bytes of a document.
const LONGEST: u64 = 8 << 20;

/// Reads documents, each as far as it goes, and makes records of them.
pub fn read(context: &Context, sources: &[Source], zone: Option<TimeZone>) -> Vec<Found> {
    let progress = Progress::new(context, "reading documents", sources.len());
    let setting = Setting { config: &context.config, zone };
    let one = |source: &Source| {
        let imported = text(source).and_then(|text| imported(&text, source, &setting));
        progress.step();
        Found { name: source.name.clone(), imported }
    };
    match sources {
        // One needs no other cores.
        [source] => vec![one(source)],
        several => several.par_iter().map(one).collect(),
    }
}

/// A mistake of the program itself in one document is told, and the others are imported.
fn imported(text: &str, source: &Source, setting: &Setting<'_>) -> Result<Imported> {
    let name = source.name.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    catch_unwind(AssertUnwindSafe(|| import::read(text, &name, setting))).map_err(|_| {
        Error::new("it meets a bug in hotwash, which is told above")
            .hint("please report it, with the document if you may")
    })
}

/// What a document says. Its errors call it `it`: whoever tells them says first which it is.
fn text(source: &Source) -> Result<String> {
    let bytes = match &source.file {
        Some(file) => files::read_if_small(file, LONGEST).map_err(|why| about_it(&why, file))?,
        None => Some(standard_input(LONGEST)?).filter(|bytes| bytes.len() as u64 <= LONGEST),
    };
    let bytes = bytes.ok_or_else(|| {
        Error::new(format!("it is larger than {} MiB", LONGEST >> 20))
            .hint("keep logs and dumps in files of their own, which a record can name")
    })?;
    let text = String::from_utf8(bytes).map_err(|why| {
        let good = String::from_utf8_lossy(&why.as_bytes()[..why.utf8_error().valid_up_to()]);
        let line = good.matches('\n').count() + 1;
        Error::new(format!("it is not UTF-8 text (line {line})")).hint("save it as UTF-8")
    })?;
    // The mark of some editors says that it is UTF-8, and is no part of the text.
    let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
    if text.trim().is_empty() {
        return Err(Error::new("it is empty").hint("there is nothing to import"));
    }
    Ok(text)
}

/// The same error without the file's name.
fn about_it(why: &Error, file: &Path) -> Error {
    let error = Error::new(why.to_string().replace(&shown_path(file), "it"));
    match why.what_to_do() {
        Some(hint) => error.hint(hint),
        None => error,
    }
}
