//! Files -> findings: reads each, runs the rules, gives levels, finds positions.
//!
//! Files are read and judged one by one, on all cores. Of each only an [`Entry`] is kept, and what was
//! found in it, at rest, so that memory does not grow with the archive's prose.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::around::{Around, Beside, Keep};
use super::cores::{each, let_go};
use super::desk::{Desk, open};
use super::entry::Entry;
use super::hush::hush;
use super::levels::{allowed, level};
use super::outcome::Outcome;
use super::places::Places;
use super::refused::refused;
use super::repairs;
use super::rule::{Found, FoundIn, Rule, Saying};
use super::rules::{self, CATALOGUE};
use super::sheaf::Sheaf;
use crate::config::{Config, RawConfig};
use crate::document::{self, Document};
use crate::error::Result;
use crate::finding::{Applicability, FieldPath, Finding, Fix, Level, Position, Repair};
use crate::record::{Instant, Status};

/// A file's content, as far as it is worth reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    Bytes(Vec<u8>),
    /// A text of which all mistakes are wanted, not only as many as people mend.
    Whole(String),
    /// Larger than [`document::MAX_BYTES`].
    TooLarge,
}

/// How a file is read: from the work tree, from git's index, from memory.
pub type Read<'a> = &'a (dyn Fn(&Path) -> Result<Content> + Sync);

/// What is asked of a run.
#[derive(Debug, Clone, Copy)]
pub struct Options<'a> {
    pub config: &'a Config,
    pub now: Instant,
    /// Judge every record as if it had this status.
    pub stage: Option<Status>,
}

/// Proofreads the files of an archive: each by itself, then all at once. An error is a file that
/// could not be read.
pub fn proofread(files: &[PathBuf], read: Read<'_>, options: Options<'_>) -> Result<Outcome> {
    proofread_beside(files, Beside { archive: Some(files), ..Beside::default() }, read, options)
}

/// The same of some of its files. Of the others, those are read that the rules need.
pub fn proofread_beside(
    files: &[PathBuf],
    beside: Beside<'_>,
    read: Read<'_>,
    options: Options<'_>,
) -> Result<Outcome> {
    let names: Option<BTreeSet<String>> =
        beside.archive.map(|archive| archive.iter().filter_map(|file| name(file)).collect());
    let desk = Desk { names: names.as_ref(), beside, read, options, compares: files.len() + beside.others.len() > 1 };
    let mut entries = Vec::with_capacity(files.len());
    let mut sheaves = Vec::with_capacity(files.len());
    for (entry, sheaf) in each(files.iter().collect(), |file: &PathBuf| judge(file, &desk))? {
        entries.push(entry);
        sheaves.push(sheaf);
    }
    entries.extend(each(beside.others.iter().collect(), |file: &PathBuf| desk.entry(file))?);
    if let Some(archive) = beside.archive.filter(|archive| entries.len() < archive.len()) {
        desk.look_around(archive, &mut entries)?;
    }
    together(&entries, &mut sheaves, &desk)?;
    let_go(entries);
    let mut outcome = Outcome::of(files.to_vec());
    for (file, sheaf) in files.iter().zip(sheaves) {
        outcome.add(file.clone(), sheaf);
    }
    outcome.files.sort();
    outcome.sort();
    if let Keep::First(most) = beside.keep {
        outcome.keep_first(most, |file, findings| Ok(text(read(file)?).map(|text| hush(findings, &text).into())))?;
    }
    Ok(outcome)
}

/// A file's text, as far as it is one.
fn text(content: Content) -> Option<String> {
    match content {
        Content::Bytes(bytes) => Some(String::from_utf8(bytes).unwrap_or_else(|why| {
            let good = why.utf8_error().valid_up_to();
            String::from_utf8_lossy(&why.as_bytes()[..good]).into_owned()
        })),
        Content::Whole(text) => Some(text),
        Content::TooLarge => None,
    }
}

/// A record's name is that of its file.
fn name(file: &Path) -> Option<String> {
    Some(file.file_stem()?.to_string_lossy().into_owned())
}

/// Proofreads one text that need not lie in a file.
pub fn proofread_text(name: &Path, bytes: &[u8], options: Options<'_>) -> Result<Outcome> {
    let read = |_: &Path| Ok(Content::Bytes(bytes.to_owned()));
    proofread_beside(&[name.to_owned()], Beside::default(), &read, options)
}

fn judge(file: &Path, desk: &Desk<'_>) -> Result<(Entry, Sheaf)> {
    let document = open(file, desk.read)?;
    // Shared by all findings.
    let name: &Arc<Path> = &file.into();
    let refused: Vec<FieldPath> = refused(&document);
    let around = if document.is_read() { desk.around(file, &document)? } else { Around::default() };
    let subject = desk.subject(file, &document, &refused, &around);
    let level = |rule: &Rule| desk.level(rule, &document);
    let allowed = allowed(&document.value, desk.options.config, desk.options.now);
    // A file that cannot be read cannot be right, whatever is switched off: nobody knows what it says.
    let mut findings =
        structural(name, &document, |rule| if document.is_read() { level(rule) } else { Some(Level::Error) });
    if document.is_read() {
        for rule in CATALOGUE {
            let Some(check) = rule.check.of_record() else { continue };
            let Some(level) = level(rule) else { continue };
            let mut found = Found::default();
            check(&subject, &mut found);
            findings.extend(found.0.into_iter().map(|saying| place(rule, level, saying, name, &document)));
        }
        // What is allowed is found all the same: an `allow` that nothing needs is a finding too.
        let unheard: BTreeSet<&str> =
            findings.extract_if(.., |finding| allowed.contains(finding.rule)).map(|finding| finding.rule).collect();
        for rule in CATALOGUE.iter().filter(|rule| !allowed.contains(rule.id)) {
            let Some(check) = rule.check.of_silence() else { continue };
            let Some(level) = level(rule) else { continue };
            let mut found = Found::default();
            check(&subject, &unheard, &mut found);
            findings.extend(found.0.into_iter().map(|saying| place(rule, level, saying, name, &document)));
        }
    }
    let mut entry = Entry::of(&subject, desk.compares);
    if document.is_read() {
        entry.places = Places::of(&entry, &document);
    }
    Ok((entry, sheaf(findings, document.source.text(), desk.beside.keep)))
}

/// What the reader found, each with the level of its rule.
fn structural<T>(file: &Arc<Path>, document: &Document<T>, level: impl Fn(&Rule) -> Option<Level>) -> Vec<Finding> {
    let finding = |problem: &document::Problem| {
        let rule = rules::find(problem.mistake.defect.rule())?;
        Some(Finding {
            rule: rule.id,
            level: level(rule)?,
            file: Arc::clone(file),
            position: document.source.position(&problem.span),
            field: problem.field.clone(),
            message: problem.mistake.message.clone(),
            help: Some(problem.mistake.help.clone().map_or(Cow::Borrowed(rule.help), Cow::Owned)),
            fix: repairs::of_mistake(problem, document.source.text()),
        })
    };
    document.problems.iter().filter_map(finding).collect()
}

/// Adds what the rules say of all records at once. A record whose place for it is not known, or whose
/// text is wanted, is read once more.
fn together(entries: &[Entry], sheaves: &mut [Sheaf], desk: &Desk<'_>) -> Result<()> {
    let mut unplaced: BTreeMap<usize, Vec<(&Rule, Saying)>> = BTreeMap::new();
    for rule in CATALOGUE {
        let Some(check) = rule.check.of_archive() else { continue };
        let mut take = |record: usize, saying: Saying| {
            let entry: &Entry = &entries[record];
            let level = level(rule, entry.stage, desk.options.config);
            let Some(level) = level.filter(|_| entry.asked && !entry.allowed.contains(&rule.id)) else { return };
            let sheaf = &mut sheaves[record];
            let is_enough = desk.beside.keep != Keep::Texts && !sheaf.has_secret;
            match Some(&saying).filter(|_| is_enough).and_then(|saying| position(saying, entry)) {
                Some(position) => sheaf.add(&placed(rule, level, saying, position, entry)),
                None => unplaced.entry(record).or_default().push((rule, saying)),
            }
        };
        check(entries, &mut FoundIn::new(&mut take));
    }
    let read = each(unplaced.into_iter().collect(), |(record, said): (usize, Vec<(&Rule, Saying)>)| {
        let entry = &entries[record];
        let document = open(&entry.file, desk.read)?;
        let name: &Arc<Path> = &entry.file.as_path().into();
        let mut findings = sheaves[record].findings(&entry.file);
        findings.extend(said.into_iter().filter_map(|(rule, saying)| {
            let level = level(rule, entry.stage, desk.options.config)?;
            Some(place(rule, level, saying, name, &document))
        }));
        Ok((record, sheaf(findings, document.source.text(), desk.beside.keep)))
    })?;
    for (record, sheaf) in read {
        sheaves[record] = sheaf;
    }
    Ok(())
}

/// Where a value stands, if that is known without its text.
fn position(saying: &Saying, entry: &Entry) -> Option<Position> {
    let is_whole_value = saying.bytes.is_none() && saying.part.is_none() && !saying.is_key;
    let is_elsewhere = saying.repair.as_ref().is_none_or(Repair::is_elsewhere);
    (is_whole_value && is_elsewhere).then(|| entry.places.find(entry, &saying.field))?
}

fn placed(rule: &Rule, level: Level, saying: Saying, position: Position, entry: &Entry) -> Finding {
    Finding {
        rule: rule.id,
        level,
        file: entry.file.as_path().into(),
        position,
        field: saying.field,
        message: saying.message,
        help: Some(saying.help.unwrap_or(Cow::Borrowed(rule.help))),
        fix: saying.repair.map(Fix::safe),
    }
}

/// Findings at rest, with as much of the text as is wanted and no secret.
fn sheaf(mut findings: Vec<Finding>, text: &str, keep: Keep) -> Sheaf {
    if findings.is_empty() {
        return Sheaf::default();
    }
    let text = hush(&mut findings, text);
    let text = match keep {
        // Those are read again, once it is known which they are.
        Keep::Nothing | Keep::First(_) => None,
        Keep::Texts => Some(text.into_owned().into()),
    };
    Sheaf::of(&findings, text)
}

impl Outcome {
    /// Adds what is wrong with the configuration, which is no record and not counted as one.
    pub fn add_config(&mut self, file: PathBuf, config: &Document<RawConfig>) {
        let name: &Arc<Path> = &file.as_path().into();
        let mut findings = structural(name, config, |_| Some(Level::Error));
        // What it says changes how everything else is judged: its author decides.
        for fix in findings.iter_mut().filter_map(|finding| finding.fix.as_mut()) {
            fix.applicability = Applicability::Suggested;
        }
        let settings = Config::from(config.value.clone());
        for rule in CATALOGUE {
            let Some(check) = rule.check.of_config() else { continue };
            // A configuration is in force at once, as what is published is.
            let Some(level) = level(rule, Status::Published, &settings) else { continue };
            let mut found = Found::default();
            check(&config.value, &mut found);
            findings.extend(found.0.into_iter().map(|saying| place(rule, level, saying, name, config)));
        }
        self.add(file, sheaf(findings, config.source.text(), Keep::Texts));
        self.sort();
    }
}

fn place<T>(rule: &Rule, level: Level, saying: Saying, file: &Arc<Path>, document: &Document<T>) -> Finding {
    let position = match &saying.bytes {
        Some(bytes) => document.source.position(bytes),
        None if saying.is_key => document.locate_key(&saying.field),
        None => document.locate(&saying.field, saying.part.as_deref()),
    };
    let moved = match &saying.bytes {
        Some(bytes) => Some(document.field_at(bytes)),
        None => match document.in_text(&saying.field) {
            Cow::Owned(moved) => Some(moved),
            Cow::Borrowed(_) => None,
        },
    };
    let field = moved.unwrap_or(saying.field);
    let fix = saying.repair.and_then(|repair| repairs::of_saying(repair, &position, document));
    Finding {
        rule: rule.id,
        level,
        file: Arc::clone(file),
        position,
        field,
        message: saying.message,
        help: Some(saying.help.unwrap_or(Cow::Borrowed(rule.help))),
        fix,
    }
}
