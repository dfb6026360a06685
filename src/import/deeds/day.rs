//! Days that are certain: with their year, and in an order that can mean one day only.

use chrono::NaiveDate;

use super::mark::{bare, folded};
use crate::record::{Date, spoken};

const WEEKDAYS: &[&str] = &["mon", "tue", "wed", "thu", "fri", "sat", "sun", "月", "火", "水", "木", "金", "土", "日"];

/// The day that a text names, if it says nothing else.
pub fn day(text: &str) -> Option<Date> {
    let text = without_weekday(bare(text).trim_end_matches(['.', ',', '。'])).trim();
    if !text.contains(|c: char| c.is_ascii_digit()) || text.len() > 40 {
        return None;
    }
    japanese(text).or_else(|| in_words(text)).or_else(|| year_last(text))
}

/// `2021-04-01 (Thu)`: what is in the brackets follows from the rest.
fn without_weekday(text: &str) -> &str {
    let inner = |open: char, close: char| {
        let (before, inside) = text.strip_suffix(close)?.rsplit_once(open)?;
        let inside = folded(inside);
        WEEKDAYS.iter().any(|day| inside.starts_with(day) && inside.chars().count() <= 9).then_some(before)
    };
    inner('(', ')').or_else(|| inner('（', '）')).unwrap_or(text)
}

fn japanese(text: &str) -> Option<Date> {
    let (year, rest) = text.split_once('年')?;
    let (month, rest) = rest.split_once('月')?;
    let day = rest.trim().strip_suffix('日')?;
    let number = |text: &str| text.trim().parse::<u32>().ok();
    NaiveDate::from_ymd_opt(year.trim().parse().ok()?, number(month)?, number(day)?).map(Date)
}

/// A day that is the same one whenever it is read: neither `Friday` nor `Aug 24` without a year.
fn in_words(text: &str) -> Option<Date> {
    let mut days = [(2001, 1, 1), (2002, 7, 15)].into_iter().map(|(year, month, day)| {
        let today = NaiveDate::from_ymd_opt(year, month, day)?;
        spoken::read_day(text, today).ok()
    });
    let (first, second) = (days.next()??, days.next()??);
    (first == second).then_some(first)
}

/// `10/20/2022`, which can only be one day; `10/08/2022` can be two.
fn year_last(text: &str) -> Option<Date> {
    if !text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'/' | b'.')) {
        return None;
    }
    let parts: Vec<&str> = text.split(['/', '.']).collect();
    let [first, second, year] = parts[..] else { return None };
    if year.len() != 4 {
        return None;
    }
    let (first, second, year) = (first.parse().ok()?, second.parse().ok()?, year.parse().ok()?);
    let days = [NaiveDate::from_ymd_opt(year, first, second), NaiveDate::from_ymd_opt(year, second, first)];
    match days {
        [Some(one), Some(other)] if one != other => None,
        [one, other] => one.or(other).map(Date),
    }
}

/// The day at the start of a text, and the length of its wording.
pub fn leading(text: &str) -> Option<(Date, usize)> {
    let mut ends = text.char_indices().filter(|(_, c)| c.is_whitespace() || *c == ':').map(|(end, _)| end);
    let ends: Vec<usize> = ends.by_ref().take(4).chain([text.len()]).collect();
    ends.into_iter().rev().find_map(|end| day(&text[..end]).map(|day| (day, end)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_with_their_year_are_read() {
        let cases = [
            ("2021-04-01", Some("2021-04-01")),
            ("2021/4/1", Some("2021-04-01")),
            ("**2021-04-01**", Some("2021-04-01")),
            ("April 1, 2021", Some("2021-04-01")),
            ("1 April 2021", Some("2021-04-01")),
            ("Apr 1st, 2021", Some("2021-04-01")),
            ("2021年4月1日", Some("2021-04-01")),
            ("2021-04-01 (Thu)", Some("2021-04-01")),
            ("2021/04/01（木）", Some("2021-04-01")),
            ("10/20/2022", Some("2022-10-20")),
            ("20.10.2022", Some("2022-10-20")),
            ("05/05/2022", Some("2022-05-05")),
            ("10/08/2022", None),
            ("April 1", None),
            ("Friday", None),
            ("+14d", None),
            ("2 weeks", None),
            ("2021-02-30", None),
            ("H1", None),
            ("Q3 2021", None),
            ("2021", None),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(day(text).map(|day| day.to_string()).as_deref(), expected, "{text}");
        }
    }
}
