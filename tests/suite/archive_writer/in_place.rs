//! Folders that cannot be replaced as a whole.
#![cfg(unix)]

use std::fs::Permissions;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::Path;

use super::site::{Site, build, contents, keyed};

const FIRST: [(&str, &str); 3] = [("index.html", "1"), ("incidents/a.html", "1"), ("incidents/b.html", "1")];
const SECOND: [(&str, &str); 3] = [("index.html", "2"), ("incidents/a.html", "1"), ("incidents/c.html", "2")];

/// Builds over what somebody prepared: pages are written, stale ones removed, and nothing else is touched.
fn works_in_place(prepare: impl Fn(&Site), mine: &[&str]) {
    let site = Site::new();
    std::fs::create_dir(site.path("")).unwrap();
    prepare(&site);
    let look = || {
        let about = |name: &&str| site.path(name).symlink_metadata().unwrap();
        mine.iter().map(|name| (site.number(name), about(name).modified().unwrap())).collect::<Vec<_>>()
    };
    let (before, number) = (look(), site.number(""));
    let built = site.build(&FIRST);
    assert!(built.written.in_place.is_some());
    assert_eq!((built.made, built.written.changed), (3, 4));
    let built = site.build(&SECOND);
    assert_eq!((built.made, built.written.changed, built.written.removed), (2, 3, 1));
    assert!(!site.has("incidents/b.html") && site.text("index.html") == "2");
    let built = site.build(&SECOND);
    assert_eq!((built.made, built.written.changed, built.written.removed), (0, 0, 0));
    site.forget();
    assert_eq!(site.build(&FIRST).written.removed, 1);
    assert!(!site.has("incidents/c.html") && site.has("incidents/b.html"));
    site.build(&[("index.html", "1")]);
    assert!(!site.has("incidents"));
    assert_eq!((look(), site.number("")), (before, number));
}

#[test]
fn beside_a_repository() {
    works_in_place(|site| site.put(".git/HEAD", "ref: refs/heads/pages"), &[".git", ".git/HEAD"]);
}

#[test]
fn beside_a_folder_of_others_and_an_empty_one() {
    works_in_place(|site| site.put("assets/logo.svg", "<svg/>"), &["assets", "assets/logo.svg"]);
    works_in_place(|site| std::fs::create_dir(site.path("empty")).unwrap(), &["empty"]);
}

#[test]
fn beside_a_link() {
    works_in_place(|site| symlink("/nonexistent", site.path("link")).unwrap(), &["link"]);
}

#[test]
fn a_link_that_leads_out_is_never_written_through() {
    for (link, page) in [("incidents", "incidents/a.html"), ("index.html", "index.html")] {
        let site = Site::new();
        site.put_beside("outside/a.html", "mine");
        std::fs::create_dir(site.path("")).unwrap();
        let target = if link == "incidents" { "../outside" } else { "../outside/a.html" };
        symlink(target, site.path(link)).unwrap();
        let error = site.fails(&[(page, "1")]);
        assert_eq!(error.what_to_do(), Some("a symbolic link leads out of the folder"), "{error}");
        assert_eq!(contents(&site.root().join("outside")), [("a.html".to_owned(), b"mine".to_vec())]);
    }
}

#[test]
fn a_link_beside_the_site_is_not_worked_in() {
    let site = Site::new();
    site.put_beside("outside/next/mine.txt", "mine");
    symlink("outside", site.root().join(".site.hotwash")).unwrap();
    for text in ["1", "2"] {
        let built = site.build(&[("index.html", text)]);
        assert!(built.written.in_place.is_some());
    }
    assert_eq!(site.text("index.html"), "2");
    assert_eq!(contents(&site.root().join("outside")), [("next/mine.txt".to_owned(), b"mine".to_vec())]);
}

#[test]
fn where_nothing_can_be_made_beside_it() {
    let site = Site::new();
    std::fs::create_dir(site.path("")).unwrap();
    std::fs::set_permissions(site.root(), Permissions::from_mode(0o555)).unwrap();
    let is_kept_out = std::fs::create_dir(site.root().join("probe")).is_err();
    for text in ["1", "2"] {
        let built = site.build(&[("index.html", text)]);
        assert_eq!(built.written.in_place.is_some(), is_kept_out);
        assert_eq!(site.text("index.html"), text);
    }
    std::fs::set_permissions(site.root(), Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn the_folder_may_be_named_in_many_ways() {
    let site = Site::new();
    for (out, text) in
        [("deep/er/site", "1"), ("deep/er/site/", "2"), ("deep/er/./site/.", "3"), ("link", "4"), ("link/", "5")]
    {
        if out == "link" {
            symlink("deep/er/site", site.root().join("link")).unwrap();
        }
        // Joined as text: a path would lose its end.
        let out = format!("{}/{out}", site.root().display());
        let built = build(Path::new(&out), &keyed(&[("index.html", text)])).unwrap();
        assert_eq!(built.written.in_place, None, "{out}");
        assert_eq!(std::fs::read_to_string(site.root().join("deep/er/site/index.html")).unwrap(), text);
    }
    assert!(site.root().join("link").is_symlink());
    assert_eq!(std::fs::read_dir(site.root()).unwrap().count(), 2);
}

#[test]
fn a_link_to_a_folder_that_is_not_there_yet_gets_it() {
    let site = Site::new();
    let link = site.root().join("site");
    symlink("later", &link).unwrap();
    site.build(&[("index.html", "1")]);
    assert!(link.is_symlink());
    assert_eq!(std::fs::read_to_string(site.root().join("later/index.html")).unwrap(), "1");
}

#[test]
fn a_file_is_no_folder_for_a_site() {
    let site = Site::new();
    site.put_beside("site", "mine");
    let error = site.fails(&[("index.html", "1")]);
    assert!(error.to_string().ends_with("site` is a file, not a folder"), "{error}");
}
