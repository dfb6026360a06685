//! A run's result.

use std::path::{Path, PathBuf};

use super::cores::each;
use super::sheaf::Sheaf;
use crate::error::Result;
use crate::finding::{Finding, Level, Told};

/// As many files are told at once.
const AT_ONCE: usize = 256;

/// What was read, and what was found in it.
#[derive(Debug, Default)]
pub struct Outcome {
    /// The records that were read, in the order of every report; the configuration is none.
    pub files: Vec<PathBuf>,
    /// Of each file in which something was found, in that order.
    found: Vec<(PathBuf, Sheaf)>,
}

/// What was found in one file.
#[derive(Debug, Clone, Copy)]
pub struct Part<'a> {
    pub file: &'a Path,
    sheaf: &'a Sheaf,
}

impl Part<'_> {
    /// In the order of every report.
    pub fn findings(&self) -> Vec<Finding> {
        self.sheaf.findings(self.file)
    }

    /// The same, without a copy.
    pub fn told(&self) -> Vec<Told<'_>> {
        self.sheaf.told()
    }

    /// How many they are.
    pub fn length(&self) -> usize {
        self.sheaf.len()
    }

    pub const fn count(&self, level: Level) -> usize {
        self.sheaf.count(level)
    }

    /// As [`Outcome::text`].
    pub fn text(&self) -> Option<&str> {
        self.sheaf.text.as_deref()
    }
}

impl Outcome {
    /// A run over these records, in which nothing is found yet.
    pub(super) fn of(files: Vec<PathBuf>) -> Self {
        Self { files, found: Vec::new() }
    }

    /// Everything that was found, file by file.
    pub fn parts(&self) -> impl Iterator<Item = Part<'_>> {
        self.found.iter().map(|(file, sheaf)| Part { file, sheaf })
    }

    /// Makes something of each part, on all cores, and hands it on in their order; with each part how
    /// many findings come before it. No more is held than a few hundred files give.
    pub fn tell<T: Send>(
        &self,
        make: impl Fn(usize, Part<'_>) -> Result<T> + Sync + Send,
        mut take: impl FnMut(T) -> Result<()>,
    ) -> Result<()> {
        let starts = self.parts().scan(0, |before, part| {
            *before += part.length();
            Some(*before - part.length())
        });
        let parts: Vec<(usize, Part<'_>)> = starts.zip(self.parts()).collect();
        for some in parts.chunks(AT_ONCE) {
            for made in each(some.to_vec(), |(before, part)| make(before, part))? {
                take(made)?;
            }
        }
        Ok(())
    }

    /// Everything that was found, in the order of every report: for runs of a few files.
    pub fn findings(&self) -> Vec<Finding> {
        self.parts().flat_map(|part| part.findings()).collect()
    }

    /// The text of a file that has findings, for showing: character for character, but secrets that
    /// were found in it are starred out. `None` where it was not to be kept.
    pub fn text(&self, file: &Path) -> Option<&str> {
        let place = self.found.binary_search_by(|(other, _)| other.as_path().cmp(file)).ok()?;
        self.found[place].1.text.as_deref()
    }

    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    pub fn count(&self, level: Level) -> usize {
        self.found.iter().map(|(_, sheaf)| sheaf.count(level)).sum()
    }

    /// Adds what was found in another archive.
    pub fn join(&mut self, other: Self) {
        self.files.extend(other.files);
        self.files.sort();
        for (file, sheaf) in other.found {
            self.add(file, sheaf);
        }
        self.sort();
    }

    /// The same with other names of its files, in their order.
    #[must_use]
    pub fn renamed(mut self, name: impl Fn(&Path) -> PathBuf) -> Self {
        self.files = self.files.iter().map(|file| name(file)).collect();
        self.files.sort();
        self.found = self.found.into_iter().map(|(file, sheaf)| (name(&file), sheaf)).collect();
        self.sort();
        self
    }

    /// Keeps the texts of the files in which the first so many findings are.
    pub(super) fn keep_first(
        &mut self,
        most: usize,
        text: impl Fn(&Path, &mut [Finding]) -> Result<Option<Box<str>>>,
    ) -> Result<()> {
        let mut before = 0;
        for (file, sheaf) in &mut self.found {
            if before >= most {
                break;
            }
            before += sheaf.len();
            sheaf.text = text(file, &mut sheaf.findings(file))?;
        }
        Ok(())
    }

    /// Forgets those findings that `keep` does not want.
    pub fn retain(&mut self, keep: impl Fn(&Finding) -> bool) {
        for (file, sheaf) in &mut self.found {
            let mut findings = sheaf.findings(file);
            findings.retain(&keep);
            *sheaf = Sheaf::of(&findings, sheaf.text.take());
        }
        self.found.retain(|(_, sheaf)| sheaf.len() > 0);
    }

    /// Adds what was found in a file, if anything was; the order is put right by [`Self::sort`].
    pub(super) fn add(&mut self, file: PathBuf, sheaf: Sheaf) {
        if sheaf.len() > 0 {
            self.found.push((file, sheaf));
        }
    }

    pub(super) fn sort(&mut self) {
        self.found.sort_by(|(one, _), (other, _)| one.cmp(other));
        // A file may have been judged twice, each time for something else.
        self.found.dedup_by(|(later, more), (file, sheaf)| {
            let is_same = later == file;
            if is_same {
                let text = sheaf.text.take().or_else(|| more.text.take());
                let findings = [sheaf.findings(file), more.findings(file)].concat();
                *sheaf = Sheaf::of(&findings, text);
            }
            is_same
        });
    }
}
