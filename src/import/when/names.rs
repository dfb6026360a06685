//! Days with the names of months, in Japanese, or counted from the day before.

use super::day::Day;
use super::walk::Walk;
use crate::record::spoken;

/// `August`, `Sept.`
pub fn month(walk: &mut Walk<'_>) -> Option<u32> {
    let word = walk.letters();
    // Words of sentences, unless they are written as names.
    let is_name = word.starts_with(|c: char| c.is_ascii_uppercase()) || !matches!(word, "may" | "march" | "mar");
    let month = spoken::month(word).filter(|_| is_name)?;
    walk.at += word.len();
    walk.take(&['.']);
    Some(month)
}

/// `Aug 10th, 2022`, `10th of August 2022`, `19. April`, `2022 Aug 10`, `August 2022`.
pub fn by_name(walk: &mut Walk<'_>) -> Option<Day> {
    let day = month_first(&mut walk.clone()).or_else(|| day_first(&mut walk.clone()));
    let (day, at) = day.or_else(|| year_first(&mut walk.clone()))?;
    walk.at = at;
    Some(day)
}

fn month_first(walk: &mut Walk<'_>) -> Option<(Day, usize)> {
    let month = month(walk)?;
    if walk.blanks() == 0 {
        walk.take(&['-', '/', ','])?;
    }
    walk.take_word("the");
    walk.blanks();
    if let Some(year) = year(&mut walk.clone()) {
        return Some((Day { year: Some(year.0), month: Some(month), ..Day::default() }, year.1));
    }
    let day = ordinal(walk)?;
    Some(with_year_behind(walk, Day { month: Some(month), day: Some(day), ..Day::default() }))
}

/// A day and the year behind it, if there is one, and where they end: `10 August, 2023`.
fn with_year_behind(walk: &Walk<'_>, day: Day) -> (Day, usize) {
    let mut behind = walk.clone();
    behind.take(&[',']);
    behind.blanks();
    match year(&mut behind) {
        Some((year, at)) => (Day { year: Some(year), ..day }, at),
        None => (day, walk.at),
    }
}

fn day_first(walk: &mut Walk<'_>) -> Option<(Day, usize)> {
    let day = ordinal(walk)?;
    walk.take(&['.']);
    walk.blanks();
    walk.take_word("of");
    walk.blanks();
    let month = month(walk)?;
    if walk.peek().is_some_and(char::is_alphanumeric) {
        return None;
    }
    Some(with_year_behind(walk, Day { month: Some(month), day: Some(day), ..Day::default() }))
}

fn year_first(walk: &mut Walk<'_>) -> Option<(Day, usize)> {
    let (year, at) = year(walk)?;
    walk.at = at;
    walk.blanks();
    let month = month(walk)?;
    walk.blanks();
    let day = ordinal(walk)?;
    Some((Day { year: Some(year), month: Some(month), day: Some(day), ..Day::default() }, walk.at))
}

/// `2022`, `'22`, and where it ends: a clock is none (`Aug 10 1530`, `Aug 10 2015:30`).
pub fn year(walk: &mut Walk<'_>) -> Option<(i32, usize)> {
    let year = if walk.take(&['\'', '’']).is_some() {
        2000 + i32::try_from(walk.number(2..=2)?).ok()?
    } else {
        i32::try_from(walk.number(4..=4)?).ok()?
    };
    let is_other = walk.peek().is_some_and(|c| c.is_ascii_alphanumeric());
    ((1990..2100).contains(&year) && !is_other).then_some((year, walk.at))
}

/// `10`, `10th`.
fn ordinal(walk: &mut Walk<'_>) -> Option<u32> {
    let day = walk.number(1..=2)?;
    let ends = ["st", "nd", "rd", "th"];
    let mut after = walk.rest().chars();
    let is_other = match after.next() {
        // `Aug 10:00` is a clock without its day.
        Some(':') => after.next().is_some_and(|c| c.is_ascii_digit()),
        Some(c) => c.is_ascii_alphanumeric(),
        None => false,
    };
    if !ends.iter().any(|end| walk.take_word(end)) && is_other {
        return None;
    }
    (1..=31).contains(&day).then_some(day)
}

/// `2021年10月20日`, `10月20日`, `2021年10月`.
pub fn in_japanese(walk: &mut Walk<'_>) -> Option<Day> {
    let mut part = |sign: &str, counts| {
        let mut ahead = walk.clone();
        ahead.blanks();
        let number = ahead.number(counts).filter(|_| ahead.take_text(sign))?;
        *walk = ahead;
        Some(number)
    };
    let year = part("年", 4..=4).and_then(|year| i32::try_from(year).ok());
    let month = part("月", 1..=2)?;
    let day = part("日", 1..=2);
    (year.is_some() || day.is_some()).then(|| Day { year, month: Some(month), day, ..Day::default() })
}

/// `同日`, `the next day`.
pub fn later(walk: &mut Walk<'_>) -> Option<Day> {
    const WORDS: &[(&str, i64)] = &[
        ("同日中", 0),
        ("同日", 0),
        ("当日", 0),
        ("翌々日", 2),
        ("翌日", 1),
        ("the same day", 0),
        ("same day", 0),
        ("the next day", 1),
        ("next day", 1),
        ("the following day", 1),
    ];
    let (_, days) = WORDS.iter().find(|(word, _)| walk.take_word(word))?;
    Some(Day { later: Some(*days), ..Day::default() })
}
