//! The strict readers: exactly the forms of a record, nothing near them.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::timestamp::{Offset, Timestamp};

/// Why well-formed digits name no time.
pub type Impossible = String;

/// The number that digits are; `None` where one of them is something else.
fn number(digits: &[u8]) -> Option<u32> {
    digits.iter().try_fold(0, |number, digit| digit.is_ascii_digit().then(|| number * 10 + u32::from(digit - b'0')))
}

/// `2023-08-24`. `None`: another form; `Some(Err)`: a day that the calendar does not have.
pub fn date(text: &str) -> Option<Result<NaiveDate, Impossible>> {
    let text = text.as_bytes();
    let [_, _, _, _, b'-', _, _, b'-', _, _] = text else { return None };
    let (year, month, day) = (number(&text[..4])?, number(&text[5..7])?, number(&text[8..])?);
    let date = i32::try_from(year).ok().and_then(|year| NaiveDate::from_ymd_opt(year, month, day));
    Some(date.ok_or_else(|| {
        if month == 0 || month > 12 {
            format!("there is no month {month}")
        } else {
            let name = NaiveDate::from_ymd_opt(2000, month, 1).map(|first| first.format("%B").to_string());
            format!("{} {year} has no day {day}", name.unwrap_or_default())
        }
    }))
}

/// `15:30`, `15:30:00`, `15:30:00.250`, with whether seconds are written.
pub fn clock(text: &str) -> Option<Result<(NaiveTime, bool), Impossible>> {
    let text = text.as_bytes();
    let [_, _, b':', _, _, rest @ ..] = text else { return None };
    let (hour, minute) = (number(&text[..2])?, number(&text[3..5])?);
    let (second, nanos) = match rest {
        [] => (None, 0),
        [b':', _, _] => (Some(number(&rest[1..])?), 0),
        [b':', _, _, b'.', fraction @ ..] if (1..=9).contains(&fraction.len()) => {
            let scale = 10_u32.pow(9 - u32::try_from(fraction.len()).ok()?);
            (Some(number(&rest[1..3])?), number(fraction)? * scale)
        }
        _ => return None,
    };
    let time = NaiveTime::from_hms_nano_opt(hour, minute, second.unwrap_or(0), nanos);
    Some(time.map(|time| (time, second.is_some())).ok_or_else(|| impossible_clock(hour, minute, second)))
}

/// What is wrong with digits that name no time of a day.
pub fn impossible_clock(hour: u32, minute: u32, second: Option<u32>) -> Impossible {
    if hour > 23 {
        format!("a day has no hour {hour}")
    } else if minute > 59 {
        format!("an hour has no minute {minute}")
    } else {
        format!("a minute has no second {}", second.unwrap_or(60))
    }
}

/// `Z`, `+02:00`.
pub fn offset(text: &str) -> Option<Offset> {
    let (sign, clock) = match text.as_bytes() {
        [b'Z'] => return Some(Offset::Utc),
        [b'+', clock @ ..] => (1, clock),
        [b'-', clock @ ..] => (-1, clock),
        _ => return None,
    };
    let [_, _, b':', _, _] = clock else { return None };
    let (hours, minutes) = (number(&clock[..2])?, number(&clock[3..])?);
    let seconds = i32::try_from(hours * 3600 + minutes * 60).ok()?;
    (hours <= 18 && minutes < 60).then_some(Offset::Fixed(sign * seconds))
}

/// A record's time in any of its forms. `None`: another form.
pub fn timestamp(text: &str) -> Option<Result<Timestamp, Impossible>> {
    let (text, approximate) = match text.strip_suffix('~') {
        Some(exact) => (exact, true),
        None => (text, false),
    };
    let (day, rest) = text.split_at_checked("2023-08-10".len())?;
    let day = date(day)?;
    let (separator, rest) = rest.split_at_checked(1).filter(|(separator, _)| matches!(*separator, " " | "T"))?;
    let (time, zone) = match rest.bytes().position(|byte| matches!(byte, b'Z' | b'+' | b'-')) {
        Some(place) => (&rest[..place], Some(offset(&rest[place..])?)),
        // A local time is written with a space: `T` without an offset is half of another form.
        None if separator == "T" => return None,
        None => (rest, None),
    };
    let time = clock(time)?;
    Some(day.and_then(|day| {
        let (time, seconds) = time?;
        Ok(Timestamp {
            naive: NaiveDateTime::new(day, time),
            offset: zone,
            seconds: seconds || zone.is_some(),
            approximate,
        })
    }))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn digits(text: &str, count: usize) -> Option<u32> {
        (text.len() == count && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
    }

    /// Numbers of so many digits each, with a sign between.
    fn parts<const N: usize>(text: &str, sign: char, counts: [usize; N]) -> Option<[u32; N]> {
        let mut parts = text.split(sign);
        let mut numbers = [0; N];
        for (number, count) in numbers.iter_mut().zip(counts) {
            *number = digits(parts.next()?, count)?;
        }
        parts.next().is_none().then_some(numbers)
    }

    fn clock_by_parts(text: &str) -> Option<Result<(NaiveTime, bool), ()>> {
        let (whole, nanos) = match text.split_once('.') {
            Some((_, fraction)) if !(1..=9).contains(&fraction.len()) => return None,
            Some((whole, fraction)) => (whole, digits(&format!("{fraction:0<9}"), 9)?),
            None => (text, 0),
        };
        if let Some([hour, minute, second]) = parts(whole, ':', [2, 2, 2]) {
            return Some(NaiveTime::from_hms_nano_opt(hour, minute, second, nanos).map(|time| (time, true)).ok_or(()));
        }
        let [hour, minute] = parts(whole, ':', [2, 2])?;
        (whole == text).then(|| NaiveTime::from_hms_opt(hour, minute, 0).map(|time| (time, false)).ok_or(()))
    }

    fn timestamp_by_parts(text: &str) -> Option<Result<Timestamp, ()>> {
        let exact = text.strip_suffix('~').unwrap_or(text);
        let (day, rest) = exact.split_at_checked(10)?;
        let [year, month, day] = parts(day, '-', [4, 2, 2])?;
        let day = NaiveDate::from_ymd_opt(year.try_into().ok()?, month, day);
        let rest = rest.strip_prefix([' ', 'T'])?;
        let (time, offset) = match rest.find(['Z', '+', '-']).map(|place| rest.split_at(place)) {
            None if exact.contains('T') => return None,
            None => (rest, None),
            Some((time, "Z")) => (time, Some(Offset::Utc)),
            Some((time, offset)) => {
                let sign = if offset.starts_with('-') { -1 } else { 1 };
                let [hours, minutes] = parts(offset.strip_prefix(['+', '-'])?, ':', [2, 2])?;
                let seconds = i32::try_from(hours * 3600 + minutes * 60).ok()?;
                (time, Some(Offset::Fixed(sign * seconds)).filter(|_| hours <= 18 && minutes < 60)?.into())
            }
        };
        let time = clock_by_parts(time)?;
        Some(day.zip(time.ok()).ok_or(()).map(|(day, (time, seconds))| Timestamp {
            naive: NaiveDateTime::new(day, time),
            offset,
            seconds: seconds || offset.is_some(),
            approximate: exact != text,
        }))
    }

    const CLOCK: &str = "[0-2][0-9]:[0-6][0-9](:[0-6][0-9]([.][0-9]{1,10})?)?";

    proptest! {
        #[test]
        fn a_time_is_the_same_by_places_as_by_parts(
            day in "[0-9]{4}-[01][0-9]-[0-3][0-9][ T]",
            clock in CLOCK,
            offset in "(Z|[+-][012][0-9]:[0-6][0-9])?~?",
            place in 0_usize..60,
            odd in "[0-9]{0,2}|[-+~:.TZ é]",
        ) {
            let mut text = day + &clock + &offset;
            if place < text.len() {
                text.replace_range(place..=place, &odd);
            }
            prop_assert_eq!(timestamp(&text).map(|read| read.map_err(drop)), timestamp_by_parts(&text), "{}", text);
        }
    }
}
