//! One id for two things: records of an archive, or parts of a record.

use std::collections::HashMap;
use std::path::Path;

use crate::check::entry::Entry;
use crate::check::rule::{Check, Family, Found, FoundIn, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::finding::{FieldPath, shown};
use crate::record::{ItemId, Postmortem, record_name};

pub static RULE: Rule = Rule {
    id: "duplicate-id",
    family: Family::Records,
    levels: Levels::always('E'),
    summary: "one id for two records, or for two parts of a record",
    why: "Two records of one id overwrite each other's page, and a link to it leads to either. Ids that differ only in \
          case count as one, because some file systems hold them for one name. A record without an id is called by \
          its file's name. Inside a record, actions refer to \
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
        let Entry { file, id, .. } = &records[place];
        // A record without an id is called by its file.
        let name = record_name(id.as_ref(), &file.file_stem().map(|stem| stem.to_string_lossy()).unwrap_or_default());
        match seen.get(&name.to_lowercase()) {
            Some(first) => {
                let first = shown(&first.to_string_lossy());
                let message = match id {
                    Some(id) => format!("{} is also the id of {first}", shown(id)),
                    None => format!("without an id it is called {}, as {first} is", shown(&name)),
                };
                found.add(place, Saying::new("id", message));
            }
            None => {
                seen.insert(name.to_lowercase(), file);
            }
        }
    }
}

/// Parts of a record. Actions are not addressed by actions: they have names of their own.
fn within(subject: &Subject<'_>, found: &mut Found) {
    repeated(causes_and_lessons(subject.record).collect(), found);
    repeated(actions(subject.record).collect(), found);
}

/// Where an id stands: cheap, where its path is not.
#[derive(Clone, Copy)]
enum Place {
    Factor(usize),
    /// The list, and the place in it.
    Lesson(&'static str, usize),
    Action(usize),
}

impl Place {
    fn field(self) -> FieldPath {
        match self {
            Self::Factor(place) => FieldPath::of_item("contributing_factors", place, "id"),
            Self::Lesson(list, place) => FieldPath::from("lessons").at(list).at(place).at("id"),
            Self::Action(place) => FieldPath::of_item("action_items", place, "id"),
        }
    }
}

fn causes_and_lessons(record: &Postmortem) -> impl Iterator<Item = (Place, &ItemId)> {
    let factors = record.contributing_factors.iter().enumerate();
    let factors = factors.filter_map(|(place, factor)| Some((Place::Factor(place), factor.id.as_ref()?)));
    let lists = record.lessons.iter().flat_map(|lessons| {
        [("went_well", &lessons.went_well), ("went_poorly", &lessons.went_poorly), ("got_lucky", &lessons.got_lucky)]
    });
    let lessons = lists.flat_map(|(list, lessons)| lessons.iter().enumerate().map(move |lesson| (list, lesson)));
    let lessons = lessons.filter_map(|(list, (place, lesson))| Some((Place::Lesson(list, place), lesson.id.as_ref()?)));
    factors.chain(lessons)
}

fn actions(record: &Postmortem) -> impl Iterator<Item = (Place, &ItemId)> {
    let actions = record.action_items.iter().enumerate();
    actions.filter_map(|(place, action)| Some((Place::Action(place), action.id.as_ref()?)))
}

fn repeated(ids: Vec<(Place, &ItemId)>, found: &mut Found) {
    // In nearly all records each is another, which numbers tell.
    let mut keys: Vec<u64> = ids.iter().map(|(_, id)| key(id)).collect();
    keys.sort_unstable();
    if keys.windows(2).all(|pair| pair[0] != pair[1]) {
        return;
    }
    let mut seen: HashMap<String, Place> = HashMap::new();
    for (place, id) in ids {
        match seen.get(&id.to_lowercase()) {
            Some(first) => {
                let message = format!("{} is also the id at `{}`", shown(id), first.field());
                found.add(Saying::new(place.field(), message));
            }
            None => {
                seen.insert(id.to_lowercase(), place);
            }
        }
    }
}

/// The same for ids that are the same, in any case. Ids are short, and ASCII.
fn key(id: &ItemId) -> u64 {
    id.bytes().fold(0, |key: u64, byte| key.rotate_left(8) ^ u64::from(byte.to_ascii_lowercase()))
}
