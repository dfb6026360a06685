//! `assign`: who answers for it.

use super::verb::{Case, Changes, Verb, require_open};
use crate::cli::actions::filter::NOBODY;
use crate::cli::actions::which::Which;
use crate::cli::context::Context;
use crate::error::{Error, Result};
use crate::finding::shown;
use crate::record::Line;

/// Give actions to somebody
///
/// The owner stands last: `hotwash actions assign RECORD A1 A2 "mail team"`. `nobody` takes them from whoever has them.
#[derive(Debug, clap::Args)]
pub struct Assign {
    #[command(flatten)]
    pub which: Which,
    /// The one person or role that answers for them
    #[arg(value_name = "OWNER")]
    owner: Line,
}

impl Assign {
    /// An error where the last word is an action: then the owner was forgotten.
    pub fn require_owner(&self, context: &Context) -> Result<()> {
        match Which::record_with(&self.which.words, &self.owner, context) {
            Ok(Some(record)) => {
                Err(Error::new(format!("{} is an action of {record}, and no owner is named", shown(&self.owner)))
                    .hint("the owner stands last: `hotwash actions assign RECORD A1 A2 \"mail team\"`"))
            }
            // What cannot be looked up is told where the actions are.
            _ => Ok(()),
        }
    }

    fn is_nobody(&self) -> bool {
        self.owner.eq_ignore_ascii_case(NOBODY)
    }
}

impl Verb for Assign {
    fn changes(&self, case: Case<'_>) -> Result<Changes> {
        require_open(case)?;
        let owner = &self.owner;
        match &case.action.owner {
            None if self.is_nobody() => Ok(Changes::Nothing(format!("{NOBODY}'s already"))),
            Some(old) if self.is_nobody() => {
                Ok(Changes::Fields { fields: vec![("owner", None)], told: format!("{NOBODY}'s now; it was {old}'s") })
            }
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
