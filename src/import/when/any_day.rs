//! Days in all their forms, with or without their weekday.

use chrono::Weekday;

use super::day::Day;
use super::figures::by_figures;
use super::names::{by_name, in_japanese, later};
use super::walk::Walk;
use crate::record::spoken;

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
    let found = weekday(&mut ahead).or_else(|| {
        let weekday = in_kanji(ahead.peek()?).filter(|_| closing.is_some())?;
        ahead.step();
        Some(weekday)
    })?;
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
