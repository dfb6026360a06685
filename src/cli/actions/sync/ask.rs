//! Whether what is new is written.

use super::News;
use crate::cli::context::Context;
use crate::cli::new;
use crate::error::Result;
use crate::finding::FieldPath;
use crate::report::counted;
use crate::wizard::{Answer, Answered, Choice, Kind, Need, Question, asked};

pub enum Decision {
    Write,
    Leave,
    Interrupted,
    NobodyToAsk,
}

pub fn decide(write: bool, news: &News, context: &Context) -> Result<Decision> {
    if write {
        return Ok(Decision::Write);
    }
    if !context.interactive {
        return Ok(Decision::NobodyToAsk);
    }
    let choice = |value: &str, meaning: &str| Choice { value: value.to_owned(), meaning: meaning.to_owned() };
    let (changes, records) = (counted(news.lines.len(), "change"), counted(news.plans.len(), "record"));
    let question = Question {
        field: FieldPath::root(),
        section: "Sync",
        progress: None,
        left: None,
        prompt: format!("Write {changes} into {records}?"),
        help: "each record is checked, rendered and committed by itself",
        kind: Kind::Choice(vec![
            choice("yes", "write all that is shown above"),
            choice("no", "leave the records as they are"),
        ]),
        need: Need::Always,
        current: None,
        proposed: Some(Answer::from("yes")),
    };
    Ok(match asked(&mut *new::somebody(context, false), &question)? {
        // An empty line takes what is proposed.
        Answered::With(answer) if answer.is_empty() || answer.text() == "yes" => Decision::Write,
        Answered::With(_) | Answered::Back => Decision::Leave,
        Answered::Interrupted => Decision::Interrupted,
        Answered::NotATerminal => Decision::NobodyToAsk,
    })
}
