//! Days in figures, in the orders that people write them.

use super::clock::clock;
use super::day::{Day, Order};
use super::lead::Lead;
use super::names::month;
use super::point::gap;
use super::walk::Walk;

/// `2023-08-10`, `2023/8/10`, `2022-05-??`, `2022-02`, `10/20/2022`, `4/21/23`, `20.10.2022`, `10/20`, `20.10.`.
pub fn by_figures(walk: &mut Walk<'_>) -> Option<Day> {
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
        let is_dotted = sign == '.' && third.as_ref().is_none_or(|year| year.len() == 2);
        if is_dotted {
            // `12.01. 19:20`, `12.01.23, 19:20`: without a clock behind it, a version or a clock itself.
            let has_sign = third.is_some() || ahead.take(&['.']).is_some();
            (has_sign && before_clock(&ahead)).then_some(())?;
        }
        with_year_last(number(&Some(first))?, number(&second)?, third.as_deref(), sign)?
    };
    walk.clone_from(&ahead);
    Some(day)
}

/// Whether a clock follows, or nothing.
fn before_clock(walk: &Walk<'_>) -> bool {
    let mut ahead = walk.clone();
    gap(&mut ahead, &mut Lead::default());
    ahead.is_end() || ahead.at > walk.at && clock(&mut ahead).is_some()
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
        // `1.2.03` is a version, and `22-01-08` begins with its year or its day.
        Some(year) if year.len() == 2 && matches!(sign, '/' | '.') => (Some(2000 + year.parse::<i32>().ok()?), None),
        Some(year) if year.len() == 3 && sign != '.' => (None, Some(format!("the year {year} has three figures"))),
        // Only whoever knows that a clock follows may take these for a day.
        None if matches!(sign, '/' | '.') => (None, None),
        _ => return None,
    };
    let month_first = Day { year, month: Some(a), day: Some(b), wrong, ..Day::default() };
    let day_first = month_first.swapped();
    // Dots stand behind the day where they are in use.
    if sign == '.' && day_first.exists() {
        return Some(Day { order: Order::DayFirst, ..day_first });
    }
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
