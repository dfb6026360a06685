//! Two records belong together, and one of them does not say so.

use std::collections::HashMap;

use crate::check::entry::Entry;
use crate::check::rule::{Check, Family, FoundIn, Levels, Rule, Saying};
use crate::finding::{FieldPath, Repair, shown};
use crate::record::{RecordId, Relation};

pub static RULE: Rule = Rule {
    id: "one-sided-relation",
    family: Family::Records,
    levels: Levels::always('W'),
    summary: "two records have the same cause, and only one of them says so",
    why: "Whoever finds the one has to be led to the other, and most come by the older record. Relations that point back \
          in time, such as `recurrence_of`, need no answer: the earlier record could not know. Told only where both \
          records are in the check.",
    help: "name this record under `related` in the other one too",
    check: Check::Archive(check),
};

fn check(records: &[Entry], found: &mut FoundIn) {
    let by_id: HashMap<&RecordId, &Entry> =
        records.iter().filter_map(|entry| Some((entry.id.as_ref()?, entry))).collect();
    for (place, entry) in records.iter().enumerate() {
        let Some(own) = &entry.id else { continue };
        for (nth, (id, relation)) in entry.related.iter().enumerate() {
            let Some(other) = id.as_ref().filter(|id| *id != own).and_then(|id| by_id.get(id)) else { continue };
            // Whatever the other one calls it, it leads back.
            let answers = other.related.iter().any(|(id, _)| id.as_ref() == Some(own));
            if matches!(relation, None | Some(Relation::SameCause)) && !answers {
                let id = id.as_deref().unwrap_or_default();
                let saying = Saying::new(
                    FieldPath::from("related").at(nth).at("id"),
                    format!("{} does not name this record in turn", shown(id)),
                );
                let item = [("id".into(), own.to_string())].into_iter();
                let item = item.chain(relation.map(|relation| ("relation".into(), relation.to_string())));
                let repair = Repair::Answer(other.file.clone(), "related".into(), item.collect());
                let relation = relation.map_or_else(String::new, |relation| format!(", relation: {relation}"));
                let help = format!("write under `related` there: `{{id: {own}{relation}}}`");
                found.add(place, saying.help(help).repair(repair));
            }
        }
    }
}
