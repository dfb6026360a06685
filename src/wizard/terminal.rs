//! The terminal: the only file that knows inquire.

use std::io::{self, Write as _};

use anstream::AutoStream;
use inquire::autocompletion::Replacement;
use inquire::error::CustomUserError;
use inquire::list_option::ListOption;
use inquire::ui::{RenderConfig, Styled};
use inquire::{Autocomplete, Editor, InquireError, MultiSelect, Select, Text};
use unicode_width::UnicodeWidthStr as _;

use super::ahead;
use super::ask::{Answer, Answered, Ask, Choice, Kind, Need, Question};
use crate::error::{Error, Result};

/// As many suggestions and choices as are shown at once.
const AT_ONCE: usize = 8;

/// A person at a terminal. Questions go to standard error, so that output can be redirected.
#[derive(Debug)]
pub struct Terminal {
    interactive: bool,
    look: RenderConfig<'static>,
    err: AutoStream<io::Stderr>,
    section: Option<&'static str>,
}

impl Terminal {
    /// `interactive`: whether standard input and standard error are a terminal.
    pub fn new(interactive: bool, coloured: bool) -> Self {
        let (look, choice) = if coloured {
            (RenderConfig::default_colored(), anstream::ColorChoice::Always)
        } else {
            (RenderConfig::empty(), anstream::ColorChoice::Never)
        };
        // Esc does not cancel anything here.
        let back = Styled { content: "(back)", style: look.canceled_prompt_indicator.style };
        // Without colour, too, an open question looks unlike an answered one.
        let answered = Styled { content: ">", style: look.answered_prompt_prefix.style };
        let look = look.with_canceled_prompt_indicator(back).with_answered_prompt_prefix(answered);
        Self { interactive, look, err: AutoStream::new(io::stderr(), choice), section: None }
    }

    fn write(&mut self, text: &str) -> Result<()> {
        writeln!(self.err, "{text}").map_err(|why| Error::new("the terminal cannot be written to").because(why))
    }

    /// Names the section where a new one begins.
    fn head(&mut self, question: &Question) -> Result<()> {
        if self.section == Some(question.section) {
            return Ok(());
        }
        if self.section.is_none() {
            self.write("Enter answers, Esc goes back, Ctrl-C leaves and keeps what is answered.")?;
        }
        self.section = Some(question.section);
        let bold = anstyle::Style::new().bold();
        let progress = question.progress.map(|(number, all)| format!(" {number}/{all}")).unwrap_or_default();
        self.write(&format!("\n{bold}{}{progress}{bold:#}", question.section))
    }

    fn line(&self, question: &Question, help: &str, suggestions: &[String]) -> Result<Answer, InquireError> {
        let current = question.current.as_ref().map(Answer::text);
        let proposed = question.proposed.as_ref().map(Answer::text);
        let prompt =
            Text::new(&question.prompt).with_help_message(help).with_page_size(AT_ONCE).with_render_config(self.look);
        let prompt = match (&current, &proposed) {
            (Some(current), _) => prompt.with_initial_value(current),
            (None, Some(proposed)) => prompt.with_default(proposed),
            (None, None) => prompt,
        };
        let answer = if suggestions.is_empty() {
            prompt.prompt()
        } else {
            prompt.with_autocomplete(Suggestions(suggestions.to_vec())).prompt()
        };
        answer.map(Answer::Text)
    }

    /// Inline, with line breaks; `e` alone opens the editor.
    fn prose(&mut self, question: &Question) -> Result<Answer, InquireError> {
        let help = format!("{} (Alt-Enter: new line; e alone: your editor)", question.help);
        loop {
            let answer = self.line(question, &help, &[])?;
            if !matches!(&answer, Answer::Text(text) if text.trim() == "e") {
                return Ok(answer);
            }
            match self.editor(question) {
                // An editor that fails or leaves nothing behind takes nothing away.
                Ok(text) if text.trim().is_empty() => {}
                Ok(text) => return Ok(Answer::Text(text)),
                Err(InquireError::OperationCanceled) => {}
                Err(InquireError::IO(why)) => {
                    let text = format!("  the editor could not be used: {why}; type the text here instead");
                    self.write(&text).map_err(|why| InquireError::Custom(why.to_string().into()))?;
                }
                Err(other) => return Err(other),
            }
        }
    }

    fn editor(&self, question: &Question) -> Result<String, InquireError> {
        let current = question.current.as_ref().map(Answer::text).unwrap_or_default();
        Editor::new(&question.prompt)
            .with_help_message("e opens the editor; Enter takes what it saved")
            .with_file_extension(".md")
            .with_predefined_text(&current)
            .with_render_config(self.look)
            .prompt()
    }

    fn choice(&self, question: &Question, choices: &[Choice]) -> Result<Answer, InquireError> {
        let mut offered = Offered::all(choices);
        let nothing = |shown: &str| Offered { value: String::new(), shown: shown.to_owned() };
        match question.need {
            Need::Optional => offered.insert(0, nothing("(leave out)")),
            Need::Required => offered.push(nothing("(leave open for now)")),
            Need::Always | Need::Unasked => {}
        }
        let current = question.current.as_ref().or(question.proposed.as_ref()).map(Answer::text);
        let cursor = offered.iter().position(|offer| Some(&offer.value) == current.as_ref());
        // Of letters that fit no entry, a menu says nothing.
        let help = format!("{} (arrows move, letters filter)", question.help);
        Select::new(&question.prompt, offered)
            .with_help_message(&help)
            .with_page_size(AT_ONCE)
            .with_starting_cursor(cursor.unwrap_or(0))
            .with_formatter(&|chosen: ListOption<&Offered>| chosen.value.value.clone())
            .with_render_config(self.look)
            .prompt()
            .map(|chosen| Answer::Text(chosen.value))
    }

    fn several(&self, question: &Question, choices: &[Choice]) -> Result<Answer, InquireError> {
        let marked = question.current.as_ref().map(Answer::list).unwrap_or_default();
        let places = |offer: &(usize, &Choice)| marked.contains(&offer.1.value).then_some(offer.0);
        let marked: Vec<usize> = choices.iter().enumerate().filter_map(|offer| places(&offer)).collect();
        MultiSelect::new(&question.prompt, Offered::all(choices))
            .with_help_message("space marks, letters filter, Enter goes on")
            .with_page_size(AT_ONCE)
            .with_default(&marked)
            .with_formatter(&|chosen: &[ListOption<&Offered>]| {
                chosen.iter().map(|option| option.value.value.as_str()).collect::<Vec<_>>().join(", ")
            })
            .with_render_config(self.look)
            .prompt()
            .map(|chosen| Answer::Several(chosen.into_iter().map(|offer| offer.value).collect()))
    }
}

impl Ask for Terminal {
    fn ask(&mut self, question: &Question) -> Result<Answered> {
        if !self.interactive {
            return Ok(Answered::NotATerminal);
        }
        self.head(question)?;
        let answer = match &question.kind {
            Kind::Line { suggestions } => self.line(question, question.help, suggestions),
            Kind::Time(_) | Kind::Date => self.line(question, question.help, &[]),
            Kind::Prose => self.prose(question),
            Kind::Choice(choices) => self.choice(question, choices),
            Kind::Several(choices) => self.several(question, choices),
        };
        match answer {
            Ok(answer) => Ok(Answered::With(answer)),
            Err(InquireError::OperationCanceled) => Ok(Answered::Back),
            Err(InquireError::OperationInterrupted) => Ok(Answered::Interrupted),
            Err(InquireError::NotTTY) => Ok(Answered::NotATerminal),
            Err(other) => Err(Error::new("the terminal cannot be asked").because(other.to_string())),
        }
    }

    fn say(&mut self, text: &str) -> Result<()> {
        let width = terminal_size::terminal_size_of(io::stderr()).map_or(80, |(width, _)| usize::from(width.0));
        self.write(&wrapped(text, width.saturating_sub(1)))
    }

    fn pending(&mut self) -> Result<String> {
        let text = if self.interactive { ahead::pending() } else { Ok(String::new()) };
        text.map_err(|why| Error::new("the terminal cannot be read from").because(why))
    }
}

/// What is said, indented by two columns, with its lines broken between words.
fn wrapped(text: &str, width: usize) -> String {
    let mut lines = Vec::new();
    for line in text.lines() {
        let margin = " ".repeat(2 + line.chars().take_while(|c| *c == ' ').count());
        let mut current = margin.clone();
        for word in line.split_whitespace() {
            let is_begun = current.len() > margin.len();
            if is_begun && current.width() + 1 + word.width() > width {
                lines.push(std::mem::replace(&mut current, margin.clone()));
            } else if is_begun {
                current.push(' ');
            }
            current.push_str(word);
        }
        lines.push(current);
    }
    lines.join("\n")
}

/// A choice as one line of a menu, its meaning in a second column.
#[derive(Debug, Clone)]
struct Offered {
    value: String,
    shown: String,
}

impl Offered {
    fn all(choices: &[Choice]) -> Vec<Self> {
        let width = choices.iter().map(|choice| choice.value.chars().count()).max().unwrap_or(0);
        let offer = |choice: &Choice| Self {
            value: choice.value.clone(),
            shown: format!("{:width$}  {}", choice.value, choice.meaning).trim_end().to_owned(),
        };
        choices.iter().map(offer).collect()
    }
}

impl std::fmt::Display for Offered {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&self.shown)
    }
}

/// Known answers that contain what is typed.
#[derive(Debug, Clone)]
struct Suggestions(Vec<String>);

impl Suggestions {
    /// Behind `before`, what contains `typed`.
    fn completing(&self, before: &str, typed: &str) -> Vec<String> {
        let typed = typed.trim().to_lowercase();
        let fits = |known: &&String| {
            let known = known.to_lowercase();
            known.contains(&typed) && known != typed
        };
        if typed.is_empty() {
            return Vec::new();
        }
        self.0.iter().filter(fits).take(AT_ONCE).map(|known| format!("{before}{known}")).collect()
    }
}

impl Autocomplete for Suggestions {
    fn get_suggestions(&mut self, input: &str) -> Result<Vec<String>, CustomUserError> {
        let whole = self.completing("", input);
        if !whole.is_empty() {
            return Ok(whole);
        }
        // In a list it is the last entry that is being typed.
        let last = input.rfind(',').map_or(0, |comma| comma + 1);
        let blank = input[last..].len() - input[last..].trim_start().len();
        let (before, typed) = input.split_at(last + blank);
        Ok(if last == 0 { Vec::new() } else { self.completing(before, typed) })
    }

    fn get_completion(&mut self, _: &str, chosen: Option<String>) -> Result<Replacement, CustomUserError> {
        Ok(chosen)
    }
}

#[cfg(test)]
mod tests {
    use inquire::Autocomplete as _;

    use super::{Suggestions, wrapped};

    #[test]
    fn the_last_entry_of_a_list_is_completed() {
        let mut known = Suggestions(["web-application", "database", "Database, replica"].map(str::to_owned).into());
        let mut offered = |input: &str| known.get_suggestions(input).unwrap_or_default();
        assert_eq!(offered("web"), ["web-application"]);
        assert_eq!(
            offered("web-application, DAT"),
            ["web-application, database", "web-application, Database, replica"]
        );
        assert_eq!(offered("database, r"), ["Database, replica"]);
        assert_eq!(offered("web-application, "), [""; 0]);
        assert_eq!(offered(""), [""; 0]);
    }

    #[test]
    fn lines_break_between_words_and_keep_their_margin() {
        assert_eq!(
            wrapped("add the factor's id\n  to the action", 14),
            "  add the\n  factor's id\n    to the\n    action"
        );
        assert_eq!(wrapped("日本語 日本語", 9), "  日本語\n  日本語");
        assert_eq!(wrapped("a-word-that-is-longer-than-the-line", 9), "  a-word-that-is-longer-than-the-line");
    }
}
