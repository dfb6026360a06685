//! From when on something is asked for: a day behind, said as a date or as a length of time.

use chrono::{Datelike as _, Days, Months, NaiveDate};

use super::calendar::{self, Day};
use crate::finding::{Defect, Mistake, shown};
use crate::record::Date;

/// Reads the first day of a period that reaches up to `today`: `2023-08-10`, `2023-08`, `2023`, `Aug 10`, `yesterday`,
/// `Monday`, `last Monday`, `90d`, `12 weeks`, `6 months`, `1y`. A date without its year is the last one up to `today`, and
/// so is a weekday.
pub fn read_since(text: &str, today: NaiveDate) -> Result<Date, Mistake> {
    let text = text.trim();
    if let Some(day) = ago(text, today).or_else(|| beginning(text)) {
        return Ok(Date(day));
    }
    let words: Vec<&str> = text.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let dated = &words[usize::from(words.first().is_some_and(|word| calendar::weekday(word).is_some()))..];
    let day = match (of_week(&words, today), calendar::day(dated)?) {
        (Some(day), _) => Some(day),
        (None, Some((day, taken))) if taken == dated.len() => behind(day, today),
        _ => None,
    };
    day.map(Date).ok_or_else(|| {
        Mistake::new(Defect::UnreadableTime, format!("{} is not a day", shown(text))).help(
            "write it as in `2023-08-24`, `2023-08`, `2023`, `yesterday`, `Monday`, `90d`, `12w`, `6 months` or `1y`",
        )
    })
}

/// `Monday`, which may be today; `last Monday`, which is not.
fn of_week(words: &[&str], today: NaiveDate) -> Option<NaiveDate> {
    let (word, nearest) = match words {
        [word] => (word, 0),
        [last, word] if last.eq_ignore_ascii_case("last") => (word, 1),
        _ => return None,
    };
    let weekday = calendar::weekday(word)?;
    (nearest..nearest + 7)
        .filter_map(|back| today.checked_sub_days(Days::new(back)))
        .find(|day| day.weekday() == weekday)
}

/// `90d`, `6 months ago`.
fn ago(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let lower = text.to_lowercase();
    let said = lower.strip_suffix(" ago").unwrap_or(&lower);
    let digits = said.bytes().take_while(u8::is_ascii_digit).count();
    let count: u32 = said[..digits].parse().ok()?;
    match said[digits..].trim_start() {
        "d" | "day" | "days" => today.checked_sub_days(Days::new(u64::from(count))),
        "w" | "wk" | "week" | "weeks" => today.checked_sub_days(Days::new(u64::from(count) * 7)),
        "m" | "mo" | "month" | "months" => today.checked_sub_months(Months::new(count)),
        "q" | "quarter" | "quarters" => today.checked_sub_months(Months::new(count.checked_mul(3)?)),
        "y" | "yr" | "year" | "years" => today.checked_sub_months(Months::new(count.checked_mul(12)?)),
        _ => None,
    }
}

/// The first day of a year or a month: `2023`, `2023-08`.
fn beginning(text: &str) -> Option<NaiveDate> {
    let (year, month) = text.split_once('-').map_or((text, "01"), |(year, month)| (year, month));
    let is_number = |text: &str, length: usize| text.len() == length && text.bytes().all(|b| b.is_ascii_digit());
    let is_plain = is_number(year, 4) && is_number(month, 2);
    is_plain.then(|| NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, 1)).flatten()
}

fn behind(day: Day, today: NaiveDate) -> Option<NaiveDate> {
    match day {
        Day::Date(date) => Some(date),
        Day::FromToday(days) => today.checked_add_signed(chrono::Duration::days(days)),
        Day::Yearless { month, day } => {
            let years = (0..8).filter_map(|back| today.checked_sub_months(Months::new(12 * back)));
            let mut days = years.filter_map(|year| NaiveDate::from_ymd_opt(year.year(), month, day));
            days.find(|date| *date <= today)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_read_as_people_say_them() {
        let today = NaiveDate::from_ymd_opt(2024, 3, 31).unwrap_or_default();
        let read = |text: &str| read_since(text, today).map(|day| day.to_string()).unwrap_or_default();
        for (text, day) in [
            ("2023-08-10", "2023-08-10"),
            ("2023-08", "2023-08-01"),
            ("2023", "2023-01-01"),
            ("90d", "2024-01-01"),
            ("2 weeks", "2024-03-17"),
            ("1 month ago", "2024-02-29"),
            ("2q", "2023-09-30"),
            ("1y", "2023-03-31"),
            ("yesterday", "2024-03-30"),
            ("Aug 10", "2023-08-10"),
            ("10 March", "2024-03-10"),
            ("Thursday, August 10, 2023", "2023-08-10"),
            // Today is a Sunday.
            ("Monday", "2024-03-25"),
            ("sat", "2024-03-30"),
            ("Sunday", "2024-03-31"),
            ("last Sunday", "2024-03-24"),
            ("Last monday", "2024-03-25"),
        ] {
            assert_eq!(read(text), day, "{text}");
        }
        for text in ["", "soon", "2023-13", "99999999999d", "4294967295y", "10/08/2023", "d", "last", "last 2023"] {
            assert_eq!(read(text), "", "{text}");
        }
    }
}
