//! A related record that is not there.

use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::finding::{FieldPath, nearest, shown};

pub static RULE: Rule = Rule {
    id: "unknown-related",
    family: Family::Records,
    levels: Levels::always('E'),
    summary: "`related` names a record that the archive does not have",
    why: "A link to an earlier incident is how a reader learns that this is not the first time. One that leads nowhere \
          breaks the page of the record, and hides what it was to show. Silent where the archive's records are not \
          known: of a file that lies outside it.",
    help: "write the other record's id, which is its file's name without the extension",
    check: Check::Record(check),
};

/// As many names are searched for the one that was meant.
const SEARCHED: usize = 10_000;

fn check(subject: &Subject<'_>, found: &mut Found) {
    let Some(names) = subject.names else { return };
    for (place, related) in subject.record.related.iter().enumerate() {
        let Some(id) = related.id.as_ref().filter(|id| !names.contains(&***id)) else { continue };
        // One that names itself is told for that.
        if subject.record.id.as_ref() == Some(id) {
            continue;
        }
        let field = FieldPath::from("related").at(place).at("id");
        let saying = Saying::new(field, format!("{} is no record of this archive", shown(id)));
        let others = names.iter().map(String::as_str).filter(|name| Some(*name) != subject.record.id.as_deref());
        // The first few are told what was probably meant: looking takes its time in a large archive.
        let near = if place < 10 { nearest(id, others.take(SEARCHED)) } else { None };
        found.add(match near {
            Some(near) => saying.help(format!("did you mean `{near}`?")).instead(near),
            None => saying,
        });
    }
}
