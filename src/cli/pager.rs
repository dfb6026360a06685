//! What does not fit the screen: the clerk of `$PAGER`.

use std::io::Write as _;
use std::process::{Command, Stdio};

use super::context::{Context, variable};
use super::editor::while_it_runs;
use crate::error::{Error, Result};

/// As git starts it: what fits is not waited for (F), colours are shown (R), and the screen is left as it is (X).
const USUAL: &str = "less -FRX";
const LESS: &str = "FRX";

/// What a shell says of a command that there is none of.
const NOT_FOUND: i32 = 127;

/// From this version on `less` shows links.
const WITH_LINKS: u32 = 566;

/// Somebody's pager: a command, perhaps with arguments.
#[derive(Debug)]
pub struct Pager(String);

impl Pager {
    /// `$PAGER`, else `less`; `None` where standard output is no terminal, or the text fits.
    pub fn of_user(context: &Context, text: &str) -> Option<Self> {
        let (width, height) = (context.width()?, context.height()?);
        let wide = |line: &str| {
            let plain = anstream::adapter::strip_str(line).to_string();
            unicode_width::UnicodeWidthStr::width(plain.as_str()).div_ceil(width.max(1)).max(1)
        };
        let fits = text.lines().map(wide).sum::<usize>() < height;
        let command = variable("PAGER").filter(|command| !command.trim().is_empty());
        let command = command.unwrap_or_else(|| USUAL.to_owned());
        (!fits && !context.dumb && command.trim() != "cat").then_some(Self(command))
    }

    /// Whether it shows links: `less`, where it is not too old.
    pub fn has_links(&self) -> bool {
        if variable("FORCE_HYPERLINK").is_some() {
            return true;
        }
        let program = self.0.split_whitespace().next().unwrap_or_default();
        if program.rsplit('/').next() != Some("less") {
            return false;
        }
        let told = Command::new(program).arg("--version").stdin(Stdio::null()).stderr(Stdio::null()).output();
        let told = told.map(|output| String::from_utf8_lossy(&output.stdout).into_owned()).unwrap_or_default();
        told.split_whitespace().nth(1).and_then(version).is_some_and(|version| version >= WITH_LINKS)
    }

    /// As git does it: the variable is a piece of shell, so that it can hold arguments and quotes.
    fn program(&self) -> Command {
        let mut command = if cfg!(windows) {
            let mut words = self.0.split_whitespace();
            let mut command = Command::new(words.next().unwrap_or_default());
            command.args(words);
            command
        } else {
            let mut command = Command::new("sh");
            command.arg("-c").arg(&self.0);
            command
        };
        if variable("LESS").is_none() {
            command.env("LESS", LESS);
        }
        command.stdin(Stdio::piped());
        command
    }
}

/// `590` of `590.1`, or of `590`.
fn version(text: &str) -> Option<u32> {
    text.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}

/// Shows a text through a pager; as it is where there is no such program.
pub fn show(context: &mut Context, pager: &Pager, text: &str) -> Result<()> {
    let bare;
    let styled = if context.coloured() {
        text
    } else {
        bare = anstream::adapter::strip_str(text).to_string();
        &bare
    };
    let ended = while_it_runs(|| {
        let mut child = pager.program().spawn()?;
        if let Some(mut stdin) = child.stdin.take() {
            // Whoever has read enough closes it.
            let _ = stdin.write_all(styled.as_bytes());
        }
        child.wait()
    });
    match ended {
        Ok(status) if status.code() != Some(NOT_FOUND) => Ok(()),
        Ok(_) | Err(_) if variable("PAGER").is_none() => context.print(text),
        Ok(_) => {
            context
                .tell(&format!("`{}` was not found: `PAGER` names another\n", crate::finding::harmless(&pager.0)))?;
            context.print(text)
        }
        Err(why) => Err(Error::new("the pager cannot be started").because(why).hint("`--no-pager` does without")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_from_their_beginning() {
        assert_eq!([version("590"), version("608.1"), version("x")], [Some(590), Some(608), None]);
    }
}
