//! What a rule is shown: a record, and what is known around it.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::path::Path;

use chrono::NaiveDate;

use super::around::Around;
use super::chronology::{Chronology, Timed};
use super::entry::SameAction;
use super::said::Said;
use super::vocabulary::{Cues, Vocabulary};
use crate::config::Config;
use crate::document::Document;
use crate::finding::FieldPath;
use crate::record::{ActionItem, Clock, Date, Instant, Milestone, Milestoned, Postmortem, Role, Status, Timestamp, Tz};

/// One record as rules see it.
#[derive(Debug)]
pub struct Subject<'a> {
    pub record: &'a Postmortem,
    /// The record as it is written: for whoever asks how, and not what.
    pub(super) document: &'a Document<Postmortem>,
    pub config: &'a Config,
    /// The stage by which it is judged: its own, or the one of `--as`.
    pub stage: Status,
    /// The whole file as it was read, for what must not stand anywhere in it.
    pub text: &'a str,
    /// As the user named it; its stem is what the id has to equal.
    pub file: &'a Path,
    /// The present, from outside: rules have no clock.
    pub now: Instant,
    /// What lies around the file, as far as the rules that are awake want to know it.
    pub around: &'a Around,
    /// The names of all records of the archive; `None` where they are not known.
    pub(super) names: Option<&'a BTreeSet<String>>,
    /// Values that the reader refused: they count as written, only wrongly. Sorted.
    pub(super) refused: &'a [FieldPath],
    pub(super) said: OnceCell<Vec<Said<'a>>>,
    pub(super) vocabulary: OnceCell<Vocabulary>,
    pub(super) times: OnceCell<Vec<Timed<'a>>>,
    pub(super) chronology: OnceCell<Chronology<'a>>,
    pub(super) days: OnceCell<Days>,
    pub(super) same_actions: OnceCell<Vec<Option<SameAction>>>,
}

/// Days that rules about actions count from.
#[derive(Debug, Clone, Copy)]
pub struct Days {
    today: Date,
    started: Option<NaiveDate>,
}

impl<'a> Subject<'a> {
    /// The wall clock of local times. Without a zone, local times are still in order among
    /// themselves: they are then read as UTC, unless absolute times stand beside them.
    pub fn clock(&self) -> Clock {
        let zone = self.record.time_zone.or(self.config.time_zone);
        Clock::new(zone.map_or(Tz::UTC, |zone| zone.0))
    }

    /// Whether a zone is known for local times.
    pub fn has_zone(&self) -> bool {
        self.record.time_zone.or(self.config.time_zone).is_some()
    }

    /// When a time was; `None` for a skipped one.
    pub fn instant(&self, time: &Timestamp) -> Option<Instant> {
        self.clock().instant(time)
    }

    /// A milestone's instant. Written ones come before events.
    pub fn milestone(&self, milestone: Milestone) -> Option<Instant> {
        self.instant(self.milestones().get(milestone)?.0)
    }

    /// Every written time with when it was, in the order of [`Postmortem::times`].
    pub(super) fn times(&self) -> &[Timed<'a>] {
        self.times.get_or_init(|| Timed::all(self.record, self.clock()))
    }

    /// Every text of the record with its words, in the order of the record.
    pub fn said(&self) -> &[Said<'a>] {
        self.said.get_or_init(|| {
            self.record.texts().into_iter().enumerate().map(|(place, text)| Said::of(place, text)).collect()
        })
    }

    /// Those of them that are wanted and may hold one of these words: the others are not read.
    pub(super) fn said_with(
        &self,
        cues: &Cues,
        is_wanted: impl Fn(&Said<'a>) -> bool,
    ) -> impl Iterator<Item = &Said<'a>> {
        let vocabulary = self.vocabulary();
        let heard = vocabulary.heard(cues);
        let said = if heard.is_nothing() { &[] } else { self.said() };
        said.iter().filter(move |said| is_wanted(said) && vocabulary.may_hold(said.place, &heard))
    }

    /// Whether one of these words may stand in a text: `false` is certain.
    pub(super) fn may_say(&self, cues: &Cues) -> bool {
        self.vocabulary().may_say(cues)
    }

    /// Whether one of these words may stand in this text.
    pub(super) fn may_say_in(&self, said: &Said<'_>, cues: &Cues) -> bool {
        let vocabulary = self.vocabulary();
        vocabulary.may_hold(said.place, &vocabulary.heard(cues))
    }

    fn vocabulary(&self) -> &Vocabulary {
        self.vocabulary.get_or_init(|| Vocabulary::of(self.said().iter().map(|said| said.text)))
    }

    /// What the actions say that have a text, each by its place in `action_items`.
    pub(super) fn actions_said(&self) -> impl Iterator<Item = (usize, &Said<'a>)> {
        let actions = self.said().iter().filter(|said| said.role == Role::Action && said.spot.is_field("text"));
        actions.filter_map(|said| Some((said.spot.place_in("action_items")?, said)))
    }

    /// What each action shares with its likes, by place in `action_items`; `None` without words.
    pub(super) fn same_actions(&self) -> &[Option<SameAction>] {
        let same = |action: &ActionItem| SameAction::of(action.text.as_deref()?);
        self.same_actions.get_or_init(|| self.record.action_items.iter().map(same).collect())
    }

    pub const fn milestones(&self) -> Milestoned<'a> {
        Milestoned::new(self.record)
    }

    /// The local day on which the incident began.
    pub fn started_on(&self) -> Option<NaiveDate> {
        self.days().started
    }

    /// Today, where the record was written.
    pub fn today(&self) -> Date {
        self.days().today
    }

    fn days(&self) -> Days {
        *self.days.get_or_init(|| {
            let day = |instant| self.clock().local(instant).date_naive();
            Days { today: Date(day(self.now)), started: self.milestone(Milestone::Started).map(day) }
        })
    }

    /// Whether the author wrote something there that could not be read: then it is not missing.
    pub fn is_refused(&self, field: &FieldPath) -> bool {
        if self.refused.is_empty() {
            return false;
        }
        let is_listed = |field: &FieldPath| self.refused.binary_search(field).is_ok();
        let inside = self.refused.partition_point(|refused| refused < field);
        self.refused.get(inside).is_some_and(|refused| field.contains(refused))
            || std::iter::successors(field.parent(), FieldPath::parent).any(|outer| is_listed(&outer))
    }

    /// Whether the reader refused the value, or something in it.
    pub fn is_refused_in(&self, field: &FieldPath) -> bool {
        self.refused.iter().any(|refused| field.contains(refused) || refused.contains(field))
    }

    /// The written times on one line, as far as their places are certain.
    pub(super) fn chronology(&self) -> &Chronology<'a> {
        self.chronology.get_or_init(|| Chronology::of(self.record, self.times(), self.has_zone(), self.now))
    }
}
