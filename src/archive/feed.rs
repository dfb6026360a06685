//! The Atom feed.

use atom_syndication::{Category, Entry, Feed, FixedDateTime, Generator, Link, Text};

use super::incident_path;
use super::plan::Plan;
use crate::insight::Incident;
use crate::record::Instant;

const NEWEST: usize = 50;

/// `feed.xml`: the newest incidents. Links are absolute where the site's base URL is configured.
pub fn atom(incidents: &[Incident], plan: Plan<'_>) -> String {
    let title = clean(&plan.config.site_title);
    let base = plan.config.base_url.as_deref().map(clean);
    let base = base.as_deref();
    let url = |path: &str| base.map_or_else(|| path.to_owned(), |base| format!("{base}/{path}"));
    let entries: Vec<Entry> =
        incidents.iter().rev().take(NEWEST).filter_map(|incident| entry(incident, &url)).collect();
    let updated = incidents.iter().filter_map(|incident| incident.updated).max();
    let feed = Feed {
        title: Text::plain(title.as_str()),
        id: base.map_or_else(|| "urn:hotwash:archive".to_owned(), |base| format!("{base}/")),
        updated: date(updated.unwrap_or_default()),
        links: vec![
            Link { href: url("feed.xml"), rel: "self".to_owned(), ..Link::default() },
            Link { href: url("index.html"), rel: "alternate".to_owned(), ..Link::default() },
        ],
        authors: vec![atom_syndication::Person { name: title, ..Default::default() }],
        generator: Some(Generator { value: "hotwash".to_owned(), ..Generator::default() }),
        entries,
        ..Feed::default()
    };
    format!("{}\n", feed.to_string())
}

/// An entry; `None` for a draft that has no date yet.
fn entry(incident: &Incident, url: &impl Fn(&str) -> String) -> Option<Entry> {
    Some(Entry {
        title: Text::plain(clean(&incident.title)),
        id: format!("urn:hotwash:{}", incident.name),
        updated: date(incident.updated?),
        published: incident.started.map(date),
        links: vec![Link { href: url(&incident_path(&incident.name)), rel: "alternate".to_owned(), ..Link::default() }],
        summary: incident.summary.as_deref().map(|summary| Text::plain(clean(summary))),
        categories: incident
            .services
            .iter()
            .chain(&incident.tags)
            .map(|term| Category { term: clean(term), ..Category::default() })
            .collect(),
        ..Entry::default()
    })
}

/// XML 1.0 has no control characters, not even escaped.
fn clean(text: &str) -> String {
    text.chars().filter(|c| *c == '\n' || !(c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}'))).collect()
}

fn date(instant: Instant) -> FixedDateTime {
    instant.fixed_offset()
}
