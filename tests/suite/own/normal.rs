//! What a document does not say of a record: all that may come back otherwise, by name.

use hotwash::config::Config;
use hotwash::record::{Clock, Milestones, Moment, Placed, Postmortem, Reference, Timestamp, Tz};

/// The record as its document tells it.
pub fn normal(record: &Postmortem, config: &Config) -> Postmortem {
    let mut record = record.clone();
    let clock = Clock::new(record.time_zone.or(config.time_zone).map_or(Tz::UTC, |zone| zone.0));
    flags_that_say_no(&mut record);
    each_time(&mut record, &|time| times_on_the_clock_of_the_record(clock, time));
    empty_references(&mut record);
    record
}

/// `highlight: false` and the like are shown as nothing, as their absence is.
fn flags_that_say_no(record: &mut Postmortem) {
    let only_yes = |flag: &mut Option<bool>| *flag = flag.filter(|yes| *yes);
    record.timeline.iter_mut().for_each(|event| only_yes(&mut event.highlight));
    record.contributing_factors.iter_mut().for_each(|factor| only_yes(&mut factor.root));
    let measures = record.impact.iter_mut().flat_map(|impact| &mut impact.measures);
    measures.for_each(|measure| only_yes(&mut measure.estimate));
}

/// A time is shown on the record's clock: the same instant, with an offset only where the clock showed it twice, and
/// with seconds only where there are any.
fn times_on_the_clock_of_the_record(clock: Clock, time: Timestamp) -> Timestamp {
    let Some(instant) = clock.instant(&time) else {
        return Timestamp { approximate: time.approximate, ..Timestamp::local(time.naive) };
    };
    let local = Timestamp::local(clock.local(instant).naive_local());
    let written = match clock.place(&local) {
        Placed::Repeated { first, second } => local.at_offset(if first.to_utc() == instant { first } else { second }),
        Placed::Once(_) | Placed::Skipped { .. } => local,
    };
    Timestamp { approximate: time.approximate, ..written }
}

/// A reference without title and address is no line of a document.
fn empty_references(record: &mut Postmortem) {
    record.references.retain(|one| *one != Reference::default());
}

fn each_time(record: &mut Postmortem, of: &impl Fn(Timestamp) -> Timestamp) {
    let stones = record.milestones.iter_mut().flat_map(|all| {
        let Milestones {
            started,
            detected,
            acknowledged,
            declared,
            escalated,
            identified,
            public_notified,
            mitigated,
            resolved,
            closed,
        } = all;
        [started, detected, acknowledged, declared, escalated, identified, public_notified, mitigated, resolved, closed]
    });
    let windows = record.impact.iter_mut().flat_map(|impact| &mut impact.windows);
    let events = record.timeline.iter_mut().map(|event| &mut event.at);
    let messages = record.communications.iter_mut().map(|message| &mut message.at);
    let all = stones.chain(windows.flat_map(|one| [&mut one.from, &mut one.to])).chain(events).chain(messages);
    all.flatten().for_each(|time| *time = of(*time));
    let reviews = record.reviewers.iter_mut().map(|review| &mut review.at);
    let moments = reviews.chain(record.revisions.iter_mut().map(|revision| &mut revision.at));
    for moment in moments.flatten() {
        if let Moment::Time(time) = moment {
            *time = of(*time);
        }
    }
}
