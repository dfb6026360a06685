//! A service that is not one of the configured ones.

use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::finding::{FieldPath, nearest, shown};

pub static RULE: Rule = Rule {
    id: "unknown-service",
    family: Family::Records,
    levels: Levels::of('W', 'E', 'E'),
    summary: "a service that is not one of the configured ones",
    why: "What happened to a service before is found by its name. A second spelling hides the incidents under the \
          first one. Without `services` in the configuration, any name will do.",
    help: "write one of the configured services, or add this one to `services` in `hotwash.yaml`",
    check: Check::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Found) {
    let known = &subject.config.services;
    if known.is_empty() {
        return;
    }
    for (place, service) in subject.record.services.iter().enumerate() {
        if known.iter().any(|known| **known == **service) {
            continue;
        }
        let field = FieldPath::from("services").at(place);
        let saying = Saying::new(field, format!("{} is not a configured service", shown(service)));
        found.add(match nearest(service, known.iter().map(String::as_str)) {
            Some(near) => {
                saying.help(format!("did you mean `{near}`? Or add it to `services` in `hotwash.yaml`")).instead(near)
            }
            None => saying,
        });
    }
}
