//! How much one incident is like another.

/// How much an earlier or a later incident is like one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Likeness {
    /// The other one's place among the cases.
    pub place: usize,
    /// From 0, nothing in common, to 1000, the same words.
    pub score: u16,
    /// Whether a service is the same.
    pub same_service: bool,
}

/// From where on a likeness is worth being told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bar {
    /// To somebody who asked: whatever may help.
    Asked,
    /// To somebody who is writing: on the same service, while the cause has few words yet.
    Hint,
    /// For good, in a finding or on a page: on the same service, and most of it the same.
    Told,
}

impl Likeness {
    /// Whether it is worth being told.
    pub const fn passes(&self, bar: Bar) -> bool {
        match bar {
            Bar::Asked => self.score >= 40,
            Bar::Hint => self.same_service && self.score >= 240,
            Bar::Told => self.same_service && self.score >= 460,
        }
    }
}
