//! One id for two things: records of an archive, or parts of a record.

use std::collections::HashMap;
use std::path::Path;

use crate::check::entry::Entry;
use crate::check::rule::{Check, Family, Found, FoundIn, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::finding::{FieldPath, shown};
use crate::record::{ItemId, Postmortem};

pub static RULE: Rule = Rule {
    id: "duplicate-id",
    family: Family::Records,
    levels: Levels::always('E'),
    summary: "one id for two records, or for two parts of a record",
    why: "Two records of one id overwrite each other's page, and a link to it leads to either. Ids that differ only in \
          case count as one, because some file systems hold them for one name. Inside a record, actions refer to \
          factors and lessons by id, and people to actions: two of one id leave open which is meant.",
    help: "give one of them another id",
    check: Check::Both(within, across),
};

/// Records of an archive.
fn across(records: &[Entry], found: &mut FoundIn) {
    let mut order: Vec<usize> = (0..records.len()).collect();
    // Of two, the one that findings are wanted of is told.
    order.sort_by_key(|place| (records[*place].asked, &records[*place].file));
    let mut seen: HashMap<String, &Path> = HashMap::new();
    for place in order {
        let Entry { file, id: Some(id), .. } = &records[place] else { continue };
        match seen.get(&id.to_lowercase()) {
            Some(first) => {
                let message = format!("{} is also the id of {}", shown(id), shown(&first.to_string_lossy()));
                found.add(place, Saying::new("id", message));
            }
            None => {
                seen.insert(id.to_lowercase(), file);
            }
        }
    }
}

/// Parts of a record. Actions are not addressed by actions: they have names of their own.
fn within(subject: &Subject<'_>, found: &mut Found) {
    for ids in [causes_and_lessons(subject.record), actions(subject.record)] {
        repeated(ids, found);
    }
}

type Ids<'a> = Vec<(FieldPath, &'a ItemId)>;

fn causes_and_lessons(record: &Postmortem) -> Ids<'_> {
    let factors = record.contributing_factors.iter().enumerate();
    let at = FieldPath::from("contributing_factors");
    let mut ids: Ids<'_> =
        factors.filter_map(|(place, factor)| Some((at.at(place).at("id"), factor.id.as_ref()?))).collect();
    for (key, lessons) in record.lessons.iter().flat_map(|lessons| {
        [("went_well", &lessons.went_well), ("went_poorly", &lessons.went_poorly), ("got_lucky", &lessons.got_lucky)]
    }) {
        let at = FieldPath::from("lessons").at(key);
        let lessons = lessons.iter().enumerate();
        ids.extend(lessons.filter_map(|(place, lesson)| Some((at.at(place).at("id"), lesson.id.as_ref()?))));
    }
    ids
}

fn actions(record: &Postmortem) -> Ids<'_> {
    let at = FieldPath::from("action_items");
    let actions = record.action_items.iter().enumerate();
    actions.filter_map(|(place, action)| Some((at.at(place).at("id"), action.id.as_ref()?))).collect()
}

fn repeated(ids: Ids<'_>, found: &mut Found) {
    // In nearly all records each is another, which a look tells.
    const FEW: usize = 32;
    let is_new = |place: usize| ids[..place].iter().all(|(_, other)| !other.eq_ignore_ascii_case(ids[place].1));
    if ids.len() <= FEW && ids.iter().all(|(_, id)| id.is_ascii()) && (0..ids.len()).all(is_new) {
        return;
    }
    let mut seen: HashMap<String, FieldPath> = HashMap::new();
    for (field, id) in ids {
        match seen.get(&id.to_lowercase()) {
            Some(first) => {
                let message = format!("{} is also the id at `{first}`", shown(id));
                found.add(Saying::new(field, message));
            }
            None => {
                seen.insert(id.to_lowercase(), field);
            }
        }
    }
}
