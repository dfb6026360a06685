//! `reopen`: it is still to be done after all.

use super::verb::{Case, Changes, Verb};
use crate::cli::actions::which::Which;
use crate::error::Result;
use crate::record::ActionStatus;

/// Say that actions are still to be done after all
///
/// The day and the reason of their closing are taken away; the history of the record keeps them.
#[derive(Debug, clap::Args)]
pub struct Reopen {
    #[command(flatten)]
    pub which: Which,
}

impl Verb for Reopen {
    fn changes(&self, case: Case<'_>) -> Result<Changes> {
        let state = case.action.state();
        if state.is_open() {
            return Ok(Changes::Nothing(format!("{} already", state.as_str().replace('_', " "))));
        }
        let fields =
            vec![("status", Some(ActionStatus::Open.to_string())), ("closed", None), ("declined_because", None)];
        Ok(Changes::Fields { fields, told: format!("open again; it was {state}") })
    }

    fn subject(&self, ids: &str) -> String {
        format!("Reopen {ids}")
    }
}
