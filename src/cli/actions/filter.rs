//! Which actions a list or an export is about.

use chrono::NaiveDate;
use clap::ValueEnum;

use super::pending::{Promise, Promises};
use crate::cli::choice::{Choice, Chosen};
use crate::cli::context::Context;
use crate::cli::when::refused;
use crate::error::Result;
use crate::finding::{harmless, nearest, shown};
pub use crate::insight::NOBODY;
use crate::insight::is_owner;
use crate::record::{ActionKind, ActionStatus, Clock, Date, Priority, Tz, spoken};

#[derive(Debug, Clone, clap::Args)]
#[command(next_help_heading = "Which actions")]
pub struct Filter {
    /// Only what is overdue; the list exits with 1 if anything is
    ///
    /// It exits with 2 if a record cannot be read, for that may hold some; so it does where nothing is late, and a
    /// service or a severity is named that no record has. The day itself still counts. An action without a day is never
    /// overdue; those that are past the day of the due-date policy are told of.
    #[arg(long)]
    pub overdue: bool,
    /// Only those of owners whose names hold this, in any case; may be given several times
    ///
    /// `nobody` stands for actions without an owner.
    #[arg(long = "owner", value_name = "OWNER")]
    owners: Vec<String>,
    /// Only those that are due before this day: `2023-08-24`, `Friday`, `+14d`; not those without one
    #[arg(long, value_name = "WHEN")]
    due_before: Option<String>,
    /// Only those whose incident is longer ago: `90d`, `6 months`, `1y`
    #[arg(long, value_name = "AGE")]
    older_than: Option<String>,
    /// Only those of this kind, such as `prevent`; may be given several times
    #[arg(long = "kind", value_name = "KIND")]
    kinds: Vec<ActionKind>,
    /// Only those of this priority, such as `p1`; may be given several times
    #[arg(long = "priority", value_name = "PRIORITY")]
    priorities: Vec<Priority>,
    /// How far they are; may be given several times
    #[arg(long = "status", value_name = "STATUS", value_enum, default_value = "open", conflicts_with = "overdue")]
    statuses: Vec<Standing>,
    #[command(flatten)]
    choice: Choice,
}

/// How far an action is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "snake_case")]
enum Standing {
    /// Still to be done
    Open,
    /// Done, declined or superseded
    Closed,
    /// All there are
    All,
    /// Suggested, and agreed by nobody yet
    Proposed,
    /// Being done
    InProgress,
    /// Done
    Done,
    /// Will not be done
    Declined,
    /// Another action took its place
    Superseded,
}

impl Standing {
    fn has(self, status: ActionStatus) -> bool {
        match self {
            Self::Open => status.is_open(),
            Self::Closed => !status.is_open(),
            Self::All => true,
            Self::Proposed => status == ActionStatus::Proposed,
            Self::InProgress => status == ActionStatus::InProgress,
            Self::Done => status == ActionStatus::Done,
            Self::Declined => status == ActionStatus::Declined,
            Self::Superseded => status == ActionStatus::Superseded,
        }
    }
}

/// The same with its days read.
#[derive(Debug)]
pub struct Wanted<'a> {
    filter: &'a Filter,
    chosen: Chosen<'a>,
    due_before: Option<Date>,
    older_than: Option<Date>,
}

impl Filter {
    /// Reads the days; an error if one is none.
    pub fn read(&self, context: &Context) -> Result<Wanted<'_>> {
        let today = today(context);
        let due_before = self.due_before.as_deref().map(|text| spoken::read_day(text, today).map_err(refused));
        let older_than = self.older_than.as_deref().map(|text| spoken::read_since(text, today).map_err(refused));
        Ok(Wanted {
            filter: self,
            chosen: self.choice.read(today)?,
            due_before: due_before.transpose()?,
            older_than: older_than.transpose()?,
        })
    }

    /// Whether only what is still to be done is listed.
    pub fn is_of_open_ones(&self) -> bool {
        self.statuses == [Standing::Open]
    }
}

impl Wanted<'_> {
    pub fn has(&self, promise: &Promise<'_>) -> bool {
        let Filter { overdue, owners, kinds, priorities, statuses, .. } = self.filter;
        let action = &promise.pending.action;
        (!overdue || promise.is_late())
            && statuses.iter().any(|status| status.has(action.state()))
            && (owners.is_empty() || owners.iter().any(|owner| is_owner(promise.owner(), owner)))
            && (kinds.is_empty() || action.kind.is_some_and(|kind| kinds.contains(&kind)))
            && (priorities.is_empty() || action.priority.is_some_and(|priority| priorities.contains(&priority)))
            && self.due_before.is_none_or(|before| action.due.is_some_and(|due| due < before))
            && self.older_than.is_none_or(|day| promise.incident.day.is_some_and(|began| began < day))
            && self.chosen.has(promise.incident)
    }

    /// Whether a service or a severity is named that nobody knows: what is chosen by it says nothing of the archive.
    pub fn is_of_unknown(&self, promises: &Promises, context: &Context) -> bool {
        self.chosen.is_of_unknown(&promises.incidents, &context.config)
    }

    /// Says which owner, service or severity nobody knows, and what was perhaps meant.
    pub fn tell_unknown(&self, promises: &Promises, context: &mut Context) -> Result<()> {
        for owner in &self.filter.owners {
            let of_status = |promise: &Promise<'_>| {
                self.filter.statuses.iter().any(|status| status.has(promise.pending.action.state()))
            };
            if promises.all().any(|promise| of_status(&promise) && is_owner(promise.owner(), owner)) {
                continue;
            }
            let known: Vec<String> = promises.all().filter_map(|one| one.owner().map(str::to_owned)).collect();
            // One word of an owner is enough to find it.
            let words = known.iter().flat_map(|known| std::iter::once(&**known).chain(known.split_whitespace()));
            let near = nearest(owner, words.filter(|known| !known.eq_ignore_ascii_case(owner)));
            let hint = near.filter(|_| !known.iter().any(|known| is_owner(Some(known), owner)));
            let hint = hint.map(|near| format!("hint: did you mean `{}`?\n", harmless(near))).unwrap_or_default();
            let what = if self.filter.is_of_open_ones() { "no open action is" } else { "no such action is" };
            context.tell(&format!("{what} {}'s\n{hint}", shown(owner)))?;
        }
        self.chosen.tell_unknown(&promises.incidents, context)
    }
}

/// The present day, where the archive's clocks are.
pub fn today(context: &Context) -> NaiveDate {
    let zone = context.config.time_zone.map_or(Tz::UTC, |zone| zone.0);
    Clock::new(zone).local(context.now).date_naive()
}
