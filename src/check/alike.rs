//! Earlier incidents that read like one that is being written: a hint for its author, so the bar is
//! lower than where a rule says so for good.

use std::path::{Path, PathBuf};

use super::around::Beside;
use super::cores::each;
use super::desk::Desk;
use super::entry::Entry;
use super::proofread::{Content, Options, Read};
use super::rules::shared_words;
use crate::error::Result;

/// As many words two causes have in common at least, and as many out of a hundred of the shorter one:
/// a cause that is being written has few words yet.
const FEWEST: usize = 2;
const OF_SHORTER: usize = 60;

/// The records of an archive, as far as others are held against them.
#[derive(Debug)]
pub struct Earlier(Vec<Entry>);

impl Earlier {
    /// Reads all of them once; one that cannot be read is left out.
    pub fn read(files: &[PathBuf], read: Read<'_>, options: Options<'_>) -> Result<Self> {
        let desk = desk(read, options);
        let entries = each(files.iter().collect(), |file: &PathBuf| Ok(desk.entry(file).ok()))?;
        Ok(Self(entries.into_iter().flatten().filter(|entry| !entry.cause.is_empty()).collect()))
    }

    /// The files of those with a service in common whose causes share most of their words with those of
    /// this text, and which it does not name yet: the likeliest first, of two the later.
    pub fn like(&self, name: &Path, text: &[u8], options: Options<'_>) -> Result<Vec<&Path>> {
        let read = |_: &Path| Ok(Content::Bytes(text.to_owned()));
        let this = desk(&read, options).entry(name)?;
        let mut found: Vec<(usize, &Entry)> =
            self.0.iter().filter_map(|other| Some((likeness(&this, other)?, other))).collect();
        found.sort_by(|(a, one), (b, other)| (b, other.started, &other.file).cmp(&(a, one.started, &one.file)));
        Ok(found.into_iter().map(|(_, other)| other.file.as_path()).collect())
    }
}

fn desk<'a>(read: Read<'a>, options: Options<'a>) -> Desk<'a> {
    Desk { names: None, beside: Beside::default(), read, options }
}

fn likeness(this: &Entry, other: &Entry) -> Option<usize> {
    this.shared_service(other)?;
    let shared = shared_words(&this.cause, &other.cause);
    let shorter = this.cause.len().min(other.cause.len());
    let is_alike = shared >= FEWEST && shared * 100 >= shorter * OF_SHORTER;
    let is_other = this.id != other.id && this.file != other.file && !this.is_related_to(other);
    (is_alike && is_other).then_some(shared)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use std::path::{Path, PathBuf};

    use super::Earlier;
    use crate::check::{Content, Options};
    use crate::config::Config;

    fn record(id: &str, service: &str, cause: &str, more: &str) -> String {
        let day = &id[..10];
        format!(
            "id: {id}\ntitle: Slow\ntime_zone: UTC\nservices: [{service}]\nmilestones: {{started: {day} 10:00}}\n\
             root_cause: {{summary: {cause}}}\n{more}"
        )
    }

    #[test]
    fn the_likeliest_comes_first_and_what_is_linked_not_at_all() {
        let archive = [
            record("2022-01-01-a", "shop", "Connection pool exhaustion", ""),
            record("2022-02-01-b", "shop", "Database connection pool exhaustion under load", ""),
            record("2022-03-01-c", "shop", "A certificate expired", ""),
            record("2022-04-01-d", "search", "Database connection pool exhaustion", ""),
            record("2022-05-01-e", "shop", "Pools of connections were exhausted", ""),
        ];
        let files: Vec<PathBuf> = archive.iter().map(|text| format!("{}.yaml", &text[4..16]).into()).collect();
        let read = |file: &Path| {
            let found = archive.iter().find(|text| file.starts_with(format!("{}.yaml", &text[4..16])));
            Ok(Content::Bytes(found.unwrap().clone().into_bytes()))
        };
        let config = Config::default();
        let options = Options { config: &config, now: "2023-08-11T12:00:00Z".parse().unwrap(), stage: None };
        let earlier = Earlier::read(&files, &read, options).unwrap();
        let like = |text: &str| -> Vec<String> {
            let found = earlier.like(Path::new("draft.yaml"), text.as_bytes(), options).unwrap();
            found.into_iter().map(|file| file.display().to_string()).collect()
        };
        let this = |more: &str| record("2023-08-10-x", "shop", "Database connection pool exhaustion", more);
        assert_eq!(like(&this("")), ["2022-02-01-b.yaml", "2022-05-01-e.yaml", "2022-01-01-a.yaml"]);
        let linked = like(&this("related: [{id: 2022-02-01-b, relation: same_cause}]\n"));
        assert!(!linked.contains(&"2022-02-01-b.yaml".to_owned()), "{linked:?}");
        assert!(like(&record("2023-08-10-x", "shop", "Unknown", "")).is_empty());
    }
}
