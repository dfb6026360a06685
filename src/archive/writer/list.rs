//! `files.json`: the site's own list of what was built, in the site.
//!
//! It says which files may be taken away by a later build that knows nothing else of this one: where
//! nothing but the site is kept from one build to the next. It is the same for the same pages.

use std::path::Path;

use serde::Deserialize;

use super::plan::is_plain;
use crate::archive::data;
use crate::error::Result;
use crate::files;

/// Where the list lies in the site.
pub const PATH: &str = "files.json";

/// What tells that a folder is a site: this list, or that of an old one.
pub const PATHS: [&str; 2] = [PATH, data::PATH];

/// The longest list of a former build that is looked at.
const LONGEST: u64 = 256 << 20;

const VERSION: u32 = 1;
const GENERATOR: &str = "hotwash";

/// What a site consists of: a list that came from elsewhere does not make us remove other things.
const KINDS: [&str; 11] = ["css", "csv", "html", "ico", "ics", "js", "json", "png", "svg", "txt", "xml"];

#[derive(Deserialize)]
struct List {
    version: u32,
    generator: String,
    files: Vec<String>,
}

/// The list of these paths, a line each.
pub fn of<'a>(paths: impl Iterator<Item = &'a str>) -> Vec<u8> {
    let mut text =
        format!("{{\n  \"version\": {VERSION},\n  \"generator\": \"{GENERATOR}\",\n  \"files\": [").into_bytes();
    for (nth, path) in paths.enumerate() {
        text.extend_from_slice(if nth == 0 { b"\n    \"" } else { b",\n    \"" });
        // A plain path has no control characters and no backslash.
        path.split('"').enumerate().for_each(|(nth, part)| {
            text.extend_from_slice(if nth == 0 { b"" } else { b"\\\"" });
            text.extend_from_slice(part.as_bytes());
        });
        text.push(b'"');
    }
    text.extend_from_slice(b"\n  ]\n}\n");
    text
}

/// What a site says was built in it: all files, or in an old site the pages of records.
pub fn read(site: &Path) -> Result<Vec<String>> {
    if let Some(list) = bytes(site, PATH)? {
        let list = serde_json::from_slice(&list)
            .ok()
            .filter(|list: &List| list.version == VERSION && list.generator == GENERATOR);
        if let Some(list) = list {
            return Ok(list.files.into_iter().filter(|path| is_of_a_site(path)).collect());
        }
    }
    Ok(bytes(site, data::PATH)?.map(|list| data::pages_of(&list)).unwrap_or_default())
}

/// A link may lead anywhere: it is not read.
fn bytes(site: &Path, name: &str) -> Result<Option<Vec<u8>>> {
    let path = site.join(name);
    files::look(&path).map(|_| files::read_limited(&path, LONGEST)).transpose()
}

fn is_of_a_site(path: &str) -> bool {
    is_plain(path) && path.rsplit_once('.').is_some_and(|(_, kind)| KINDS.contains(&kind))
}
