//! A save, and what the browser is told of it.

use super::browser::{Served, save, serve};
use crate::sandbox::Sandbox;

const DRAFT: &str = "postmortems/draft.yaml";
const PAGE: &str = "/incidents/draft.html";
const OUTAGE: &str = "postmortems/2023/2023-08-10-web-stack-outage.yaml";
const OUTAGE_PAGE: &str = "/incidents/2023-08-10-web-stack-outage.html";

/// An archive with one young draft.
fn archive() -> Sandbox {
    let sandbox = Sandbox::new();
    save(&sandbox, DRAFT, "title: Slow pages\n");
    sandbox
}

#[test]
fn a_save_is_told_and_the_page_shows_it() {
    let sandbox = archive();
    let served = serve(&sandbox, "serve");
    let mut news = served.news();
    assert!(served.page(PAGE).contains("Slow pages"));
    save(&sandbox, DRAFT, "title: Slow pages for an hour\n");
    let version = news.next();
    let page = served.page(PAGE);
    assert!(page.contains("Slow pages for an hour"), "{page}");
    // Whoever loads it now knows that this is what was told.
    assert!(page.contains(&format!("data-version=\"{version}\"")), "{version}: {page}");
    assert!(served.page("/").contains("Slow pages for an hour"));
}

#[test]
fn a_file_that_is_written_over_is_seen() {
    let sandbox = archive();
    let served = serve(&sandbox, "serve");
    let mut news = served.news();
    sandbox.write(DRAFT, "title: Written in its place\n");
    // It may be seen half written first.
    news.next();
    while !served.page(PAGE).contains("Written in its place") {
        news.next();
    }
}

#[test]
fn what_is_shown_by_now_is_told_to_whoever_comes_late() {
    let sandbox = archive();
    let served = serve(&sandbox, "serve");
    let (mut one, before) = (served.news(), served.page(PAGE));
    save(&sandbox, DRAFT, "title: Slower pages\n");
    let version = one.next();
    // A page that was loaded before, and listens only now.
    assert_eq!(served.listen().next(), version);
    assert!(!before.contains(&version));
}

#[test]
fn records_come_and_go() {
    let sandbox = archive();
    let served = serve(&sandbox, "serve");
    let mut news = served.news();
    save(&sandbox, "postmortems/2026/new.yaml", "title: Another one\n");
    news.next();
    assert!(served.page("/incidents/new.html").contains("Another one"));
    save(&sandbox, "postmortems/2026/new.yaml", "title: Another one\nvisibility: restricted\n");
    news.next();
    assert_eq!(served.get("/incidents/new.html").status, 404);
    save(&sandbox, "postmortems/2026/new.yaml", "title: Another one\n");
    news.next();
    sandbox.remove("postmortems/2026/new.yaml");
    news.next();
    assert_eq!(served.get("/incidents/new.html").status, 404);
}

#[test]
fn an_editor_that_puts_another_file_in_its_place_is_seen_every_time() {
    let sandbox = archive();
    let served = serve(&sandbox, "serve");
    let mut news = served.news();
    for title in ["Slower pages", "Slowest pages"] {
        save(&sandbox, DRAFT, format!("title: {title}\n"));
        news.next();
        assert!(served.page(PAGE).contains(title));
    }
}

#[test]
fn folders_that_come_later_are_seen() {
    let sandbox = Sandbox::new();
    let served = serve(&sandbox, "serve");
    let mut news = served.news();
    assert_eq!(served.get(PAGE).status, 404);
    save(&sandbox, DRAFT, "title: The first one\n");
    news.next();
    assert!(served.page(PAGE).contains("The first one"));
    let missing = "{% extends \"html/archive-page.html\" %}{% block content %}<h1>Lost</h1>{% endblock %}";
    save(&sandbox, "templates/html/archive-missing.html", missing);
    news.next();
    assert!(served.get("/nowhere").text().contains("<h1>Lost</h1>"));
    save(&sandbox, "hotwash.yaml", "site: {title: Ours}\nrecords: docs/incidents\n");
    news.next();
    assert!(served.page("/").contains("Ours"));
    save(&sandbox, "docs/incidents/other.yaml", "title: Kept elsewhere\n");
    news.next();
    assert!(served.page("/incidents/other.html").contains("Kept elsewhere"));
}

#[test]
fn what_changes_nothing_is_not_told() {
    let sandbox = archive();
    let served = serve(&sandbox, "serve");
    let mut news = served.news();
    save(&sandbox, "postmortems/notes.txt", "no record");
    save(&sandbox, "README.md", "no record");
    save(&sandbox, DRAFT, "title: Slow pages\n");
    save(&sandbox, "postmortems/last.yaml", "title: The last\n");
    let version = news.next();
    // The one thing that was told is the last thing that was written, though nobody waited in between.
    assert!(served.page("/incidents/last.html").contains(&format!("data-version=\"{version}\"")));
}

#[test]
fn where_the_system_tells_nothing_it_is_looked_for() {
    let sandbox = archive();
    let served = serve(&sandbox, "serve --poll");
    let mut news = served.news();
    save(&sandbox, DRAFT, "title: Seen all the same\n");
    news.next();
    assert!(served.page(PAGE).contains("Seen all the same"));
}

fn has_panel(served: &Served, page: &str) -> bool {
    served.page(page).contains("<section class=\"hotwash-findings\" aria-labelledby=\"hotwash-findings\">")
}

#[test]
fn findings_appear_in_the_page_and_go() {
    let sandbox = Sandbox::demo();
    let served = serve(&sandbox, "serve");
    let mut news = served.news();
    assert!(!has_panel(&served, OUTAGE_PAGE));
    let good = sandbox.read(OUTAGE);
    let bad = good.replacen("    owner: database team\n", "", 1);
    assert_ne!(bad, good);
    save(&sandbox, OUTAGE, &bad);
    news.next();
    let page = served.page(OUTAGE_PAGE);
    assert!(page.contains("nobody answers for this action"), "{page}");
    assert!(page.contains("<span class=\"hotwash-level hotwash-error\">error</span>"), "{page}");
    assert!(
        page.contains("name the one person or role that answers for it: <code>owner: database team</code>"),
        "{page}"
    );
    assert!(page.contains("rule <code>action-without-owner</code>"), "{page}");
    // The field leads to the action, which is in the page.
    let (before, _) = page.split_once("\"><code>action_items[").unwrap();
    let (_, id) = before.rsplit_once("<a href=\"#").unwrap();
    assert!(page.contains(&format!(" id=\"{id}\"")), "#{id} leads nowhere");
    save(&sandbox, OUTAGE, &good);
    news.next();
    assert!(!has_panel(&served, OUTAGE_PAGE));
}

/// A young draft lacks nearly all: its page begins with the draft.
#[test]
fn what_is_still_to_be_written_is_folded() {
    let sandbox = Sandbox::demo();
    let served = serve(&sandbox, "serve");
    let page = served.page("/incidents/minimal-draft.html");
    let (_, folded) = page.split_once("<li><details><summary>").unwrap();
    let (summary, folded) = folded.split_once("</summary>").unwrap();
    let (folded, _) = folded.split_once("</details>").unwrap();
    let count = folded.matches("rule <code>missing-field</code>").count();
    assert!(count > 5 && summary == format!("{count} fields are still to be written"), "{summary}");
    assert_eq!(page.matches("rule <code>missing-field</code>").count(), count);
}

/// The document of a record is made when it is committed, and not while it is written.
#[test]
fn that_a_document_is_old_is_not_told_while_its_record_is_written() {
    let sandbox = Sandbox::demo();
    let served = serve(&sandbox, "serve");
    let mut news = served.news();
    let text = sandbox.read(OUTAGE).replacen("title: ", "title: The ", 1);
    save(&sandbox, OUTAGE, &text);
    news.next();
    assert!(sandbox.hotwash(&format!("check --format short {OUTAGE}")).expect(1).stdout.contains("stale-render"));
    let page = served.page(OUTAGE_PAGE);
    assert!(page.contains("<h1>The ") && !page.contains("stale-render"), "{page}");
}

#[test]
fn the_panel_tells_what_check_tells() {
    let sandbox = Sandbox::demo();
    let served = serve(&sandbox, "serve");
    let found = sandbox.hotwash("check --format json postmortems/minimal-draft.yaml").expect(0).stdout;
    let found: serde_json::Value = serde_json::from_str(&found).unwrap();
    let page = served.page("/incidents/minimal-draft.html");
    let found = found["findings"].as_array().unwrap();
    assert_eq!(page.matches("<span class=\"hotwash-level").count(), found.len());
    for finding in found {
        let place = format!("line {}, rule <code>{}</code>", finding["line"], finding["rule"].as_str().unwrap());
        assert!(page.contains(&place), "{place}: {page}");
    }
}
