//! What is told of each factor, lesson and action, in plain words: all formats show this.

use chrono::NaiveDate;

use crate::record::{ActionItem, ActionStatus, Postmortem, Trace, Traced, TracedAs};
use crate::render::{line_to_text, to_text};
use crate::report::counted;

/// A record, and what covers what in it.
#[derive(Debug)]
pub struct SaidRecord {
    pub name: String,
    pub title: Option<String>,
    pub status: &'static str,
    pub no_actions_because: Option<String>,
    pub items: Vec<SaidItem>,
    /// Actions that name no factor and no lesson.
    pub aimless: Vec<SaidAction>,
    /// Actions with the names that the record does not have.
    pub unknown: Vec<(SaidAction, String)>,
}

/// A factor or a lesson.
#[derive(Debug)]
pub struct SaidItem {
    pub what: TracedAs,
    pub id: Option<String>,
    pub text: String,
    pub covered: bool,
    pub actions: Vec<SaidAction>,
}

/// One action.
#[derive(Debug)]
pub struct SaidAction {
    /// From 1.
    pub number: usize,
    pub id: Option<String>,
    pub text: String,
    pub owner: Option<String>,
    pub due: Option<String>,
    pub status: ActionStatus,
    pub closed: Option<String>,
    pub days_late: Option<i64>,
}

/// What the words are made of.
#[derive(Debug)]
pub struct Said<'a> {
    pub record: &'a Postmortem,
    pub trace: &'a Trace<'a>,
    pub today: NaiveDate,
}

impl Said<'_> {
    pub fn told(&self, name: String) -> SaidRecord {
        let record = self.record;
        let by_place = |place: usize| record.action_items.get(place).map(|action| self.action(place, action));
        let unknown = self.trace.unknown.iter();
        SaidRecord {
            name,
            title: record.title.as_deref().map(|title| line_to_text(title).into_owned()),
            status: record.stage().as_str(),
            no_actions_because: record.no_actions_because.as_deref().map(|why| line_to_text(why).into_owned()),
            items: self.trace.items.iter().map(|item| self.item(item)).collect(),
            aimless: self.trace.aimless.iter().filter_map(|place| by_place(*place)).collect(),
            unknown: unknown.filter_map(|(place, id)| Some((by_place(*place)?, id.to_string()))).collect(),
        }
    }

    fn item(&self, item: &Traced<'_>) -> SaidItem {
        let text = item.text.map(|text| to_text(text)).unwrap_or_default();
        SaidItem {
            what: item.what,
            id: item.id.map(ToString::to_string),
            text: text.split_whitespace().collect::<Vec<_>>().join(" "),
            covered: item.is_covered(),
            actions: item.actions.iter().map(|(place, action)| self.action(*place, action)).collect(),
        }
    }

    fn action(&self, place: usize, action: &ActionItem) -> SaidAction {
        SaidAction {
            number: place + 1,
            id: action.id.as_ref().map(ToString::to_string),
            text: action.text.as_deref().map(|text| line_to_text(text).into_owned()).unwrap_or_default(),
            owner: action.owner.as_deref().map(str::to_owned),
            due: action.due.map(|due| due.to_string()),
            status: action.state(),
            closed: action.closed.map(|closed| closed.to_string()),
            days_late: action.days_late(self.today),
        }
    }
}

impl SaidItem {
    /// What it is, in two words.
    pub const fn is(&self) -> &'static str {
        match self.what {
            TracedAs::Factor { root: true } => "root cause",
            TracedAs::Factor { root: false } => "factor",
            TracedAs::WentPoorly => "went poorly",
            TracedAs::GotLucky => "got lucky",
            TracedAs::WentWell => "went well",
        }
    }

    pub fn id(&self) -> &str {
        self.id.as_deref().unwrap_or("-")
    }

    /// What stands before the actions, where none of them covers it.
    pub const fn nothing(&self) -> &'static str {
        match (self.covered, self.actions.is_empty()) {
            (true, _) => "",
            (false, true) => "nothing",
            (false, false) => "nothing but ",
        }
    }
}

impl SaidAction {
    /// `A1`, or `action 2` where it has no id.
    pub fn name(&self) -> String {
        self.id.clone().unwrap_or_else(|| format!("action {}", self.number))
    }

    /// `A2 open, due 2023-09-01, 41 days late (on-call engineer)`.
    pub fn line(&self) -> String {
        let status = self.status.as_str().replace('_', " ");
        let mut out = format!("{} {status}", self.name());
        if self.status.is_open() {
            out += &self.due.as_ref().map_or_else(|| ", no date".to_owned(), |due| format!(", due {due}"));
        } else if let Some(closed) = &self.closed {
            out.push(' ');
            out.push_str(closed);
        }
        if let Some(late) = self.late() {
            out.push_str(", ");
            out.push_str(&late);
        }
        out + &format!(" ({})", self.owner.as_deref().unwrap_or("nobody"))
    }

    /// `41 days late`.
    pub fn late(&self) -> Option<String> {
        self.days_late.map(|days| format!("{} late", counted(usize::try_from(days).unwrap_or_default(), "day")))
    }
}
