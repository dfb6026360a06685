//! The last question: the record as it will be read, what the rules say, and where to go from there.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::ask::{Answered, Choice, Kind, Question};
use super::conversation::{How, Talk, Turn, converse_section};
use super::plan::{Step, passed_over, plan, section_of, sections};
use crate::error::Result;
use crate::finding::{Finding, Level};
use crate::record::{Postmortem, Status};

/// The menu's way out.
const STOP: &str = "stop";

impl Talk<'_> {
    /// Shows the record, and asks how far it is, or what is to be mended.
    pub(super) fn review(&mut self, step: &Step) -> Result<Turn> {
        let page = self.host.preview(&self.record)?;
        if !page.is_empty() {
            self.ask.show(&page)?;
        }
        let findings = self.judged(Status::Published)?;
        self.read_out(&findings)?;
        let question =
            Question { kind: menu(&step.question.kind, &findings, self.host.publishing()), ..step.question.clone() };
        loop {
            let answered = self.ask.ask(&question)?;
            let Answered::With(answer) = &answered else { return self.answered(step, answered) };
            let chosen = answer.text();
            if chosen == STOP {
                return Ok(Turn::End(How::Stopped));
            }
            if let Some(section) = sections().find(|title| *title == chosen) {
                return self.mend(step, section);
            }
            let Some(told) = self.blocked(&chosen, &findings)? else { return self.answered(step, answered) };
            // The record is shown already; shown again, it would push this out of sight.
            self.ask.say(&told)?;
        }
    }

    /// Why the record cannot be what was chosen; a draft may always be one. `findings`: those of a
    /// published one.
    fn blocked(&self, chosen: &str, findings: &[Finding]) -> Result<Option<String>> {
        let (what, found, others) = match chosen.parse() {
            Ok(Status::Published) => ("published", Cow::Borrowed(findings), "in_review or draft"),
            Ok(Status::InReview) => ("reviewed", Cow::Owned(self.judged(Status::InReview)?), "draft"),
            _ => return Ok(None),
        };
        if found.iter().all(|finding| finding.level < Level::Error) {
            return Ok(None);
        }
        let sections: Vec<&str> = in_sections(&found, Level::Error).into_keys().collect();
        let place = if sections.is_empty() { String::new() } else { format!(" in {}", sections.join(", ")) };
        Ok(Some(format!("It cannot be {what} yet: mend the errors{place}, or choose {others}.")))
    }

    /// Asks one section again, and comes back.
    fn mend(&mut self, step: &Step, section: &'static str) -> Result<Turn> {
        let ending = converse_section(self.record.clone(), section, self.ask, self.host)?;
        self.record = ending.record;
        if ending.how != How::Finished {
            return Ok(Turn::End(ending.how));
        }
        // Items may have come and gone: what was asked is known by what there is now.
        let steps = plan(&self.record, self.host.config(), self.host.depth());
        self.passed = passed_over(&steps).collect();
        let open = steps.iter().filter(|other| !other.answered && other.path != step.path);
        self.passed.extend(open.map(|step| step.path.clone()));
        let answered = steps.iter().filter(|other| other.answered && other.path != step.path);
        self.history = answered.map(|step| step.path.clone()).collect();
        Ok(Turn::Again(step.path.clone(), None))
    }

    /// What the rules would say of the record at that stage: so that one decides knowingly.
    fn judged(&self, status: Status) -> Result<Vec<Finding>> {
        self.host.judge(&Postmortem { status: Some(status), ..self.record.clone() })
    }

    fn read_out(&mut self, findings: &[Finding]) -> Result<()> {
        if findings.is_empty() {
            return self.ask.say("Nothing is missing, and the rules find nothing wrong.");
        }
        self.ask.say("Before it is published:")?;
        for finding in findings {
            let field = if finding.field.is_root() { String::new() } else { format!("{}: ", finding.field) };
            self.ask.say(&format!("  {} {field}{}", finding.level, finding.message))?;
            if let Some(help) = &finding.help {
                self.ask.say(&format!("    {help}"))?;
            }
        }
        Ok(())
    }
}

/// The stages, the way out, and the sections: first those in which something is to be mended.
fn menu(stages: &Kind, findings: &[Finding], publishing: &str) -> Kind {
    let mut choices = if let Kind::Choice(stages) = stages { stages.clone() } else { Vec::new() };
    for choice in &mut choices {
        if choice.value == Status::Published.as_str() {
            choice.meaning.insert_str(0, publishing);
        }
    }
    // What most come for stands first.
    choices.reverse();
    let choice = |value: &str, meaning: String| Choice { value: value.to_owned(), meaning };
    choices.push(choice(STOP, "keep the draft, and go on another time".to_owned()));
    let found = in_sections(findings, Level::Note);
    let told = |title: &'static str| match found.get(title) {
        Some(1) => choice(title, "mend it: 1 finding".to_owned()),
        Some(count) => choice(title, format!("mend it: {count} findings")),
        None => choice(title, "ask it again".to_owned()),
    };
    let (troubled, fine): (Vec<_>, Vec<_>) = sections().partition(|title| found.contains_key(title));
    choices.extend(troubled.into_iter().chain(fine).map(told));
    Kind::Choice(choices)
}

/// How many findings of a level, or louder, each section has.
fn in_sections(findings: &[Finding], level: Level) -> BTreeMap<&'static str, usize> {
    let mut found = BTreeMap::new();
    for finding in findings.iter().filter(|finding| finding.level >= level) {
        if let Some(section) = section_of(&finding.field) {
            *found.entry(section.title).or_default() += 1;
        }
    }
    found
}
