//! The record as text in somebody's editor, checked whenever it comes back.
//!
//! The editor is given a copy beside the record, so that schemas are found and no half-written file
//! stands in the archive; the copy takes the record's place once it can be read, or when its author
//! says so. It is hidden, so that no walk takes it for a record.

use std::path::{Path, PathBuf};

use super::menu;
use crate::cli::context::Context;
use crate::cli::editor::Editor;
use crate::cli::new::quoted;
use crate::cli::publish;
use crate::document::{self, Document, MAX_BYTES};
use crate::error::Result;
use crate::files;
use crate::finding::{Finding, Level};
use crate::record::Postmortem;
use crate::wizard::{Answered, Ask, How};

const AGAIN: &str = "open";
const STOP: &str = "stop";
const KEEP: &str = "keep";
const TAKE: &str = "take";
const FRESH: &str = "afresh";

/// One edit of one file.
struct Edit<'a> {
    context: &'a mut Context,
    somebody: &'a mut (dyn Ask + 'static),
    editor: Editor,
    file: &'a Path,
    copy: PathBuf,
    /// What the file held when it was last looked at.
    known: Vec<u8>,
}

/// What comes next.
enum Turn {
    /// The editor, at this line.
    Open(Option<usize>),
    /// Look at what it saved.
    Look,
    End(How),
}

/// Opens the file until it is as its author wants it; and whether a text was left that is not in place.
pub fn edit(context: &mut Context, somebody: &mut (dyn Ask + 'static), file: &Path) -> Result<(How, bool)> {
    let editor = Editor::require()?;
    let known = files::read_limited(file, MAX_BYTES as u64)?;
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let copy = file.with_file_name(format!(".hotwash-edit-{name}"));
    let mut edit = Edit { context, somebody, editor, file, copy, known };
    let mut turn = edit.begin()?;
    loop {
        turn = match turn {
            Turn::Open(line) => edit.open(line)?,
            Turn::Look => edit.look()?,
            Turn::End(how) => {
                return Ok((how, edit.clear()?));
            }
        };
    }
}

impl Edit<'_> {
    /// Makes the copy; one that is there is what an earlier edit left.
    fn begin(&mut self) -> Result<Turn> {
        if files::exists(&self.copy) && self.saved()?.is_some_and(|bytes| bytes != self.known) {
            let name = self.context.name(&self.copy);
            let ways = [(AGAIN, "go on with that text"), (FRESH, "begin with the record as it is, and drop that text")];
            return match self.ask(&format!("An earlier edit was not finished ({name}). Go on with it?"), &ways)? {
                Some(way) if way == FRESH => self.copied(),
                Some(_) => Ok(Turn::Open(None)),
                None => Ok(Turn::End(How::Interrupted)),
            };
        }
        self.copied()
    }

    fn copied(&self) -> Result<Turn> {
        files::write_atomic(&self.copy, &self.known)?;
        Ok(Turn::Open(self.first_finding(&self.known)?))
    }

    /// What the editor saved; `None` where it left nothing.
    fn saved(&self) -> Result<Option<Vec<u8>>> {
        if !files::exists(&self.copy) {
            return Ok(None);
        }
        let bytes = files::read_limited(&self.copy, MAX_BYTES as u64)?;
        Ok((!bytes.trim_ascii().is_empty()).then_some(bytes))
    }

    fn open(&mut self, line: Option<usize>) -> Result<Turn> {
        let before = self.saved()?;
        let ended = self.editor.open(&self.copy, line);
        let after = self.saved()?;
        let name = self.context.name(self.file);
        match (ended, after) {
            (_, None) => {
                files::write_atomic(&self.copy, before.as_deref().unwrap_or(&self.known))?;
                self.say(&format!("The editor left nothing, so {name} is as it was."))?;
                self.again("What now?")
            }
            (Err(why), after) if after == before => {
                self.clear()?;
                Err(why)
            }
            (Err(why), _) => {
                self.say(&format!("The editor failed, but it had saved a text: {why}"))?;
                let ways =
                    [(STOP, "leave the record as it was"), (TAKE, "check that text"), (AGAIN, "open it once more")];
                self.choose("What about the text that it saved?", &ways)
            }
            (Ok(()), after) if after == before => {
                if !self.context.interactive {
                    return Ok(Turn::End(How::Finished));
                }
                let ways = [
                    (STOP, "leave it as it is"),
                    (TAKE, "I have saved in the editor by now"),
                    (AGAIN, "open it once more"),
                ];
                self.choose("The editor came back with nothing new. Is it still open?", &ways)
            }
            (Ok(()), _) => Ok(Turn::Look),
        }
    }

    /// Checks what was saved, puts it in place where it can be read, and tells what is found.
    fn look(&mut self) -> Result<Turn> {
        let Some(bytes) = self.saved()? else { return self.again("The editor left nothing. What now?") };
        let outcome = publish::proofread_instead(self.context, self.file, &bytes)?;
        let findings = outcome.findings();
        let document: Document<Postmortem> = document::read_bytes(&bytes);
        let can_be_read = document.problems.is_empty();
        if !findings.is_empty() {
            let text = publish::human(&outcome);
            self.context.print(&text)?;
        }
        let changed_elsewhere = files::read_limited(self.file, MAX_BYTES as u64)? != self.known;
        if changed_elsewhere && bytes != self.known {
            let name = self.context.name(self.file);
            self.say(&format!("{name} was changed by somebody else meanwhile."))?;
        } else if can_be_read {
            self.put(&bytes)?;
        }
        if bytes == self.known && findings.is_empty() {
            return Ok(Turn::End(How::Finished));
        }
        let line = first(&findings);
        let again = line.map_or_else(|| "open it once more".to_owned(), |line| format!("open it at line {line}"));
        let stop = if bytes == self.known { "leave it as it is now" } else { "leave the record as it was" };
        let keep = if changed_elsewhere { "put it over the other change" } else { "put it in place all the same" };
        let is_wrong = findings.iter().any(|finding| finding.level == Level::Error) || bytes != self.known;
        let mut ways = if is_wrong {
            vec![(AGAIN, again.as_str()), (STOP, stop)]
        } else {
            vec![(STOP, stop), (AGAIN, again.as_str())]
        };
        if bytes != self.known {
            ways.push((KEEP, keep));
        }
        match self.ask("What now?", &ways)? {
            Some(way) if way == AGAIN => Ok(Turn::Open(line)),
            Some(way) if way == KEEP => {
                self.put(&bytes)?;
                Ok(Turn::End(How::Finished))
            }
            Some(_) => Ok(Turn::End(How::Finished)),
            None => Ok(Turn::End(How::Interrupted)),
        }
    }

    fn put(&mut self, bytes: &[u8]) -> Result<()> {
        files::write_atomic(self.file, bytes)?;
        bytes.clone_into(&mut self.known);
        Ok(())
    }

    fn again(&mut self, prompt: &str) -> Result<Turn> {
        self.choose(prompt, &[(STOP, "leave the record as it was"), (AGAIN, "open the editor once more")])
    }

    fn choose(&mut self, prompt: &str, ways: &[(&str, &str)]) -> Result<Turn> {
        Ok(match self.ask(prompt, ways)?.as_deref() {
            Some(AGAIN) => Turn::Open(None),
            Some(TAKE) => Turn::Look,
            Some(_) => Turn::End(How::Finished),
            None => Turn::End(How::Interrupted),
        })
    }

    /// What was chosen; `None`: Ctrl-C. Esc is the first way, and so is it where nobody can be asked.
    fn ask(&mut self, prompt: &str, ways: &[(&str, &str)]) -> Result<Option<String>> {
        let stop = if ways.iter().any(|(way, _)| *way == STOP) { STOP } else { AGAIN };
        Ok(match menu::way(self.somebody, prompt, ways)? {
            Answered::With(answer) => Some(answer.text()),
            Answered::Back | Answered::NotATerminal => Some(stop.to_owned()),
            Answered::Interrupted => None,
        })
    }

    fn say(&mut self, text: &str) -> Result<()> {
        self.context.tell(&format!("{text}\n"))
    }

    fn first_finding(&self, bytes: &[u8]) -> Result<Option<usize>> {
        let outcome = publish::proofread_instead(self.context, self.file, bytes)?;
        Ok(first(&outcome.findings()))
    }

    /// Takes the copy away where the record says the same; else it waits for the next time. Whether it does.
    fn clear(&mut self) -> Result<bool> {
        if self.saved()?.is_none_or(|bytes| bytes == self.known) {
            files::remove(&self.copy)?;
            return Ok(false);
        }
        let (copy, name) = (self.context.name(&self.copy), quoted(&self.context.name(self.file)));
        self.say(&format!("What you wrote is kept in {copy}; `hotwash edit --editor {name}` goes on with it."))?;
        Ok(true)
    }
}

/// The line of the first finding of the loudest level.
fn first(findings: &[Finding]) -> Option<usize> {
    let loudest = findings.iter().map(|finding| finding.level).max()?;
    findings.iter().find(|finding| finding.level == loudest).map(|finding| finding.position.line)
}
