//! The files of the search index: all is in them, they hold still, and they are data whatever a record says.

pub mod reader;

use std::collections::BTreeMap;
use std::path::Path;

use hotwash::archive::card;
use hotwash::config::Config;
use hotwash::document;
use hotwash::insight::Incident;
use hotwash::record::Postmortem;
use hotwash::search::{Card, Index, TEXTS, Words, text, text_block};
use proptest::prelude::*;

use crate::arbitrary;

/// What somebody has who built an archive of these records, in this order.
struct Built {
    incidents: Vec<Incident>,
    words: Vec<Words>,
    records: Vec<Postmortem>,
}

impl Built {
    fn new(records: Vec<Postmortem>) -> Self {
        let named = |(nth, record): (usize, &Postmortem)| {
            Incident::new(record, Path::new(&format!("incident-{nth}.yaml")), &Config::default())
        };
        let incidents: Vec<Incident> = records.iter().enumerate().map(named).collect();
        let words = records.iter().zip(&incidents).map(|(record, one)| Words::of(record, &one.name)).collect();
        Self { incidents, words, records }
    }

    fn cards(&self) -> Vec<Card<'_>> {
        self.incidents.iter().map(|incident| card(incident, &Config::default())).collect()
    }

    /// Every file's path, digest and text.
    fn files(&self) -> Vec<(String, u128, String)> {
        let cards = self.cards();
        let index = Index::new(&cards, self.words.clone()).unwrap();
        let texts =
            |nth: usize, range: std::ops::Range<usize>| text_block(nth, self.records[range].iter().map(text)).unwrap();
        let made = index.files().iter().enumerate().map(|(nth, file)| {
            let bytes = file.texts().map_or_else(
                || index.bytes(nth, |range| cards[range].to_vec()).unwrap(),
                |range| texts(range.start / TEXTS, range),
            );
            (file.path.clone(), file.digest, String::from_utf8(bytes).unwrap())
        });
        made.collect()
    }

    /// Each indexed word, with the numbers of its incidents and what it says about them.
    fn found(&self) -> BTreeMap<String, Vec<(usize, u64)>> {
        let files = self.files().into_iter().filter(|(path, _, _)| path.starts_with("search/w"));
        files.flat_map(|(_, _, text)| reader::words(&text, self.records.len())).collect()
    }
}

fn record(yaml: &str) -> Postmortem {
    document::read(yaml).value
}

/// So many records, each with words of its own and words of all.
fn many(count: usize) -> Vec<Postmortem> {
    let text = |nth: usize| {
        format!("title: Outage {nth}\nservices: [api]\nsummary: The w{nth}x pool of group{} was full.", nth % 7)
    };
    (0..count).map(|nth| record(&text(nth))).collect()
}

#[test]
fn what_is_told_is_found_with_its_weight() {
    let full = document::read(include_str!("../../examples/full-record.yaml")).value;
    let built = Built::new(vec![record("title: Abracadabra"), full, record("title: Café\nsummary: no abracadabra")]);
    let found = built.found();
    assert_eq!(found["abracadabra"], [(0, 3), (2, 2)]);
    assert_eq!(found["cafe"], [(2, 3)]);
    for told in built.records[1].texts() {
        for word in told.text.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
            let known = found.get(&word.to_lowercase()).is_some_and(|places| places.iter().any(|(nth, _)| *nth == 1));
            assert!(known || !told.text.is_ascii(), "{word} of {:?}", told.spot);
        }
    }
}

#[test]
fn names_services_and_parts_of_names_are_found() {
    let yaml = "title: Slow\nid: 2023-08-10-slow\nservices: [edge-router]\ncustom: {region: {name: Zürich}}\ntimeline: [{text: Set `pool.max_idle` to 5, by: Robot}]";
    let found = Built::new(vec![record(yaml)]).found();
    for word in ["2023-08-10-slow", "edge-router", "router", "pool.max_idle", "idle", "robot", "zurich", "region"] {
        assert!(found.contains_key(word), "{word}");
    }
    assert_eq!(found["edge-router"], [(0, 2)]);
    assert_eq!(found["idle"], [(0, 1)], "more than in a long text, less than a name");
}

#[test]
fn words_outlive_a_build() {
    let built = Built::new(many(3));
    let kept = postcard::to_allocvec(&built.words).unwrap();
    assert_eq!(postcard::from_bytes::<Vec<Words>>(&kept).unwrap(), built.words);
    // What a disk made of them is no reason to fall over.
    for at in 0..kept.len() {
        let mut broken = kept.clone();
        broken[at] ^= 0x55;
        if let Ok(words) = postcard::from_bytes::<Vec<Words>>(&broken) {
            let built = Built { words, ..Built::new(many(3)) };
            if built.words.len() == 3 {
                drop(built.files());
            }
        }
    }
}

#[test]
fn a_changed_word_changes_the_files_it_is_in() {
    let records = many(1500);
    let mut changed = records.clone();
    changed[700].summary = Some("The w700x pool of zebras was full.".parse().unwrap());
    let (before, after) = (Built::new(records).files(), Built::new(changed).files());
    assert_eq!(before.len(), after.len());
    let mut different = Vec::new();
    for ((path, digest, text), (_, other_digest, other_text)) in before.iter().zip(&after) {
        assert!(digest != other_digest || text == other_text, "{path} changed, and its digest did not");
        if digest != other_digest {
            different.push(path.trim_start_matches("search/").chars().next().unwrap());
        }
    }
    // `group0` is gone and `zebras` came: a file of words and one of spellings each, and the texts.
    assert_eq!(different, ['w', 'w', 'x', 'x', 't']);
}

#[test]
fn a_new_incident_leaves_old_blocks_alone() {
    let (before, after) = (Built::new(many(1500)).files(), Built::new(many(1501)).files());
    let after: BTreeMap<&str, &str> = after.iter().map(|(path, _, text)| (path.as_str(), text.as_str())).collect();
    let changed =
        before.iter().filter(|(path, _, text)| after[path.as_str()] != text).map(|(path, _, _)| path.as_str());
    let blocks: Vec<&str> =
        changed.filter(|path| path.starts_with("search/d") || path.starts_with("search/t")).collect();
    assert_eq!(blocks, ["search/d46.js", "search/t93.js"]);
}

#[test]
fn excerpts_are_whole_texts_in_their_order() {
    let hostile = "title: x\nsummary: \"</script>\\u2028 \\\"quoted\\\" \\\\ \\x1e\\x1f end\"\ntimeline: [{text: One, by: who}, {text: Two}]";
    let records = [record(hostile), record("title: y")];
    let text = String::from_utf8(text_block(0, records.iter().map(text)).unwrap()).unwrap();
    let told = reader::texts(&text);
    assert_eq!(told[0], ["s</script>\u{2028} \"quoted\" \\  end", "eOne", "Ewho", "eTwo"]);
    assert_eq!(told[1], Vec::<String>::new());
}

#[test]
fn one_file_of_each_kind_is_enough_for_few() {
    let paths: Vec<String> = Built::new(many(3)).files().into_iter().map(|(path, _, _)| path).collect();
    let expected = ["w0", "x0", "d0", "meta", "facets", "t0"].map(|name| format!("search/{name}.js"));
    assert_eq!(paths, expected);
    assert!(!Built::new(Vec::new()).files().is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn files_are_data_whatever_is_written(records in prop::collection::vec(arbitrary::postmortem(), 1..4)) {
        let built = Built::new(records);
        let files = built.files();
        for (path, _, text) in &files {
            reader::strings(text);
            // Packed numbers and texts are strings that end nowhere; what is written plainly is tamer still.
            let is_plain = ["search/d", "search/v"].iter().any(|kind| path.starts_with(kind));
            prop_assert!(!is_plain || !text.contains(['<', '>', '&']));
        }
        let found = built.found();
        for (nth, words) in built.words.iter().enumerate() {
            for line in format!("{words:?}").trim_matches(['[', ']']).split(", ").filter(|line| !line.is_empty()) {
                let (word, level) = line.rsplit_once(' ').unwrap();
                let level = level.parse().unwrap();
                prop_assert!(found.get(word).is_some_and(|places| places.contains(&(nth, level))), "{}", word);
            }
        }
    }
}
