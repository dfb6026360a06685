//! Which of the events belong into the record: asked on the terminal.

use super::Args;
use super::gather::Gathered;
use crate::cli::context::Context;
use crate::cli::new;
use crate::error::{Error, Result};
use crate::finding::FieldPath;
use crate::import::feed::Offered;
use crate::record::Event;
use crate::report::counted;
use crate::wizard::{Answered, Choice, Kind, Need, Question, asked};

/// What was chosen.
#[derive(Debug)]
pub enum Chosen {
    Some(Vec<Event>),
    None,
    Interrupted,
}

/// Asks which of them belong into the timeline. None is marked: of three hundred messages a few matter.
pub fn choose(args: &Args, context: &Context, gathered: &Gathered) -> Result<Chosen> {
    let all = &gathered.offered;
    if !(context.interactive || args.plain) {
        return Err(not_a_terminal(all.len()));
    }
    let choices = (1..).zip(all).map(|(number, offered)| choice(number, offered)).collect();
    let question = Question {
        field: FieldPath::from("timeline"),
        section: "Events",
        progress: None,
        left: None,
        prompt: format!("Which of {} belong into the timeline?", counted(all.len(), "event")),
        help: "mark what somebody needs who was not there: what was seen, tried, decided and told; the others are left \
               where they are",
        kind: Kind::Several(choices),
        need: Need::Optional,
        current: None,
        proposed: None,
    };
    Ok(match asked(&mut *new::somebody(context, args.plain), &question)? {
        Answered::With(answer) => {
            let marked: Vec<usize> = answer.list().iter().filter_map(|number| number.parse().ok()).collect();
            let places = marked.into_iter().filter_map(|number: usize| all.get(number.checked_sub(1)?));
            let events: Vec<Event> = places.cloned().map(Event::from).collect();
            if events.is_empty() { Chosen::None } else { Chosen::Some(events) }
        }
        Answered::Back => Chosen::None,
        Answered::Interrupted => Chosen::Interrupted,
        Answered::NotATerminal => return Err(not_a_terminal(all.len())),
    })
}

fn not_a_terminal(count: usize) -> Error {
    Error::new(format!("there is no terminal to choose from {} on", counted(count, "event")))
        .hint("`--yes` adds all of them, `--dry-run` shows them; nothing was written")
}

/// A line of the menu: when, by whom, and the first line of what.
fn choice(number: usize, offered: &Offered) -> Choice {
    let mut lines = offered.text.lines().map(str::trim).filter(|line| !line.is_empty());
    let first = lines.next().unwrap_or_default();
    let more = if lines.next().is_some() { " …" } else { "" };
    let kind = offered.kind.map(|kind| kind.to_string());
    let who: Vec<String> = kind.into_iter().chain(offered.by.as_ref().map(ToString::to_string)).collect();
    let who = if who.is_empty() { String::new() } else { format!("{}: ", who.join(", ")) };
    Choice { value: number.to_string(), meaning: format!("{}  {who}{first}{more}", offered.at) }
}
