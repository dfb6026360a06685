//! What stands behind a moment: that it is not exact, its time on another clock, what sets it off.

use super::clock::{Clock, clock};
use super::lead::Lead;
use super::walk::Walk;
use super::zone::zone;

/// `3pm ish`, `10:45~`, `14:02 (approx.)`, `14時頃`.
pub fn approximately_behind(walk: &mut Walk<'_>, lead: &mut Lead) {
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

/// `(18:35)`, `/ 16:02 CEST`, `(16:02 CEST)`: another clock for the same moment.
pub fn also(walk: &mut Walk<'_>, lead: &mut Lead) {
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
pub fn rest(walk: &mut Walk<'_>) -> bool {
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
