//! Reading the time that a text begins with.

use super::behind::{also, approximately_behind, rest};
use super::clock::Clock;
use super::day::Order;
use super::lead::{Ground, Lead};
use super::point::{point, start};
use super::range::end;
use super::relative::relative;
use super::walk::Walk;

/// The time that `text` begins with.
pub fn lead(text: &str) -> Option<Lead> {
    read(text, Ground::Text)
}

/// The time `19.20` that a text begins with, for a timeline that writes its times so.
pub fn dotted(text: &str) -> Option<Lead> {
    let is_dotted = |lead: &Lead| lead.clock.as_ref().is_some_and(Clock::is_dotted);
    read(text, Ground::Cell).filter(|lead| is_dotted(lead) && lead.date.is_none())
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
    if let Some(end) = &mut lead.end {
        // `14:00-14:20 UTC`: the zone of both.
        if lead.zone.is_none() {
            lead.zone = end.zone.take();
        }
        end.zone = end.zone.take().filter(|zone| lead.zone.as_ref() != Some(zone));
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

/// Whether what was read is a time where anything may stand.
fn is_time(lead: &Lead, is_set_off: bool, text: &str) -> bool {
    let is_over = lead.written.end - lead.written.start >= text.trim_end().len();
    let set_off = is_set_off || is_over;
    if lead.clock.is_some() || lead.relative.is_some() {
        return true;
    }
    lead.date.as_ref().is_some_and(|day| match (day.year, day.month, day.day) {
        // `10/20`: a fraction, unless there is nothing else.
        (None, Some(_), Some(_)) if day.order != Order::Fixed => is_over && lead.end.is_none() || day.wrong.is_some(),
        (_, Some(_), Some(_)) => true,
        _ => set_off,
    })
}
