//! A time in the wrong month, or with day and month swapped.

use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;

pub static RULE: Rule = Rule {
    id: "month-slip",
    family: Family::Order,
    levels: Levels::always('W'),
    summary: "a time about a month away from everything around it, or with day and month swapped",
    why: "Months are typed from habit in the first days of the next one, and 10/06 is in June or in October, depending \
          on who reads it. Only a time that nothing else in the record supports is reported, and only if another month \
          puts it among the others: incidents do last for a month.",
    help: "write the month that was meant",
    check: Check::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Found) {
    for slip in &subject.chronology().month_slips {
        let message = format!("`{}` is far from the other times, and another month would bring it home", slip.time);
        let meant = slip.meant.to_string();
        found.add(Saying::new(slip.field.clone(), message).help(format!("did you mean `{meant}`?")).instead(meant));
    }
}
