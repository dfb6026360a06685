//! Feeds as their users meet them.
#![expect(clippy::unwrap_used, reason = "tests")]

mod json;
mod messages;
mod tables;

use super::{Feed, Ground, Mapping, csv};
use crate::record::{Clock, Timestamp, Tz};

/// A record of London, whose incident began on a summer's day.
fn ground() -> Ground {
    Ground {
        clock: Tz::named("Europe/London").map(Clock::new),
        zone: None,
        start: Some("2023-08-10 15:30".parse::<Timestamp>().unwrap().naive),
    }
}

fn mapping(text: &str) -> Mapping {
    text.parse().unwrap()
}

fn table(text: &str) -> Feed {
    csv(text, &Mapping::default(), &ground()).unwrap()
}

/// Each as `at | kind | by | text | evidence`.
fn told(feed: &Feed) -> Vec<String> {
    let line = |offered: &super::Offered| {
        let kind = offered.kind.map(|kind| kind.to_string()).unwrap_or_default();
        let by = offered.by.as_ref().map(ToString::to_string).unwrap_or_default();
        let evidence: Vec<&str> = offered.evidence.iter().map(|line| &**line).collect();
        format!("{} | {kind} | {by} | {} | {}", offered.at, &*offered.text, evidence.join(" "))
    };
    feed.offered.iter().map(line).collect()
}

fn times(feed: &Feed) -> Vec<String> {
    feed.offered.iter().map(|offered| offered.at.to_string()).collect()
}

fn unread(feed: &Feed) -> Vec<(usize, &str)> {
    feed.unread.iter().map(|unread| (unread.line, unread.why.as_str())).collect()
}
