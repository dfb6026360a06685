//! A record in a format that this version of hotwash does not know.

use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;

/// The format that is read.
const KNOWN: u64 = 1;

pub static RULE: Rule = Rule {
    id: "schema-too-new",
    family: Family::Records,
    levels: Levels::always('E'),
    summary: "a record in a format that this hotwash does not know",
    why: "A newer format may give a field another meaning. Reading it as the old one would check, render and commit \
          something else than its authors wrote.",
    help: "update hotwash, or write `schema: 1` if the record is in that format",
    check: Check::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Found) {
    match subject.record.schema {
        Some(newer) if newer > KNOWN => {
            found.add(Saying::new(
                "schema",
                format!("schema `{newer}` is newer than this hotwash, which reads `{KNOWN}`"),
            ));
        }
        Some(0) => {
            let saying = Saying::new("schema", "there is no schema `0`: the first is `1`");
            found.add(saying.help("write `schema: 1`, or leave the key out").instead("1"));
        }
        _ => {}
    }
}
