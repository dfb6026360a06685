//! Two folders change places, at once.

use std::path::Path;

use crate::error::Result;

/// Whether two folders have changed places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exchanged {
    Yes,
    /// Nothing was done: the system, the file system, or the rights to a folder do not allow it.
    Impossible,
}

/// Gives each of two folders the other's name. Whoever looks finds the one or the other, at any moment.
#[cfg(any(target_os = "linux", target_os = "macos"))]
pub fn exchange(one: &Path, other: &Path) -> Result<Exchanged> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    match renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE) {
        Ok(()) => Ok(Exchanged::Yes),
        Err(
            Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP | Errno::XDEV | Errno::BUSY | Errno::PERM | Errno::ACCESS,
        ) => Ok(Exchanged::Impossible),
        Err(why) => Err(super::trouble::explain(other, "replaced", why.into())),
    }
}

/// Not known here.
#[cfg(not(any(target_os = "linux", target_os = "macos")))]
pub fn exchange(_: &Path, _: &Path) -> Result<Exchanged> {
    Ok(Exchanged::Impossible)
}
