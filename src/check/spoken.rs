//! Durations as people say them in running text: `1 hour 45 minutes`, `about 2h`, `half an hour`.

use super::lists::List;
use super::words::{Word, phrase_at, sentences};
use crate::record::Span;

/// A duration that a sentence states.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stated {
    /// In seconds; the two differ for a range ("30 to 40 minutes").
    low: f64,
    high: f64,
    /// How far off, in seconds, a time may be that is still said so.
    slack: f64,
    bound: Bound,
    /// The first word, with "a", "about" or "more than".
    pub first: usize,
    /// The first word that is worth repeating: without "a".
    pub shown: usize,
    pub last: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Bound {
    Exact,
    AtLeast,
    AtMost,
}

/// As much as "about" forgives, of the duration.
const ABOUT: f64 = 0.15;

impl Stated {
    /// Several that follow each other, as one: "down for 10 minutes and slow for another 35 minutes".
    pub fn together(all: &[Self]) -> Option<Self> {
        let [first, .., last] = all else { return None };
        let sum = |of: fn(&Self) -> f64| all.iter().map(of).sum();
        let (low, high, slack) = (sum(|it| it.low), sum(|it| it.high), sum(|it| it.slack));
        Some(Self { low, high, slack, last: last.last, ..*first })
    }

    /// Whether somebody could say this of `seconds`; more loosely where those are approximate.
    pub fn fits(&self, seconds: f64, approximate: bool) -> bool {
        let slack = if approximate { self.slack.max(ABOUT * self.high) } else { self.slack };
        let (low, high) = (self.low - slack, self.high + slack);
        match self.bound {
            Bound::Exact => (low..=high).contains(&seconds),
            Bound::AtLeast => seconds >= low,
            Bound::AtMost => seconds <= high,
        }
    }
}

/// Whether something that lasted so long could be said to have lasted as a text says; nothing where it says no length.
pub fn could_last(text: &str, span: Span) -> Option<bool> {
    let sentences = sentences(text);
    let all = durations(sentences.words());
    #[expect(clippy::cast_precision_loss, reason = "a hundred million years are exact")]
    let seconds = span.length.num_seconds() as f64;
    let together = Stated::together(&all);
    let mut ways = all.iter().chain(&together).map(|stated| stated.fits(seconds, span.approximate)).peekable();
    ways.peek()?;
    Some(ways.any(|fits| fits))
}

/// All durations of a sentence, in order.
pub fn durations(words: &[Word<'_>]) -> Vec<Stated> {
    let mut all: Vec<Stated> = Vec::new();
    // Most sentences have none, and the last unit ends the last of them.
    let Some(last) = words.iter().rposition(|word| unit(word).is_some()) else { return all };
    let mut at = 0;
    while at < last {
        let found = if may_begin(&words[at]) { range(words, at) } else { None };
        let Some(found) = found else {
            at += 1;
            continue;
        };
        at = found.last + 1;
        all.push(qualified(words, found));
    }
    all
}

/// A unit by its length in seconds, and what people round to when they count in it.
#[derive(Clone, Copy, PartialEq)]
struct Unit {
    seconds: f64,
    slack: f64,
}

/// The words of units.
pub const UNITS: &List = &List::of(&[
    "second", "seconds", "sec", "secs", "minute", "minutes", "min", "mins", "hour", "hours", "hr", "hrs", "h", "day",
    "days", "week", "weeks", "s", "m", "d",
]);

fn unit(word: &Word<'_>) -> Option<Unit> {
    if !word.is_in(UNITS) {
        return None;
    }
    let glued = word.gap.is_empty();
    let (seconds, slack) = match &*word.lower() {
        "second" | "seconds" | "sec" | "secs" => (1.0, 60.0),
        "minute" | "minutes" | "min" | "mins" => (60.0, 60.0),
        "hour" | "hours" | "hr" | "hrs" | "h" => (3600.0, 900.0),
        "day" | "days" => (86_400.0, 43_200.0),
        "week" | "weeks" => (604_800.0, 302_400.0),
        // Alone, these are metres or sizes.
        "s" if glued => (1.0, 60.0),
        "m" if glued => (60.0, 60.0),
        "d" if glued => (86_400.0, 43_200.0),
        _ => return None,
    };
    Some(Unit { seconds, slack })
}

/// A number as said: its value, and the share of a unit that it is rounded to, if it has decimals.
#[derive(Clone, Copy)]
struct Number {
    value: f64,
    share: Option<f64>,
    next: usize,
}

/// Each at the place that it stands for.
const NUMBERS: &List = &List::of(&[
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
]);

fn number(words: &[Word<'_>], at: usize) -> Option<Number> {
    let word = words.get(at)?;
    if word.text.starts_with(|c: char| c.is_ascii_digit()) { in_digits(words, at) } else { in_words(words, at) }
}

/// Whether it is a number, or the beginning of one.
fn may_begin(word: &Word<'_>) -> bool {
    const HALVES_AND_ONES: &List = &List::of(&["half", "a", "an"]);
    word.text.starts_with(|c: char| c.is_ascii_digit()) || word.is_in(NUMBERS) || word.is_in(HALVES_AND_ONES)
}

fn in_words(words: &[Word<'_>], at: usize) -> Option<Number> {
    let (word, next) = (&words[at], words.get(at + 1));
    if word.is("half") && next.is_some_and(|next| next.is_one_of(&["a", "an"])) {
        return Some(Number { value: 0.5, share: Some(0.15), next: at + 2 });
    }
    let value = if let Some(value) = word.place_in(NUMBERS) {
        value
    } else if word.is_one_of(&["a", "an"]) && next.is_some_and(|next| next.text.len() > 2) {
        1
    } else {
        return None;
    };
    let value = f64::from(u8::try_from(value).ok()?);
    Some(if phrase_at(words, at + 1, &["and", "a", "half"]) {
        Number { value: value + 0.5, share: Some(0.25), next: at + 4 }
    } else {
        Number { value, share: None, next: at + 1 }
    })
}

fn in_digits(words: &[Word<'_>], at: usize) -> Option<Number> {
    let text = words[at].text;
    let said = |value: f64, share| Some(Number { value, share, next: at + 1 });
    if let Some((hours, minutes)) = text.split_once(':') {
        let (hours, minutes): (f64, f64) = (hours.parse().ok()?, minutes.parse().ok()?);
        let is_hours = minutes < 60.0 && unit(words.get(at + 1)?)?.seconds.to_bits() == 3600_f64.to_bits();
        return if is_hours { said(hours + minutes / 60.0, Some(1.0 / 60.0)) } else { None };
    }
    // Most have nothing else.
    if text.len() < 9 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return said(text.parse::<u32>().ok()?.into(), None);
    }
    let plain = text.replace(',', "");
    let value: f64 = plain.parse().ok().filter(|value| (0.0..1e9).contains(value))?;
    let share = plain.split_once('.').map(|(_, decimals)| match decimals {
        "5" => 0.25,
        one if one.len() == 1 => 0.1,
        _ => 0.05,
    });
    said(value, share)
}

/// One number with its unit, and smaller units after it.
fn duration(words: &[Word<'_>], at: usize) -> Option<Stated> {
    let (mut at, first) = (at, at);
    let (mut total, mut slack) = (0.0, 0.0);
    let mut smallest: Option<Unit> = None;
    loop {
        let step = number(words, at).and_then(|number| Some((number, unit(words.get(number.next)?)?)));
        let Some((number, unit)) = step.filter(|(_, unit)| smallest.is_none_or(|last| unit.seconds < last.seconds))
        else {
            break;
        };
        total += number.value * unit.seconds;
        slack = number.share.map_or_else(|| rounding(number.value, unit), |share| (share * unit.seconds).max(60.0));
        smallest = Some(unit);
        at = number.next + 1;
        if phrase_at(words, at, &["and", "a", "half"]) {
            total += unit.seconds / 2.0;
            slack = unit.seconds / 4.0;
            at += 3;
            break;
        }
        if words.get(at).is_some_and(|word| word.is("and")) && number_and_unit_follow(words, at + 1) {
            at += 1;
        }
    }
    smallest?;
    Some(Stated { low: total, high: total, slack, bound: Bound::Exact, first, shown: first, last: at - 1 })
}

/// What a whole number of units is rounded to: "2 hours" to a quarter of one, "17 hours" to half of one.
fn rounding(value: f64, unit: Unit) -> f64 {
    const SHARE: f64 = 0.05;
    unit.slack.max((SHARE * value * unit.seconds).min(unit.seconds / 2.0))
}

fn number_and_unit_follow(words: &[Word<'_>], at: usize) -> bool {
    number(words, at).is_some_and(|number| words.get(number.next).and_then(unit).is_some())
}

/// A duration, or two of them: `30-40 minutes`, `30 minutes to an hour`.
fn range(words: &[Word<'_>], at: usize) -> Option<Stated> {
    let joins = |word: &Word<'_>| word.is_one_of(&["to", "or", "and"]);
    if let Some(low) = number(words, at)
        && let Some(second) = words.get(low.next)
    {
        let dashed = matches!(second.gap.trim(), "-" | "–");
        let between = second.is("and") && at > 0 && words[at - 1].is("between");
        let start = if dashed { low.next } else { low.next + 1 };
        if (dashed || between || second.is_one_of(&["to", "or"]))
            && let Some(high) = duration(words, start)
            && let Some(unit) = number(words, start).and_then(|number| unit(words.get(number.next)?))
        {
            return Some(Stated { low: low.value * unit.seconds, first: at, shown: at, ..high });
        }
    }
    let low = duration(words, at)?;
    if words.get(low.last + 1).is_some_and(joins)
        && let Some(high) = duration(words, low.last + 2)
        && high.high > low.low
    {
        return Some(Stated { low: low.low, first: at, shown: at, ..high });
    }
    Some(low)
}

/// What is said before and after it: "about", "more than", `+`.
fn qualified(words: &[Word<'_>], mut stated: Stated) -> Stated {
    let (mut about, mut over, mut under) = (false, false, false);
    over |= words[stated.first + 1..=stated.last].iter().any(|word| word.gap.trim() == "+");
    about |= words[stated.first].gap.contains(['~', '≈']);
    while let Some(before) = stated.first.checked_sub(1) {
        let word = &words[before];
        let phrase = |first: &[&str]| before.checked_sub(1).is_some_and(|place| words[place].is_one_of(first));
        let mut length = 1;
        match &*word.lower() {
            "about" | "around" | "roughly" | "approximately" | "approx" | "nearly" | "almost" | "some" | "circa"
            | "ca" | "just" | "estimated" => about = true,
            "over" | "exceeding" => over = true,
            "under" | "below" => under = true,
            "than" if phrase(&["more", "longer", "greater"]) => (over, length) = (true, 2),
            "than" if phrase(&["less", "fewer", "shorter"]) => (under, length) = (true, 2),
            "least" if phrase(&["at"]) => (over, length) = (true, 2),
            "most" if phrase(&["at"]) => (under, length) = (true, 2),
            "to" if phrase(&["up"]) => (under, length) = (true, 2),
            "of" if phrase(&["total"]) => length = 2,
            "total" | "full" | "whole" | "between" | "a" | "an" => {}
            _ => break,
        }
        about |= word.gap.contains('~');
        stated.first = stated.first.saturating_sub(length);
    }
    let article = stated.first < stated.shown && words[stated.first].is_one_of(&["a", "an"]);
    stated.shown = stated.first + usize::from(article);
    // "Just over an hour" is near an hour.
    stated.bound = match (about, over, under) {
        (false, true, _) => Bound::AtLeast,
        (false, false, true) => Bound::AtMost,
        _ => Bound::Exact,
    };
    if about {
        stated.slack = (stated.slack * 2.0).max(ABOUT * stated.high);
    }
    stated
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::words::sentences;

    /// Whether `text` could be said of so many minutes, from the first to the second.
    fn says(text: &str) -> (f64, f64) {
        let sentence = sentences(text).first().map(<[_]>::to_vec).unwrap_or_default();
        let all = durations(&sentence);
        assert_eq!(all.len(), 1, "{text}: {all:?}");
        let fits = |minute: &u32| all[0].fits(f64::from(*minute) * 60.0, false);
        let first = (0..10_000).find(fits).unwrap_or(u32::MAX);
        let last = (0..10_000).rev().find(fits).unwrap_or(u32::MAX);
        (f64::from(first), f64::from(last))
    }

    fn none(text: &str) {
        let sentence = sentences(text).first().map(<[_]>::to_vec).unwrap_or_default();
        assert_eq!(durations(&sentence), [], "{text}");
    }

    #[test]
    fn numbers_with_units_are_read_as_closely_as_they_are_said() {
        assert_eq!(says("45 minutes"), (44.0, 46.0));
        assert_eq!(says("a 45-minute outage"), (44.0, 46.0));
        assert_eq!(says("2 hours"), (105.0, 135.0));
        assert_eq!(says("8 hours"), (456.0, 504.0));
        assert_eq!(says("17 hours"), (990.0, 1050.0));
        assert_eq!(says("17 hours 5 minutes"), (1024.0, 1026.0));
        assert_eq!(says("down for 2h"), (105.0, 135.0));
        assert_eq!(says("1.5 hours"), (75.0, 105.0));
        assert_eq!(says("1.2 hours"), (66.0, 78.0));
        assert_eq!(says("one hour"), (45.0, 75.0));
        assert_eq!(says("an hour"), (45.0, 75.0));
        assert_eq!(says("half an hour"), (21.0, 39.0));
        assert_eq!(says("an hour and a half"), (75.0, 105.0));
        assert_eq!(says("two and a half hours"), (135.0, 165.0));
        assert_eq!(says("1:45 hours"), (104.0, 106.0));
        assert_eq!(says("1,200 minutes"), (1199.0, 1201.0));
    }

    #[test]
    fn units_join_into_one_duration() {
        for text in ["1 hour 45 minutes", "1 hour and 45 minutes", "1h45m", "1h 45min", "one hour, 45 minutes"] {
            assert_eq!(says(text), (104.0, 106.0), "{text}");
        }
    }

    #[test]
    fn approximate_words_widen_and_bounds_open() {
        assert_eq!(says("about 2 hours"), (90.0, 150.0));
        assert_eq!(says("~40 minutes"), (34.0, 46.0));
        assert_eq!(says("just over an hour"), (30.0, 90.0));
        assert_eq!(says("more than 2 hours"), (105.0, 9999.0));
        assert_eq!(says("3+ hours"), (165.0, 9999.0));
        assert_eq!(says("less than 40 minutes"), (0.0, 41.0));
        assert_eq!(says("30-40 minutes"), (29.0, 41.0));
        assert_eq!(says("between 30 and 40 minutes"), (29.0, 41.0));
        assert_eq!(says("30 minutes to an hour"), (15.0, 75.0));
    }

    #[test]
    fn parts_make_a_whole() {
        let sentence = sentences("Down for 10 minutes and slow for another 35 minutes")
            .first()
            .map(<[_]>::to_vec)
            .unwrap_or_default();
        let whole = Stated::together(&durations(&sentence));
        assert!(whole.is_some_and(|whole| whole.fits(45.0 * 60.0, false) && !whole.fits(35.0 * 60.0, false)));
        assert_eq!(Stated::together(&[]), None);
    }

    #[test]
    fn other_numbers_are_no_durations() {
        for text in ["25% of users", "in 2023", "3:30 PM", "5 m of cable", "14800 users", "at 10:45", "two engineers"] {
            none(text);
        }
    }
}
