//! A second import: what is there stays, unless it is asked to make room, and then it is kept.

use super::document;
use crate::sandbox::{Sandbox, run};

const RECORD: &str = "postmortems/2024/2024-03-05-queue-full.yaml";
const KEPT: &str = "postmortems/2024/.2024-03-05-queue-full.former.yaml";

fn imported(sandbox: &Sandbox) {
    sandbox.write("a.md", document("Queue full", "2024-03-05"));
    sandbox.hotwash("import a.md").expect(0);
}

#[test]
fn the_same_document_changes_nothing() {
    let sandbox = Sandbox::new();
    imported(&sandbox);
    // Comments and layout are nobody's business but the author's.
    let text = format!("# Ours.\n{}", sandbox.read(RECORD));
    sandbox.write(RECORD, &text);
    let output = sandbox.hotwash("import a.md").expect(0);
    assert_eq!(output.stdout.lines().count(), 1, "{output:?}");
    assert!(output.stdout.contains(&format!("a.md -> {RECORD} (unchanged): ")), "{output:?}");
    assert!(sandbox.hotwash("import a.md --replace").expect(0).stdout.contains("(unchanged)"));
    assert_eq!(sandbox.read(RECORD), text);
    assert!(!sandbox.has(KEPT));
}

#[test]
fn a_record_that_says_something_else_stays_and_the_difference_is_told() {
    let sandbox = Sandbox::new();
    imported(&sandbox);
    let edited = sandbox.read(RECORD).replace("title: Queue full", "title: Queue full of mail");
    sandbox.write(RECORD, &edited);
    let one = sandbox.hotwash("import a.md").expect(1);
    assert!(one.stdout.contains("-title: Queue full of mail\n+title: Queue full\n"), "{}", one.stdout);
    assert!(one.stderr.contains("`--replace` writes the document's over it"), "{}", one.stderr);
    sandbox.write("b.md", document("Disk full", "2024-03-06"));
    let two = sandbox.hotwash("import a.md b.md").expect(1);
    assert!(two.stdout.contains("2 documents: 1 imported, 1 left as it is; "), "{}", two.stdout);
    assert!(two.stderr.contains(&format!("{RECORD}: left as it is, ")), "{}", two.stderr);
    assert!(two.stderr.contains("(+1 -1 lines)"), "{}", two.stderr);
    assert_eq!(sandbox.read(RECORD), edited);
}

#[test]
fn replacing_keeps_what_git_does_not_have() {
    let sandbox = Sandbox::repository();
    imported(&sandbox);
    let imported = sandbox.read(RECORD);
    let edited = imported.replace("title: Queue full", "title: By hand");
    sandbox.write(RECORD, &edited);
    let output = sandbox.hotwash("import a.md --replace").expect(0);
    assert!(output.stderr.contains(&format!("what it held is in {KEPT}")), "{}", output.stderr);
    assert_eq!((sandbox.read(RECORD), sandbox.read(KEPT)), (imported.clone(), edited.clone()));
    // Another text is kept beside the first, and one that is kept already is not kept twice.
    for title in ["By another hand", "By hand"] {
        sandbox.write(RECORD, imported.replace("title: Queue full", &format!("title: {title}")));
        sandbox.hotwash("import a.md --replace").expect(0);
    }
    assert!(sandbox.read(&KEPT.replace(".yaml", "-2.yaml")).contains("title: By another hand"));
    assert_eq!((sandbox.files("postmortems").len(), sandbox.read(KEPT)), (3, edited.clone()));
    // It is no record.
    assert!(sandbox.hotwash("check").expect(0).stdout.contains("checked 1 record"));

    sandbox.write(RECORD, &edited);
    sandbox.git(&format!("add -f {RECORD}"));
    sandbox.git("commit -qm edited");
    let output = sandbox.hotwash("import a.md --replace").expect(0);
    assert!(output.stderr.contains("what it held is in the last commit"), "{}", output.stderr);
    assert_eq!(sandbox.files("postmortems").len(), 3);
}

#[cfg(unix)]
#[test]
fn what_is_not_replaced_after_all_is_not_kept_twice() {
    let sandbox = Sandbox::new();
    imported(&sandbox);
    let edited = sandbox.read(RECORD).replace("title: Queue full", "title: By hand");
    sandbox.write(RECORD, &edited);
    run(sandbox.command("chmod").args(["444", RECORD])).expect(0);
    let told = sandbox.hotwash("import a.md --replace").expect(2).stderr;
    assert!(told.contains("a.md: not imported: ") && told.contains("is read-only; make it writable first"), "{told}");
    assert!(sandbox.read(RECORD) == edited && !sandbox.has(KEPT));
}

#[test]
fn a_record_that_is_broken_is_known_by_its_words_and_another_file_stays() {
    let sandbox = Sandbox::new();
    imported(&sandbox);
    let broken = sandbox.read(RECORD).replace("title: Queue full", "title: [Queue full");
    sandbox.write(RECORD, &broken);
    sandbox.hotwash("import a.md").expect(1);
    assert!(sandbox.hotwash("import a.md --replace").expect(0).stdout.contains("(replaced)"));
    assert_eq!(sandbox.read(KEPT), broken);
    sandbox.write(RECORD, b"\xff: [other\n");
    sandbox.hotwash("import a.md --replace").expect(0);
    let files = sandbox.files("postmortems");
    assert!(files.iter().any(|(name, _)| name.ends_with("queue-full-2.yaml")), "{files:?}");
    assert!(files.iter().any(|(_, bytes)| bytes == b"\xff: [other\n"), "byte for byte");
}

#[test]
fn a_render_beside_its_record_is_not_read_again() {
    let sandbox = Sandbox::repository();
    imported(&sandbox);
    sandbox.hotwash("commit 2024-03-05-queue-full").expect(0);
    let output = sandbox.hotwash("import .").expect(0);
    assert!(output.stderr.contains("the render of a record of this archive: postmortems/2024/"), "{}", output.stderr);
    assert_eq!(sandbox.git("status --porcelain"), "?? a.md");
}
