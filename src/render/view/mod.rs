//! What templates see of a record: small structs whose texts are already fit for the format.
//!
//! Lists that are empty and options that are absent are simply not shown; every key always exists, so that a template
//! that names another one gets an error.

mod actions;
mod anchors;
mod cause;
mod custom;
mod desk;
mod details;
mod fact;
mod head;
mod impact;
mod issue;
mod lessons;
mod people;
mod sources;
mod timeline;
mod trace;

use serde::Serialize;

use self::desk::Desk;
use super::away::Away;
use super::ink::Text;
use super::setting::Setting;
use crate::config::Target;
use crate::record::Postmortem;

/// One record, as templates see it.
#[derive(Debug, Clone, Serialize)]
pub struct RecordView {
    pub head: head::Head,
    pub issue: issue::Issue,
    pub executive_summary: Option<Text>,
    pub impact: impact::ImpactView,
    pub detection: impact::DetectionView,
    pub timeline: timeline::TimelineView,
    pub cause: cause::CauseView,
    pub actions: actions::ActionsView,
    /// Which factor and lesson is covered by which action.
    pub trace: Vec<trace::TraceRow>,
    pub lessons: lessons::LessonsView,
    pub conclusion: Option<Text>,
    pub sources: sources::Sources,
    pub people: people::People,
    pub revisions: Vec<fact::Fact>,
    pub details: details::Details,
    pub appendix: Option<Text>,
}

impl RecordView {
    /// The view of `record` for one format and audience, in a document beside its file unless that lies `away`.
    pub fn new(record: &Postmortem, setting: &Setting<'_>, target: Target, away: Option<Away<'_>>) -> Self {
        let desk = Desk::new(record, setting, target, away);
        Self {
            head: head::Head::new(&desk),
            issue: issue::Issue::new(&desk),
            executive_summary: desk.prose(record.executive_summary.as_ref(), 2, "executive"),
            impact: impact::ImpactView::new(&desk),
            detection: impact::DetectionView::new(&desk),
            timeline: timeline::TimelineView::new(&desk),
            cause: cause::CauseView::new(&desk),
            actions: actions::ActionsView::new(&desk),
            trace: trace::rows(&desk),
            lessons: lessons::LessonsView::new(&desk),
            conclusion: desk.prose(record.conclusion.as_ref(), 2, "conclusion"),
            sources: sources::Sources::new(&desk),
            people: people::People::new(&desk),
            revisions: details::revisions(&desk),
            details: details::Details::new(&desk),
            appendix: desk.prose(record.appendix.as_ref(), 2, "appendix"),
        }
    }
}
