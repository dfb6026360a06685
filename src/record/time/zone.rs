//! IANA time zones.

use std::fmt;
use std::str::FromStr;

use chrono_tz::{TZ_VARIANTS, Tz};

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
    ("PDT", &["America/Los_Angeles"]),
    ("PST", &["America/Los_Angeles", "Asia/Manila"]),
    ("AEST", &["Australia/Brisbane", "Australia/Sydney"]),
];

impl TimeZone {
    /// Every name that a zone can have.
    pub fn names() -> impl Iterator<Item = &'static str> {
        TZ_VARIANTS.iter().map(|zone| zone.name())
    }
}

/// The zones that an abbreviation may mean; empty for a word that is none.
pub fn abbreviated(word: &str) -> &'static [&'static str] {
    ABBREVIATIONS.iter().find(|(short, _)| short.eq_ignore_ascii_case(word)).map_or(&[], |(_, zones)| zones)
}

impl FromStr for TimeZone {
    type Err = Mistake;

    fn from_str(text: &str) -> Result<Self, Mistake> {
        let name = text.trim();
        if let Ok(zone) = name.parse() {
            return Ok(Self(zone));
        }
        let mistake = Mistake::new(Defect::UnknownTimeZone, format!("{} is not an IANA time zone", shown(name)));
        let zones = abbreviated(name);
        if !zones.is_empty() {
            return Err(mistake.help(format!("write the zone's IANA name: `{}`", zones.join("` or `"))));
        }
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
