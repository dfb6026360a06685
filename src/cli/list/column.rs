//! The columns of a list.

use std::borrow::Cow;

use anstyle::{AnsiColor, Style};
use clap::ValueEnum;

use super::entry::Entry;
use crate::cli::hyperlinks::of_file;
use crate::cli::table::{self, Cell, LAST_RESORT};
use crate::config::Config;
use crate::record::Status;

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Column {
    /// The day on which it began
    Date,
    Severity,
    Status,
    Kind,
    Title,
    Services,
    /// From the beginning to the end
    Duration,
    /// Actions that are still to be done
    Open,
    Owner,
    Tags,
    /// When the record last changed, by its own account
    Updated,
    Id,
    File,
}

/// The columns that are shown where none are named: the stage only where it tells them apart, and the id at the end
/// where the day says enough, for that is what it begins with.
pub fn usual(entries: &[Entry]) -> Vec<Column> {
    let is_day = |entry: &Entry| entry.incident.day.is_none_or(|day| entry.id.starts_with(&day.to_string()));
    let (first, last) = if entries.iter().all(is_day) { (None, Some(Column::Id)) } else { (Some(Column::Id), None) };
    let is_published = |entry: &Entry| entry.incident.status == Status::Published;
    let status = if entries.iter().all(is_published) { None } else { Some(Column::Status) };
    let columns = [
        first,
        Some(Column::Date),
        Some(Column::Severity),
        status,
        Some(Column::Title),
        Some(Column::Open),
        Some(Column::Duration),
        Some(Column::Services),
        last,
    ];
    columns.into_iter().flatten().collect()
}

impl Column {
    /// How the table shows it; of the usual ones some go where there is no room for them. `is_last`: whether an id may.
    pub const fn head(self, is_usual: bool, is_last: bool) -> table::Column {
        let (head, least, spare) = match self {
            // An id in front of it says what is meant.
            Self::Date => ("DATE", None, if is_last { 0 } else { LAST_RESORT }),
            Self::Severity => ("SEV", None, 0),
            Self::Status => ("STATUS", None, 3),
            Self::Kind => ("KIND", None, 0),
            Self::Title => ("TITLE", Some(24), 0),
            Self::Services => ("SERVICES", Some(16), 5),
            Self::Duration => ("LASTED", None, 4),
            Self::Open => ("OPEN", None, 2),
            Self::Owner => ("OWNER", Some(12), 0),
            Self::Tags => ("TAGS", Some(12), 0),
            Self::Updated => ("UPDATED", None, 0),
            Self::Id => ("ID", None, if is_last { 6 } else { 0 }),
            Self::File => ("FILE", None, 0),
        };
        table::Column { head, is_number: false, least, spare: if is_usual { spare } else { 0 } }
    }

    /// What it is called in data.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Severity => "severity",
            Self::Status => "status",
            Self::Kind => "kind",
            Self::Title => "title",
            Self::Services => "services",
            Self::Duration => "duration",
            Self::Open => "open",
            Self::Owner => "owner",
            Self::Tags => "tags",
            Self::Updated => "updated",
            Self::Id => "id",
            Self::File => "file",
        }
    }

    /// What it says of an incident.
    pub fn text(self, entry: &Entry) -> Cow<'_, str> {
        let incident = &entry.incident;
        let known = |text: Option<&'static str>| Cow::Borrowed(text.unwrap_or_default());
        match self {
            Self::Date => incident.day.map(|day| day.to_string()).unwrap_or_default().into(),
            Self::Severity => incident.severity.as_deref().unwrap_or_default().into(),
            Self::Status => known(Some(incident.status.as_str())),
            Self::Kind => known(incident.kind.map(crate::record::Kind::as_str)),
            Self::Title => incident.title.as_str().into(),
            Self::Services => incident.services.join(", ").into(),
            Self::Duration => entry.lasted().map(|span| span.to_string()).unwrap_or_default().into(),
            Self::Open => entry.open.to_string().into(),
            Self::Owner => entry.owner.as_deref().unwrap_or_default().into(),
            Self::Tags => incident.tags.join(", ").into(),
            Self::Updated => incident.updated.map(|time| time.date_naive().to_string()).unwrap_or_default().into(),
            Self::Id => entry.id.as_str().into(),
            Self::File => entry.path.as_str().into(),
        }
    }

    /// The same for the table. Colour says nothing that is not also there in words.
    pub fn cell(self, entry: &Entry, is_usual: bool, with_links: bool, config: &Config) -> Cell {
        let text = self.text(entry);
        let cell = match self {
            // What most are goes without saying.
            Self::Status if is_usual && entry.incident.status == Status::Published => Cell::default(),
            Self::Status => Cell::new(&text.replace('_', " ")),
            Self::Open if entry.open == 0 => Cell::default(),
            Self::Open if entry.overdue == entry.open => Cell::new(&format!("{} late", entry.open)),
            Self::Open if entry.overdue > 0 => Cell::new(&format!("{}, {} late", entry.open, entry.overdue)),
            _ => Cell::new(&text),
        };
        let leads = matches!(self, Self::Id | Self::Title | Self::File);
        cell.style(self.style(entry, config)).link((with_links && leads).then(|| of_file(&entry.file)))
    }

    fn style(self, entry: &Entry, config: &Config) -> Style {
        match self {
            Self::Severity => severity_style(config, entry.incident.severity.as_deref()),
            Self::Status => match entry.incident.status {
                Status::Draft => AnsiColor::Yellow.on_default(),
                Status::InReview => AnsiColor::Cyan.on_default(),
                _ => Style::new(),
            },
            Self::Open if entry.overdue > 0 => AnsiColor::Red.on_default(),
            Self::Id => AnsiColor::Cyan.on_default(),
            _ => Style::new(),
        }
    }
}

/// The colour of a severity: the worst two stand out.
pub fn severity_style(config: &Config, severity: Option<&str>) -> Style {
    match config.severity_rank(severity) {
        1 => AnsiColor::Red.on_default().bold(),
        2 => AnsiColor::Red.on_default(),
        3 => AnsiColor::Yellow.on_default(),
        _ => Style::new(),
    }
}
