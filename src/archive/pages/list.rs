//! A list of incidents that share something, the newest first, a page at a time.
//!
//! Pages are counted from the oldest: a page that is full stays as it is for good, and a new incident
//! changes the newest page alone, which has the name that never changes.

use serde::Serialize;

use super::frame::Frame;
use crate::archive::facet::{Facet, Group};
use crate::archive::plan::Plan;
use crate::error::Result;
use crate::insight::Incident;
use crate::render::Text;

/// As many incidents a full page has; the newest has up to twice as many.
const FULL: usize = 50;

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
    /// Whether this is the list that can be searched and narrowed down.
    all: bool,
}

impl List<'_> {
    /// The pages, the oldest first.
    pub fn parts(self) -> impl Iterator<Item = Part> {
        (1..=self.full()).map(Part::Full).chain([Part::Newest])
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
    pub fn page(self, part: Part, incidents: &[Incident], entries: Vec<Text>, plan: Plan<'_>) -> Result<String> {
        let path = self.path(part);
        let (group, facet) = (self.group, self.group.facet);
        let day = |number: Option<&usize>| {
            let day = number.and_then(|number| incidents[*number].day)?;
            Some(day.0.format("%B %-d, %Y").to_string())
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
            site: Frame::new(plan, &path, "incidents"),
            facet: (facet != Facet::List).then(|| facet.singular()),
            facet_href: (facet != Facet::List).then(|| "../index.html".to_owned()),
            label: &group.label,
            incidents: if part == Part::Newest { group.members.len() } else { members.len() },
            from: day(members.first().filter(|_| is_one_of_several)),
            to: day(members.last().filter(|_| is_one_of_several && part != Part::Newest)),
            entries,
            newer: newer.map(file),
            older: (older > 0).then(|| file(Part::Full(older))),
            feed: facet == Facet::Service,
            all: facet == Facet::List && part == Part::Newest,
        };
        plan.renderer.page("html/archive-list.html", &view)
    }
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
