//! What a public render shows of a record: so much of it is read by everybody.

use super::said::Said;
use super::subject::Subject;
use crate::finding::FieldPath;
use crate::record::{Line, Postmortem, Role, Visibility};

/// The texts that a public render shows; none of a record that has no public render. The appendix, what belongs to
/// another status, and items that are not marked `public` stay out of it.
pub fn shown<'a, 's>(subject: &'s Subject<'a>) -> impl Iterator<Item = &'s Said<'a>> {
    let said = if is_public(subject.record) { subject.said() } else { &[] };
    said.iter().filter(|said| is_shown(subject.record, said))
}

pub fn is_public(record: &Postmortem) -> bool {
    record.visibility == Some(Visibility::Public)
}

/// What else a public render shows, and no rule about language reads.
pub fn lines(record: &Postmortem) -> Vec<(FieldPath, &str)> {
    let mut lines: Vec<(FieldPath, Option<&Line>)> = Vec::new();
    for (place, why) in record.whys.iter().enumerate() {
        lines.push((FieldPath::of_item("whys", place, "why"), why.why.as_ref()));
    }
    for (place, revision) in record.revisions.iter().enumerate() {
        lines.push((FieldPath::of_item("revisions", place, "what"), revision.what.as_ref()));
    }
    for (place, measure) in record.impact.iter().flat_map(|impact| &impact.measures).enumerate() {
        lines.push((FieldPath::from("impact").at("measures").at(place).at("what"), measure.what.as_ref()));
    }
    for (term, meaning) in &record.glossary {
        lines.push((FieldPath::from("glossary").at(term.clone()), Some(meaning)));
    }
    lines.into_iter().filter_map(|(field, line)| Some((field, &**line?))).collect()
}

fn is_shown(record: &Postmortem, said: &Said<'_>) -> bool {
    let lists = [
        said.spot.place_in("timeline").map(|place| record.timeline.get(place)?.visibility),
        said.spot.place_in("action_items").map(|place| record.action_items.get(place)?.visibility),
        said.spot.place_in("communications").map(|place| record.communications.get(place)?.visibility),
    ];
    let mark = lists.into_iter().flatten().next();
    said.role != Role::Appendix
        && !said.spot.is("waived_because")
        && mark.is_none_or(|mark| mark == Some(Visibility::Public))
}
