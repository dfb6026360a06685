//! Ctrl-C, and being told to end: at once while nothing is written, and between two files from then on.

use std::process::exit;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::scope;

use crate::cli::exit::ExitStatus;
use crate::cli::signals;
use crate::error::Result;

#[derive(Debug, Default)]
pub struct Interrupt {
    is_writing: AtomicBool,
    is_told: AtomicBool,
}

impl Interrupt {
    /// Does some work, which can be interrupted.
    pub fn around<T>(work: impl FnOnce(&Self) -> Result<T>) -> Result<T> {
        let interrupt = Self::default();
        let told = || {
            if !interrupt.is_writing.load(Ordering::SeqCst) {
                exit(ExitStatus::Interrupted.code().into());
            }
            interrupt.is_told.store(true, Ordering::SeqCst);
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
