//! What is shown by now, for those who wait for something newer.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// The version of what is shown; whoever waits is told when there is another.
#[derive(Debug, Default)]
pub struct News {
    state: Mutex<State>,
    told: Condvar,
}

#[derive(Debug, Default)]
struct State {
    version: String,
    is_over: bool,
}

/// What came of waiting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Heard {
    Version(String),
    Nothing,
    /// There will be no news.
    End,
}

impl News {
    /// From now on there is this version.
    pub fn publish(&self, version: &str) {
        version.clone_into(&mut self.state().version);
        self.told.notify_all();
    }

    /// Sends everybody home.
    pub(super) fn end(&self) {
        self.state().is_over = true;
        self.told.notify_all();
    }

    /// Waits for another version than the one that is known.
    pub(super) fn wait(&self, known: &str, at_most: Duration) -> Heard {
        let is_old = |state: &mut State| !state.is_over && state.version == known;
        let waited = self.told.wait_timeout_while(self.state(), at_most, is_old);
        let (state, _) = waited.unwrap_or_else(PoisonError::into_inner);
        match &*state {
            State { is_over: true, .. } => Heard::End,
            State { version, .. } if version == known => Heard::Nothing,
            State { version, .. } => Heard::Version(version.clone()),
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
