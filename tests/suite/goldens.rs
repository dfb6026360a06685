//! The examples, proofread and rendered: what a change of a rule or a template does to real records.
//!
//! `SNAPSHOTS=overwrite cargo test goldens` writes the documents anew; read what it wrote.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use hotwash::check::{Content, Options, proofread};
use hotwash::config::{Config, Target};
use hotwash::document;
use hotwash::examples::{EXAMPLES, Example};
use hotwash::finding::Level;
use hotwash::record::Postmortem;
use hotwash::render::{DEFAULT_LAYOUT, Profile, Renderer, Setting};
use hotwash::report;
use snapbox::{Assert, Data};

use crate::sandbox::NOW;

const KINDS: [(Target, &str); 2] = [(Target::Markdown, "md"), (Target::Html, "html")];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/render")
}

fn golden(example: &Example, extension: &str) -> String {
    format!("{}.{extension}", example.name)
}

#[test]
fn every_example_renders_to_its_documents() {
    let (config, renderer) = (Config::default(), Renderer::new(&[]).unwrap());
    let setting = Setting { config: &config, profile: Profile::Internal };
    let assert = Assert::new().action_env(snapbox::assert::DEFAULT_ACTION_ENV);
    for example in EXAMPLES {
        let record: Postmortem = document::read(example.text).value;
        for (target, extension) in KINDS {
            let text = renderer.document(&record, &setting, target, DEFAULT_LAYOUT).unwrap();
            let expected = Data::read_from(&folder().join(golden(example, extension)), None);
            assert.eq(Data::text(text).raw(), expected.raw());
        }
    }
}

#[test]
fn every_golden_document_is_of_an_example() {
    let wanted: BTreeSet<String> =
        EXAMPLES.iter().flat_map(|example| KINDS.map(|(_, extension)| golden(example, extension))).collect();
    let there: BTreeSet<String> =
        fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    assert_eq!(there, wanted);
}

/// Each by itself and all as one archive, where they lie as `demo` lays them out.
#[test]
fn nothing_above_a_note_is_found_in_an_example() {
    let config = Config::default();
    let options = Options { config: &config, now: NOW.parse().unwrap(), stage: None };
    let lies = |example: &Example| {
        let record: Postmortem = document::read(example.text).value;
        PathBuf::from(format!("{}.yaml", record.id.as_deref().unwrap_or(example.name)))
    };
    let files: Vec<PathBuf> = EXAMPLES.iter().map(lies).collect();
    let read = |file: &Path| {
        let place = files.iter().position(|other| other == file).unwrap();
        Ok(Content::Bytes(EXAMPLES[place].text.as_bytes().to_vec()))
    };
    let outcome = proofread(&files, &read, options).unwrap();
    let loud: Vec<_> = outcome.findings().into_iter().filter(|finding| finding.level > Level::Note).collect();
    assert!(loud.is_empty(), "{}", report::short(&loud));
}
