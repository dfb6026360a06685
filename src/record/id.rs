//! Names by which records and their parts are referred to.

use std::str::FromStr;

use xxhash_rust::xxh3::xxh3_64;

use super::scalar::{like_text, scalar};
use crate::finding::{Defect, Mistake, shown};

/// A record's id: the stem of its file's name, and of its page's. It never changes once committed.
///
/// Letters, digits, `-`, `_` and `.` (not first), at most 120 characters: nothing that could leave
/// the archive as a path or a link.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordId(String);

/// The id of a factor, lesson or action inside its record: `F1`, `L1`, `A1`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemId(String);

const LONGEST: usize = 120;

fn is_id(text: &str, extra: &[u8]) -> bool {
    text.len() <= LONGEST
        && text.starts_with(|c: char| c.is_ascii_alphanumeric())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || extra.contains(&byte))
}

impl RecordId {
    /// An id made of a day and a title: `2023-08-10-web-stack-outage`.
    pub fn suggest(day: chrono::NaiveDate, title: &str) -> Self {
        let slug = slug(title);
        Self(format!("{}-{}", day.format("%Y-%m-%d"), if slug.is_empty() { "incident" } else { &slug }))
    }
}

/// Lower-case letters and digits joined by single hyphens, at most 60 characters.
pub fn slug(text: &str) -> String {
    let mut slug = String::new();
    for word in text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        if slug.len() + word.len() > 60 {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(&word.to_ascii_lowercase());
    }
    slug
}

/// The day that a name begins with: `2023-08-10` of `2023-08-10-web-stack-outage`.
///
/// ```
/// assert!(hotwash::record::day_in_name("2023-08-10-web-stack-outage").is_some());
/// assert!(hotwash::record::day_in_name("web-stack-outage").is_none());
/// ```
pub fn day_in_name(name: &str) -> Option<chrono::NaiveDate> {
    let (day, rest) = name.split_at_checked(10)?;
    // More digits make it another number.
    let is_day = !rest.starts_with(|c: char| c.is_ascii_digit());
    day.parse().ok().filter(|_| is_day)
}

/// What a record is called, and its page: its id, else what the name of its file makes.
pub fn record_name(id: Option<&RecordId>, stem: &str) -> String {
    if let Some(id) = id {
        return id.to_string();
    }
    if let Ok(id) = stem.parse::<RecordId>() {
        return id.to_string();
    }
    match slug(stem).as_str() {
        // Names in other letters have to differ too.
        "" => format!("record-{:08x}", xxh3_64(stem.as_bytes()) >> 32),
        plain => plain.to_owned(),
    }
}

impl FromStr for RecordId {
    type Err = Mistake;

    fn from_str(text: &str) -> Result<Self, Mistake> {
        if is_id(text, b"-_.") {
            return Ok(Self(text.to_owned()));
        }
        Err(Mistake::new(Defect::WrongType, format!("{} is not an id", shown(text)))
            .help("use letters, digits and hyphens, as in `2023-08-10-web-stack-outage`"))
    }
}

impl FromStr for ItemId {
    type Err = Mistake;

    fn from_str(text: &str) -> Result<Self, Mistake> {
        if is_id(text, b"-_") {
            return Ok(Self(text.to_owned()));
        }
        Err(Mistake::new(Defect::WrongType, format!("{} is not an id", shown(text)))
            .help("use a letter and a number, as in `A1`, `F2` or `L3`"))
    }
}

like_text!(RecordId, ItemId);
scalar!(RecordId, text, "an id", {
    "type": "string",
    "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]{0,119}$",
    "examples": ["2023-08-10-web-stack-outage"]
});
scalar!(ItemId, text, "an id", {
    "type": "string",
    "pattern": "^[A-Za-z0-9][A-Za-z0-9_-]{0,119}$",
    "examples": ["A1", "F1", "L1"]
});

#[cfg(test)]
mod tests {
    use super::day_in_name;

    #[test]
    fn a_name_may_begin_with_a_day() {
        let day = |name: &str| day_in_name(name).map(|day| day.to_string()).unwrap_or_default();
        assert_eq!([day("2023-08-10-web"), day("2023-08-10")], ["2023-08-10", "2023-08-10"]);
        for name in ["web", "2023-08-101", "2023-13-10-web", "2023-8-10-web", "2023-08-1\u{e9}x", ""] {
            assert_eq!(day(name), "", "{name}");
        }
    }
}
