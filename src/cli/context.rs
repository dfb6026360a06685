//! What a command is given of the outside world: built once, the only impure bundle.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use anstream::AutoStream;
use chrono::Utc;

use crate::config::Config;
use crate::error::{Error, Result};
use crate::record::Instant;

/// The outside world of one run.
#[derive(Debug)]
pub struct Context {
    /// Where the user stands, after `-C`. Findings name files relative to it.
    pub here: PathBuf,
    /// The archive's root: where `hotwash.yaml` is, else the git work tree, else `here`.
    pub root: PathBuf,
    pub config: Config,
    /// The present. `HOTWASH_NOW` sets it, for tests and for reproducible output.
    pub now: Instant,
    /// Whether questions can be asked: standard input and standard error are a terminal.
    pub interactive: bool,
    out: AutoStream<io::Stdout>,
    err: AutoStream<io::Stderr>,
    /// The width to wrap at, in columns.
    pub width: usize,
}

impl Context {
    pub(super) fn new(here: PathBuf, root: PathBuf, config: Config, colour: anstream::ColorChoice) -> Result<Self> {
        let now = match variable("HOTWASH_NOW") {
            Some(text) => text.parse().map_err(|why| {
                Error::new(format!("HOTWASH_NOW is `{text}`, which is not a time"))
                    .hint("write it as 2023-08-10T15:30:00Z")
                    .because(Box::<dyn std::error::Error + Send + Sync>::from(format!("{why}")))
            })?,
            #[expect(clippy::disallowed_methods, reason = "the clerk of the clock")]
            None => Utc::now(),
        };
        let (out, err) = (AutoStream::new(io::stdout(), colour), AutoStream::new(io::stderr(), colour));
        let interactive = io::stdin().is_terminal() && io::stderr().is_terminal();
        Ok(Self { here, root, config, now, interactive, out, err, width: 80 })
    }

    /// Whether standard output takes colour.
    pub fn coloured(&self) -> bool {
        self.out.current_choice() != anstream::ColorChoice::Never
    }

    /// Writes to standard output. Colour is dropped where it is not wanted.
    pub fn print(&mut self, text: &str) -> Result<()> {
        self.out.write_all(text.as_bytes()).and_then(|()| self.out.flush()).map_err(|why| Self::closed(&why))
    }

    /// Writes to standard error: progress and hints, never results.
    pub fn tell(&mut self, text: &str) -> Result<()> {
        self.err.write_all(text.as_bytes()).and_then(|()| self.err.flush()).map_err(|why| Self::closed(&why))
    }

    /// A reader that went away (`| head`) has all it wants.
    fn closed(why: &io::Error) -> Error {
        if why.kind() == io::ErrorKind::BrokenPipe {
            std::process::exit(0);
        }
        Error::new("standard output cannot be written").because(why.to_string())
    }

    /// A path as the user would write it: relative to where they stand, where that is shorter.
    pub fn shown_path<'a>(&self, path: &'a Path) -> &'a Path {
        path.strip_prefix(&self.here).unwrap_or(path)
    }
}

/// A variable of the environment, where it is set, not empty, and text.
pub fn variable(name: &str) -> Option<String> {
    #[expect(clippy::disallowed_methods, reason = "the clerk of the environment")]
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// Where the process was started.
pub fn current_folder() -> Result<PathBuf> {
    #[expect(clippy::disallowed_methods, reason = "the clerk of the environment")]
    std::env::current_dir().map_err(|why| Error::new("the current folder cannot be read").because(why))
}
