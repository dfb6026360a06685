//! A committed record got another id.

use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::finding::{FieldPath, shown, shown_path};

pub static RULE: Rule = Rule {
    id: "id-changed",
    family: Family::Records,
    levels: Levels::always('E'),
    summary: "the id of a record is not the one that it was committed with",
    why: "The id is the record's address: other records name it in `related`, people in tickets and chats, and its page \
          bears it. All of those lead nowhere once it changes, also for a better one. Held against the last commit of \
          git, under the same path or the one from which the file was renamed; silent where that has no such record.",
    help: "write the id of the last commit again",
    check: Check::Committed(check),
};

fn check(subject: &Subject<'_>, found: &mut Found) {
    let Some(former) = &subject.around.former else { return };
    let Some(old) = former.record.id.as_ref().filter(|old| subject.record.id.as_ref() != Some(old)) else { return };
    let field = FieldPath::from("id");
    if subject.is_refused(&field) {
        return;
    }
    let saying = Saying::new(field, format!("the last commit has this record as {}", shown(old)));
    let name = former.file.file_name().map(|name| shown_path(name.as_ref()));
    found.add(match name.filter(|_| former.file != subject.file) {
        Some(name) => saying.help(format!("write that id again, and give the file its name again, {name}")),
        None => saying.help(format!("write `{old}` again: an id never changes once it is committed")),
    });
}
