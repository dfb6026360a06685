//! Times that are counted from another: `T+5`, `+1h20m`, `5 minutes later`.

use chrono::Duration;

use super::walk::Walk;
use crate::record::spoken;

/// A time that is counted from another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Relative {
    pub length: Duration,
    /// `5 minutes later`: from the row before; else (`T+5`) from the first time of the timeline.
    pub from_row_before: bool,
}

/// A counted time at the place of `walk`, and the walk behind it.
pub fn relative<'t>(walk: &Walk<'t>) -> Option<(Relative, Walk<'t>)> {
    let found = from_start(walk.clone()).or_else(|| plus(walk.clone())).or_else(|| later(walk.clone()));
    found.filter(|(relative, _)| relative.length.num_days().abs() <= MOST_DAYS)
}

/// No incident is told by a clock that counts further than this.
const MOST_DAYS: i64 = 100;

/// `T+5`, `T + 1h20m`, `t0-10m`, `T+1:20`, `T+00:05:30`, `T0`.
fn from_start(mut walk: Walk<'_>) -> Option<(Relative, Walk<'_>)> {
    walk.take(&['T', 't'])?;
    let zero = walk.take(&['0', '₀']).is_some();
    let bare = walk.clone();
    walk.blanks();
    let Some(sign) = walk.take(&['+', '-', '−', '–', '±']) else {
        let ends = !bare.peek().is_some_and(|c| c.is_alphanumeric() || c == '-');
        return (zero && ends).then_some((counted(Duration::zero()), bare));
    };
    walk.blanks();
    let length = length(&mut walk, true)?;
    Some((counted(if matches!(sign, '+' | '±') { length } else { -length }), walk))
}

fn counted(length: Duration) -> Relative {
    Relative { length, from_row_before: false }
}

/// `+5 min`, `+1h20m`, `+00:05`: a number of something else has no unit of time.
fn plus(mut walk: Walk<'_>) -> Option<(Relative, Walk<'_>)> {
    walk.take(&['+'])?;
    walk.blanks();
    let length = length(&mut walk, false)?;
    Some((counted(length), walk))
}

/// `5 minutes later`, `After 5 minutes`, `5分後`.
fn later(mut walk: Walk<'_>) -> Option<(Relative, Walk<'_>)> {
    let after = walk.take_word("after");
    walk.blanks();
    let length = length(&mut walk, false)?;
    let mut behind = walk.clone();
    behind.blanks();
    let is_later = ["later", "after that", "後"].iter().any(|word| behind.take_word(word));
    if is_later {
        walk = behind;
    }
    (after || is_later).then_some((Relative { length, from_row_before: true }, walk))
}

/// The longest length that begins here; of figures alone, minutes where they can be nothing else.
fn length(walk: &mut Walk<'_>, is_sure: bool) -> Option<Duration> {
    let by_clock = hours_and_minutes(&mut walk.clone());
    if let Some((length, at)) = by_clock {
        walk.at = at;
        return Some(length);
    }
    if let Some((length, at)) = in_japanese(&mut walk.clone()) {
        walk.at = at;
        return Some(length);
    }
    let rest = walk.rest();
    // `one hour and thirty-five minutes` is as long as any.
    let end = rest.char_indices().take(32).map(|(at, c)| at + c.len_utf8());
    let lengths = end.filter(|end| {
        let after = rest[*end..].chars().next();
        let last = rest[..*end].chars().next_back();
        last.is_some_and(char::is_alphabetic) && !after.is_some_and(char::is_alphabetic)
    });
    let ends: Vec<usize> = lengths.collect();
    let read = |end: &usize| {
        let text = rest[..*end].to_lowercase().replace('-', " ");
        text.starts_with(|c: char| c.is_ascii_alphanumeric()).then(|| spoken::length_of(&text)).flatten()
    };
    if let Some((end, (length, _))) = ends.iter().rev().find_map(|end| read(end).map(|length| (*end, length))) {
        walk.at += end;
        return Some(length);
    }
    let minutes = walk.number(1..=5).filter(|_| is_sure && !walk.peek().is_some_and(|c| c.is_ascii_alphanumeric()))?;
    Some(Duration::minutes(minutes.into()))
}

/// `1:20`, `00:05:30`.
fn hours_and_minutes(walk: &mut Walk<'_>) -> Option<(Duration, usize)> {
    let hours = walk.number(1..=3)?;
    walk.take(&[':'])?;
    let minutes = walk.number(2..=2)?;
    let mut length = Duration::hours(hours.into()) + Duration::minutes(minutes.into());
    let mut ahead = walk.clone();
    if ahead.take(&[':']).is_some()
        && let Some(seconds) = ahead.number(2..=2)
    {
        length += Duration::seconds(seconds.into());
        *walk = ahead;
    }
    Some((length, walk.at))
}

/// `5分`, `1時間20分`.
fn in_japanese(walk: &mut Walk<'_>) -> Option<(Duration, usize)> {
    let mut length = None;
    for (sign, seconds) in [("時間", 3600), ("分", 60), ("秒", 1)] {
        let mut ahead = walk.clone();
        if let Some(number) = ahead.number(1..=4).filter(|_| ahead.take_text(sign)) {
            length = Some(length.unwrap_or(0) + i64::from(number) * seconds);
            *walk = ahead;
        }
    }
    length.map(|seconds| (Duration::seconds(seconds), walk.at))
}
