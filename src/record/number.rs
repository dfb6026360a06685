//! Numbers with a meaning: how many users, how much of something.

use std::fmt;
use std::str::FromStr;

use serde::Serializer;

use super::scalar::scalar;
use crate::finding::{Defect, Mistake, shown};

/// How many users felt it: a percentage (`25%`), a count (`14800`), or a part of a whole
/// (`14800 of 210000`).
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Users {
    /// Out of a hundred. May be over 100 in a record that is wrong; a rule says so.
    Percent(f64),
    Count(u64),
    Part {
        of: u64,
        affected: u64,
    },
}

impl Users {
    /// The share of all users in percent, where it can be known.
    pub fn percent(self) -> Option<f64> {
        match self {
            Self::Percent(percent) => Some(percent),
            Self::Count(_) | Self::Part { of: 0, .. } => None,
            #[expect(clippy::cast_precision_loss, reason = "users are fewer than 2^52")]
            Self::Part { of, affected } => Some(affected as f64 * 100.0 / of as f64),
        }
    }
}

impl Users {
    fn to_serde<S: Serializer>(self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Count(count) => serializer.serialize_u64(count),
            other => serializer.collect_str(&other),
        }
    }
}

fn whole(text: &str) -> Option<u64> {
    // 210,000 and 210_000 are how people write large numbers.
    let digits = text.trim().replace([',', '_'], "");
    if digits.starts_with('+') { None } else { digits.parse().ok() }
}

impl FromStr for Users {
    type Err = Mistake;

    fn from_str(text: &str) -> Result<Self, Mistake> {
        let read = || {
            if let Some(number) = text.trim().strip_suffix('%') {
                let percent: f64 = number.trim().parse().ok()?;
                return (percent.is_finite() && percent >= 0.0).then_some(Self::Percent(percent));
            }
            match text.split_once(" of ") {
                Some((part, all)) => Some(Self::Part { affected: whole(part)?, of: whole(all)? }),
                None => whole(text).map(Self::Count),
            }
        };
        read().ok_or_else(|| {
            Mistake::new(Defect::WrongType, format!("{} is not a number of users", shown(text)))
                .help("write a percentage (`25%`), a count (`14800`) or a part (`14800 of 210000`)")
        })
    }
}

impl fmt::Display for Users {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Percent(percent) => write!(f, "{percent}%"),
            Self::Count(count) => write!(f, "{count}"),
            Self::Part { of, affected } => write!(f, "{affected} of {of}"),
        }
    }
}

scalar!(Users, number, "a number of users", {
    "type": ["integer", "string"],
    "minimum": 0,
    "pattern": "^ *[0-9][0-9,_.]* *(%|of +[0-9][0-9,_]*)? *$",
    "examples": ["25%", 14800, "14800 of 210000"]
});

/// A measured quantity: a whole number, or one with decimals. Its unit stands beside it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Quantity {
    Whole(i64),
    Decimal(f64),
}

impl Quantity {
    #[expect(clippy::cast_precision_loss, reason = "for comparing and plotting")]
    pub const fn value(self) -> f64 {
        match self {
            Self::Whole(number) => number as f64,
            Self::Decimal(number) => number,
        }
    }

    fn to_serde<S: Serializer>(self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Whole(number) => serializer.serialize_i64(number),
            Self::Decimal(number) => serializer.serialize_f64(number),
        }
    }
}

impl FromStr for Quantity {
    type Err = Mistake;

    fn from_str(text: &str) -> Result<Self, Mistake> {
        let plain = text.trim();
        if let Ok(number) = plain.parse() {
            return Ok(Self::Whole(number));
        }
        match plain.parse::<f64>() {
            Ok(number)
                if number.is_finite() && plain.starts_with(|c: char| c == '-' || c == '.' || c.is_ascii_digit()) =>
            {
                Ok(Self::Decimal(number))
            }
            _ => Err(Mistake::new(Defect::WrongType, format!("expected a number, found {}", shown(text)))
                .help("write the number alone, and what it counts in `unit`")),
        }
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole(number) => write!(f, "{number}"),
            // `{:?}` keeps the point of 3.0, so that it is read back as it was.
            Self::Decimal(number) => write!(f, "{number:?}"),
        }
    }
}

scalar!(Quantity, number, "a number", { "type": "number" });
