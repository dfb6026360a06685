//! A local time that the clocks were put forward over.

use crate::check::chronology::Timed;
use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::record::Placed;

pub static RULE: Rule = Rule {
    id: "skipped-local-time",
    family: Family::Clock,
    levels: Levels::always('E'),
    summary: "a local time that the clock change jumps over",
    why: "On the day on which clocks are put forward, an hour does not exist. A time in it was read from a clock that \
          was not put forward, or computed with the wrong offset, and may be an hour off.",
    help: "write the time with its offset from UTC",
    check: Check::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Found) {
    if !subject.has_zone() {
        return;
    }
    let clock = subject.clock();
    for Timed { place, time, placed } in subject.times() {
        if let Placed::Skipped { before, after } = *placed {
            let (before, after) = (time.at_offset(before), time.at_offset(after));
            let message = format!("`{time}` does not exist in {}: the clocks were put forward over it", clock.zone());
            found.add(Saying::new(place.field(), message).help(format!(
                "write `{before}` if it was read from a clock before the change, or `{after}` if from one after it"
            )));
        }
    }
}
