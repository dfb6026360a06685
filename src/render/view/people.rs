//! Who answers for it, who wrote it, who took part.

use serde::Serialize;

use super::desk::{Desk, words};
use super::fact::Fact;
use crate::record::{ROLES, Visibility};
use crate::render::ink::Text;

/// The people and roles.
#[derive(Debug, Clone, Serialize)]
pub struct People {
    pub shown: bool,
    pub owner: Option<Text>,
    pub authors: Option<Text>,
    /// Who, and what they said when.
    pub reviewers: Vec<Fact>,
    /// Who, and as what.
    pub participants: Vec<Fact>,
}

/// A role; the usual ones in words.
fn part_taken(desk: &Desk<'_>, role: &str) -> Text {
    if ROLES.contains(&role) {
        return desk.ink.own(&words(role));
    }
    let is_usual = ROLES.iter().any(|usual| words(usual) == role);
    let might_be = is_usual || Visibility::ALL.iter().any(|mark| mark.as_str() == role);
    desk.ink.own_words(desk.ink.part(role, &[", "]), might_be)
}

impl People {
    pub fn new(desk: &Desk<'_>) -> Self {
        let record = desk.record;
        let who = |who: Option<&crate::record::Line>| desk.ink.line_or(who.map(|who| &**who), "somebody", &[" ("]);
        let review = |review: &crate::record::Review| {
            let said =
                [review.verdict.map(|said| words(said.as_str())), review.at.map(|at| desk.wall.moment(&at).into())];
            let said = said.into_iter().flatten().collect::<Vec<_>>().join(", ");
            Fact { label: who(review.who.as_ref()), value: desk.ink.own(&said) }
        };
        let part = |one: &crate::record::Participant| {
            let role = one.role.as_deref().map(|role| part_taken(desk, role));
            let said: Vec<_> =
                role.into_iter().chain(desk.mark(one.visibility).map(|mark| desk.ink.own(mark))).collect();
            Fact { label: who(one.who.as_ref()), value: desk.ink.joined(&said, ", ") }
        };
        let view = Self {
            shown: false,
            owner: desk.line(record.owner.as_ref()),
            authors: desk.ink.lines(record.authors.iter().map(|author| &**author)),
            reviewers: record.reviewers.iter().map(review).collect(),
            participants: record.participants.iter().map(part).collect(),
        };
        let shown = view.owner.is_some()
            || view.authors.is_some()
            || !view.reviewers.is_empty()
            || !view.participants.is_empty();
        Self { shown, ..view }
    }
}
