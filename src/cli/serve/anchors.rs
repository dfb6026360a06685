//! Where on its page a field of a record is shown.

use crate::finding::{FieldPath, Segment};
use crate::record::Postmortem;

/// The id of the place in `page` where a field is shown, or of its section; `None` where it is not.
pub fn anchor(field: &FieldPath, record: Option<&Postmortem>, page: &str) -> Option<String> {
    let own = record.and_then(|record| item(field, record));
    let first = match field.steps().first()? {
        Segment::Key(key) => key.as_ref(),
        Segment::Index(_) => return None,
    };
    let sections = sections(first).iter().map(|section| (*section).to_owned());
    own.into_iter().chain(sections).find(|id| page.contains(&format!(" id=\"{id}\"")))
}

/// The id of an element of a list that has one.
fn item(field: &FieldPath, record: &Postmortem) -> Option<String> {
    let (list, place) = match field.steps() {
        [Segment::Key(list), Segment::Index(place), ..] => (list.as_ref(), *place),
        [Segment::Key(part), Segment::Key(list), Segment::Index(place), ..] if part == "lessons" => {
            (list.as_ref(), *place)
        }
        _ => return None,
    };
    let lessons = record.lessons.as_ref();
    let id = match list {
        "timeline" => return Some(format!("event-{}", place + 1)),
        "action_items" => &record.action_items.get(place)?.id,
        "contributing_factors" => &record.contributing_factors.get(place)?.id,
        "went_well" => &lessons?.went_well.get(place)?.id,
        "went_poorly" => &lessons?.went_poorly.get(place)?.id,
        "got_lucky" => &lessons?.got_lucky.get(place)?.id,
        _ => return None,
    };
    id.as_ref().map(ToString::to_string)
}

/// The sections that show a field of the record, the nearest first.
fn sections(field: &str) -> &'static [&'static str] {
    match field {
        "title" | "summary" | "status" | "severity" | "kind" | "services" | "time_zone" => &["issue-summary"],
        "executive_summary" => &["executive-summary"],
        "impact" => &["impact", "issue-summary"],
        "detection" => &["detection"],
        "timeline" => &["timeline"],
        "milestones" => &["milestones", "timeline"],
        "root_cause" => &["root-cause", "root-cause-and-resolution"],
        "trigger" => &["trigger", "root-cause-and-resolution"],
        "contributing_factors" => &["factors", "root-cause-and-resolution"],
        "whys" => &["whys", "root-cause-and-resolution"],
        "surprises" => &["surprises", "root-cause-and-resolution"],
        "resolution" => &["resolution", "root-cause-and-resolution"],
        "improvements" => &["fixes", "actions"],
        "action_items" | "no_actions_because" => &["tasks", "actions"],
        "lessons" => &["lessons"],
        "conclusion" => &["conclusion"],
        "related" => &["related"],
        "communications" => &["communications"],
        "references" => &["references"],
        "glossary" => &["glossary"],
        "owner" | "authors" | "reviewers" | "participants" => &["people"],
        "revisions" => &["revisions"],
        "allow" => &["exceptions"],
        "custom" => &["custom"],
        "appendix" => &["appendix"],
        _ => &["details"],
    }
}
