//! What is asked between the questions about the record itself.

use crate::cli::draft::Draft;
use crate::error::Result;
use crate::finding::FieldPath;
use crate::record::Postmortem;
use crate::wizard::{Answer, Answered, Ask, Choice, Host as _, How, Kind, Need, Question, asked, overview};

/// What was picked from the menu of sections.
#[derive(Debug)]
pub enum Picked {
    Section(&'static str),
    Ended(How),
}

/// As many gaps of a section are named.
const NAMED: usize = 3;

const DONE: &str = "done";

/// Asks which section is next; the cursor stands on the one after `last`.
pub fn section(
    ask: &mut dyn Ask,
    draft: &Draft<'_>,
    record: &Postmortem,
    last: Option<&'static str>,
) -> Result<Picked> {
    let sections = overview(record, draft.config());
    let mut choices: Vec<Choice> =
        sections.iter().map(|section| choice(section.title, &gaps(&section.missing))).collect();
    choices.push(choice(DONE, "check it, and leave"));
    let place = last.and_then(|last| sections.iter().position(|section| section.title == last));
    let next = place.map_or(0, |place| place + 1);
    let proposed = choices.get(next).map(|choice| Answer::Text(choice.value.clone()));
    let help = "Enter asks about that section; Esc, or `done`, checks the record and leaves";
    let question = question("Sections", "What do you want to change?", help, choices, proposed);
    Ok(match asked(ask, &question)? {
        Answered::With(answer) => match sections.iter().find(|section| section.title == answer.text()) {
            Some(section) => Picked::Section(section.title),
            None => Picked::Ended(How::Finished),
        },
        Answered::Back => Picked::Ended(How::Finished),
        Answered::Interrupted => Picked::Ended(How::Interrupted),
        Answered::NotATerminal => Picked::Ended(How::NotATerminal),
    })
}

fn gaps(missing: &[String]) -> String {
    match missing.len() {
        0 => String::new(),
        all => {
            let more = if all > NAMED { ", …" } else { "" };
            format!("missing: {}{more}", missing.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", "))
        }
    }
}

/// One of several ways on, the first of which is proposed.
pub fn way(ask: &mut dyn Ask, prompt: &str, ways: &[(&str, &str)]) -> Result<Answered> {
    let choices: Vec<Choice> = ways.iter().map(|(value, meaning)| choice(value, meaning)).collect();
    let proposed = ways.first().map(|(value, _)| Answer::from(*value));
    asked(ask, &question("Editor", prompt, "nothing is lost until you choose", choices, proposed))
}

fn choice(value: &str, meaning: &str) -> Choice {
    Choice { value: value.to_owned(), meaning: meaning.to_owned() }
}

fn question(
    section: &'static str,
    prompt: &str,
    help: &'static str,
    choices: Vec<Choice>,
    proposed: Option<Answer>,
) -> Question {
    Question {
        field: FieldPath::root(),
        section,
        progress: None,
        left: None,
        prompt: prompt.to_owned(),
        help,
        kind: Kind::Choice(choices),
        need: Need::Always,
        current: None,
        proposed,
    }
}
