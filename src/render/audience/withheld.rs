//! A record without what the configuration keeps private: texts are blotted, and what is no text goes as a whole.
//!
//! Every field of each type is named here too: one that is new has to be decided before anything compiles.

use super::blot::blotted;
use crate::config::PrivateWords;
use crate::record::{
    ActionItem, Communication, Detection, Event, Factor, Impact, ItemId, Lesson, Lessons, Line, Measure, Participant,
    Postmortem, Prose, Reference, Related, Resolution, Revision, RootCause, Why, slug,
};

/// Withholds private words in what a public record shows; in how many of its texts there were any.
pub fn withhold(record: &mut Postmortem, words: &PrivateWords) -> usize {
    if words.is_empty() {
        return 0;
    }
    let mut hand = Hand { words, texts: 0 };
    hand.record(record);
    hand.texts
}

struct Hand<'a> {
    words: &'a PrivateWords,
    /// Those that were changed.
    texts: usize,
}

impl Hand<'_> {
    fn record(&mut self, record: &mut Postmortem) {
        let Postmortem {
            // What says nothing but one of a few words, a time or a number; and who has other words for it.
            schema: _,
            status: _,
            kind: _,
            visibility: _,
            time_zone: _,
            milestones: _,
            published: _,
            // The page's address: whoever shows the record looks at it first.
            id: _,
            // Never in a public record.
            waived_because: _,
            owner: _,
            authors: _,
            reviewers: _,
            appendix: _,
            custom: _,
            allow: _,
            title,
            severity,
            services,
            tags,
            participants,
            summary,
            executive_summary,
            detection,
            impact,
            timeline,
            root_cause,
            trigger,
            contributing_factors,
            whys,
            surprises,
            resolution,
            improvements,
            action_items,
            no_actions_because,
            lessons,
            conclusion,
            related,
            communications,
            references,
            glossary,
            revisions,
        } = record;
        self.line(title);
        self.value(severity);
        self.values(services, |service| service);
        self.values(tags, |tag| tag);
        // Who is named in both lists is not named.
        self.values(participants, |one| one.who.as_deref().unwrap_or_default());
        self.each(participants, Self::participant);
        self.prose(summary);
        self.prose(executive_summary);
        self.part(detection, Self::detection);
        self.part(impact, Self::impact);
        self.each(timeline, Self::event);
        self.part(root_cause, Self::root_cause);
        self.prose(trigger);
        self.each(contributing_factors, Self::factor);
        self.each(whys, Self::why);
        self.proses(surprises);
        self.part(resolution, Self::resolution);
        self.proses(improvements);
        self.each(action_items, Self::action);
        self.line(no_actions_because);
        self.part(lessons, Self::lessons);
        self.prose(conclusion);
        self.values(related, |Related { id, relation: _ }| id.as_deref().unwrap_or_default());
        self.each(communications, Self::message);
        // A document that cannot be followed is none.
        self.values(references, |one| one.url.as_deref().unwrap_or_default());
        self.each(references, |hand, Reference { title, url: _ }| hand.line(title));
        for (term, meaning) in std::mem::take(glossary) {
            if !self.holds_any(&term) {
                glossary.extend(self.lined(meaning).map(|meaning| (term, meaning)));
            }
        }
        self.each(revisions, |hand, Revision { at: _, what }| hand.line(what));
    }

    fn participant(&mut self, Participant { who: _, role, visibility: _ }: &mut Participant) {
        self.line(role);
    }

    fn detection(&mut self, Detection { method: _, description, gap }: &mut Detection) {
        self.prose(description);
        self.prose(gap);
    }

    fn impact(&mut self, impact: &mut Impact) {
        let Impact { summary, users_affected: _, measures, windows: _, data_loss: _ } = impact;
        self.line(summary);
        for Measure { what, value: _, unit, estimate: _ } in measures {
            self.line(what);
            self.line(unit);
        }
    }

    fn event(&mut self, event: &mut Event) {
        let Event { at: _, kind: _, text, by: _, evidence: _, highlight: _, visibility: _ } = event;
        self.prose(text);
    }

    fn root_cause(&mut self, RootCause { summary, detail }: &mut RootCause) {
        self.line(summary);
        self.prose(detail);
    }

    fn factor(&mut self, Factor { id, text, category, root: _ }: &mut Factor) {
        self.value(id);
        self.prose(text);
        self.value(category);
    }

    fn why(&mut self, Why { why, because }: &mut Why) {
        self.line(why);
        self.line(because);
    }

    fn resolution(&mut self, Resolution { summary, detail }: &mut Resolution) {
        self.line(summary);
        self.prose(detail);
    }

    fn action(&mut self, action: &mut ActionItem) {
        let ActionItem {
            id,
            text,
            kind: _,
            addresses,
            owner: _,
            due: _,
            priority: _,
            status: _,
            closed: _,
            declined_because,
            done_when,
            tracker: _,
            visibility: _,
        } = action;
        self.value(id);
        self.line(text);
        self.values(addresses, |id: &ItemId| id);
        self.line(declined_because);
        self.line(done_when);
    }

    fn lessons(&mut self, Lessons { summary, went_well, went_poorly, got_lucky }: &mut Lessons) {
        self.prose(summary);
        for Lesson { id, text } in went_well.iter_mut().chain(went_poorly).chain(got_lucky) {
            self.value(id);
            self.prose(text);
        }
    }

    fn message(&mut self, message: &mut Communication) {
        let Communication { audience, at: _, channel, text, visibility: _ } = message;
        self.line(audience);
        self.line(channel);
        self.prose(text);
    }

    fn part<T>(&mut self, part: &mut Option<T>, look: impl FnOnce(&mut Self, &mut T)) {
        if let Some(part) = part {
            look(self, part);
        }
    }

    fn each<T>(&mut self, items: &mut [T], look: impl Fn(&mut Self, &mut T)) {
        for item in items {
            look(self, item);
        }
    }

    /// A text: the private words in it are withheld.
    fn line(&mut self, line: &mut Option<Line>) {
        *line = line.take().and_then(|line| self.lined(line));
    }

    /// `None` where nothing is left.
    fn lined(&mut self, line: Line) -> Option<Line> {
        match self.blotted(&line) {
            Some(text) => text.parse().ok(),
            None => Some(line),
        }
    }

    fn prose(&mut self, prose: &mut Option<Prose>) {
        if let Some(text) = prose.as_deref().and_then(|text| self.blotted(text)) {
            *prose = text.parse().ok();
        }
    }

    fn proses(&mut self, all: &mut Vec<Prose>) {
        for text in std::mem::take(all) {
            let mut text = Some(text);
            self.prose(&mut text);
            all.extend(text);
        }
    }

    fn blotted(&mut self, text: &str) -> Option<String> {
        let blotted = blotted(text, self.words)?;
        self.texts += 1;
        Some(blotted)
    }

    /// A value that others are found by: half of it is another one.
    fn value<T: std::ops::Deref<Target = str>>(&mut self, value: &mut Option<T>) {
        if value.as_deref().is_some_and(|text| self.holds_any(text)) {
            *value = None;
        }
    }

    /// The same of those in a list.
    fn values<T>(&mut self, values: &mut Vec<T>, text: impl Fn(&T) -> &str) {
        values.retain(|value| !self.holds_any(text(value)));
    }

    fn holds_any(&mut self, text: &str) -> bool {
        // What others are found by stands in addresses too.
        let holds_any = !self.words.all_in(text).is_empty() || self.words.first_in(&slug(text)).is_some();
        self.texts += usize::from(holds_any);
        holds_any
    }
}
