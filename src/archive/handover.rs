//! Records between the two files that are made of each, so that it is read once.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use crate::record::Postmortem;

/// As many wait at once: files that stand side by side in the plan are made one right after the other, on as many
/// threads as there are. What nobody asks for makes room for the next.
const MOST: usize = 16;

/// Records that were read for one file, by the numbers of their incidents.
#[derive(Debug, Default)]
pub struct Handover(Mutex<VecDeque<(usize, Postmortem)>>);

impl Handover {
    /// Takes out a record that waits.
    pub fn take(&self, number: usize) -> Option<Postmortem> {
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let place = waiting.iter().position(|(waits, _)| *waits == number)?;
        waiting.remove(place).map(|(_, record)| record)
    }

    /// Keeps a record for the other file.
    pub fn put(&self, number: usize, record: Postmortem) {
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if waiting.len() == MOST {
            waiting.pop_front();
        }
        waiting.push_back((number, record));
    }
}
