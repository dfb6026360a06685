//! A draft on disk: where it lies, and that it is there after every answer.

use std::path::{Path, PathBuf};

use chrono::{Datelike as _, NaiveDate};

use super::context::Context;
use super::hold::hold_quietly;
use super::memory::Memory;
use super::press::Press;
use super::{init, signals};
use crate::check::{self, Options};
use crate::config::Config;
use crate::document::{Document, MAX_BYTES, edit, emit};
use crate::error::{Error, Result};
use crate::files;
use crate::finding::Finding;
use crate::record::{Clock, Instant, Milestone, Milestoned, Postmortem, RecordId, Tz};
use crate::wizard::{Alike, Called, Depth, Host};

/// A record that is being written.
#[derive(Debug)]
pub struct Draft<'a> {
    context: &'a Context,
    /// Where it lies; `None` until there is something to keep.
    path: Option<PathBuf>,
    /// Whether it keeps its name, whatever becomes of its title and its day.
    named: bool,
    /// What it said last, where its file is laid out by somebody: only what differs is changed in it.
    laid_out: Option<Postmortem>,
    /// Whether its id is given the name of the file.
    called: bool,
    /// What was written last: who finds something else there does not write over it.
    written: Option<Vec<u8>>,
    /// What is to be told of the last save.
    told: Option<String>,
    memory: Memory,
    press: Press<'a>,
    manner: Manner,
}

/// How a record is written.
#[derive(Debug, Clone, Copy, Default)]
pub struct Manner {
    pub depth: Depth,
    /// Whether publishing commits.
    pub commits: bool,
}

impl<'a> Draft<'a> {
    /// A draft that is nowhere yet.
    pub fn new(context: &'a Context, manner: Manner) -> Self {
        let (press, memory) = (Press::of(context), Memory::default());
        Self {
            context,
            path: None,
            named: false,
            laid_out: None,
            called: true,
            written: None,
            told: None,
            memory,
            press,
            manner,
        }
    }

    /// A draft that lies at `path`. `committed`: its id is final.
    pub fn at(
        context: &'a Context,
        path: PathBuf,
        document: &Document<Postmortem>,
        committed: bool,
        manner: Manner,
    ) -> Result<Self> {
        let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let own = own_name(&stem, &document.value) && path.starts_with(context.records_folder());
        let written = Some(files::read_limited(&path, MAX_BYTES as u64)?);
        let draft = Self::new(context, manner);
        let as_ours = draft.text(&document.value, &path)?;
        let laid_out = (as_ours != document.source.text()).then(|| document.value.clone());
        Ok(Self { path: Some(path), named: committed || !own, laid_out, written, ..draft })
    }

    /// A record that lies at `path` and is only to be changed where it is answered otherwise.
    pub fn edited(context: &'a Context, path: PathBuf, record: Postmortem, manner: Manner) -> Self {
        Self { path: Some(path), named: true, laid_out: Some(record), called: false, ..Self::new(context, manner) }
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
        let _held = hold_quietly(self.context, &self.context.records_folder())?;
        let path = self.undisturbed(self.place(record)?)?;
        self.named |= self.path.is_none() && record.id.is_some();
        let text = match (&self.laid_out, &self.path) {
            (Some(before), Some(old)) => self.changed(before, record, old, &path)?,
            _ => self.text(record, &path)?,
        };
        // A folder that is a link out of the archive, as a pull request may hold, is not written through.
        if let Ok(below) = path.strip_prefix(&self.context.root) {
            files::inside(&self.context.root, below)?;
        }
        let _writing = signals::write();
        // The file that is there gets the new name first: whatever happens next, there is one of it.
        if let Some(old) = self.path.as_ref().filter(|old| **old != path) {
            files::rename(old, &path)?;
            self.path = Some(path.clone());
        }
        files::write_atomic(&path, text.as_bytes())?;
        self.path = Some(path);
        self.written = Some(text.into_bytes());
        self.laid_out = self.laid_out.take().map(|_| record.clone());
        Ok(())
    }

    /// The text of the file at `old`, changed where `record` says something else than it did `before`.
    ///
    /// # Errors
    /// The file cannot be changed without touching more of it: it stays, and what was answered is kept
    /// beside it.
    fn changed(&self, before: &Postmortem, record: &Postmortem, old: &Path, path: &Path) -> Result<String> {
        let wanted = if self.called { Self::called(record, path) } else { record.clone() };
        let updated = files::read_limited(old, MAX_BYTES as u64)
            .and_then(|bytes| String::from_utf8(bytes).map_err(|_| Error::new("it is no longer UTF-8 text")))
            .and_then(|text| edit::update(&text, before, &wanted));
        let why = match updated {
            Ok(text) => return Ok(text),
            Err(why) => why,
        };
        let name = stem(path).unwrap_or_default();
        let kept = path.with_file_name(format!(".{name}.answers.yaml"));
        files::write_atomic(&kept, self.text(record, path)?.as_bytes())?;
        let (shown, kept) = (self.context.name(old), self.context.name(&kept));
        let hint = why.what_to_do().map(|hint| format!("; {hint}")).unwrap_or_default();
        Err(Error::new(format!("{shown} is left as it was: {why}")).hint(format!("your answers are in {kept}{hint}")))
    }

    /// `record` with the name of its file.
    fn called(record: &Postmortem, path: &Path) -> Postmortem {
        let id = stem(path).and_then(|stem| stem.parse().ok());
        Postmortem { id: id.or_else(|| record.id.clone()), ..record.clone() }
    }

    /// `path`, unless the draft is no longer what was written last: somebody else is at it. Then a
    /// file beside it, and neither writes over the other.
    fn undisturbed(&mut self, path: PathBuf) -> Result<PathBuf> {
        // A record that is edited is changed field by field, beside what others write.
        if !self.called {
            return Ok(path);
        }
        let (Some(current), Some(written)) = (&self.path, &self.written) else { return Ok(path) };
        let there = files::exists(current).then(|| files::read_if_small(current, MAX_BYTES as u64)).transpose()?;
        if there.flatten().as_ref() == Some(written) {
            return Ok(path);
        }
        let own = self.free(&stem(&path).unwrap_or_default());
        let (theirs, ours) = (self.context.name(current), self.context.name(&own));
        self.told = Some(format!(
            "{theirs} was changed or moved by somebody else since your last answer. It stays as it is; yours go on in \
             {ours}, with all you have answered."
        ));
        (self.path, self.laid_out) = (None, None);
        Ok(own)
    }

    /// The file's text: the id is the file's name.
    fn text(&self, record: &Postmortem, path: &Path) -> Result<String> {
        emit::record(&Self::called(record, path), self.schema(path).as_deref())
    }

    /// The archive's own schema for editors, as seen from the record; `hotwash init` puts it there.
    fn schema(&self, path: &Path) -> Option<String> {
        let below = path.parent()?.strip_prefix(&self.context.root).ok()?;
        Some(format!("{}{}", "../".repeat(below.components().count()), init::RECORD_SCHEMA))
    }
}

impl Host for Draft<'_> {
    fn told(&mut self) -> Option<String> {
        self.told.take()
    }

    fn depth(&self) -> Depth {
        self.manner.depth
    }

    fn preview(&self, record: &Postmortem) -> Result<String> {
        self.press.preview(record)
    }

    fn publishing(&self) -> &'static str {
        if self.manner.commits { "Committed with its render. " } else { "" }
    }

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
