//! Times that end.

use super::any_day::day;
use super::clock::clock;
use super::lead::{End, Lead};
use super::point::gap;
use super::walk::Walk;
use super::zone::zone;

/// The second half of a range.
pub fn end(walk: &mut Walk<'_>, lead: &Lead) -> Option<End> {
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
    let mut end = end;
    end.zone = zone(&mut ahead);
    if ahead.peek().is_some_and(|c| c.is_ascii_alphanumeric()) {
        return None;
    }
    *walk = ahead;
    Some(end)
}
