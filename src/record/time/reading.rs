//! The strict readers: exactly the forms of a record, nothing near them.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::timestamp::{Offset, Timestamp};

/// Why well-formed digits name no time.
pub type Impossible = String;

fn digits(text: &str, count: usize) -> Option<u32> {
    (text.len() == count && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

/// `2023-08-24`. `None`: another form; `Some(Err)`: a day that the calendar does not have.
pub fn date(text: &str) -> Option<Result<NaiveDate, Impossible>> {
    let mut parts = text.split('-');
    let (year, month, day) = (digits(parts.next()?, 4)?, digits(parts.next()?, 2)?, digits(parts.next()?, 2)?);
    if parts.next().is_some() {
        return None;
    }
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
    let (whole, fraction) = match text.split_once('.') {
        Some((whole, fraction)) if (1..=9).contains(&fraction.len()) => (whole, Some(fraction)),
        Some(_) => return None,
        None => (text, None),
    };
    let mut parts = whole.split(':');
    let (hour, minute) = (digits(parts.next()?, 2)?, digits(parts.next()?, 2)?);
    let second = match parts.next() {
        Some(second) => Some(digits(second, 2)?),
        None => None,
    };
    if parts.next().is_some() || (fraction.is_some() && second.is_none()) {
        return None;
    }
    let nanos = match fraction {
        Some(fraction) => digits(fraction, fraction.len())? * 10_u32.pow(9 - u32::try_from(fraction.len()).ok()?),
        None => 0,
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
    if text == "Z" {
        return Some(Offset::Utc);
    }
    let (sign, clock) = match text.split_at_checked(1)? {
        ("+", clock) => (1, clock),
        ("-", clock) => (-1, clock),
        _ => return None,
    };
    let (hours, minutes) = clock.split_once(':')?;
    let (hours, minutes) = (digits(hours, 2)?, digits(minutes, 2)?);
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
    let rest = rest.strip_prefix([' ', 'T'])?;
    let (time, zone) = match rest.find(['Z', '+', '-']) {
        Some(place) => (&rest[..place], Some(offset(&rest[place..])?)),
        // A local time is written with a space: `T` without an offset is half of another form.
        None if text.contains('T') => return None,
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
