//! How long something took, as people say it.

use std::fmt::{self, Write as _};

use chrono::Duration;

/// A length of time between two instants of a record; approximate when one of them is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    pub length: Duration,
    pub approximate: bool,
}

impl Span {
    /// Whole minutes, towards zero.
    pub fn minutes(self) -> i64 {
        self.length.num_minutes()
    }

    /// Whether it does not end before it begins.
    pub fn is_possible(&self) -> bool {
        self.length >= Duration::zero()
    }
}

impl fmt::Display for Span {
    /// `1 h 45 min`, `3 d 2 h`, `40 s`; a leading `~` says approximate.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = String::new();
        if self.approximate {
            out.push('~');
        }
        let seconds = self.length.num_seconds();
        if seconds < 0 {
            out.push('-');
        }
        let seconds = seconds.unsigned_abs();
        let parts =
            [(seconds / 86_400, "d"), (seconds / 3600 % 24, "h"), (seconds / 60 % 60, "min"), (seconds % 60, "s")];
        // Two neighbouring units are as exact as anybody reads.
        let first = parts.iter().position(|(count, _)| *count > 0).unwrap_or(2);
        let mut between = "";
        for (count, unit) in parts[first..].iter().take(2).filter(|(count, _)| *count > 0) {
            write!(out, "{between}{count} {unit}")?;
            between = " ";
        }
        if between.is_empty() {
            out.push_str("0 min");
        }
        f.pad(&out)
    }
}
