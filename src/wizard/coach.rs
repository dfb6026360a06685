//! A word about an answer, right when it was given: at most one sentence, and each only once.
//!
//! It never blocks: what it asks, Enter passes over.

use std::collections::BTreeSet;

use super::ask::{Answer, Ask, Choice, Kind, Question};
use super::between::{Between, Outcome};
use super::field::{Depth, item, put};
use super::host::{Alike, Host};
use super::steps::{answer_why, free_id};
use crate::error::Result;
use crate::finding::{FieldPath, Finding, Segment};
use crate::record::{Factor, ItemId, Postmortem, RecordId, Related, Relation, Status};

/// The rules that judge what was said. What is still missing is no business of theirs.
pub const COACHED: &[&str] = &[
    "action-due-before-incident",
    "action-due-beyond-policy",
    "action-not-imperative",
    "action-only-trains-people",
    "blame-word",
    "broken-why-chain",
    "cause-repeats-trigger",
    "counterfactual-about-person",
    "customer-name",
    "duplicate-action",
    "duration-mismatch",
    "email-address",
    "end-before-start",
    "evasive-quantity",
    "event-outside-incident",
    "first-person-singular",
    "future-time",
    "hindsight-word",
    HUMAN_ERROR,
    "implausible-duration",
    "mean-of-one",
    "milestones-out-of-order",
    "missing-fix-as-cause",
    "month-slip",
    "numbers-disagree",
    "percentage-over-100",
    "person-in-title",
    "placeholder-text",
    "public-ip-address",
    "secret",
    "severity-contradicts-impact",
    "summary-without-impact",
    "timeline-out-of-order",
    "unknown-service",
    "unknown-tag",
    VAGUE_ACTION,
    VAGUE_CAUSE,
    "year-slip",
    "zone-contradicts-prose",
];

const HUMAN_ERROR: &str = "human-error-as-cause";
const VAGUE_ACTION: &str = "vague-action";
const VAGUE_CAUSE: &str = "vague-cause";

/// As many earlier incidents are shown.
const MOST_ALIKE: usize = 3;

/// What was said already.
#[derive(Debug, Default)]
pub struct Coach {
    rules: BTreeSet<&'static str>,
    shown: BTreeSet<RecordId>,
    /// Whether the conversation itself asks why, again and again.
    asks_whys: bool,
}

impl Coach {
    pub fn new(depth: Depth) -> Self {
        Self { asks_whys: depth >= Depth::Further, ..Self::default() }
    }

    /// Says what there is to say about the answer to `question`, which `record` has, and asks what helps.
    pub fn comment(
        &mut self,
        question: &Question,
        record: &mut Postmortem,
        ask: &mut dyn Ask,
        host: &dyn Host,
    ) -> Result<Outcome> {
        let Some(finding) = self.finding(question, record, host)? else { return Ok(Outcome::Passed) };
        self.rules.insert(finding.rule);
        let help = finding.help.as_deref().map(|help| format!("; {help}")).unwrap_or_default();
        ask.say(&format!("A thought: {}{help}", finding.message))?;
        let between = match (finding.rule, question.field.steps()) {
            (HUMAN_ERROR, _) => factor(question, record),
            (VAGUE_CAUSE, _) if question.field.is("root_cause.summary") && record.whys.is_empty() => why(question),
            (VAGUE_ACTION, [_, Segment::Index(place), _]) => done_when(question, *place),
            _ => return Ok(Outcome::Passed),
        };
        between.put(record, ask)
    }

    /// The first thing to say of the answer, and of it alone.
    fn finding(&self, question: &Question, record: &Postmortem, host: &dyn Host) -> Result<Option<Finding>> {
        let is_said = matches!(question.kind, Kind::Line { .. } | Kind::Prose | Kind::Time(_) | Kind::Date);
        if !is_said || self.rules.len() == COACHED.len() {
            return Ok(None);
        }
        let reviewed = Postmortem { status: Some(Status::InReview), ..record.clone() };
        let is_news = |finding: &Finding| {
            COACHED.contains(&finding.rule)
                && !self.rules.contains(finding.rule)
                && question.field.contains(&finding.field)
                // One line may be short where the whys are asked anyway.
                && !(finding.rule == VAGUE_CAUSE && self.asks_whys && question.field.is("root_cause.summary"))
        };
        // The loudest: there is one sentence.
        let found = host.judge(&reviewed)?.into_iter().filter(is_news);
        Ok(found.max_by_key(|finding| (finding.rule == HUMAN_ERROR, finding.level)))
    }

    /// After a cause, shows earlier incidents that read like this one, once each, and links what is chosen.
    pub fn recall(
        &mut self,
        question: &Question,
        record: &mut Postmortem,
        ask: &mut dyn Ask,
        host: &dyn Host,
    ) -> Result<Outcome> {
        let field = &question.field;
        if !(field.is("root_cause.summary") || field.is_under("contributing_factors")) {
            return Ok(Outcome::Passed);
        }
        let mut alike = host.alike(record)?;
        alike.retain(|other| !self.shown.contains(&other.id));
        alike.truncate(MOST_ALIKE);
        if alike.is_empty() {
            return Ok(Outcome::Passed);
        }
        ask.say("It has happened before, perhaps:")?;
        for other in &alike {
            self.shown.insert(other.id.clone());
            ask.say(&format!("  {}: {}", other.id, other.title))?;
            for line in &other.undone {
                ask.say(&format!("    {line}"))?;
            }
        }
        same_cause(question, record, &alike).put(record, ask)
    }
}

/// Which of them had the same cause.
fn same_cause(question: &Question, record: &Postmortem, alike: &[Alike]) -> Between {
    let choice = |other: &Alike| Choice { value: other.id.to_string(), meaning: other.title.clone() };
    Between {
        place: record.related.len(),
        write: |record, place, answer| {
            *item(&mut record.related, place) =
                Related { id: Some(answer.text().parse()?), relation: Some(Relation::SameCause) };
            Ok(())
        },
        question: Question {
            field: FieldPath::from("related").at(record.related.len()),
            prompt: "Does one of these have the same cause?".to_owned(),
            help: "Enter links it as `same_cause`; Esc goes on without",
            kind: Kind::Choice(alike.iter().map(choice).collect()),
            proposed: alike.first().map(|other| Answer::Text(other.id.to_string())),
            ..Between::line(question)
        },
    }
}

/// A cause that says little has one behind it; the conversation goes on asking from there.
fn why(question: &Question) -> Between {
    Between {
        place: 0,
        write: answer_why,
        question: Question {
            field: FieldPath::of_item("whys", 0, "because"),
            prompt: "Why was that?".to_owned(),
            help: "what made it possible, why nothing caught it: `The pool was set once, for half the load`; empty goes on",
            ..Between::line(question)
        },
    }
}

/// Behind every mistake is what made it possible: that is a factor.
fn factor(question: &Question, record: &Postmortem) -> Between {
    let place = record.contributing_factors.len();
    Between {
        place,
        write: |record, place, answer| {
            let used: Vec<ItemId> = record.contributing_factors.iter().filter_map(|factor| factor.id.clone()).collect();
            let text = Some(answer.text().parse()?);
            *item(&mut record.contributing_factors, place) =
                Factor { id: free_id('F', &used), text, ..Factor::default() };
            Ok(())
        },
        question: Question {
            field: FieldPath::of_item("contributing_factors", place, "text"),
            prompt: "What made that possible?".to_owned(),
            help: "it becomes a contributing factor: `The tool asks for no second look`; empty goes on",
            kind: Kind::Prose,
            ..Between::line(question)
        },
    }
}

/// An action that names no end in its text can do so beside it.
fn done_when(question: &Question, place: usize) -> Between {
    Between {
        place,
        write: |record, place, answer| put(&mut item(&mut record.action_items, place).done_when, answer),
        question: Question {
            field: FieldPath::of_item("action_items", place, "done_when"),
            prompt: format!("Action {}: how can one tell that it is done?", place + 1),
            help: "what is where, and how much of it: `An alert fires at 80% of the pool`; empty goes on",
            ..Between::line(question)
        },
    }
}
