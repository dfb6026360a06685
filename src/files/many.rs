//! Writing many files, each completely or not at all.

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread::scope;

use super::write::write_atomic;
use crate::error::Result;

/// As many are on their way to the disk at once: each waits for it, and it takes those that wait together.
const AT_ONCE: usize = 16;

/// Writes each of some files as [`write_atomic`] does, and says of each whether that changed anything, in their order.
/// `None`: it was not begun, for `is_over` said so by then.
pub fn write_many(files: &[(&Path, &[u8])], is_over: impl Fn() -> bool + Sync) -> Vec<Option<Result<bool>>> {
    let next = AtomicUsize::new(0);
    let written: Vec<Mutex<Option<Result<bool>>>> = files.iter().map(|_| Mutex::new(None)).collect();
    let work = || {
        while !is_over() {
            let nth = next.fetch_add(1, Ordering::Relaxed);
            let (Some((path, bytes)), Some(place)) = (files.get(nth), written.get(nth)) else { break };
            *place.lock().unwrap_or_else(PoisonError::into_inner) = Some(write_atomic(path, bytes));
        }
    };
    match files.len() {
        ..2 => work(),
        several => scope(|scope| (0..several.min(AT_ONCE)).for_each(|_| drop(scope.spawn(work)))),
    }
    written.into_iter().map(|place| place.into_inner().unwrap_or_else(PoisonError::into_inner)).collect()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;
    use std::fs;

    #[test]
    fn one_that_cannot_be_written_does_not_keep_the_others_from_it() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("7")).unwrap();
        fs::write(folder.path().join("8"), "8").unwrap();
        let paths: Vec<_> = (0..40).map(|nth| folder.path().join(nth.to_string())).collect();
        let texts: Vec<String> = (0..40).map(|nth| nth.to_string()).collect();
        let files: Vec<_> = paths.iter().zip(&texts).map(|(path, text)| (path.as_path(), text.as_bytes())).collect();
        let written = write_many(&files, || false);
        for (nth, (path, written)) in paths.iter().zip(written).enumerate() {
            if nth == 7 {
                assert!(written.unwrap().is_err());
                continue;
            }
            assert_eq!(written.unwrap().unwrap(), nth != 8);
            assert_eq!(fs::read_to_string(path).unwrap(), nth.to_string());
        }
        // No more is begun when it is over.
        assert!(write_many(&files, || true).iter().all(Option::is_none));
    }
}
