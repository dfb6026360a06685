//! What verbs have in common.

use std::path::Path;

use crate::cli::when::refused;
use crate::config::Config;
use crate::error::{Error, Result};
use crate::record::{ActionItem, ActionStatus, Date, Postmortem, spoken};

/// One action that is to be changed, and what is around it.
#[derive(Debug, Clone, Copy)]
pub struct Case<'a> {
    pub id: &'a str,
    pub action: &'a ActionItem,
    pub record: &'a Postmortem,
    pub file: &'a Path,
    pub config: &'a Config,
    /// Where the record's clocks are.
    pub today: Date,
}

/// One change, of as many actions as one likes.
pub trait Verb {
    /// The fields that change, with their values; what to say where nothing does.
    fn changes(&self, case: Case<'_>) -> Result<Changes>;

    /// What the commit does with `ids`.
    fn subject(&self, ids: &str) -> String;

    /// More for the commit, in a line.
    fn reason(&self) -> Option<String> {
        None
    }
}

/// A field of an action and its new value; without one, the field is taken away.
pub type Field = (&'static str, Option<String>);

/// What a verb changes in one action.
#[derive(Debug)]
pub enum Changes {
    Fields {
        fields: Vec<Field>,
        told: String,
    },
    /// It is so already.
    Nothing(String),
}

pub fn closed_already(id: &str, status: ActionStatus) -> Error {
    Error::new(format!("`{id}` is {status} already")).hint("`hotwash actions reopen` opens it again, if that was wrong")
}

pub fn require_open(case: Case<'_>) -> Result<()> {
    let state = case.action.state();
    if state.is_open() { Ok(()) } else { Err(closed_already(case.id, state)) }
}

/// The day on which something was closed: not one that is yet to come.
pub fn closing_day(text: Option<&str>, today: Date) -> Result<Date> {
    let Some(text) = text else { return Ok(today) };
    let day = spoken::read_day(text, today.0).map_err(refused)?;
    if day > today {
        return Err(Error::new(format!("{day} is yet to come")).hint("write the day in full, as in `2023-08-20`"));
    }
    Ok(day)
}
