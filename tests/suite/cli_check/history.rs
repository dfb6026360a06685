//! Records against the last commit: ids, silent changes, documents that were left behind.

#![expect(clippy::disallowed_methods, reason = "tests move files")]

use crate::rules;
use crate::sandbox::{Output, Sandbox};

const ID: &str = "2026-01-08-checkout-errors";
const RECORD: &str = "postmortems/2026-01-08-checkout-errors.yaml";
const RENDER: &str = "postmortems/2026-01-08-checkout-errors.md";

/// A published record without any finding.
fn good() -> String {
    let head = rules::inputs(&rules::root().join("unexplained-revision"), "head");
    String::from_utf8(head.into_values().next().unwrap()).unwrap()
}

/// A repository in which that record is committed with its document.
fn committed() -> Sandbox {
    let sandbox = Sandbox::repository();
    sandbox.write(RECORD, good());
    sandbox.hotwash(&format!("commit {ID}")).expect(0);
    sandbox
}

/// The rules that find something, of those that look at git and documents.
fn told(output: &Output) -> Vec<&str> {
    let rules = ["id-changed", "id-unlike-file-name", "unexplained-revision", "stale-render"];
    let found = output.stdout.lines().filter_map(|line| rules.iter().find(|rule| line.contains(&format!("[{rule}]"))));
    let mut found: Vec<&str> = found.copied().collect();
    found.sort_unstable();
    found
}

#[track_caller]
fn tells(sandbox: &Sandbox, line: &str, rules: &[&str]) -> Output {
    let output = sandbox.hotwash(&format!("check --format short {line}"));
    assert!(output.status < 2, "{output:#?}");
    assert_eq!(told(&output), rules, "{line}: {output:#?}");
    output
}

/// All of it: one file, its folder, the archive, and what is staged.
#[track_caller]
fn tells_everywhere(sandbox: &Sandbox, rules: &[&str]) {
    for line in [RECORD, "postmortems", ""] {
        tells(sandbox, line, rules);
    }
    assert_eq!(told(&sandbox.hotwash_in("postmortems", "check --format short .")), rules);
    sandbox.git("add -A");
    tells(sandbox, "--staged", rules);
}

#[test]
fn what_was_committed_is_clean_and_so_is_what_only_looks_different() {
    let sandbox = committed();
    tells_everywhere(&sandbox, &[]);
    sandbox.write(RECORD, good().replace("impact:\n", "# the impact\nimpact:\n\n"));
    tells_everywhere(&sandbox, &[]);
    sandbox.hotwash(&format!("commit {ID}")).expect(0);
}

#[test]
fn an_id_that_changed_in_its_file_is_told_once() {
    let sandbox = committed();
    sandbox.write(RECORD, good().replace(ID, "2026-01-08-pool-change"));
    let output = tells(&sandbox, RECORD, &["id-changed", "stale-render"]);
    assert!(output.stdout.contains("the last commit has this record as `2026-01-08-checkout-errors`"), "{output:#?}");
    tells_everywhere(&sandbox, &["id-changed", "stale-render"]);
    let refused = sandbox.hotwash(&format!("commit {RECORD}")).expect(1);
    assert!(refused.stdout.contains("error[id-changed]"), "{refused:#?}");
}

#[test]
fn an_id_that_changed_with_its_file_is_told_whether_git_knows_of_it_or_not() {
    let sandbox = committed();
    let new = "postmortems/2026/2026-01-08-pool-change.yaml";
    sandbox.write(new, good().replace(ID, "2026-01-08-pool-change"));
    sandbox.remove(RECORD);
    for line in [new, ""] {
        let output = tells(&sandbox, line, &["id-changed"]);
        assert!(output.stdout.starts_with(&format!("{new}:1:5: error[id-changed]")), "{output:#?}");
    }
    sandbox.git("add -A");
    tells(&sandbox, "--staged", &["id-changed"]);
}

#[test]
fn a_file_that_moved_with_its_id_and_a_new_record_in_an_old_ones_place_are_no_change() {
    let sandbox = committed();
    sandbox.git("rm -q --cached postmortems/2026-01-08-checkout-errors.md");
    sandbox.remove(RENDER);
    std::fs::create_dir(sandbox.top.join("postmortems/2026")).unwrap();
    let moved = "postmortems/2026/2026-01-08-checkout-errors.yaml";
    std::fs::rename(sandbox.top.join(RECORD), sandbox.top.join(moved)).unwrap();
    tells(&sandbox, moved, &[]);
    tells(&sandbox, "", &[]);
    // Begun as a copy of one that is gone: another incident all the same.
    let other = good().replace(ID, "2026-01-09-x").replace("Checkout errors after", "Search fails after");
    sandbox.remove(moved);
    sandbox.write("postmortems/2026-01-09-x.yaml", other.replace("2026-01-08 1", "2026-01-09 1"));
    tells(&sandbox, "", &[]);
    sandbox.git("add -A");
    tells(&sandbox, "--staged", &[]);
}

#[test]
fn a_published_record_changes_with_a_word_about_it() {
    let sandbox = committed();
    let changed = good().replace("12%", "9%");
    sandbox.write(RECORD, &changed);
    let output = tells(&sandbox, RECORD, &["stale-render", "unexplained-revision"]);
    assert!(output.stdout.contains("`summary` and `impact` changed since the record was published"), "{output:#?}");
    sandbox.hotwash(&format!("check --fix {RECORD}")).expect(0);
    tells_everywhere(&sandbox, &["unexplained-revision"]);

    let said = format!("{changed}revisions: [{{at: 2026-01-14, what: Fewer requests failed}}]\n");
    sandbox.write(RECORD, said);
    sandbox.hotwash(&format!("check --fix {RECORD}")).expect(0);
    tells_everywhere(&sandbox, &[]);
    // What was said about one change does not explain the next.
    sandbox.hotwash(&format!("commit {ID}")).expect(0);
    sandbox.write(RECORD, sandbox.read(RECORD).replace("9%", "8%"));
    tells(&sandbox, "--rule unexplained-revision", &["unexplained-revision"]);
}

#[test]
fn following_through_and_drafts_need_no_revision() {
    let sandbox = committed();
    let done =
        good().replace("    due: 2026-01-30\n", "    due: 2026-02-06\n    status: done\n    closed: 2026-02-02\n");
    let done = done.replace("owner: site reliability team", "owner: observability team");
    sandbox.write(RECORD, format!("{done}tags: [pool]\ncustom: {{ticket: 4711}}\n"));
    tells(&sandbox, "--rule unexplained-revision", &[]);

    sandbox.write(RECORD, good().replace("status: published", "status: in_review"));
    sandbox.hotwash(&format!("commit {ID}")).expect(0);
    sandbox.write(RECORD, good().replace("12%", "9%"));
    tells(&sandbox, "--rule unexplained-revision", &[]);
}

#[test]
fn a_document_that_was_left_behind_is_rendered_again() {
    let sandbox = committed();
    let render = sandbox.read(RENDER);
    sandbox.write(RECORD, good().replace("was smaller than", "was far smaller than"));
    tells_everywhere(&sandbox, &["stale-render", "unexplained-revision"]);
    let shown = sandbox.hotwash("check --fix --diff").expect(0);
    assert!(shown.stdout.contains("+- Root Cause: The connection pool was far smaller"), "{shown:#?}");
    assert_eq!(sandbox.read(RENDER), render, "a diff writes nothing");

    let output = sandbox.hotwash("check --fix").expect(0);
    assert!(output.stdout.contains(&format!("{RENDER}:1: fixed[stale-render]: rendered again\n")), "{output:#?}");
    assert!(sandbox.read(RENDER).contains("The connection pool was far smaller"));
    let fixed = sandbox.read(RENDER);
    assert!(!sandbox.hotwash("check --fix").expect(0).stdout.contains("fixed["));
    assert_eq!(sandbox.read(RENDER), fixed);
    sandbox.write(RECORD, sandbox.read(RECORD) + "severity: SEV2\n");
    sandbox.write(RECORD, sandbox.read(RECORD).replacen("severity: sev2\n", "", 1));
    sandbox.write(RECORD, sandbox.read(RECORD) + "revisions: [{at: 2026-01-14, what: Words}]\n");
    let output = sandbox.hotwash("check --fix").expect(0);
    assert!(output.stdout.contains("fixed 2 findings in 1 record\n"), "{output:#?}");
    let render = sandbox.read(RENDER);
    sandbox.hotwash(&format!("commit {ID}")).expect(0);
    assert_eq!(sandbox.read(RENDER), render, "a fix writes what a commit does");
}

#[test]
fn what_somebody_wrote_into_a_document_is_told_and_kept() {
    let sandbox = committed();
    let edited = sandbox.read(RENDER).replace("the pool was", "the pool really was");
    assert_ne!(edited, sandbox.read(RENDER));
    sandbox.write(RENDER, &edited);
    let output = tells(&sandbox, "", &["stale-render"]);
    assert!(output.stdout.contains("was edited by hand"), "{output:#?}");
    sandbox.hotwash("check --fix").expect(1);
    assert_eq!(sandbox.read(RENDER), edited);
    // The record is not staged, and is not judged for what else is wrong with it.
    sandbox.git("add -A");
    let output = tells(&sandbox, "--staged", &["stale-render"]);
    assert_eq!(output.stdout.lines().filter(|line| line.contains(RECORD)).count(), 1, "{output:#?}");
    sandbox.hotwash(&format!("commit {ID}")).expect(0);
    tells_everywhere(&sandbox, &[]);
}

#[test]
fn only_documents_of_ours_count_and_only_those_that_the_configuration_renders() {
    let sandbox = committed();
    sandbox.write(RENDER, "# By hand\n");
    tells_everywhere(&sandbox, &[]);
    sandbox.git("checkout -q HEAD -- postmortems");
    sandbox.write(RECORD, good().replace("12%", "9%"));
    sandbox.write("hotwash.yaml", "renders: [{to: html}]\n");
    tells_everywhere(&sandbox, &["unexplained-revision"]);
    // Windows has other line ends.
    sandbox.git("checkout -q HEAD -- postmortems");
    sandbox.remove("hotwash.yaml");
    sandbox.write(RENDER, sandbox.read(RENDER).replace('\n', "\r\n"));
    tells_everywhere(&sandbox, &[]);
}

#[test]
fn other_templates_make_a_document_stale() {
    let sandbox = committed();
    sandbox.write("templates/markdown/issue-summary.md", "# {{ record.head.title }}\n");
    tells(&sandbox, "", &["stale-render"]);
    sandbox.hotwash("check --fix").expect(0);
    assert!(sandbox.read(RENDER).starts_with("# Checkout errors after a pool change\n\n<!-- rendered by hotwash"));
    tells(&sandbox, "", &[]);
}

#[test]
fn what_is_staged_is_held_together_as_it_is_staged() {
    let sandbox = committed();
    sandbox.write(RECORD, good().replace("12%", "9%"));
    sandbox.git("add -A");
    // The work tree is in order, the index is not; and the other way round.
    sandbox.hotwash("check --fix").expect(0);
    tells(&sandbox, "--staged", &["stale-render", "unexplained-revision"]);
    sandbox.git("add -A");
    sandbox.git("mv postmortems/2026-01-08-checkout-errors.md postmortems/gone.md");
    tells(&sandbox, "--staged", &["unexplained-revision"]);
}

#[test]
fn without_a_commit_or_a_repository_nothing_is_held_against_it() {
    let sandbox = Sandbox::repository();
    sandbox.write(RECORD, good());
    tells_everywhere(&sandbox, &[]);
    let sandbox = Sandbox::new();
    sandbox.write(RECORD, good());
    tells(&sandbox, "", &[]);
    // A repository that cannot be read is told, and the records are checked all the same.
    sandbox.git("init -q .");
    sandbox.write(".git/config", "[core\n");
    let output = tells(&sandbox, "", &[]);
    assert!(output.stderr.contains("nothing is held against the last commit: "), "{output:#?}");
    // Git is not asked for what nobody wants to know.
    assert_eq!(tells(&sandbox, "--rule blame-word", &[]).stderr, "");
}

#[test]
fn a_large_archive_is_asked_of_once() {
    let sandbox = committed();
    for number in 0..40 {
        let id = format!("2025-02-{:02}-x{number}", number % 28 + 1);
        sandbox.write(&format!("postmortems/{id}.yaml"), format!("id: {id}\ntitle: Mail delayed {number}\n"));
    }
    sandbox.git("add -A");
    sandbox.git("commit -qm more");
    tells_everywhere(&sandbox, &[]);
    sandbox.write("postmortems/2025-02-03-x2.yaml", "id: 2025-02-03-y\ntitle: Mail delayed\n");
    sandbox.git("mv postmortems/2025-02-04-x3.yaml postmortems/2025-02-04-z.yaml");
    sandbox.write("postmortems/2025-02-04-z.yaml", "id: 2025-02-04-z\ntitle: Mail delayed 3\n");
    let output = tells(&sandbox, "", &["id-changed", "id-changed"]);
    assert!(output.stdout.contains("2025-02-04-z.yaml:1:5: error[id-changed]"), "{output:#?}");
}
