//! A text that gives local time under the name of another zone.

use chrono::{Datelike as _, Days, NaiveDate, NaiveTime, TimeZone as _, Timelike as _, Utc};

use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::check::words::{Reported, Word};
use crate::finding::shown;
use crate::record::{Clock, Instant, Placed, Role, loose_clock, spoken};

pub static RULE: Rule = Rule {
    id: "zone-contradicts-prose",
    family: Family::Clock,
    levels: Levels::of('-', 'W', 'W'),
    summary: "a text that gives the clock of `time_zone` under another zone's name",
    why: "Where the timeline has 14:05 in Europe/London and a text says 14:05 UTC of it, one of them is an hour off, and \
          nobody can tell which from the text alone. Of 327 real postmortems 27 mix zones, and one team found that \
          most of what it had called UTC was local time. Only a clock that some event or milestone shows is told, and \
          only where none lies at that time of the zone that is named. The record's own zone under its other name of \
          the year (GMT for BST) is left alone.",
    help: "find out which it was; then correct the text, or the times of the record",
    check: Check::Record(check),
};

/// As many of a text's times are held against as many of the record: more than there are, but in a
/// hostile one.
const MOST_SAID: usize = 50;
const MOST_DATED: usize = 300;

fn check(subject: &Subject<'_>, found: &mut Found) {
    if !subject.has_zone() {
        return;
    }
    let mut times: Option<Times> = None;
    let mut looked_at = 0;
    for said in subject.said().iter().filter(|said| said.role != Role::Appendix && may_hold_clock(said.text)) {
        let mut reported = Reported::default();
        for words in said.sentences() {
            for at in (0..words.len()).filter(|at| is_clock(&words[*at])) {
                let Some(named) = Named::at(said.text, words, at).filter(|_| looked_at < MOST_SAID) else { continue };
                looked_at += 1;
                let times = times.get_or_insert_with(|| Times::of(subject));
                if let Some(local) = times.contradicted(&named)
                    && reported.is_new(named.text)
                {
                    let (text, zone, clock) = (shown(named.text), times.clock.zone(), named.time.format("%H:%M"));
                    let local = local.format("%H:%M");
                    let message = format!(
                        "{text} is {local} in {zone}, and by that clock the record has a {clock} and no {local}"
                    );
                    found.add(Saying::new(said.path(), message).part(named.text));
                }
            }
        }
    }
}

/// Whether a colon stands between digits.
fn may_hold_clock(text: &str) -> bool {
    let is_digit = |at: usize| text.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    memchr::memchr_iter(b':', text.as_bytes()).any(|at| at > 0 && is_digit(at - 1) && is_digit(at + 1))
}

fn is_clock(word: &Word<'_>) -> bool {
    word.text.starts_with(|c: char| c.is_ascii_digit()) && word.text.contains(':')
}

/// A clock time with a zone behind it: `14:05 UTC`, `2:05 PM (EST)`, `14:05Z`.
#[derive(Debug, PartialEq)]
struct Named<'a> {
    text: &'a str,
    time: NaiveTime,
    zone: &'a str,
}

impl<'a> Named<'a> {
    fn at(text: &'a str, words: &[Word<'a>], at: usize) -> Option<Self> {
        let is_near = |word: &Word<'_>| matches!(word.gap, "" | " " | " (" | "\n");
        let half = words.get(at + 1).filter(|next| is_near(next) && matches!(&*next.lower(), "am" | "pm"));
        let zone = words.get(at + 1 + usize::from(half.is_some())).filter(|word| is_near(word))?;
        // `UTC+2` and `UTC-2` are told apart by what follows them: too rare to be read.
        let rest = &text[zone.end()..];
        let is_name = zone.text.len() <= 5 && zone.text.bytes().all(|byte| byte.is_ascii_uppercase());
        if !is_name || rest.starts_with(['+', '-', '−', '/', '_']) {
            return None;
        }
        let clock = half.map_or_else(|| words[at].text.to_owned(), |half| format!("{} {}", words[at].text, half.text));
        let time = loose_clock(&clock).filter(|clock| clock.wrong.is_none())?.time?;
        Some(Self { text: &text[words[at].start..zone.end()], time, zone: zone.text })
    }
}

/// What the record dates.
struct Times {
    clock: Clock,
    now: Instant,
    instants: Vec<Instant>,
}

impl Times {
    fn of(subject: &Subject<'_>) -> Self {
        let instants = subject.record.times().filter_map(|(_, time)| subject.instant(time));
        Self { clock: subject.clock(), now: subject.now, instants: instants.take(MOST_DATED).collect() }
    }

    /// What the record's clock showed at the time that is named, if it was none of the record's
    /// times, and the record has one at which its own clock showed that.
    fn contradicted(&self, named: &Named<'_>) -> Option<NaiveTime> {
        let is_that = |time: NaiveTime| (time.hour(), time.minute()) == (named.time.hour(), named.time.minute());
        let local = |instant: &Instant| self.clock.local(*instant).naive_local();
        let same = self.instants.iter().map(local).find(|local| is_that(local.time()))?;
        if self.has_name(named.zone, same.date()) {
            return None;
        }
        let meant = self.instant(named, same.date())?;
        let mut days: Vec<NaiveDate> = self.instants.iter().map(|instant| local(instant).date()).collect();
        days.extend(days.clone().into_iter().flat_map(|day| [day + Days::new(1), day - Days::new(1)]));
        days.sort_unstable();
        days.dedup();
        let is_of_record = |day: NaiveDate| {
            let Some(meant) = self.instant(named, day) else { return false };
            self.instants.iter().any(|instant| (*instant - meant).num_seconds().abs() < 60)
        };
        (!days.into_iter().any(is_of_record)).then(|| local(&meant).time())
    }

    fn instant(&self, named: &Named<'_>, day: NaiveDate) -> Option<Instant> {
        let around = spoken::Around { clock: self.clock, now: self.now, previous: None, day: Some(day) };
        let text = format!("{} {} {}", day.format("%Y-%m-%d"), named.time.format("%H:%M"), named.zone);
        match spoken::read(&text, &around).ok()?.placed {
            Placed::Once(instant) => Some(instant),
            Placed::Repeated { .. } | Placed::Skipped { .. } => None,
        }
    }

    /// Whether the record's own zone goes by that name at some time of the year.
    fn has_name(&self, name: &str, day: NaiveDate) -> bool {
        let in_month = |month| Utc.with_ymd_and_hms(day.year(), month, 1, 12, 0, 0).single();
        let mut seasons = [1, 7].into_iter().filter_map(in_month).map(|instant| self.clock.local(instant));
        seasons.any(|local| local.offset().abbreviation() == name)
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;
    use crate::check::words::sentences;
    use crate::record::Tz;

    fn named(text: &str) -> Vec<&str> {
        let of = |words: &[Word<'_>]| -> Vec<String> {
            (0..words.len()).filter_map(|at| Named::at(text, words, at)).map(|named| named.text.to_owned()).collect()
        };
        let all: Vec<String> = sentences(text).iter().flat_map(of).collect();
        all.into_iter().map(|part| &text[text.find(&part).unwrap()..][..part.len()]).collect()
    }

    /// What the record's clock showed, where a text contradicts a record with these times.
    fn told(text: &str, zone: &str, times: &[&str]) -> Option<String> {
        let clock = Clock::new(Tz::named(zone).unwrap());
        let instants = times.iter().map(|time| clock.instant(&time.parse().unwrap()).unwrap()).collect();
        let times = Times { clock, now: Utc.with_ymd_and_hms(2026, 1, 15, 12, 0, 0).unwrap(), instants };
        let words = sentences(text).first().map(<[_]>::to_vec).unwrap_or_default();
        let named = (0..words.len()).find_map(|at| Named::at(text, &words, at))?;
        times.contradicted(&named).map(|local| local.format("%H:%M").to_string())
    }

    #[test]
    fn clocks_with_a_zone_are_seen() {
        assert_eq!(named("At 14:05 UTC, 2:05 PM (EST) or 14:05Z."), ["14:05 UTC", "2:05 PM (EST", "14:05Z"]);
        for text in ["at 14:05", "14:05 local", "14:05 UTC+2", "ratio 3:1 of A", "14:05, UTC", "`14:05 UTC`"] {
            assert_eq!(named(text), Vec::<&str>::new(), "{text}");
        }
    }

    #[test]
    fn local_time_under_another_zones_name_is_told() {
        let day = ["2025-07-08 13:55", "2025-07-08 14:05", "2025-07-08 15:40"];
        assert_eq!(told("At 14:05 UTC it failed", "Europe/London", &day).as_deref(), Some("15:05"));
        assert_eq!(told("At 2:05 PM UTC it failed", "Europe/London", &day).as_deref(), Some("15:05"));
        assert_eq!(told("At 14:05 EDT it failed", "UTC", &day).as_deref(), Some("18:05"));
    }

    #[test]
    fn what_agrees_or_cannot_be_held_against_the_record_is_not() {
        let day = ["2025-07-08 13:55", "2025-07-08 14:05", "2025-07-08 15:05"];
        for (text, zone) in [
            // It is 15:05 there, and that is an event.
            ("At 14:05 UTC it failed", "Europe/London"),
            ("At 13:05 UTC it failed", "Europe/London"),
            ("At 14:30 UTC it failed", "Europe/London"),
            ("At 13:55 GMT it failed", "Europe/London"),
            ("At 13:55 BST it failed", "Europe/London"),
            ("At 13:55 EST it failed", "America/New_York"),
            ("At 13:55 GMT it failed", "UTC"),
            ("At 13:55 CST it failed", "Europe/London"),
            ("At 13:55 API calls failed", "Europe/London"),
        ] {
            assert_eq!(told(text, zone, &day), None, "{text} in {zone}");
        }
    }
}
