//! A waived incident, and no word on why.

use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::finding::FieldPath;
use crate::record::Status;

pub static RULE: Rule = Rule {
    id: "waiver-without-reason",
    family: Family::Completeness,
    levels: Levels::always('E'),
    summary: "status `waived` without `waived_because`",
    why: "To write no postmortem is a decision like any other, and an archive that cannot say why it was taken looks \
          as if somebody forgot.",
    help: "say in `waived_because` why this incident gets no full postmortem",
    check: Check::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Found) {
    let field = FieldPath::from("waived_because");
    let record = subject.record;
    if record.stage() == Status::Waived && record.waived_because.is_none() && !subject.is_refused(&field) {
        found.add(Saying::new(field, "`waived_because` is missing"));
    }
}
