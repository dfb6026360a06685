//! The writer of the site: what it makes, keeps, takes away, and leaves alone.

#![expect(clippy::disallowed_methods, reason = "tests make folders to look at")]

mod at_once;
mod foreign;
mod in_place;
mod plans;
mod site;

use site::Site;

#[test]
fn a_page_with_the_key_it_had_is_not_made_again() {
    let site = Site::new();
    let first = site.build(&[("index.html", "1"), ("incidents/a.html", "1")]);
    assert_eq!((first.made, first.written.changed, first.written.pages), (2, 3, 3));
    let again = site.build(&[("index.html", "1"), ("incidents/a.html", "1")]);
    assert_eq!((again.made, again.written.changed), (0, 0));
    for (at, text) in ["2", "3", "4"].into_iter().enumerate() {
        let next = site.build(&[("index.html", "1"), ("incidents/a.html", text)]);
        assert_eq!((next.made, next.written.changed), (1, 1), "build {at}");
    }
    assert_eq!(site.text("incidents/a.html"), "4");
}

#[test]
fn a_page_that_goes_back_to_what_it_was_is_told_as_changed_without_being_made() {
    let site = Site::new();
    site.build(&[("a.html", "1")]);
    site.build(&[("a.html", "2")]);
    let back = site.build(&[("a.html", "1")]);
    assert_eq!((back.made, back.written.changed), (0, 1));
    assert_eq!(site.text("a.html"), "1");
}

#[test]
fn a_page_that_somebody_changed_is_made_again() {
    let site = Site::new();
    let pages = [("a.html", "one"), ("b.html", "two")];
    site.build(&pages);
    // Of the same length; and in the place of the file, or in the file itself.
    site.put("a.html", "wrong");
    std::fs::write(site.path("b.html"), "owt").unwrap();
    site.build(&pages);
    assert_eq!((site.text("a.html"), site.text("b.html")), ("one".to_owned(), "two".to_owned()));
    site.remove("a.html");
    site.build(&pages);
    assert_eq!(site.text("a.html"), "one");
}

#[test]
fn a_page_that_only_looks_different_is_not_made_again() {
    let site = Site::new();
    site.build(&[("a.html", "one"), ("b.html", "two")]);
    let file = std::fs::File::options().append(true).open(site.path("a.html")).unwrap();
    file.set_modified(std::time::SystemTime::UNIX_EPOCH).unwrap();
    let again = site.build(&[("a.html", "one"), ("b.html", "two!")]);
    assert_eq!((again.made, again.written.changed), (1, 1));
}

#[test]
fn a_first_build_takes_nobodys_place() {
    let site = Site::new();
    site.put("a.html", "mine");
    let why = site.fails(&[("a.html", "one"), ("b.html", "two")]);
    assert!(why.to_string().contains("a.html` is not of hotwash"), "{why}");
    assert_eq!((site.names(), site.text("a.html")), (vec!["a.html".to_owned()], "mine".to_owned()));
}

#[test]
fn bytes_that_are_there_are_not_written_again() {
    let site = Site::new();
    site.put("a.html", "one");
    let number = site.number("a.html");
    let built = site.build(&[("a.html", "one"), ("b.html", "two")]);
    // One of them twice: whether what is there is the page is looked at first.
    assert_eq!((built.made, built.written.changed), (3, 2));
    assert_eq!(site.number("a.html"), number);
    // Another key, the same bytes.
    let again = site.build_with_keys(&[("a.html", "one", "new"), ("b.html", "two", "two")]);
    assert_eq!((again.made, again.written.changed), (1, 0));
    assert_eq!(site.number("a.html"), number);
}

#[test]
fn what_an_earlier_build_made_is_taken_away_with_the_folders_that_it_leaves_empty() {
    let site = Site::new();
    site.build(&[("index.html", "1"), ("tags/x/index.html", "1"), ("tags/y/index.html", "1")]);
    let next = site.build(&[("index.html", "1"), ("tags/y/index.html", "1")]);
    assert_eq!(next.written.removed, 1);
    assert!(!site.has("tags/x") && site.has("tags/y/index.html"));
    let last = site.build(&[("index.html", "1")]);
    assert_eq!((last.written.removed, last.made), (1, 0));
    assert!(!site.has("tags"));
    site.is_clean(&[("index.html", "1")]);
}

#[test]
fn stale_pages_are_known_where_only_the_site_was_kept() {
    let site = Site::new();
    site.build(&[("index.html", "1"), ("tags/x/index.html", "1")]);
    site.forget();
    let next = site.build(&[("index.html", "1")]);
    assert_eq!((next.written.removed, next.written.changed), (1, 1));
    assert!(!site.has("tags"));
    site.is_clean(&[("index.html", "1")]);
}

#[test]
fn the_site_of_a_former_version_is_known_by_its_records() {
    let site = Site::new();
    let list =
        r#"{"version":1,"records":[{"page":"incidents/old.html"},{"page":"../outside.html"},{"page":"notes.html"}]}"#;
    site.put("records.json", list);
    site.put("incidents/old.html", "old");
    site.put("notes.html", "mine");
    site.put_beside("outside.html", "mine");
    let built = site.build(&[("index.html", "1")]);
    assert_eq!(built.written.removed, 1);
    assert!(!site.has("incidents") && site.text("notes.html") == "mine");
    assert!(site.root().join("outside.html").exists());
}

#[test]
fn a_list_that_came_from_elsewhere_takes_nothing_away_but_what_could_be_a_page() {
    let site = Site::new();
    let names = ["../beside.html", "/etc/passwd", "main.rs", ".hidden.html", "a/../b.html", "gone.html", "a//c.html"];
    let list = serde_json::json!({"version": 1, "generator": "hotwash", "files": names});
    site.put("files.json", &list.to_string());
    for name in ["main.rs", ".hidden.html", "b.html", "gone.html", "a/c.html"] {
        site.put(name, "mine");
    }
    site.put_beside("beside.html", "mine");
    let built = site.build(&[("index.html", "1")]);
    assert_eq!(built.written.removed, 1);
    assert_eq!(site.names(), [".hidden.html", "a/c.html", "b.html", "files.json", "index.html", "main.rs"]);
    assert!(site.root().join("beside.html").exists());
}

#[test]
fn an_error_in_a_page_leaves_the_site_as_it_was() {
    let site = Site::new();
    site.build(&[("index.html", "1"), ("a.html", "1"), ("b.html", "1")]);
    let before = site.contents();
    let error = site.fails(&[("index.html", "2"), ("a.html", "fail"), ("c.html", "2")]);
    assert_eq!(error.to_string(), "the page cannot be made");
    assert!(site.contents() == before);
    site.build(&[("index.html", "3"), ("c.html", "2")]);
    site.is_clean(&[("index.html", "3"), ("c.html", "2")]);
}

#[test]
fn the_folder_beside_the_site_is_private_and_no_part_of_a_repository() {
    let site = Site::new();
    site.build(&[("index.html", "1")]);
    let state = site.root().join(".site.hotwash");
    assert_eq!(std::fs::read_to_string(state.join(".gitignore")).unwrap(), "*\n");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(state.metadata().unwrap().permissions().mode() & 0o777, 0o700);
    }
}

#[test]
fn what_is_kept_between_builds_may_be_damaged() {
    for damage in ["", "nonsense", "\u{1}\u{0}\u{0}\u{0}"] {
        let site = Site::new();
        site.build(&[("index.html", "1"), ("a.html", "1")]);
        site.build(&[("index.html", "2"), ("a.html", "1")]);
        for entry in std::fs::read_dir(site.root().join(".site.hotwash")).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                std::fs::write(path, damage).unwrap();
            }
        }
        site.build(&[("index.html", "3")]);
        site.is_clean(&[("index.html", "3")]);
    }
}

#[test]
fn paths_that_lead_elsewhere_and_paths_of_two_pages_are_refused() {
    for path in ["../a.html", "/a.html", "a/../b.html", "", "a//b", ".git/config", "a\\b", "a/./b", "c:d", "a\n"] {
        let site = Site::new();
        site.fails(&[(path, "1")]);
        assert!(!site.has(""), "{path:?}");
    }
    let site = Site::new();
    let twice = site.fails(&[("a.html", "1"), ("a.html", "2")]);
    assert_eq!(twice.to_string(), "two pages would be `a.html`");
}
