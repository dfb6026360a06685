//! Which factor and lesson is covered by which action, in a short table.

use std::borrow::Cow;

use serde::Serialize;

use super::actions::reference;
use super::desk::{Desk, words};
use crate::record::{ActionItem, ActionStatus, Trace, Traced};
use crate::render::ink::Text;
use crate::render::markdown::to_text;

/// As much of a factor or lesson is repeated beside its id.
const MOST: usize = 72;

/// A factor or a lesson, and what covers it.
#[derive(Debug, Clone, Serialize)]
pub struct TraceRow {
    pub id: Option<Text>,
    /// Its beginning.
    pub text: Option<Text>,
    pub covered: bool,
    /// The actions that name it, also those that were given up.
    pub actions: Vec<TraceAction>,
}

/// An action, as one of those that cover something.
#[derive(Debug, Clone, Serialize)]
pub struct TraceAction {
    pub id: Text,
    /// `done`, `in progress`.
    pub status: Cow<'static, str>,
}

/// The rows of the table; none where no action says what it is an answer to.
pub fn rows(desk: &Desk<'_>) -> Vec<TraceRow> {
    if desk.record.action_items.iter().all(|action| action.addresses.is_empty()) {
        return Vec::new();
    }
    let trace = Trace::of(desk.record);
    if !trace.items.iter().any(Traced::is_addressed) {
        return Vec::new();
    }
    // Those outside do not see all actions: nobody can tell them that nothing covers it.
    let told = |item: &&Traced<'_>| desk.inside() || item.is_covered();
    trace.items.iter().filter(told).map(|item| TraceRow::new(desk, item)).collect()
}

impl TraceRow {
    fn new(desk: &Desk<'_>, item: &Traced<'_>) -> Self {
        let text = item.text.map(|text| desk.ink.plain(&beginning(&to_text(text))));
        Self {
            id: item.id.map(|id| reference(desk, id)),
            text: text.filter(|text| !text.as_str().is_empty()),
            covered: item.is_covered(),
            actions: item.actions.iter().map(|(place, action)| TraceAction::new(desk, *place, action)).collect(),
        }
    }
}

impl TraceAction {
    fn new(desk: &Desk<'_>, place: usize, action: &ActionItem) -> Self {
        let nameless = || desk.ink.own(&format!("{} {}", desk.config.heading("Task"), place + 1));
        let status: ActionStatus = action.state();
        Self { id: action.id.as_ref().map_or_else(nameless, |id| reference(desk, id)), status: words(status.as_str()) }
    }
}

/// The first words of a text, in one line.
fn beginning(text: &str) -> String {
    let mut out = String::new();
    for word in text.split_whitespace() {
        let blank = usize::from(!out.is_empty());
        if out.chars().count() + blank + word.chars().count() > MOST {
            if out.is_empty() {
                out.extend(word.chars().take(MOST));
            }
            out.push('…');
            break;
        }
        out.push_str(&" "[..blank]);
        out.push_str(word);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_between_words() {
        assert_eq!(beginning(" a\n b "), "a b");
        assert_eq!(beginning(&"word ".repeat(20)), format!("{}…", "word ".repeat(14).trim_end()));
        assert_eq!(beginning(&"é".repeat(100)), format!("{}…", "é".repeat(MOST)));
    }
}
