//! What every record of a run is judged with, and what is read of those that are not.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::around::{Around, Beside};
use super::assets::assets;
use super::cores::each;
use super::entry::Entry;
use super::levels::level;
use super::near::{FURTHEST, near, related};
use super::proofread::{Content, Options, Read};
use super::rule::{Check, Rule};
use super::rules::CATALOGUE;
use super::subject::Subject;
use crate::document::{self, Document};
use crate::error::Result;
use crate::finding::{FieldPath, Level};
use crate::record::{Postmortem, Status};

/// As many mistakes are mended in one pass.
const MOST_MENDED: usize = 20_000;

/// Reads a record, whatever is wrong with it.
pub fn open(file: &Path, read: Read<'_>) -> Result<Document<Postmortem>> {
    Ok(match read(file)? {
        Content::Bytes(bytes) => document::read_bytes(&bytes),
        Content::Whole(text) => document::read_up_to(&text, MOST_MENDED),
        Content::TooLarge => document::too_large(),
    })
}

/// What every record is judged with.
#[derive(Clone, Copy)]
pub struct Desk<'a> {
    pub names: Option<&'a BTreeSet<String>>,
    pub beside: Beside<'a>,
    pub read: Read<'a>,
    pub options: Options<'a>,
    /// Whether records are held against each other: of one alone, nothing that takes time is remembered for that.
    pub compares: bool,
}

impl Desk<'_> {
    pub fn subject<'b>(
        &'b self,
        file: &'b Path,
        document: &'b Document<Postmortem>,
        refused: &'b [FieldPath],
        around: &'b Around,
    ) -> Subject<'b> {
        Subject {
            record: &document.value,
            document,
            config: self.options.config,
            stage: self.stage(document),
            text: document.source.text(),
            file,
            now: self.options.now,
            around,
            names: self.names,
            refused,
            said: OnceCell::new(),
            vocabulary: OnceCell::new(),
            times: OnceCell::new(),
            chronology: OnceCell::new(),
            days: OnceCell::new(),
            same_actions: OnceCell::new(),
        }
    }

    fn stage(&self, document: &Document<Postmortem>) -> Status {
        self.options.stage.unwrap_or_else(|| document.value.stage())
    }

    pub fn level(&self, rule: &Rule, document: &Document<Postmortem>) -> Option<Level> {
        level(rule, self.stage(document), self.options.config)
    }

    /// A record that others are held against.
    pub fn entry(&self, file: &Path) -> Result<Entry> {
        let document = open(file, self.read)?;
        Ok(Entry { asked: false, ..Entry::of(&self.subject(file, &document, &[], &Around::default()), self.compares) })
    }

    /// Adds those records of the archive that could matter for what was read. One that cannot be read
    /// is left out: nobody asked for it.
    pub fn look_around(&self, archive: &[PathBuf], entries: &mut Vec<Entry>) -> Result<()> {
        let mut files = near(entries, archive);
        for _ in 0..FURTHEST {
            if files.is_empty() {
                break;
            }
            let read = each(files, |file: PathBuf| Ok(self.entry(&file).ok()))?;
            entries.extend(read.into_iter().flatten());
            files = related(entries, archive);
        }
        Ok(())
    }

    /// What those rules want to know of a record's surroundings that are awake.
    pub fn around(&self, file: &Path, document: &Document<Postmortem>) -> Result<Around> {
        let wakes = |is_kind: fn(Check) -> bool| {
            CATALOGUE.iter().any(|rule| is_kind(rule.check) && self.level(rule, document).is_some())
        };
        let mut around = Around::default();
        if let Some(ask) = self.beside.committed.filter(|_| wakes(|check| matches!(check, Check::Committed(_)))) {
            let former = ask(file, document.source.text().as_bytes())?;
            around.former = former.filter(|former| former.is_of(file, &document.value));
        }
        // A record with such mistakes renders to nothing until they are mended.
        let renders = self.beside.renders.filter(|_| document.problems.is_empty());
        if let Some(ask) = renders.filter(|_| wakes(|check| matches!(check, Check::Rendered(_)))) {
            around.stale = ask(file, document.source.text(), &document.value)?;
        }
        if let Some(ask) = self.beside.files.filter(|_| wakes(|check| matches!(check, Check::Assets(_)))) {
            let folder = file.parent().unwrap_or(Path::new(""));
            let linked = assets(&document.value, document.source.text()).into_iter().map(|asset| asset.file);
            around.gone = linked.filter(|linked| !ask(&folder.join(linked))).collect();
        }
        Ok(around)
    }
}
