//! What is wrong is told in the browser, until it is mended.

use super::browser::{save, serve};
use crate::sandbox::Sandbox;

const DRAFT: &str = "postmortems/draft.yaml";
const PAGE: &str = "/incidents/draft.html";

fn archive() -> Sandbox {
    let sandbox = Sandbox::new();
    save(&sandbox, DRAFT, "title: Slow pages\nconclusion: It was the cache.\n");
    save(&sandbox, "postmortems/other.yaml", "title: The other one\n");
    sandbox
}

#[test]
fn a_record_that_cannot_be_read_says_why_and_keeps_its_last_good_page() {
    let sandbox = archive();
    let served = serve(&sandbox, "serve");
    let mut news = served.news();
    save(&sandbox, DRAFT, "title: Slow pages\nconclusion: [never closed\n");
    news.next();
    let page = served.page(PAGE);
    assert!(page.contains("cannot be read") && page.contains("is opened here and never closed"), "{page}");
    assert!(page.contains("line 2, rule <code>syntax</code>") && !page.contains("It was the cache"), "{page}");
    let link = page.split("<a href=\"").nth(1).unwrap().split('"').next().unwrap();
    let before = served.page(&format!("{PAGE}{link}"));
    assert!(before.contains("It was the cache") && before.contains("This page is not up to date"), "{before}");
    let home = served.page("/");
    assert!(
        home.contains("1 record cannot be read") && home.contains(&format!("<a href=\"{PAGE}\">{DRAFT}</a>")),
        "{home}"
    );
    assert!(served.page("/incidents/other.html").contains("The other one"));
    save(&sandbox, DRAFT, "title: Slow pages\nconclusion: It was the pool.\n");
    news.next();
    assert!(served.page(PAGE).contains("It was the pool"));
    assert!(!served.page("/").contains("cannot be read"));
}

#[test]
fn a_record_that_could_never_be_read_has_a_page_that_says_why() {
    let sandbox = archive();
    save(&sandbox, "postmortems/bad.yaml", "title: Bad\nno_such_key: 1\n");
    save(&sandbox, "postmortems/bytes.yaml", b"title: \xff\n");
    let served = serve(&sandbox, "serve");
    let page = served.page("/incidents/bad.html");
    assert!(page.contains("unknown-field") && !page.contains("last-good"), "{page}");
    assert!(served.page("/incidents/bytes.html").contains("UTF-8"));
    assert!(served.page("/").contains("2 records cannot be read"));
    assert!(served.page(PAGE).contains("It was the cache"));
}

#[test]
fn the_last_good_page_outlives_another_configuration() {
    let sandbox = archive();
    let served = serve(&sandbox, "serve");
    let mut news = served.news();
    save(&sandbox, DRAFT, "title: [\n");
    news.next();
    save(&sandbox, "hotwash.yaml", "site: {title: Ours}\n");
    news.next();
    let before = served.page(&format!("{PAGE}?last-good"));
    assert!(before.contains("It was the cache") && before.contains("Ours"), "{before}");
}

#[test]
fn a_broken_template_is_told_with_its_place_and_mended() {
    let sandbox = archive();
    let served = serve(&sandbox, "serve");
    let mut news = served.news();
    save(&sandbox, "templates/html/archive-list.html", "<p>\n{% if %}\n");
    news.next();
    for path in ["/", PAGE, "/style.css", "/nowhere"] {
        let answer = served.get(path);
        let text = answer.text();
        assert_eq!(answer.status, 500, "{path}");
        assert!(text.contains("<code>html/archive-list.html</code>, line 2"), "{path}: {text}");
        assert!(text.contains("mend <code>templates/html/archive-list.html</code>"), "{path}: {text}");
        assert!(text.contains("/.hotwash/serve.js"), "{path} does not load itself again");
    }
    assert_eq!(served.get("/.hotwash/serve.css").status, 200);
    sandbox.remove("templates/html/archive-list.html");
    news.next();
    assert!(served.page(PAGE).contains("It was the cache"));
    // One that fails only when it is used stops its own pages alone.
    save(&sandbox, "templates/html/archive-missing.html", "{{ nobody.knows }}");
    news.next();
    let lost = served.get("/nowhere");
    assert!(lost.status == 500 && lost.text().contains("html/archive-missing.html"), "{}", lost.text());
    assert!(served.page(PAGE).contains("It was the cache"));
}

#[test]
fn a_broken_configuration_is_told_with_its_place_and_mended() {
    let sandbox = archive();
    save(&sandbox, "hotwash.yaml", "site: {title: Ours}\nnonsense: 1\n");
    let served = serve(&sandbox, "serve");
    let mut news = served.news();
    let answer = served.get("/");
    assert!(answer.status == 500 && answer.text().contains("hotwash.yaml:2:1: unknown key"), "{}", answer.text());
    save(&sandbox, "hotwash.yaml", "site: {title: Ours}\n");
    news.next();
    assert!(served.page("/").contains("Ours"));
    save(&sandbox, "hotwash.yaml", "site: [\n");
    news.next();
    assert_eq!(served.get("/").status, 500);
    sandbox.remove("hotwash.yaml");
    news.next();
    assert!(served.page("/").contains("Slow pages"));
}

#[test]
fn two_records_of_one_name_are_told_and_mended() {
    let sandbox = archive();
    let served = serve(&sandbox, "serve");
    let mut news = served.news();
    save(&sandbox, "postmortems/2026/draft.yaml", "title: Twice\n");
    news.next();
    let answer = served.get("/");
    assert!(
        answer.status == 500 && answer.text().contains("would both be the page <code>draft</code>"),
        "{}",
        answer.text()
    );
    sandbox.remove("postmortems/2026/draft.yaml");
    news.next();
    assert!(served.page(PAGE).contains("It was the cache"));
}

#[test]
fn nothing_that_a_record_says_becomes_markup() {
    let sandbox = archive();
    let evil = "\"<script>alert(1)</script><main>\"";
    save(&sandbox, "postmortems/evil.yaml", format!("title: {evil}\n{evil}: 1\n"));
    save(&sandbox, "postmortems/worse.yaml", format!("title: {evil}\nseverity: {evil}\nservices: [{evil}]\n"));
    save(&sandbox, "templates/html/archive-missing.html", "{% include \"<script>alert(1)</script>\" %}");
    let served = serve(&sandbox, "serve");
    for path in ["/", "/incidents/evil.html", "/incidents/worse.html", "/nowhere"] {
        let text = served.get(path).text();
        assert!(!text.contains("<script>") && text.matches("<main").count() <= 1, "{path}: {text}");
    }
}
