//! A severity that the impact does not bear out.

use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::finding::shown;
use crate::record::{DataLoss, Kind, Users};

pub static RULE: Rule = Rule {
    id: "severity-contradicts-impact",
    family: Family::Numbers,
    levels: Levels::of('-', 'W', 'W'),
    summary: "the worst severity without any user, or a minor one with all of them",
    why: "Severity decides who is called and by when actions are due, so that it has to say what the impact says. Only the \
          ends are compared: the first severity with no user, and the last two with nine users in ten. How long it took \
          is not asked: the VOID's reports found no relation between duration and severity.",
    help: "correct the severity or `users_affected`, or say in `allow` what else made it so",
    check: Check::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Found) {
    let record = subject.record;
    let (Some(severity), Some(impact)) = (&record.severity, &record.impact) else { return };
    let Some(users) = impact.users_affected else { return };
    // What was lost, stolen, only threatened or only played is not measured in users.
    let is_of_users = matches!(record.kind, None | Some(Kind::Outage | Kind::Degradation | Kind::Other));
    let is_lost = impact.data_loss.is_some_and(|loss| loss != DataLoss::None);
    let severities = &subject.config.severities;
    let Some(place) = subject.config.severity_place(Some(severity)) else { return };
    let is_minor = place >= 2 && place + 2 >= severities.len();
    let is_nobody = matches!(users, Users::Count(0) | Users::Part { affected: 0, .. }) || users.percent() == Some(0.0);
    let is_all = users.percent().is_some_and(|percent| (90.0..=100.0).contains(&percent));
    let severity = shown(severity);
    if place == 0 && severities.len() > 1 && is_nobody && is_of_users && !is_lost {
        found.add(Saying::new("severity", format!("{severity} is the worst severity, and no user was affected")));
    } else if is_minor && is_all && is_of_users {
        found.add(Saying::new(
            "severity",
            format!("{severity} is a minor severity, and `{users}` of users were affected"),
        ));
    }
}
