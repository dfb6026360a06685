//! What the record says about itself, and the user's own keys.

use std::borrow::Cow;

use serde::Serialize;

use super::custom::facts;
use super::desk::{Desk, words};
use super::fact::Fact;
use crate::render::times;

/// The small print.
#[derive(Debug, Clone, Serialize)]
pub struct Details {
    pub facts: Vec<Fact>,
    /// Rules that this record may break, and why.
    pub exceptions: Vec<Fact>,
    pub custom: Vec<Fact>,
}

impl Details {
    pub fn new(desk: &Desk<'_>) -> Self {
        Self { facts: about(desk), exceptions: exceptions(desk), custom: facts(desk.ink, &desk.record.custom) }
    }
}

fn about(desk: &Desk<'_>) -> Vec<Fact> {
    let record = desk.record;
    let own = |label, value: Option<Cow<'_, str>>| value.map(|value| desk.own(label, &value));
    let text = |label, value: Option<_>| value.map(|value| desk.fact(label, value));
    [
        text("Record", record.id.as_ref().map(|id| desk.ink.line(id))),
        own("Status", record.status.map(|status| words(status.as_str()))),
        own("Published", record.published.map(|day| times::date(day.0).into())),
        own("Kind", record.kind.map(|kind| words(kind.as_str()))),
        own("Visibility", desk.mark(record.visibility).map(Into::into)),
        text("Tags", desk.ink.lines(record.tags.iter().map(|tag| &**tag))),
        own("Time zone", record.time_zone.map(|zone| zone.0.name().into())),
        own("Record format", record.schema.map(|schema| format!("schema {schema}").into())),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn exceptions(desk: &Desk<'_>) -> Vec<Fact> {
    let view = |allow: &crate::record::Allow| {
        let until = allow.until.map(|day| format!(" (until {})", times::date(day.0))).unwrap_or_default();
        let reason = desk.ink.line_or(allow.reason.as_deref(), "no reason given", &[" (until "]);
        Fact {
            label: desk.ink.line_or(allow.rule.as_deref(), "a rule", &[": "]),
            value: desk.ink.joined(&[reason, desk.ink.own(&until)], ""),
        }
    };
    desk.record.allow.iter().map(view).collect()
}

/// What was changed after publication.
pub fn revisions(desk: &Desk<'_>) -> Vec<Fact> {
    let view = |revision: &crate::record::Revision| {
        let when = revision.at.map_or_else(|| "At some time".to_owned(), |at| desk.wall.moment(&at));
        Fact { label: desk.ink.own(&when), value: desk.ink.line_or(revision.what.as_deref(), "changed", &[]) }
    };
    desk.record.revisions.iter().map(view).collect()
}
