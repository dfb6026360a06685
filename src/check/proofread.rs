//! Texts -> findings: reads, runs the rules, gives levels, finds positions.

use std::path::PathBuf;

use rayon::prelude::*;

use super::rule::{Check, Found, FoundIn, Rule, Saying};
use super::rules::{self, CATALOGUE};
use super::subject::Subject;
use crate::config::{Config, RuleLevel};
use crate::document::{self, Document};
use crate::finding::{Defect, FieldPath, Finding, Fix, Level};
use crate::record::{Date, Instant, Postmortem, Status};

/// A text to proofread.
#[derive(Debug, Clone)]
pub struct Input {
    /// As findings name it.
    pub file: PathBuf,
    pub bytes: Vec<u8>,
}

/// What is asked of a run.
#[derive(Debug, Clone, Copy)]
pub struct Options<'a> {
    pub config: &'a Config,
    pub now: Instant,
    /// Judge every record as if it had this status.
    pub stage: Option<Status>,
}

/// A run's result: the documents in the order of the inputs, and what is wrong with them.
#[derive(Debug)]
pub struct Outcome {
    pub files: Vec<PathBuf>,
    pub documents: Vec<Document<Postmortem>>,
    /// In the order of every report.
    pub findings: Vec<Finding>,
}

impl Outcome {
    /// The text of a file, for the lines that findings stand in.
    pub fn text(&self, file: &std::path::Path) -> Option<&str> {
        let place = self.files.iter().position(|name| name == file)?;
        Some(self.documents[place].source.text())
    }

    pub fn count(&self, level: Level) -> usize {
        self.findings.iter().filter(|finding| finding.level == level).count()
    }
}

/// Proofreads texts together: each by itself, then all at once.
pub fn proofread(inputs: Vec<Input>, options: Options<'_>) -> Outcome {
    let (files, documents): (Vec<_>, Vec<_>) =
        inputs.into_par_iter().map(|input| (input.file, document::read_bytes::<Postmortem>(&input.bytes))).unzip();
    let refused: Vec<Vec<FieldPath>> = documents.iter().map(refused).collect();
    let subjects: Vec<Subject<'_>> = files
        .iter()
        .zip(&documents)
        .zip(&refused)
        .map(|((file, document), refused)| subject(file, document, refused, options))
        .collect();
    let mut findings: Vec<Finding> = subjects
        .par_iter()
        .zip(&documents)
        .flat_map_iter(|(subject, document)| {
            let mut findings = structural(subject, document);
            if document.is_read() {
                findings.extend(semantic(subject, document));
            }
            findings
        })
        .collect();
    findings.extend(together(&subjects, &documents));
    findings.sort_by(Finding::order);
    Outcome { files, documents, findings }
}

/// What counts as written, only wrongly: refused values, and fields whose key is misspelt. Sorted.
fn refused(document: &Document<Postmortem>) -> Vec<FieldPath> {
    let mut refused: Vec<FieldPath> = document.problems.iter().map(|problem| problem.field.clone()).collect();
    let misspelt = document.problems.iter().filter(|problem| problem.mistake.defect == Defect::UnknownField);
    refused.extend(misspelt.filter_map(|problem| {
        let meant = problem.mistake.instead.clone()?;
        Some(problem.field.parent()?.at(meant))
    }));
    refused.sort_unstable();
    refused
}

fn subject<'a>(
    file: &'a std::path::Path,
    document: &'a Document<Postmortem>,
    refused: &'a [FieldPath],
    options: Options<'a>,
) -> Subject<'a> {
    Subject {
        record: &document.value,
        config: options.config,
        stage: options.stage.unwrap_or_else(|| document.value.stage()),
        file,
        now: options.now,
        refused,
    }
}

/// What the reader found, each with the level of its rule.
fn structural(subject: &Subject<'_>, document: &Document<Postmortem>) -> Vec<Finding> {
    let finding = |problem: &document::Problem| {
        let rule = rules::find(problem.mistake.defect.rule())?;
        Some(Finding {
            rule: rule.id,
            level: level(rule, subject)?,
            file: subject.file.to_owned(),
            position: document.source.position(&problem.span),
            field: problem.field.clone(),
            message: problem.mistake.message.clone(),
            help: Some(problem.mistake.help.clone().unwrap_or_else(|| rule.help.to_owned())),
            fix: problem.mistake.instead.clone().map(|replacement| Fix { replacement }),
        })
    };
    document.problems.iter().filter_map(finding).collect()
}

/// What the rules say of one record.
fn semantic(subject: &Subject<'_>, document: &Document<Postmortem>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for rule in CATALOGUE {
        let Check::Record(check) = rule.check else { continue };
        let Some(level) = level(rule, subject) else { continue };
        let mut found = Found::default();
        check(subject, &mut found);
        findings.extend(found.0.into_iter().map(|saying| place(rule, level, saying, subject, document)));
    }
    findings
}

/// What the rules say of all records at once.
fn together(subjects: &[Subject<'_>], documents: &[Document<Postmortem>]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for rule in CATALOGUE {
        let Check::Archive(check) = rule.check else { continue };
        let mut found = FoundIn::default();
        check(subjects, &mut found);
        for (record, saying) in found.0 {
            let (subject, document) = (&subjects[record], &documents[record]);
            if let Some(level) = level(rule, subject) {
                findings.push(place(rule, level, saying, subject, document));
            }
        }
    }
    findings
}

/// A rule's level for a record: the configuration's, else its own at the record's stage; `None`
/// where it is off, silent, or allowed by the record.
fn level(rule: &Rule, subject: &Subject<'_>) -> Option<Level> {
    let allowed = subject.record.allow.iter().any(|allow| {
        let in_time = allow.until.is_none_or(|until: Date| until >= subject.today());
        allow.rule.as_deref() == Some(rule.id) && in_time
    });
    if allowed {
        return None;
    }
    match subject.config.rules.get(rule.id).and_then(|setting| setting.level) {
        Some(RuleLevel::Off) => None,
        Some(RuleLevel::Note) => Some(Level::Note),
        Some(RuleLevel::Warning) => Some(Level::Warning),
        Some(RuleLevel::Error) => Some(Level::Error),
        None => rule.levels.at(subject.stage),
    }
}

fn place(rule: &Rule, level: Level, saying: Saying, subject: &Subject<'_>, document: &Document<Postmortem>) -> Finding {
    Finding {
        rule: rule.id,
        level,
        file: subject.file.to_owned(),
        position: document.locate(&saying.field, saying.part.as_deref()),
        field: document.in_text(&saying.field),
        message: saying.message,
        help: Some(saying.help.unwrap_or_else(|| rule.help.to_owned())),
        fix: saying.instead.map(|replacement| Fix { replacement }),
    }
}
