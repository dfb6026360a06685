//! What is done so that it does not happen again.

use std::borrow::Cow;

use serde::Serialize;

use super::anchors::Item;
use super::desk::{Desk, words};
use super::fact::Fact;
use crate::record::{ActionItem, ActionKind, ItemId, Priority};
use crate::render::ink::Text;
use crate::render::markdown::Place;
use crate::render::times;

/// Broad improvements, and the tasks.
#[derive(Debug, Clone, Serialize)]
pub struct ActionsView {
    pub shown: bool,
    pub improvements: Vec<Text>,
    pub tasks: Vec<ActionView>,
    /// Whether it is told who answers for them, or that nobody does.
    pub owners: bool,
    pub none_because: Option<Text>,
}

/// One task.
#[derive(Debug, Clone, Serialize)]
pub struct ActionView {
    pub anchor: Option<String>,
    pub id: Option<Text>,
    pub text: Option<Text>,
    pub owner: Option<Text>,
    pub due: Option<String>,
    pub due_machine: Option<String>,
    /// `done`, `in progress`; absent where the record says nothing.
    pub status: Option<Cow<'static, str>>,
    /// Whether something is still to be done.
    pub open: bool,
    pub closed: Option<String>,
    pub declined_because: Option<Text>,
    pub priority: Option<&'static str>,
    pub kind: Option<&'static str>,
    pub addresses: Option<Text>,
    pub done_when: Option<Text>,
    pub tracker: Option<Text>,
    /// As it is marked; for those inside.
    pub visibility: Option<&'static str>,
    /// The short ones of these in one list: what stands in brackets behind the task.
    pub brief: Vec<Fact>,
}

impl ActionsView {
    pub fn new(desk: &Desk<'_>) -> Self {
        let record = desk.record;
        let improvements = record.improvements.iter().enumerate();
        let improvement = |(place, text): (usize, &crate::record::Prose)| {
            let number = place + 1;
            let indent = format!("{number}. ").len();
            desk.ink.item(text, Place { heading: 3, name: &format!("improvement-{number}") }, indent, false)
        };
        let tasks = record.action_items.iter().enumerate();
        let view = Self {
            shown: false,
            improvements: improvements.map(improvement).collect(),
            tasks: tasks.map(|(place, action)| ActionView::new(desk, place, action)).collect(),
            owners: desk.inside() || record.action_items.iter().any(|action| action.owner.is_some()),
            none_because: desk.line(record.no_actions_because.as_ref()),
        };
        let shown = !view.improvements.is_empty() || !view.tasks.is_empty() || view.none_because.is_some();
        Self { shown, ..view }
    }
}

impl ActionView {
    fn new(desk: &Desk<'_>, place: usize, action: &ActionItem) -> Self {
        let addresses: Vec<_> = action.addresses.iter().map(|id| reference(desk, id)).collect();
        let mut view = Self {
            anchor: desk
                .anchors
                .of_item(action.id.as_ref(), Item::Action(place))
                .or_else(|| Some(format!("task-{}", place + 1))),
            id: action.id.as_ref().map(|id| desk.ink.own(id)),
            text: desk.line(action.text.as_ref()),
            owner: desk.part(action.owner.as_ref(), &["; "]),
            due: action.due.map(|due| times::date(due.0)),
            due_machine: action.due.map(|due| due.to_string()),
            status: action.status.map(|status| words(status.as_str())),
            open: action.state().is_open(),
            closed: action.closed.map(|closed| times::date(closed.0)),
            declined_because: desk.line(action.declined_because.as_ref()),
            priority: action.priority.map(Priority::as_str),
            kind: action.kind.map(ActionKind::as_str),
            addresses: joined(desk, &addresses),
            done_when: desk.line(action.done_when.as_ref()),
            tracker: action.tracker.as_ref().map(|url| desk.ink.link(url, None)),
            visibility: desk.mark(action.visibility),
            brief: Vec::new(),
        };
        view.brief = view.brief(desk);
        view
    }

    fn brief(&self, desk: &Desk<'_>) -> Vec<Fact> {
        let own = |label, value: Option<&str>| value.map(|value| desk.own(label, value));
        let text = |label, value: Option<&Text>| value.map(|value| desk.fact(label, value.clone()));
        [
            text("id", self.id.as_ref()),
            text("owner", self.owner.as_ref()),
            own("due", self.due.as_deref()),
            own("status", self.status.as_deref()),
            own("closed", self.closed.as_deref()),
            own("priority", self.priority),
            own("kind", self.kind),
            text("addresses", self.addresses.as_ref()),
            own("visibility", self.visibility),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

/// The actions that say they address `id`.
pub fn addressing(desk: &Desk<'_>, id: &ItemId) -> Option<Text> {
    let actions = desk.record.action_items.iter().filter(|action| action.addresses.contains(id));
    let ids: Vec<_> = actions.filter_map(|action| action.id.as_ref()).map(|id| reference(desk, id)).collect();
    joined(desk, &ids)
}

/// An id that leads to what it names, where the page has that.
pub fn reference(desk: &Desk<'_>, id: &ItemId) -> Text {
    if desk.anchors.has(id) { desk.ink.anchor(id) } else { desk.ink.own(id) }
}

fn joined(desk: &Desk<'_>, texts: &[Text]) -> Option<Text> {
    (!texts.is_empty()).then(|| desk.ink.joined(texts, ", "))
}
