//! What is served: the site, with what makes it live.

use super::browser::serve;
use crate::sandbox::Sandbox;

/// A page without what only `serve` puts into it.
fn bare(html: &str) -> String {
    let mut kept = String::new();
    let mut is_panel = false;
    for line in html.split_inclusive('\n') {
        is_panel |= line.starts_with("<section class=\"hotwash-findings\"");
        if !is_panel && !line.contains("/.hotwash/serve.") {
            kept.push_str(line);
        }
        is_panel &= !line.starts_with("</section>");
    }
    // The panel stands on lines of its own.
    kept.replace("<main id=\"main\">\n\n", "<main id=\"main\">\n")
}

#[test]
fn it_is_the_site_that_would_be_built_and_nothing_is_written() {
    let sandbox = Sandbox::demo();
    sandbox.hotwash("build").expect(0);
    let everything = || (sandbox.files("."), sandbox.files(".git"));
    let before = everything();
    let served = serve(&sandbox, "serve");
    let (mut pages, mut panels) = (0, 0);
    // What only the writer of a site needs is not shown.
    for (path, bytes) in sandbox.files("site").into_iter().filter(|(path, _)| path != "files.json") {
        let answer = served.get(&format!("/{path}"));
        assert_eq!(answer.status, 200, "{path}");
        if path == "404.html" || answer.header("content-type") != Some("text/html; charset=utf-8") {
            assert!(path == "404.html" || answer.body == bytes, "{path} is another");
            continue;
        }
        let text = answer.text();
        assert!(text.contains("<script src=\"/.hotwash/serve.js\" data-version="), "{path}");
        panels += usize::from(text.contains("class=\"hotwash-findings\""));
        assert!(bare(&text) == String::from_utf8(bytes).unwrap(), "{path} is another");
        pages += 1;
    }
    assert!(pages > 20, "{pages}");
    assert_eq!(panels, 1, "the one draft has findings");
    drop(served);
    assert!(before == everything(), "something was written");
}

#[test]
fn every_answer_has_its_kind_and_its_policy() {
    let sandbox = Sandbox::demo();
    let served = serve(&sandbox, "serve");
    let kinds = [
        ("/", "text/html; charset=utf-8"),
        ("/style.css", "text/css; charset=utf-8"),
        ("/records.json", "application/json; charset=utf-8"),
        ("/feed.xml", "application/xml; charset=utf-8"),
        ("/.hotwash/serve.js", "text/javascript; charset=utf-8"),
        ("/.hotwash/serve.css", "text/css; charset=utf-8"),
        ("/nowhere", "text/html; charset=utf-8"),
    ];
    for (path, kind) in kinds {
        let answer = served.get(path);
        assert_eq!(answer.header("content-type"), Some(kind), "{path}");
        assert_eq!(answer.header("cache-control"), Some("no-store"), "{path}");
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{path}");
        assert_eq!(answer.header("content-length"), Some(answer.body.len().to_string().as_str()), "{path}");
        let policy = answer.header("content-security-policy").unwrap();
        let parts = ["default-src 'none';", "script-src 'self';", "style-src 'self';", "connect-src 'self';"];
        assert!(parts.iter().all(|part| policy.contains(part)) && !policy.contains("unsafe"), "{path}: {policy}");
    }
    let head = served.ask("HEAD", "/", &format!("localhost:{}", served.port));
    assert_eq!((head.status, head.body.len()), (200, 0));
    let length = served.get("/").body.len().to_string();
    assert_eq!(head.header("content-length"), Some(length.as_str()));
}

#[test]
fn folders_lead_to_their_pages() {
    let sandbox = Sandbox::demo();
    let served = serve(&sandbox, "serve");
    assert_eq!(served.page("/"), served.page("/index.html"));
    assert_eq!(served.page("/actions/"), served.page("/actions/index.html"));
    let moved = served.get("/actions");
    assert_eq!((moved.status, moved.header("location")), (308, Some("/actions/")));
    // Browsers ask for it by themselves, and would tell that there is none.
    assert_eq!(served.get("/favicon.ico").status, 204);
}

#[test]
fn what_is_not_in_the_site_is_not_there() {
    let sandbox = Sandbox::demo();
    let served = serve(&sandbox, "serve");
    let record = "postmortems/2023/2023-08-10-web-stack-outage.yaml";
    assert!(sandbox.has(record) && sandbox.has("hotwash.yaml"));
    for path in [
        "/hotwash.yaml",
        "/../hotwash.yaml",
        "/%2e%2e/hotwash.yaml",
        "/incidents/../../hotwash.yaml",
        "/..%2fhotwash.yaml",
        "//etc/passwd",
        "/%2fetc/passwd",
        &format!("/{record}"),
        "/.git/config",
        "/.hotwash/",
        "/a\\..\\b",
    ] {
        let answer = served.get(path);
        assert_eq!(answer.status, 404, "{path}");
        assert!(answer.text().contains("<h1>Not Found</h1>"), "{path}");
    }
    // Its links lead on from any depth.
    let deep = served.get("/a/b/c").text();
    assert!(deep.contains("href=\"/style.css\"") && deep.contains("href=\"/index.html\""), "{deep}");
    assert!(deep.contains("href=\"#main\""), "{deep}");
}

#[test]
fn readers_outside_are_shown_what_is_public() {
    let sandbox = Sandbox::demo();
    let served = serve(&sandbox, "serve --profile public");
    let internal = "/incidents/2023-08-10-web-stack-outage.html";
    assert_eq!(served.get(internal).status, 404);
    assert!(!served.page("/").contains("Web Stack"), "an internal record is told");
}

#[test]
fn it_is_started_from_elsewhere_with_another_folder_of_records() {
    let sandbox = Sandbox::demo();
    sandbox.write("elsewhere/one.yaml", "title: One alone\n");
    let served = serve(&sandbox, "-C elsewhere serve --records .");
    let home = served.page("/");
    assert!(home.contains("One alone") && !home.contains("Web Stack"), "{home}");
    assert!(served.page("/incidents/one.html").contains("class=\"hotwash-findings\""));
    sandbox.hotwash("serve --records nowhere").fails(&["nowhere does not exist"]);
}
