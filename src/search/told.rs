//! All that a record tells, section by section: what is searched, and what excerpts are taken from.

use std::borrow::Cow;

use serde_json::Value;

use crate::record::{Lesson, Postmortem};

/// How much a word says about its incident where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// Told along the way.
    Body,
    /// Summaries, cause, impact.
    Main,
    /// Services and tags.
    Label,
    /// What the incident is called.
    Name,
}

/// One text, and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Told<'a> {
    /// The section; `SECTIONS` of search.js says its title and its anchor in the page. A capital letter
    /// continues the item before it: who did what an event tells.
    pub section: char,
    pub weight: Weight,
    pub text: Cow<'a, str>,
}

/// All texts of a record, in its order.
pub fn told(record: &Postmortem) -> Vec<Told<'_>> {
    let mut all = All(Vec::with_capacity(64));
    all.line('t', Weight::Name, &record.title);
    all.lines('k', Weight::Label, &record.services);
    all.lines('k', Weight::Label, &record.tags);
    all.line('k', Weight::Main, &record.severity);
    all.add('k', Weight::Main, record.kind.map(crate::record::Kind::as_str));
    all.line('s', Weight::Main, &record.summary);
    all.line('x', Weight::Main, &record.executive_summary);
    all.line('s', Weight::Body, &record.waived_because);
    impact(record, &mut all);
    if let Some(detection) = &record.detection {
        all.line('d', Weight::Body, &detection.description);
        all.line('d', Weight::Body, &detection.gap);
    }
    for event in &record.timeline {
        all.item('e', event.text.as_deref());
        all.line('E', Weight::Body, &event.by);
        all.lines('E', Weight::Body, &event.evidence);
    }
    cause(record, &mut all);
    actions(record, &mut all);
    lessons(record, &mut all);
    all.line('z', Weight::Body, &record.conclusion);
    around(record, &mut all);
    people(record, &mut all);
    for revision in &record.revisions {
        all.line('v', Weight::Body, &revision.what);
    }
    for (key, value) in &record.custom {
        all.add('u', Weight::Body, Some(key));
        all.value(value);
    }
    all.line('y', Weight::Body, &record.appendix);
    all.0
}

fn impact<'a>(record: &'a Postmortem, all: &mut All<'a>) {
    let Some(impact) = &record.impact else { return };
    all.line('i', Weight::Main, &impact.summary);
    all.made('i', impact.users_affected.as_ref());
    for measure in &impact.measures {
        all.line('i', Weight::Body, &measure.what);
        all.made('I', measure.value.as_ref());
        all.line('I', Weight::Body, &measure.unit);
    }
}

fn cause<'a>(record: &'a Postmortem, all: &mut All<'a>) {
    if let Some(cause) = &record.root_cause {
        all.line('c', Weight::Main, &cause.summary);
        all.line('c', Weight::Body, &cause.detail);
    }
    all.line('g', Weight::Main, &record.trigger);
    for factor in &record.contributing_factors {
        all.item('f', factor.text.as_deref());
        all.line('F', Weight::Body, &factor.category);
    }
    for why in &record.whys {
        all.item('w', why.why.as_deref());
        all.line('W', Weight::Body, &why.because);
    }
    all.lines('q', Weight::Body, &record.surprises);
    if let Some(resolution) = &record.resolution {
        all.line('r', Weight::Body, &resolution.summary);
        all.line('r', Weight::Body, &resolution.detail);
    }
}

fn actions<'a>(record: &'a Postmortem, all: &mut All<'a>) {
    all.lines('m', Weight::Body, &record.improvements);
    for action in &record.action_items {
        all.item('a', action.text.as_deref());
        all.line('A', Weight::Body, &action.owner);
        all.line('A', Weight::Body, &action.done_when);
        all.line('A', Weight::Body, &action.declined_because);
        all.line('A', Weight::Body, &action.tracker);
    }
    all.line('m', Weight::Body, &record.no_actions_because);
}

fn lessons<'a>(record: &'a Postmortem, all: &mut All<'a>) {
    let Some(lessons) = &record.lessons else { return };
    all.line('l', Weight::Body, &lessons.summary);
    let lists: [&[Lesson]; 3] = [&lessons.went_well, &lessons.went_poorly, &lessons.got_lucky];
    for lesson in lists.into_iter().flatten() {
        all.item('l', lesson.text.as_deref());
    }
}

/// What belongs with the record: other incidents, messages, documents, terms.
fn around<'a>(record: &'a Postmortem, all: &mut All<'a>) {
    for other in &record.related {
        all.add('o', Weight::Body, other.id.as_deref());
    }
    for message in &record.communications {
        all.item('n', message.text.as_deref());
        all.line('N', Weight::Body, &message.audience);
        all.line('N', Weight::Body, &message.channel);
    }
    for reference in &record.references {
        all.item('b', reference.title.as_deref());
        all.line('B', Weight::Body, &reference.url);
    }
    for (term, meaning) in &record.glossary {
        all.item('h', Some(term));
        all.add('H', Weight::Body, Some(meaning));
    }
}

fn people<'a>(record: &'a Postmortem, all: &mut All<'a>) {
    all.line('p', Weight::Body, &record.owner);
    all.lines('p', Weight::Body, &record.authors);
    for participant in &record.participants {
        all.line('p', Weight::Body, &participant.who);
        all.line('P', Weight::Body, &participant.role);
    }
    for review in &record.reviewers {
        all.line('p', Weight::Body, &review.who);
    }
}

struct All<'a>(Vec<Told<'a>>);

impl<'a> All<'a> {
    fn add(&mut self, section: char, weight: Weight, text: Option<&'a str>) {
        if let Some(text) = text {
            self.0.push(Told { section, weight, text: Cow::Borrowed(text) });
        }
    }

    #[expect(clippy::ref_option, reason = "the form in which records have them")]
    fn line(&mut self, section: char, weight: Weight, text: &'a Option<impl std::ops::Deref<Target = str>>) {
        self.add(section, weight, text.as_deref());
    }

    fn lines(&mut self, section: char, weight: Weight, texts: &'a [impl std::ops::Deref<Target = str>]) {
        for text in texts {
            self.add(section, weight, Some(text));
        }
    }

    /// An item of a list, which is counted even where it says nothing: what comes after it is its own.
    fn item(&mut self, section: char, text: Option<&'a str>) {
        self.add(section, Weight::Body, Some(text.unwrap_or_default()));
    }

    fn made(&mut self, section: char, value: Option<&impl ToString>) {
        if let Some(value) = value {
            self.0.push(Told { section, weight: Weight::Body, text: Cow::Owned(value.to_string()) });
        }
    }

    /// All that the user's own value says, however deep.
    fn value(&mut self, value: &'a Value) {
        match value {
            Value::Null => {}
            Value::String(text) => self.add('U', Weight::Body, Some(text)),
            Value::Bool(_) | Value::Number(_) => self.made('U', Some(value)),
            Value::Array(values) => values.iter().for_each(|value| self.value(value)),
            Value::Object(fields) => fields.iter().for_each(|(key, value)| {
                self.add('U', Weight::Body, Some(key));
                self.value(value);
            }),
        }
    }
}
