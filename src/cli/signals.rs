//! A terminal that is closed, and a program that is told to end: between two writes, never in one.

use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::exit::ExitStatus;
use crate::error::Result;

/// Held while a file is written.
static WRITING: Mutex<()> = Mutex::new(());

/// Keeps the program from ending until what is returned is dropped.
pub fn write() -> MutexGuard<'static, ()> {
    WRITING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// From here on SIGHUP and SIGTERM end the program when no file is being written, and give the
/// terminal back as it was.
#[cfg(unix)]
pub fn listen() -> Result<()> {
    use rustix::termios::{OptionalActions, tcgetattr, tcsetattr};
    use signal_hook::consts::{SIGHUP, SIGTERM};
    use signal_hook::iterator::Signals;

    use crate::error::Error;

    let failed = |why| Error::new("the system's signals cannot be listened to").because(why);
    let mut signals = Signals::new([SIGHUP, SIGTERM]).map_err(failed)?;
    // Questions change the terminal's mode; whoever uses it next wants the usual one.
    let usual = tcgetattr(std::io::stderr()).ok();
    std::thread::spawn(move || {
        if signals.forever().next().is_some() {
            let _done = write();
            if let Some(usual) = usual {
                let _ = tcsetattr(std::io::stderr(), OptionalActions::Now, &usual);
                // The cursor may be hidden, and pasting marked.
                let _ = std::io::Write::write_all(&mut std::io::stderr(), b"\x1b[?25h\x1b[?2004l\n");
            }
            std::process::exit(ExitStatus::Interrupted.code().into());
        }
    });
    Ok(())
}

/// Does `then` once the program is told to end, by Ctrl-C too, on a thread of `scope`. Told twice, it ends at once. The
/// thread ends when what is returned is dropped.
#[cfg(unix)]
pub fn when_told_to_end<'scope>(
    scope: &'scope std::thread::Scope<'scope, '_>,
    then: impl Fn() + Send + 'scope,
) -> Result<Listening> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;

    use crate::error::Error;

    let failed = |why| Error::new("the system's signals cannot be listened to").because(why);
    let mut signals = Signals::new([SIGHUP, SIGINT, SIGTERM]).map_err(failed)?;
    let listening = Listening(signals.handle());
    scope.spawn(move || {
        for (nth, _) in signals.forever().enumerate() {
            if nth > 0 {
                std::process::exit(ExitStatus::Interrupted.code().into());
            }
            then();
        }
    });
    Ok(listening)
}

/// Sets a flag in the moment in which the program is told to end: by the time that a program which was told at once with
/// it is seen to have ended, it is set.
#[cfg(unix)]
pub fn note(is_told: &Arc<AtomicBool>) -> Result<()> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};

    use crate::error::Error;

    for signal in [SIGHUP, SIGINT, SIGTERM] {
        let noted = signal_hook::flag::register(signal, Arc::clone(is_told));
        noted.map_err(|why| Error::new("the system's signals cannot be listened to").because(why))?;
    }
    Ok(())
}

/// Listens to signals until it is dropped.
#[cfg(unix)]
#[derive(Debug)]
pub struct Listening(signal_hook::iterator::Handle);

#[cfg(unix)]
impl Drop for Listening {
    fn drop(&mut self) {
        self.0.close();
    }
}

/// Elsewhere the system ends the program by itself.
#[cfg(not(unix))]
pub const fn when_told_to_end<'scope>(
    _scope: &'scope std::thread::Scope<'scope, '_>,
    _then: impl Fn() + Send + 'scope,
) -> Result<()> {
    Ok(())
}

/// Elsewhere nobody is told.
#[cfg(not(unix))]
pub const fn note(_is_told: &Arc<AtomicBool>) -> Result<()> {
    Ok(())
}

/// Elsewhere there are no such signals.
#[cfg(not(unix))]
pub const fn listen() -> Result<()> {
    Ok(())
}
