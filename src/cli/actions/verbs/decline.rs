//! `decline`: it will not be done.

use super::verb::{Case, Changes, Verb, closed_already, closing_day};
use crate::cli::actions::which::Which;
use crate::error::Result;
use crate::record::{ActionStatus, Line};

/// Say that actions will not be done, and why
#[derive(Debug, clap::Args)]
pub struct Decline {
    #[command(flatten)]
    pub which: Which,
    /// Why not
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    because: Line,
    /// The day on which that was decided; absent means today
    #[arg(long, value_name = "DATE")]
    closed: Option<String>,
}

impl Verb for Decline {
    fn changes(&self, case: Case<'_>) -> Result<Changes> {
        let Case { id, action, today, .. } = case;
        if let Some(status @ (ActionStatus::Done | ActionStatus::Superseded)) = action.status {
            return Err(closed_already(id, status));
        }
        let day = closing_day(self.closed.as_deref(), today)?;
        if action.state() == ActionStatus::Declined && action.declined_because.as_ref() == Some(&self.because) {
            return Ok(Changes::Nothing(format!("declined already, because {}", self.because)));
        }
        let fields = vec![
            ("status", Some(ActionStatus::Declined.to_string())),
            ("closed", Some(day.to_string())),
            ("declined_because", Some(self.because.to_string())),
        ];
        Ok(Changes::Fields { fields, told: format!("declined on {day}") })
    }

    fn subject(&self, ids: &str) -> String {
        format!("Decline {ids}")
    }

    fn reason(&self) -> Option<String> {
        Some(self.because.to_string())
    }
}
