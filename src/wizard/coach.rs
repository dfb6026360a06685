//! A word about an answer, right when it was given: at most one sentence, and each only once.
//!
//! It never blocks: what it asks, Enter passes over.

use std::collections::BTreeSet;

use super::ask::{Answered, Ask, Choice, Kind, Need, Question};
use super::host::{Alike, Host};
use super::steps::free_id;
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
}

impl Coach {
    /// Says what there is to say about the answer to `question`, which `record` has. What the answers to
    /// its own questions add is kept; `Some`: one of them was ended.
    pub fn after(
        &mut self,
        question: &Question,
        record: &mut Postmortem,
        ask: &mut dyn Ask,
        host: &mut dyn Host,
    ) -> Result<Option<Answered>> {
        let field = &question.field;
        if let Some(finding) = self.finding(question, record, host)? {
            self.rules.insert(finding.rule);
            let help = finding.help.as_deref().map(|help| format!("; {help}")).unwrap_or_default();
            ask.say(&format!("Think again, perhaps: {}{help}", finding.message))?;
            let ended = match finding.rule {
                HUMAN_ERROR => factor(question, record, ask, host)?,
                VAGUE_ACTION => done_when(question, record, ask, host)?,
                _ => None,
            };
            if ended.is_some() {
                return Ok(ended);
            }
        }
        let is_cause = field.is("root_cause.summary") || field.is_under("contributing_factors");
        if is_cause { self.alike(question, record, ask, host) } else { Ok(None) }
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
                // One line may be short: the whys that come next are for the rest.
                && !(finding.rule == VAGUE_CAUSE && question.field.is("root_cause.summary"))
        };
        // The loudest: there is one sentence.
        let found = host.judge(&reviewed)?.into_iter().filter(is_news);
        Ok(found.max_by_key(|finding| (finding.rule == HUMAN_ERROR, finding.level)))
    }

    /// Shows earlier incidents that read like this one, once each, and links what is chosen.
    fn alike(
        &mut self,
        question: &Question,
        record: &mut Postmortem,
        ask: &mut dyn Ask,
        host: &mut dyn Host,
    ) -> Result<Option<Answered>> {
        let mut alike = host.alike(record)?;
        alike.retain(|other| !self.shown.contains(&other.id));
        alike.truncate(MOST_ALIKE);
        if alike.is_empty() {
            return Ok(None);
        }
        ask.say("It has happened before, perhaps:")?;
        for other in &alike {
            self.shown.insert(other.id.clone());
            ask.say(&format!("  {}: {}", other.id, other.title))?;
            for action in &other.open_actions {
                ask.say(&format!("    still open: {action}"))?;
            }
        }
        let choice = |other: &Alike| Choice { value: other.id.to_string(), meaning: other.title.clone() };
        let between = Question {
            field: FieldPath::from("related").at(record.related.len()),
            prompt: "Does one of these have the same cause?".to_owned(),
            help: "it is linked as `same_cause`; Enter goes on without",
            kind: Kind::Choice(alike.iter().map(choice).collect()),
            ..optional(question)
        };
        let id = match ask.ask(&between)? {
            Answered::With(answer) if answer.is_empty() => return Ok(None),
            Answered::With(answer) => answer.text().parse::<RecordId>().ok(),
            Answered::Back => return Ok(None),
            ended => return Ok(Some(ended)),
        };
        record.related.push(Related { id, relation: Some(Relation::SameCause) });
        host.save(record)?;
        Ok(None)
    }
}

/// A question in between, which may be passed over.
fn optional(question: &Question) -> Question {
    Question {
        kind: Kind::Line { suggestions: Vec::new() },
        need: Need::Optional,
        current: None,
        proposed: None,
        ..question.clone()
    }
}

/// Behind every mistake is what made it possible: that is a factor.
fn factor(
    question: &Question,
    record: &mut Postmortem,
    ask: &mut dyn Ask,
    host: &mut dyn Host,
) -> Result<Option<Answered>> {
    let place = record.contributing_factors.len();
    let between = Question {
        field: FieldPath::of_item("contributing_factors", place, "text"),
        prompt: "What made that possible?".to_owned(),
        help: "it becomes a contributing factor: `The tool asks for no second look`; empty goes on",
        kind: Kind::Prose,
        ..optional(question)
    };
    let text = match ask.ask(&between)? {
        Answered::With(answer) if answer.is_empty() => return Ok(None),
        Answered::With(answer) => answer.text().parse().ok(),
        Answered::Back => return Ok(None),
        ended => return Ok(Some(ended)),
    };
    let used: Vec<ItemId> = record.contributing_factors.iter().filter_map(|factor| factor.id.clone()).collect();
    record.contributing_factors.push(Factor { id: free_id('F', &used), text, ..Factor::default() });
    host.save(record)?;
    Ok(None)
}

/// An action that names no end in its text can do so beside it.
fn done_when(
    question: &Question,
    record: &mut Postmortem,
    ask: &mut dyn Ask,
    host: &mut dyn Host,
) -> Result<Option<Answered>> {
    let [_, Segment::Index(place), _] = question.field.steps() else { return Ok(None) };
    let between = Question {
        field: FieldPath::of_item("action_items", *place, "done_when"),
        prompt: format!("Action {}: how can one tell that it is done?", place + 1),
        help: "what is where, and how much of it: `An alert fires at 80% of the pool`; empty goes on",
        ..optional(question)
    };
    let done_when = match ask.ask(&between)? {
        Answered::With(answer) if answer.is_empty() => return Ok(None),
        Answered::With(answer) => answer.text().parse().ok(),
        Answered::Back => return Ok(None),
        ended => return Ok(Some(ended)),
    };
    if let Some(action) = record.action_items.get_mut(*place) {
        action.done_when = done_when;
        host.save(record)?;
    }
    Ok(None)
}
