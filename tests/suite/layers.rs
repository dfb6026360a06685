//! The house's floors: rooms use rooms on lower floors only, and each outside world has one clerk.
#![expect(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test that reads the sources")]

mod source;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// Rooms by floor, lowest first, as the documentation of `src/lib.rs` tells it.
const FLOORS: &[&[&str]] = &[
    &["error", "examples", "finding", "words"],
    &["record", "table"],
    &["config", "recurrence"],
    &["document", "report", "render", "wizard", "files", "follow", "git", "insight", "search", "serve"],
    &["check", "tracker"],
    &["archive", "import"],
    &["cli"],
];

/// What only one place may name: a crate or module, and where (a file, or everything in a folder).
const CLERKS: &[(&str, &str)] = &[
    ("clap", "cli"),
    ("clap_complete", "cli"),
    ("clap_mangen", "cli"),
    ("git2", "git"),
    ("granit_parser", "document"),
    ("httparse", "serve"),
    ("inquire", "wizard/terminal"),
    ("notify", "files"),
    ("pulldown_cmark", "render"),
    // What people wrote elsewhere.
    ("pulldown_cmark", "import"),
    ("serde_yaml", "document"),
    ("std::fs", "files"),
    // The locks of a repository.
    ("std::fs", "git/held"),
    ("TcpListener", "serve"),
    ("tera", "render"),
];

const MOST_LINES: usize = 400;

/// One file of `src/`.
struct File {
    /// Relative to `src/`, with slashes: `git/commit.rs`.
    path: String,
    text: String,
    code: String,
}

impl File {
    /// `git` for `git/commit.rs` and for `git.rs`.
    fn room(&self) -> &str {
        self.path.split(['/', '.']).next().unwrap_or_default()
    }

    /// How many times `super` leads out of the crate's rooms to its root.
    fn depth(&self) -> usize {
        let folders = self.path.matches('/').count();
        if self.path.ends_with("/mod.rs") { folders } else { folders + 1 }
    }

    /// Rooms that this file names, its own among them.
    fn rooms_named(&self) -> Vec<&str> {
        let mut named = source::named_below(&self.code, "crate");
        let up = vec!["super"; self.depth()].join("::");
        named.extend(source::named_below(&self.code, &up).into_iter().filter(|name| floor(name).is_some()));
        named.sort_unstable();
        named.dedup();
        named
    }
}

fn floor(room: &str) -> Option<usize> {
    FLOORS.iter().position(|rooms| rooms.contains(&room))
}

fn files() -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let (mut folders, mut files) = (vec![root.clone()], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path: PathBuf = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                let parts = path.strip_prefix(&root).unwrap().iter().map(|part| part.to_string_lossy());
                files.push(File { path: parts.collect::<Vec<_>>().join("/"), code: source::code(&text), text });
            }
        }
    }
    files.sort_by(|one, other| one.path.cmp(&other.path));
    files
}

/// Fails with all complaints at once.
fn complain(law: &str, complaints: impl Iterator<Item = String>) {
    let mut text = String::new();
    for complaint in complaints {
        let _ = write!(text, "\n  {complaint}");
    }
    assert!(text.is_empty(), "{law}:{text}");
}

#[test]
fn every_room_has_a_floor() {
    let rooms = files();
    let homeless = rooms
        .iter()
        .filter(|file| !["main.rs", "lib.rs"].contains(&file.path.as_str()) && floor(file.room()).is_none());
    complain(
        "a room has no floor; give it one in FLOORS (tests/suite/layers.rs) and in the documentation of src/lib.rs",
        homeless.map(|file| format!("src/{}", file.path)),
    );
}

#[test]
fn rooms_use_rooms_on_lower_floors_only() {
    let files = files();
    let complaints =
        files.iter().filter_map(|file| floor(file.room()).map(|own| (file, own))).flat_map(|(file, own)| {
            file.rooms_named().into_iter().filter(|room| *room != file.room()).filter_map(move |room| {
                let theirs = floor(room)?;
                let place = if theirs > own { "above" } else { "beside" };
                (theirs >= own).then(|| format!("src/{} uses `{room}`, which is {place} `{}`", file.path, file.room()))
            })
        });
    complain("rooms use rooms on lower floors only", complaints);
}

#[test]
fn the_root_only_opens_doors() {
    let files = files();
    let roots = files.iter().filter(|file| ["main.rs", "lib.rs"].contains(&file.path.as_str()));
    let complaints = roots.flat_map(|file| {
        let opened =
            source::named_below(&file.code, "crate").into_iter().chain(source::named_below(&file.code, "hotwash"));
        opened.filter(|room| *room != "cli").map(|room| format!("src/{} uses `{room}`", file.path)).collect::<Vec<_>>()
    });
    complain("src/lib.rs names rooms and src/main.rs calls `cli`, nothing else", complaints);
}

#[test]
fn each_outside_world_has_one_clerk() {
    let files = files();
    let complaints = files.iter().flat_map(|file| {
        CLERKS.iter().filter_map(move |(world, clerk)| {
            let is_of = |clerk: &str| file.path.strip_prefix(clerk).is_some_and(|rest| rest.starts_with(['/', '.']));
            let place = CLERKS.iter().any(|(other, clerk)| other == world && is_of(clerk));
            (!place && source::names(&file.code, world))
                .then(|| format!("src/{} names `{world}`, which belongs to src/{clerk}", file.path))
        })
    });
    complain("each outside world has one clerk", complaints);
}

#[test]
fn every_file_says_what_lives_in_it() {
    let files = files();
    let silent = files.iter().filter(|file| !file.text.starts_with("//! "));
    complain("a file begins with `//!` and what lives in it", silent.map(|file| format!("src/{}", file.path)));
}

#[test]
fn no_file_is_long() {
    let files = files();
    let long = files.iter().map(|file| (file, file.text.lines().count())).filter(|(_, lines)| *lines > MOST_LINES);
    complain("a file has at most 400 lines", long.map(|(file, lines)| format!("src/{} has {lines}", file.path)));
}
