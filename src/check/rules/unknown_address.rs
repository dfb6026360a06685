//! An action addresses what the record does not have.

use std::cell::LazyCell;

use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::finding::{FieldPath, is_respelled, nearest, shown};
use crate::record::Postmortem;

pub static RULE: Rule = Rule {
    id: "unknown-address",
    family: Family::Causes,
    levels: Levels::always('E'),
    summary: "an action addresses a factor or lesson that the record does not have",
    why: "`addresses` is what shows that every cause has an answer. An id that leads nowhere hides a cause that has \
          none.",
    help: "write the id of a contributing factor or of a lesson, or give that factor its id",
    check: Check::Record(check),
};

/// As many ids are searched for the one that was meant; records have fewer.
const SEARCHED: usize = 50;

fn check(subject: &Subject<'_>, found: &mut Found) {
    let actions = &subject.record.action_items;
    let set = Ids::of(known(subject.record));
    let ids_of_actions = LazyCell::new(|| Ids::of(actions.iter().filter_map(|action| action.id.as_deref())));
    for (place, action) in actions.iter().enumerate() {
        for (nth, id) in action.addresses.iter().enumerate().filter(|(_, id)| !set.has(id)) {
            let field = FieldPath::from("action_items").at(place).at("addresses").at(nth);
            let saying = Saying::new(field, format!("{} is no factor or lesson of this record", shown(id)));
            found.add(if ids_of_actions.has(id) {
                saying.help("name what the action is an answer to: a factor or a lesson, not another action")
            } else if let Some(near) = near(id, known(subject.record)) {
                saying.help(format!("did you mean `{near}`?")).instead(near)
            } else {
                saying
            });
        }
    }
}

/// The id that was meant. `F3` is a neighbour of `F1` and of `F2`: where one character is all that
/// differs among short ids, only the case, or a mark left out, is taken for a slip.
fn near<'a>(id: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let near = nearest(id, known.take(SEARCHED))?;
    (id.len() > 4 || is_respelled(id, near)).then_some(near)
}

/// Ids to find one among: a record has few, a hostile one thousands.
struct Ids<'a>(Vec<&'a str>);

impl<'a> Ids<'a> {
    fn of(ids: impl Iterator<Item = &'a str>) -> Self {
        let mut sorted: Vec<&str> = ids.collect();
        sorted.sort_unstable();
        Self(sorted)
    }

    fn has(&self, id: &str) -> bool {
        self.0.binary_search(&id).is_ok()
    }
}

/// The ids of factors and lessons, in the order of the record.
fn known(record: &Postmortem) -> impl Iterator<Item = &str> {
    let factors = record.contributing_factors.iter().filter_map(|factor| factor.id.as_deref());
    let lessons = record
        .lessons
        .iter()
        .flat_map(|lessons| [&lessons.went_well, &lessons.went_poorly, &lessons.got_lucky].into_iter().flatten());
    factors.chain(lessons.filter_map(|lesson| lesson.id.as_deref()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_id_is_only_taken_for_another_spelling_of_itself() {
        let near = |id, known: [&'static str; 2]| near(id, known.into_iter());
        assert_eq!(near("f1", ["F1", "F2"]), Some("F1"));
        assert_eq!(near("F-2", ["F1", "F2"]), Some("F2"));
        assert_eq!(near("F3", ["F1", "F2"]), None);
        assert_eq!(near("small-pol", ["small-pool", "late-alert"]), Some("small-pool"));
    }
}
