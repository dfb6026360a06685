//! JSON Feed, version 1.1.

use serde::Serialize;

use super::channel::{Channel, categories, id, published};
use crate::archive::address::{Address, clean};
use crate::archive::collection::Collection;
use crate::archive::incident_path;
use crate::archive::plan::Plan;
use crate::archive::utc::Utc;
use crate::error::{Error, Result};
use crate::insight::Incident;
use crate::render::{line_to_text, to_text};

#[derive(Serialize)]
struct Feed {
    version: &'static str,
    title: String,
    /// These two are whole addresses or nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    home_page_url: Option<String>,
    #[serde(rename = "feed_url", skip_serializing_if = "Option::is_none")]
    own_url: Option<String>,
    authors: [Author; 1],
    items: Vec<Item>,
}

#[derive(Serialize)]
struct Author {
    name: String,
}

#[derive(Serialize)]
struct Item {
    id: String,
    url: String,
    title: String,
    /// An item has to have content: of an incident without a summary, its title again.
    content_text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<Utc>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<Utc>,
    tags: Vec<String>,
}

/// The feed of a channel, for the file at `path`.
pub fn feed(channel: &Channel, path: &str, collection: &Collection, plan: Plan<'_>) -> Result<String> {
    let address = Address::seen_from(path, plan);
    let feed = Feed {
        version: "https://jsonfeed.org/version/1.1",
        title: channel.title(plan),
        home_page_url: address.whole(&channel.page()),
        own_url: address.whole(path),
        authors: [Author { name: clean(&plan.config.site_title).into_owned() }],
        items: channel.members.iter().map(|number| item(&collection.incidents[*number], &address)).collect(),
    };
    let text = serde_json::to_string_pretty(&feed).map_err(|why| Error::new("the feed cannot be made").because(why))?;
    Ok(format!("{text}\n"))
}

fn item(incident: &Incident, address: &Address) -> Item {
    let summary = incident.summary.as_deref().map(|summary| clean(&to_text(summary)).into_owned());
    Item {
        id: id(incident),
        url: address.of(&incident_path(&incident.name)),
        title: clean(&line_to_text(&incident.title)).into_owned(),
        content_text: summary.unwrap_or_else(|| clean(&line_to_text(&incident.title)).into_owned()),
        date_published: published(incident).and_then(Utc::of),
        date_modified: incident.updated.and_then(Utc::of),
        tags: categories(incident).collect(),
    }
}
