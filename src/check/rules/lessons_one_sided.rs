//! Lessons that see one side only.

use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::finding::FieldPath;

pub static RULE: Rule = Rule {
    id: "lessons-one-sided",
    family: Family::Completeness,
    levels: Levels::of('-', 'N', 'N'),
    summary: "lessons in which nothing went well, or nothing went poorly",
    why: "What went well is what should be kept, and is lost in the next change if nobody knows that it helped. And a \
          response in which nothing could have been faster or easier is rare: more often nobody was asked.",
    help: "ask the responders what helped them, and what stood in their way",
    check: Check::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Found) {
    let Some(lessons) = &subject.record.lessons else { return };
    let sides = [("went_well", &lessons.went_well, "well"), ("went_poorly", &lessons.went_poorly, "poorly")];
    // Lessons that are told as prose may well tell both sides.
    if lessons.went_well.is_empty() && lessons.went_poorly.is_empty() && lessons.got_lucky.is_empty() {
        return;
    }
    for (key, list, how) in sides {
        if !list.is_empty() {
            continue;
        }
        let field = FieldPath::from("lessons").at(key);
        if !subject.is_refused(&field) {
            found.add(Saying::new(field, format!("no lesson says what went {how}")));
        }
    }
}
