//! A draft on disk: where it lies, and that it is there after every answer.

use std::path::{Path, PathBuf};

use chrono::{Datelike as _, NaiveDate};

use super::context::Context;
use super::ground::{Ground, require_readable};
use super::hold::hold_quietly;
use super::memory::Memory;
use super::press::Press;
use super::{repository, shelf, signals};
use crate::check::{self, Options};
use crate::config::Config;
use crate::document::{Document, MAX_BYTES, edit, emit};
use crate::error::{Error, Result};
use crate::files;
use crate::finding::Finding;
use crate::record::{Clock, Instant, Milestone, Milestoned, Postmortem, RecordId, Tz};
use crate::wizard::{Alike, Called, Depth, Host, Meanwhile};

const DISTURBED: &str = "was changed or moved by somebody else since your last answer";

/// A record that is being written.
#[derive(Debug)]
pub struct Draft<'a> {
    context: &'a Context,
    /// Where it lies; `None` until there is something to keep.
    path: Option<PathBuf>,
    /// Whether it keeps its name, whatever becomes of its title and its day.
    named: bool,
    /// Its file as it was seen last: who finds something else there does not write over it.
    ground: Option<Ground>,
    /// Whether its id is given the name of the file.
    called: bool,
    /// What is to be told of the last save.
    told: Option<String>,
    /// What others made of it until then.
    meanwhile: Option<Meanwhile>,
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
            ground: None,
            called: true,
            told: None,
            meanwhile: None,
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
        let draft = Self::new(context, manner);
        let text = document.source.text().to_owned();
        let laid_out = draft.text(&document.value, &path)? != text;
        let ground = Some(Ground { record: document.value.clone(), text: Some(text), laid_out });
        Ok(Self { path: Some(path), named: committed || !own, ground, ..draft })
    }

    /// A record that lies at `path` and is only to be changed where it is answered otherwise.
    pub fn edited(context: &'a Context, path: PathBuf, record: Postmortem, manner: Manner) -> Self {
        let ground = Some(Ground { record, text: None, laid_out: true });
        Self { path: Some(path), named: true, ground, called: false, ..Self::new(context, manner) }
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
        let mut files = shelf::numbered(wanted).map(|id| shelf::place(self.context, &id));
        files.find(|file| !files::exists(file)).unwrap_or_else(|| shelf::place(self.context, wanted))
    }

    /// Where `record` belongs now.
    fn place(&self, record: &Postmortem) -> Result<PathBuf> {
        let wanted = self.wanted(record);
        match (&self.path, &record.id) {
            (Some(path), _) if self.named => Ok(path.clone()),
            (Some(path), _) if stem(path).is_some_and(|stem| shelf::is_numbered(&stem, &wanted)) => Ok(path.clone()),
            (None, Some(id)) => {
                let path = shelf::place(self.context, id);
                if files::exists(&path) {
                    let shown = self.context.name(&path);
                    let hint = if self.is_left(&path, record)? {
                        format!("it is this record: `hotwash commit {id}` commits it")
                    } else {
                        "give the new record another `id`, or leave `id` out to have one made".to_owned()
                    };
                    return Err(Error::new(format!("{shown} exists already")).hint(hint));
                }
                Ok(path)
            }
            _ => {
                let path = shelf::place(self.context, &wanted);
                Ok(if self.path.is_none() && self.is_left(&path, record)? { path } else { self.free(&wanted) })
            }
        }
    }

    /// Whether this very record lies at `path` already, to the byte, and in no commit: a command that was
    /// stopped on its way is typed again.
    fn is_left(&self, path: &Path, record: &Postmortem) -> Result<bool> {
        if !files::exists(path) || files::read_limited(path, MAX_BYTES as u64)? != self.text(record, path)?.as_bytes() {
            return Ok(false);
        }
        let Some(repository) = repository::find(self.context)? else { return Ok(false) };
        let relative = repository.workdir().and_then(|workdir| path.strip_prefix(workdir).ok());
        Ok(match relative {
            Some(relative) => repository.head_file(relative, MAX_BYTES as u64)?.is_none(),
            None => false,
        })
    }

    /// Writes `record`, under another name where its day or title asks for one, together with what
    /// others wrote into its file meanwhile. Where both wrote something else at one place, it goes on in
    /// a file of its own, and neither writes over the other.
    pub fn keep(&mut self, record: &Postmortem) -> Result<()> {
        let among = self.path.clone().unwrap_or_else(|| self.context.records_folder());
        let _held = hold_quietly(self.context, &among)?;
        let (found, merged) = match self.look(record) {
            Ok(found) => found.unzip(),
            Err(why) => return self.keep_elsewhere(record, DISTURBED, why),
        };
        let now = merged.as_ref().unwrap_or(record);
        let path = self.place(now)?;
        let ground = found.as_ref().or(self.ground.as_ref());
        let text = match ground {
            Some(Ground { record: before, text: Some(text), laid_out: true }) => {
                edit::update(text, before, &self.called(now, &path))
            }
            _ => self.text(now, &path),
        };
        let text = match text {
            Ok(text) => text,
            Err(why) => return self.keep_elsewhere(record, "cannot be changed without touching more of it", why),
        };
        let laid_out = ground.is_some_and(|ground| ground.laid_out);
        let others =
            found.as_ref().is_some_and(|found| self.ground.as_ref().is_some_and(|old| old.record != found.record));
        let kept = Ground { record: self.called(now, &path), text: Some(text), laid_out };
        let told = if others { Some((edit::moved(record, &kept.record)?, self.context.name(&path))) } else { None };
        self.named |= self.path.is_none() && record.id.is_some();
        self.write(path, kept)?;
        if let (Some((moved, name)), Some(record)) = (told, merged) {
            self.meanwhile = Some(Meanwhile { record, moved });
            self.told = Some(format!("Somebody else wrote in {name} since your last answer: both are kept."));
        }
        Ok(())
    }

    /// What became of the file, for which there is something new.
    fn look(&self, record: &Postmortem) -> Result<Option<(Ground, Postmortem)>> {
        let (Some(path), Some(ground)) = (&self.path, &self.ground) else { return Ok(None) };
        let zone = self.context.config.time_zone.map_or(Tz::UTC, |zone| zone.0);
        ground.look(path, &self.called(record, path), zone, |record| self.text(record, path))
    }

    fn write(&mut self, path: PathBuf, kept: Ground) -> Result<()> {
        let text = kept.text.as_deref().unwrap_or_default();
        require_readable(text, &self.context.name(&path))?;
        shelf::require_inside(self.context, &path)?;
        let _writing = signals::write();
        // The file that is there gets the new name first: whatever happens next, there is one of it.
        if let Some(old) = self.path.as_ref().filter(|old| **old != path) {
            files::rename(old, &path)?;
            self.path = Some(path.clone());
        }
        files::write_atomic(&path, text.as_bytes())?;
        (self.path, self.ground) = (Some(path), Some(kept));
        Ok(())
    }

    /// Keeps `record` beside the file, which stays as it is: `state` says in what state it is, `why` why
    /// that is in the way.
    ///
    /// # Errors
    /// Always for a record that is not called by its file: it is one of the archive's, and there is no second.
    fn keep_elsewhere(&mut self, record: &Postmortem, state: &str, why: Error) -> Result<()> {
        let Some(current) = self.path.clone() else { return Err(why) };
        let theirs = self.context.name(&current);
        if !self.called {
            let name = stem(&current).unwrap_or_default();
            let kept = current.with_file_name(format!(".{name}.answers.yaml"));
            files::write_atomic(&kept, self.text(record, &current)?.as_bytes())?;
            let hint = why.what_to_do().map(|hint| format!("; {hint}")).unwrap_or_default();
            return Err(Error::new(format!("{theirs} is left as it was: {why}"))
                .hint(format!("your answers are in {}{hint}", self.context.name(&kept))));
        }
        let name = stem(&current).filter(|_| self.named).unwrap_or_else(|| self.wanted(record).to_string());
        let own = self.free(&name);
        let ours = self.context.name(&own);
        let kept = Ground { record: self.called(record, &own), text: Some(self.text(record, &own)?), laid_out: false };
        self.path = None;
        if let Err(why) = self.write(own, kept) {
            self.path = Some(current);
            return Err(why);
        }
        self.told =
            Some(format!("{theirs} {state}. It stays as it is; yours go on in {ours}, with all you have answered."));
        Ok(())
    }

    /// `record` with the name of its file.
    fn called(&self, record: &Postmortem, path: &Path) -> Postmortem {
        let id = stem(path).and_then(|stem| stem.parse().ok()).filter(|_| self.called);
        Postmortem { id: id.or_else(|| record.id.clone()), ..record.clone() }
    }

    /// The file's text: the id is the file's name.
    fn text(&self, record: &Postmortem, path: &Path) -> Result<String> {
        emit::record(&self.called(record, path), shelf::schema(self.context, path).as_deref())
    }
}

impl Host for Draft<'_> {
    fn meanwhile(&mut self) -> Option<Meanwhile> {
        self.meanwhile.take()
    }

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
        Ok(self.memory.alike(self.context, &stem(&path).unwrap_or_default(), record))
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

/// Whether a file's name was made from its record: then it may go on following it.
fn own_name(stem: &str, record: &Postmortem) -> bool {
    let day = stem.get(.."2023-08-10".len()).and_then(|day| day.parse::<NaiveDate>().ok());
    let title = record.title.as_deref().unwrap_or_default();
    day.is_some_and(|day| day.year() > 0 && shelf::is_numbered(stem, &RecordId::suggest(day, title)))
}
