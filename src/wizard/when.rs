//! Times as answers: read, echoed, and asked about where they can mean two things.

use chrono::{DateTime, Duration, FixedOffset};

use super::ask::{Answer, Answered, Ask, Choice, Kind, Need, Question, When};
use crate::error::Result;
use crate::finding::Mistake;
use crate::record::spoken::{self, Around, Spoken};
use crate::record::{Clock, Instant, Placed, Timestamp};

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
    let spoken = match spoken::read(text, &around) {
        Ok(spoken) => spoken,
        Err(mistake) => return Ok(Settled::Unread(mistake)),
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
    Ok(match ask.ask(&between)? {
        Answered::With(answer @ Answer::Text(_)) => Ok(answer.text()),
        Answered::With(_) => Err(Answered::Back),
        ended => Err(ended),
    })
}
