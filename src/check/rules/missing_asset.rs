//! A link to a file that is not there.

use crate::check::assets::assets;
use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::finding::shown;

pub static RULE: Rule = Rule {
    id: "missing-asset",
    family: Family::Records,
    levels: Levels::always('E'),
    summary: "a relative link to a file that is not there",
    why: "The graph that everybody saw during the incident is on somebody's disk, and in the commit is only its name. \
          Relative links of texts, evidence and references are followed from the record's folder; with `--staged`, to \
          what git is about to commit. Links that begin with `/`, and code, are left alone.",
    help: "add the file to the archive, or correct the path: it counts from the record's folder",
    check: Check::Assets(check),
};

fn check(subject: &Subject<'_>, found: &mut Found) {
    if subject.around.gone.is_empty() {
        return;
    }
    for asset in
        assets(subject.record, subject.text).into_iter().filter(|asset| subject.around.gone.contains(&asset.file))
    {
        let message = format!("no file is at {}", shown(asset.link));
        found.add(Saying::new(asset.field, message).part(asset.link));
    }
}
