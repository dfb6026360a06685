//! The time that a text begins with.

use std::ops::Range;

use super::clock::{Clock, clock};
use super::day::{Day, day};
use super::relative::{Relative, relative};
use super::walk::Walk;
use super::zone::{ZoneWord, zone};

/// A time at the beginning of a text, as far as it is written there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lead {
    pub date: Option<Day>,
    pub clock: Option<Clock>,
    /// The end of a range; without a day, on that of its begin or after the midnight behind it.
    pub end: Option<End>,
    pub zone: Option<ZoneWord>,
    /// The same time on another clock: `09:35 (18:35 JST)`.
    pub also: Option<(Clock, Option<ZoneWord>)>,
    pub approximate: bool,
    pub relative: Option<Relative>,
    /// The bytes that are the time, with the marks around it.
    pub written: Range<usize>,
    /// Where the text behind it begins.
    pub rest: usize,
    /// Marks opened before the time that the text behind it closes: `**14:02 Alert** …` leaves `**`.
    pub open: String,
}

/// The end of a range.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct End {
    pub date: Option<Day>,
    pub clock: Option<Clock>,
    /// Where it is another than that of the begin.
    pub zone: Option<ZoneWord>,
}

/// Where a text stands: a cell of times says nothing else, so that less is asked of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    Text,
    Cell,
}

/// The time that `text` begins with.
pub fn lead(text: &str) -> Option<Lead> {
    read(text, Ground::Text)
}

impl Lead {
    /// What is impossible about it as it is written, though it can be read.
    pub fn impossible(&self) -> Option<&str> {
        let clock = self.clock.as_ref().and_then(|clock| clock.wrong.as_deref());
        clock.or_else(|| self.date.as_ref()?.wrong.as_deref())
    }

    /// The time of two cells of one row, a day's and a clock's.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        let date = match (self.date, other.date) {
            (Some(one), Some(two)) if one.month.is_none() => Some(Day { weekday: one.weekday, ..two }),
            (Some(one), Some(two)) if two.month.is_none() => Some(Day { weekday: one.weekday.or(two.weekday), ..one }),
            (one, two) => one.or(two),
        };
        Self {
            date,
            clock: self.clock.or(other.clock),
            end: self.end.or(other.end),
            zone: self.zone.or(other.zone),
            also: self.also.or(other.also),
            approximate: self.approximate || other.approximate,
            relative: self.relative.or(other.relative),
            ..other
        }
    }
}

/// The same for a text on its ground.
pub fn read(text: &str, ground: Ground) -> Option<Lead> {
    let mut walk = Walk::new(text);
    let mut lead = Lead::default();
    start(&mut walk, &mut lead);
    let from = walk.at;
    if let Some((relative, behind)) = relative(&walk) {
        lead.relative = Some(relative);
        walk = behind;
    } else {
        point(&mut walk, &mut lead, ground)?;
    }
    approximately_behind(&mut walk, &mut lead);
    lead.end = end(&mut walk, &lead);
    if let Some(end) = &mut lead.end
        && let Some(zone) = zone(&mut walk)
    {
        if lead.zone.is_none() {
            lead.zone = Some(zone);
        } else {
            end.zone = Some(zone).filter(|zone| lead.zone.as_ref() != Some(zone));
        }
    }
    if lead.clock.is_some() {
        also(&mut walk, &mut lead);
    }
    approximately_behind(&mut walk, &mut lead);
    lead.written = from..walk.at;
    let is_set_off = rest(&mut walk);
    (ground == Ground::Cell || is_time(&lead, is_set_off, &text[from..])).then(|| {
        lead.rest = walk.at;
        lead.open = walk.still_open();
        lead
    })
}

/// What may stand before a time: marks of lists and boxes, `~`, `At around`.
fn start(walk: &mut Walk<'_>, lead: &mut Lead) {
    loop {
        walk.blanks();
        let boxes = ["[ ] ", "[x] ", "[X] "];
        if boxes.iter().any(|text| walk.take_text(text)) {
            continue;
        }
        let is_sign = walk.rest().starts_with("~~");
        if !is_sign && walk.take(&['~', '≈', '～', '〜', '約']).is_some() {
            lead.approximate = true;
        } else if about(walk) {
            lead.approximate = true;
        } else if ["- ", "* ", "+ ", "• ", "– ", "— ", "> "].iter().any(|mark| walk.take_text(mark)) || joins(walk)
        {
            // Only what leads to a time.
        } else if walk.take(&['-', '–']).is_some() {
            // `-4/25/23_`: an emphasis that began with the wrong sign.
        } else if !walk.mark() {
            break;
        }
    }
}

fn about(walk: &mut Walk<'_>) -> bool {
    let words = ["approximately", "approx.", "approx", "around", "about", "circa", "roughly", "ca.", "ca", "c."];
    words.iter().any(|word| walk.take_word(word))
}

fn joins(walk: &mut Walk<'_>) -> bool {
    ["at", "on", "from", "by", "since"].iter().any(|word| {
        let mut ahead = walk.clone();
        let joins = ahead.take_word(word) && ahead.blanks() > 0;
        if joins {
            *walk = ahead;
        }
        joins
    })
}

/// `3pm ish`, `10:45~`, `14:02 (approx.)`, `14時頃`.
fn approximately_behind(walk: &mut Walk<'_>, lead: &mut Lead) {
    let mut ahead = walk.clone();
    let blanks = ahead.blanks();
    let words =
        ["(approximately)", "(approx.)", "(approx)", "(ish)", "ish", "-ish", "ごろ", "頃", "前後", "(?)", "approx."];
    let tilde = blanks == 0
        && !ahead.rest().starts_with("~~")
        && !ahead.rest()[..].trim_start_matches('~').starts_with(|c: char| c.is_ascii_digit())
        && ahead.take(&['~']).is_some();
    if tilde || words.iter().any(|word| ahead.take_word(word)) {
        lead.approximate = true;
        *walk = ahead;
    }
}

/// A day, a clock and a zone, in the orders in which people write them.
fn point(walk: &mut Walk<'_>, lead: &mut Lead, ground: Ground) -> Option<()> {
    // `10/20` is a day where a clock follows, and `2022-02` one where nothing does.
    if let Some((read, behind)) = clock_at(walk).filter(|(clock, _)| clock.is_sure()) {
        lead.clock = Some(read);
        *walk = behind;
    } else if let Some(day) = day(walk) {
        lead.date = Some(day);
        let mut ahead = walk.clone();
        gap(&mut ahead, lead);
        let found = clock_at(&ahead)
            .filter(|(clock, _)| clock.is_likely() || lead.date.as_ref().is_some_and(|day| day.date().is_some()));
        if let Some((read, behind)) = found {
            lead.clock = Some(read);
            *walk = behind;
        } else if let Some(behind) = placeholder(ahead) {
            *walk = behind;
            return Some(());
        } else {
            lead.zone = zone(walk);
            return Some(());
        }
    } else {
        let (read, behind) = clock_at(walk)?;
        let zoned = zone(&mut behind.clone()).is_some();
        let set_off = {
            let mut behind = behind.clone();
            rest(&mut behind) || behind.is_end()
        };
        if !(zoned || ground == Ground::Cell || set_off && read.is_likely()) {
            return None;
        }
        lead.clock = Some(read);
        *walk = behind;
    }
    if !is_range(walk) {
        lead.zone = zone(walk);
    }
    day_behind(walk, lead);
    Some(())
}

/// `09:00-10:00`: the half of an hour's range looks like an offset, which stands behind `T` or seconds.
fn is_range(walk: &Walk<'_>) -> bool {
    let mut ahead = walk.clone();
    let is_clock = ahead.take(&['-', '−']).is_some()
        && ahead.figures(2..=2).is_some()
        && ahead.take(&[':']).is_some()
        && ahead.figures(2..=2).is_some();
    let clock = walk.text[..walk.at].trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ':' | '.' | ','));
    let is_exact = clock.ends_with('T') || walk.text[clock.len()..walk.at].matches(':').count() > 1;
    is_clock && !is_exact
}

fn clock_at<'t>(walk: &Walk<'t>) -> Option<(Clock, Walk<'t>)> {
    let mut ahead = walk.clone();
    clock(&mut ahead).map(|clock| (clock, ahead))
}

/// What stands between a day and its clock.
fn gap(walk: &mut Walk<'_>, lead: &mut Lead) {
    if walk.rest().starts_with(['T', 't', '_', ':']) && walk.rest()[1..].starts_with(|c: char| c.is_ascii_digit()) {
        walk.step();
        return;
    }
    loop {
        let before = walk.at;
        walk.blanks();
        walk.take(&[',', '|', '@', '–', '—', '、', '・', '/', ';']);
        let mut ahead = walk.clone();
        if ahead.take(&['-', ':']).is_some() && (ahead.blanks() > 0 || ahead.closer()) {
            *walk = ahead;
        }
        walk.take_word("at");
        walk.take_word("um");
        if !walk.rest().starts_with("~~") && walk.take(&['~', '≈', '約']).is_some() || about(walk) {
            lead.approximate = true;
        }
        let mut ahead = walk.clone();
        if ahead.mark() && !ahead.rest().starts_with(|c: char| c.is_alphabetic()) {
            *walk = ahead;
        }
        if walk.at == before {
            return;
        }
    }
}

/// `HH:mm`, `--:--`, `14:??`, `午前`: no clock, but in its place.
fn placeholder(mut walk: Walk<'_>) -> Option<Walk<'_>> {
    let words = [
        "午前中",
        "午前",
        "午後",
        "早朝",
        "深夜",
        "夕方",
        "未明",
        "朝",
        "昼",
        "夜",
        "morning",
        "afternoon",
        "evening",
        "night",
    ];
    if words.iter().any(|word| walk.take_word(word)) {
        return Some(walk);
    }
    let rest = walk.rest();
    let end = rest.find(|c: char| !(c.is_ascii_digit() || "?xXHhMm:-".contains(c))).unwrap_or(rest.len());
    let word = rest[..end].trim_end_matches([':', '-']);
    let shape = word.contains(|c: char| "?xXHhMm-".contains(c))
        && (word.contains(':') || matches!(word, "X" | "x" | "?" | "??" | "????" | "xxxx" | "XXXX"));
    let is_word_over = !rest[word.len()..].starts_with(char::is_alphanumeric);
    (shape && is_word_over).then(|| {
        walk.at += word.len();
        walk
    })
}

/// `19:00 UTC Monday Aug 27 - …`, `14:02 (2022-03-01)`: not a weekday in what somebody tells.
fn day_behind(walk: &mut Walk<'_>, lead: &mut Lead) {
    if lead.date.is_some() {
        return;
    }
    let mut ahead = walk.clone();
    ahead.blanks();
    ahead.take(&[',']);
    ahead.blanks();
    ahead.take_word("on");
    ahead.blanks();
    let opened = ahead.take_text("(");
    let Some(day) = day(&mut ahead).filter(|day| day.order == super::day::Order::Fixed || day.year.is_some()) else {
        return;
    };
    if opened && !ahead.take_text(")") {
        return;
    }
    let closes = {
        let mut ahead = ahead.clone();
        ahead.blanks() > 0 && ahead.peek().is_some_and(char::is_alphanumeric)
    };
    // `14:02 May 3 …` may be anything, unless the date is whole or set off.
    if closes && (day.year.is_none() && day.weekday.is_none() || day.day.is_none())
        || day.month.is_none() && !opened && closes
    {
        return;
    }
    if ahead.peek().is_some_and(|c| c.is_alphanumeric() || matches!(c, '\'' | '’')) {
        return;
    }
    lead.date = Some(day);
    *walk = ahead;
    if lead.zone.is_none() {
        lead.zone = zone(walk);
    }
}

/// The second half of a range.
fn end(walk: &mut Walk<'_>, lead: &Lead) -> Option<End> {
    if lead.clock.is_none() && lead.date.is_none() {
        return None;
    }
    let mut ahead = walk.clone();
    ahead.blanks();
    let by_word = ["to", "until", "till", "through", "and"].iter().any(|word| ahead.take_word(word));
    if !by_word {
        let signs = ["->", "=>", "–", "—", "-", "−", "‑", "→", "〜", "～", "~", "から"];
        signs.iter().find(|sign| ahead.take_text(sign))?;
    }
    ahead.blanks();
    if !ahead.rest().starts_with("~~") {
        ahead.take(&['~', '≈']);
    }
    let sure = |walk: &mut Walk<'_>| {
        let was_bare = lead.clock.as_ref().is_some_and(|clock| !clock.is_sure());
        clock(walk).filter(|clock| clock.is_sure() || was_bare)
    };
    let mut by_day = ahead.clone();
    let end = if let Some(clock) = sure(&mut ahead) {
        // `10/20/2022 - 15:38` is a day and its clock.
        lead.clock.as_ref()?;
        End { date: None, clock: Some(clock), zone: None }
    } else {
        // Only a whole day is one: `- 2022-02` begins a text.
        let date = day(&mut by_day).filter(|day| day.day.is_some() && !by_word)?;
        ahead = by_day.clone();
        gap(&mut by_day, &mut Lead::default());
        let clock = sure(&mut by_day);
        if clock.is_some() {
            ahead = by_day;
        }
        if lead.clock.is_some() != clock.is_some() {
            return None;
        }
        End { date: Some(date), clock, zone: None }
    };
    if ahead.peek().is_some_and(|c| c.is_ascii_alphanumeric()) {
        return None;
    }
    *walk = ahead;
    Some(end)
}

/// `(18:35)`, `/ 16:02 CEST`, `(16:02 CEST)`: another clock for the same moment.
fn also(walk: &mut Walk<'_>, lead: &mut Lead) {
    let mut ahead = walk.clone();
    ahead.blanks();
    let Some(sign) = ahead.take(&['(', '（', '/', '|']) else { return };
    ahead.blanks();
    let Some(other) = clock(&mut ahead).filter(Clock::is_sure) else { return };
    let other_zone = zone(&mut ahead);
    ahead.blanks();
    let closes = match sign {
        '(' => ahead.take_text(")"),
        '（' => ahead.take_text("）"),
        _ => other_zone.is_some(),
    };
    if closes {
        lead.also = Some((other, other_zone));
        *walk = ahead;
    }
}

/// Takes what sets the time off from the text, and tells whether anything but blanks did.
fn rest(walk: &mut Walk<'_>) -> bool {
    let mut is_set_off = false;
    loop {
        let blanks = walk.blanks();
        if walk.closer() {
            is_set_off = true;
            // `[14:02](https://…)`: the address belongs to the text.
            continue;
        }
        let mut ahead = walk.clone();
        let took = ["=>", "->", "::", ":", "：", "–", "—", "―", "→", "⇒", "|", ",", "、", ";", "・", ">", "／"]
            .iter()
            .any(|sign| ahead.take_text(sign));
        if took {
            *walk = ahead;
            is_set_off = true;
            continue;
        }
        let sign = ahead.take(&['-', '.', '/']);
        let after = ahead.peek();
        let is_sign = match sign {
            // A minus before a number belongs to it.
            Some('-') => after.is_none_or(|c| c.is_whitespace() || (blanks == 0 && !c.is_ascii_digit()) || c == '-'),
            Some(_) => after.is_none_or(char::is_whitespace),
            None => false,
        };
        if !is_sign {
            return is_set_off;
        }
        *walk = ahead;
        is_set_off = true;
    }
}

/// Whether what was read is a time where anything may stand.
fn is_time(lead: &Lead, is_set_off: bool, text: &str) -> bool {
    let is_over = lead.written.end - lead.written.start >= text.trim_end().len();
    let set_off = is_set_off || is_over;
    if lead.clock.is_some() || lead.relative.is_some() {
        return true;
    }
    lead.date.as_ref().is_some_and(|day| match (day.year, day.month, day.day) {
        (Some(_), Some(_), Some(_)) => true,
        // `10/20`: a fraction, unless there is nothing else.
        (None, Some(_), Some(_)) if day.order != super::day::Order::Fixed => {
            is_over && lead.end.is_none() || day.wrong.is_some()
        }
        (None, Some(_), Some(_)) => true,
        _ => set_off,
    })
}
