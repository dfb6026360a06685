//! A list of incidents that share something, the newest first, a page at a time.
//!
//! Pages are counted from the oldest: a page that is full stays as it is for good, and a new incident
//! changes the newest page alone, which has the name that never changes.

use std::cmp::Reverse;

use serde::Serialize;

use super::frame::Frame;
use crate::archive::collection::Collection;
use crate::archive::facet::{ALL, Facet, Group, OPEN, UNDATED};
use crate::archive::plan::Plan;
use crate::error::Result;
use crate::render::{Text, date};

/// As many incidents a full page has; the newest has up to twice as many.
const FULL: usize = 50;
/// As many lists of one facet are named beside a list; the facet's own page has all.
const SHOWN: usize = 10;

/// One page of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Newest,
    /// Counted from 1, which is the oldest.
    Full(usize),
}

/// The pages of one group.
#[derive(Debug, Clone, Copy)]
pub struct List<'a> {
    pub group: &'a Group,
}

#[derive(Serialize)]
struct ListPage<'a> {
    site: Frame<'a>,
    /// `Service`, or nothing for the list of all.
    facet: Option<&'static str>,
    /// The page with the other values.
    facet_href: Option<String>,
    label: &'a str,
    incidents: usize,
    /// The days between which these incidents began, where this is not the only page.
    from: Option<String>,
    to: Option<String>,
    entries: Vec<Text>,
    newer: Option<String>,
    older: Option<String>,
    feed: bool,
    /// The other lists, where this is one that can be narrowed down.
    facets: Vec<Narrow<'a>>,
    /// Whether this is the list of those with open actions.
    only_open: bool,
    /// Whether a browser filters it at once.
    narrows: bool,
}

/// A facet, with its longest lists.
#[derive(Serialize)]
struct Narrow<'a> {
    name: &'static str,
    /// The page with all of its values.
    href: String,
    values: Vec<NarrowTo<'a>>,
    /// How many more values there are.
    more: usize,
}

#[derive(Serialize)]
struct NarrowTo<'a> {
    label: &'a str,
    href: String,
    incidents: usize,
}

impl List<'_> {
    /// The pages, the oldest first.
    pub fn parts(self) -> impl Iterator<Item = Part> {
        (1..=self.full()).map(Part::Full).chain([Part::Newest])
    }

    /// Whether a page leads to all other lists.
    pub fn narrows(self, part: Part) -> bool {
        self.group.facet == Facet::List && part == Part::Newest
    }

    fn full(self) -> usize {
        (self.group.members.len() / FULL).saturating_sub(1)
    }

    /// Where a page lies.
    pub fn path(self, part: Part) -> String {
        format!("{}{}", self.group.folder(), file(part))
    }
}

impl<'a> List<'a> {
    /// The numbers of the incidents on a page, the oldest first.
    pub fn slice(self, part: Part) -> &'a [usize] {
        let members = &self.group.members;
        match part {
            Part::Newest => &members[FULL * self.full()..],
            Part::Full(nth) => &members[FULL * (nth - 1)..FULL * nth],
        }
    }

    /// One page, with the entries of its incidents, the newest first.
    pub fn page(self, part: Part, collection: &'a Collection, entries: Vec<Text>, plan: Plan<'a>) -> Result<String> {
        let incidents = &collection.incidents;
        let path = self.path(part);
        let (group, facet) = (self.group, self.group.facet);
        let day = |number: Option<&usize>| {
            let day = number.and_then(|number| incidents[*number].day)?;
            Some(date(day.0))
        };
        let members = self.slice(part);
        let is_one_of_several = self.full() > 0;
        let older = match part {
            Part::Newest => self.full(),
            Part::Full(nth) => nth - 1,
        };
        let newer = match part {
            Part::Newest => None,
            Part::Full(nth) if nth == self.full() => Some(Part::Newest),
            Part::Full(nth) => Some(Part::Full(nth + 1)),
        };
        let view = ListPage {
            site: Frame::new(plan, &path, if facet == Facet::Service { "services" } else { "incidents" }),
            facet: (facet != Facet::List).then(|| facet.singular()),
            facet_href: (facet != Facet::List).then(|| "../index.html".to_owned()),
            label: group.shown(plan.config),
            incidents: if part == Part::Newest { group.members.len() } else { members.len() },
            from: day(members.first().filter(|_| is_one_of_several)),
            to: day(members.last().filter(|_| is_one_of_several && part != Part::Newest)),
            entries,
            newer: newer.map(file),
            older: (older > 0).then(|| file(Part::Full(older))),
            feed: facet == Facet::Service,
            facets: if self.narrows(part) { facets(collection, plan) } else { Vec::new() },
            only_open: facet == Facet::List && group.slug == OPEN,
            narrows: facet == Facet::List && group.slug == ALL && part == Part::Newest,
        };
        plan.renderer.page("html/archive-list.html", &view)
    }
}

/// By what incidents can be narrowed down, from a list's page.
fn facets<'a>(collection: &'a Collection, plan: Plan<'a>) -> Vec<Narrow<'a>> {
    const ORDER: [Facet; 6] = [Facet::Severity, Facet::Kind, Facet::Status, Facet::Year, Facet::Service, Facet::Tag];
    let narrow = |facet: Facet| {
        let own = collection.groups.iter().filter(|group| group.facet == facet);
        let mut own: Vec<&'a Group> = own.collect();
        match facet {
            Facet::Severity => {
                own.sort_by_key(|group| plan.config.severity_place(Some(&group.label)).unwrap_or(usize::MAX));
            }
            // What has no year stands at the end.
            Facet::Year => own.sort_by_key(|group| Reverse((group.slug != UNDATED, &group.slug))),
            _ => own.sort_by_key(|group| Reverse(group.members.len())),
        }
        let more = own.len().saturating_sub(SHOWN);
        let to = |group: &&'a Group| NarrowTo {
            label: group.shown(plan.config),
            href: format!("../../{}index.html", group.folder()),
            incidents: group.members.len(),
        };
        let values = own.iter().take(SHOWN).map(to).collect();
        Narrow { name: facet.plural(), href: format!("../../{}/index.html", facet.folder()), values, more }
    };
    ORDER.into_iter().map(narrow).filter(|narrow| !narrow.values.is_empty()).collect()
}

fn file(part: Part) -> String {
    match part {
        Part::Newest => "index.html".to_owned(),
        Part::Full(nth) => format!("{nth}.html"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(incidents: usize) -> Vec<(String, usize)> {
        let group = Group {
            facet: Facet::Service,
            label: "Mail".to_owned(),
            slug: "mail".to_owned(),
            members: (0..incidents).collect(),
        };
        let list = List { group: &group };
        list.parts().map(|part| (list.path(part), list.slice(part).len())).collect()
    }

    #[test]
    fn a_new_incident_changes_the_newest_page_alone() {
        let page = |name: &str, incidents| (format!("services/mail/{name}.html"), incidents);
        assert_eq!(shown(0), [page("index", 0)]);
        assert_eq!(shown(99), [page("index", 99)]);
        assert_eq!(shown(100), [page("1", 50), page("index", 50)]);
        assert_eq!(shown(149), [page("1", 50), page("index", 99)]);
        assert_eq!(shown(150), [page("1", 50), page("2", 50), page("index", 50)]);
    }
}
