//! The documentation: its references are made from what the program knows, its links lead somewhere, and
//! what it quotes is what is there.
//!
//! `SNAPSHOTS=overwrite cargo test --test suite docs::` writes the references again.
#![expect(clippy::disallowed_methods, reason = "tests read the documents")]

mod catalogue;
mod commands;
mod headings;
mod keys;
mod links;
mod public;
mod quotes;
mod templates;

use std::path::{Path, PathBuf};

use snapbox::data::DataFormat;
use snapbox::{Assert, Data};

/// What stands above it in a reference is written by hand, what stands below is not.
const MADE_BELOW: &str = "<!-- What follows is made by `SNAPSHOTS=overwrite cargo test --test suite docs::`. -->\n";

/// A file of the repository.
fn at(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn text_of(path: &str) -> String {
    std::fs::read_to_string(at(path)).unwrap_or_else(|why| panic!("{path}: {why}"))
}

/// The documents that people read: the README and its like, and `docs/`.
fn documents() -> Vec<String> {
    let mut all: Vec<String> = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"].map(str::to_owned).into();
    let names = std::fs::read_dir(at("docs")).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let pages = names.filter(|name| Path::new(name).extension().is_some_and(|extension| extension == "md"));
    all.extend(pages.map(|name| format!("docs/{name}")));
    all.sort();
    all
}

/// The fenced blocks of a language in a document.
fn fences<'a>(text: &'a str, language: &str) -> Vec<&'a str> {
    let opening = format!("```{language}\n");
    text.split(&opening).skip(1).filter_map(|rest| rest.split("\n```").next()).collect()
}

/// Compares the made part of a reference; `SNAPSHOTS=overwrite` writes it.
fn is_made(reference: &str, made: &str) {
    let committed = text_of(reference);
    let Some((by_hand, _)) = committed.split_once(MADE_BELOW) else {
        panic!("{reference} has lost the line above its made part:\n{MADE_BELOW}");
    };
    let wanted = format!("{by_hand}{MADE_BELOW}\n{}\n", made.trim_end());
    Assert::new()
        .action_env(snapbox::assert::DEFAULT_ACTION_ENV)
        .eq(Data::text(wanted).raw(), Data::read_from(&at(reference), Some(DataFormat::Text)).raw());
}
