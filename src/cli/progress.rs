//! What takes over a second shows on a terminal how far it is.

use std::io::{self, IsTerminal as _, Write as _};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::{JoinHandle, spawn};
use std::time::Duration;

use super::context::Context;

/// Until then nobody wonders.
const SOON: Duration = Duration::from_secs(1);
const BETWEEN: Duration = Duration::from_millis(100);

/// One line on standard error, which is gone when this is dropped.
#[derive(Debug)]
pub struct Progress {
    shared: Arc<Shared>,
    drawing: Option<JoinHandle<()>>,
}

#[derive(Debug, Default)]
struct Shared {
    done: AtomicUsize,
    is_over: Mutex<bool>,
    over: Condvar,
}

impl Progress {
    /// Of so many things; `doing` says what is done with them: `reading documents`.
    pub fn new(context: &Context, doing: impl Into<String>, all: usize) -> Self {
        Self::shown(context, doing.into(), (all > 1).then_some(all))
    }

    /// Of one thing that is done at once: `committing 3 records`.
    pub fn of_one(context: &Context, doing: impl Into<String>) -> Self {
        Self::shown(context, doing.into(), None)
    }

    fn shown(context: &Context, doing: String, all: Option<usize>) -> Self {
        let shared = Arc::new(Shared::default());
        let is_shown = !context.dumb && io::stderr().is_terminal();
        let drawing = is_shown.then(|| {
            let shared = Arc::clone(&shared);
            spawn(move || shared.draw(&doing, all))
        });
        Self { shared, drawing }
    }

    /// One more is done.
    pub fn step(&self) {
        self.shared.done.fetch_add(1, Ordering::Relaxed);
    }
}

impl Shared {
    fn draw(&self, doing: &str, all: Option<usize>) {
        let (mut pause, mut is_drawn) = (SOON, false);
        let mut is_over = self.is_over.lock().unwrap_or_else(PoisonError::into_inner);
        while !*is_over {
            let (now, waited) = self.over.wait_timeout(is_over, pause).unwrap_or_else(PoisonError::into_inner);
            is_over = now;
            if waited.timed_out() && !*is_over {
                let done = self.done.load(Ordering::Relaxed);
                let far = all.map(|all| format!(": {done} of {all}")).unwrap_or_default();
                // It is for the eyes alone: nothing depends on whether it can be written.
                let _ = write!(io::stderr(), "\r\x1b[K{doing}{far}");
                (pause, is_drawn) = (BETWEEN, true);
            }
        }
        if is_drawn {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        *self.shared.is_over.lock().unwrap_or_else(PoisonError::into_inner) = true;
        self.shared.over.notify_all();
        if let Some(drawing) = self.drawing.take() {
            let _ = drawing.join();
        }
    }
}
