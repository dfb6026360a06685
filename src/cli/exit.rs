//! What the program says to whoever called it.

use std::process::ExitCode;

/// The exit status: a contract with scripts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExitStatus {
    /// The work is done, and nothing is wrong.
    Clean,
    /// Findings at error level.
    Findings,
    /// The work could not be done.
    Failed,
    /// Ctrl-C, a closed terminal, or being told to end.
    Interrupted,
}

impl ExitStatus {
    pub const fn code(self) -> u8 {
        match self {
            Self::Clean => 0,
            Self::Findings => 1,
            Self::Failed => 2,
            Self::Interrupted => 130,
        }
    }
}

impl From<ExitStatus> for ExitCode {
    fn from(status: ExitStatus) -> Self {
        Self::from(status.code())
    }
}
