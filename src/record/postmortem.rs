//! The record as a whole, in the order in which it is written.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    ActionItem, Allow, Communication, Date, Detection, Event, Factor, Impact, Kind, Lessons, Line, Milestones,
    Participant, Prose, RecordId, Reference, Related, Resolution, Review, Revision, RootCause, Status, TimeZone,
    Visibility, Why,
};

/// The user's own keys and values, in their order.
pub type Custom = serde_json::Map<String, serde_json::Value>;

/// An incident postmortem: what happened, what it means for its readers, and what is done about
/// the causes.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Postmortem {
    /// The version of this format. Absent means 1.
    #[schemars(range(min = 1, max = 1))]
    pub schema: Option<u64>,
    /// The record's name: equal to the file's name without its extension. It never changes once
    /// committed.
    pub id: Option<RecordId>,
    /// What happened, in a few words and without names of people.
    pub title: Option<Line>,
    /// The stage of this record. Absent means `draft`.
    pub status: Option<Status>,
    /// Why this incident gets no full postmortem; with status `waived`.
    pub waived_because: Option<Line>,
    /// How bad it was: one of the configured severities, by default `sev1` (worst) to `sev5`.
    #[schemars(example = &"sev2")]
    pub severity: Option<Line>,
    /// What sort of incident it was.
    pub kind: Option<Kind>,
    /// Who may read this. Absent means `internal`.
    pub visibility: Option<Visibility>,
    /// The IANA name of the zone in which the local times below are read and shown.
    pub time_zone: Option<TimeZone>,
    /// The services that were affected.
    #[schemars(example = ["web-application", "database"])]
    pub services: Vec<Line>,
    /// Words by which incidents like this one are found again.
    #[schemars(example = ["connection-pool", "configuration"])]
    pub tags: Vec<Line>,
    /// The one person or role that answers for this postmortem.
    pub owner: Option<Line>,
    /// Who wrote it.
    pub authors: Vec<Line>,
    /// Who read it before it was published, and what they said.
    pub reviewers: Vec<Review>,
    /// Who took part in the response, and as what.
    pub participants: Vec<Participant>,
    /// Two or three sentences: impact, cause, fix. With exact numbers.
    pub summary: Option<Prose>,
    /// For people who will read nothing else: no jargon.
    pub executive_summary: Option<Prose>,
    /// The moments that everything is measured from.
    pub milestones: Option<Milestones>,
    /// How it was noticed.
    pub detection: Option<Detection>,
    /// What it did, to whom, and how much.
    pub impact: Option<Impact>,
    /// What happened when, in order, from before it was noticed.
    pub timeline: Vec<Event>,
    /// Why it happened.
    pub root_cause: Option<RootCause>,
    /// What set it off.
    pub trigger: Option<Prose>,
    /// The conditions that together made it possible, each with an id that actions refer to.
    pub contributing_factors: Vec<Factor>,
    /// The chain of questions from the symptom to the cause.
    pub whys: Vec<Why>,
    /// What surprised us: where the system was not what we believed.
    pub surprises: Vec<Prose>,
    /// How it was ended.
    pub resolution: Option<Resolution>,
    /// What can be improved, broadly; the concrete tasks stand in `action_items`.
    pub improvements: Vec<Prose>,
    /// What is done so that it does not happen again: each with an owner and a date.
    pub action_items: Vec<ActionItem>,
    /// Why nothing needs to be done; instead of `action_items`.
    pub no_actions_because: Option<Line>,
    /// What we learnt.
    pub lessons: Option<Lessons>,
    /// Closing words.
    pub conclusion: Option<Prose>,
    /// Other incidents that belong with this one.
    pub related: Vec<Related>,
    /// What was said to whom during the incident.
    pub communications: Vec<Communication>,
    /// Graphs, tickets, documents.
    pub references: Vec<Reference>,
    /// Terms and what they mean.
    pub glossary: BTreeMap<String, Line>,
    /// The day of publication; set when the status becomes `published`.
    pub published: Option<Date>,
    /// What was changed after publication.
    pub revisions: Vec<Revision>,
    /// What has no field of its own, word for word.
    pub appendix: Option<Prose>,
    /// Your own keys; hotwash keeps them and never judges them.
    pub custom: Custom,
    /// Findings that are meant to be so, each with the reason.
    pub allow: Vec<Allow>,
}

impl Postmortem {
    /// The stage, with its default.
    pub fn stage(&self) -> Status {
        self.status.unwrap_or(Status::Draft)
    }
}
