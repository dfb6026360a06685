//! Ctrl-C, and being told to end: at once while nothing is written, and between two files from then on.

use std::process::exit;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::scope;

use super::exit::ExitStatus;
use super::signals;
use crate::error::Result;

#[derive(Debug, Default)]
pub struct Interrupt {
    is_writing: AtomicBool,
    is_told: Arc<AtomicBool>,
}

impl Interrupt {
    /// Does some work, which can be interrupted.
    pub fn around<T>(work: impl FnOnce(&Self) -> Result<T>) -> Result<T> {
        let interrupt = Self::default();
        // Ctrl-C ends git and its hooks too: who asks why they failed has to know by then.
        signals::note(&interrupt.is_told)?;
        let told = || {
            if !interrupt.is_writing.load(Ordering::SeqCst) {
                exit(ExitStatus::Interrupted.code().into());
            }
        };
        scope(|scope| {
            let _listening = signals::when_told_to_end(scope, told)?;
            work(&interrupt)
        })
    }

    /// From here on, what is begun is finished.
    pub fn begin_writing(&self) {
        self.is_writing.store(true, Ordering::SeqCst);
    }

    pub fn is_told(&self) -> bool {
        self.is_told.load(Ordering::SeqCst)
    }
}
