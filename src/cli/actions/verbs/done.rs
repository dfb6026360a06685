//! `done`: it is so.

use super::verb::{Case, Changes, Verb, closed_already, closing_day};
use crate::cli::actions::which::Which;
use crate::error::Result;
use crate::record::ActionStatus;

/// Say that actions are done
#[derive(Debug, clap::Args)]
pub struct Done {
    #[command(flatten)]
    pub which: Which,
    /// The day on which they were: `2023-08-20`, `yesterday`; absent means today
    #[arg(long, value_name = "DATE")]
    closed: Option<String>,
}

impl Verb for Done {
    fn changes(&self, case: Case<'_>) -> Result<Changes> {
        let Case { id, action, today, .. } = case;
        if let Some(status @ (ActionStatus::Declined | ActionStatus::Superseded)) = action.status {
            return Err(closed_already(id, status));
        }
        let day = closing_day(self.closed.as_deref(), today)?;
        if action.state() == ActionStatus::Done {
            match action.closed {
                Some(closed) if self.closed.is_none() || closed == day => {
                    return Ok(Changes::Nothing(format!("done already, on {closed}")));
                }
                _ => {}
            }
        }
        let fields = vec![("status", Some(ActionStatus::Done.to_string())), ("closed", Some(day.to_string()))];
        Ok(Changes::Fields { fields, told: format!("done on {day}") })
    }

    fn subject(&self, ids: &str) -> String {
        format!("Mark {ids} as done")
    }
}
