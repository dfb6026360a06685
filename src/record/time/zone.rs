//! IANA time zones.

use std::fmt;
use std::str::FromStr;

use super::tz::Tz;
use crate::finding::{Defect, Mistake, nearest, shown};
use crate::record::scalar::scalar;

/// A time zone by its IANA name: `UTC`, `Europe/London`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct TimeZone(pub Tz);

/// Abbreviations that people write for zones, and the zones they may mean.
const ABBREVIATIONS: &[(&str, &[&str])] = &[
    ("BST", &["Europe/London", "Asia/Dhaka"]),
    ("CDT", &["America/Chicago", "America/Havana"]),
    ("CEST", &["Europe/Berlin", "Europe/Paris"]),
    ("CST", &["America/Chicago", "Asia/Shanghai", "America/Havana"]),
    ("EDT", &["America/New_York"]),
    ("IST", &["Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"]),
    ("JST", &["Asia/Tokyo"]),
    ("MDT", &["America/Denver"]),
    ("NZDT", &["Pacific/Auckland"]),
    ("NZST", &["Pacific/Auckland"]),
    ("PDT", &["America/Los_Angeles"]),
    ("PST", &["America/Los_Angeles", "Asia/Manila"]),
    ("AEDT", &["Australia/Sydney"]),
    ("AEST", &["Australia/Brisbane", "Australia/Sydney"]),
    ("AST", &["America/Halifax", "Asia/Riyadh"]),
];

/// Abbreviations that are names in the IANA database too, for clocks that are never put forward.
const NAMES_TOO: &[(&str, &[&str])] = &[
    ("CET", &["Europe/Berlin", "Europe/Paris"]),
    ("EET", &["Europe/Helsinki", "Africa/Cairo"]),
    ("EST", &["America/New_York", "America/Panama"]),
    ("MST", &["America/Denver", "America/Phoenix"]),
    ("WET", &["Europe/Lisbon"]),
];

impl TimeZone {
    /// Every name that a zone can have.
    pub fn names() -> impl Iterator<Item = &'static str> {
        Tz::names()
    }
}

/// The zones that an abbreviation may mean; empty for a word that is none.
pub fn abbreviated(word: &str) -> &'static [&'static str] {
    zones_of(word, ABBREVIATIONS)
}

/// The same for a word behind a time, where nobody means a name of the database.
pub fn abbreviated_behind_time(word: &str) -> &'static [&'static str] {
    let zones = abbreviated(word);
    if zones.is_empty() { zones_of(word, NAMES_TOO) } else { zones }
}

fn zones_of(word: &str, table: &'static [(&'static str, &'static [&'static str])]) -> &'static [&'static str] {
    table.iter().find(|(short, _)| short.eq_ignore_ascii_case(word)).map_or(&[], |(_, zones)| *zones)
}

/// What is wrong with an abbreviation where a zone belongs.
pub fn ambiguous(word: &str, zones: &[&str]) -> Mistake {
    let message = match zones.len() {
        1 => format!("{} is an abbreviation, and no name of a zone", shown(word)),
        _ => format!("{} is the abbreviation of several zones", shown(word)),
    };
    Mistake::new(Defect::AmbiguousZoneAbbreviation, message)
}

impl FromStr for TimeZone {
    type Err = Mistake;

    fn from_str(text: &str) -> Result<Self, Mistake> {
        let name = text.trim();
        if let Some(zone) = Tz::named(name) {
            return Ok(Self(zone));
        }
        let zones = abbreviated(name);
        if !zones.is_empty() {
            let names = zones.join("` or `");
            return Err(ambiguous(name, zones).help(format!("write the zone's IANA name: `{names}`")));
        }
        let mistake = Mistake::new(Defect::UnknownTimeZone, format!("{} is not an IANA time zone", shown(name)));
        // People know the city: `Berlin`, `berlin`, `New York`.
        let city = name.replace(' ', "_");
        // The signs of `Etc/GMT+5` mean the opposite of what people mean by them.
        let likely = || Self::names().filter(|zone| *zone == "GMT" || !zone.contains("GMT"));
        let by_name = likely().find(|zone| zone.eq_ignore_ascii_case(&city));
        let by_city = || likely().find(|zone| zone.rsplit('/').next().is_some_and(|it| it.eq_ignore_ascii_case(&city)));
        Err(match by_name.or_else(by_city).or_else(|| nearest(name, likely())) {
            Some(near) => mistake.help(format!("did you mean `{near}`?")).instead(near),
            None => mistake.help("write an IANA name, as in `UTC`, `Europe/London` or `America/New_York`"),
        })
    }
}

impl fmt::Display for TimeZone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.0.name())
    }
}

scalar!(TimeZone, text, "an IANA time zone", {
    "type": "string",
    "examples": ["UTC", "Europe/London", "America/New_York", "Asia/Tokyo"]
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_stand_for_zones_that_exist_and_are_none_themselves() {
        for (short, zones) in ABBREVIATIONS.iter().chain(NAMES_TOO) {
            assert!(zones.iter().all(|zone| Tz::named(zone).is_some()), "{short}");
        }
        assert!(ABBREVIATIONS.iter().all(|(short, _)| Tz::named(short).is_none()));
        assert!(NAMES_TOO.iter().all(|(short, _)| Tz::named(short).is_some()));
    }
}
