//! What a command is given of the outside world: built once, the only impure bundle.

use std::io::{self, IsTerminal, Write};
use std::path::{Component, Path, PathBuf};

use anstream::{AutoStream, ColorChoice};
use chrono::Utc;

use super::home::Home;
use crate::config::{Config, RawConfig};
use crate::document::Document;
use crate::error::{Error, Result};
use crate::finding::harmless;
use crate::record::Instant;

/// The outside world of one run.
#[derive(Debug)]
pub struct Context {
    /// Where the user stands, after `-C`: absolute. Findings name files relative to it.
    pub here: PathBuf,
    /// What `-C` said, for commands that are told to be typed next.
    pub moved: Option<PathBuf>,
    /// The archive's root: where `hotwash.yaml` is, else the git work tree, else `here`.
    pub root: PathBuf,
    pub config: Config,
    /// The configuration as it is written, where there is one.
    pub written_config: Option<(PathBuf, Document<RawConfig>)>,
    /// The present. `HOTWASH_NOW` sets it, for tests and for reproducible output.
    pub now: Instant,
    /// Whether questions can be asked: standard input and standard error are a terminal.
    pub interactive: bool,
    /// Whether the terminal takes nothing but lines.
    pub dumb: bool,
    /// Whether the terminal shows ASCII alone.
    pub ascii: bool,
    out: AutoStream<io::Stdout>,
    err: AutoStream<io::Stderr>,
}

impl Context {
    /// The world as seen from `folder`; `records` stands in for the configured folder.
    pub(super) fn new(folder: Option<&Path>, records: Option<PathBuf>, colour: ColorChoice) -> Result<Self> {
        let here = standing_in(folder)?;
        let Home { root, mut config, written: written_config } = Home::around(&here)?;
        if let Some(records) = records {
            config.records = here.join(records);
        }
        let (out, err) = (AutoStream::new(io::stdout(), colour), AutoStream::new(io::stderr(), colour));
        let interactive = io::stdin().is_terminal() && io::stderr().is_terminal();
        Ok(Self {
            here,
            moved: folder.map(Path::to_owned),
            root,
            config,
            written_config,
            now: now()?,
            interactive,
            dumb: variable("TERM").is_some_and(|terminal| terminal == "dumb"),
            ascii: ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(variable).is_some_and(|name| is_ascii(&name)),
            out,
            err,
        })
    }

    /// An error if the configuration has mistakes: what it says cannot be relied on.
    pub(super) fn require_configuration(&self) -> Result<()> {
        let Some((file, document)) = &self.written_config else { return Ok(()) };
        let Some(problem) = document.problems.first() else { return Ok(()) };
        let at = document.source.position(&problem.span);
        let name = self.name(file);
        let message = format!("{name}:{}:{}: {}", at.line, at.column, problem.mistake.message);
        Err(Error::new(message).hint("`hotwash check` tells all that is wrong with it"))
    }

    /// Looks again what holds in the archive, and what time it is: for what goes on for long. Where the configuration
    /// cannot be read, the former one stays.
    pub fn refresh(&mut self) -> Result<()> {
        self.now = now()?;
        let Home { root, mut config, written } = Home::around(&self.here)?;
        // Only `--records` makes it absolute.
        if self.config.records.is_absolute() {
            config.records.clone_from(&self.config.records);
        }
        (self.root, self.config, self.written_config) = (root, config, written);
        Ok(())
    }

    /// The present by now: for what goes on for longer than a moment.
    pub fn later(&self) -> Result<Instant> {
        now()
    }

    /// As many columns as standard output has; `None` where it is no terminal.
    pub fn width(&self) -> Option<usize> {
        terminal_size::terminal_size_of(io::stdout()).map(|(width, _)| usize::from(width.0))
    }

    /// As many lines as standard output has; `None` where it is no terminal.
    pub fn height(&self) -> Option<usize> {
        terminal_size::terminal_size_of(io::stdout()).map(|(_, height)| usize::from(height.0))
    }

    /// The folder of records: absolute.
    pub fn records_folder(&self) -> PathBuf {
        self.root.join(&self.config.records)
    }

    /// The archive that `--records` names, with the folder as git has it: without `..` and links.
    pub(super) fn named_home(&self) -> Option<Home> {
        let named = Some(&self.config.records).filter(|records| records.is_absolute())?;
        let records = named.canonicalize().unwrap_or_else(|_| named.clone());
        Some(Home { root: self.root.clone(), config: Config { records, ..self.config.clone() }, written: None })
    }

    /// A path that the user gave, made absolute, through real folders: one file has one name, and
    /// lies in the repository however it is reached. What is itself a link stays one.
    pub fn absolute(&self, path: &Path) -> PathBuf {
        let path = self.here.join(path);
        let real = match (path.parent(), path.file_name()) {
            (Some(folder), Some(name)) => folder.canonicalize().map(|folder| folder.join(name)),
            _ => path.canonicalize(),
        };
        real.unwrap_or(path)
    }

    /// Whether standard output takes colour.
    pub fn coloured(&self) -> bool {
        self.out.current_choice() != ColorChoice::Never
    }

    /// Whether standard error takes colour.
    pub fn err_coloured(&self) -> bool {
        self.err.current_choice() != ColorChoice::Never
    }

    /// Writes to standard output. Colour is dropped where it is not wanted.
    pub fn print(&mut self, text: &str) -> Result<()> {
        self.out.write_all(text.as_bytes()).and_then(|()| self.out.flush()).map_err(|why| closed(&why))
    }

    /// Writes to standard output byte for byte: documents and data, for files and programs.
    pub fn print_raw(&mut self, text: &str) -> Result<()> {
        let mut out = io::stdout().lock();
        out.write_all(text.as_bytes()).and_then(|()| out.flush()).map_err(|why| closed(&why))
    }

    /// The same for bytes that a program may read; a terminal is only given what cannot move its cursor.
    pub fn print_bytes(&mut self, bytes: &[u8]) -> Result<()> {
        let mut out = io::stdout().lock();
        if out.is_terminal() {
            drop(out);
            return self.print(&harmless(&String::from_utf8_lossy(bytes).replace("\r\n", "\n")));
        }
        out.write_all(bytes).and_then(|()| out.flush()).map_err(|why| closed(&why))
    }

    /// Writes to standard error: progress and hints, never results.
    pub fn tell(&mut self, text: &str) -> Result<()> {
        self.err.write_all(text.as_bytes()).and_then(|()| self.err.flush()).map_err(|why| closed(&why))
    }

    /// The columns of the terminal that questions go to.
    pub fn columns() -> usize {
        Self::err_width().unwrap_or(80)
    }

    /// As many columns as standard error has; `None` where it is no terminal.
    pub fn err_width() -> Option<usize> {
        terminal_size::terminal_size_of(io::stderr()).map(|(width, _)| usize::from(width.0))
    }

    /// A path as the user would write it: relative to where they stand, where it is
    /// below or in the same archive.
    pub fn shown_path(&self, path: &Path) -> PathBuf {
        if path == self.here {
            return PathBuf::from(".");
        }
        let is_near = |folder: &Path| folder == self.here || path.starts_with(&self.root);
        let mut up = PathBuf::new();
        for folder in self.here.ancestors().take_while(|folder| is_near(folder)) {
            if let Ok(below) = path.strip_prefix(folder) {
                return up.join(below);
            }
            up.push("..");
        }
        path.to_owned()
    }

    /// The same as text that a terminal can be given: names of files come from pull requests too.
    pub fn name(&self, path: &Path) -> String {
        harmless(&self.shown_path(path).to_string_lossy())
    }
}

/// A reader that went away (`| head`) has all it wants; anything else is told.
fn closed(why: &io::Error) -> Error {
    if why.kind() == io::ErrorKind::BrokenPipe {
        std::process::exit(0);
    }
    Error::new("the output cannot be written").because(why.to_string())
}

fn standing_in(folder: Option<&Path>) -> Result<PathBuf> {
    #[expect(clippy::disallowed_methods, reason = "the clerk of the environment")]
    let current =
        std::env::current_dir().map_err(|why| Error::new("the current folder cannot be read").because(why))?;
    let here = current.join(folder.unwrap_or(Path::new("")));
    // Git names real paths: symbolic links on the way are followed once, here.
    if let Ok(real) = here.canonicalize()
        && real.is_dir()
    {
        return Ok(real);
    }
    let folder = folder.unwrap_or(&here);
    Err(Error::new(format!("{} is not a folder", folder.display())).hint("`-C` takes the folder to work in"))
}

/// Whether a locale's texts are not UTF-8. Where none is set, nothing is known, and most terminals
/// show everything.
fn is_ascii(locale: &str) -> bool {
    let locale = locale.to_ascii_lowercase();
    !locale.contains("utf-8") && !locale.contains("utf8")
}

fn now() -> Result<Instant> {
    let Some(text) = variable("HOTWASH_NOW") else {
        #[expect(clippy::disallowed_methods, reason = "the clerk of the clock")]
        return Ok(Utc::now());
    };
    text.parse().map_err(|why: chrono::ParseError| {
        Error::new(format!("HOTWASH_NOW is `{text}`, which is not a time"))
            .hint("write it as 2023-08-10T15:30:00Z")
            .because(why)
    })
}

/// A variable of the environment, where it is set, not empty, and text.
pub fn variable(name: &str) -> Option<String> {
    #[expect(clippy::disallowed_methods, reason = "the clerk of the environment")]
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// `/a/b/../c` as `/a/c`: the folder that the run stands in is a real one, so a step up undoes one down.
pub fn without_steps_up(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for part in path.components() {
        if part == Component::ParentDir {
            out.pop();
        } else {
            out.push(part);
        }
    }
    out
}

/// What tells this program from another build of itself, as far as the system says.
pub fn program_stamp() -> String {
    let program = std::env::current_exe().ok();
    program.and_then(|program| crate::files::Stamp::of(&program)).map(|stamp| format!("{stamp:?}")).unwrap_or_default()
}
