//! What was learnt.

use serde::Serialize;

use super::anchors::Item;
use super::desk::Desk;
use crate::record::Lesson;
use crate::render::ink::Text;

/// The lessons as prose, then in three parts.
#[derive(Debug, Clone, Serialize)]
pub struct LessonsView {
    pub shown: bool,
    pub summary: Option<Text>,
    /// Those that have any lessons.
    pub parts: Vec<Part>,
}

/// What went well, poorly, or was luck.
#[derive(Debug, Clone, Serialize)]
pub struct Part {
    pub anchor: &'static str,
    pub title: &'static str,
    pub lessons: Vec<LessonView>,
}

/// One lesson.
#[derive(Debug, Clone, Serialize)]
pub struct LessonView {
    pub anchor: Option<String>,
    pub id: Option<Text>,
    pub text: Option<Text>,
    pub several_lines: bool,
    /// The actions that answer it.
    pub actions: Option<Text>,
}

impl LessonsView {
    pub fn new(desk: &Desk<'_>) -> Self {
        let lessons = desk.record.lessons.as_ref();
        let named = lessons.into_iter().flat_map(|all| {
            [
                ("went-well", "What Went Well", &all.went_well),
                ("went-poorly", "What Went Poorly", &all.went_poorly),
                ("got-lucky", "Where We Got Lucky", &all.got_lucky),
            ]
        });
        let mut count = 0;
        let mut parts = Vec::new();
        for (anchor, title, lessons) in named.filter(|(.., lessons)| !lessons.is_empty()) {
            let view = |lesson| {
                count += 1;
                LessonView::new(desk, count - 1, lesson)
            };
            parts.push(Part { anchor, title, lessons: lessons.iter().map(view).collect() });
        }
        let summary = desk.prose(lessons.and_then(|all| all.summary.as_ref()), 2, "lessons");
        let titles = ["What Went Well", "What Went Poorly", "Where We Got Lucky"];
        let summary = summary.map(|summary| desk.above(summary, &titles));
        Self { shown: summary.is_some() || !parts.is_empty(), summary, parts }
    }
}

impl LessonView {
    fn new(desk: &Desk<'_>, place: usize, lesson: &Lesson) -> Self {
        let labelled = lesson.id.is_some();
        let text = lesson.text.as_ref().map(|text| desk.named(text, &format!("lesson-{}", place + 1), labelled));
        Self {
            anchor: desk.anchors.of_item(lesson.id.as_ref(), Item::Lesson(place)),
            id: lesson.id.as_ref().map(|id| desk.ink.id(id)),
            several_lines: text.as_ref().is_some_and(Text::several_lines),
            text,
            actions: lesson.id.as_ref().and_then(|id| super::actions::addressing(desk, id)),
        }
    }
}
