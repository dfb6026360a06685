//! Who answers for it, who wrote it, who took part.

use serde::Serialize;

use super::desk::{Desk, words};
use super::fact::Fact;
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

impl People {
    pub fn new(desk: &Desk<'_>) -> Self {
        let record = desk.record;
        let who = |who: Option<&crate::record::Line>| desk.ink.line(who.map_or("somebody", |who| who));
        let review = |review: &crate::record::Review| {
            let said =
                [review.verdict.map(|said| words(said.as_str())), review.at.map(|at| desk.wall.moment(&at).into())];
            let said = said.into_iter().flatten().collect::<Vec<_>>().join(", ");
            Fact { label: who(review.who.as_ref()), value: desk.ink.own(&said) }
        };
        let part = |one: &crate::record::Participant| {
            let role = one.role.as_deref().map(words);
            let said = role.iter().map(|role| &**role).chain(desk.mark(one.visibility));
            let value = desk.ink.line(&said.collect::<Vec<_>>().join(", "));
            Fact { label: who(one.who.as_ref()), value }
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
