//! What is asked, section by section, in the order in which it is best remembered.

mod actions;
mod basics;
mod cause;
mod communications;
mod detection;
mod due;
mod extent;
mod factors;
mod follow_through;
mod impact;
mod lessons;
mod links;
mod people;
mod publication;
mod resolution;
mod timeline;
mod times;
mod whys;

pub use due::due_by_policy;
pub use whys::answer_why;

use super::field::Section;
use crate::record::ItemId;

/// The whole conversation.
pub static SECTIONS: &[Section] = &[
    basics::SECTION,
    times::SECTION,
    impact::SECTION,
    timeline::SECTION,
    cause::SECTION,
    resolution::SECTION,
    actions::SECTION,
    lessons::SECTION,
    publication::SECTION,
];

/// The first id of its letter that is not used: `F1`, `A3`.
pub fn free_id(letter: char, used: &[ItemId]) -> Option<ItemId> {
    let numbered = (1..).map(|number| format!("{letter}{number}"));
    let mut free = numbered.filter(|name| !used.iter().any(|id| **id == **name));
    free.next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::Value;

    use super::SECTIONS;
    use crate::record::postmortem_schema;
    use crate::wizard::field::{Field, Part};

    /// What is never asked, and why.
    const UNASKED: &[(&str, &str)] = &[
        ("schema", "there is one version"),
        ("id", "made from the day and the title"),
        ("contributing_factors[].id", "given in order: F1, F2"),
        ("action_items[].id", "given in order: A1, A2"),
        ("whys[].why", "made from the answer before it, and asked as the question"),
        ("published", "set when the status becomes `published`"),
        ("revisions[].at", "set when `hotwash edit` asks what was changed"),
        ("revisions[].what", "asked at the end of `hotwash edit`, where something was changed"),
        ("appendix", "what an import found no field for"),
        ("custom", "the user's own keys"),
        ("allow[].rule", "written with the finding in sight, which tells how"),
        ("allow[].reason", "written with the finding in sight"),
        ("allow[].until", "written with the finding in sight"),
    ];

    /// Every question, with the path that it is about: `timeline[].at`.
    fn questions() -> Vec<(String, &'static Field)> {
        let of = |part: &'static Part| -> Vec<(String, &'static Field)> {
            match part {
                Part::One(field) => vec![(field.key.to_owned(), *field)],
                Part::Many(list) => {
                    let path = |key: &str| if key.is_empty() { String::new() } else { format!(".{key}") };
                    list.fields.iter().map(|field| (format!("{}[]{}", list.path, path(field.key)), field)).collect()
                }
            }
        };
        SECTIONS.iter().flat_map(|section| section.parts).flat_map(of).collect()
    }

    /// The paths of all values that a record can have.
    fn fields(schema: &Value, path: &str, all: &mut BTreeSet<String>) {
        if let Some(items) = schema.get("items") {
            return fields(items, &format!("{path}[]"), all);
        }
        let ways = schema.get("anyOf").and_then(Value::as_array).into_iter().flatten();
        let mut properties = std::iter::once(schema).chain(ways).filter_map(|way| way.get("properties")?.as_object());
        match properties.next() {
            Some(properties) => {
                for (key, schema) in properties {
                    let dot = if path.is_empty() { "" } else { "." };
                    fields(schema, &format!("{path}{dot}{key}"), all);
                }
            }
            None => {
                all.insert(path.to_owned());
            }
        }
    }

    #[test]
    fn every_field_of_the_record_has_a_question() {
        let mut all = BTreeSet::new();
        fields(&postmortem_schema(), "", &mut all);
        assert!(all.contains("timeline[].evidence[]") && all.contains("impact.data_loss"), "{all:?}");
        // Several values may be one answer, and the text of an item the item itself.
        let asked: BTreeSet<String> = questions().into_iter().map(|(path, _)| path).collect();
        let is_asked = |path: &String| {
            let whole = [path.strip_suffix("[]"), path.strip_suffix(".text")];
            asked.contains(path)
                || asked.contains(&format!("{path}[]"))
                || whole.into_iter().flatten().any(|it| asked.contains(it))
        };
        let unasked: Vec<&str> = all.iter().filter(|path| !is_asked(path)).map(String::as_str).collect();
        let mut known: Vec<&str> = UNASKED.iter().map(|(path, _)| *path).collect();
        known.sort_unstable();
        assert_eq!(unasked, known);
    }

    #[test]
    fn every_question_is_one_and_has_a_line_of_help() {
        let questions = questions();
        for (path, field) in &questions {
            // It stands in one line, on a terminal of 80 columns.
            let is_line = field.prompt.ends_with('?') && field.prompt.chars().count() <= 76;
            assert!(is_line, "{path}: {}", field.prompt);
            let help = field.help;
            assert!((1..=115).contains(&help.chars().count()) && !help.contains('\n'), "{path}: {help}");
        }
        let prompts: BTreeSet<&str> = questions.iter().map(|(_, field)| field.prompt).collect();
        assert_eq!(prompts.len(), questions.len(), "two questions read the same");
    }
}
