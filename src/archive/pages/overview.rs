//! All values of a facet: services, tags, years, with how many incidents each has.

use serde::Serialize;

use super::frame::Frame;
use crate::archive::facet::{Facet, Group};
use crate::archive::plan::Plan;
use crate::error::Result;

#[derive(Serialize)]
struct Overview<'a> {
    site: Frame<'a>,
    heading: &'static str,
    values: Vec<Value<'a>>,
}

/// One value, with its list.
#[derive(Serialize)]
struct Value<'a> {
    label: &'a str,
    href: String,
    incidents: usize,
    open: usize,
}

/// The page of a facet. `open` says how many of a group's incidents have open actions.
pub fn overview(facet: Facet, groups: &[Group], open: impl Fn(&Group) -> usize, plan: Plan<'_>) -> Result<String> {
    let own = groups.iter().filter(|group| group.facet == facet);
    let value = |group| -> Value<'_> {
        let group: &Group = group;
        Value {
            label: &group.label,
            href: format!("{}/index.html", group.slug),
            incidents: group.members.len(),
            open: open(group),
        }
    };
    let mut values: Vec<Value<'_>> = own.map(value).collect();
    if facet == Facet::Year {
        values.reverse();
    }
    let site = Frame::new(plan, &path(facet), "incidents");
    plan.renderer.page("html/archive-overview.html", &Overview { site, heading: facet.plural(), values })
}

/// Where the page lies.
fn path(facet: Facet) -> String {
    format!("{}/index.html", facet.folder())
}
