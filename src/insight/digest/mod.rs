//! What a team reads once a week: what is new, what is promised for these days and was promised for former ones, what
//! waits for somebody, and what was there before.

mod came_back;
mod owed;
mod waiting;
mod week;

pub use self::came_back::CameBack;
pub use self::owed::{Owed, Promised};
pub use self::waiting::{Since, Waiting};
pub use self::week::Week;
use super::{Incident, Scope, Severities, is_owner};
use crate::record::Status;

/// What is asked of the archive.
#[derive(Debug, Clone, Copy)]
pub struct Ask<'q> {
    pub week: Week,
    /// For so many days after the end of its incident, or its beginning, nobody is reminded of a draft.
    pub draft_days: u64,
    /// For so many days after its publication somebody is reminded of a record that nobody reviewed.
    pub review_days: u64,
    /// Only what is theirs: part of an owner's name, in any case, or `nobody`.
    pub owner: Option<&'q str>,
    pub severities: &'q Severities,
}

/// All that there is to say. Each list may be empty.
#[derive(Debug, Clone, PartialEq)]
pub struct Digest<'a> {
    /// What began or was published in the days before, newest first.
    pub new: Vec<New<'a>>,
    /// Which of those were there before.
    pub recurrences: Vec<CameBack<'a>>,
    /// What is overdue, and what is due in the days ahead, by owner: nobody's first.
    pub owed: Vec<Owed<'a>>,
    /// Drafts that wait for longer than they should, the oldest first; at last those of which no day is known.
    pub drafts: Vec<Waiting<'a>>,
    /// Records that no reviewer has said anything about.
    pub unreviewed: Vec<Waiting<'a>>,
    /// What began years ago on the days ahead: first what has actions that are still to be done, worst first.
    pub anniversaries: Vec<Anniversary<'a>>,
    /// How many records could not be read: they are in none of the lists.
    pub unreadable: usize,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct New<'a> {
    pub incident: &'a Incident,
    pub began: bool,
    pub published: bool,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Anniversary<'a> {
    pub incident: &'a Incident,
    pub years: u32,
    /// How many of its actions are still to be done.
    pub open: usize,
    /// How many of those are late.
    pub overdue: usize,
}

impl<'a> Digest<'a> {
    /// The digest of these incidents, and of so many that could not be read. `recurrences` are of those that are new
    /// ([`Self::news`]).
    pub fn new(incidents: &'a [Incident], unreadable: usize, ask: Ask<'_>, recurrences: Vec<CameBack<'a>>) -> Self {
        let scope = Scope::of_all(incidents);
        let week = ask.week;
        let involves = |incident: &Incident| ask.involves(incident);
        let mut new: Vec<New<'_>> = scope
            .told
            .iter()
            .filter_map(|incident| New::of(incident, week))
            .filter(|new| involves(new.incident))
            .collect();
        new.sort_by(|one, other| other.incident.oldest_first(one.incident));
        let recurrences =
            recurrences.into_iter().filter(|like| involves(like.later) || involves(like.earlier)).collect();
        let mine = || scope.told.iter().copied().filter(|incident| ask.is_theirs(incident.owner.as_deref()));
        Self {
            new,
            recurrences,
            owed: owed::by_owner(&scope.all, ask),
            drafts: waiting::drafts(mine(), ask),
            unreviewed: waiting::unreviewed(mine(), ask),
            anniversaries: anniversaries(&scope, ask),
            unreadable,
        }
    }

    /// The incidents that began or were published in the days before.
    pub fn news(incidents: &'a [Incident], week: Week) -> Vec<&'a Incident> {
        Scope::of_all(incidents).told.into_iter().filter(|incident| New::of(incident, week).is_some()).collect()
    }

    /// Whether there is nothing to say. What waits without a day would be told in every week, so it alone is no reason.
    pub fn is_empty(&self) -> bool {
        let is_timeless = |one: &Waiting<'_>| one.since.is_none();
        self.new.is_empty()
            && self.recurrences.is_empty()
            && self.owed.is_empty()
            && self.drafts.iter().all(is_timeless)
            && self.unreviewed.iter().all(is_timeless)
            && self.anniversaries.is_empty()
            && self.unreadable == 0
    }

    /// How many actions are late, and how many are due in the days ahead.
    pub fn owed_in_all(&self) -> (usize, usize) {
        let all = || self.owed.iter().flat_map(|owed| &owed.actions);
        let late = all().filter(|promised| promised.days_late.is_some()).count();
        (late, all().count() - late)
    }
}

impl Ask<'_> {
    fn is_theirs(&self, owner: Option<&str>) -> bool {
        self.owner.is_none_or(|wanted| is_owner(owner, wanted))
    }

    /// Whether an incident is theirs, or what is still to be done about it.
    fn involves(&self, incident: &Incident) -> bool {
        self.is_theirs(incident.owner.as_deref())
            || incident.open_actions().any(|action| self.is_theirs(action.owner.as_deref()))
    }
}

impl<'a> New<'a> {
    fn of(incident: &'a Incident, week: Week) -> Option<Self> {
        let is_past = |day: Option<crate::record::Date>| day.is_some_and(|day| week.is_past(day.0));
        let (began, published) =
            (is_past(incident.day), is_past(incident.published) && incident.status == Status::Published);
        (began || published).then_some(Self { incident, began, published })
    }
}

fn anniversaries<'a>(scope: &Scope<'a>, ask: Ask<'_>) -> Vec<Anniversary<'a>> {
    let today = ask.week.on;
    let anniversary = |incident: &'a Incident| {
        let years = ask.week.years_since(incident.day?.0)?;
        let open = incident.open_actions();
        let overdue = open.clone().filter(|action| action.days_late(today).is_some()).count();
        ask.involves(incident).then_some(Anniversary { incident, years, open: open.count(), overdue })
    };
    let mut all: Vec<Anniversary<'_>> = scope.told.iter().filter_map(|incident| anniversary(incident)).collect();
    all.sort_by_cached_key(|one| {
        let place = ask.severities.place(one.incident.severity.as_deref());
        (
            one.overdue == 0,
            one.open == 0,
            place,
            one.years,
            one.incident.day.map(|day| day.0),
            one.incident.name.clone(),
        )
    });
    all
}
