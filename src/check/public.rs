//! What a public render shows of a record: so much of it is read by everybody.

use super::said::Said;
use super::subject::Subject;
use crate::record::{Postmortem, Role, Visibility};

/// The texts that a public render shows; none of a record that has no public render. The appendix
/// and events that are not marked `public` stay out of it.
pub fn shown<'a, 's>(subject: &'s Subject<'a>) -> impl Iterator<Item = &'s Said<'a>> {
    let said = if is_public(subject.record) { subject.said() } else { &[] };
    said.iter().filter(|said| said.role != Role::Appendix && is_shown(subject.record, said))
}

pub fn is_public(record: &Postmortem) -> bool {
    record.visibility == Some(Visibility::Public)
}

fn is_shown(record: &Postmortem, said: &Said<'_>) -> bool {
    let event = said.spot.place_in("timeline").map(|place| record.timeline.get(place));
    event.is_none_or(|event| event.is_some_and(|event| event.visibility == Some(Visibility::Public)))
}
