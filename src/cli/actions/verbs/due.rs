//! `due`: by which day it is done, as somebody says or as the policy does.

use super::verb::{Case, Changes, Verb, require_open};
use crate::cli::actions::filter::today;
use crate::cli::actions::which::{Which, parted};
use crate::cli::context::Context;
use crate::cli::when::refused;
use crate::error::{Error, Result};
use crate::finding::shown;
use crate::record::{Date, spoken};
use crate::report::counted;

/// Set the day by which actions are done
///
/// The day stands last: `hotwash actions due RECORD A1 A2 +14d`. Without one it is the day of the due-date policy, by
/// the severity of the incident and the priority of each action (`due_policy` in `hotwash.yaml`; by default 15 and 30
/// days after the end of a sev1 and a sev2).
#[derive(Debug, clap::Args)]
pub struct Due {
    #[arg(skip)]
    day: Option<String>,
    /// Set the day of the due-date policy: all words name actions, and none is a day
    #[arg(long)]
    policy: bool,
    #[command(flatten)]
    pub which: Which,
}

impl Due {
    /// Takes the day from the end of the words, where one stands there.
    pub fn parted(&self, context: &Context) -> Result<Self> {
        let mut which = self.which.clone();
        let mut day = None;
        if let (false, [before @ .., last]) = (self.policy, which.words.as_slice())
            && !before.is_empty()
        {
            let is_day = spoken::read_day(last, today(context));
            match is_day {
                Ok(_) => day = which.words.pop(),
                // Of a record that is named with it, it is told below whether it is there.
                Err(mistake) if parted(last).is_none() && Which::record_with(before, last, context)?.is_none() => {
                    let is_like_day = last.starts_with(|c: char| c.is_ascii_digit() || c == '+');
                    return Err(if is_like_day { refused(mistake) } else { neither(last) });
                }
                Err(_) => {}
            }
        }
        Ok(Self { day, policy: self.policy, which })
    }
}

fn neither(word: &str) -> Error {
    Error::new(format!("{} is neither a day nor an action of that record", shown(word))).hint(
        "write the day as in `2023-08-24`, `Aug 24`, `tomorrow`, `Friday` or `+14d`; `hotwash actions` lists actions",
    )
}

impl Verb for Due {
    fn changes(&self, case: Case<'_>) -> Result<Changes> {
        require_open(case)?;
        let (day, why) = match &self.day {
            Some(text) => (spoken::read_day(text, case.today.0).map_err(refused)?, String::new()),
            None => by_policy(case)?,
        };
        if case.action.due == Some(day) {
            return Ok(Changes::Nothing(format!("due on {day} already")));
        }
        let was = case.action.due.map(|due| format!("; it was due on {due}")).unwrap_or_default();
        let told = format!("due on {}{why}{was}", day.0.format("%a %Y-%m-%d"));
        Ok(Changes::Fields { fields: vec![("due", Some(day.to_string()))], told })
    }

    fn subject(&self, ids: &str) -> String {
        format!("Set the due date of {ids}")
    }
}

fn by_policy(case: Case<'_>) -> Result<(Date, String)> {
    let due = case.config.due_by(case.record, case.action);
    let (day, days) = due.ok_or_else(|| {
        let (severity, priority) = (&case.record.severity, case.action.priority);
        let severity = severity.as_deref().map_or_else(|| "no severity".to_owned(), ToString::to_string);
        let priority = priority.map_or_else(|| "no priority".to_owned(), |priority| priority.to_string());
        Error::new(format!("the due-date policy has no day for `{}` ({severity}, {priority})", case.id))
            .hint("name one: `hotwash actions due RECORD ACTION +14d`; `due_policy` in hotwash.yaml sets the policy")
    })?;
    Ok((
        day,
        format!(" by policy, {} after the incident ended", counted(usize::try_from(days).unwrap_or_default(), "day")),
    ))
}
