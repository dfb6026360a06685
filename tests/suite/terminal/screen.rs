//! The real program on a real terminal, in a sandbox with a git repository.

use std::fs;
use std::io::{Read as _, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use tempfile::TempDir;

const PROGRAM: &str = env!("CARGO_BIN_EXE_hotwash");
/// Long enough for a busy machine; nothing waits for it when all is well.
const PATIENCE: Duration = Duration::from_secs(30);
const SIZE: PtySize = PtySize { rows: 50, cols: 120, pixel_width: 0, pixel_height: 0 };

/// A home, and in it a git repository that knows its user.
pub struct Sandbox {
    home: TempDir,
    pub top: PathBuf,
    now: &'static str,
}

impl Sandbox {
    /// On the day after the seed's incident.
    pub fn new() -> Self {
        Self::at("2023-08-11T12:00:00Z")
    }

    /// At another present.
    pub fn at(now: &'static str) -> Self {
        let home = tempfile::tempdir().unwrap();
        let top = home.path().canonicalize().unwrap().join("archive");
        fs::create_dir(&top).unwrap();
        let sandbox = Self { home, top, now };
        sandbox.git(&["init", "-q", "-b", "main"]);
        sandbox.git(&["config", "user.name", "Tester"]);
        sandbox.git(&["config", "user.email", "tester@example.com"]);
        sandbox
    }

    fn environment(&self) -> Vec<(&'static str, String)> {
        let path = std::env::var("PATH").unwrap_or_default();
        let home = self.home.path().display().to_string();
        vec![
            ("PATH", path),
            ("HOME", home),
            ("TERM", "xterm-256color".to_owned()),
            ("NO_COLOR", "1".to_owned()),
            ("LANG", "C.UTF-8".to_owned()),
            ("GIT_CONFIG_GLOBAL", "/dev/null".to_owned()),
            ("GIT_CONFIG_NOSYSTEM", "1".to_owned()),
            ("HOTWASH_NOW", self.now.to_owned()),
        ]
    }

    /// What `git` prints; it must succeed.
    pub fn git(&self, arguments: &[&str]) -> String {
        let mut git = Command::new("git");
        let output = git.args(arguments).current_dir(&self.top).env_clear().envs(self.environment()).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// Runs the program without a terminal.
    pub fn run(&self, arguments: &[&str], input: &str) -> Output {
        let mut program = Command::new(PROGRAM);
        program.args(arguments).current_dir(&self.top).env_clear().envs(self.environment());
        program.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = program.spawn().unwrap();
        // A program that asks for nothing may be gone already.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        child.wait_with_output().unwrap()
    }

    pub fn put(&self, name: &str, text: &str) -> PathBuf {
        let path = self.top.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        path
    }

    pub fn text(&self, name: &str) -> String {
        fs::read_to_string(self.top.join(name)).unwrap()
    }

    pub fn exists(&self, name: &str) -> bool {
        self.top.join(name).exists()
    }

    /// Runs the program on a terminal.
    pub fn terminal(&self, arguments: &[&str]) -> Screen {
        self.terminal_with(arguments, &[])
    }

    pub fn terminal_with(&self, arguments: &[&str], variables: &[(&str, &Path)]) -> Screen {
        self.terminal_of_width(arguments, variables, SIZE.cols)
    }

    pub fn terminal_of_width(&self, arguments: &[&str], variables: &[(&str, &Path)], cols: u16) -> Screen {
        self.open(PROGRAM, arguments, variables, PtySize { cols, ..SIZE })
    }

    /// Runs another program on a terminal, which runs this one.
    pub fn terminal_of(&self, program: &str, arguments: &[&str]) -> Screen {
        self.open(program, arguments, &[], SIZE)
    }

    fn open(&self, program: &str, arguments: &[&str], variables: &[(&str, &Path)], size: PtySize) -> Screen {
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.cwd(&self.top);
        command.env_clear();
        for (name, value) in self.environment() {
            command.env(name, value);
        }
        for (name, value) in variables {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let keys = pair.master.take_writer().unwrap();
        let (sender, seen) = channel();
        thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(length @ 1..) = reader.read(&mut buffer) {
                if sender.send(buffer[..length].to_vec()).is_err() {
                    break;
                }
            }
        });
        let screen = vt100::Parser::new(size.rows.try_into().unwrap(), size.cols.try_into().unwrap(), 0);
        Screen { keys, seen, shown: screen, child, _master: pair.master }
    }
}

/// A terminal with the program on it.
pub struct Screen {
    keys: Box<dyn Write + Send>,
    seen: Receiver<Vec<u8>>,
    shown: vt100::Parser,
    child: Box<dyn Child + Send + Sync>,
    _master: Box<dyn MasterPty + Send>,
}

impl Screen {
    pub fn contents(&self) -> String {
        self.shown.screen().contents()
    }

    pub fn shown(&self) -> &vt100::Screen {
        self.shown.screen()
    }

    /// Waits until the screen shows `text`.
    pub fn wait(&mut self, text: &str) {
        self.wait_for(text, |contents| contents.contains(text));
    }

    /// Waits until a question is open. One that was answered, or left with Esc, is marked otherwise.
    pub fn question(&mut self, prompt: &str) {
        let open = format!("? {prompt}");
        self.wait_for(prompt, |contents| {
            contents.lines().any(|line| line.starts_with(&open) && !line.ends_with("(back)"))
        });
    }

    fn wait_for(&mut self, what: &str, there: impl Fn(&str) -> bool) {
        let end = Instant::now() + PATIENCE;
        while !there(&self.contents()) {
            let Ok(bytes) = self.seen.recv_timeout(end.saturating_duration_since(Instant::now())) else {
                panic!("{what:?} never came; the screen:\n{}", self.contents());
            };
            self.shown.process(&bytes);
        }
    }

    /// Ends the program as a machine that dies does.
    pub fn kill(&mut self) {
        self.signal("KILL");
        self.child.wait().unwrap();
    }

    /// Sends the program a signal.
    pub fn signal(&mut self, name: &str) {
        let id = self.child.process_id().unwrap().to_string();
        assert!(Command::new("kill").args(["-s", name, &id]).status().unwrap().success());
    }

    pub fn keys(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    /// Waits for a question and answers it.
    pub fn answer(&mut self, prompt: &str, text: &str) {
        self.question(prompt);
        self.keys(&format!("{text}\r"));
    }

    /// Waits for the end: the exit status.
    pub fn status(&mut self) -> u32 {
        // The reader ends with the program, and then the channel does.
        let end = Instant::now() + PATIENCE;
        loop {
            match self.seen.recv_timeout(end.saturating_duration_since(Instant::now())) {
                Ok(bytes) => self.shown.process(&bytes),
                Err(RecvTimeoutError::Disconnected) => break,
                Err(RecvTimeoutError::Timeout) => {
                    let _ = self.child.kill();
                    panic!("it does not end; the screen:\n{}", self.contents());
                }
            }
        }
        self.child.wait().unwrap().exit_code()
    }
}
