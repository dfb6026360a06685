//! Many lines at the question for one event: each becomes an event, once that is confirmed.

use std::ops::Range;

use unicode_width::UnicodeWidthStr as _;

use super::ask::{Answer, Answered, Ask, Choice, Kind, Need, Question, When, asked};
use super::field::clock;
use super::host::Host;
use super::when::{Settled, settle};
use crate::error::Result;
use crate::finding::Mistake;
use crate::record::spoken::{self, Around, Lines, Told};
use crate::record::{Clock, Event, Placed, Postmortem, Timestamp};

/// What became of an answer to the question when an event was.
#[derive(Debug)]
pub enum Took {
    /// It is one time, and no event yet.
    Nothing,
    /// It was events, and they are in the record: their places.
    Events(Range<usize>),
    /// It was events, and none of them is wanted.
    Dropped,
    /// Back to the question, with all that was pasted to edit.
    Back(String),
    /// The confirmation ended otherwise.
    Ended(Answered),
}

/// Takes `text`, the answer to `question`, as events for the end of the timeline, if it is any.
pub fn take(
    record: &mut Postmortem,
    question: &Question,
    text: &str,
    when: When,
    ask: &mut dyn Ask,
    host: &dyn Host,
) -> Result<Took> {
    let clock = clock(record, host.config());
    let around = Around { clock, now: host.now(), previous: when.previous, day: when.day };
    if !text.trim().contains('\n') && !is_line(text, &around) {
        return Ok(Took::Nothing);
    }
    let text = format!("{text}\n{}", ask.pending()?);
    let lines = spoken::read_lines(&text, &around);
    show(ask, &lines, clock)?;
    let from = record.timeline.len();
    if let Some(event) = plainly_one(&text, &lines) {
        record.timeline.push(event);
        return Ok(Took::Events(from..record.timeline.len()));
    }
    let mut paste = Paste { question, when, ask, clock, host };
    let choice = match paste.ask_what(&lines)? {
        Ok(choice) => choice,
        Err(ended) => return Ok(ending(ended, &text)),
    };
    let events = match &*choice {
        "drop" => return Ok(Took::Dropped),
        "one event" => paste.events(&[as_one(&lines)], false)?,
        choice => paste.events(&with_rest(&lines), choice == "edit")?,
    };
    match events {
        Ok(events) => {
            record.timeline.extend(events);
            Ok(Took::Events(from..record.timeline.len()))
        }
        Err(ended) => Ok(ending(ended, &text)),
    }
}

fn ending(ended: Answered, text: &str) -> Took {
    if ended == Answered::Back { Took::Back(text.trim_end().to_owned()) } else { Took::Ended(ended) }
}

/// Whether one line is an event: a time, and what happened then.
fn is_line(text: &str, around: &Around) -> bool {
    let Err(mistake) = spoken::read(text, around) else { return false };
    let lines = spoken::read_lines(text, around);
    // A time with a slip in it is a time: `15:30 PM`.
    mistake.instead.is_none() && lines.events.first().is_some_and(|event| !event.text.trim().is_empty())
}

/// The event that one line is, where nobody could mean anything else: `15:35 the pool was raised`.
fn plainly_one(text: &str, lines: &Lines) -> Option<Event> {
    let ([event], [], false) = (&*lines.events, &*lines.before, text.trim().contains('\n')) else { return None };
    let spoken = event.at.as_ref().ok().filter(|at| matches!(at.placed, Placed::Once(_)))?;
    // `500 errors` may be no time, and `3:30 PM sharp` no event.
    let is_clock = event.when.contains(':') || event.when.to_lowercase().ends_with('m');
    let is_told = event.text.split_whitespace().nth(1).is_some();
    (is_clock && is_told).then(|| Event { at: Some(spoken.time), text: event.text.parse().ok(), ..Event::default() })
}

/// As many lines are shown of what was pasted; few people paste more.
const SHOWN: usize = 40;

fn show(ask: &mut dyn Ask, lines: &Lines, clock: Clock) -> Result<()> {
    for line in &lines.before {
        ask.say(&format!("? {line}"))?;
    }
    let shown = lines.events.iter().map(|event| {
        let at = event.at.as_ref().map_or_else(
            |_| format!("? {}", event.when),
            |at| match at.placed {
                Placed::Once(_) => spoken::echo(&at.time, clock),
                Placed::Skipped { .. } | Placed::Repeated { .. } => format!("? {}", spoken::echo(&at.time, clock)),
            },
        );
        format!("{at}: {}", in_short(&event.text))
    });
    for line in shown.take(SHOWN) {
        ask.say(&line)?;
    }
    if let Some(more) = lines.events.len().checked_sub(SHOWN).filter(|more| *more > 0) {
        ask.say(&format!("… and {more} more"))?;
    }
    Ok(())
}

/// The first line of a text, as far as it fits beside a time.
fn in_short(text: &str) -> String {
    let first = text.lines().next().unwrap_or_default();
    let mut short = String::new();
    for word in first.split_whitespace() {
        if short.width() + word.width() > 60 {
            return short + "…";
        }
        short.push_str(if short.is_empty() { "" } else { " " });
        short.push_str(word);
    }
    if text.lines().nth(1).is_some() { short + " …" } else { short }
}

/// All that was pasted as the text of one event, at the first time in it.
fn as_one(lines: &Lines) -> Told {
    let first = lines.events.first();
    let told = |event: &Told| format!("{} {}", event.when, event.text).trim().to_owned();
    let text: Vec<String> = lines.before.iter().cloned().chain(lines.events.iter().map(told)).collect();
    let missing = || Mistake::new(crate::finding::Defect::UnreadableTime, "no time was found");
    Told {
        when: first.map(|event| event.when.clone()).unwrap_or_default(),
        at: first.map_or_else(|| Err(missing()), |event| event.at.clone()),
        text: text.join("\n"),
    }
}

/// The events; what stands before the first one goes with it, so that it is not lost.
fn with_rest(lines: &Lines) -> Vec<Told> {
    let mut events = lines.events.clone();
    if let Some(first) = events.first_mut().filter(|_| !lines.before.is_empty()) {
        let text = format!("{}\n{}", lines.before.join("\n"), first.text);
        text.trim().clone_into(&mut first.text);
    }
    events
}

/// The conversation about what was pasted.
struct Paste<'a> {
    question: &'a Question,
    when: When,
    ask: &'a mut dyn Ask,
    clock: Clock,
    host: &'a dyn Host,
}

impl Paste<'_> {
    /// `all`, `edit`, `one event` or `drop`.
    fn ask_what(&mut self, lines: &Lines) -> Result<Result<String, Answered>> {
        let choice = |value: &str, meaning: &str| Choice { value: value.to_owned(), meaning: meaning.to_owned() };
        let mut choices = match lines.events.len() {
            0 => Vec::new(),
            1 => vec![choice("all", "write this event"), choice("edit", "look at it first")],
            _ => vec![choice("all", "write them"), choice("edit", "go through them one by one")],
        };
        if lines.events.len() != 1 || !lines.before.is_empty() {
            choices.push(choice("one event", "write all of it as the text of one event"));
        }
        choices.push(choice("drop", "write nothing"));
        let prompt = match (lines.events.len(), lines.before.len()) {
            (0, _) => "No time begins any of these lines. What shall become of them?".to_owned(),
            (1, 0) => "That is one event. Take it?".to_owned(),
            (events, 0) => format!("That is {events} events. Take them?"),
            (1, _) => "That is one event; the lines with `?` have no time, and go with it. Take it?".to_owned(),
            (events, _) => {
                format!("That is {events} events; the lines with `?` have no time, and go with the first. Take them?")
            }
        };
        let answered = self.put(prompt, "nothing is written before you say so", Kind::Choice(choices), None)?;
        Ok(match answered {
            Answered::With(answer) => Ok(answer.text()),
            ended => Err(ended),
        })
    }

    fn put(&mut self, prompt: String, help: &'static str, kind: Kind, current: Option<Answer>) -> Result<Answered> {
        let question =
            Question { prompt, help, kind, need: Need::Always, current, proposed: None, ..self.question.clone() };
        asked(self.ask, &question)
    }

    /// The events as the record has them: asked about each, or only where a time is unclear.
    fn events(&mut self, told: &[Told], each: bool) -> Result<Result<Vec<Event>, Answered>> {
        let mut events = Vec::new();
        for (nth, told) in told.iter().enumerate() {
            match self.event(nth, told, each)? {
                Ok(event) => {
                    let at = event.as_ref().and_then(|event| self.clock.instant(event.at.as_ref()?));
                    self.when.previous = at.or(self.when.previous);
                    self.when.day = at.map(|at| self.clock.local(at).date_naive()).or(self.when.day);
                    events.extend(event);
                }
                Err(ended) => return Ok(Err(ended)),
            }
        }
        Ok(Ok(events))
    }

    /// One of them; `None` where it was emptied.
    fn event(&mut self, nth: usize, told: &Told, each: bool) -> Result<Result<Option<Event>, Answered>> {
        let clear = told.at.as_ref().ok().filter(|at| matches!(at.placed, Placed::Once(_)));
        let at = match clear {
            Some(spoken) if !each => spoken.time,
            _ => {
                let shown = clear.map_or_else(|| told.when.clone(), |spoken| spoken.time.to_string());
                match self.time(nth, &told.text, shown, each)? {
                    Ok(Some(time)) => time,
                    Ok(None) => return Ok(Ok(None)),
                    Err(ended) => return Ok(Err(ended)),
                }
            }
        };
        let text = if each {
            let prompt = format!("Pasted event {}: what happened?", nth + 1);
            match self.put(prompt, "Enter takes it as it is", Kind::Prose, Some(Answer::Text(told.text.clone())))? {
                Answered::With(answer) => answer.text(),
                ended => return Ok(Err(ended)),
            }
        } else {
            told.text.clone()
        };
        Ok(Ok(Some(Event { at: Some(at), text: text.parse().ok(), ..Event::default() })))
    }

    /// Asks for the time of an event until it is clear; `None` where it was emptied.
    fn time(
        &mut self,
        nth: usize,
        text: &str,
        mut shown: String,
        mut is_asked: bool,
    ) -> Result<Result<Option<Timestamp>, Answered>> {
        loop {
            let said = in_short(text);
            let prompt = format!("Pasted event {}: when? ({said})", nth + 1);
            let help = "Enter takes it as it is; empty leaves this event out";
            let answer = if !is_asked && !shown.is_empty() {
                shown.clone()
            } else {
                match self.put(prompt, help, Kind::Time(self.when), Some(Answer::Text(shown.clone())))? {
                    Answered::With(answer) if answer.is_empty() => return Ok(Ok(None)),
                    Answered::With(answer) => answer.text(),
                    ended => return Ok(Err(ended)),
                }
            };
            is_asked = true;
            let between = Question { prompt: format!("Pasted event {}", nth + 1), ..self.question.clone() };
            match settle(self.ask, &between, &answer, self.when, self.clock, self.host.now())? {
                Settled::Time(time) => {
                    self.ask.say(&spoken::echo(&time, self.clock))?;
                    return Ok(Ok(Some(time)));
                }
                Settled::Unread(mistake) => {
                    self.ask.say(
                        &mistake.help.as_ref().map_or_else(|| mistake.to_string(), |help| format!("{mistake}; {help}")),
                    )?;
                    shown = mistake.instead.unwrap_or(answer);
                }
                Settled::Ended(Answered::Back) => shown = answer,
                Settled::Ended(ended) => return Ok(Err(ended)),
            }
        }
    }
}
