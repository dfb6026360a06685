//! A long text, written in somebody's own editor: nothing that was in it is lost, whatever the
//! editor does.

use std::fmt;

use super::ask::{Answer, Answered, Ask, Choice, Kind, Need, Question, asked};
use crate::error::Result;

/// The editor that somebody uses. The house around the conversation starts it.
pub trait Editor: fmt::Debug {
    /// A new file with this text, for one answer.
    fn sheet(&self, text: &str) -> Result<Box<dyn Sheet>>;
}

/// A file that an editor is opened on. It is gone with this value, unless it was kept.
pub trait Sheet: fmt::Debug {
    /// Opens the editor, and waits until it ends; an error where it cannot be started, or fails.
    fn edit(&self) -> Result<()>;

    /// What the file holds now.
    fn text(&self) -> Result<String>;

    /// Lets the file stay, and says where it is.
    fn keep(self: Box<Self>) -> Result<String>;
}

/// How it went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Composed {
    Text(String),
    /// The old answer stays, and the question is still open.
    Nothing,
    /// The question in between ended otherwise.
    Ended(Answered),
}

/// Lets somebody write the answer to `question` in an editor, beginning with `old`.
pub fn compose(ask: &mut dyn Ask, editor: &dyn Editor, question: &Question, old: &str) -> Result<Composed> {
    let guidance = Guidance::to(question);
    let mut sheet = Some(editor.sheet(&guidance.below(old))?);
    while let Some(open) = &sheet {
        let ended = open.edit();
        let text = match open.text() {
            Ok(text) => guidance.out_of(&text),
            Err(why) => {
                ask.say(&format!("What the editor saved cannot be used: {why}"))?;
                keep(ask, sheet.take())?;
                return Ok(Composed::Nothing);
            }
        };
        let is_new = text.trim() != old.trim();
        let (prompt, meaning) = match ended {
            Ok(()) if text.trim().is_empty() && is_new => {
                ask.say("The editor left nothing, so what was there stays.")?;
                return Ok(Composed::Nothing);
            }
            Ok(()) if is_new => return Ok(Composed::Text(text)),
            Ok(()) => ("The editor came back with nothing new. Is it still open?", "I have saved in it by now"),
            Err(why) if text.trim().is_empty() || !is_new => {
                ask.say(&format!("The editor could not be used: {why}; type the text here instead."))?;
                return Ok(Composed::Nothing);
            }
            Err(why) => {
                ask.say(&format!("The editor failed, but it had saved a text: {why}"))?;
                ("What about the text that it saved?", "it is what I meant")
            }
        };
        match choose(ask, question, prompt, meaning)? {
            Answered::With(answer) if answer.text() == TAKE => {
                let text = guidance.out_of(&open.text()?);
                return Ok(if text.trim().is_empty() { Composed::Nothing } else { Composed::Text(text) });
            }
            Answered::With(answer) if answer.text() == AGAIN => {}
            Answered::With(_) | Answered::Back => return Ok(Composed::Nothing),
            ended => {
                keep(ask, sheet.take())?;
                return Ok(Composed::Ended(ended));
            }
        }
    }
    Ok(Composed::Nothing)
}

fn keep(ask: &mut dyn Ask, sheet: Option<Box<dyn Sheet>>) -> Result<()> {
    match sheet {
        Some(sheet) => ask.say(&format!("It is kept: {}", sheet.keep()?)),
        None => Ok(()),
    }
}

const LEAVE: &str = "leave";
const TAKE: &str = "take";
const AGAIN: &str = "again";

fn choose(ask: &mut dyn Ask, question: &Question, prompt: &str, take: &str) -> Result<Answered> {
    let choice = |value: &str, meaning: &str| Choice { value: value.to_owned(), meaning: meaning.to_owned() };
    let question = Question {
        prompt: prompt.to_owned(),
        help: "nothing is lost until you choose",
        kind: Kind::Choice(vec![
            choice(LEAVE, "the answer stays as it was before"),
            choice(TAKE, take),
            choice(AGAIN, "open the editor once more"),
        ]),
        need: Need::Always,
        current: None,
        proposed: Some(Answer::from(LEAVE)),
        ..question.clone()
    };
    asked(ask, &question)
}

/// What the editor shows beside the text: one comment of HTML, so that no line of Markdown is taken
/// for it.
#[derive(Debug)]
struct Guidance {
    lines: Vec<String>,
}

const FIRST: &str = "<!-- >8 hotwash takes this comment out";
const LAST: &str = "-->";

impl Guidance {
    fn to(question: &Question) -> Self {
        // No text of ours may end the comment.
        let said = |text: &str| text.replace("--", "- -").lines().map(str::to_owned).collect::<Vec<_>>();
        let mut lines = vec![FIRST.to_owned()];
        lines.extend(said(&question.prompt));
        lines.extend(said(question.help));
        lines.push("Write Markdown. Save and close to answer; an empty text changes nothing.".to_owned());
        lines.push(LAST.to_owned());
        Self { lines }
    }

    /// The sheet's text: the answer first, where the cursor is.
    fn below(&self, text: &str) -> String {
        format!("{}\n\n{}\n", text.trim_end(), self.lines.join("\n"))
    }

    /// What somebody wrote, wherever they wrote it: above the guidance, below it or between its lines.
    fn out_of(&self, text: &str) -> String {
        let mut inside = false;
        let mut kept = String::with_capacity(text.len());
        for line in text.trim_start_matches('\u{feff}').lines() {
            let bare = line.trim();
            if bare == FIRST {
                inside = true;
            } else if inside && bare == LAST {
                inside = false;
            } else if !(inside && self.lines.iter().any(|ours| ours.trim() == bare)) {
                kept.push_str(line);
                kept.push('\n');
            }
        }
        kept.trim_end().trim_start_matches(['\n', '\r']).to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guidance() -> Guidance {
        Guidance { lines: [FIRST, "What ended it?", "step by step", LAST].map(str::to_owned).to_vec() }
    }

    #[test]
    fn what_somebody_wrote_comes_back_as_it_was() {
        let text = "# A heading\n\n<!-- a comment -->\n日本語 עברית\n\n```\n# code\n```\n-->";
        assert_eq!(guidance().out_of(&guidance().below(text)), text);
        assert_eq!(guidance().out_of(&guidance().below("")), "");
        assert_eq!(guidance().out_of(&format!("\u{feff}{}", guidance().below("  indented"))), "  indented");
    }

    #[test]
    fn what_is_written_below_or_inside_the_guidance_is_kept() {
        let sheet = guidance().below("old");
        assert_eq!(guidance().out_of(&format!("{sheet}new\n")), "old\n\nnew");
        assert_eq!(guidance().out_of(&sheet.replace("step by step\n", "mine\n")), "old\n\nmine");
        assert_eq!(guidance().out_of(&sheet.replace(LAST, "")), "old");
        assert_eq!(guidance().out_of(&sheet.replace('\n', "\r\n")), "old");
    }
}
