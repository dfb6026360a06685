//! The fixtures of the rules: `tests/rules/<id>/`, one folder a rule.
//!
//! | file | is |
//! | --- | --- |
//! | `good.yaml` | a published record in which no rule finds anything |
//! | `bad.yaml` | the same with the defect: that rule finds it, and no other rule finds anything |
//! | `bad.txt` | what is found; `SNAPSHOTS=overwrite cargo test --test suite rules::` writes it |
//! | `config.yaml` | the configuration of both, where the rule needs one |
//!
//! `good/` and `bad/` with any number of records stand instead where several files, or the name of
//! one, matter. A single file is named after its record's id. `head/` holds records as the last commit
//! has them: under the same name, or renamed since where each side has one that the other lacks.
//! What lies beside a record with its name and `.md` is its document.
#![expect(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, reason = "tests read their fixtures")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::{TimeZone as _, Utc};
use hotwash::check::{Beside, Content, Former, Options, Outcome, StaleRender, proofread_beside};
use hotwash::config::{Config, RawConfig, Target};
use hotwash::document;
use hotwash::finding::Finding;
use hotwash::record::{Postmortem, Status};
use hotwash::render::{DEFAULT_LAYOUT, Profile, Renderer, Setting, read_mark};
use snapbox::data::DataFormat;
use snapbox::{Assert, Data};

/// The folder of all fixtures.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules")
}

/// The names in a folder, sorted.
pub fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap_or_else(|why| panic!("{}: {why}", folder.display()));
    let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// The records of one side of a case: `good` or `bad`, a file or a folder.
pub fn inputs(case: &Path, side: &str) -> BTreeMap<PathBuf, Vec<u8>> {
    let (file, folder) = (case.join(format!("{side}.yaml")), case.join(side));
    match (file.is_file(), folder.is_dir()) {
        (true, false) => {
            let bytes = fs::read(&file).unwrap();
            let id = document::read_bytes::<Postmortem>(&bytes).value.id;
            let stem = id.map_or_else(|| "record".to_owned(), |id| id.to_string());
            BTreeMap::from([(PathBuf::from(format!("{stem}.yaml")), bytes)])
        }
        (false, true) => {
            let is_record = |name: &String| Path::new(name).extension().is_some_and(|it| it == "yaml" || it == "yml");
            let records = names(&folder).into_iter().filter(is_record);
            records.map(|name| (PathBuf::from(&name), fs::read(folder.join(&name)).unwrap())).collect()
        }
        _ => panic!("{}: give either {side}.yaml or {side}/", case.display()),
    }
}

pub fn config(case: &Path) -> Config {
    let Ok(text) = fs::read_to_string(case.join("config.yaml")) else { return Config::default() };
    let read = document::read::<RawConfig>(&text);
    assert!(read.problems.is_empty(), "{}/config.yaml: {:?}", case.display(), read.problems);
    read.value.into()
}

/// Proofreads texts that never were files, at a fixed time.
pub fn proofread_texts(texts: &BTreeMap<PathBuf, Vec<u8>>, config: &Config, stage: Option<Status>) -> Outcome {
    proofread_around(texts, config, stage, Beside::default())
}

fn proofread_around(
    texts: &BTreeMap<PathBuf, Vec<u8>>,
    config: &Config,
    stage: Option<Status>,
    beside: Beside<'_>,
) -> Outcome {
    let now = Utc.with_ymd_and_hms(2026, 1, 15, 12, 0, 0).unwrap();
    let files: Vec<PathBuf> = texts.keys().cloned().collect();
    let read = |file: &Path| Ok(Content::Bytes(texts[file].clone()));
    proofread_beside(&files, Beside { archive: Some(&files), ..beside }, &read, Options { config, now, stage }).unwrap()
}

/// What `head` holds of a record of `texts`, where that is something else.
fn former(head: &BTreeMap<PathBuf, Vec<u8>>, texts: &BTreeMap<PathBuf, Vec<u8>>, file: &Path) -> Option<Former> {
    let sole = |one: &BTreeMap<PathBuf, Vec<u8>>, other: &BTreeMap<PathBuf, Vec<u8>>| {
        let mut missing = one.keys().filter(|file| !other.contains_key(*file)).cloned();
        missing.next().filter(|_| missing.next().is_none())
    };
    let is_renamed = !head.contains_key(file) && sole(texts, head).is_some_and(|new| new == file);
    let origin = if is_renamed { sole(head, texts)? } else { file.to_owned() };
    let bytes = head.get(&origin).filter(|bytes| **bytes != texts[file])?;
    let document = document::read_bytes::<Postmortem>(bytes);
    assert!(document.problems.is_empty(), "{}: {:?}", origin.display(), document.problems);
    Some(Former { file: origin, record: document.value, is_whole: true })
}

/// The document beside a record of a folder, where it is not what the record renders to.
fn stale(folder: &Path, config: &Config, file: &Path, record: &Postmortem) -> Vec<StaleRender> {
    let file = file.with_extension("md");
    let Ok(text) = fs::read_to_string(folder.join(&file)) else { return Vec::new() };
    let marked = read_mark(&text).unwrap_or_else(|| panic!("{}: no document of ours", file.display()));
    let setting = Setting { config, profile: Profile::Internal };
    let wanted = Renderer::new(&[]).unwrap().document(record, &setting, Target::Markdown, DEFAULT_LAYOUT).unwrap();
    let is_stale = wanted.trim_end() != marked.text;
    is_stale.then_some(StaleRender { file, is_edited: !marked.is_untouched }).into_iter().collect()
}

/// The same with one record.
pub fn proofread_text(text: &str, config: &Config, stage: Option<Status>) -> Outcome {
    proofread_texts(&BTreeMap::from([(PathBuf::from("record.yaml"), text.as_bytes().to_vec())]), config, stage)
}

pub fn check(case: &Path, side: &str) -> Outcome {
    let (texts, config) = (inputs(case, side), config(case));
    let head = if case.join("head").is_dir() { inputs(case, "head") } else { BTreeMap::new() };
    let committed = |file: &Path, _: &[u8]| Ok(former(&head, &texts, file));
    let renders = |file: &Path, _: &str, record: &Postmortem| Ok(stale(&case.join(side), &config, file, record));
    let beside = Beside { committed: Some(&committed), renders: Some(&renders), ..Beside::default() };
    proofread_around(&texts, &config, None, beside)
}

/// The findings as text, one a line.
fn print(outcome: &Outcome) -> String {
    let mut text = String::new();
    for finding in &outcome.findings() {
        let at = &finding.position;
        if outcome.files.len() > 1 {
            write!(text, "{}:", finding.file.display()).unwrap();
        }
        write!(text, "{}:{}-{}:{} ", at.line, at.column, at.end_line, at.end_column).unwrap();
        write!(text, "{}[{}] {}: {}", finding.level, finding.rule, finding.field, finding.message).unwrap();
        if let Some(help) = &finding.help {
            write!(text, " | help: {help}").unwrap();
        }
        if let Some(fix) = &finding.fix {
            let sure = if fix.is_safe() { "fix" } else { "guess" };
            match fix.replacement() {
                Some(replacement) => write!(text, " | {sure}: {replacement}").unwrap(),
                None => write!(text, " | {sure}: {:?}", fix.repair).unwrap(),
            }
        }
        text.push('\n');
    }
    text
}

/// What is wrong with a case; nothing if all is well.
fn complaints(rule: &str) -> Vec<String> {
    let case = root().join(rule);
    let known = ["good.yaml", "good", "bad.yaml", "bad", "bad.txt", "config.yaml", "head"];
    let unused = names(&case).into_iter().filter(|name| !known.contains(&name.as_str()));
    let mut wrong: Vec<String> = unused.map(|name| format!("{rule}/{name}: no test uses it")).collect();

    let good = check(&case, "good");
    if !good.findings().is_empty() {
        wrong.push(format!("{rule}: good has findings:\n{}", print(&good)));
    }
    let bad = check(&case, "bad");
    if bad.findings().is_empty() {
        wrong.push(format!("{rule}: bad has no findings"));
    }
    if bad.findings().iter().any(|finding| finding.rule != rule) {
        wrong.push(format!("{rule}: bad has findings of other rules:\n{}", print(&bad)));
    }
    wrong.extend(bad.findings().iter().filter(|finding| !is_in_house_style(finding)).map(|finding| {
        format!(
            "{rule}: a message or help is not lower case without full stop: {} / {:?}",
            finding.message, finding.help
        )
    }));
    let expected = Data::read_from(&case.join("bad.txt"), Some(DataFormat::Text)).raw();
    let name = format!("{rule}/bad.txt");
    let assert = Assert::new().action_env(snapbox::assert::DEFAULT_ACTION_ENV);
    if let Err(why) = assert.try_eq(Some(&name), Data::text(print(&bad)).raw(), expected) {
        wrong.push(why.to_string());
    }
    wrong
}

fn is_in_house_style(finding: &Finding) -> bool {
    let is_one_line = |text: &str| {
        let begins = text.starts_with(|c: char| !c.is_uppercase() && !c.is_whitespace());
        begins && !text.ends_with('.') && !text.contains('\n')
    };
    is_one_line(&finding.message) && finding.help.as_deref().is_none_or(is_one_line)
}

#[test]
fn every_rule_finds_its_defect_and_only_that() {
    let wrong: Vec<String> = names(&root()).iter().flat_map(|rule| complaints(rule)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
