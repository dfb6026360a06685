//! `log -`: a pipe that is long, slow, or writes into a file that somebody is at.

use std::io::{BufRead as _, BufReader, Lines, Write as _};
use std::process::{Child, ChildStderr, ChildStdin, Stdio};
use std::time::{Duration, Instant};

use super::piped;
use crate::sandbox::Sandbox;

const DRAFT: &str = "postmortems/2026/2026-11-22-slow.yaml";
/// Long enough for a busy machine; nothing waits for it when all is well.
const PATIENCE: Duration = Duration::from_secs(30);

/// The program with an open pipe.
struct Open {
    child: Child,
    input: ChildStdin,
    told: Lines<BufReader<ChildStderr>>,
}

fn open(sandbox: &Sandbox) -> Open {
    let mut command = sandbox.program();
    command.args(["log", "-"]).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let (input, told) = (child.stdin.take().unwrap(), BufReader::new(child.stderr.take().unwrap()).lines());
    Open { child, input, told }
}

impl Open {
    fn line(&mut self, line: &str) {
        self.input.write_all(format!("{line}\n").as_bytes()).unwrap();
        self.input.flush().unwrap();
    }

    /// The exit status once the pipe is closed.
    fn end(mut self) -> i32 {
        drop(self.input);
        self.child.wait().unwrap().code().unwrap()
    }
}

#[track_caller]
fn wait_for(sandbox: &Sandbox, text: &str) {
    let end = Instant::now() + PATIENCE;
    while !sandbox.read(DRAFT).contains(text) {
        assert!(Instant::now() < end, "`{text}` never came:\n{}", sandbox.read(DRAFT));
        std::thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn a_line_of_a_slow_pipe_is_in_the_file_before_the_next_one_comes() {
    let sandbox = Sandbox::new();
    sandbox.write(DRAFT, "title: Slow\n");
    let mut open = open(&sandbox);
    for line in ["pages are slow", "raised the limit", "all is well"] {
        open.line(line);
        wait_for(&sandbox, &format!("text: {line}\n"));
    }
    // Without its end, a line comes with the end of the pipe.
    open.input.write_all(b"the last word").unwrap();
    assert_eq!(open.end(), 0);
    assert!(sandbox.read(DRAFT).contains("text: the last word\n"));
}

#[test]
fn lines_wait_while_somebody_is_in_the_middle_of_the_file() {
    let sandbox = Sandbox::new();
    sandbox.write(DRAFT, "title: Slow\n");
    let mut open = open(&sandbox);
    open.line("one");
    wait_for(&sandbox, "text: one\n");
    let good = sandbox.read(DRAFT);
    sandbox.write(DRAFT, format!("{good}tags: [half\n"));
    open.line("two");
    let told: Vec<String> = open.told.by_ref().map(Result::unwrap).take(3).collect();
    assert!(told[0].starts_with("waiting: ") && told[1].starts_with("hint: "), "{told:?}");
    assert_eq!(told[2], "not logged yet: two");
    sandbox.write(DRAFT, &good);
    wait_for(&sandbox, "text: two\n");
    // At the end, who cannot write says what is lost to the file.
    sandbox.write(DRAFT, "tags: [half\n");
    open.input.write_all(b"three").unwrap();
    drop(open.input);
    let told: Vec<String> = open.told.map(Result::unwrap).collect();
    assert!(told.contains(&"not logged: three".to_owned()), "{told:?}");
    assert_eq!(open.child.wait().unwrap().code(), Some(2));
    assert_eq!(sandbox.read(DRAFT), "tags: [half\n");
}

#[test]
fn a_draft_that_gets_another_name_is_followed() {
    let sandbox = Sandbox::new();
    sandbox.write(DRAFT, "title: Slow\nmilestones: {started: 2026-11-22 10:00}\n");
    let mut open = open(&sandbox);
    open.line("one");
    wait_for(&sandbox, "text: one\n");
    // A wizard was told another day; and there is a newer draft by now.
    let (text, renamed) = (sandbox.read(DRAFT), "postmortems/2026/2026-11-21-slow.yaml");
    sandbox.write("postmortems/2026/other.yaml", "title: Other\nmilestones: {started: 2026-11-22 11:59}\n");
    sandbox.write(renamed, &text);
    sandbox.remove(DRAFT);
    open.line("two");
    assert_eq!(open.end(), 0);
    assert_eq!(sandbox.read(renamed), format!("{text}  - at: 2026-11-22T12:00:00Z\n    text: two\n"));
}

#[test]
fn thousands_of_lines_are_all_there_in_their_order() {
    let sandbox = Sandbox::new();
    sandbox.write(DRAFT, "title: Slow\n");
    let lines = (1..=3000).map(|line| format!("line {line} of a long pipe\n")).collect::<Vec<_>>().concat();
    let begun = Instant::now();
    let told = piped(&sandbox, &["log", "-"], &lines).expect(0);
    // One by one, they took a minute.
    assert!(begun.elapsed() < PATIENCE, "{:?}", begun.elapsed());
    assert_eq!(told.stdout.lines().count(), 3000);
    let record = sandbox.read(DRAFT);
    let texts = record.lines().filter_map(|line| line.trim().strip_prefix("text: "));
    assert!(texts.eq(lines.lines()));
}

#[test]
fn without_a_record_to_write_to_nothing_is_taken_from_the_pipe() {
    let sandbox = Sandbox::new();
    sandbox.write("postmortems/a.yaml", "title: A\nstatus: published\n");
    let mut open = open(&sandbox);
    // It ends while the pipe is open.
    assert_eq!(open.child.wait().unwrap().code(), Some(2));
    assert!(open.told.next().unwrap().unwrap().contains("no open draft"));
}
