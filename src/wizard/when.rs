//! Times as answers: read, echoed, and asked about where they can mean two things.

use chrono::{DateTime, Duration, FixedOffset};

use super::ask::{Answer, Answered, Ask, Choice, Kind, Need, Question, When, asked};
use crate::error::Result;
use crate::finding::Mistake;
use crate::record::spoken::{self, Around, Spoken};
use crate::record::{Clock, Instant, Placed, TimeZone, Timestamp};

/// What became of a time that was typed.
#[derive(Debug)]
pub enum Settled {
    Time(Timestamp),
    /// It is to be asked again, with the likely reading to edit.
    Unread(Mistake),
    /// The question in between ended otherwise.
    Ended(Answered),
}

/// Reads `text`, the answer to `question`, and asks until it means one instant.
pub fn settle(
    ask: &mut dyn Ask,
    question: &Question,
    text: &str,
    when: When,
    clock: Clock,
    now: Instant,
) -> Result<Settled> {
    let around = Around { clock, now, previous: when.previous, day: when.day };
    let spoken = match read(ask, question, text, &around)? {
        Read::As(spoken) => spoken,
        Read::Not(mistake) => return Ok(Settled::Unread(mistake)),
        Read::Ended(ended) => return Ok(Settled::Ended(ended)),
    };
    let settled = match spoken.placed {
        Placed::Once(_) => Ok(spoken.time),
        Placed::Skipped { before, after } => {
            let prompt =
                format!("The clocks of {} were put forward over {}. Which is right?", clock.zone(), spoken.time);
            which(ask, question, prompt, [before, after], &spoken, clock)?
        }
        Placed::Repeated { first, second } => {
            let prompt = format!("In {} it was {} twice. Which one?", clock.zone(), spoken.time);
            which(ask, question, prompt, [first, second], &spoken, clock)?
        }
    };
    let time = match settled {
        Ok(time) => time,
        Err(ended) => return Ok(Settled::Ended(ended)),
    };
    if let Some((away, name)) = clock.instant(&time).filter(|_| spoken.bare).and_then(|at| beside(at, when)) {
        let prompt = format!("{} is outside the incident. Is the {name} meant?", time.naive.format("%H:%M"));
        return other_day(ask, question, prompt, &time, (name, away), clock);
    }
    match (clock.instant(&time), when.previous) {
        (Some(instant), Some(previous)) if spoken.bare && when.ordered && instant < previous => {
            let prompt = format!("{} is before the time before it. Is the next day meant?", time.naive.format("%H:%M"));
            other_day(ask, question, prompt, &time, ("next day", Duration::days(1)), clock)
        }
        // Typed shortly after midnight, perhaps: records tell of the past.
        (Some(instant), _) if spoken.bare && now < instant && instant - Duration::days(1) <= now => {
            let prompt = format!("{} is yet to come. Is the day before meant?", time.naive.format("%H:%M"));
            other_day(ask, question, prompt, &time, ("day before", Duration::days(-1)), clock)
        }
        _ => Ok(Settled::Time(time)),
    }
}

/// What was made of a text.
enum Read {
    As(Spoken),
    Not(Mistake),
    Ended(Answered),
}

/// Reads a time; asks where its zone can be one of several, and takes the time of a line of a log.
fn read(ask: &mut dyn Ask, question: &Question, text: &str, around: &Around) -> Result<Read> {
    let mistake = match spoken::read(text, around) {
        Ok(spoken) => return Ok(Read::As(spoken)),
        Err(mistake) => mistake,
    };
    if let Some(spoken) = spoken::of_log(text, around) {
        return Ok(Read::As(spoken));
    }
    let readings = if spoken::is_unclear(&mistake) { spoken::in_each_zone(text, around) } else { Vec::new() };
    if readings.is_empty() {
        return Ok(Read::Not(mistake));
    }
    let choice = |(zone, spoken): &(TimeZone, Spoken)| Choice {
        value: zone.to_string(),
        meaning: spoken::echo(&spoken.time, around.clock),
    };
    let choices = readings.iter().map(choice).collect();
    let prompt = format!("{mistake}. Which one is meant?");
    let help = "next time, the zone's name or the offset from UTC says it at once: `15:30 +02:00`";
    Ok(match choose(ask, question, prompt, help, choices)? {
        Ok(value) => match readings.into_iter().find(|(zone, _)| zone.to_string() == value) {
            Some((_, spoken)) => Read::As(spoken),
            None => Read::Not(mistake),
        },
        Err(ended) => Read::Ended(ended),
    })
}

/// The day beside it on which a clock time would be within the incident, which it is outside of.
fn beside(at: Instant, when: When) -> Option<(Duration, &'static str)> {
    let (from, to) = when.incident?;
    // What comes later than the event before is for that question.
    let fits =
        |at: Instant| from <= at && at <= to && (!when.ordered || when.previous.is_none_or(|before| before <= at));
    if fits(at) || (when.ordered && when.previous.is_some_and(|before| at < before)) {
        return None;
    }
    let days = [(Duration::days(1), "next day"), (Duration::days(-1), "day before")];
    days.into_iter().find(|(away, _)| fits(at + *away))
}

/// Asks which of two readings is meant; each is shown with its offset, and in UTC.
fn which(
    ask: &mut dyn Ask,
    question: &Question,
    prompt: String,
    readings: [DateTime<FixedOffset>; 2],
    spoken: &Spoken,
    clock: Clock,
) -> Result<Result<Timestamp, Answered>> {
    let offered = readings.map(|reading| {
        let time = Timestamp { approximate: spoken.time.approximate, ..clock.write(reading.to_utc()) };
        let local = spoken.time.naive.format("%H:%M");
        let meaning = format!("{local} at {}, {} UTC", reading.offset(), reading.to_utc().format("%H:%M"));
        (time, Choice { value: time.to_string(), meaning })
    });
    let help = "a clock change makes this reading unclear; the offset from UTC settles it";
    Ok(match choose(ask, question, prompt, help, offered.iter().map(|(_, choice)| choice.clone()).collect())? {
        Ok(value) => {
            let [(first, one), (second, _)] = offered;
            Ok(if value == one.value { first } else { second })
        }
        Err(ended) => Err(ended),
    })
}

/// A clock time that is unlikely on its day: perhaps it is of the day beside it.
fn other_day(
    ask: &mut dyn Ask,
    question: &Question,
    prompt: String,
    time: &Timestamp,
    (name, away): (&str, Duration),
    clock: Clock,
) -> Result<Settled> {
    let other = Timestamp { naive: time.naive + away, ..*time };
    // A clock change on that day is a case for typing the date.
    let Placed::Once(_) = clock.place(&other) else { return Ok(Settled::Time(*time)) };
    let choice = |value: &str, time: &Timestamp| Choice { value: value.to_owned(), meaning: spoken::echo(time, clock) };
    let choices = vec![choice(name, &other), choice("same day", time)];
    let help = "type the date too where neither is right: Esc, then `Aug 10 15:30`";
    Ok(match choose(ask, question, prompt, help, choices)? {
        Ok(value) => Settled::Time(if value == name { other } else { *time }),
        Err(ended) => Settled::Ended(ended),
    })
}

fn choose(
    ask: &mut dyn Ask,
    question: &Question,
    prompt: String,
    help: &'static str,
    choices: Vec<Choice>,
) -> Result<Result<String, Answered>> {
    let between = Question {
        prompt,
        help,
        kind: Kind::Choice(choices),
        need: Need::Always,
        current: None,
        proposed: None,
        ..question.clone()
    };
    Ok(match asked(ask, &between)? {
        Answered::With(answer @ Answer::Text(_)) => Ok(answer.text()),
        Answered::With(_) => Err(Answered::Back),
        ended => Err(ended),
    })
}
