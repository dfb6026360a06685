//! Line by line: for screen readers, terminals without a cursor, and programs.
//!
//! Nothing is ever drawn again. An answer is a line; `<` alone goes back, `?` explains, an empty line
//! passes (or keeps what stands there), `-` alone empties what stands there.

use std::io::{BufRead, Read as _, Write};

use super::ask::{Answer, Answered, Ask, Choice, Kind, Need, Question};
use super::page::{in_ascii, progress, rows, said};
use crate::error::{Error, Result};
use crate::finding::FieldPath;
use crate::record::{Date, Timestamp};

const BACK: &str = "<";
const EMPTY: &str = "-";
/// The longest line that is read.
const LONGEST: u64 = 1 << 20;

/// Somebody who reads lines and types lines.
#[derive(Debug)]
pub struct Plain<R, W> {
    input: R,
    output: W,
    width: usize,
    ascii: bool,
    section: Option<&'static str>,
    /// What was answered last: asked again with it, it was refused, and does not stand there.
    last: Option<(FieldPath, Answer)>,
}

impl<R: BufRead, W: Write> Plain<R, W> {
    /// Lines are broken at `width` columns. `ascii`: whether the terminal shows ASCII alone.
    pub const fn new(input: R, output: W, width: usize, ascii: bool) -> Self {
        Self { input, output, width, ascii, section: None, last: None }
    }

    fn write(&mut self, text: &str) -> Result<()> {
        writeln!(self.output, "{}", in_ascii(text, self.ascii)).map_err(closed)
    }

    fn head(&mut self, question: &Question) -> Result<()> {
        if self.section.is_none() {
            let ways = "Answer with a line. ? explains, < goes back, an empty line passes, - empties an answer that \
                        is there, Ctrl-C leaves and keeps what is answered. A line that ends with \\ goes on in the \
                        next.";
            self.say(ways)?;
        }
        if self.section != Some(question.section) {
            self.section = Some(question.section);
            self.write(&format!("\n{}{}", question.section, progress(question)))?;
        }
        Ok(())
    }

    /// The question, what may be answered, and what stands there.
    fn pose(&mut self, question: &Question) -> Result<()> {
        self.write(&question.prompt)?;
        match &question.kind {
            Kind::Choice(choices) | Kind::Several(choices) => {
                for (number, choice) in (1..).zip(choices) {
                    let meaning = if choice.meaning.is_empty() { "" } else { ": " };
                    self.say(&format!("{number}. {}{meaning}{}", choice.value, choice.meaning))?;
                }
                let several = matches!(question.kind, Kind::Several(_));
                self.say(if several { "numbers or words, with commas between" } else { "a number or a word" })?;
            }
            Kind::Line { .. } | Kind::Prose | Kind::Time(_) | Kind::Date => self.say(question.help)?,
        }
        match (&question.current, &question.proposed) {
            (Some(current), _) if !current.is_empty() => {
                self.say(&format!("now: {}", current.text()))?;
                self.say("an empty line keeps it")?;
            }
            (None, Some(proposed)) => {
                let none = if question.need == Need::Optional { ", - none of them" } else { "" };
                self.say(&format!("an empty line means: {}{none}", proposed.text()))?;
            }
            _ => {}
        }
        write!(self.output, "> ").and_then(|()| self.output.flush()).map_err(closed)
    }

    /// A line without its end; `None` where there are no more.
    fn line(&mut self) -> Result<Option<String>> {
        let mut bytes = Vec::new();
        let read = self.input.by_ref().take(LONGEST).read_until(b'\n', &mut bytes);
        let read = read.map_err(|why| Error::new("the answers cannot be read").because(why))?;
        let text = String::from_utf8_lossy(&bytes);
        Ok((read > 0).then(|| text.trim_end_matches(['\n', '\r']).to_owned()))
    }

    /// A text, which goes on in the next line where a line ends with a backslash.
    fn text(&mut self) -> Result<Option<String>> {
        let mut text = String::new();
        while let Some(line) = self.line()? {
            match line.strip_suffix('\\') {
                Some(begun) => text = text + begun + "\n",
                None => return Ok(Some(text + &line)),
            }
        }
        Ok((!text.is_empty()).then_some(text))
    }
}

impl<R: BufRead, W: Write> Ask for Plain<R, W> {
    fn ask(&mut self, question: &Question) -> Result<Answered> {
        self.head(question)?;
        let is_again = |(field, answer)| field == question.field && question.current.as_ref() == Some(&answer);
        let refused = self.last.take().is_some_and(is_again) && cannot_stand(question);
        let question = &Question { current: question.current.clone().filter(|_| !refused), ..question.clone() };
        loop {
            self.pose(question)?;
            let Some(text) = self.text()? else { return Ok(Answered::Interrupted) };
            let current = question.current.clone().filter(|current| !current.is_empty());
            // Of a choice nobody else takes what is proposed: a menu has its cursor there.
            let proposed = question.proposed.clone().filter(|_| matches!(question.kind, Kind::Choice(_)));
            let current = current.or(proposed);
            let answer = match text.trim() {
                BACK => return Ok(Answered::Back),
                "" => current.unwrap_or_else(|| Answer::from("")),
                EMPTY if current.is_some() => Answer::from(""),
                _ => Answer::Text(text),
            };
            if answer.is_empty() || answer.asks_for_help() {
                return Ok(Answered::With(answer));
            }
            let chosen = match &question.kind {
                Kind::Choice(choices) => pick(choices, &answer.text()).map(Answer::Text),
                Kind::Several(choices) => {
                    answer.list().iter().map(|one| pick(choices, one)).collect::<Result<_, _>>().map(Answer::Several)
                }
                _ => Ok(answer),
            };
            match chosen {
                Ok(answer) => {
                    self.last = Some((question.field.clone(), answer.clone()));
                    return Ok(Answered::With(answer));
                }
                Err(unclear) => self.say(&unclear)?,
            }
        }
    }

    fn say(&mut self, text: &str) -> Result<()> {
        self.write(&said(text, self.width))
    }

    fn show(&mut self, page: &str) -> Result<()> {
        self.write("")?;
        for row in rows(page, self.width) {
            self.write(&row.text)?;
        }
        self.write("")
    }
}

/// Whether what would be edited is no time at all. Nobody can edit it here, and an empty line should not
/// repeat the mistake.
fn cannot_stand(question: &Question) -> bool {
    let text = question.current.as_ref().map(Answer::text).unwrap_or_default();
    match question.kind {
        Kind::Time(_) => text.parse::<Timestamp>().is_err(),
        Kind::Date => text.parse::<Date>().is_err(),
        _ => false,
    }
}

/// The choice that a number, a word or the beginning of one means.
fn pick(choices: &[Choice], said: &str) -> Result<String, String> {
    let said = said.trim();
    let by_number = said.parse::<usize>().ok().and_then(|number| choices.get(number.checked_sub(1)?));
    let exact = choices.iter().find(|choice| choice.value.eq_ignore_ascii_case(said));
    if let Some(choice) = exact.or(by_number) {
        return Ok(choice.value.clone());
    }
    let begins = |choice: &&Choice| choice.value.to_lowercase().starts_with(&said.to_lowercase());
    let mut beginning = choices.iter().filter(begins);
    match (beginning.next(), beginning.next()) {
        (Some(only), None) => Ok(only.value.clone()),
        (Some(one), Some(other)) => Err(format!("`{said}` may be {} or {}", one.value, other.value)),
        (None, _) => Err(format!("`{said}` is none of these; type a number from 1 to {}", choices.len())),
    }
}

fn closed(why: std::io::Error) -> Error {
    Error::new("the terminal cannot be written to").because(why)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
mod tests {
    use super::*;
    use crate::wizard::ask::When;

    fn question(kind: Kind, current: Option<&str>) -> Question {
        Question {
            field: FieldPath::root(),
            section: "Timeline",
            progress: Some((4, 9)),
            left: Some(3),
            prompt: "Which?".to_owned(),
            help: "as in `this`",
            kind,
            need: Need::Required,
            current: current.map(Answer::from),
            proposed: None,
        }
    }

    fn stages() -> Kind {
        let choice = |value: &str| Choice { value: value.to_owned(), meaning: String::new() };
        Kind::Choice(["draft", "in_review", "detected", "2"].map(choice).to_vec())
    }

    fn answer(question: &Question, typed: &str) -> (Answered, String) {
        let mut output = Vec::new();
        let answered = Plain::new(typed.as_bytes(), &mut output, 60, false).ask(question).unwrap();
        (answered, String::from_utf8(output).unwrap())
    }

    fn said(text: &str) -> Answered {
        Answered::With(Answer::from(text))
    }

    #[test]
    fn a_line_is_an_answer_and_nothing_moves_the_cursor() {
        let prose = question(Kind::Prose, None);
        let (answered, shown) = answer(&prose, "one\\\ntwo\r\n");
        assert_eq!(answered, said("one\ntwo"));
        assert!(shown.contains("\nTimeline 4/9, 3 questions\nWhich?\n  as in `this`\n> "), "{shown}");
        assert!(!shown.contains(['\u{1b}', '\r']), "{shown:?}");
        assert_eq!(answer(&prose, "<\n").0, Answered::Back);
        assert_eq!(answer(&prose, "\n").0, said(""));
        assert_eq!(answer(&prose, "").0, Answered::Interrupted);
    }

    #[test]
    fn what_stands_there_is_kept_by_an_empty_line_and_emptied_by_a_dash() {
        let prose = question(Kind::Prose, Some("as it was"));
        assert_eq!(answer(&prose, "\n").0, said("as it was"));
        assert_eq!(answer(&prose, "-\n").0, said(""));
        assert_eq!(answer(&question(Kind::Prose, None), "-\n").0, said("-"));
    }

    #[test]
    fn a_proposal_is_taken_by_an_empty_line_and_left_by_a_dash() {
        let proposed = Some(Answer::from("draft"));
        let stages = Question { need: Need::Optional, proposed, ..question(stages(), None) };
        let (answered, shown) = answer(&stages, "\n");
        assert_eq!(answered, said("draft"));
        assert!(shown.contains("an empty line means: draft, - none of them"), "{shown}");
        assert_eq!(answer(&stages, "-\n").0, said(""));
    }

    #[test]
    fn what_was_no_time_is_not_kept_by_an_empty_line() {
        let time = question(Kind::Time(When::default()), None);
        let again = Question { current: Some(Answer::from("cet")), ..time.clone() };
        let mut output = Vec::new();
        let mut plain = Plain::new("cet\n\n".as_bytes(), &mut output, 60, false);
        assert_eq!(plain.ask(&time).unwrap(), said("cet"));
        assert_eq!(plain.ask(&again).unwrap(), said(""));
        assert!(!String::from_utf8(output).unwrap().contains("now: cet"));
        // What can stand there is kept: the disk was full.
        let again = Question { current: Some(Answer::from("2023-08-10 15:30")), ..time.clone() };
        let mut plain = Plain::new("2023-08-10 15:30\n\n".as_bytes(), Vec::new(), 60, false);
        assert_eq!(
            [plain.ask(&time).unwrap(), plain.ask(&again).unwrap()],
            [said("2023-08-10 15:30"), said("2023-08-10 15:30")]
        );
    }

    #[test]
    fn a_choice_is_a_number_a_word_or_its_beginning() {
        let stages = question(stages(), None);
        for (typed, chosen) in [("1", "draft"), ("IN_REVIEW", "in_review"), ("in", "in_review"), ("2", "2")] {
            assert_eq!(answer(&stages, &format!("{typed}\n")).0, said(chosen), "{typed}");
        }
        let (answered, shown) = answer(&stages, "d\nnine\n9\ndra\n");
        assert_eq!(answered, said("draft"));
        assert!(shown.contains("`d` may be draft or detected"), "{shown}");
        assert!(shown.contains("`9` is none of these; type a number from 1 to 4"), "{shown}");
    }
}
