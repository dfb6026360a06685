//! Where the time of a check, and of a page, goes, stage by stage, on one thread.
//!
//!     cargo bench --bench stages -- FOLDER
//!
//! Prints microseconds a record and shares of the whole: read, parse, rules, report; view, page.

#![expect(clippy::disallowed_methods, clippy::unwrap_used, reason = "a measuring tool")]

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use hotwash::check::{self, Content, Options};
use hotwash::config::{Config, Target};
use hotwash::document;
use hotwash::record::Postmortem;
use hotwash::render::{Profile, RecordView, Renderer, Setting};
use hotwash::report;

fn main() {
    // Without a folder it is only compiled: `cargo test --benches` runs it too.
    let Some(folder) = std::env::args().skip(1).find(|argument| !argument.starts_with('-')) else { return };
    let mut files = Vec::new();
    find(Path::new(&folder), &mut files);
    files.sort();
    rayon::ThreadPoolBuilder::new().num_threads(1).build_global().unwrap();
    let mut best: HashMap<&str, Duration> = HashMap::new();
    for _ in 0..5 {
        for (stage, taken) in once(&files) {
            let least = best.entry(stage).or_insert(taken);
            *least = taken.min(*least);
        }
    }
    let whole: Duration = best.values().sum();
    println!("{} records, one thread, least of 5 rounds", files.len());
    for stage in ["read", "parse", "rules", "report", "view", "page"] {
        let taken = best[stage];
        let share = 100.0 * taken.as_secs_f64() / whole.as_secs_f64();
        let each = taken / u32::try_from(files.len()).unwrap();
        println!("{stage:8} {:8.1} us a record  {share:4.0} %", each.as_secs_f64() * 1e6);
    }
}

fn once(files: &[PathBuf]) -> Vec<(&'static str, Duration)> {
    let mut clock = Instant::now();
    let mut lap = || std::mem::replace(&mut clock, Instant::now()).elapsed();
    let texts: HashMap<&Path, Vec<u8>> =
        files.iter().map(|file| (file.as_path(), std::fs::read(file).unwrap())).collect();
    let read = lap();
    let read_record = |text: &Vec<u8>| document::read_bytes::<Postmortem>(text);
    for text in texts.values() {
        std::hint::black_box(read_record(text));
    }
    let parse = lap();
    let config = Config::default();
    let options = Options { config: &config, now: chrono::Utc::now(), stage: None };
    let read_back = |file: &Path| Ok(Content::Bytes(texts[file].clone()));
    let outcome = check::proofread(files, &read_back, options).unwrap();
    let check = lap();
    std::hint::black_box(report::json(&outcome.findings(), files.len()).unwrap());
    let report = lap();
    let (mut view, mut page) = (Duration::ZERO, Duration::ZERO);
    let renderer = Renderer::new(&[]).unwrap();
    let setting = Setting { config: &config, profile: Profile::Internal };
    for text in texts.values() {
        let record = read_record(text).value;
        lap();
        let record = Renderer::record_view(&record, &setting, Target::Html, None).unwrap();
        view += lap();
        std::hint::black_box(renderer.page("html/issue-summary.html", &Page { record: &record }).unwrap());
        drop(record);
        page += lap();
    }
    let rules = check.saturating_sub(parse);
    vec![("read", read), ("parse", parse), ("rules", rules), ("report", report), ("view", view), ("page", page)]
}

#[derive(serde::Serialize)]
struct Page<'a> {
    record: &'a RecordView,
}

fn find(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            find(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "yaml") {
            files.push(path);
        }
    }
}
