//! A logarithmic axis of lengths of time, on which a minute and a month both have room.

use super::Response;

/// An axis that several drawings share, so that they can be compared: from a minute to the longest of all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Axis {
    /// The logarithm of the longest time in minutes.
    length: i64,
}

impl Axis {
    /// The axis on which all values of these have a place.
    pub fn of(responses: &[Response<'_>]) -> Self {
        let values = responses.iter().flat_map(|response| &response.values);
        let longest = values.map(|(_, span)| span.length.num_seconds()).max().unwrap_or_default();
        Self { length: minutes_log(longest.max(7_200)) }
    }

    pub const fn shows(self, seconds: i64) -> bool {
        minutes_log(seconds) <= self.length
    }

    /// The place of so many seconds on an axis that is so long. What is shorter than a minute has its place at the left
    /// end.
    pub const fn place(self, seconds: i64, room: i64) -> i64 {
        minutes_log(seconds) * room / self.length
    }
}

/// The binary logarithm of so many seconds in minutes, in 65536ths; 0 for less than a minute.
const fn minutes_log(seconds: i64) -> i64 {
    if seconds <= 60 { 0 } else { log2(seconds.unsigned_abs()) - log2(60) }
}

/// The binary logarithm in 65536ths, by squaring: the same on every machine, which a float's is not.
const fn log2(number: u64) -> i64 {
    let whole = number.ilog2();
    // From 1 to 2, in units of 2^-31.
    let mut mantissa = (number as u128) << (63 - whole) >> 32;
    let mut log = whole as i64;
    let mut bit = 0;
    while bit < 16 {
        mantissa = (mantissa * mantissa) >> 31;
        log *= 2;
        if mantissa >> 32 > 0 {
            mantissa >>= 1;
            log += 1;
        }
        bit += 1;
    }
    log
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logarithms_are_right() {
        for (number, expected) in [(1, 0), (2, 65_536), (3, 103_872), (60, 387_114), (1_000_000, 1_306_235)] {
            assert!((log2(number) - expected).abs() <= 2, "{number}: {}", log2(number));
        }
        assert_eq!(log2(u64::MAX) >> 16, 63);
        assert_eq!((minutes_log(-5), minutes_log(60), minutes_log(3_840) >> 16), (0, 0, 6));
    }
}
