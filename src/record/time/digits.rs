//! Dates and clock times as records write them, digit by digit: a general formatter reads its pattern
//! anew for each of the many times that findings name.

use std::fmt::{Formatter, Result, Write as _};

use chrono::{Datelike as _, NaiveDate, NaiveDateTime, Timelike as _};

/// `2023-08-10`.
pub fn date(f: &mut Formatter<'_>, date: NaiveDate) -> Result {
    let mut text = *b"0000-00-00";
    if put_date(&mut text, date).is_none() {
        return write!(f, "{}", date.format("%Y-%m-%d"));
    }
    text_of(f, &text)
}

/// `2023-08-10 15:30`, with another separator and with seconds where they are wanted.
pub fn time(f: &mut Formatter<'_>, time: NaiveDateTime, separator: char, seconds: bool) -> Result {
    date(f, time.date())?;
    f.write_char(separator)?;
    let mut text = *b"00:00:00";
    put(&mut text[..2], time.hour());
    put(&mut text[3..5], time.minute());
    if !seconds {
        return text_of(f, &text[..5]);
    }
    if time.nanosecond() != 0 {
        return write!(f, "{}", time.format("%H:%M:%S%.f"));
    }
    put(&mut text[6..], time.second());
    text_of(f, &text)
}

/// `+02:00`.
pub fn offset(f: &mut Formatter<'_>, seconds: i32) -> Result {
    let mut text = if seconds < 0 { *b"-00:00" } else { *b"+00:00" };
    let minutes = seconds.unsigned_abs() / 60;
    put(&mut text[1..3], minutes / 60);
    put(&mut text[4..], minutes % 60);
    text_of(f, &text)
}

/// `None` where four digits are no year of it.
fn put_date(text: &mut [u8; 10], date: NaiveDate) -> Option<()> {
    let year = u32::try_from(date.year()).ok().filter(|year| *year <= 9999)?;
    put(&mut text[..4], year);
    put(&mut text[5..7], date.month());
    put(&mut text[8..], date.day());
    Some(())
}

/// The last digits of a number, as many as there is room for.
fn put(places: &mut [u8], mut number: u32) {
    for place in places.iter_mut().rev() {
        *place = b"0123456789"[(number % 10) as usize];
        number /= 10;
    }
}

fn text_of(f: &mut Formatter<'_>, digits: &[u8]) -> Result {
    // Digits and signs are text.
    f.write_str(std::str::from_utf8(digits).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use std::fmt;

    use chrono::DateTime;
    use proptest::prelude::*;

    use super::*;

    struct Shown(NaiveDateTime, bool);

    impl fmt::Display for Shown {
        fn fmt(&self, f: &mut Formatter<'_>) -> Result {
            time(f, self.0, 'T', self.1)
        }
    }

    struct Ahead(i32);

    impl fmt::Display for Ahead {
        fn fmt(&self, f: &mut Formatter<'_>) -> Result {
            offset(f, self.0)
        }
    }

    proptest! {
        #[test]
        fn digits_are_those_of_chrono(
            // From before year zero to behind the last of four digits.
            second in -70_000_000_000_i64..300_000_000_000,
            nanos in prop_oneof![Just(0_u32), 0_u32..1_000_000_000, (0_u32..1000).prop_map(|milli| milli * 1_000_000)],
        ) {
            let naive = DateTime::from_timestamp(second, nanos).unwrap_or_default().naive_utc();
            prop_assert_eq!(Shown(naive, true).to_string(), naive.format("%Y-%m-%dT%H:%M:%S%.f").to_string());
            prop_assert_eq!(Shown(naive, false).to_string(), naive.format("%Y-%m-%dT%H:%M").to_string());
        }

        #[test]
        fn an_offset_has_a_sign_and_four_digits(seconds in -86_400_i32..86_400) {
            let (sign, minutes) = (if seconds < 0 { '-' } else { '+' }, seconds.abs() / 60);
            prop_assert_eq!(Ahead(seconds).to_string(), format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60));
        }
    }
}
