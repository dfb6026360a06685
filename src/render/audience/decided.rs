//! What of a record is for everybody, field by field, and why.

/// Who may read a field of a public record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Readers {
    /// Everybody, with the record.
    Everybody,
    /// Everybody, where the item that it belongs to is marked `public`.
    WhereMarked,
    /// Nobody outside.
    Inside,
}

/// Fields for the same readers, for the same reason.
#[derive(Debug, Clone, Copy)]
pub struct Decided {
    pub readers: Readers,
    pub why: &'static str,
    /// By their paths, without places in lists: `timeline.text`.
    pub fields: &'static [&'static str],
}

const fn decided(readers: Readers, why: &'static str, fields: &'static [&'static str]) -> Decided {
    Decided { readers, why, fields }
}

use Readers::{Everybody, Inside, WhereMarked};

/// All fields of a record, each once.
pub const DECIDED: &[Decided] = &[
    decided(
        Everybody,
        "what the incident is called, and how it is found",
        &["id", "title", "status", "severity", "kind", "visibility", "time_zone", "services", "tags", "published"],
    ),
    decided(
        Everybody,
        "the story: what a record is made public for",
        &[
            "summary",
            "executive_summary",
            "detection.method",
            "detection.description",
            "detection.gap",
            "impact.summary",
            "impact.users_affected",
            "impact.measures.what",
            "impact.measures.value",
            "impact.measures.unit",
            "impact.measures.estimate",
            "impact.windows.from",
            "impact.windows.to",
            "impact.windows.degree",
            "impact.data_loss",
            "root_cause.summary",
            "root_cause.detail",
            "trigger",
            "contributing_factors.id",
            "contributing_factors.text",
            "contributing_factors.category",
            "contributing_factors.root",
            "whys.why",
            "whys.because",
            "surprises",
            "resolution.summary",
            "resolution.detail",
            "improvements",
            "no_actions_because",
            "lessons.summary",
            "lessons.went_well.id",
            "lessons.went_well.text",
            "lessons.went_poorly.id",
            "lessons.went_poorly.text",
            "lessons.got_lucky.id",
            "lessons.got_lucky.text",
            "conclusion",
            "references.title",
            "references.url",
            "glossary",
        ],
    ),
    decided(
        Everybody,
        "what durations are measured between; one that only an event tells is known where that event is marked",
        &[
            "milestones.started",
            "milestones.detected",
            "milestones.acknowledged",
            "milestones.declared",
            "milestones.escalated",
            "milestones.identified",
            "milestones.public_notified",
            "milestones.mitigated",
            "milestones.resolved",
            "milestones.closed",
        ],
    ),
    decided(Everybody, "readers rely on what they have read before", &["revisions.at", "revisions.what"]),
    decided(
        Everybody,
        "the way to another incident, where the site shows that one too; never in a document by itself",
        &["related.id", "related.relation"],
    ),
    decided(
        WhereMarked,
        "most events matter inside alone",
        &["timeline.at", "timeline.kind", "timeline.text", "timeline.highlight", "timeline.visibility"],
    ),
    decided(
        WhereMarked,
        "a measure names what is weak until it is done",
        &[
            "action_items.id",
            "action_items.text",
            "action_items.kind",
            "action_items.addresses",
            "action_items.due",
            "action_items.priority",
            "action_items.status",
            "action_items.closed",
            "action_items.declined_because",
            "action_items.done_when",
            "action_items.visibility",
        ],
    ),
    decided(
        WhereMarked,
        "people are named where they agreed to it",
        &["participants.who", "participants.role", "participants.visibility"],
    ),
    decided(
        WhereMarked,
        "some messages went to everybody, some to a few",
        &[
            "communications.audience",
            "communications.at",
            "communications.channel",
            "communications.text",
            "communications.visibility",
        ],
    ),
    decided(
        Inside,
        "people and teams, as those inside know them",
        &[
            "owner",
            "authors",
            "reviewers.who",
            "reviewers.at",
            "reviewers.verdict",
            "timeline.by",
            "action_items.owner",
        ],
    ),
    decided(Inside, "links that readers outside cannot follow", &["timeline.evidence", "action_items.tracker"]),
    decided(Inside, "what has no field of its own, and nobody knows what it holds", &["appendix", "custom"]),
    decided(Inside, "how the record is kept", &["schema", "allow.rule", "allow.reason", "allow.until"]),
    decided(Inside, "a waived record has no public page", &["waived_because"]),
];
