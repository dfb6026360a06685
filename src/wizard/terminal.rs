//! The terminal: the only place that knows inquire.

mod prose;

use std::io::{self, Write as _};
use std::rc::Rc;

use unicode_width::UnicodeWidthStr as _;

use super::ahead;
use super::ask::{Answer, Answered, Ask, Choice, HELP, Kind, Need, Question};
use super::editor::Editor;
use super::page::{WIDEST, broken, cut, in_ascii, progress, rows, said};
use crate::error::{Error, Result};
use anstream::AutoStream;
use anstream::adapter::strip_str;
use inquire::autocompletion::Replacement;
use inquire::error::CustomUserError;
use inquire::list_option::ListOption;
use inquire::ui::{RenderConfig, Styled};
use inquire::{Autocomplete, InquireError, MultiSelect, Select, Text};

/// As many suggestions as are shown at once; choices too, on a low terminal.
const AT_ONCE: usize = 8;
/// A menu that is longer is scrolled through.
const LONGEST_MENU: usize = 15;
/// As many lines of a terminal are left for what stands around a menu.
const AROUND_MENU: usize = 8;

/// How any number of choices are made.
const FEW: &str = "space marks, letters filter, Enter goes on";
/// The same of more than are shown at once.
const MANY: &str = "space marks, right marks all, left none, letters filter, Enter goes on";

/// A person at a terminal. Questions go to standard error, so that output can be redirected.
#[derive(Debug)]
pub struct Terminal {
    interactive: bool,
    look: RenderConfig<'static>,
    err: AutoStream<io::Stderr>,
    section: Option<&'static str>,
    editor: Option<Rc<dyn Editor>>,
    /// Whether it shows ASCII alone.
    ascii: bool,
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
        Self {
            interactive,
            look,
            err: AutoStream::new(io::stderr(), choice),
            section: None,
            editor: None,
            ascii: false,
        }
    }

    /// The same with an editor, for long texts.
    #[must_use]
    pub fn with_editor(mut self, editor: Option<Rc<dyn Editor>>) -> Self {
        self.editor = editor;
        self
    }

    /// The same for a terminal that shows ASCII alone.
    #[must_use]
    pub const fn with_ascii(mut self, ascii: bool) -> Self {
        self.ascii = ascii;
        self
    }

    fn write(&mut self, text: &str) -> Result<()> {
        writeln!(self.err, "{}", in_ascii(text, self.ascii))
            .map_err(|why| Error::new("the terminal cannot be written to").because(why))
    }

    /// The answer without what nobody types, and a paste may bring: escapes and other control characters.
    fn printable(&mut self, answer: Answer) -> Result<Answer> {
        let is_odd = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
        let Answer::Text(text) = answer else { return Ok(answer) };
        if !text.contains(is_odd) {
            return Ok(Answer::Text(text));
        }
        // They may have done anything to the screen.
        let kept = strip_str(&text).to_string().replace(is_odd, "");
        self.write("\x1b[0m")?;
        self.say(&format!("Control characters were left out: {kept}"))?;
        Ok(Answer::Text(kept))
    }

    /// Names the section where a new one begins.
    fn head(&mut self, question: &Question) -> Result<()> {
        if self.section == Some(question.section) {
            return Ok(());
        }
        if self.section.is_none() {
            let ways = "Enter answers, ? explains, Esc goes back, Ctrl-C leaves and keeps what is answered.";
            self.write(&broken(ways, width()).join("\n"))?;
        }
        self.section = Some(question.section);
        let bold = anstyle::Style::new().bold();
        self.write(&format!("\n{bold}{}{bold:#}{}", question.section, progress(question)))
    }

    /// The line below a question, which stands in brackets; broken between words.
    fn aside(&self, help: &str) -> String {
        in_ascii(&broken(help, width().saturating_sub(2)).join("\n "), self.ascii)
    }

    fn line(&self, question: &Question, help: &str, suggestions: &[String]) -> Result<Answer, InquireError> {
        let current = question.current.as_ref().map(Answer::text);
        let proposed = question.proposed.as_ref().map(Answer::text);
        let (asked, help) = (in_ascii(&question.prompt, self.ascii), self.aside(help));
        let prompt = Text::new(&asked).with_help_message(&help).with_page_size(AT_ONCE).with_render_config(self.look);
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

    fn choice(&self, question: &Question, choices: &[Choice]) -> Result<Answer, InquireError> {
        let mut offered = Offered::all(choices, self.ascii);
        let nothing = |shown: &str| Offered { value: String::new(), shown: shown.to_owned() };
        match question.need {
            Need::Optional => offered.insert(0, nothing("(leave out)")),
            Need::Required => offered.push(nothing("(leave open for now)")),
            Need::Always | Need::Unasked => {}
        }
        let current = question.current.as_ref().or(question.proposed.as_ref()).map(Answer::text);
        let cursor = offered.iter().position(|offer| Some(&offer.value) == current.as_ref());
        offered.push(Offered::help());
        // Of letters that fit no entry, a menu says nothing.
        let long = format!("{} (arrows move, letters filter)", question.help);
        let help = if long.width() + 2 <= width() { &long } else { question.help };
        let fitting = |input: &str, offer: &Offered, shown: &str, place: usize| {
            // Asked for, it stands alone: Enter takes it. Before that all are there: a menu that begins
            // with fewer forgets where its cursor was put.
            if !input.trim().is_empty() && (input.trim() == HELP) != (offer.value == HELP) {
                return None;
            }
            if offer.value == HELP { Some(0) } else { Select::DEFAULT_SCORER(input, offer, shown, place) }
        };
        Select::new(&in_ascii(&question.prompt, self.ascii), offered)
            .with_scorer(&fitting)
            .with_help_message(&self.aside(help))
            .with_page_size(at_once())
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
        let mut offered = Offered::all(choices, self.ascii);
        offered.push(Offered::help());
        let all = choices.len();
        // In a long list a word is looked for, and what has it stays in its order.
        let has_words = |input: &str, offer: &Offered, shown: &str, place: usize| {
            let word = input.trim().to_lowercase();
            if all <= at_once() && !word.is_empty() {
                return MultiSelect::DEFAULT_SCORER(input, offer, shown, place);
            }
            // Of the line that explains, nothing but its sign.
            let meaning = choices.get(place).map(|it| it.meaning.to_lowercase());
            let is_meant =
                word.is_empty() || offer.value == HELP && word == HELP || meaning.is_some_and(|it| it.contains(&word));
            is_meant.then(|| i64::try_from(place).map_or(i64::MIN, |place| -place))
        };
        MultiSelect::new(&in_ascii(&question.prompt, self.ascii), offered)
            .with_help_message(if all > at_once() { MANY } else { FEW })
            .with_page_size(at_once())
            .with_scorer(&has_words)
            .with_default(&marked)
            .with_formatter(&|chosen: &[ListOption<&Offered>]| {
                match chosen.len() {
                    // Nobody reads a long list again.
                    many if many > at_once() => format!("{} of {all}", many.min(all)),
                    _ => chosen.iter().map(|option| option.value.value.as_str()).collect::<Vec<_>>().join(", "),
                }
            })
            .with_render_config(self.look)
            .prompt()
            .map(|chosen| {
                // Whoever marks all at once asks for no help.
                let is_all = chosen.len() > all;
                let meant = chosen.into_iter().map(|offer| offer.value).filter(|value| !(is_all && value == HELP));
                Answer::Several(meant.collect())
            })
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
            Ok(answer) => Ok(Answered::With(self.printable(answer)?)),
            Err(InquireError::OperationCanceled) => Ok(Answered::Back),
            Err(InquireError::OperationInterrupted) => Ok(Answered::Interrupted),
            Err(InquireError::NotTTY) => Ok(Answered::NotATerminal),
            Err(other) => Err(Error::new("the terminal cannot be asked").because(other.to_string())),
        }
    }

    fn say(&mut self, text: &str) -> Result<()> {
        self.write(&said(text, width()))
    }

    fn show(&mut self, page: &str) -> Result<()> {
        let bold = anstyle::Style::new().bold();
        self.write("")?;
        for row in rows(page, width().min(WIDEST)) {
            let text = if row.is_heading { format!("{bold}{}{bold:#}", row.text) } else { row.text };
            self.write(&text)?;
        }
        self.write("")
    }

    fn pending(&mut self) -> Result<String> {
        let text = if self.interactive { ahead::pending() } else { Ok(String::new()) };
        text.map_err(|why| Error::new("the terminal cannot be read from").because(why))
    }
}

/// The columns that there are, but for the last: some terminals break the line after it.
fn width() -> usize {
    let columns = terminal_size::terminal_size_of(io::stderr()).map_or(80, |(width, _)| usize::from(width.0));
    columns.saturating_sub(1)
}

/// As many choices as are shown at once, with the question and its help in sight.
fn at_once() -> usize {
    let lines = terminal_size::terminal_size_of(io::stderr()).map_or(24, |(_, height)| usize::from(height.0));
    lines.saturating_sub(AROUND_MENU).clamp(AT_ONCE, LONGEST_MENU)
}

/// A choice as one line of a menu, its meaning in a second column.
#[derive(Debug, Clone)]
struct Offered {
    value: String,
    shown: String,
}

impl Offered {
    /// A line of a menu is one line; `?` tells all of it. A long value gives way to what it means, to
    /// half of the line.
    fn all(choices: &[Choice], ascii: bool) -> Vec<Self> {
        // Two for the cursor, four for a box.
        let columns = width().saturating_sub(6);
        let widest = |part: fn(&Choice) -> &String| choices.iter().map(|it| part(it).width()).max().unwrap_or(0);
        let (values, meanings) = (widest(|choice| &choice.value), widest(|choice| &choice.meaning));
        let values = values.min(columns.saturating_sub(2 + meanings).max(columns / 3));
        let offer = |choice: &Choice| {
            let value = cut(&choice.value, values);
            let gap = " ".repeat(values + 2 - value.width());
            let shown = cut(format!("{value}{gap}{}", choice.meaning).trim_end(), columns);
            Self { value: choice.value.clone(), shown: in_ascii(&shown, ascii) }
        };
        choices.iter().map(offer).collect()
    }
}

impl Offered {
    fn help() -> Self {
        Self { value: HELP.to_owned(), shown: format!("{HELP}  what is this for?") }
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

    use super::Suggestions;

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
}
