//! Starts the editor that somebody uses: the clerk of `$VISUAL` and `$EDITOR`.

use std::path::Path;
use std::process::{Command, Stdio};
use std::rc::Rc;

use super::context::variable;
use crate::error::{Error, Result};
use crate::files;
use crate::wizard;

pub use ours::while_it_runs;

/// The usual ones, where nobody has said which.
const USUAL: &[&str] = if cfg!(windows) { &["notepad"] } else { &["nano", "vim", "vi"] };

/// The ending of a file with Markdown.
const MARKDOWN: &str = ".md";

/// Somebody's editor: a command, perhaps with arguments.
#[derive(Debug, Clone)]
pub struct Editor {
    command: String,
}

impl Editor {
    /// `$VISUAL`, else `$EDITOR`, else one that is usual here.
    pub fn of_user() -> Option<Self> {
        let dumb = variable("TERM").is_none_or(|term| term == "dumb") && !cfg!(windows);
        let visual = if dumb { None } else { variable("VISUAL") };
        let named = visual.or_else(|| variable("EDITOR")).filter(|command| !command.trim().is_empty());
        let command = named.or_else(|| USUAL.iter().find(|name| is_installed(name)).map(ToString::to_string));
        command.map(|command| Self { command })
    }

    /// The same, as the wizard takes it.
    pub fn shared() -> Option<Rc<dyn wizard::Editor>> {
        Self::of_user().map(|editor| Rc::new(editor) as Rc<dyn wizard::Editor>)
    }

    /// The same, or an error that says what to do.
    pub fn require() -> Result<Self> {
        Self::of_user().ok_or_else(|| Error::new("no editor is known").hint("set `EDITOR`, for example `EDITOR=nano`"))
    }

    /// The program's name: `code` for `"/usr/bin/code" --wait`.
    fn name(&self) -> &str {
        let bare = self.command.trim();
        let word = match bare.chars().next() {
            Some(quote @ ('"' | '\'')) => bare[1..].split(quote).next().unwrap_or_default(),
            _ if Path::new(bare).is_file() => bare,
            _ => bare.split_whitespace().next().unwrap_or_default(),
        };
        let file = word.rsplit(['/', '\\']).next().unwrap_or(word);
        file.strip_suffix(".exe").or_else(|| file.strip_suffix(".cmd")).unwrap_or(file)
    }

    /// What it is told so that it shows a line, and comes back only when it is closed.
    fn arguments(&self, file: &Path, line: Option<usize>) -> Vec<String> {
        let name = file.display().to_string();
        let plus = line.map(|line| format!("+{line}"));
        let with_line = line.map_or_else(|| name.clone(), |line| format!("{name}:{line}"));
        let mut arguments: Vec<String> = Vec::new();
        match self.name() {
            "code" | "code-insiders" | "codium" | "vscodium" | "cursor" | "windsurf" => {
                if line.is_some() {
                    arguments.push("--goto".to_owned());
                }
                arguments.extend([with_line, "--wait".to_owned()]);
            }
            "subl" | "zed" | "zeditor" => arguments.extend(["--wait".to_owned(), with_line]),
            "hx" | "helix" => arguments.push(with_line),
            "gvim" | "mvim" => arguments.extend(["-f".to_owned()].into_iter().chain(plus).chain([name])),
            "vi" | "vim" | "nvim" | "view" | "nano" | "pico" | "emacs" | "emacsclient" | "micro" | "kak" | "joe"
            | "jed" | "ne" | "mg" | "jove" | "vis" => arguments.extend(plus.into_iter().chain([name])),
            _ => arguments.push(name),
        }
        arguments
    }

    /// Opens a file, at a line of it, and waits until the editor ends.
    pub fn open(&self, file: &Path, line: Option<usize>) -> Result<()> {
        let arguments = self.arguments(file, line);
        let mut command = self.program();
        // Standard output may be a file; questions are asked on standard error.
        command.args(arguments).stdout(Stdio::from(std::io::stderr()));
        let ended = while_it_runs(|| command.status());
        let failed = |why: String| {
            Error::new(format!("`{}` {why}", self.command))
                .hint("`VISUAL`, or `EDITOR` where that is not set, names another editor: `VISUAL=nano`")
        };
        match ended {
            Ok(status) if status.success() => Ok(()),
            Ok(status) => Err(failed(match status.code() {
                // What a shell says of a command that there is none of.
                Some(127) => "was not found".to_owned(),
                Some(code) => format!("ended with status {code}"),
                None => "was ended by a signal".to_owned(),
            })),
            Err(why) => Err(failed("cannot be started".to_owned()).because(why)),
        }
    }

    /// As git does it: the variable is a piece of shell, so that it can hold arguments and quotes.
    fn program(&self) -> Command {
        if Path::new(&self.command).is_file() {
            return Command::new(&self.command);
        }
        if cfg!(windows) {
            let mut words = self.command.split_whitespace();
            let mut command = Command::new(words.next().unwrap_or_default());
            command.args(words);
            return command;
        }
        let mut command = Command::new("sh");
        command.arg("-c").arg(format!("{} \"$@\"", self.command)).arg(&self.command);
        command
    }
}

fn is_installed(name: &str) -> bool {
    let path = variable("PATH").unwrap_or_default();
    cfg!(windows) || std::env::split_paths(&path).any(|folder| folder.join(name).is_file())
}

impl wizard::Editor for Editor {
    fn sheet(&self, text: &str) -> Result<Box<dyn wizard::Sheet>> {
        Ok(Box::new(Sheet { editor: self.clone(), file: files::Sheet::new(text, MARKDOWN)? }))
    }
}

#[derive(Debug)]
struct Sheet {
    editor: Editor,
    file: files::Sheet,
}

impl wizard::Sheet for Sheet {
    fn edit(&self) -> Result<()> {
        self.editor.open(self.file.path(), None)
    }

    fn text(&self) -> Result<String> {
        // An editor may take the file away.
        if files::exists(self.file.path()) { files::read_text(self.file.path()) } else { Ok(String::new()) }
    }

    fn keep(self: Box<Self>) -> Result<String> {
        Ok(self.file.keep()?.display().to_string())
    }
}

/// Whose Ctrl-C it is. Where an editor reads it as a key, the terminal may still send it to all.
#[cfg(unix)]
mod ours {
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::sync::{Arc, OnceLock};

    /// Whether Ctrl-C ends this program, as it does at any other time.
    static IS_OURS: OnceLock<Arc<AtomicBool>> = OnceLock::new();

    /// Runs `work`, and leaves Ctrl-C to the program that it starts.
    pub fn while_it_runs<T>(work: impl FnOnce() -> T) -> T {
        let is_ours = IS_OURS.get_or_init(|| {
            let is_ours = Arc::new(AtomicBool::new(true));
            for signal in [signal_hook::consts::SIGINT, signal_hook::consts::SIGQUIT] {
                // Where it cannot be, Ctrl-C goes on ending both.
                let _ = signal_hook::flag::register_conditional_default(signal, Arc::clone(&is_ours));
            }
            is_ours
        });
        is_ours.store(false, Ordering::SeqCst);
        let done = work();
        is_ours.store(true, Ordering::SeqCst);
        done
    }
}

#[cfg(not(unix))]
mod ours {
    /// Runs `work`.
    pub fn while_it_runs<T>(work: impl FnOnce() -> T) -> T {
        work()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn is_told(command: &str, line: Option<usize>, expected: &str) {
        let editor = Editor { command: command.to_owned() };
        assert_eq!(editor.arguments(Path::new("a b.md"), line).join("|"), expected);
    }

    #[test]
    fn each_editor_is_shown_the_line_and_waited_for() {
        is_told("vim", Some(7), "+7|a b.md");
        is_told("/usr/bin/nvim -u NONE", Some(7), "+7|a b.md");
        is_told("nano", None, "a b.md");
        is_told("'/opt/Visual Code/code' -n", Some(7), "--goto|a b.md:7|--wait");
        is_told("codium", None, "a b.md|--wait");
        is_told("gvim", Some(7), "-f|+7|a b.md");
        is_told("zed", Some(7), "--wait|a b.md:7");
        is_told("my-script", Some(7), "a b.md");
    }
}
