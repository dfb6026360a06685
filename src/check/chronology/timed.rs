//! Every written time of a record with when it was: asked by many rules, told once.

use crate::record::{Clock, Instant, Milestone, Placed, Postmortem, Steady, TimePlace, Timestamp};

/// A written time, where it stands, and what the record's clock makes of it.
#[derive(Debug, Clone, Copy)]
pub struct Timed<'a> {
    pub place: TimePlace,
    pub time: &'a Timestamp,
    pub placed: Placed,
}

impl<'a> Timed<'a> {
    /// All times of a record, in the order of [`Postmortem::times`].
    pub fn all(record: &'a Postmortem, clock: Clock) -> Vec<Self> {
        let mut steady = Steady::new(clock);
        let most = Milestone::ALL.len() + record.timeline.len() + record.communications.len();
        let mut all = Vec::with_capacity(most);
        all.extend(record.times().map(|(place, time)| Timed { place, time, placed: steady.place(time) }));
        all
    }

    pub fn instant(&self) -> Option<Instant> {
        self.placed.instant()
    }
}
