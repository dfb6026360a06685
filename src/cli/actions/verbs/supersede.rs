//! `supersede`: another action takes its place.

use std::path::{Path, PathBuf};

use super::verb::{Case, Changes, Verb, closed_already, closing_day};
use crate::cli::actions::which::{Which, parted, place_of};
use crate::cli::context::Context;
use crate::cli::records;
use crate::cli::when::refused;
use crate::error::{Error, Result};
use crate::record::{ActionStatus, ItemId, Line, Postmortem};

/// Say that another action takes the place of actions
///
/// Which one it is stands in the record as the reason (`declined_because`).
#[derive(Debug, Clone, clap::Args)]
#[group(id = "instead", required = true, multiple = true, args = ["by", "because"])]
pub struct Supersede {
    #[command(flatten)]
    pub which: Which,
    /// The action that takes their place: `A3` of the same record, or `RECORD:A3`
    #[arg(long, value_name = "ACTION")]
    by: Option<String>,
    /// What takes their place, where it is no action of a record; or why
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    because: Option<Line>,
    /// The day on which that was decided; absent means today
    #[arg(long, value_name = "DATE")]
    closed: Option<String>,
    #[arg(skip)]
    instead: Option<Instead>,
}

/// What takes the place.
#[derive(Debug, Clone)]
struct Instead {
    /// Of which record, where it is not said to be the same; and what that is called.
    of: Option<(PathBuf, String)>,
    id: ItemId,
}

impl Supersede {
    /// Looks up the action that takes the place, where another record's is named.
    pub fn resolved(&self, context: &mut Context) -> Result<Self> {
        let Some(by) = &self.by else { return Ok(self.clone()) };
        let instead = match parted(by) {
            Some((record, id)) => {
                let file = records::find(context, record)?;
                let stem = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
                require_alive(&records::load(&context.here, &file)?.value, &id, &file)?;
                Instead { of: Some((file, stem)), id }
            }
            None => Instead { of: None, id: by.parse().map_err(refused)? },
        };
        Ok(Self { instead: Some(instead), ..self.clone() })
    }

    fn because(&self, case: Case<'_>) -> Result<String> {
        let mut text = String::new();
        if let Some(Instead { of, id }) = &self.instead {
            let other = of.as_ref().filter(|(file, _)| file != case.file);
            if other.is_none() {
                require_alive(case.record, id, case.file)?;
                if id.to_string() == case.id {
                    return Err(Error::new(format!("`{id}` cannot take its own place"))
                        .hint("`--by` takes the action that is done instead"));
                }
            }
            text = match other {
                Some((_, stem)) => format!("superseded by {id} of {stem}"),
                None => format!("superseded by {id}"),
            };
        }
        Ok(match &self.because {
            Some(because) if text.is_empty() => because.to_string(),
            Some(because) => format!("{text}: {because}"),
            None => text,
        })
    }
}

/// An action that is not there, or that nobody will do either, takes no other's place.
fn require_alive(record: &Postmortem, id: &ItemId, file: &Path) -> Result<()> {
    let action = &record.action_items[place_of(record, id, file)?];
    match action.state() {
        state @ (ActionStatus::Declined | ActionStatus::Superseded) => {
            Err(Error::new(format!("`{id}` is {state} itself")).hint("`--by` takes the action that is done instead"))
        }
        _ => Ok(()),
    }
}

impl Verb for Supersede {
    fn changes(&self, case: Case<'_>) -> Result<Changes> {
        let Case { id, action, today, .. } = case;
        if let Some(status @ (ActionStatus::Done | ActionStatus::Declined)) = action.status {
            return Err(closed_already(id, status));
        }
        let because = self.because(case)?;
        if action.state() == ActionStatus::Superseded && action.declined_because.as_deref() == Some(&because) {
            return Ok(Changes::Nothing(format!("superseded already: {because}")));
        }
        let day = closing_day(self.closed.as_deref(), today)?;
        let fields = vec![
            ("status", Some(ActionStatus::Superseded.to_string())),
            ("closed", Some(day.to_string())),
            ("declined_because", Some(because)),
        ];
        Ok(Changes::Fields { fields, told: format!("superseded on {day}") })
    }

    fn subject(&self, ids: &str) -> String {
        format!("Supersede {ids}")
    }

    fn reason(&self) -> Option<String> {
        let by = self.instead.as_ref().map(|instead| match &instead.of {
            Some((_, stem)) => format!("{} of {stem} takes the place", instead.id),
            None => format!("{} takes the place", instead.id),
        });
        let parts: Vec<String> = by.into_iter().chain(self.because.as_ref().map(ToString::to_string)).collect();
        Some(parts.join("; "))
    }
}
