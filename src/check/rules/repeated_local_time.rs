//! A local time that happened twice.

use crate::check::chronology::Timed;
use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::record::Placed;

pub static RULE: Rule = Rule {
    id: "repeated-local-time",
    family: Family::Clock,
    levels: Levels::of('W', 'E', 'E'),
    summary: "a local time that the clock change has twice",
    why: "On the day on which clocks are put back, an hour comes twice. A local time in it is two moments, an hour \
          apart, and every duration measured from it may be an hour wrong.",
    help: "write the time with its offset from UTC",
    check: Check::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Found) {
    if !subject.has_zone() {
        return;
    }
    let clock = subject.clock();
    for Timed { place, time, placed } in subject.times() {
        if let Placed::Repeated { first, second } = *placed {
            let (first, second) = (time.at_offset(first), time.at_offset(second));
            let message = format!("`{time}` happened twice in {}: the clocks were put back over it", clock.zone());
            found
                .add(Saying::new(place.field(), message).help(format!(
                    "write `{first}` if it was before the clocks were put back, or `{second}` if after"
                )));
        }
    }
}
