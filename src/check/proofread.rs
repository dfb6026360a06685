//! Files -> findings: reads each, runs the rules, gives levels, finds positions.
//!
//! Files are read and judged one by one, on all cores. Of each only an [`Entry`] is kept, and the
//! text where something was found in it, so that memory does not grow with the archive's prose.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::around::{Around, Beside};
use super::desk::{Desk, each, open};
use super::entry::Entry;
use super::hush::hush;
use super::levels::{allowed, level};
use super::refused::refused;
use super::repairs;
use super::rule::{Found, FoundIn, Rule, Saying};
use super::rules::{self, CATALOGUE};
use crate::config::{Config, RawConfig};
use crate::document::{self, Document};
use crate::error::Result;
use crate::finding::{Applicability, FieldPath, Finding, Level};
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

/// A run's result.
#[derive(Debug, Default)]
pub struct Outcome {
    /// In the order of every report.
    pub findings: Vec<Finding>,
    /// The records that were read, in the order of every report; the configuration is none.
    pub files: Vec<PathBuf>,
    /// The texts of those in which something was found.
    texts: BTreeMap<PathBuf, String>,
}

impl Outcome {
    /// The text of a file that has findings, for showing: character for character, but secrets that
    /// were found in it are starred out.
    pub fn text(&self, file: &Path) -> Option<&str> {
        self.texts.get(file).map(String::as_str)
    }

    pub fn count(&self, level: Level) -> usize {
        self.findings.iter().filter(|finding| finding.level == level).count()
    }

    /// Adds what was found in another archive.
    pub fn join(&mut self, other: Self) {
        self.files.extend(other.files);
        self.files.sort();
        self.findings.extend(other.findings);
        self.findings.sort_by(Finding::order);
        self.texts.extend(other.texts);
    }

    /// The same with other names of its files, in their order.
    #[must_use]
    pub fn renamed(mut self, name: impl Fn(&Path) -> PathBuf) -> Self {
        self.files = self.files.iter().map(|file| name(file)).collect();
        self.files.sort();
        for finding in &mut self.findings {
            finding.file = name(&finding.file);
        }
        self.findings.sort_by(Finding::order);
        self.texts = self.texts.into_iter().map(|(file, text)| (name(&file), text)).collect();
        self
    }

    /// Adds what is wrong with the configuration, which is no record and not counted as one.
    pub fn add_config(&mut self, file: PathBuf, config: &Document<RawConfig>) {
        let mut findings = structural(&file, config, |_| Some(Level::Error));
        // What it says changes how everything else is judged: its author decides.
        for fix in findings.iter_mut().filter_map(|finding| finding.fix.as_mut()) {
            fix.applicability = Applicability::Suggested;
        }
        self.findings.extend(findings);
        let settings = Config::from(config.value.clone());
        for rule in CATALOGUE {
            let Some(check) = rule.check.of_config() else { continue };
            // A configuration is in force at once, as what is published is.
            let Some(level) = level(rule, Status::Published, &settings) else { continue };
            let mut found = Found::default();
            check(&config.value, &mut found);
            self.findings.extend(found.0.into_iter().map(|saying| place(rule, level, saying, &file, config)));
        }
        self.findings.sort_by(Finding::order);
        self.texts.insert(file, config.source.text().to_owned());
    }
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
    let desk = Desk { names: names.as_ref(), beside, read, options };
    let judged: Vec<Judged> = each(files.iter().collect(), |file: &PathBuf| judge(file, &desk))?;
    let mut outcome = Outcome { files: files.to_vec(), ..Outcome::default() };
    let mut entries = Vec::with_capacity(judged.len());
    for one in judged {
        if let Some(text) = one.text {
            outcome.texts.insert(one.entry.file.clone(), text);
        }
        outcome.findings.extend(one.findings);
        entries.push(one.entry);
    }
    entries.extend(each(beside.others.iter().collect(), |file: &PathBuf| desk.entry(file))?);
    if let Some(archive) = beside.archive.filter(|archive| entries.len() < archive.len()) {
        desk.look_around(archive, &mut entries)?;
    }
    together(&entries, read, options, &mut outcome)?;
    outcome.files.sort();
    outcome.findings.sort_by(Finding::order);
    Ok(outcome)
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

/// What remains of one file.
struct Judged {
    entry: Entry,
    findings: Vec<Finding>,
    text: Option<String>,
}

fn judge(file: &Path, desk: &Desk<'_>) -> Result<Judged> {
    let document = open(file, desk.read)?;
    let refused: Vec<FieldPath> = refused(&document);
    let around = if document.is_read() { desk.around(file, &document)? } else { Around::default() };
    let subject = desk.subject(file, &document, &refused, &around);
    let level = |rule: &Rule| desk.level(rule, &document);
    let allowed = allowed(&document.value, desk.options);
    // A file that cannot be read cannot be right, whatever is switched off: nobody knows what it says.
    let mut findings =
        structural(file, &document, |rule| if document.is_read() { level(rule) } else { Some(Level::Error) });
    if document.is_read() {
        for rule in CATALOGUE {
            let Some(check) = rule.check.of_record() else { continue };
            let Some(level) = level(rule) else { continue };
            let mut found = Found::default();
            check(&subject, &mut found);
            findings.extend(found.0.into_iter().map(|saying| place(rule, level, saying, file, &document)));
        }
        // What is allowed is found all the same: an `allow` that nothing needs is a finding too.
        let unheard: BTreeSet<&str> =
            findings.extract_if(.., |finding| allowed.contains(finding.rule)).map(|finding| finding.rule).collect();
        for rule in CATALOGUE.iter().filter(|rule| !allowed.contains(rule.id)) {
            let Some(check) = rule.check.of_silence() else { continue };
            let Some(level) = level(rule) else { continue };
            let mut found = Found::default();
            check(&subject, &unheard, &mut found);
            findings.extend(found.0.into_iter().map(|saying| place(rule, level, saying, file, &document)));
        }
    }
    let entry = Entry::of(&subject);
    let text = (!findings.is_empty()).then(|| hush(&mut findings, document.source.text()));
    Ok(Judged { entry, findings, text })
}

/// What the reader found, each with the level of its rule.
fn structural<T>(file: &Path, document: &Document<T>, level: impl Fn(&Rule) -> Option<Level>) -> Vec<Finding> {
    let finding = |problem: &document::Problem| {
        let rule = rules::find(problem.mistake.defect.rule())?;
        Some(Finding {
            rule: rule.id,
            level: level(rule)?,
            file: file.to_owned(),
            position: document.source.position(&problem.span),
            field: problem.field.clone(),
            message: problem.mistake.message.clone(),
            help: Some(problem.mistake.help.clone().unwrap_or_else(|| rule.help.to_owned())),
            fix: repairs::of_mistake(problem, document.source.text()),
        })
    };
    document.problems.iter().filter_map(finding).collect()
}

/// What the rules say of all records at once. A record with such findings is read once more, for
/// their places.
fn together(entries: &[Entry], read: Read<'_>, options: Options<'_>, outcome: &mut Outcome) -> Result<()> {
    let mut said: BTreeMap<usize, Vec<(&Rule, Saying)>> = BTreeMap::new();
    for rule in CATALOGUE {
        let Some(check) = rule.check.of_archive() else { continue };
        let mut found = FoundIn::default();
        check(entries, &mut found);
        for (record, saying) in found.0.into_iter().filter(|(record, _)| entries[*record].asked) {
            said.entry(record).or_default().push((rule, saying));
        }
    }
    let place_all = |(record, said): (usize, Vec<(&Rule, Saying)>)| {
        let entry = &entries[record];
        let document = open(&entry.file, read)?;
        let allowed = allowed(&document.value, options);
        let finding = |(rule, saying): (&Rule, Saying)| {
            let level = level(rule, entry.stage, options.config).filter(|_| !allowed.contains(rule.id))?;
            Some(place(rule, level, saying, &entry.file, &document))
        };
        let findings: Vec<Finding> = said.into_iter().filter_map(finding).collect();
        Ok((entry, findings, document.source.text().to_owned()))
    };
    let placed: Vec<(&Entry, Vec<Finding>, String)> = each(said.into_iter().collect(), place_all)?;
    for (entry, findings, text) in placed.into_iter().filter(|(_, findings, _)| !findings.is_empty()) {
        outcome.findings.extend(findings);
        // One that is there already may hide a secret.
        outcome.texts.entry(entry.file.clone()).or_insert(text);
    }
    Ok(())
}

fn place<T>(rule: &Rule, level: Level, saying: Saying, file: &Path, document: &Document<T>) -> Finding {
    let (position, field) = match &saying.bytes {
        Some(bytes) => (document.source.position(bytes), document.field_at(bytes)),
        None if saying.is_key => (document.locate_key(&saying.field), document.in_text(&saying.field)),
        None => (document.locate(&saying.field, saying.part.as_deref()), document.in_text(&saying.field)),
    };
    let fix = saying.repair.and_then(|repair| repairs::of_saying(repair, &position, document));
    Finding {
        rule: rule.id,
        level,
        file: file.to_owned(),
        position,
        field,
        message: saying.message,
        help: Some(saying.help.unwrap_or_else(|| rule.help.to_owned())),
        fix,
    }
}
