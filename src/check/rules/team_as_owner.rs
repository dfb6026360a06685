//! A team as the owner of an action, where it has to be one person or role.

use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::config::RuleLevel;
use crate::finding::{FieldPath, shown};
use crate::record::ActionStatus;

pub static RULE: Rule = Rule {
    id: "team-as-owner",
    family: Family::Actions,
    levels: Levels::of('-', 'N', 'N'),
    summary: "an action is owned by a team; only where `rules` in the configuration names this rule",
    why: "In some houses a team takes work on as one, in others a team's action is everybody's and so nobody's. Where \
          yours is of the second kind, write `team-as-owner: note`, or louder, into `rules`: then names under `teams`, \
          and those that end in team, squad, group or department, are told.",
    help: "name the one person or role that answers for it: `owner: database team lead`",
    check: Check::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Found) {
    let level = subject.config.rules.get(RULE.id).and_then(|setting| setting.level);
    if level.is_none_or(|level| level == RuleLevel::Off) {
        return;
    }
    for (place, action) in subject.record.action_items.iter().enumerate() {
        let over = matches!(action.state(), ActionStatus::Done | ActionStatus::Declined | ActionStatus::Superseded);
        let Some(owner) = action.owner.as_deref().filter(|owner| !over && is_team(owner, &subject.config.teams)) else {
            continue;
        };
        let field = FieldPath::from("action_items").at(place).at("owner");
        found.add(Saying::new(field, format!("{} is a team, not one person or role", shown(owner))));
    }
}

fn is_team(owner: &str, teams: &[String]) -> bool {
    const ENDS: &[&str] = &["department", "everybody", "everyone", "group", "guild", "squad", "team", "teams"];
    let last = owner.rsplit(char::is_whitespace).next().unwrap_or(owner).to_lowercase();
    ENDS.contains(&last.as_str()) || teams.iter().any(|team| team.eq_ignore_ascii_case(owner))
}

#[cfg(test)]
mod tests {
    use super::is_team;

    #[test]
    fn a_team_is_told_from_its_lead() {
        let teams = ["Site Reliability".to_owned()];
        for owner in ["database team", "Team", "site reliability", "everyone"] {
            assert!(is_team(owner, &teams), "{owner}");
        }
        for owner in ["database team lead", "on-call engineer", "R. Teams-Meyer", "reliability"] {
            assert!(!is_team(owner, &teams), "{owner}");
        }
    }
}
