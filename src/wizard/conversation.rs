//! The conversation itself: ask, understand, keep; again until nothing is missing.

use std::collections::BTreeSet;

use super::ask::{Answer, Answered, Ask, Kind, Need, Question, When};
use super::between::Outcome;
use super::coach::Coach;
use super::field::{Depth, clock};
use super::host::{Host, Meanwhile};
use super::offer::prepare;
use super::paste::{self, Took};
use super::plan::{Step, passed_over, plan};
use super::purpose::purpose;
use super::when::{Settled, settle};
use crate::error::Result;
use crate::finding::{FieldPath, Mistake};
use crate::record::{Detection, Impact, Lessons, Milestones, Postmortem, Resolution, RootCause, Status, spoken};

/// The record as far as it came, and how the conversation ended.
#[derive(Debug, Clone, PartialEq)]
pub struct Ending {
    pub record: Postmortem,
    pub how: How,
}

/// How a conversation ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    Finished,
    /// Ctrl-C: what was answered is kept.
    Interrupted,
    /// The last question was answered with: another time.
    Stopped,
    /// Nobody could be asked.
    NotATerminal,
}

/// Asks for everything that `record` lacks. The host has kept it after every answer.
pub fn converse(record: Postmortem, ask: &mut dyn Ask, host: &mut dyn Host) -> Result<Ending> {
    let steps = plan(&record, host.config(), host.depth());
    let passed: BTreeSet<FieldPath> = passed_over(&steps).collect();
    // Who goes on with a draft can also go back to what was answered another day.
    let before = steps.iter().take_while(|step| step.answered || passed.contains(&step.path));
    let history = before.filter(|step| step.answered).map(|step| step.path.clone()).collect();
    let coach = Coach::new(host.depth());
    let mut talk = Talk { record, ask, host, only: None, passed, history, ahead: Vec::new(), left_open: None, coach };
    let how = talk.run()?;
    Ok(Ending { record: talk.record, how })
}

/// Asks all questions of one section, with the answers there to edit. Esc at its first question leaves it.
///
/// `section` is a title, as [`sections`](super::sections) gives them.
pub fn converse_section(
    record: Postmortem,
    section: &'static str,
    ask: &mut dyn Ask,
    host: &mut dyn Host,
) -> Result<Ending> {
    let (passed, history, coach) = (BTreeSet::new(), Vec::new(), Coach::new(Depth::Further));
    let mut talk =
        Talk { record, ask, host, only: Some(section), passed, history, ahead: Vec::new(), left_open: None, coach };
    let how = talk.run()?;
    Ok(Ending { record: talk.record, how })
}

/// A conversation that is going on.
pub(super) struct Talk<'a> {
    pub(super) record: Postmortem,
    pub(super) ask: &'a mut dyn Ask,
    pub(super) host: &'a mut dyn Host,
    /// The one section that is asked, with the answers that are there; `None`: what is missing, anywhere.
    only: Option<&'static str>,
    /// What was left empty, and is not asked again.
    pub(super) passed: BTreeSet<FieldPath>,
    /// What was asked, for the way back. Going back loses nothing: later answers stay.
    pub(super) history: Vec<FieldPath>,
    /// What was gone back over: it lies behind again after the next answer.
    ahead: Vec<FieldPath>,
    /// The needed field that was left empty once: a second time is meant so.
    left_open: Option<FieldPath>,
    coach: Coach,
}

/// What an answer that cannot be kept leaves as it was.
type Before = (Postmortem, BTreeSet<FieldPath>, Vec<FieldPath>);

/// What to ask next.
pub(super) enum Turn {
    /// The first thing that is missing.
    Next,
    /// This one, with its answer, or another text, to edit.
    Again(FieldPath, Option<String>),
    End(How),
}

impl Talk<'_> {
    fn run(&mut self) -> Result<How> {
        let mut turn = Turn::Next;
        loop {
            let mut steps = plan(&self.record, self.host.config(), self.depth());
            let missing = |step: &Step| self.is_open(step);
            let (place, text) = match turn {
                Turn::End(how) => return Ok(how),
                Turn::Next => (steps.iter().position(missing), None),
                // What was taken out of the record meanwhile cannot be asked again.
                Turn::Again(path, text) => match steps.iter().position(|step| step.path == path) {
                    Some(place) => (Some(place), text),
                    None => (steps.iter().position(missing), None),
                },
            };
            let Some(place) = place else { return Ok(How::Finished) };
            let section = steps[place].section.title;
            let same = steps.iter().filter(|other| other.section.title == section);
            let left = same.filter(|step| step.is_due() && self.is_open(step)).count();
            turn = self.turn(steps.swap_remove(place), text, left)?;
        }
    }

    /// How much is asked: more of a section that is asked again.
    fn depth(&self) -> Depth {
        if self.only.is_some() { self.host.depth().max(Depth::Further) } else { self.host.depth() }
    }

    /// Whether a question is still to be asked.
    fn is_open(&self, step: &Step) -> bool {
        let is_wanted = self.only.map_or(!step.answered, |section| section == step.section.title);
        // Only the whole record is published.
        let is_last = self.only.is_some() && step.is_status();
        is_wanted && !is_last && !self.passed.contains(&step.path)
    }

    fn turn(&mut self, mut step: Step, text: Option<String>, left: usize) -> Result<Turn> {
        if step.is_status() {
            return self.review(&step);
        }
        let question = Question { left: Some(left), ..step.question_with(text) };
        let question = prepare(question, &self.record, self.ask, &*self.host)?;
        let answered = self.ask.ask(&question)?;
        // An empty answer takes what was proposed, not what would have been.
        step.question.proposed = question.proposed;
        self.answered(&step, answered)
    }

    pub(super) fn answered(&mut self, step: &Step, answered: Answered) -> Result<Turn> {
        match answered {
            Answered::Interrupted => Ok(Turn::End(How::Interrupted)),
            Answered::NotATerminal => Ok(Turn::End(How::NotATerminal)),
            Answered::Back => {
                if let Some(path) = self.history.pop() {
                    self.ahead.push(path.clone());
                    return Ok(Turn::Again(path, None));
                }
                if self.only.is_some() {
                    return Ok(Turn::End(How::Finished));
                }
                self.ask.say("This is the first question. Ctrl-C leaves, and keeps what is answered.")?;
                Ok(Turn::Again(step.path.clone(), None))
            }
            Answered::With(answer) if answer.asks_for_help() => {
                self.ask.say(&purpose(step))?;
                Ok(Turn::Again(step.path.clone(), None))
            }
            Answered::With(answer) if answer.is_empty() => match &step.question.proposed {
                Some(proposed) if !step.answered => self.given(step, proposed),
                _ => self.empty(step),
            },
            Answered::With(answer) => self.given(step, &answer),
        }
    }

    /// An empty answer: it passes, ends a list, takes an item back, or is asked once more.
    fn empty(&mut self, step: &Step) -> Result<Turn> {
        let before = self.before();
        let nothing = Answer::Text(String::new());
        if let (Some(list), true) = (step.opens, step.answered) {
            (list.remove)(&mut self.record, step.place);
            self.passed = self.passed.iter().filter_map(|path| list.without(step.place, path)).collect();
            for way in [&mut self.history, &mut self.ahead] {
                *way = way.iter().filter_map(|path| list.without(step.place, path)).collect();
            }
            self.ask.say("Taken out.")?;
            return self.keep(step, &nothing, before);
        }
        if step.question.need == Need::Always {
            self.ask.say("Even a draft needs this; a few words will do.")?;
            return Ok(Turn::Again(step.path.clone(), None));
        }
        // A menu has an entry for that; Enter on an empty line may be a slip.
        let meant = matches!(step.question.kind, Kind::Choice(_)) || self.left_open.as_ref() == Some(&step.path);
        if step.question.need == Need::Required && !meant {
            self.left_open = Some(step.path.clone());
            self.ask.say("A published record needs this. Press Enter once more to leave it open for now.")?;
            return Ok(Turn::Again(step.path.clone(), Some(String::new())));
        }
        if step.answered && (step.field.write)(&mut self.record, step.place, &nothing).is_err() {
            return Ok(Turn::Again(step.path.clone(), None));
        }
        self.passed.insert(step.path.clone());
        self.went(&step.path);
        self.keep(step, &nothing, before)
    }

    fn given(&mut self, step: &Step, answer: &Answer) -> Result<Turn> {
        let before = self.before();
        let clock = clock(&self.record, self.host.config());
        let now = self.host.now();
        if let Kind::Time(when) = step.question.kind
            && let Some(turn) = self.pasted(step, answer, when, before.clone())?
        {
            return Ok(turn);
        }
        let answer = match step.question.kind {
            Kind::Time(when) => match settle(self.ask, &step.question, &answer.text(), when, clock, now)? {
                Settled::Time(time) => {
                    self.ask.say(&spoken::echo(&time, clock))?;
                    &Answer::Text(time.to_string())
                }
                Settled::Unread(mistake) => return self.explain(step, answer, &mistake),
                Settled::Ended(Answered::Back) => return Ok(Turn::Again(step.path.clone(), Some(answer.text()))),
                Settled::Ended(ended) => return self.answered(step, ended),
            },
            Kind::Date => match spoken::read_day(&answer.text(), clock.local(now).date_naive()) {
                Ok(date) => {
                    self.ask.say(&date.0.format("%a %Y-%m-%d").to_string())?;
                    &Answer::Text(date.to_string())
                }
                Err(mistake) => return self.explain(step, answer, &mistake),
            },
            _ => answer,
        };
        // What stays as it is is not written: a milestone that an event sets need not be there twice.
        let changed = step.question.current.as_ref().is_none_or(|current| current.text() != answer.text());
        if changed && let Err(mistake) = (step.field.write)(&mut self.record, step.place, answer) {
            return self.explain(step, answer, &mistake);
        }
        if step.is_status() && self.record.stage() == Status::Published {
            let today = spoken::read_day("today", clock.local(now).date_naive()).ok();
            self.record.published = self.record.published.or(today);
        }
        // Also what reads as unanswered, such as the status of a draft, is asked once only.
        self.passed.insert(step.path.clone());
        self.went(&step.path);
        match self.keep(step, answer, before)? {
            // Where others moved it away, no question of ours is about it any more.
            Turn::Next if changed && self.history.contains(&step.path) => self.coached(step, answer),
            other => Ok(other),
        }
    }

    /// A question is answered, and with it lies behind whatever was gone back over on the way to it.
    fn went(&mut self, path: &FieldPath) {
        self.history.push(path.clone());
        self.history.extend(self.ahead.drain(..).rev().filter(|other| other != path));
    }

    fn before(&self) -> Before {
        (self.record.clone(), self.passed.clone(), self.history.clone())
    }

    /// What the coach has to say about the answer that was just kept.
    fn coached(&mut self, step: &Step, answer: &Answer) -> Result<Turn> {
        for coach in [Coach::comment, Coach::recall] {
            let before = self.before();
            match coach(&mut self.coach, &step.question, &mut self.record, self.ask, &*self.host)? {
                Outcome::Passed => {}
                Outcome::Written => match self.keep(step, answer, before)? {
                    Turn::Next => {}
                    other => return Ok(other),
                },
                Outcome::Ended(ended) => return self.answered(step, ended),
            }
        }
        Ok(Turn::Next)
    }

    /// Many lines where the time of a new event was asked for become events.
    fn pasted(&mut self, step: &Step, answer: &Answer, when: When, before: Before) -> Result<Option<Turn>> {
        if step.answered || step.opens.is_none() || !step.path.is_under("timeline") {
            return Ok(None);
        }
        let took = paste::take(&mut self.record, &step.question, &answer.text(), when, self.ask, &*self.host)?;
        Ok(match took {
            Took::Nothing => None,
            Took::Events(places) => {
                // Of what sort they are, and who did it, nobody is asked forty times.
                self.passed.extend(places.flat_map(|place| step.opens.into_iter().flat_map(move |it| it.paths(place))));
                self.went(&step.path);
                Some(self.keep(step, answer, before)?)
            }
            Took::Dropped => Some(Turn::Again(step.path.clone(), None)),
            Took::Back(text) => Some(Turn::Again(step.path.clone(), Some(text))),
            Took::Ended(ended) => Some(self.answered(step, ended)?),
        })
    }

    /// Says what is wrong with an answer, and asks again with what was probably meant.
    fn explain(&mut self, step: &Step, answer: &Answer, mistake: &Mistake) -> Result<Turn> {
        self.ask.say(&match &mistake.help {
            Some(help) => format!("{mistake}; {help}"),
            None => mistake.to_string(),
        })?;
        Ok(Turn::Again(step.path.clone(), Some(mistake.instead.clone().unwrap_or_else(|| answer.text()))))
    }

    /// Goes on with what others wrote meanwhile; nobody is asked about it here.
    fn take_in(&mut self, Meanwhile { record, moved }: Meanwhile) {
        let now = |path: &FieldPath| moved.iter().try_fold(path.clone(), |path, moved| moved.now(&path));
        self.passed = self.passed.iter().filter_map(now).collect();
        self.history = self.history.iter().filter_map(&now).collect();
        self.ahead = self.ahead.iter().filter_map(now).collect();
        self.record = record;
        let steps = plan(&self.record, self.host.config(), self.depth());
        let is_new = |step: &Step| moved.iter().any(|moved| moved.is_new(&step.path));
        self.passed.extend(steps.into_iter().filter(is_new).map(|step| step.path));
    }

    /// Has the host keep the record. What cannot be kept (the disk is full) is not answered: it is
    /// asked again, with its text there.
    fn keep(&mut self, step: &Step, answer: &Answer, before: Before) -> Result<Turn> {
        tidy(&mut self.record);
        self.left_open = None;
        let Err(error) = self.host.save(&self.record) else {
            if let Some(meanwhile) = self.host.meanwhile() {
                self.take_in(meanwhile);
            }
            if let Some(told) = self.host.told() {
                self.ask.say(&told)?;
            }
            return Ok(Turn::Next);
        };
        (self.record, self.passed, self.history) = before;
        self.ask.say(&format!("This answer is not kept yet: {error}."))?;
        let mut cause = std::error::Error::source(&error);
        while let Some(why) = cause {
            self.ask.say(&format!("  {why}"))?;
            cause = why.source();
        }
        if let Some(hint) = error.what_to_do() {
            self.ask.say(&format!("  {hint}"))?;
        }
        self.ask.say("All before it is kept. Enter tries again.")?;
        Ok(Turn::Again(step.path.clone(), Some(answer.text())))
    }
}

/// Leaves out the groups that an answer emptied.
fn tidy(record: &mut Postmortem) {
    fn full<T: Default + PartialEq>(group: &T) -> bool {
        *group != T::default()
    }
    record.milestones.take_if(|group: &mut Milestones| !full(group));
    record.detection.take_if(|group: &mut Detection| !full(group));
    record.impact.take_if(|group: &mut Impact| !full(group));
    record.root_cause.take_if(|group: &mut RootCause| !full(group));
    record.resolution.take_if(|group: &mut Resolution| !full(group));
    record.lessons.take_if(|group: &mut Lessons| !full(group));
}
