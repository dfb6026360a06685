//! `assign`: who answers for it.

use super::verb::{Case, Changes, Verb, require_open};
use crate::cli::actions::which::Which;
use crate::error::Result;
use crate::record::Line;

/// Give actions to somebody
#[derive(Debug, clap::Args)]
pub struct Assign {
    #[command(flatten)]
    pub which: Which,
    /// The one person or role that answers for them
    #[arg(value_name = "OWNER")]
    owner: Line,
}

impl Verb for Assign {
    fn changes(&self, case: Case<'_>) -> Result<Changes> {
        require_open(case)?;
        let owner = &self.owner;
        match &case.action.owner {
            Some(old) if old == owner => Ok(Changes::Nothing(format!("{owner}'s already"))),
            old => {
                let was = old.as_ref().map(|old| format!("; it was {old}'s")).unwrap_or_default();
                let fields = vec![("owner", Some(owner.to_string()))];
                Ok(Changes::Fields { fields, told: format!("{owner}'s now{was}") })
            }
        }
    }

    fn subject(&self, ids: &str) -> String {
        format!("Assign {ids} to {}", self.owner)
    }
}
