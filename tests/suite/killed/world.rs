//! A repository, a program that is killed or runs out of room at a chosen call, and what has to be true.

use std::fs;
use std::io::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, OnceLock};

use crate::answers::PARTIAL;
use crate::sandbox::{Output, Sandbox};

pub const RECORD: &str = "postmortems/2023/2023-08-10-web-stack-outage.yaml";
pub const RENDER: &str = "postmortems/2023/2023-08-10-web-stack-outage.md";

/// All that a published record needs, but for its status.
pub fn answers() -> String {
    format!("{PARTIAL}owner: database team lead\nauthors: [on-call engineer]\n")
}

/// What happens to the program.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mode {
    Kill,
    /// Killed, and with it all that was not made sure of.
    Power,
    /// From the call on, nothing can be written.
    Full,
}

/// A command in a repository.
pub struct Case {
    pub prepare: fn(&Sandbox),
    pub line: &'static str,
    pub input: &'static str,
    /// What a person does where the record is there and not committed; else the same again.
    pub then: &'static str,
}

/// What a command did that was left alone.
pub struct Whole {
    pub start: Sandbox,
    /// The files before it and after it.
    pub before: Files,
    pub after: Files,
    /// The git side of it.
    repository: String,
    /// Its calls that change the disk.
    pub calls: Vec<String>,
}

impl Whole {
    /// Asserts that a world is as if nothing had stopped the command.
    fn is(&self, world: &Sandbox) {
        assert_eq!(names(&world.files("")), names(&self.after));
        assert!(world.files("") == self.after);
        assert_eq!(repository(world), self.repository);
    }
}

type Files = Vec<(String, Vec<u8>)>;

impl Case {
    /// The command without any trouble.
    pub fn whole(&self) -> Whole {
        let start = Sandbox::repository();
        (self.prepare)(&start);
        let world = start.copy();
        let before = world.files("");
        let (output, calls) = self.run(&world, Mode::Kill, 0);
        output.expect(0);
        assert!(calls.len() > 5, "{calls:#?}");
        Whole { start, before, after: world.files(""), repository: repository(&world), calls }
    }

    /// Runs it in trouble from its call `at` on: what it said, and the calls up to there.
    pub fn run(&self, world: &Sandbox, mode: Mode, at: usize) -> (Output, Vec<String>) {
        let report = world.top.with_file_name("report");
        let mode = format!("{mode:?}").to_lowercase();
        let hotwash = world.program();
        let mut saboteur = world.command(saboteur());
        saboteur.args([mode.as_str(), &at.to_string()]).arg(&report).arg(hotwash.get_program());
        saboteur.args(self.line.split_whitespace());
        let output = fed(&mut saboteur, self.input);
        let calls = fs::read_to_string(report).unwrap().lines().map(str::to_owned).collect();
        (output, calls)
    }

    /// Gets it into trouble at each of its calls in turn, has `judge` look at what was said, and goes
    /// on: in the end all must be as if nothing had been.
    pub fn at_each_call(&self, mode: Mode, judge: impl Fn(&Output) + Sync) {
        let whole = self.whole();
        // The commit's name has the time in it, and the folder of its name may be there already.
        each(whole.calls.len() + 1, |at| {
            let world = whole.start.copy();
            let (output, calls) = self.run(&world, mode, at);
            if calls.len() < at {
                output.expect(0);
                return whole.is(&world);
            }
            // Shown where an assertion fails.
            println!("{mode:?} at call {at}: {}\n{}", calls[at - 1], output.stderr);
            for (name, bytes) in visible(&world) {
                let known =
                    whole.before.iter().chain(&whole.after).any(|known| *known == (name.clone(), bytes.clone()));
                assert!(known, "{name} is neither old nor new:\n{}", String::from_utf8_lossy(&bytes));
            }
            judge(&output);
            self.go_on(&world);
            whole.is(&world);
        });
    }

    /// Runs it where it kills itself, by what it starts: the world after that, and its end.
    pub fn killed_by_others(&self) -> (Sandbox, Output) {
        let world = Sandbox::repository();
        (self.prepare)(&world);
        // Called for its waiting: for all that it started, not for the program alone.
        let (output, _) = self.run(&world, Mode::Kill, 0);
        (world, output)
    }

    /// Goes on in a world where nothing kills any more.
    pub fn ends_as_if_nothing_had_been(&self, world: &Sandbox) {
        self.go_on(world);
        super::CONTINUE.whole().is(world);
    }

    /// What a person does next.
    fn go_on(&self, world: &Sandbox) {
        let is_there = world.has(RECORD) && world.read(RECORD).contains("\nstatus: published\n");
        let (line, input) = if is_there { (self.then, "") } else { (self.line, self.input) };
        let output = fed(world.program().args(line.split_whitespace()), input);
        assert_eq!(output.status, 0, "hotwash {line}: {}", output.stderr);
    }
}

/// Runs a program that reads `input`.
pub fn fed(command: &mut Command, input: &str) -> Output {
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // Whoever is killed may not read it.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    let [stdout, stderr] = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    Output { status: output.status.code().unwrap_or(-1), stdout, stderr }
}

pub const COMMIT: &str = "commit 2023-08-10-web-stack-outage";

/// The git side of a repository: commits, what is staged, what `git status` says; locks and damage
/// are none of it.
fn repository(world: &Sandbox) -> String {
    let locks = locks(&world.top.join(".git"));
    assert!(locks.is_empty(), "left behind: {locks:?}");
    world.git("fsck --strict --no-dangling --no-progress");
    ["log --format=%s%n%b --raw --no-abbrev", "ls-files --stage", "status --porcelain --untracked-files=all"]
        .map(|line| world.git(line))
        .join("\n")
}

/// The files of the work tree, but for those that are not yet any.
fn visible(world: &Sandbox) -> Files {
    let mut files = world.files("");
    files.retain(|(name, _)| !is_unfinished(name));
    files
}

/// Whether a file was being written when the program ended.
pub fn is_unfinished(name: &str) -> bool {
    name.rsplit('/').next().is_some_and(|name| name.starts_with(".hotwash-"))
}

fn names(files: &Files) -> Vec<&str> {
    files.iter().map(|(name, _)| name.as_str()).collect()
}

fn entry_name(path: &Path) -> &str {
    path.file_name().and_then(|name| name.to_str()).unwrap()
}

/// Every lock below git's folder, but for git's drafts of an index, which nobody ever waits for.
pub fn locks(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(locks(&path));
        } else if !entry_name(&path).starts_with("next-index-")
            && path.extension().is_some_and(|extension| extension == "lock")
        {
            found.push(path);
        }
    }
    found
}

/// Does something for each number from 1 to `count`, on all cores: more at once than there are, for much
/// of it is waiting for the disk.
pub fn each(count: usize, work: impl Fn(usize) + Sync) {
    let next = AtomicUsize::new(1);
    let failed = Mutex::new(Vec::new());
    let cores = std::thread::available_parallelism().map_or(2, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..3 * cores {
            scope.spawn(|| {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number > count {
                        return;
                    }
                    // All are tried: one that fails says less than which of them do.
                    if catch_unwind(AssertUnwindSafe(|| work(number))).is_err() {
                        failed.lock().unwrap().push(number);
                    }
                }
            });
        }
    });
    let failed = failed.into_inner().unwrap();
    assert!(failed.is_empty(), "of {count}, these failed: {failed:?}");
}

/// Whether calls can be caught here at all. A container may forbid to look into other programs; there
/// these tests say so and pass.
pub fn can_be_stopped() -> bool {
    static CAN: OnceLock<bool> = OnceLock::new();
    *CAN.get_or_init(|| {
        let world = Sandbox::repository();
        let report = world.top.with_file_name("report");
        let mut probe = world.command(saboteur());
        probe.args(["power", "0"]).arg(&report).args(["/bin/sh", "-c", "echo x > probe"]);
        let output = fed(&mut probe, "");
        let is_seen =
            fs::read_to_string(report).is_ok_and(|calls| calls.contains("/probe") || calls.contains(" probe"));
        if output.status != 0 || !is_seen {
            eprintln!("not shown here, calls cannot be caught: {}", output.stderr);
        }
        output.status == 0 && is_seen
    })
}

/// The program that gets another into trouble, compiled once.
fn saboteur() -> &'static Path {
    static SABOTEUR: OnceLock<PathBuf> = OnceLock::new();
    SABOTEUR.get_or_init(|| {
        let program = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("saboteur-{}", std::process::id()));
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/killed/saboteur.c");
        let compiled = Command::new("cc").args(["-O1", "-Wall", "-Wextra", "-o"]).arg(&program).arg(source).output();
        let compiled = compiled.unwrap();
        assert!(compiled.status.success(), "{}", String::from_utf8_lossy(&compiled.stderr));
        program
    })
}
