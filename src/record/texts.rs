//! Every text that somebody wrote, with its place: for rules about language, and for search.

use super::{Lesson, Postmortem};
use crate::finding::{FieldPath, Segment};

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
    pub path: FieldPath,
    pub role: Role,
    pub text: &'a str,
}

impl Postmortem {
    /// All texts, in the order of the record.
    pub fn texts(&self) -> Vec<Text<'_>> {
        let mut all = Texts(Vec::new());
        all.add(Role::Title, "title", self.title.as_deref());
        all.add(Role::Story, "waived_because", self.waived_because.as_deref());
        all.add(Role::Story, "summary", self.summary.as_deref());
        all.add(Role::Story, "executive_summary", self.executive_summary.as_deref());
        if let Some(detection) = &self.detection {
            let at = FieldPath::from("detection");
            all.add(Role::Story, at.at("description"), detection.description.as_deref());
            all.add(Role::Story, at.at("gap"), detection.gap.as_deref());
        }
        if let Some(impact) = &self.impact {
            all.add(Role::Story, FieldPath::from("impact").at("summary"), impact.summary.as_deref());
        }
        all.list(Role::Event, "timeline", &self.timeline, "text", |event| event.text.as_deref());
        if let Some(cause) = &self.root_cause {
            let at = FieldPath::from("root_cause");
            all.add(Role::Cause, at.at("summary"), cause.summary.as_deref());
            all.add(Role::Cause, at.at("detail"), cause.detail.as_deref());
        }
        all.add(Role::Cause, "trigger", self.trigger.as_deref());
        all.list(Role::Cause, "contributing_factors", &self.contributing_factors, "text", |factor| {
            factor.text.as_deref()
        });
        all.list(Role::Cause, "whys", &self.whys, "because", |why| why.because.as_deref());
        all.plain(Role::Lesson, &"surprises".into(), &self.surprises);
        if let Some(resolution) = &self.resolution {
            let at = FieldPath::from("resolution");
            all.add(Role::Story, at.at("summary"), resolution.summary.as_deref());
            all.add(Role::Story, at.at("detail"), resolution.detail.as_deref());
        }
        all.plain(Role::Lesson, &"improvements".into(), &self.improvements);
        all.list(Role::Action, "action_items", &self.action_items, "text", |action| action.text.as_deref());
        all.list(Role::Action, "action_items", &self.action_items, "done_when", |action| action.done_when.as_deref());
        all.list(Role::Story, "action_items", &self.action_items, "declined_because", |action| {
            action.declined_because.as_deref()
        });
        all.add(Role::Story, "no_actions_because", self.no_actions_because.as_deref());
        if let Some(lessons) = &self.lessons {
            let at = FieldPath::from("lessons");
            all.add(Role::Lesson, at.at("summary"), lessons.summary.as_deref());
            all.lessons(&at.at("went_well"), &lessons.went_well);
            all.lessons(&at.at("went_poorly"), &lessons.went_poorly);
            all.lessons(&at.at("got_lucky"), &lessons.got_lucky);
        }
        all.add(Role::Story, "conclusion", self.conclusion.as_deref());
        all.list(Role::Story, "communications", &self.communications, "text", |message| message.text.as_deref());
        all.add(Role::Appendix, "appendix", self.appendix.as_deref());
        all.0
    }
}

struct Texts<'a>(Vec<Text<'a>>);

impl<'a> Texts<'a> {
    fn add(&mut self, role: Role, path: impl Into<FieldPath>, text: Option<&'a str>) {
        if let Some(text) = text {
            self.0.push(Text { path: path.into(), role, text });
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
            let path = FieldPath::from_iter([key.into(), Segment::Index(place), field.into()]);
            self.add(role, path, text(item));
        }
    }

    fn plain(&mut self, role: Role, at: &FieldPath, items: &'a [impl std::ops::Deref<Target = str>]) {
        for (place, item) in items.iter().enumerate() {
            self.add(role, at.at(place), Some(&**item));
        }
    }

    fn lessons(&mut self, at: &FieldPath, lessons: &'a [Lesson]) {
        for (place, lesson) in lessons.iter().enumerate() {
            // A lesson with an id is a mapping; one without is the text itself.
            let item = at.at(place);
            let path = if lesson.id.is_some() { item.at("text") } else { item };
            self.add(Role::Lesson, path, lesson.text.as_deref());
        }
    }
}
