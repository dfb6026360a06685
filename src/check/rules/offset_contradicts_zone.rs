//! An offset that the record's zone does not have.

use crate::check::chronology::Timed;
use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::record::{Instant, Offset, Steady, TimePlace, TimeZone, Timestamp};

pub static RULE: Rule = Rule {
    id: "offset-contradicts-zone",
    family: Family::Clock,
    levels: Levels::always('W'),
    summary: "a time with an offset that the record's zone did not have on that day",
    why: "`14:05+02:00` is 13:05 in London in summer, and 12:05 in winter. Whoever wrote it read a clock in another place, \
          or took summer time for winter time, and then the time is an hour off. UTC (`Z`, `+00:00`) is at home \
          everywhere.",
    help: "write the time without an offset if it was read from a clock in `time_zone`, or in UTC",
    check: Check::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Found) {
    let Some(TimeZone(zone)) = subject.record.time_zone else { return };
    let mut told: Vec<(i32, TimePlace, &Timestamp, usize)> = Vec::new();
    let mut clock = Steady::new(subject.clock());
    for Timed { place, time, placed } in subject.times() {
        let (Some(Offset::Fixed(seconds)), Some(instant)) = (time.offset, placed.instant()) else { continue };
        if seconds == 0 || fits(&mut clock, instant, seconds) {
            continue;
        }
        // The same offset all over the record is one mistake.
        match told.iter_mut().find(|(offset, ..)| *offset == seconds) {
            Some((.., more)) => *more += 1,
            None => told.push((seconds, *place, time, 0)),
        }
    }
    for (_, place, time, more) in told {
        let others = match more {
            0 => String::new(),
            1 => ", as in one more time".to_owned(),
            more => format!(", as in {more} more times"),
        };
        let message = format!("`{time}` has an offset that {zone} did not have then{others}");
        found.add(Saying::new(place.field(), message).help(help(subject, time)));
    }
}

/// Around a clock change, both offsets are right: some clocks are put forward later than others.
fn fits(clock: &mut Steady, instant: Instant, seconds: i32) -> bool {
    [-3, 0, 3].into_iter().any(|hours| clock.ahead(instant.timestamp() + hours * 60 * 60) == seconds)
}

/// The two times that may have been meant.
fn help(subject: &Subject<'_>, time: &Timestamp) -> String {
    let clock = subject.clock();
    let local = Timestamp { approximate: time.approximate, ..Timestamp::local(time.naive) };
    let shown =
        subject.instant(time).map(|instant| Timestamp { approximate: time.approximate, ..clock.write(instant) });
    match shown {
        Some(shown) => format!(
            "write `{local}` if that is what a clock in {} showed, or `{shown}` if the offset is right",
            clock.zone()
        ),
        None => format!("write `{local}` if that is what a clock in {} showed", clock.zone()),
    }
}
