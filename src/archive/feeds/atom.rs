//! Atom (RFC 4287).

use atom_syndication::{Category, Entry, Feed, Generator, Link, Person, Text};

use super::channel::{Channel, categories, id, published};
use crate::archive::address::{Address, clean};
use crate::archive::collection::Collection;
use crate::archive::incident_path;
use crate::archive::plan::Plan;
use crate::insight::Incident;
use crate::record::Instant;
use crate::render::{line_to_text, to_text};

/// The feed of a channel, for the file at `path`.
pub fn feed(channel: &Channel, path: &str, collection: &Collection, plan: Plan<'_>) -> String {
    let address = Address::seen_from(path, plan);
    let incidents = || channel.members.iter().map(|number| &collection.incidents[*number]);
    let link = |rel: &str, kind: &str, href| Link {
        href,
        rel: rel.to_owned(),
        mime_type: Some(kind.to_owned()),
        ..Link::default()
    };
    let own_name = || format!("urn:hotwash:archive:{}", channel.folder);
    let feed = Feed {
        title: Text::plain(channel.title(plan)),
        id: address.whole(&channel.folder).unwrap_or_else(own_name),
        updated: incidents().filter_map(|incident| incident.updated).max().unwrap_or_default().fixed_offset(),
        links: vec![
            link("self", "application/atom+xml", address.of(path)),
            link("alternate", "text/html", address.of(&channel.page())),
        ],
        authors: vec![Person { name: clean(&plan.config.site_title).into_owned(), ..Person::default() }],
        generator: Some(Generator { value: "hotwash".to_owned(), ..Generator::default() }),
        entries: incidents().map(|incident| entry(incident, &address)).collect(),
        ..Feed::default()
    };
    format!("{}\n", feed.to_string())
}

fn entry(incident: &Incident, address: &Address) -> Entry {
    let page = Link {
        href: address.of(&incident_path(&incident.name)),
        rel: "alternate".to_owned(),
        mime_type: Some("text/html".to_owned()),
        ..Link::default()
    };
    Entry {
        title: Text::plain(clean(&line_to_text(&incident.title))),
        id: id(incident),
        updated: incident.updated.unwrap_or_default().fixed_offset(),
        published: published(incident).map(|day: Instant| day.fixed_offset()),
        links: vec![page],
        summary: incident.summary.as_deref().map(|summary| Text::plain(clean(&to_text(summary)))),
        categories: categories(incident).map(|term| Category { term, ..Category::default() }).collect(),
        ..Entry::default()
    }
}
