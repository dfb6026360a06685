//! `hotwash check --fix`: files are mended before they are judged.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::context::Context;
use super::press::Press;
use super::records;
use crate::check::{self, Content, Fixed, Mended, Options, Outcome};
use crate::document::{self, Document};
use crate::error::{Error, Result};
use crate::files;
use crate::finding::{Finding, Repair, harmless, shown_path};
use crate::git;
use crate::record::Postmortem;
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
    /// The record that it is, or is the document of.
    record: PathBuf,
    old: String,
    mended: Mended,
}

impl Fixes {
    /// Plans the fixes of every file that has a fixable finding. Nothing is written.
    pub fn of(outcome: &Outcome, context: &Context, options: Options<'_>) -> Result<Self> {
        let mut fixes = Self::default();
        for part in outcome.parts().filter(|part| part.findings().iter().any(is_here)) {
            let file = part.file;
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
                fixes.files.push(Fix { file: file.to_owned(), record: file.to_owned(), old, mended });
            }
        }
        Ok(fixes)
    }

    /// Adds what the fixes call for in other files: records rendered again, and records that name
    /// those which name them. Whether there was anything to add.
    pub fn follow_up(&mut self, after: &Outcome, context: &Context) -> Result<bool> {
        let press = Press::of(context);
        let mut is_more = false;
        for finding in &after.findings().into_iter().filter(Finding::is_fixable).collect::<Vec<_>>() {
            let Some(repair) = finding.fix.as_ref().map(|fix| &fix.repair) else { continue };
            let (Repair::Render(file) | Repair::Answer(file, ..)) = repair else { continue };
            if let Some(why) = untouchable(context, file) {
                self.leave(file, why);
                continue;
            }
            let old = self.text(context, file)?;
            let new = match repair {
                Repair::Answer(_, list, item) => check::answer(&old, list, item),
                _ => self.rendered(context, &press, finding, file),
            };
            match new {
                Ok(new) if new != old => {
                    self.put(file, old, new, finding);
                    is_more = true;
                }
                Ok(_) => {}
                Err(why) => self.leave(file, &why.to_string()),
            }
        }
        Ok(is_more)
    }

    fn leave(&mut self, file: &Path, why: &str) {
        let line = format!("{}: left alone: {}\n", harmless(&file.to_string_lossy()), harmless(why));
        if !self.left.contains(&line) {
            self.left.push(line);
        }
    }

    /// A file as it is after the fixes so far.
    fn text(&self, context: &Context, file: &Path) -> Result<String> {
        if let Some(fix) = self.files.iter().find(|fix| fix.file == file) {
            return Ok(fix.mended.text.clone());
        }
        let bytes = Press::on_disk(&context.here.join(file))?.unwrap_or_default();
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }

    /// What a record's document has to be.
    fn rendered(&self, context: &Context, press: &Press<'_>, finding: &Finding, file: &Path) -> Result<String> {
        let text = self.text(context, &finding.file)?;
        let document: Document<Postmortem> = document::read(&text);
        let renders = press.renders(&context.absolute(&finding.file), document.source.text(), &document.value)?;
        let path = context.absolute(file);
        let render = renders.into_iter().find(|(render, _)| *render == path);
        render.map(|(_, text)| text).ok_or_else(|| Error::new("it is no document of this archive"))
    }

    fn put(&mut self, file: &Path, old: String, new: String, finding: &Finding) {
        let what = match finding.fix.as_ref().map(|fix| &fix.repair) {
            Some(Repair::Answer(_, list, _)) => format!("`{list}` names {} now", shown_path(&finding.file)),
            _ => "rendered again".to_owned(),
        };
        let fixed = Fixed { rule: finding.rule, line: 1, what };
        if let Some(fix) = self.files.iter_mut().find(|fix| fix.file == file) {
            fix.mended.text = new;
            fix.mended.fixed.push(fixed);
        } else {
            let mended = Mended { text: new, fixed: vec![fixed], left: Vec::new() };
            let is_record = records::is_record(file);
            let record = if is_record { file } else { &finding.file }.to_owned();
            self.files.push(Fix { file: file.to_owned(), record, old, mended });
        }
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
        let records: BTreeSet<&Path> = self.files.iter().map(|fix| &*fix.record).collect();
        format!("{done} {} in {}", counted(count, "finding"), counted(records.len(), "record"))
    }

    /// One line for each thing that was left as it is.
    pub fn left(&self) -> String {
        self.left.concat()
    }
}

/// Whether a fix of this finding is one of its own file.
fn is_here(finding: &Finding) -> bool {
    finding.is_fixable() && finding.fix.as_ref().is_some_and(|fix| !fix.repair.is_elsewhere())
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
