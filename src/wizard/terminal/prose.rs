//! A long text: typed where the question is, or written in an editor.

use std::cell::RefCell;
use std::rc::Rc;

use inquire::autocompletion::Replacement;
use inquire::error::CustomUserError;
use inquire::{Autocomplete, InquireError, Text};

use super::{AT_ONCE, Terminal};
use crate::error::Error;
use crate::wizard::ask::{Answer, Answered, Ask as _, Question};
use crate::wizard::editor::{Composed, compose};
use crate::wizard::page::in_ascii;

/// Opens the editor: chosen with an arrow, or typed.
const OPEN: &str = "open your editor";
const OPEN_SHORT: &str = "e";
/// Takes the old answer out.
const NOTHING: &str = "-";
/// As much of an old answer as is edited in the prompt itself, in bytes.
const SHORT: usize = 200;
/// As many lines of an old answer as are shown.
const SHOWN: usize = 12;

impl Terminal {
    /// A long old answer is shown above the question: Enter keeps it.
    pub(super) fn prose(&mut self, question: &Question) -> Result<Answer, InquireError> {
        let old = question.current.as_ref().map(Answer::text).unwrap_or_default();
        let is_long = old.len() > SHORT || old.contains('\n');
        if is_long {
            self.show_old(&old)?;
        }
        let mut typed = if is_long { String::new() } else { old.clone() };
        loop {
            let Some(text) = self.typed(question, &mut typed, is_long)? else {
                let begun = if typed.trim().is_empty() { &old } else { &typed };
                match self.composed(question, &begun.clone())? {
                    Some(text) => return Ok(Answer::Text(text)),
                    None => continue,
                }
            };
            return Ok(Answer::Text(match text.trim() {
                "" if is_long => old,
                NOTHING if !old.is_empty() => String::new(),
                _ => text,
            }));
        }
    }

    fn show_old(&mut self, old: &str) -> Result<(), InquireError> {
        let lines: Vec<&str> = old.lines().collect();
        let rest = match lines.len().saturating_sub(SHOWN) {
            0 => String::new(),
            more => format!("\n… and {more} more lines"),
        };
        let shown = lines.iter().take(SHOWN).copied().collect::<Vec<_>>().join("\n");
        let edits = if self.editor.is_some() { "Down and Enter edit it, " } else { "" };
        let keys = format!("(Enter keeps this, {edits}typing replaces it, a {NOTHING} alone takes it out)");
        self.say(&format!("{shown}{rest}\n{keys}")).map_err(|why| unsaid(&why))
    }

    /// A line, perhaps with line breaks in it; `None`: the editor is wanted, on what was typed so far.
    fn typed(&self, question: &Question, typed: &mut String, is_long: bool) -> Result<Option<String>, InquireError> {
        let keys = match (is_long, self.editor.is_some()) {
            (true, _) => "",
            (false, true) => " (Alt-Enter: new line; Down, Enter: your editor)",
            (false, false) => " (Alt-Enter: new line)",
        };
        let help = format!("{}{keys}", question.help);
        let so_far = Rc::new(RefCell::new(typed.clone()));
        let asked = in_ascii(&question.prompt, self.ascii);
        let help = self.aside(&help);
        let prompt = Text::new(&asked)
            .with_initial_value(typed)
            .with_help_message(&help)
            .with_page_size(AT_ONCE)
            .with_render_config(self.look);
        let answer = match self.editor {
            Some(_) => prompt.with_autocomplete(Offer { so_far: Rc::clone(&so_far) }).prompt()?,
            None => prompt.prompt()?,
        };
        if self.editor.is_none() || !matches!(answer.trim(), OPEN | OPEN_SHORT) {
            return Ok(Some(answer));
        }
        *typed = so_far.take();
        if typed.trim() == OPEN_SHORT {
            typed.clear();
        }
        Ok(None)
    }

    /// What the editor made of it; `None`: ask again.
    fn composed(&mut self, question: &Question, begun: &str) -> Result<Option<String>, InquireError> {
        let Some(editor) = self.editor.clone() else { return Ok(None) };
        match compose(self, &*editor, question, begun) {
            Ok(Composed::Text(text)) => {
                let lines = text.lines().count();
                let first = text.lines().next().unwrap_or_default();
                let more = if lines > 1 { format!(" … ({lines} lines)") } else { String::new() };
                self.say(&format!("{first}{more}")).map_err(|why| unsaid(&why))?;
                Ok(Some(text))
            }
            Ok(Composed::Nothing | Composed::Ended(Answered::Back | Answered::With(_))) => Ok(None),
            Ok(Composed::Ended(Answered::Interrupted)) => Err(InquireError::OperationInterrupted),
            Ok(Composed::Ended(Answered::NotATerminal)) => Err(InquireError::NotTTY),
            Err(why) => {
                self.say(&format!("The editor could not be used: {why}; type the text here instead."))
                    .map_err(|why| unsaid(&why))?;
                Ok(None)
            }
        }
    }
}

fn unsaid(why: &Error) -> InquireError {
    InquireError::Custom(why.to_string().into())
}

/// The editor as the one thing that can be chosen below what is typed.
#[derive(Debug, Clone)]
struct Offer {
    so_far: Rc<RefCell<String>>,
}

impl Autocomplete for Offer {
    fn get_suggestions(&mut self, input: &str) -> Result<Vec<String>, CustomUserError> {
        if input != OPEN {
            input.clone_into(&mut self.so_far.borrow_mut());
        }
        Ok(vec![OPEN.to_owned()])
    }

    fn get_completion(&mut self, _: &str, chosen: Option<String>) -> Result<Replacement, CustomUserError> {
        Ok(chosen)
    }
}
