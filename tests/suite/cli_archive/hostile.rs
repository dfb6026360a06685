//! An archive that may come from a pull request: it writes nowhere else, and nothing of it reaches a
//! terminal but text.

use std::path::Path;

use crate::sandbox::Sandbox;

const RECORD: &str = "id: 2023-08-10-x\ntitle: Mail delayed\n";
const FILE: &str = "archive/postmortems/2023/2023-08-10-x.yaml";

/// An archive in a folder of its own: what lies beside it is somebody's other files.
fn archive() -> Sandbox {
    let sandbox = Sandbox::repository();
    sandbox.write(FILE, RECORD);
    sandbox.write("archive/hotwash.yaml", "records: postmortems\n");
    sandbox.write("precious", "kept\n");
    sandbox
}

#[cfg(unix)]
fn link(sandbox: &Sandbox, target: &str, at: &str) {
    std::os::unix::fs::symlink(target, sandbox.top.join(at)).unwrap();
}

#[cfg(unix)]
#[test]
fn a_render_that_is_a_link_out_of_the_archive_is_not_written_through() {
    let sandbox = archive();
    link(&sandbox, "../../../precious", "archive/postmortems/2023/2023-08-10-x.md");
    sandbox.hotwash_in("archive", "commit 2023-08-10-x").fails(&["2023-08-10-x.md", "symbolic link"]);
    assert_eq!(sandbox.read("precious"), "kept\n");
}

#[cfg(unix)]
#[test]
fn a_site_folder_that_is_a_link_out_of_the_archive_is_not_built_in() {
    let sandbox = archive();
    sandbox.write("other/kept", "kept\n");
    link(&sandbox, "../other", "archive/site");
    sandbox.hotwash_in("archive", "build").fails(&["`site`", "symbolic link"]);
    assert_eq!(sandbox.files("other").len(), 1);
    // What somebody asks for by name is their own wish.
    sandbox.hotwash_in("archive", "build --out ../other").expect(0);
    assert!(sandbox.has("other/index.html"));
}

#[test]
fn folders_outside_the_archive_are_told_of_and_not_used() {
    let sandbox = archive();
    for setting in ["records: ../other", "records: /etc", "site: {out: ../other}"] {
        sandbox.write("archive/hotwash.yaml", setting);
        let told = sandbox.hotwash_in("archive", "check").expect(1).stdout;
        assert!(told.contains("is not a folder of the archive"), "{setting}: {told}");
        sandbox.hotwash_in("archive", "build").fails(&["is not a folder of the archive"]);
    }
    assert!(!Path::new(&sandbox.top).join("other").exists());
}

#[test]
fn a_layout_that_is_a_path_is_no_layout() {
    let sandbox = archive();
    sandbox.write("archive/hotwash.yaml", "renders: [{to: html, layout: ../../x}]");
    sandbox.hotwash_in("archive", "commit 2023-08-10-x").fails(&["unknown layout `../../x`"]);
}

#[test]
fn a_configuration_among_the_records_is_none_of_them() {
    let sandbox = archive();
    sandbox.write("archive/hotwash.yaml", "records: .\n");
    let told = sandbox.hotwash_in("archive", "check").expect(0).stdout;
    assert!(told.contains("checked 1 record:"), "{told}");
}

/// Bidirectional overrides pass every terminal, colours and titles those that show colour.
#[cfg(unix)]
#[test]
fn names_of_files_cannot_drive_the_terminal() {
    let name = "a\u{1b}]0;owned\u{7}\u{202e}b";
    let sandbox = Sandbox::repository();
    let file = format!("postmortems/2023/{name}.yaml");
    let told = |line: &str| {
        let output = sandbox.hotwash(&format!("--color always {line}"));
        let plain = format!("{}{}", output.stdout, output.stderr);
        assert!(plain.contains("owned"), "{line}: {plain:?}");
        assert!(!plain.contains(['\u{7}', '\u{202e}']) && !plain.contains("\u{1b}]"), "{line}: {plain:?}");
    };
    sandbox.write(&file, "title: Mail delayed\n");
    told(&format!("commit {file}"));
    told(&format!("commit {name}x"));
    sandbox.write(&file, "title: [\n");
    told("check");
    told("check --format short");
    told("build");
    told(&format!("check {file}x"));
    told(&format!("-C {name} check"));
}

/// XML has no such characters, not even escaped: a reader refuses the whole feed.
#[test]
fn the_feed_is_well_formed_whatever_the_site_is_called() {
    let sandbox = archive();
    sandbox.write("archive/hotwash.yaml", "site: {title: \"a\\x01\\e<&b\", base_url: \"https://example.com/a&b\"}\n");
    sandbox.hotwash_in("archive", "build").expect(0);
    let feed = sandbox.read("archive/site/feed.xml");
    assert!(!feed.contains(|c: char| c.is_control() && c != '\n'), "{feed:?}");
    assert!(feed.contains("<title>a&lt;&amp;b</title>") && feed.contains("https://example.com/a&amp;b/"), "{feed}");
}

#[cfg(unix)]
#[test]
fn a_new_record_is_not_written_through_a_link_out_of_the_archive() {
    let sandbox = Sandbox::repository();
    sandbox.write("outside/.keep", "");
    sandbox.write("archive/hotwash.yaml", "");
    sandbox.write("archive/postmortems/.keep", "");
    std::os::unix::fs::symlink("../../outside", sandbox.top.join("archive/postmortems/2023")).unwrap();
    sandbox.write("a.yaml", "title: Mail delayed\nmilestones: {started: 2023-08-10 15:30}\ntime_zone: UTC\n");
    sandbox.hotwash_in("archive", "new --no-commit --from ../a.yaml").expect(2);
    assert_eq!(sandbox.files("outside").len(), 1);
}

/// What a site is made of would be lost, or taken for templates and records of the next build.
#[test]
fn a_site_is_not_built_into_what_it_is_made_of() {
    let sandbox = archive();
    let before = sandbox.files("archive");
    for out in [".", "..", "postmortems", "postmortems/2023/site", "templates", "schemas", ".git", "/"] {
        let told = sandbox.hotwash_in("archive", &format!("build --out {out}")).expect(2);
        assert!(told.stderr.contains("cannot be the folder of the site"), "{out}: {}", told.stderr);
    }
    assert_eq!(sandbox.files("archive"), before);
}

/// The folder of one may be what everybody reads.
#[test]
fn that_a_folder_changes_its_readers_is_told() {
    let sandbox = archive();
    let told = |command: &str| sandbox.hotwash_in("archive", command).expect(0).stderr;
    assert!(!told("build").contains("it was"));
    let public = told("build --profile public");
    assert!(public.contains("now shows only what is public: it was for those inside"), "{public}");
    assert!(public.contains("0 of 1 record is public"), "{public}");
    assert!(!told("build --profile public").contains("it was"));
    assert!(told("build").contains("now shows all that is internal: it was for everybody"));
}

#[test]
fn a_folder_of_records_that_is_mistyped_is_an_error_and_the_site_stays() {
    let sandbox = archive();
    sandbox.hotwash_in("archive", "build").expect(0);
    let before = sandbox.files("archive/site");
    sandbox.write("archive/hotwash.yaml", "records: postmortem\n");
    for command in ["build", "check"] {
        let told = sandbox.hotwash_in("archive", command).expect(2).stderr;
        assert!(told.contains("postmortem does not exist") && told.contains("hotwash.yaml"), "{told}");
    }
    assert_eq!(sandbox.files("archive/site"), before);
}

#[test]
fn records_without_ids_that_would_share_a_page_are_found_before() {
    let sandbox = archive();
    for name in ["障害", "停電", "db outage", "db-outage"] {
        sandbox.write(&format!("archive/postmortems/{name}.yaml"), "title: x\n");
    }
    let found = sandbox.hotwash_in("archive", "check --rule duplicate-id").expect(1).stdout;
    assert_eq!(found.matches("error[duplicate-id]").count(), 1, "{found}");
    let told = sandbox.hotwash_in("archive", "build").expect(2).stderr;
    assert!(told.contains("db outage.yaml") && told.contains("db-outage.yaml"), "{told}");
    sandbox.remove("archive/postmortems/db outage.yaml");
    sandbox.hotwash_in("archive", "build").expect(0);
}

#[cfg(unix)]
#[expect(clippy::disallowed_methods, reason = "what a copy with the times of another file does")]
#[test]
fn a_record_that_takes_the_place_of_one_of_equal_length_and_time_is_seen() {
    let sandbox = Sandbox::new();
    let touch = |file: &str| {
        let long_ago = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_700_000_000);
        let file = std::fs::File::options().write(true).open(sandbox.top.join(file)).unwrap();
        file.set_modified(long_ago).unwrap();
    };
    sandbox.write("postmortems/a.yaml", "id: a\ntitle: The first title\n");
    touch("postmortems/a.yaml");
    sandbox.hotwash("build").expect(0);
    sandbox.write("other.yaml", "id: a\ntitle: Some other name\n");
    touch("other.yaml");
    std::fs::rename(sandbox.top.join("other.yaml"), sandbox.top.join("postmortems/a.yaml")).unwrap();
    sandbox.hotwash("build").expect(0);
    assert!(sandbox.read("site/incidents/a.html").contains("Some other name"));
}
