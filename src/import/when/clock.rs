//! Clock times as documents write them, possible or not.

use chrono::{Duration, NaiveTime};

use super::walk::Walk;
use crate::record::loose_clock;

/// A clock time as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clock {
    /// What it says; where it is impossible, what it probably meant.
    pub time: Option<NaiveTime>,
    /// `AM` or `PM` is written, or `午前`.
    pub half: bool,
    /// The hour has one figure: in a timeline of the twelve-hour clock it may be after noon.
    pub short: bool,
    /// `24:00`: midnight at the end of its day.
    pub ends_day: bool,
    /// What makes it impossible as it stands.
    pub wrong: Option<String>,
    shape: Shape,
}

/// How sure its form is without anything else: each takes more around it to be a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// `14:02`, `2pm`, `14h30`, `14時30分`.
    Sure,
    /// `14.30`: a version, perhaps.
    Dotted,
    /// `1430`: a number of anything.
    Bare,
    /// `2015`: a year, perhaps.
    LikeYear,
}

impl Clock {
    pub fn is_sure(&self) -> bool {
        self.shape == Shape::Sure
    }

    /// `14.30`: a time where others of its timeline are written so.
    pub fn is_dotted(&self) -> bool {
        self.shape == Shape::Dotted
    }

    /// Whether it is a time where something sets it off from what follows.
    pub fn is_likely(&self) -> bool {
        self.shape != Shape::LikeYear
    }
}

/// A clock at the place of `walk`.
pub fn clock(walk: &mut Walk<'_>) -> Option<Clock> {
    [in_japanese, with_colon, with_half, bare, by_word].iter().find_map(|read| {
        let mut ahead = walk.clone();
        let clock = read(&mut ahead)?;
        *walk = ahead;
        Some(clock)
    })
}

/// What the words say: hour, minute, second, what stands behind them (`PM`).
fn said(text: &str, nanos: u32, hour: &str, shape: Shape) -> Option<Clock> {
    let loose = loose_clock(text)?;
    let half = text.ends_with(['M', 'm']);
    let (mut time, mut wrong) = (loose.time.map(|time| time + Duration::nanoseconds(nanos.into())), loose.wrong);
    let ends_day = text == "24:00" || text == "24:00:00";
    if ends_day {
        (time, wrong) = (Some(NaiveTime::MIN), None);
    }
    Some(Clock { time, half, short: hour.len() == 1, ends_day, wrong, shape })
}

/// Figures, and the letters that are taken for them.
fn figures(walk: &mut Walk<'_>, counts: std::ops::RangeInclusive<usize>) -> Option<String> {
    let mut text = String::new();
    let mut ahead = walk.clone();
    while text.len() < *counts.end() {
        match ahead.peek() {
            Some(c @ ('O' | 'o' | 'I' | 'l')) => {
                text.push(c);
                ahead.step();
            }
            _ => match ahead.figures(1..=1).or_else(|| first_figure(&mut ahead)) {
                Some(figure) => text.push_str(&figure),
                None => break,
            },
        }
    }
    counts.contains(&text.len()).then(|| walk.clone_from(&ahead))?;
    Some(text)
}

fn first_figure(walk: &mut Walk<'_>) -> Option<String> {
    let figure = super::walk::narrow(walk.peek()?)?;
    walk.step();
    Some(figure.to_string())
}

/// `14:02`, `14:02:33.125`, `4:OO PM`, `14h30`, `14.30`.
fn with_colon(walk: &mut Walk<'_>) -> Option<Clock> {
    // A letter for a figure is a slip of the second one: `O` alone begins a word.
    walk.peek().and_then(super::walk::narrow)?;
    let hour = figures(walk, 1..=2)?;
    let sign = walk.take(&[':', '：', '.', 'h', 'H'])?;
    let minute = figures(walk, 2..=2)?;
    let colon = matches!(sign, ':' | '：');
    let mut text = format!("{hour}:{minute}");
    let mut nanos = 0;
    let mut behind = walk.clone();
    if (colon && behind.take(&[':', '：']).is_some() || sign == '.' && behind.take(&['.']).is_some())
        && let Some(second) = figures(&mut behind, 2..=2)
    {
        text = format!("{text}:{second}");
        let mut fraction = behind.clone();
        if fraction.take(&['.', ',']).is_some()
            && let Some(figures) = fraction.figures(1..=9)
        {
            nanos = format!("{figures:0<9}").parse().unwrap_or(0);
            behind = fraction;
        }
        *walk = behind;
    }
    let half = half(walk);
    if goes_on(walk) || !colon && text.contains(['O', 'o', 'I', 'l']) {
        return None;
    }
    text.extend(half.iter().flat_map(|half| [" ", half]));
    let is_called = half.is_none() && called(walk);
    let shape = if sign == '.' && half.is_none() && !is_called { Shape::Dotted } else { Shape::Sure };
    let clock = said(&text, nanos, &hour, shape)?;
    // Without a colon, what no clock shows is something else.
    (colon || clock.wrong.is_none()).then_some(clock)
}

/// Whether the word does not end here: `14:02:5`, `10:30am5`, `12:30x`.
fn goes_on(walk: &Walk<'_>) -> bool {
    if walk.rest().starts_with("ish") {
        return false;
    }
    let mut rest = walk.rest().chars();
    let (next, after) = (rest.next(), rest.next());
    match next {
        Some(':' | '.') => after.is_some_and(|c| c.is_ascii_digit()),
        Some('Z' | 'z' | 'h') => after.is_some_and(|c| c.is_ascii_alphanumeric()),
        Some('%') => true,
        // `14:02JST` is a time, and `14:02rc` is none; a Japanese sentence follows without a blank.
        Some(c) => {
            c.is_ascii_digit() || c.is_ascii_lowercase() || (c == '/' && after.is_some_and(|c| c.is_ascii_digit()))
        }
        None => false,
    }
}

/// `AM`, `p.m.`, `p`.
fn half(walk: &mut Walk<'_>) -> Option<&'static str> {
    let mut ahead = walk.clone();
    let blanks = ahead.blanks();
    let halves = [("a.m.", "AM"), ("p.m.", "PM"), ("a.m", "AM"), ("p.m", "PM"), ("am", "AM"), ("pm", "PM")];
    let short = [("a", "AM"), ("p", "PM")];
    let halves = halves.iter().chain(short.iter().filter(|_| blanks == 0));
    let (_, half) = halves.copied().find(|(word, _)| ahead.take_word(word))?;
    *walk = ahead;
    Some(half)
}

/// `2pm`, `2 PM`; the hours of `2-3pm` share one half.
fn with_half(walk: &mut Walk<'_>) -> Option<Clock> {
    let hour = walk.figures(1..=2)?;
    let mut ahead = walk.clone();
    let half = if let Some(half) = half(&mut ahead) {
        *walk = ahead;
        half
    } else {
        ahead.blanks();
        ahead.take(&['-', '–'])?;
        ahead.blanks();
        ahead.figures(1..=2)?;
        half(&mut ahead)?
    };
    if goes_on(walk) {
        return None;
    }
    said(&format!("{hour}:00 {half}"), 0, &hour, Shape::Sure)
}

/// `1430 hrs`, `19.20 Uhr`: the word behind figures that makes them a clock.
fn called(walk: &mut Walk<'_>) -> bool {
    let mut ahead = walk.clone();
    ahead.blanks();
    let is_called = ["hours", "hrs", "Uhr"].iter().any(|word| ahead.take_word(word));
    if is_called {
        *walk = ahead;
    }
    is_called
}

/// `Noon`, `midnight`: no more than words, unless something sets them off.
fn by_word(walk: &mut Walk<'_>) -> Option<Clock> {
    let words = [("noon", "12:00 PM"), ("midday", "12:00 PM"), ("midnight", "12:00 AM")];
    let (_, text) = words.into_iter().find(|(word, _)| walk.take_word(word))?;
    said(text, 0, "12", Shape::Bare)
}

/// `1430`, `143005`.
fn bare(walk: &mut Walk<'_>) -> Option<Clock> {
    let figures = walk.figures(4..=4)?;
    let (hour, minute) = figures.split_at(2);
    let mut ahead = walk.clone();
    if called(&mut ahead) || ahead.take_word("h") {
        walk.clone_from(&ahead);
        return said(&format!("{hour}:{minute}"), 0, hour, Shape::Sure).filter(|clock| clock.wrong.is_none());
    }
    if walk
        .peek()
        .is_some_and(|c| c.is_ascii_alphanumeric() && !matches!(c, 'Z' | 'z' | 'h') || matches!(c, '.' | '%' | '/'))
        || goes_on(walk)
    {
        return None;
    }
    let is_year = (1900..2100).contains(&figures.parse::<u32>().unwrap_or(0));
    let shape = if is_year { Shape::LikeYear } else { Shape::Bare };
    said(&format!("{hour}:{minute}"), 0, hour, shape).filter(|clock| clock.wrong.is_none())
}

/// `14時30分`, `午後2時`, `14時30分15秒`, `14時半`.
fn in_japanese(walk: &mut Walk<'_>) -> Option<Clock> {
    let half = [("午前", " AM"), ("午後", " PM")].iter().find(|(word, _)| walk.take_text(word)).map(|(_, half)| *half);
    walk.blanks();
    let hour = walk.figures(1..=2)?;
    if half.is_some() && walk.take(&[':', '：']).is_some() {
        let minute = walk.figures(2..=2)?;
        return said(&format!("{hour}:{minute}{}", half?), 0, &hour, Shape::Sure);
    }
    if !walk.take_text("時") || walk.peek() == Some('間') {
        return None;
    }
    let mut part = |sign: &str| {
        let mut ahead = walk.clone();
        let number = ahead.number(1..=2).filter(|_| ahead.take_text(sign))?;
        *walk = ahead;
        Some(number)
    };
    let (minute, second) = (part("分"), part("秒"));
    let minute = minute.or_else(|| walk.take_text("半").then_some(30)).unwrap_or(0);
    let second = second.map(|second| format!(":{second:02}")).unwrap_or_default();
    said(&format!("{hour}:{minute:02}{second}{}", half.unwrap_or_default()), 0, &hour, Shape::Sure)
        .map(|clock| Clock { short: false, ..clock })
}
