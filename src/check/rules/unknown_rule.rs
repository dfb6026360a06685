//! A rule's name that no rule has.

use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::rules::{CATALOGUE, find};
use crate::check::subject::Subject;
use crate::config::RawConfig;
use crate::finding::{FieldPath, nearest, shown};

pub static RULE: Rule = Rule {
    id: "unknown-rule",
    family: Family::Records,
    levels: Levels::always('W'),
    summary: "`allow` in a record, or `rules` in the configuration, names a rule that does not exist",
    why: "A misspelt name allows nothing and sets nothing, and does so in silence: what was to be quiet is told, and \
          what was to fail a check passes. Rules keep their names, so one that worked before is not lost by an update.",
    help: "`hotwash explain` lists all rules",
    check: Check::Settings(of_record, of_config),
};

fn of_record(subject: &Subject<'_>, found: &mut Found) {
    for (place, allow) in subject.record.allow.iter().enumerate() {
        let field = FieldPath::from("allow").at(place).at("rule");
        match allow.rule.as_deref() {
            Some(id) if find(id).is_none() => found.add(unknown(field, id)),
            None if !subject.is_refused(&field) => {
                let help = "name the rule as its findings do: `rule: action-without-due-date`";
                found.add(Saying::new(field, "this entry names no rule, so it allows nothing").help(help));
            }
            _ => {}
        }
    }
}

fn of_config(config: &RawConfig, found: &mut Found) {
    for id in config.rules.keys().filter(|id| find(id).is_none()) {
        found.add(unknown(FieldPath::from("rules").at(id.clone()), id).at_key());
    }
}

fn unknown(field: FieldPath, id: &str) -> Saying {
    let saying = Saying::new(field, format!("no rule is called {}", shown(id)));
    match nearest(id, CATALOGUE.iter().map(|rule| rule.id)) {
        Some(near) => saying.help(format!("did you mean `{near}`?")).instead(near),
        None => saying,
    }
}
