//! What was changed in a published record, in the words of whoever changed it.

use std::borrow::Cow;
use std::path::Path;

use crate::cli::context::Context;
use crate::cli::draft::today;
use crate::cli::hold::hold_quietly;
use crate::cli::{publish, records, signals};
use crate::document::{MAX_BYTES, edit};
use crate::error::{Error, Result};
use crate::files;
use crate::finding::{FieldPath, Finding};
use crate::record::{Date, Postmortem, Status};
use crate::wizard::{Answered, Ask, How, Kind, Need, Question, asked};

/// The rule that wants it told, and knows what was published.
const RULE: &str = "unexplained-revision";

const LIST: &str = "revisions";

/// Asks what was changed, where the rules want it told and it is not told yet; an empty answer leaves it
/// out, and then the rule goes on wanting it.
pub fn offer(context: &mut Context, somebody: &mut dyn Ask, file: &Path) -> Result<How> {
    // What its author put in place all the same may be anything.
    let Ok(document) = records::load(&context.here, file) else { return Ok(How::Finished) };
    let record = document.value;
    let Some(finding) = unexplained(context, file, &record)? else { return Ok(How::Finished) };
    somebody.say(&format!("{}.", finding.message))?;
    match asked(somebody, &question(&record))? {
        Answered::With(answer) if !answer.is_empty() => {
            let at = Date(today(context, &record)).to_string();
            let revision = [("at".into(), at), ("what".into(), answer.text().trim().to_owned())];
            if let Err(why) = write(context, file, &revision) {
                // What was answered before is kept, and is not lost for this.
                let hint = why.what_to_do().map(|hint| format!("; {hint}")).unwrap_or_default();
                somebody.say(&format!("This answer is not kept: {why}{hint}."))?;
            }
            Ok(How::Finished)
        }
        Answered::Interrupted => Ok(How::Interrupted),
        Answered::With(_) | Answered::Back | Answered::NotATerminal => Ok(How::Finished),
    }
}

fn unexplained(context: &Context, file: &Path, record: &Postmortem) -> Result<Option<Finding>> {
    if record.stage() != Status::Published {
        return Ok(None);
    }
    let findings = publish::proofread(context, &[file.to_owned()])?.findings();
    Ok(findings.into_iter().find(|finding| finding.rule == RULE))
}

fn question(record: &Postmortem) -> Question {
    Question {
        field: FieldPath::of_item(LIST, record.revisions.len(), "what"),
        section: "Revision",
        progress: None,
        left: None,
        prompt: "What was changed, in a line, for those who read it before?".to_owned(),
        help: "shown on the page: `Corrected the end of the impact`; Enter leaves it out",
        kind: Kind::Line { suggestions: Vec::new() },
        need: Need::Optional,
        current: None,
        proposed: None,
    }
}

/// Adds an entry to the file as it is by now.
fn write(context: &Context, file: &Path, revision: &[(Cow<'static, str>, String)]) -> Result<()> {
    let _held = hold_quietly(context, file)?;
    let bytes = files::read_limited(file, MAX_BYTES as u64)?;
    let text = String::from_utf8(bytes).map_err(|_| Error::new("the record is no longer UTF-8 text"))?;
    let text = edit::append_texts(&text, &LIST.into(), revision)?;
    let _writing = signals::write();
    files::write_atomic(file, text.as_bytes())?;
    Ok(())
}
