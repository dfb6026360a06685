//! Windows of impact that count the same minutes twice.

use std::collections::HashMap;

use crate::check::chronology::{Dated, window_field};
use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::record::Degree;

pub static RULE: Rule = Rule {
    id: "impact-windows-overlap",
    family: Family::Order,
    levels: Levels::always('W'),
    summary: "two windows of impact of one degree overlap",
    why: "Windows are added up to how long the harm lasted, and minutes that stand in two of them count twice. A window \
          of another degree may well lie inside one: full harm within partial harm.",
    help: "join the two windows, correct their times, or give each its own `degree`",
    check: Check::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Found) {
    let times = subject.chronology();
    let windows = &subject.record.impact.as_ref().map_or(&[][..], |impact| &impact.windows);
    let mut stretches: Vec<(usize, Dated<'_>, Dated<'_>)> =
        times.windows.iter().filter_map(|window| Some((window.place, window.from?, window.to?))).collect();
    // A window without a length, or with a negative one, is wrong by itself.
    stretches.retain(|(_, from, to)| from.instant < to.instant);
    stretches.sort_by_key(|(place, from, _)| (from.instant, *place));
    let mut open: HashMap<Option<Degree>, (Dated<'_>, Dated<'_>)> = HashMap::new();
    for (place, from, to) in stretches {
        let degree = windows.get(place).and_then(|window| window.degree);
        let before = open.get(&degree).copied();
        if let Some((other_from, other_to)) = before.filter(|(_, end)| from.is_surely_before(end)) {
            let message = format!(
                "the window from `{}` overlaps the one from `{}` to `{}`",
                from.time, other_from.time, other_to.time
            );
            found.add(Saying::new(window_field(place), message));
        }
        if before.is_none_or(|(_, end)| end.instant < to.instant) {
            open.insert(degree, (from, to));
        }
    }
}
