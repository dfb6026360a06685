//! A whole timeline together: days, years and zones that its rows leave out come from where they are written.

use chrono::{Duration, NaiveDate, NaiveDateTime, NaiveTime};

use super::dates::Dates;
use super::day::Day;
use super::halves;
use super::lead::{End, Lead};
use super::relative::Relative;
use super::rows::{Doubt, Hints, Placed, Resolved, Where};
use super::zone::ZoneWord;
use crate::record::{Offset, Timestamp};

/// A clock that falls back so far is past midnight; less is out of order.
const PAST_MIDNIGHT: Duration = Duration::hours(6);

/// The times of all rows of one timeline, in their order.
pub fn resolve(leads: &[Placed], hints: &Hints) -> Vec<Resolved> {
    let dates = Dates::of(leads, hints);
    let twelve_hours = halves::is_twelve_hours(leads);
    let mut state = State { leads, hints, dates, twelve_hours, last: None, date: None, above: None, first: None };
    (0..leads.len()).map(|row| state.row(row)).collect()
}

struct State<'r> {
    leads: &'r [Placed],
    hints: &'r Hints,
    dates: Dates,
    twelve_hours: bool,
    /// The time before, with its date.
    last: Option<NaiveDateTime>,
    date: Option<NaiveDate>,
    above: Option<&'r Day>,
    /// What `T+5` counts from.
    first: Option<NaiveDateTime>,
}

impl<'r> State<'r> {
    fn row(&mut self, row: usize) -> Resolved {
        let Placed { lead, above } = &self.leads[row];
        let mut resolved = Resolved { approximate: lead.approximate, ..Resolved::default() };
        resolved.doubts.extend(lead.impossible().map(|why| Doubt::Impossible(why.to_owned())));
        if let Some(relative) = lead.relative {
            return self.counted(relative, lead, resolved);
        }
        let time = lead.clock.as_ref().and_then(|clock| clock.time);
        let (date, from) = self.date_of(row, above.as_ref(), time, &mut resolved);
        let Some(date) = date else {
            let is_clock = lead.clock.is_some() && lead.date.is_none();
            let has_doubt = resolved.doubts.contains(&Doubt::YearMissing);
            resolved.doubts.extend((is_clock && !has_doubt).then_some(Doubt::DayMissing));
            return resolved;
        };
        (resolved.day, resolved.from) = (Some(date), Some(from));
        self.date = Some(date);
        let Some(time) = time else { return resolved };
        let mut at = NaiveDateTime::new(date, time);
        if lead.clock.as_ref().is_some_and(|clock| clock.ends_day) {
            at = at.checked_add_signed(Duration::days(1)).unwrap_or(at);
        }
        if self.twelve_hours
            && let Some(later) = halves::after_noon(lead, at, self.last)
        {
            at = later;
            resolved.doubts.push(Doubt::AfterNoon);
        }
        let own = self.on_own_clock(at, lead.zone.as_ref());
        if self.last.is_some_and(|last| own < last) {
            resolved.doubts.push(Doubt::Order);
        }
        self.first.get_or_insert(own);
        self.last = Some(own);
        resolved.at = Some(self.written(at, lead.zone.as_ref(), lead.approximate, &mut resolved.doubts));
        resolved.end = lead.end.as_ref().and_then(|end| self.end(end, at, lead, &mut resolved.doubts));
        resolved
    }

    /// The date of a row and where it comes from.
    fn date_of(
        &mut self,
        row: usize,
        above: Option<&'r Day>,
        time: Option<NaiveTime>,
        resolved: &mut Resolved,
    ) -> (Option<NaiveDate>, Where) {
        let is_new_above = above.is_some() && above != self.above;
        let named_above = above.filter(|_| is_new_above).and_then(|day| self.dates.date(day, self.date, resolved));
        self.above = above.or(self.above);
        if let Some(own) = &self.leads[row].lead.date {
            let near = named_above.or(self.date).or_else(|| self.dates.first_hint().map(|(date, _)| date));
            return (self.dates.date(own, near, resolved), Where::Own);
        }
        if let Some(date) = named_above {
            self.last = None;
            return (Some(date), Where::Above);
        }
        if is_new_above {
            // Its day cannot be told, and that of the row before is another.
            (self.date, self.last) = (None, None);
            return (None, Where::Above);
        }
        if let Some(date) = self.date {
            let zone = self.leads[row].lead.zone.as_ref();
            let own = time.map(|time| self.on_own_clock(NaiveDateTime::new(date, time), zone));
            let past_midnight = self.last.zip(own).is_some_and(|(last, own)| last - own >= PAST_MIDNIGHT);
            let is_next = past_midnight && !self.is_half_day(row, date) && !self.is_before_next(row, date);
            return match date.succ_opt().filter(|_| is_next) {
                Some(next) => (Some(next), Where::AfterMidnight),
                None => (Some(date), Where::RowBefore),
            };
        }
        if let Some((date, from)) = self.dates.first_hint() {
            return (Some(date), from);
        }
        (self.day_of_row_after(row, time), Where::RowAfter)
    }

    /// What the timeline's own clock showed when that of `zone` showed `at`: rows on several follow each other so.
    fn on_own_clock(&self, at: NaiveDateTime, zone: Option<&ZoneWord>) -> NaiveDateTime {
        let ahead = |zone: Option<&ZoneWord>| zone.and_then(|zone| zone.offset(at)).map(i64::from);
        let shift = ahead(self.hints.zone.as_ref()).zip(ahead(zone)).map_or(0, |(own, other)| own - other);
        at.checked_add_signed(Duration::seconds(shift)).unwrap_or(at)
    }

    /// Whether the clock falls back only because it has twelve hours.
    fn is_half_day(&self, row: usize, date: NaiveDate) -> bool {
        let lead = &self.leads[row].lead;
        let at = lead.clock.as_ref().and_then(|clock| clock.time).map(|time| NaiveDateTime::new(date, time));
        self.twelve_hours && at.is_some_and(|at| halves::after_noon(lead, at, self.last).is_some())
    }

    /// Whether the next row with a date of its own is still on `date`: then no midnight was passed.
    fn is_before_next(&self, row: usize, date: NaiveDate) -> bool {
        let mut after = self.leads[row + 1..].iter().take_while(|next| next.above.as_ref() == self.above);
        let next =
            after.find_map(|next| self.dates.date(next.lead.date.as_ref()?, Some(date), &mut Resolved::default()));
        next.is_some_and(|next| next <= date)
    }

    /// The first rows may leave out the day that a later one writes, if the clock has not fallen back before it.
    fn day_of_row_after(&self, row: usize, time: Option<NaiveTime>) -> Option<NaiveDate> {
        let mut time = time?;
        for next in &self.leads[row + 1..] {
            let clock = next.lead.clock.as_ref().and_then(|clock| clock.time);
            if let Some(day) = &next.lead.date {
                let date = self.dates.date(day, None, &mut Resolved::default());
                return date.filter(|_| clock.is_some_and(|clock| clock >= time));
            }
            time = clock.filter(|clock| *clock >= time)?;
        }
        None
    }

    fn counted(&mut self, relative: Relative, lead: &Lead, mut resolved: Resolved) -> Resolved {
        let start = if relative.from_row_before { self.last } else { self.first.or(self.hints.zero) };
        let Some(at) = start.and_then(|start| start.checked_add_signed(relative.length)) else {
            resolved.doubts.push(Doubt::NothingToCountFrom);
            return resolved;
        };
        if !relative.from_row_before {
            self.first = start;
        }
        (self.last, self.date) = (Some(at), Some(at.date()));
        (resolved.day, resolved.from) = (Some(at.date()), Some(Where::Relative));
        resolved.at = Some(self.written(at, lead.zone.as_ref(), lead.approximate, &mut resolved.doubts));
        resolved
    }

    fn end(&self, end: &End, start: NaiveDateTime, lead: &Lead, doubts: &mut Vec<Doubt>) -> Option<Timestamp> {
        let time = end.clock.as_ref()?.time?;
        let date = match &end.date {
            Some(day) => self.dates.date(day, Some(start.date()), &mut Resolved::default())?,
            None => start.date(),
        };
        let mut at = NaiveDateTime::new(date, time);
        if end.date.is_none() && (start - at >= PAST_MIDNIGHT || end.clock.as_ref().is_some_and(|clock| clock.ends_day))
        {
            at = at.checked_add_signed(Duration::days(1))?;
        }
        if at < start {
            doubts.push(Doubt::EndBeforeStart);
        }
        let zone = end.zone.as_ref().or(lead.zone.as_ref());
        Some(self.written(at, zone, false, &mut Vec::new()))
    }

    /// A record's time: local on the record's own clock, with its offset on another.
    fn written(
        &self,
        at: NaiveDateTime,
        zone: Option<&ZoneWord>,
        approximate: bool,
        doubts: &mut Vec<Doubt>,
    ) -> Timestamp {
        let local = Timestamp { approximate, ..Timestamp::local(at) };
        let Some(zone) = zone.or(self.hints.zone.as_ref()) else { return local };
        if self.is_local(zone) {
            return local;
        }
        let Some(offset) = zone.offset(at) else {
            doubts.push(Doubt::Zone(zone.clone()));
            return local;
        };
        if self.local().and_then(|zone| zone.offset(at)) == Some(offset) {
            return local;
        }
        let offset = if zone.is_utc() { Offset::Utc } else { Offset::Fixed(offset) };
        Timestamp { offset: Some(offset), seconds: true, ..local }
    }

    /// The zone of the record; no offset can be one.
    fn local(&self) -> Option<&ZoneWord> {
        let zone = self.hints.local.as_ref().or(self.hints.zone.as_ref());
        zone.filter(|zone| zone.is_utc() || zone.fixed().is_none())
    }

    fn is_local(&self, zone: &ZoneWord) -> bool {
        let Some(local) = self.local() else { return false };
        let is = |other: &ZoneWord| other.0.eq_ignore_ascii_case(&zone.0) || other.is_utc() && zone.is_utc();
        // `PST` all over a timeline means the clock there, in summer too.
        let is_own = self.hints.zone.as_ref().is_some_and(is);
        is(local) || is_own && zone.zones().first().is_some_and(|first| local.zones().first() == Some(first))
    }
}
