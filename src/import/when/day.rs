//! Days as documents write them, perhaps in part: without a year, without a day, in either order.

use chrono::{Datelike as _, NaiveDate, Weekday};

use super::walk::Walk;
use crate::record::spoken;

/// A day as far as it is written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Day {
    pub year: Option<i32>,
    pub month: Option<u32>,
    pub day: Option<u32>,
    pub weekday: Option<Weekday>,
    /// What the figures themselves say about the order of month and day.
    pub order: Order,
    /// Days after the one before: `same day` is 0, `翌日` is 1.
    pub later: Option<i64>,
    /// What makes it impossible as it stands, though it can be read.
    pub wrong: Option<String>,
}

/// Which of month and day is written first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Order {
    /// Nothing else can be meant: the year comes first, or the month is a name.
    #[default]
    Fixed,
    /// `10/20/2022`: there is no month 20.
    MonthFirst,
    /// `20/10/2022`.
    DayFirst,
    /// `03/04/2022`, read with the month first here.
    Either,
}

impl Day {
    pub fn full(date: NaiveDate) -> Self {
        Self { year: Some(date.year()), month: Some(date.month()), day: Some(date.day()), ..Self::default() }
    }

    /// The date, where year, month and day are written.
    pub fn date(&self) -> Option<NaiveDate> {
        self.in_year(self.year?)
    }

    /// The date that it is in a year.
    pub fn in_year(&self, year: i32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(year, self.month?, self.day?)
    }

    /// The same with month and day in the other order.
    #[must_use]
    pub fn swapped(&self) -> Self {
        Self { month: self.day, day: self.month, ..self.clone() }
    }

    fn exists(&self) -> bool {
        let day_exists = match (self.month, self.day) {
            (Some(month), Some(day)) => NaiveDate::from_ymd_opt(self.year.unwrap_or(2024), month, day).is_some(),
            (Some(month), None) => (1..=12).contains(&month),
            (None, _) => self.weekday.is_some() || self.later.is_some(),
        };
        day_exists && self.year.is_none_or(|year| (1970..2200).contains(&year))
    }
}

/// A day at the place of `walk`, with a weekday before or behind it.
pub fn day(walk: &mut Walk<'_>) -> Option<Day> {
    let mut ahead = walk.clone();
    let before = weekday(&mut ahead);
    if before.is_some() {
        skip_comma(&mut ahead);
    }
    let named = [by_figures, by_name, in_japanese, later].iter().find_map(|read| {
        let mut ahead = ahead.clone();
        read(&mut ahead).filter(Day::exists).map(|day| (day, ahead))
    });
    let Some((mut day, mut ahead)) = named else {
        let weekday = before?;
        *walk = before_comma(walk)?;
        return Some(Day { weekday: Some(weekday), ..Day::default() });
    };
    day.weekday = before.or_else(|| weekday_behind(&mut ahead));
    *walk = ahead;
    Some(day)
}

/// The walk behind the weekday alone.
fn before_comma<'t>(walk: &Walk<'t>) -> Option<Walk<'t>> {
    let mut ahead = walk.clone();
    weekday(&mut ahead).map(|_| ahead)
}

fn skip_comma(walk: &mut Walk<'_>) {
    walk.take(&[',', '.']);
    walk.blanks();
    walk.take_word("the");
    walk.blanks();
}

/// `Wednesday`, `Wed`, `水曜日`.
fn weekday(walk: &mut Walk<'_>) -> Option<Weekday> {
    if let Some(weekday) = spoken::weekday(walk.letters()) {
        walk.at += walk.letters().len();
        return Some(weekday);
    }
    let weekday = in_kanji(walk.peek()?)?;
    let mut ahead = walk.clone();
    ahead.step();
    let is_word = ahead.take_text("曜日") || ahead.take_text("曜");
    is_word.then(|| walk.clone_from(&ahead))?;
    Some(weekday)
}

fn in_kanji(c: char) -> Option<Weekday> {
    let days = ['月', '火', '水', '木', '金', '土', '日'];
    let place = days.iter().position(|day| *day == c)?;
    Weekday::try_from(u8::try_from(place).ok()?).ok()
}

/// `2019-03-20 (Wed)`, `10月20日（水）`, `2019-03-20, Wednesday`.
fn weekday_behind(walk: &mut Walk<'_>) -> Option<Weekday> {
    let mut ahead = walk.clone();
    ahead.blanks();
    let closing = match ahead.take(&['(', '（', ',', '[']) {
        Some('(') => Some(')'),
        Some('（') => Some('）'),
        Some('[') => Some(']'),
        Some(_) => {
            ahead.blanks();
            None
        }
        None => None,
    };
    let found = match weekday(&mut ahead) {
        Some(weekday) => weekday,
        None => {
            let weekday = in_kanji(ahead.peek()?).filter(|_| closing.is_some())?;
            ahead.step();
            weekday
        }
    };
    // `8 Jan Monday's deployment`: the weekday belongs to the sentence.
    if ahead.peek().is_some_and(|c| c.is_alphanumeric() || matches!(c, '\'' | '’')) {
        return None;
    }
    if let Some(closing) = closing {
        ahead.take(&[closing])?;
    }
    *walk = ahead;
    Some(found)
}

/// `2023-08-10`, `2023/8/10`, `2022-05-??`, `2022-02`, `10/20/2022`, `4/21/23`, `20.10.2022`, `10/20`.
fn by_figures(walk: &mut Walk<'_>) -> Option<Day> {
    let mut ahead = walk.clone();
    let first = ahead.figures(1..=5)?;
    let sign = ahead.take(&['-', '/', '.', '‑'])?;
    let named = by_name_between(&mut ahead.clone(), &first, sign).or_else(|| by_name_first(&mut ahead.clone(), &first));
    if let Some((day, at)) = named {
        walk.at = at;
        return Some(day);
    }
    let is_year = first.len() >= 4;
    let second = match ahead.figures(1..=2) {
        Some(second) => Some(second),
        None if is_year && unknown(&mut ahead) => None,
        None => return None,
    };
    let third = {
        let mut behind = ahead.clone();
        let has_sign = behind.take(&[sign]).is_some();
        let third = if has_sign { behind.figures(1..=4) } else { None };
        if third.is_some() || (has_sign && unknown(&mut behind)) {
            ahead = behind;
        }
        third
    };
    if ahead.peek().is_some_and(|c| c.is_ascii_digit() || c == '_' && is_year && third.is_none()) {
        return None;
    }
    let number = |text: &Option<String>| text.as_ref().and_then(|text| text.parse::<u32>().ok());
    let day = if is_year {
        let third = third.filter(|third| third.len() <= 2);
        // `2022-5`, `2022.10`: a version or a number of something.
        if third.is_none() && (sign == '.' || second.as_ref().is_some_and(|month| month.len() != 2)) {
            return None;
        }
        with_year_first(&first, number(&second), number(&third))?
    } else {
        with_year_last(number(&Some(first))?, number(&second)?, third.as_deref(), sign)?
    };
    walk.clone_from(&ahead);
    Some(day)
}

/// `??`, `xx`, `dd`: somebody meant to fill it in.
fn unknown(walk: &mut Walk<'_>) -> bool {
    ["??", "?", "xx", "XX", "dd", "DD", "--"].iter().any(|word| walk.take_text(word))
}

fn with_year_first(year: &str, month: Option<u32>, day: Option<u32>) -> Option<Day> {
    let (year, wrong) = if year.len() == 4 {
        (year.parse().ok()?, None)
    } else {
        // `20202`: a finger that stayed too long.
        let figures: Vec<char> = year.chars().collect();
        let without = (0..figures.len()).rev().map(|out| {
            figures.iter().enumerate().filter(|(place, _)| *place != out).map(|(_, figure)| *figure).collect::<String>()
        });
        let near = without.filter_map(|year| year.parse::<i32>().ok()).find(|year| (1990..2100).contains(year))?;
        (near, Some(format!("the year {year} has five figures")))
    };
    Some(Day { year: Some(year), month: Some(month?), day, wrong, ..Day::default() })
}

fn with_year_last(a: u32, b: u32, year: Option<&str>, sign: char) -> Option<Day> {
    let (year, wrong) = match year {
        Some(year) if year.len() == 4 => (Some(year.parse().ok()?), None),
        // `1.2.03` is a version; `4/21/23` and `4-21-23` are days.
        Some(year) if year.len() == 2 && sign != '.' => (Some(2000 + year.parse::<i32>().ok()?), None),
        Some(year) if year.len() == 3 && sign != '.' => (None, Some(format!("the year {year} has three figures"))),
        // Only whoever knows that a clock follows may take these for a day.
        None if sign == '/' => (None, None),
        _ => return None,
    };
    let month_first = Day { year, month: Some(a), day: Some(b), wrong, ..Day::default() };
    let day_first = month_first.swapped();
    Some(match (month_first.exists(), day_first.exists()) {
        (true, true) if a != b => Day { order: Order::Either, ..month_first },
        (true, true) => month_first,
        (true, false) => Day { order: Order::MonthFirst, ..month_first },
        (false, true) => Day { order: Order::DayFirst, ..day_first },
        (false, false) => return None,
    })
}

/// `10-Aug-2022`, `10/Aug/2023`.
fn by_name_between(walk: &mut Walk<'_>, day: &str, sign: char) -> Option<(Day, usize)> {
    let month = month(walk)?;
    walk.take(&[sign])?;
    let year = i32::try_from(walk.number(4..=4)?).ok()?;
    let day = day.parse().ok().filter(|_| day.len() <= 2)?;
    Some((Day { year: Some(year), month: Some(month), day: Some(day), ..Day::default() }, walk.at))
}

/// `2022-Aug-10`.
fn by_name_first(walk: &mut Walk<'_>, year: &str) -> Option<(Day, usize)> {
    let month = month(walk)?;
    walk.take(&['-', '/'])?;
    let day = walk.number(1..=2)?;
    let year = year.parse().ok().filter(|_| year.len() == 4)?;
    Some((Day { year: Some(year), month: Some(month), day: Some(day), ..Day::default() }, walk.at))
}

/// `August`, `Sept.`
fn month(walk: &mut Walk<'_>) -> Option<u32> {
    let word = walk.letters();
    // Words of sentences, unless they are written as names.
    let is_name = word.starts_with(|c: char| c.is_ascii_uppercase()) || !matches!(word, "may" | "march" | "mar");
    let month = spoken::month(word).filter(|_| is_name)?;
    walk.at += word.len();
    walk.take(&['.']);
    Some(month)
}

/// `Aug 10th, 2022`, `10th of August 2022`, `19. April`, `2022 Aug 10`, `August 2022`.
fn by_name(walk: &mut Walk<'_>) -> Option<Day> {
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
    let mut behind = walk.clone();
    behind.take(&[',']);
    behind.blanks();
    let year = year(&mut behind);
    let at = year.map_or(walk.at, |(_, at)| at);
    Some((Day { year: year.map(|(year, _)| year), month: Some(month), day: Some(day), ..Day::default() }, at))
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
    let mut behind = walk.clone();
    behind.take(&[',']);
    behind.blanks();
    let year = year(&mut behind);
    let at = year.map_or(walk.at, |(_, at)| at);
    Some((Day { year: year.map(|(year, _)| year), month: Some(month), day: Some(day), ..Day::default() }, at))
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
fn year(walk: &mut Walk<'_>) -> Option<(i32, usize)> {
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
fn in_japanese(walk: &mut Walk<'_>) -> Option<Day> {
    let mut part = |sign: &str, counts| {
        let mut ahead = walk.clone();
        let number = ahead.number(counts).filter(|_| ahead.take_text(sign))?;
        ahead.blanks();
        *walk = ahead;
        Some(number)
    };
    let year = part("年", 4..=4).and_then(|year| i32::try_from(year).ok());
    let month = part("月", 1..=2)?;
    let day = part("日", 1..=2);
    (year.is_some() || day.is_some()).then(|| Day { year, month: Some(month), day, ..Day::default() })
}

/// `同日`, `the next day`.
fn later(walk: &mut Walk<'_>) -> Option<Day> {
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
