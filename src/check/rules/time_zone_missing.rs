//! Local times, and no word on where.

use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::finding::FieldPath;

pub static RULE: Rule = Rule {
    id: "time-zone-missing",
    family: Family::Clock,
    levels: Levels::of('W', 'E', 'E'),
    summary: "local times without a time zone",
    why: "A local 14:05 is another moment in each office. Of public postmortems that give clock times, about a \
          quarter name no zone: their readers cannot find the moment in a log.",
    help: "set `time_zone` to an IANA name, as in `UTC` or `Europe/London`, or write offsets, as in \
           `2023-08-10T15:30:00+02:00`",
    check: Check::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Found) {
    if subject.has_zone() || subject.is_refused(&FieldPath::from("time_zone")) {
        return;
    }
    let mut local = subject.record.times().filter(|(_, time)| time.offset.is_none());
    let Some((place, time)) = local.next() else { return };
    let message = match local.count() {
        0 => format!("`{time}` is local, and nothing says where"),
        1 => format!("`{time}` and one more time are local, and nothing says where"),
        more => format!("`{time}` and {more} more times are local, and nothing says where"),
    };
    found.add(Saying::new(place.field(), message));
}
