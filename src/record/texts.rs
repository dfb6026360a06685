//! Every text that somebody wrote, with its place: for rules about language, and for search.

use super::{Lesson, Postmortem, Spot};

/// What a text is for: rules about language care.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    Title,
    /// Summaries, impact, conclusion, messages: what happened, told.
    Story,
    /// Entries of the timeline.
    Event,
    /// Root cause, trigger, factors, the answers of whys.
    Cause,
    /// What will be done.
    Action,
    /// Lessons, surprises, improvements.
    Lesson,
    /// What has no field of its own.
    Appendix,
}

/// One text of a record.
#[derive(Debug, Clone, PartialEq)]
pub struct Text<'a> {
    pub spot: Spot,
    pub role: Role,
    pub text: &'a str,
}

impl Postmortem {
    /// All texts, in the order of the record.
    pub fn texts(&self) -> Vec<Text<'_>> {
        let mut all = Texts(Vec::with_capacity(16 + self.timeline.len() + 2 * self.action_items.len()));
        all.add(Role::Title, Spot::of("title"), self.title.as_deref());
        all.add(Role::Story, Spot::of("waived_because"), self.waived_because.as_deref());
        all.add(Role::Story, Spot::of("summary"), self.summary.as_deref());
        all.add(Role::Story, Spot::of("executive_summary"), self.executive_summary.as_deref());
        if let Some(detection) = &self.detection {
            let at = Spot::of("detection");
            all.add(Role::Story, at.part("description"), detection.description.as_deref());
            all.add(Role::Story, at.part("gap"), detection.gap.as_deref());
        }
        if let Some(impact) = &self.impact {
            all.add(Role::Story, Spot::of("impact").part("summary"), impact.summary.as_deref());
        }
        all.list(Role::Event, "timeline", &self.timeline, "text", |event| event.text.as_deref());
        if let Some(cause) = &self.root_cause {
            let at = Spot::of("root_cause");
            all.add(Role::Cause, at.part("summary"), cause.summary.as_deref());
            all.add(Role::Cause, at.part("detail"), cause.detail.as_deref());
        }
        all.add(Role::Cause, Spot::of("trigger"), self.trigger.as_deref());
        all.list(Role::Cause, "contributing_factors", &self.contributing_factors, "text", |factor| {
            factor.text.as_deref()
        });
        all.list(Role::Cause, "whys", &self.whys, "because", |why| why.because.as_deref());
        all.plain(Role::Lesson, "surprises", &self.surprises);
        if let Some(resolution) = &self.resolution {
            let at = Spot::of("resolution");
            all.add(Role::Story, at.part("summary"), resolution.summary.as_deref());
            all.add(Role::Story, at.part("detail"), resolution.detail.as_deref());
        }
        all.plain(Role::Lesson, "improvements", &self.improvements);
        all.list(Role::Action, "action_items", &self.action_items, "text", |action| action.text.as_deref());
        all.list(Role::Action, "action_items", &self.action_items, "done_when", |action| action.done_when.as_deref());
        all.list(Role::Story, "action_items", &self.action_items, "declined_because", |action| {
            action.declined_because.as_deref()
        });
        all.add(Role::Story, Spot::of("no_actions_because"), self.no_actions_because.as_deref());
        if let Some(lessons) = &self.lessons {
            let at = Spot::of("lessons");
            all.add(Role::Lesson, at.part("summary"), lessons.summary.as_deref());
            all.lessons(at.part("went_well"), &lessons.went_well);
            all.lessons(at.part("went_poorly"), &lessons.went_poorly);
            all.lessons(at.part("got_lucky"), &lessons.got_lucky);
        }
        all.add(Role::Story, Spot::of("conclusion"), self.conclusion.as_deref());
        all.list(Role::Story, "communications", &self.communications, "text", |message| message.text.as_deref());
        all.add(Role::Appendix, Spot::of("appendix"), self.appendix.as_deref());
        all.0
    }
}

struct Texts<'a>(Vec<Text<'a>>);

impl<'a> Texts<'a> {
    fn add(&mut self, role: Role, spot: Spot, text: Option<&'a str>) {
        if let Some(text) = text {
            self.0.push(Text { spot, role, text });
        }
    }

    fn list<T>(
        &mut self,
        role: Role,
        key: &'static str,
        items: &'a [T],
        field: &'static str,
        text: impl Fn(&'a T) -> Option<&'a str>,
    ) {
        for (place, item) in items.iter().enumerate() {
            self.add(role, Spot::of(key).index(place).field(field), text(item));
        }
    }

    fn plain(&mut self, role: Role, key: &'static str, items: &'a [impl std::ops::Deref<Target = str>]) {
        for (place, item) in items.iter().enumerate() {
            self.add(role, Spot::of(key).index(place), Some(&**item));
        }
    }

    fn lessons(&mut self, at: Spot, lessons: &'a [Lesson]) {
        for (place, lesson) in lessons.iter().enumerate() {
            // A lesson with an id is a mapping; one without is the text itself.
            let item = at.index(place);
            let spot = if lesson.id.is_some() { item.field("text") } else { item };
            self.add(Role::Lesson, spot, lesson.text.as_deref());
        }
    }
}
