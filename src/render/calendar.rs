//! Dates and clock times in words, written digit by digit: a general formatter reads its pattern anew for each of the
//! many times of a page.

use chrono::{DateTime, Datelike as _, FixedOffset, NaiveDate, NaiveDateTime, Timelike as _};

/// The names of months, as documents write them.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// `August 10, 2023`.
pub fn date(day: NaiveDate) -> String {
    let year = u32::try_from(day.year()).ok().filter(|year| *year <= 9999);
    let (Some(year), Some(month)) = (year, MONTHS.get(day.month0() as usize)) else {
        return day.format("%B %-d, %Y").to_string();
    };
    let mut text = String::with_capacity(20);
    text.push_str(month);
    text.push(' ');
    push(&mut text, day.day(), 1);
    text.push_str(", ");
    push(&mut text, year, 4);
    text
}

/// Writes `3:30 PM`; seconds where there are any, and the parts of a second that are written.
pub fn push_clock(text: &mut String, time: NaiveDateTime) {
    let (is_afternoon, hour) = time.hour12();
    push(text, hour, 1);
    text.push(':');
    push(text, time.minute(), 2);
    let nanos = time.nanosecond() % 1_000_000_000;
    if time.second() != 0 || nanos != 0 {
        text.push(':');
        // A second too many has more than a second's nanoseconds.
        push(text, time.second() + time.nanosecond() / 1_000_000_000, 2);
    }
    if nanos != 0 {
        text.push('.');
        push(text, nanos, 9);
        text.truncate(text.trim_end_matches('0').len());
    }
    text.push_str(if is_afternoon { " PM" } else { " AM" });
}

/// `2023-08-10T15:30:00+00:00`: a time on a clock that was so far ahead.
pub fn machine(time: NaiveDateTime, ahead: FixedOffset) -> String {
    let seconds = ahead.local_minus_utc();
    let year = u32::try_from(time.year()).ok().filter(|year| *year <= 9999);
    let Some(year) = year.filter(|_| time.nanosecond() == 0 && seconds % 60 == 0) else {
        return format!(
            "{}{}",
            time.format("%Y-%m-%dT%H:%M:%S"),
            DateTime::<FixedOffset>::from_naive_utc_and_offset(time, ahead).format("%:z")
        );
    };
    let mut text = String::with_capacity(25);
    push(&mut text, year, 4);
    for (before, number) in
        [('-', time.month()), ('-', time.day()), ('T', time.hour()), (':', time.minute()), (':', time.second())]
    {
        text.push(before);
        push(&mut text, number, 2);
    }
    text.push(if seconds < 0 { '-' } else { '+' });
    let minutes = seconds.unsigned_abs() / 60;
    push(&mut text, minutes / 60, 2);
    text.push(':');
    push(&mut text, minutes % 60, 2);
    text
}

/// Writes a number with at least so many digits.
fn push(text: &mut String, number: u32, digits: usize) {
    let mut buffer = *b"0000000000";
    let (mut rest, mut start) = (number, buffer.len());
    while rest > 0 {
        start -= 1;
        buffer[start] = b"0123456789"[(rest % 10) as usize];
        rest /= 10;
    }
    let start = start.min(buffer.len() - digits);
    // Digits are text.
    text.push_str(std::str::from_utf8(&buffer[start..]).unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use chrono::{Offset as _, TimeZone as _};
    use proptest::prelude::*;

    use super::*;
    use crate::record::Tz;

    proptest! {
        #[test]
        fn words_and_digits_are_those_of_chrono(
            // From before year zero to behind the last of four digits.
            second in -70_000_000_000_i64..300_000_000_000,
            even in any::<bool>(),
            nanos in prop_oneof![4 => Just(0_u32), 1 => 0_u32..2_000_000_000],
            zone in prop::sample::select(vec!["UTC", "Europe/London", "Asia/Kathmandu", "America/St_Johns"]),
        ) {
            let second = if even { second - second % 60 } else { second };
            let instant = DateTime::from_timestamp(second, nanos).unwrap_or_default();
            let local = Tz::named(zone).unwrap_or(Tz::UTC).from_utc_datetime(&instant.naive_utc());
            let naive = local.naive_local();
            prop_assert_eq!(date(naive.date()), naive.format("%B %-d, %Y").to_string());
            prop_assert_eq!(machine(naive, local.offset().fix()), local.format("%Y-%m-%dT%H:%M:%S%:z").to_string());
            let mut clock = String::new();
            push_clock(&mut clock, naive);
            let (nanos, fraction) = (naive.nanosecond() % 1_000_000_000, naive.format("%.9f").to_string());
            let form = if naive.second() == 0 && nanos == 0 { "%-I:%M" } else { "%-I:%M:%S" };
            let fraction = if nanos == 0 { "" } else { fraction.trim_end_matches('0') };
            prop_assert_eq!(clock, format!("{}{fraction} {}", naive.format(form), naive.format("%p")));
        }
    }
}
