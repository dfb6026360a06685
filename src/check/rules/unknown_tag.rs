//! A tag that is not one of the configured ones.

use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::finding::{FieldPath, nearest, shown};

pub static RULE: Rule = Rule {
    id: "unknown-tag",
    family: Family::Records,
    levels: Levels::of('W', 'E', 'E'),
    summary: "a tag that is not one of the configured ones",
    why: "Incidents like this one are found again by their tags, and `cert`, `certs` and `certificate` would be three \
          kinds of incident. Without `tags` in the configuration, any tag will do.",
    help: "write one of the configured tags, or add this one to `tags` in `hotwash.yaml`",
    check: Check::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Found) {
    let known = &subject.config.tags;
    if known.is_empty() {
        return;
    }
    for (place, tag) in subject.record.tags.iter().enumerate() {
        if known.iter().any(|known| **known == **tag) {
            continue;
        }
        let field = FieldPath::from("tags").at(place);
        let saying = Saying::new(field, format!("{} is not a configured tag", shown(tag)));
        found.add(match nearest(tag, known.iter().map(String::as_str)) {
            Some(near) => {
                saying.help(format!("did you mean `{near}`? Or add it to `tags` in `hotwash.yaml`")).instead(near)
            }
            None => saying,
        });
    }
}
