//! `build`, again and again: whatever happened to the records since, the site is that of a clean build.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use crate::sandbox::Sandbox;

/// What may happen to an archive between two builds. Numbers choose among what is there.
#[derive(Debug, Clone)]
enum Change {
    Add {
        day: u32,
        service: u8,
        tag: u8,
    },
    /// Another text of the same length: only its bytes tell.
    Word(usize),
    Retitle(usize),
    Move {
        nth: usize,
        service: u8,
    },
    Rename(usize),
    Delete(usize),
    /// Shown to nobody, and again to all.
    Restrict(usize),
    Relate(usize, usize),
    Configure(u8),
    /// Somebody else's file in the site's folder.
    Foreign(u8),
    /// Somebody changed a page by hand.
    Spoil(usize),
    Nothing,
}

fn change() -> impl Strategy<Value = Change> {
    let nth = || 0..64_usize;
    prop_oneof![
        4 => (1..360_u32, 0..3_u8, 0..4_u8).prop_map(|(day, service, tag)| Change::Add { day, service, tag }),
        2 => nth().prop_map(Change::Word),
        2 => nth().prop_map(Change::Retitle),
        2 => (nth(), 0..3_u8).prop_map(|(nth, service)| Change::Move { nth, service }),
        2 => nth().prop_map(Change::Rename),
        2 => nth().prop_map(Change::Delete),
        1 => nth().prop_map(Change::Restrict),
        2 => (nth(), nth()).prop_map(|(one, other)| Change::Relate(one, other)),
        1 => (0..3_u8).prop_map(Change::Configure),
        1 => (0..3_u8).prop_map(Change::Foreign),
        1 => nth().prop_map(Change::Spoil),
        1 => Just(Change::Nothing),
    ]
}

/// A record as far as pages depend on it.
#[derive(Debug, Clone)]
struct Written {
    day: u32,
    title: u32,
    word: u32,
    service: u8,
    tag: u8,
    restricted: bool,
    related: Option<String>,
}

/// An archive that changes, with the files of others in its site.
struct Archive {
    sandbox: Sandbox,
    records: BTreeMap<String, Written>,
    foreign: BTreeMap<String, Vec<u8>>,
    made: u32,
}

impl Archive {
    fn new() -> Self {
        Self { sandbox: Sandbox::new(), records: BTreeMap::new(), foreign: BTreeMap::new(), made: 0 }
    }

    /// The id of one of the records, if there are any.
    fn pick(&self, nth: usize) -> Option<String> {
        self.records.keys().nth(nth % self.records.len().max(1)).cloned()
    }

    fn change(&mut self, change: &Change) {
        self.made += 1;
        let made = self.made;
        match change {
            Change::Add { day, service, tag } => {
                let (service, tag) = (*service, *tag);
                let record =
                    Written { day: *day, title: made, word: made, service, tag, restricted: false, related: None };
                self.put(&format!("r{made:03}"), record);
            }
            Change::Word(nth) => self.alter(*nth, |record| record.word = made),
            Change::Retitle(nth) => self.alter(*nth, |record| record.title = made),
            Change::Move { nth, service } => self.alter(*nth, |record| record.service = *service),
            Change::Restrict(nth) => self.alter(*nth, |record| record.restricted = !record.restricted),
            Change::Relate(one, other) => {
                let other = self.pick(*other);
                self.alter(*one, |record| record.related = other);
            }
            Change::Rename(nth) => {
                if let Some(id) = self.pick(*nth) {
                    let record = self.take(&id);
                    self.put(&format!("r{made:03}"), record);
                }
            }
            Change::Delete(nth) => {
                if let Some(id) = self.pick(*nth) {
                    self.take(&id);
                }
            }
            Change::Configure(title) => {
                self.sandbox.write("hotwash.yaml", format!("site: {{title: Archive {title}}}\n"));
            }
            Change::Foreign(nth) => {
                let name = ["own.txt", "incidents/own.html", "services/own.css"][usize::from(*nth)];
                let bytes = format!("mine {made}").into_bytes();
                self.sandbox.write(&format!("site/{name}"), &bytes);
                self.foreign.insert(name.to_owned(), bytes);
            }
            Change::Spoil(nth) => {
                let pages = if self.sandbox.has("site") { self.sandbox.files("site") } else { Vec::new() };
                let own: Vec<_> = pages.into_iter().filter(|(name, _)| !self.foreign.contains_key(name)).collect();
                if let Some((name, _)) = own.get(nth % own.len().max(1)) {
                    self.sandbox.write(&format!("site/{name}"), format!("spoilt {made}"));
                }
            }
            Change::Nothing => {}
        }
    }

    fn alter(&mut self, nth: usize, change: impl FnOnce(&mut Written)) {
        if let Some(id) = self.pick(nth) {
            let mut record = self.take(&id);
            change(&mut record);
            self.put(&id, record);
        }
    }

    fn take(&mut self, id: &str) -> Written {
        self.sandbox.remove(&format!("postmortems/{id}.yaml"));
        self.records.remove(id).unwrap()
    }

    fn put(&mut self, id: &str, record: Written) {
        let day = chrono::NaiveDate::from_yo_opt(2023, record.day).unwrap();
        let mut text = format!(
            "id: {id}\ntitle: Incident {:03}\nstatus: published\ntime_zone: UTC\nservices: [service-{}]\n\
             tags: [tag-{}]\nsummary: Word {:03}.\nmilestones: {{started: {day} 10:00, resolved: {day} 11:00}}\n\
             action_items: [{{id: A1, text: Raise it, owner: team {}, due: 2023-02-01}}]\n",
            record.title, record.service, record.tag, record.word, record.service
        );
        if record.restricted {
            text.push_str("visibility: restricted\n");
        }
        if let Some(other) = &record.related {
            let _ = writeln!(text, "related: [{{id: {other}, relation: same_cause}}]");
        }
        self.sandbox.write(&format!("postmortems/{id}.yaml"), text);
        self.records.insert(id.to_owned(), record);
    }

    /// Builds over what is there, and compares with what a build from nothing gives.
    fn build(&self) -> Result<(), TestCaseError> {
        self.sandbox.hotwash("build").expect(0);
        let clean = self.sandbox.copy_without(&["site", ".site.hotwash"]);
        clean.hotwash("build").expect(0);
        let mut expected: BTreeMap<String, Vec<u8>> = clean.files("site").into_iter().collect();
        expected.extend(self.foreign.clone());
        let built: BTreeMap<String, Vec<u8>> = self.sandbox.files("site").into_iter().collect();
        let names = |site: &BTreeMap<String, Vec<u8>>| site.keys().cloned().collect::<Vec<_>>();
        prop_assert_eq!(names(&built), names(&expected));
        for (name, bytes) in &built {
            let told = || (String::from_utf8_lossy(bytes), String::from_utf8_lossy(&expected[name]));
            prop_assert!(*bytes == expected[name], "{name}: {:#?}", told());
        }
        Ok(())
    }
}

#[test]
fn a_build_over_any_other_gives_what_a_clean_one_gives() {
    let mut runner = TestRunner::new(Config { cases: 8, max_shrink_iters: 40, ..Config::default() });
    let story = prop::collection::vec(prop::collection::vec(change(), 1..4), 4..10);
    let tell = |builds: Vec<Vec<Change>>| {
        let mut archive = Archive::new();
        for changes in builds {
            for change in &changes {
                archive.change(change);
            }
            archive.build()?;
        }
        Ok(())
    };
    runner.run(&story, tell).unwrap();
}
