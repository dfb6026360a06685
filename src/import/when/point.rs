//! One moment: a day, a clock and a zone, with what stands before and between them.

use super::any_day::day;
use super::behind::rest;
use super::clock::{Clock, clock};
use super::day::Order;
use super::lead::{Ground, Lead};
use super::names::year;
use super::walk::Walk;
use super::zone::zone;

/// What may stand before a time: marks of lists and boxes, `~`, `At around`.
pub fn start(walk: &mut Walk<'_>, lead: &mut Lead) {
    loop {
        walk.blanks();
        let boxes = ["[ ] ", "[x] ", "[X] "];
        if boxes.iter().any(|text| walk.take_text(text)) {
            continue;
        }
        let is_sign = !walk.rest().starts_with("~~") && walk.take(&['~', '≈', '～', '〜', '約']).is_some();
        if is_sign || about(walk) {
            lead.approximate = true;
        } else if ["- ", "* ", "+ ", "• ", "– ", "— ", "> "].iter().any(|mark| walk.take_text(mark))
            || joins(walk)
            || posted(walk)
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

/// `Posted Jun 08, 2022 - 16:42 UTC`, as status pages sign what they tell.
fn posted(walk: &mut Walk<'_>) -> bool {
    let mut ahead = walk.clone();
    let is_posted = ahead.take_word("posted") && ahead.blanks() > 0;
    let is_day = is_posted && day(&mut ahead.clone()).is_some_and(|day| day.date().is_some());
    if is_day {
        *walk = ahead;
    }
    is_day
}

/// A day, a clock and a zone, in the orders in which people write them.
pub fn point(walk: &mut Walk<'_>, lead: &mut Lead, ground: Ground) -> Option<()> {
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
pub fn gap(walk: &mut Walk<'_>, lead: &mut Lead) {
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
        walk.take_word("from");
        walk.take_word("between");
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
        "early morning",
        "late morning",
        "early afternoon",
        "late afternoon",
        "early evening",
        "late evening",
        "late night",
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
    if let Some(day) = &mut lead.date {
        // `Mon Jan 10 14:00:00 UTC 2022`, as programs print it.
        let mut ahead = walk.clone();
        let has_blank = ahead.blanks() > 0;
        if day.year.is_none()
            && day.weekday.is_some()
            && has_blank
            && let Some((year, at)) = year(&mut ahead)
        {
            day.year = Some(year);
            walk.at = at;
        }
        return;
    }
    let mut ahead = walk.clone();
    ahead.blanks();
    ahead.take(&[',']);
    ahead.blanks();
    ahead.take_word("on");
    ahead.blanks();
    let opened = ahead.take_text("(");
    let Some(day) = day(&mut ahead).filter(|day| day.order == Order::Fixed || day.year.is_some()) else {
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
