//! `hotwash check --fix`: files are mended before they are judged.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::context::Context;
use super::records;
use crate::check::{self, Content, Fixed, Mended, Options, Outcome};
use crate::error::Result;
use crate::files;
use crate::finding::harmless;
use crate::git;
use crate::report::counted;

/// What becomes of the files that have something to fix.
#[derive(Debug, Default)]
pub struct Fixes {
    files: Vec<Fix>,
    /// What was not fixed though it could be, and why: one whole line each.
    left: Vec<String>,
}

#[derive(Debug)]
struct Fix {
    /// As findings name it.
    file: PathBuf,
    old: String,
    mended: Mended,
}

impl Fixes {
    /// Plans the fixes of every file that has a fixable finding. Nothing is written.
    pub fn of(outcome: &Outcome, context: &Context, options: Options<'_>) -> Result<Self> {
        let mut fixes = Self::default();
        let mut names: Vec<&Path> =
            outcome.findings.iter().filter(|finding| finding.is_fixable()).map(|finding| &*finding.file).collect();
        names.dedup();
        for file in names {
            let name = harmless(&file.to_string_lossy());
            if let Some(why) = untouchable(context, file) {
                fixes.left.push(format!("{name}: left alone: {why}\n"));
                continue;
            }
            let Content::Bytes(bytes) = records::content(&context.here, file)? else { continue };
            let Ok(old) = String::from_utf8(bytes) else { continue };
            let mended = check::fix(file, &old, options)?;
            fixes.left.extend(mended.left.iter().map(|finding| {
                let (line, rule) = (finding.position.line, finding.rule);
                format!("{name}:{line}: left[{rule}]: the fix would bring another error: mend it by hand\n")
            }));
            if mended.text != old {
                fixes.files.push(Fix { file: file.to_owned(), old, mended });
            }
        }
        Ok(fixes)
    }

    /// The files as they are after the fixes, by the name that findings give them.
    pub fn texts(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        self.files.iter().map(|fix| (fix.file.clone(), fix.mended.text.clone().into_bytes())).collect()
    }

    /// Writes the files, each completely or not at all.
    pub fn write(&self, context: &Context) -> Result<()> {
        for fix in &self.files {
            files::write_atomic(&context.here.join(&fix.file), fix.mended.text.as_bytes())?;
        }
        Ok(())
    }

    /// All changes as one diff, relative to where the user stands.
    pub fn diff(&self) -> Result<Vec<u8>> {
        let mut diff = Vec::new();
        for fix in &self.files {
            diff.extend(git::unified_diff(&fix.file, &fix.old, &fix.mended.text)?);
        }
        Ok(diff)
    }

    /// One line for each finding that is no more, and how many they are; empty where there is none.
    pub fn told(&self) -> String {
        let line = |file: &Path, fixed: &Fixed| {
            let name = harmless(&file.to_string_lossy());
            format!("{name}:{}: fixed[{}]: {}\n", fixed.line, fixed.rule, fixed.what)
        };
        let lines = self.files.iter().flat_map(|fix| fix.mended.fixed.iter().map(|fixed| line(&fix.file, fixed)));
        let lines: Vec<String> = lines.collect();
        if lines.is_empty() {
            return String::new();
        }
        format!("{}{}\n", lines.concat(), self.total("fixed"))
    }

    /// `fixed 2 findings in 1 record`.
    pub fn total(&self, done: &str) -> String {
        let count = self.files.iter().map(|fix| fix.mended.fixed.len()).sum();
        format!("{done} {} in {}", counted(count, "finding"), counted(self.files.len(), "record"))
    }

    /// One line for each thing that was left as it is.
    pub fn left(&self) -> String {
        self.left.concat()
    }
}

/// Why a file is not written, whatever could be fixed in it.
fn untouchable(context: &Context, file: &Path) -> Option<&'static str> {
    let path = context.absolute(file);
    if !path.is_file() {
        return Some("it is no file that could be written");
    }
    // A record may come from a pull request: a link must not make us write what is elsewhere.
    let is_link = path.canonicalize().is_ok_and(|real| real != path && !real.starts_with(&context.root));
    is_link.then_some("a symbolic link leads out of the archive")
}
