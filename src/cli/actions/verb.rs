//! What can be done to an action, and what that changes in the record.

use crate::cli::when::refused;
use crate::error::{Error, Result};
use crate::record::{ActionItem, ActionStatus, Date, ItemId, Line, spoken};

/// Which actions of which record.
#[derive(Debug, clap::Args)]
pub struct Which {
    /// The record: an id, a unique beginning of one, or a path
    #[arg(value_name = "RECORD")]
    pub record: String,
    /// The ids of actions
    #[arg(value_name = "ACTION", required = true)]
    pub actions: Vec<ItemId>,
    /// Leave the record and its render uncommitted
    #[arg(long)]
    pub no_commit: bool,
}

/// One change, of as many actions as one likes.
pub trait Verb {
    /// The fields that change, with their values; what to say where nothing does.
    fn fields(&self, id: &str, action: &ActionItem, today: Date) -> Result<Changes>;

    /// What the commit does with `ids`.
    fn subject(&self, ids: &str) -> String;

    /// More for the commit, in a line.
    fn reason(&self) -> Option<&str> {
        None
    }
}

/// What a verb changes in one action.
#[derive(Debug)]
pub enum Changes {
    Fields {
        fields: Vec<(&'static str, String)>,
        told: String,
    },
    /// It is so already.
    Nothing(String),
}

/// Say that actions are done
#[derive(Debug, clap::Args)]
pub struct Done {
    #[command(flatten)]
    pub which: Which,
    /// The day on which they were: `2023-08-20`, `yesterday`; absent means today
    #[arg(long, value_name = "DATE")]
    closed: Option<String>,
}

/// Give actions to somebody
#[derive(Debug, clap::Args)]
pub struct Assign {
    #[command(flatten)]
    pub which: Which,
    /// The one person or role that answers for them
    #[arg(value_name = "OWNER")]
    owner: Line,
}

/// Set the day by which actions are done
#[derive(Debug, clap::Args)]
pub struct Due {
    #[command(flatten)]
    pub which: Which,
    /// `2023-08-24`, `Aug 24`, `Friday`, `+14d`
    #[arg(value_name = "DATE")]
    day: String,
}

/// Say that actions will not be done, and why
#[derive(Debug, clap::Args)]
pub struct Decline {
    #[command(flatten)]
    pub which: Which,
    /// Why not
    #[arg(long, value_name = "TEXT")]
    because: Line,
    /// The day on which that was decided; absent means today
    #[arg(long, value_name = "DATE")]
    closed: Option<String>,
}

impl Verb for Done {
    fn fields(&self, id: &str, action: &ActionItem, today: Date) -> Result<Changes> {
        if let Some(status @ (ActionStatus::Declined | ActionStatus::Superseded)) = action.status {
            return Err(closed_already(id, status));
        }
        let day = closing_day(self.closed.as_deref(), today)?;
        if action.state() == ActionStatus::Done {
            match action.closed {
                Some(closed) if self.closed.is_none() || closed == day => {
                    return Ok(Changes::Nothing(format!("{id}: done already, on {closed}")));
                }
                _ => {}
            }
        }
        let fields = vec![("status", ActionStatus::Done.to_string()), ("closed", day.to_string())];
        Ok(Changes::Fields { fields, told: format!("done on {day}") })
    }

    fn subject(&self, ids: &str) -> String {
        format!("Mark {ids} as done")
    }
}

impl Verb for Assign {
    fn fields(&self, id: &str, action: &ActionItem, _: Date) -> Result<Changes> {
        require_open(id, action)?;
        let owner = &self.owner;
        match &action.owner {
            Some(old) if old == owner => Ok(Changes::Nothing(format!("{id}: {owner}'s already"))),
            old => {
                let was = old.as_ref().map(|old| format!("; it was {old}'s")).unwrap_or_default();
                Ok(Changes::Fields { fields: vec![("owner", owner.to_string())], told: format!("{owner}'s now{was}") })
            }
        }
    }

    fn subject(&self, ids: &str) -> String {
        format!("Assign {ids} to {}", self.owner)
    }
}

impl Verb for Due {
    fn fields(&self, id: &str, action: &ActionItem, today: Date) -> Result<Changes> {
        require_open(id, action)?;
        let day = spoken::read_day(&self.day, today.0).map_err(refused)?;
        if action.due == Some(day) {
            return Ok(Changes::Nothing(format!("{id}: due on {day} already")));
        }
        let was = action.due.map(|due| format!("; it was due on {due}")).unwrap_or_default();
        let told = format!("due on {}{was}", day.0.format("%a %Y-%m-%d"));
        Ok(Changes::Fields { fields: vec![("due", day.to_string())], told })
    }

    fn subject(&self, ids: &str) -> String {
        format!("Set the due date of {ids}")
    }
}

impl Verb for Decline {
    fn fields(&self, id: &str, action: &ActionItem, today: Date) -> Result<Changes> {
        if let Some(status @ (ActionStatus::Done | ActionStatus::Superseded)) = action.status {
            return Err(closed_already(id, status));
        }
        let day = closing_day(self.closed.as_deref(), today)?;
        if action.state() == ActionStatus::Declined && action.declined_because.as_ref() == Some(&self.because) {
            return Ok(Changes::Nothing(format!("{id}: declined already, because {}", self.because)));
        }
        let fields = vec![
            ("status", ActionStatus::Declined.to_string()),
            ("closed", day.to_string()),
            ("declined_because", self.because.to_string()),
        ];
        Ok(Changes::Fields { fields, told: format!("declined on {day}") })
    }

    fn subject(&self, ids: &str) -> String {
        format!("Decline {ids}")
    }

    fn reason(&self) -> Option<&str> {
        Some(&self.because)
    }
}

fn closed_already(id: &str, status: ActionStatus) -> Error {
    Error::new(format!("`{id}` is {status} already")).hint("change its `status` in the record first, if that was wrong")
}

fn require_open(id: &str, action: &ActionItem) -> Result<()> {
    if action.state().is_open() { Ok(()) } else { Err(closed_already(id, action.state())) }
}

/// The day on which something was closed: not one that is yet to come.
fn closing_day(text: Option<&str>, today: Date) -> Result<Date> {
    let Some(text) = text else { return Ok(today) };
    let day = spoken::read_day(text, today.0).map_err(refused)?;
    if day > today {
        return Err(Error::new(format!("{day} is yet to come")).hint("write the day in full, as in `2023-08-20`"));
    }
    Ok(day)
}
