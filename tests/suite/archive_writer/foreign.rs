//! What others put into the site's folder.

use super::site::Site;

#[test]
fn files_of_others_stay_the_same_files_through_many_builds() {
    let site = Site::new();
    site.put("CNAME", "example.org");
    site.put("incidents/notes.txt", "mine");
    let look = || {
        ["CNAME", "incidents/notes.txt"]
            .map(|name| (site.number(name), site.text(name), site.path(name).metadata().unwrap().modified().unwrap()))
    };
    let before = look();
    for text in ["1", "2", "3", "4"] {
        let built = site.build(&[("index.html", text), ("incidents/a.html", text)]);
        assert_eq!(built.written.in_place, None);
        assert_eq!(look(), before);
    }
    // Also where the last page beside them goes.
    site.build(&[("index.html", "5")]);
    assert_eq!(look(), before);
    assert_eq!(site.names(), ["CNAME", "files.json", "incidents/notes.txt", "index.html"]);
}

#[test]
fn files_of_others_may_come_change_and_go_between_builds() {
    let site = Site::new();
    for (at, text) in ["1", "2", "3", "4", "5", "6"].into_iter().enumerate() {
        site.build(&[("index.html", text)]);
        match at % 3 {
            0 => site.put("CNAME", text),
            1 => site.put("CNAME", &format!("{text} changed")),
            _ => site.remove("CNAME"),
        }
        let is_there = site.has("CNAME");
        let before = site.contents();
        site.build(&[("index.html", text), ("a.html", text)]);
        assert_eq!(site.has("CNAME"), is_there, "build {at}");
        for (name, bytes) in before.iter().filter(|(name, _)| name == "CNAME") {
            assert_eq!(site.text(name).as_bytes(), bytes);
        }
    }
}

#[test]
fn what_was_put_into_the_former_generation_is_not_removed() {
    let site = Site::new();
    site.build(&[("index.html", "1")]);
    site.build(&[("index.html", "2")]);
    // By a shell that stands in what was the site.
    site.put_beside(".site.hotwash/next/late.txt", "mine");
    for text in ["3", "4", "5"] {
        site.build(&[("index.html", text)]);
        site.is_clean(&[("index.html", text)]);
    }
    let kept = site.root().join(".site.hotwash/left-1/late.txt");
    assert_eq!(std::fs::read_to_string(kept).unwrap(), "mine");
}

#[test]
fn a_page_where_somebody_has_a_folder_is_an_error_before_anything_is_written() {
    let site = Site::new();
    site.put("a.html/mine.txt", "mine");
    let error = site.fails(&[("a.html", "1"), ("b.html", "1")]);
    assert!(error.to_string().ends_with("a.html` is a folder, not a file"), "{error}");
    assert_eq!(site.names(), ["a.html/mine.txt"]);
    let site = Site::new();
    site.put("tags", "mine");
    let error = site.fails(&[("tags/a.html", "1"), ("b.html", "1")]);
    assert!(error.to_string().ends_with("tags` is a file, not a folder"), "{error}");
    assert_eq!(site.names(), ["tags"]);
}

#[cfg(unix)]
#[test]
fn a_page_keeps_the_mode_that_its_owner_gave_it() {
    use std::os::unix::fs::PermissionsExt as _;
    let site = Site::new();
    site.build(&[("a.html", "1")]);
    let mode = || site.path("a.html").metadata().unwrap().permissions().mode() & 0o777;
    std::fs::set_permissions(site.path("a.html"), std::fs::Permissions::from_mode(0o640)).unwrap();
    std::fs::set_permissions(site.path(""), std::fs::Permissions::from_mode(0o750)).unwrap();
    for text in ["2", "3"] {
        assert_eq!(site.build(&[("a.html", text)]).written.in_place, None);
        assert_eq!(mode(), 0o640);
        assert_eq!(site.path("").metadata().unwrap().permissions().mode() & 0o777, 0o750);
    }
}
