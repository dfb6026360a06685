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
    let further = (1..=parts).filter(|_| parts > 1).map(part);
    [(PATH.to_owned(), File::Sitemap)].into_iter().chain(further).collect()
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

/// The pages of one part, counted from 1.
pub fn part(nth: usize, collection: &Collection, pages: &[Page], plan: Plan<'_>) -> String {
    urls(nth, &collection.incidents, paths(pages), &Address::seen_from(PATH, plan))
}

/// Incidents come first, the oldest of all at the beginning: a new one changes the last parts alone.
fn urls<'a>(nth: usize, incidents: &[Incident], paths: impl Iterator<Item = &'a str>, address: &Address) -> String {
    let incidents = incidents.iter().map(|incident| (incident_path(&incident.name), incident.updated));
    let others = others(paths).map(|path| (path.to_owned(), None));
    let mut out = format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"{SCHEMA}\">\n");
    for (path, updated) in incidents.chain(others).skip((nth - 1) * LARGEST).take(LARGEST) {
        let _ = write!(out, "<url><loc>{}</loc>", escaped(&address.of(&path)));
        if let Some(changed) = updated.and_then(Utc::of) {
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

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn a_site_that_is_too_large_for_one_file_has_several_and_each_page_once() {
        let (collection, _) = Collection::new(Vec::new()).unwrap();
        let pages: Vec<String> = (0..120_000).map(|nth| format!("list/all/{nth}.html")).collect();
        let paths = || pages.iter().map(String::as_str);
        let files = files(&collection, paths());
        let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"]);
        let address = Address::new(Some("https://x.example/?a&b"), PATH);
        let index = index(3, &address);
        for name in &names[1..] {
            assert!(index.contains(&format!("<loc>https://x.example/?a&amp;b/{name}</loc>")), "{index}");
        }
        let parts: Vec<String> = (1..=3).map(|nth| urls(nth, &[], paths(), &address)).collect();
        let counts: Vec<usize> = parts.iter().map(|part| part.matches("<loc>").count()).collect();
        assert_eq!(counts, [50_000, 50_000, 20_000]);
        assert!(parts[2].contains("/list/all/119999.html</loc>"));
    }
}
