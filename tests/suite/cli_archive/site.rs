//! `build`: the site that comes out.

use std::path::Path;

use crate::sandbox::{Sandbox, run};

const PUBLIC: &str = "title: Told to everybody\nstatus: published\nvisibility: public\ntime_zone: UTC
milestones: {started: 2024-01-02 10:00, resolved: 2024-01-02 11:00}
summary: Pages were slow for an hour.
timeline: [{at: 2024-01-02 10:00, text: Never shown outside}]
";

/// The demo with one public, one internal and one restricted record more.
fn archive() -> Sandbox {
    let sandbox = Sandbox::demo();
    sandbox.write("postmortems/2024/2024-01-02-public.yaml", format!("id: 2024-01-02-public\n{PUBLIC}"));
    let restricted = PUBLIC.replace("public\n", "restricted\n").replace("everybody", "three people");
    sandbox.write("postmortems/2024/2024-01-03-restricted.yaml", format!("id: 2024-01-03-restricted\n{restricted}"));
    sandbox
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

fn is(name: &str, kind: &str) -> bool {
    Path::new(name).extension().is_some_and(|extension| extension == kind)
}

/// The values of `href` and `src`, as written.
fn links(page: &str) -> impl Iterator<Item = &str> {
    let values = ["href=\"", "src=\""].into_iter().flat_map(|start| page.split(start).skip(1));
    values.filter_map(|rest| rest.split('"').next())
}

#[test]
fn built_twice_the_bytes_are_the_same_on_any_day() {
    let sandbox = archive();
    sandbox.hotwash("build").expect(0);
    let first = sandbox.files("site");
    let again = run(sandbox.program().env("HOTWASH_NOW", "2031-01-01T00:00:00Z").arg("build")).expect(0).stdout;
    assert!(again.contains(&format!("built {} files, 0 of them", first.len())), "{again}");
    assert!(sandbox.files("site") == first);
}

#[test]
fn every_link_inside_the_site_leads_to_a_file_of_it() {
    let sandbox = archive();
    sandbox.hotwash("build").expect(0);
    let mut followed = 0;
    for (name, bytes) in sandbox.files("site").iter().filter(|(name, _)| is(name, "html")) {
        let page = text(bytes);
        for link in links(page) {
            if link.starts_with("https://") || link.starts_with("http://") || link.starts_with("mailto:") {
                continue;
            }
            assert!(!link.starts_with(['/', '\\']) && !link.contains(':'), "{name}: {link} leaves the site");
            let (file, place) = link.split_once('#').unwrap_or((link, ""));
            let folder = Path::new("site").join(name);
            let folder = if file.is_empty() { folder } else { folder.parent().unwrap().join(file) };
            let target = sandbox.read(folder.to_str().unwrap());
            assert!(place.is_empty() || target.contains(&format!("id=\"{place}\"")), "{name}: {link} leads nowhere");
            followed += 1;
        }
    }
    assert!(followed > 30, "{followed} links");
}

#[test]
fn a_page_loads_nothing_from_elsewhere() {
    let sandbox = archive();
    sandbox.hotwash("build").expect(0);
    for (name, bytes) in sandbox.files("site") {
        let page = text(&bytes);
        assert!(!is(&name, "css") || !(page.contains("url(") || page.contains("@import")), "{name} loads something");
        for tag in ["<link ", "<script", "<img ", "<iframe", "<source ", "<object", "<use "] {
            for rest in page.split(tag).skip(1).filter(|_| is(&name, "html")) {
                let asset = rest.split('>').next().unwrap();
                assert!(!asset.contains("//"), "{name} loads {tag}{asset}");
            }
        }
    }
}

#[test]
fn the_feed_and_the_list_for_programs_can_be_read() {
    let sandbox = archive();
    sandbox.write("hotwash.yaml", "site: {title: Ours & <theirs>, base_url: https://postmortems.example.com/}\n");
    sandbox.hotwash("build").expect(0);
    let feed = atom_syndication::Feed::read_from(sandbox.read("site/feed.xml").as_bytes()).unwrap();
    assert_eq!(feed.title.value, "Ours & <theirs>");
    assert!(feed.entries.len() >= 7, "{:?}", feed.entries.len());
    for link in feed.entries.iter().flat_map(|entry| &entry.links) {
        let page = link.href.strip_prefix("https://postmortems.example.com/").unwrap();
        assert!(sandbox.has(&format!("site/{page}")), "{page}");
    }

    let list: serde_json::Value = serde_json::from_str(&sandbox.read("site/records.json")).unwrap();
    assert_eq!((&list["version"], &list["title"]), (&1.into(), &"Ours & <theirs>".into()));
    let records = list["records"].as_array().unwrap();
    for record in records {
        assert!(sandbox.has(&format!("site/{}", record["page"].as_str().unwrap())), "{record}");
    }
    let started: Vec<&str> = records.iter().filter_map(|record| record["started"].as_str()).collect();
    assert!(started.len() >= 7 && started.is_sorted_by(|newer, older| newer >= older), "{started:?}");
}

#[test]
fn restricted_records_are_nowhere_in_the_site() {
    let sandbox = archive();
    sandbox.hotwash("build").expect(0);
    let files = sandbox.files("site");
    assert!(files.iter().any(|(name, _)| name == "incidents/2024-01-02-public.html"));
    for (name, bytes) in files {
        assert!(!name.contains("restricted") && !text(&bytes).contains("three people"), "{name}");
    }
}

#[test]
fn a_public_site_holds_only_what_is_marked_public() {
    let sandbox = archive();
    sandbox.hotwash("build --profile public --out public").expect(0);
    let files = sandbox.files("public");
    let pages: Vec<&str> =
        files.iter().map(|(name, _)| name.as_str()).filter(|name| name.starts_with("incidents/")).collect();
    assert_eq!(pages, ["incidents/2024-01-02-public.html", "incidents/2024-01-02-public.json"]);
    // Schemas are the program's own, examples and all.
    for (name, bytes) in files.iter().filter(|(name, _)| !name.starts_with("schemas/")) {
        for hidden in ["Web Stack", "web-stack", "three people", "Never shown outside"] {
            assert!(!text(bytes).contains(hidden), "{name} tells `{hidden}`");
        }
    }
    assert!(files.iter().any(|(_, bytes)| text(bytes).contains("Told to everybody")));
}

#[test]
fn a_public_site_built_over_an_internal_one_tells_nothing_of_it() {
    let sandbox = archive();
    sandbox.hotwash("build").expect(0);
    let told = sandbox.hotwash("build --profile public").expect(0).stdout;
    assert!(told.contains("took away"), "{told}");
    sandbox.hotwash("build --profile public --out public").expect(0);
    assert!(sandbox.files("site") == sandbox.files("public"));
}

#[test]
fn a_page_of_a_record_that_is_gone_is_gone() {
    let sandbox = archive();
    sandbox.hotwash("build").expect(0);
    sandbox.remove("postmortems/2024/2024-01-02-public.yaml");
    sandbox.write("site/own.txt", "mine");
    sandbox.write("site/incidents/own.html", "mine");
    sandbox.hotwash("build").expect(0);
    assert!(!sandbox.has("site/incidents/2024-01-02-public.html"), "the page is still there");
    assert!(sandbox.has("site/own.txt") && sandbox.has("site/incidents/own.html"));
}

#[test]
fn a_folder_that_cannot_be_replaced_is_written_in_place_and_that_is_told() {
    let sandbox = archive();
    sandbox.write("site/.git/HEAD", "ref: refs/heads/pages\n");
    let told = sandbox.hotwash("build").expect(0).stderr;
    assert!(told.starts_with("written file by file, for the site's folder could not be replaced: "), "{told}");
    assert_eq!(sandbox.read("site/.git/HEAD"), "ref: refs/heads/pages\n");
    assert!(sandbox.has("site/index.html"));
}
