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
    sandbox.write(
        "archive/hotwash.yaml",
        "site: {title: \"a\\x01\\e<&b\", base_url: \"https://example.com/\\x02?a&b\"}\n",
    );
    sandbox.hotwash_in("archive", "build").expect(0);
    let feed = sandbox.read("archive/site/feed.xml");
    assert!(!feed.contains(|c: char| c.is_control() && c != '\n'), "{feed:?}");
    assert!(feed.contains("<title>a&lt;&amp;b</title>") && feed.contains("https://example.com/?a&amp;b/"), "{feed}");
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
