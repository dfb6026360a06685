//! What is news, and to whom.

use std::cmp::Reverse;

use crate::archive::address::clean;
use crate::archive::collection::Collection;
use crate::archive::facet::Facet;
use crate::archive::plan::Plan;
use crate::insight::Incident;
use crate::record::{Instant, Status};

/// As many entries a feed has: readers keep what they have seen.
const NEWEST: usize = 50;

/// The news of the site, or of one of its services.
#[derive(Debug, Clone)]
pub struct Channel {
    /// The folder of its feeds: empty, or with a slash at its end.
    pub folder: String,
    /// The service; `None` for all.
    pub label: Option<String>,
    /// The numbers of its incidents, the newest news first.
    pub members: Vec<usize>,
}

impl Channel {
    /// That of the site first, then one for each service.
    ///
    /// Drafts are no news: what is told in one is not settled, and a reader who has seen an entry does not look
    /// again. A waived record is finished, and tells that no more will come.
    pub fn all(collection: &Collection, groups_of: &[Vec<u32>]) -> Vec<Self> {
        let incidents = &collection.incidents;
        let is_news = |incident: &Incident| matches!(incident.status, Status::Published | Status::Waived);
        let news = incidents.iter().enumerate().filter(|(_, incident)| is_news(incident));
        let mut news: Vec<(Instant, usize)> =
            news.filter_map(|(number, incident)| Some((told(incident)?, number))).collect();
        news.sort_unstable_by_key(|one| Reverse(*one));

        let services = collection.groups.iter().enumerate().filter(|(_, group)| group.facet == Facet::Service);
        let (groups, mut channels): (Vec<usize>, Vec<Self>) = services
            .map(|(nth, group)| {
                (nth, Self { folder: group.folder(), label: Some(group.label.clone()), members: Vec::new() })
            })
            .unzip();
        for (_, number) in &news {
            let own = groups_of[*number].iter().filter_map(|nth| groups.binary_search(&(*nth as usize)).ok());
            for place in own {
                let members = &mut channels[place].members;
                if members.len() < NEWEST {
                    members.push(*number);
                }
            }
        }
        let newest = news.iter().take(NEWEST).map(|(_, number)| *number).collect();
        channels.insert(0, Self { folder: String::new(), label: None, members: newest });
        channels
    }

    pub fn title(&self, plan: Plan<'_>) -> String {
        let site = &plan.config.site_title;
        let title = self.label.as_ref().map_or_else(|| site.clone(), |label| format!("{label} · {site}"));
        clean(&title).into_owned()
    }

    /// The page that tells the same.
    pub fn page(&self) -> String {
        format!("{}index.html", self.folder)
    }
}

/// When an incident became news; `None` for one that has no date at all.
fn told(incident: &Incident) -> Option<Instant> {
    published(incident).or(incident.updated)
}

/// The beginning of the day of publication.
pub fn published(incident: &Incident) -> Option<Instant> {
    incident.published.and_then(|day| day.0.and_hms_opt(0, 0, 0)).map(|midnight| midnight.and_utc())
}

/// The name of an incident's entry, for good.
pub fn id(incident: &Incident) -> String {
    format!("urn:hotwash:{}", incident.name)
}

/// What an incident is found under.
pub fn categories(incident: &Incident) -> impl Iterator<Item = String> {
    incident.services.iter().chain(&incident.tags).map(|term| clean(term).into_owned())
}
