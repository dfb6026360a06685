//! `hotwash.yaml` as it is written. The doc comments are what editors show on hover.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::folder::Folder;
use super::headings::{Heading, Words};
use super::rule_setting::RuleSetting;
use super::site::Site;
use crate::record::{Line, Priority, TimeZone, choice};

/// The configuration of an archive of postmortems. All of it is optional.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct RawConfig {
    /// The folder that holds the records, below this file. Absent means `postmortems`.
    #[schemars(example = &"postmortems")]
    pub records: Option<Folder>,
    /// The IANA zone of local times in records that name none.
    pub time_zone: Option<TimeZone>,
    /// The severities, worst first. Absent means `sev1` to `sev5`.
    pub severities: Vec<Severity>,
    /// The services that records may name. Absent means any.
    pub services: Vec<Line>,
    /// The tags that records may bear. Absent means any.
    pub tags: Vec<Line>,
    /// The teams and roles that may own actions. Absent means any.
    pub teams: Vec<Line>,
    /// Levels of rules, by rule id: `off`, `note`, `warning` or `error`; or a mapping with `level` and,
    /// for rules that have them, `limit`, or `minimum` and `maximum`.
    pub rules: BTreeMap<String, RuleSetting>,
    /// What is rendered and committed with a record. Absent means Markdown in the layout
    /// `issue-summary`.
    pub renders: Vec<RenderChoice>,
    /// The static archive.
    pub site: Option<Site>,
    /// By when actions are due: the first entry that fits counts. Absent means 15 days for p0 and p1
    /// of a sev1, 30 days for p0 to p2 of a sev2, and no limit for others.
    pub due_policy: Vec<DueRule>,
    /// What must not leave in a public render.
    pub private: Option<Private>,
    /// Other words for the headings and labels of documents and pages, such as those of another language. Anchors
    /// stay as they are.
    #[schemars(example = &[("Timeline", "Zeitleiste")].into_iter().collect::<BTreeMap<_, _>>())]
    pub headings: BTreeMap<Heading, Words>,
    /// How `hotwash import` reads documents.
    pub import: Option<ImportChoice>,
    /// What `hotwash digest` reminds of, and when.
    pub digest: Option<DigestChoice>,
}

/// When a digest reminds of records that wait for somebody.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct DigestChoice {
    /// A draft is told when its incident ended (or began, where no end is known) more than so many days ago. Absent
    /// means 14.
    #[schemars(range(min = 0, max = 3650))]
    pub draft_days: Option<u64>,
    /// A published record that no reviewer has said anything about is told for so many days. Absent means 90.
    #[schemars(range(min = 0, max = 3650))]
    pub review_days: Option<u64>,
}

impl DigestChoice {
    /// With what is built in where nothing is written.
    pub fn draft_days(&self) -> u64 {
        self.draft_days.unwrap_or(14)
    }

    /// The same.
    pub fn review_days(&self) -> u64 {
        self.review_days.unwrap_or(90)
    }
}

/// How documents are read that records are made of.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ImportChoice {
    /// Headings of your own documents, by what their sections tell. They come before the built-in ones.
    #[schemars(example = &[("timeline", ["Verlauf"])].into_iter().collect::<BTreeMap<_, _>>())]
    pub headings: BTreeMap<ImportSection, Vec<Line>>,
}

choice! {
    /// What a section of a document tells.
    ImportSection {
        /// What happened, in a few sentences.
        Summary = "summary",
        /// The same for people who will read nothing else.
        ExecutiveSummary = "executive_summary",
        /// What it did, to whom, and how much.
        Impact = "impact",
        /// How it was noticed.
        Detection = "detection",
        /// What happened when.
        Timeline = "timeline",
        /// Why it happened.
        RootCause = "root_cause",
        /// What set it off.
        Trigger = "trigger",
        /// The conditions that together made it possible.
        ContributingFactors = "contributing_factors",
        /// The chain of questions from the symptom to the cause.
        Whys = "whys",
        /// How it was ended.
        Resolution = "resolution",
        /// What was learnt.
        Lessons = "lessons",
        /// Lessons: what went well.
        WentWell = "went_well",
        /// Lessons: what went poorly.
        WentPoorly = "went_poorly",
        /// Lessons: where luck helped.
        GotLucky = "got_lucky",
        /// What surprised people.
        Surprises = "surprises",
        /// What is done so that it does not happen again.
        ActionItems = "action_items",
        /// What can be improved, broadly.
        Improvements = "improvements",
        /// Closing words.
        Conclusion = "conclusion",
        /// Who took part.
        Participants = "participants",
        /// Graphs, tickets, documents.
        References = "references",
        /// What is known of the incident in a word each.
        Metadata = "metadata",
        /// What has no field.
        Appendix = "appendix",
    }
}

/// One severity.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Severity {
    /// As records write it.
    #[schemars(example = &"sev1")]
    pub id: Option<Line>,
    /// As people say it.
    pub name: Option<Line>,
    /// When an incident has it.
    pub meaning: Option<Line>,
}

impl Severity {
    /// The five that are built in, worst first.
    pub fn defaults() -> Vec<Self> {
        let meanings = [
            ("sev1", "Critical", "most users cannot work, or data is at risk"),
            ("sev2", "Major", "many users are affected, or an important function is gone"),
            ("sev3", "Moderate", "some users are affected, or there is a way around it"),
            ("sev4", "Minor", "few users are affected, and slightly"),
            ("sev5", "Trivial", "no user noticed"),
        ];
        let severity = |(id, name, meaning): (&str, &str, &str)| Self {
            id: id.parse().ok(),
            name: name.parse().ok(),
            meaning: meaning.parse().ok(),
        };
        meanings.into_iter().map(severity).collect()
    }
}

choice! {
    /// How loud a rule is made.
    RuleLevel {
        /// The rule says nothing.
        Off = "off",
        /// Worth knowing.
        Note = "note",
        /// Probably wrong.
        Warning = "warning",
        /// Fails the check.
        Error = "error",
    }
}

/// One document that is rendered from each record.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct RenderChoice {
    /// The format. Absent means `markdown`.
    pub to: Option<Target>,
    /// The layout. Absent means `issue-summary`.
    #[schemars(example = &"issue-summary")]
    pub layout: Option<Line>,
}

choice! {
    /// A format of documents.
    Target {
        /// Markdown, beside the record.
        Markdown = "markdown",
        /// One self-contained page.
        Html = "html",
    }
}

/// By when an action is due.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct DueRule {
    /// For incidents of this severity. Absent means all.
    pub severity: Option<Line>,
    /// For actions of this priority. Absent means all.
    pub priority: Option<Priority>,
    /// Days after the end of the incident.
    #[schemars(range(min = 0, max = 3650))]
    pub days: Option<u64>,
}

impl DueRule {
    /// Whether it is about actions of that priority, of incidents of that severity.
    pub fn fits(&self, severity: Option<&Line>, priority: Option<Priority>) -> bool {
        self.severity.as_ref().is_none_or(|of| Some(of) == severity)
            && self.priority.is_none_or(|of| Some(of) == priority)
    }

    /// What is built in: the days that PagerDuty's guide gives, for what is not to wait.
    pub fn defaults() -> Vec<Self> {
        use Priority::{P0, P1, P2};
        let limits = [("sev1", P0, 15), ("sev1", P1, 15), ("sev2", P0, 30), ("sev2", P1, 30), ("sev2", P2, 30)];
        let rule = |(severity, priority, days): (&str, Priority, u64)| Self {
            severity: severity.parse().ok(),
            priority: Some(priority),
            days: Some(days),
        };
        limits.into_iter().map(rule).collect()
    }
}

/// What must not leave in a public render.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Private {
    /// Names of customers and people: they stand in no text of a record.
    pub names: Vec<Line>,
    /// Internal host names, each with all that is below it.
    pub hosts: Vec<Line>,
}
