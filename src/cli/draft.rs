//! A draft on disk: where it lies, and that it is there after every answer.

use std::path::{Path, PathBuf};

use chrono::{Datelike as _, NaiveDate};

use super::context::Context;
use super::init;
use super::memory::Memory;
use crate::check::{self, Options};
use crate::config::Config;
use crate::document::{Document, emit};
use crate::error::{Error, Result};
use crate::files;
use crate::finding::Finding;
use crate::record::{Clock, Instant, Milestone, Milestoned, Postmortem, RecordId, Tz};
use crate::wizard::{Alike, Called, Host};

/// A record that is being written.
#[derive(Debug)]
pub struct Draft<'a> {
    context: &'a Context,
    /// Where it lies; `None` until there is something to keep.
    path: Option<PathBuf>,
    /// Whether its id may still follow its title and its day.
    named: bool,
    memory: Memory,
}

impl<'a> Draft<'a> {
    /// A draft that is nowhere yet.
    pub fn new(context: &'a Context) -> Self {
        Self { context, path: None, named: false, memory: Memory::default() }
    }

    /// A draft that lies at `path`. `committed`: its id is final.
    ///
    /// # Errors
    /// Comments and layout of a file that was edited by hand would be lost: that is refused.
    pub fn at(context: &'a Context, path: PathBuf, document: &Document<Postmortem>, committed: bool) -> Result<Self> {
        let shown = context.name(&path);
        if has_comments(document)? {
            return Err(Error::new(format!("{shown} has comments, which the questions would not keep"))
                .hint(format!("finish it in an editor; `hotwash check {shown}` tells what is missing")));
        }
        let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let own = own_name(&stem, &document.value) && path.starts_with(context.records_folder());
        Ok(Self { context, path: Some(path), named: committed || !own, memory: Memory::default() })
    }

    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// The name that `record` should have: its own, else one made of its day and title.
    fn wanted(&self, record: &Postmortem) -> RecordId {
        let started = Milestoned::new(record).get(Milestone::Started).map(|(time, _)| time.naive.date());
        let day = started.unwrap_or_else(|| today(self.context, record));
        RecordId::suggest(day, record.title.as_deref().unwrap_or_default())
    }

    /// The file that a new name leads to: the first that nothing lies at.
    fn free(&self, wanted: &str) -> PathBuf {
        let year = wanted.get(..4).unwrap_or(wanted);
        let folder = self.context.records_folder().join(year);
        let numbered = (2..).map(|number| format!("{wanted}-{number}"));
        let mut files = std::iter::once(wanted.to_owned()).chain(numbered).map(|id| folder.join(format!("{id}.yaml")));
        files.find(|file| !files::exists(file)).unwrap_or_else(|| folder.join(format!("{wanted}.yaml")))
    }

    /// Where `record` belongs now.
    fn place(&self, record: &Postmortem) -> Result<PathBuf> {
        let wanted = self.wanted(record);
        match (&self.path, &record.id) {
            (Some(path), _) if self.named => Ok(path.clone()),
            (Some(path), _) if stem(path).is_some_and(|stem| is_numbered(&stem, &wanted)) => Ok(path.clone()),
            (None, Some(id)) => {
                let path = self.context.records_folder().join(year_of(id)).join(format!("{id}.yaml"));
                if files::exists(&path) {
                    let shown = self.context.name(&path);
                    return Err(Error::new(format!("{shown} exists already"))
                        .hint("give the new record another `id`, or leave `id` out to have one made"));
                }
                Ok(path)
            }
            _ => Ok(self.free(&wanted)),
        }
    }

    /// Writes `record`, under another name where its day or title asks for one.
    pub fn keep(&mut self, record: &Postmortem) -> Result<()> {
        let path = self.place(record)?;
        self.named |= self.path.is_none() && record.id.is_some();
        let text = self.text(record, &path)?;
        // A folder that is a link out of the archive, as a pull request may hold, is not written through.
        if let Ok(below) = path.strip_prefix(&self.context.root) {
            files::inside(&self.context.root, below)?;
        }
        files::write_atomic(&path, text.as_bytes())?;
        // Only now that the new file is there.
        if let Some(old) = self.path.replace(path.clone()).filter(|old| *old != path) {
            files::remove(&old)?;
        }
        Ok(())
    }

    /// The file's text: the id is the file's name.
    fn text(&self, record: &Postmortem, path: &Path) -> Result<String> {
        let id = stem(path).and_then(|stem| stem.parse().ok());
        let record = Postmortem { id: id.or_else(|| record.id.clone()), ..record.clone() };
        emit::record(&record, self.schema(path).as_deref())
    }

    /// The archive's own schema for editors, as seen from the record; `hotwash init` puts it there.
    fn schema(&self, path: &Path) -> Option<String> {
        let below = path.parent()?.strip_prefix(&self.context.root).ok()?;
        Some(format!("{}{}", "../".repeat(below.components().count()), init::RECORD_SCHEMA))
    }
}

impl Host for Draft<'_> {
    fn save(&mut self, record: &Postmortem) -> Result<()> {
        self.keep(record)
    }

    fn config(&self) -> &Config {
        &self.context.config
    }

    fn now(&self) -> Instant {
        self.context.now
    }

    fn judge(&self, record: &Postmortem) -> Result<Vec<Finding>> {
        let path = self.place(record)?;
        let text = self.text(record, &path)?;
        let options = Options { config: &self.context.config, now: self.context.now, stage: None };
        Ok(check::proofread_text(&path, text.as_bytes(), options)?.findings())
    }

    fn known(&self, called: Called) -> Result<&[String]> {
        Ok(self.memory.known(self.context, called))
    }

    fn alike(&self, record: &Postmortem) -> Result<Vec<Alike>> {
        let path = self.place(record)?;
        self.memory.alike(self.context, &path, &self.text(record, &path)?)
    }
}

/// The present day, where the record's clocks are.
pub fn today(context: &Context, record: &Postmortem) -> NaiveDate {
    let zone = record.time_zone.or(context.config.time_zone).map_or(Tz::UTC, |zone| zone.0);
    Clock::new(zone).local(context.now).date_naive()
}

fn stem(path: &Path) -> Option<String> {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned())
}

/// `2023`, of an id that begins with its day; else no folder.
fn year_of(id: &str) -> &str {
    id.get(..4).filter(|year| year.bytes().all(|b| b.is_ascii_digit())).unwrap_or_default()
}

/// Whether `stem` is `wanted`, or `wanted-2` and so on.
fn is_numbered(stem: &str, wanted: &str) -> bool {
    stem.strip_prefix(wanted).is_some_and(|rest| {
        let number = rest.strip_prefix('-').unwrap_or(rest);
        rest.is_empty() || (rest != number && !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()))
    })
}

/// Whether a file's name was made from its record: then it may go on following it.
fn own_name(stem: &str, record: &Postmortem) -> bool {
    let day = stem.get(.."2023-08-10".len()).and_then(|day| day.parse::<NaiveDate>().ok());
    let title = record.title.as_deref().unwrap_or_default();
    day.is_some_and(|day| day.year() > 0 && is_numbered(stem, &RecordId::suggest(day, title)))
}

/// Whether a file says more than its record does: comments that writing it again would lose.
fn has_comments(document: &Document<Postmortem>) -> Result<bool> {
    let written = emit::record(&document.value, None)?;
    let lines = document.source.text().lines().enumerate();
    let mut comments = lines.filter_map(|(number, line)| {
        let comment = if line.trim_start().starts_with('#') { line.trim() } else { &line[line.find(" #")?..] };
        (number > 0 || !comment.starts_with("# yaml-language-server:")).then_some(comment)
    });
    // A `#` inside a text is written again.
    Ok(comments.any(|comment| !written.contains(comment)))
}
