//! Where the time and the bytes of a search index go, on one thread of Linux.
//!
//!     cargo bench --bench search -- RECORDS [SITE]
//!
//! Prints microseconds and bytes a record. With SITE, writes the index there, with `site.js` and a bare
//! `search.html`, for a look in a browser.

#![expect(clippy::disallowed_methods, clippy::unwrap_used, reason = "a measuring tool")]

use std::path::{Path, PathBuf};

use hotwash::archive::card;
use hotwash::config::Config;
use hotwash::document;
use hotwash::insight::Incident;
use hotwash::record::Postmortem;
use hotwash::search::{Card, Index, TEXTS, Words, text, text_block};

fn main() {
    // Without a folder it is only compiled: `cargo test --benches` runs it too.
    let mut folders = std::env::args().skip(1).filter(|argument| !argument.starts_with('-'));
    let Some(folder) = folders.next() else { return };
    let site = folders.next().map(PathBuf::from);
    rayon::ThreadPoolBuilder::new().num_threads(1).build_global().unwrap();
    let records = records(Path::new(&folder));
    let count = records.len();
    let lap = |what: &str, clock: u64| {
        let each = f64::from(u32::try_from((cpu() - clock) / 1000).unwrap()) / f64::from(u32::try_from(count).unwrap());
        println!("{what:10} {each:8.2} us a record");
    };

    let clock = cpu();
    let words: Vec<Words> = records.iter().map(|(record, incident)| Words::of(record, &incident.name)).collect();
    lap("words", clock);
    let kept = postcard::to_allocvec(&words).unwrap();
    println!("{:10} {:8} bytes a record", "kept", kept.len() / count);

    let cards: Vec<Card<'_>> = records.iter().map(|(_, incident)| card(incident, &Config::default())).collect();
    let clock = cpu();
    let index = Index::new(&cards, words.clone()).unwrap();
    lap("digests", clock);

    let (mut files, mut sizes) = (Vec::new(), std::collections::BTreeMap::<char, (usize, usize, usize)>::new());
    for kind in ['w', 'x', 'd', 'm', 'f', 't'] {
        let clock = cpu();
        for (nth, file) in
            index.files().iter().enumerate().filter(|(_, file)| file.path["search/".len()..].starts_with(kind))
        {
            let bytes = file.texts().map_or_else(
                || index.bytes(nth, |range| cards[range].to_vec()).unwrap(),
                |range| text_block(range.start / TEXTS, records[range].iter().map(|(record, _)| text(record))).unwrap(),
            );
            let sum = sizes.entry(kind).or_default();
            *sum = (sum.0 + bytes.len(), sum.1 + 1, sum.2.max(bytes.len()));
            files.push((&file.path, bytes));
        }
        lap(&format!("files {kind}"), clock);
    }
    for (kind, (bytes, files, largest)) in &sizes {
        println!("{kind} {bytes:10} bytes {files:5} files, the largest {largest}");
    }
    println!("{} bytes in all", sizes.values().map(|size| size.0).sum::<usize>());
    if let Some(site) = site {
        write(&site, &files);
    }
}

/// Nanoseconds that this thread has worked: other programs do not count.
fn cpu() -> u64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap();
    told.split(' ').next().unwrap().parse().unwrap()
}

/// The records of a folder, oldest first.
fn records(folder: &Path) -> Vec<(Postmortem, Incident)> {
    let mut files = Vec::new();
    find(folder, &mut files);
    let config = Config::default();
    let read = |file: &PathBuf| {
        let record = document::read_bytes::<Postmortem>(&std::fs::read(file).unwrap()).value;
        let incident = Incident::new(&record, file.strip_prefix(folder).unwrap(), &config);
        (record, incident)
    };
    let mut records: Vec<_> = files.iter().map(read).collect();
    records.sort_by(|(_, one), (_, other)| one.oldest_first(other));
    records
}

fn find(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            find(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "yaml") {
            files.push(path);
        }
    }
}

fn write(site: &Path, files: &[(&String, Vec<u8>)]) {
    std::fs::create_dir_all(site.join("search")).unwrap();
    for (path, bytes) in files {
        std::fs::write(site.join(path), bytes).unwrap();
    }
    let templates = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/html");
    std::fs::copy(templates.join("search.js"), site.join("site.js")).unwrap();
    for page in ["search.html", "list.html"] {
        std::fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/clients/search").join(page), site.join(page))
            .unwrap();
    }
}
