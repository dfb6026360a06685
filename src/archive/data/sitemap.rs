//! `sitemap.xml`: all pages, for search engines. Only a site that knows its address has one: its links must be whole.

use std::fmt::Write as _;

use super::File;
use crate::archive::address::Address;
use crate::archive::collection::Collection;
use crate::archive::page::Page;
use crate::archive::plan::Plan;
use crate::archive::utc::Utc;
use crate::archive::{EXTENSION, FOLDER, incident_path};
use crate::insight::Incident;

/// Where it lies.
const PATH: &str = "sitemap.xml";

/// As many pages one file may name.
const LARGEST: usize = 50_000;

const SCHEMA: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// The files that a site with so many incidents and so many other pages has.
pub fn files<'a>(collection: &Collection, paths: impl Iterator<Item = &'a str>) -> Vec<(String, File)> {
    let parts = parts(collection, paths);
    let part = |nth| (part_path(nth), File::SitemapPart(nth));
    let further = if parts > 1 { 1..=parts } else { 1..=0 };
    [(PATH.to_owned(), File::Sitemap)].into_iter().chain(further.map(part)).collect()
}

/// The first file: the pages, or the files that name them.
pub fn first(collection: &Collection, pages: &[Page], plan: Plan<'_>) -> String {
    match parts(collection, paths(pages)) {
        0 | 1 => part(1, collection, pages, plan),
        parts => index(parts, &Address::seen_from(PATH, plan)),
    }
}

fn index(parts: usize, address: &Address) -> String {
    let mut out = format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sitemapindex xmlns=\"{SCHEMA}\">\n");
    for nth in 1..=parts {
        let _ = writeln!(out, "<sitemap><loc>{}</loc></sitemap>", escaped(&address.of(&part_path(nth))));
    }
    out + "</sitemapindex>\n"
}

/// The pages of one part, counted from 1. Incidents come first, the oldest of all at the beginning: a new one changes
/// the last parts alone.
pub fn part(nth: usize, collection: &Collection, pages: &[Page], plan: Plan<'_>) -> String {
    let address = Address::seen_from(PATH, plan);
    let incidents = collection.incidents.iter().map(|incident| (incident_path(&incident.name), Some(incident)));
    let others = others(paths(pages)).map(|path| (path.to_owned(), None));
    let mut out = format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"{SCHEMA}\">\n");
    for (path, incident) in incidents.chain(others).skip((nth - 1) * LARGEST).take(LARGEST) {
        let _ = write!(out, "<url><loc>{}</loc>", escaped(&address.of(&path)));
        if let Some(changed) = incident.and_then(|incident: &Incident| incident.updated).and_then(Utc::of) {
            let _ = write!(out, "<lastmod>{changed}</lastmod>");
        }
        out.push_str("</url>\n");
    }
    out + "</urlset>\n"
}

fn parts<'a>(collection: &Collection, paths: impl Iterator<Item = &'a str>) -> usize {
    (collection.incidents.len() + others(paths).count()).div_ceil(LARGEST)
}

fn paths(pages: &[Page]) -> impl Iterator<Item = &str> {
    pages.iter().map(|page| page.path.as_str())
}

/// Pages that people read, besides those of incidents.
fn others<'a>(paths: impl Iterator<Item = &'a str>) -> impl Iterator<Item = &'a str> {
    paths.filter(|path| path.ends_with(EXTENSION) && *path != "404.html" && !path.starts_with(FOLDER))
}

fn part_path(nth: usize) -> String {
    format!("sitemap-{nth}.xml")
}

/// What an address may hold that means something in XML.
fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    text.replace('"', "&quot;").replace('\'', "&apos;")
}
