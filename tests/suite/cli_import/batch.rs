//! Many documents in one command: which are read, what becomes of each, and how it is told.

use super::document;
use crate::sandbox::{Sandbox, run};

const RECORD: &str = "postmortems/2024/2024-03-05-mail-delayed.yaml";

#[test]
fn a_record_lies_where_the_wizard_would_put_it() {
    let sandbox = Sandbox::new();
    sandbox.write("old.md", document("Mail delayed", "2024-03-05"));
    let output = sandbox.hotwash("import old.md").expect(0);
    let text = sandbox.read(RECORD);
    assert!(text.starts_with("# yaml-language-server: $schema=../../schemas/postmortem.schema.json\n"), "{text}");
    assert!(text.contains("\nid: 2024-03-05-mail-delayed\ntitle: Mail delayed\n"), "{text}");
    assert!(text.contains("It rained all day."), "{text}");
    // What went where, in the order of the source, and then the sum.
    let lines: Vec<&str> = output.stdout.lines().collect();
    let places: Vec<&str> = lines.iter().filter_map(|line| line.split(": ").next()).collect();
    let line = |place: &&str| place.rsplit(':').next().and_then(|line| line.parse::<usize>().ok());
    let numbers: Vec<usize> = places.iter().filter_map(line).collect();
    assert!(numbers.len() > 3 && numbers.is_sorted(), "{lines:#?}");
    assert!(is_in_appendix(&output.stdout, "old.md:12:"), "{lines:#?}");
    let sum = format!("old.md -> {RECORD}: 2 events, 1 action, 1 section in the appendix");
    assert!(lines.last().unwrap().starts_with(&sum), "{lines:#?}");
    assert!(output.stderr.contains(&format!("`hotwash check {RECORD}`")), "{}", output.stderr);
    assert!(output.stderr.contains("`hotwash edit 2024-03-05-mail-delayed`"), "{}", output.stderr);
    sandbox.hotwash("check --format short").expect(0);
}

/// Whether a report tells that the part called "Weather", at such a place, has no field.
fn is_in_appendix(report: &str, place: &str) -> bool {
    report.lines().any(|line| line.split_whitespace().eq([place, "appendix", "Weather"]))
}

#[test]
fn without_a_day_the_name_has_none_and_is_found_again() {
    let sandbox = Sandbox::new();
    sandbox.write("notes.md", "# Disk full\n\nIt was full.\n");
    sandbox.hotwash("import notes.md").expect(0);
    assert!(sandbox.has("postmortems/disk-full.yaml"));
    let later =
        run(sandbox.program().env("HOTWASH_NOW", "2027-01-02T00:00:00Z").args(["import", "notes.md"])).expect(0);
    assert!(later.stdout.contains("(unchanged)"), "{later:?}");
    assert_eq!(sandbox.files("postmortems").len(), 1);
}

#[test]
fn a_folder_gives_its_postmortems_and_tells_what_it_left_out() {
    let sandbox = Sandbox::new();
    for (file, day) in [("a.md", "2024-03-05"), ("b.html.md.erb", "2024-03-06"), ("x/c.markdown", "2024-03-07")] {
        sandbox.write(&format!("docs/{file}"), document("Queue full", day));
    }
    // A folder of its own for a document: what stands for it is the document.
    sandbox.write("docs/y/README.md", document("Queue full", "2024-03-08"));
    for other in ["README.md", "LICENSE.txt", "postmortem-template.md", "picture.png", ".hidden.md", "ignored/x.md"] {
        sandbox.write(&format!("docs/{other}"), "# Not a postmortem\n\nNo.\n");
    }
    sandbox.write("docs/.gitignore", "ignored/\n");
    let output = sandbox.hotwash("import docs").expect(0);
    let records: Vec<String> = sandbox.files("postmortems").into_iter().map(|(name, _)| name).collect();
    let wanted = [5, 6, 7, 8].map(|day| format!("2024/2024-03-0{day}-queue-full.yaml"));
    assert_eq!(records, wanted, "{output:#?}");
    assert!(output.stdout.contains("\n4 documents: 4 imported; 8 events, 4 actions, 4 sections in the appendix"));
    for told in [
        "left out, about the others, by its name: docs/LICENSE.txt, docs/README.md\n",
        "left out, a template, by its name: docs/postmortem-template.md\n",
    ] {
        assert!(output.stderr.contains(told), "{}", output.stderr);
    }
    // Whatever its name says, who names a document means it.
    sandbox.hotwash("import docs/postmortem-template.md").expect(0);
    assert!(sandbox.has("postmortems/not-a-postmortem.yaml"));
}

#[test]
fn records_and_settings_are_no_documents() {
    let sandbox = Sandbox::new();
    sandbox.write("hotwash.yaml", "records: postmortems\n");
    sandbox.write(RECORD, "title: Mail delayed\n");
    for file in ["hotwash.yaml", RECORD] {
        sandbox.hotwash(&format!("import {file}")).fails(&["it is YAML, as records are", "`hotwash check` reads"]);
    }
    assert_eq!(sandbox.files("postmortems").len(), 1);
}

#[cfg(unix)]
#[test]
fn links_are_not_followed_and_those_to_other_documents_are_named() {
    let sandbox = Sandbox::new();
    sandbox.write("docs/a.md", document("Queue full", "2024-03-05"));
    sandbox.write("other.md", document("Disk full", "2024-03-06"));
    for (from, to) in [("a.md", "same.md"), ("../other.md", "linked.md"), ("nowhere.md", "dead.md")] {
        std::os::unix::fs::symlink(from, sandbox.top.join("docs").join(to)).unwrap();
    }
    let told = sandbox.hotwash("import docs").expect(0).stderr;
    let wanted = "left out, a symbolic link, which is read where it is named: docs/dead.md, docs/linked.md\n";
    assert!(told.contains(wanted), "{told}");
    sandbox.hotwash("import docs/linked.md").expect(0);
    assert_eq!(sandbox.files("postmortems").len(), 2);
}

#[test]
fn one_that_cannot_be_read_does_not_stop_the_others() {
    let sandbox = Sandbox::new();
    sandbox.write("docs/a.md", document("Queue full", "2024-03-05"));
    sandbox.write("docs/empty.md", "\u{feff} \n\n");
    sandbox.write("docs/latin.md", b"# Caf\xe9\n");
    sandbox.write_sparse("docs/large.md", 9 << 20);
    sandbox.write("nothing/picture.png", "");
    let output = sandbox.hotwash("import docs nothing missing.md").expect(1);
    assert!(sandbox.has("postmortems/2024/2024-03-05-queue-full.yaml"));
    for told in [
        "docs/empty.md: not imported: it is empty; there is nothing to import\n",
        "docs/latin.md: not imported: it is not UTF-8 text (line 1); save it as UTF-8\n",
        "docs/large.md: not imported: it is larger than 8 MiB; keep logs",
        "nothing: not imported: it has no Markdown and no text in it; name the documents",
        "missing.md: not imported: it does not exist; check the spelling",
    ] {
        assert!(output.stderr.contains(told), "{told}\n{}", output.stderr);
    }
    assert!(output.stdout.contains("\n6 documents: 1 imported, 5 not imported; "), "{}", output.stdout);
}

#[test]
fn what_cannot_be_done_at_all_says_so_by_its_status() {
    let sandbox = Sandbox::new();
    sandbox.hotwash("import missing.md").fails(&["missing.md was not imported: it does not exist"]);
    let output = sandbox.hotwash("import missing.md other.md").expect(2);
    assert!(output.stdout.ends_with("\n2 documents: none imported\n"), "{output:?}");
    sandbox.write("a.md", document("Queue full", "2024-03-05"));
    sandbox
        .hotwash("import a.md --time-zone Berlin")
        .fails(&["`Berlin` is not an IANA", "did you mean `Europe/Berlin`?"]);
    sandbox.hotwash("import a.md --name b.md").fails(&["`--name` is the name of standard input"]);
    sandbox.write("hotwash.yaml", "recods: x\n");
    sandbox.hotwash("import a.md").fails(&["hotwash.yaml:1:1"]);
    assert!(!sandbox.has("postmortems"));
}

#[test]
fn two_documents_of_one_name_get_a_record_each_and_keep_them() {
    let sandbox = Sandbox::new();
    sandbox.write("a.md", document("Queue full", "2024-03-05"));
    sandbox.write("b.md", document("Queue full", "2024-03-05").replace("rained", "snowed"));
    sandbox.hotwash("import a.md b.md").expect(0);
    let both = sandbox.files("postmortems");
    let names: Vec<&str> = both.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["2024/2024-03-05-queue-full-2.yaml", "2024/2024-03-05-queue-full.yaml"]);
    assert!(sandbox.read("postmortems/2024/2024-03-05-queue-full-2.yaml").contains("snowed"));
    // In another order, one alone, and one in two ways.
    for line in ["import b.md a.md", "import b.md", "import . ./b.md a.md"] {
        let output = sandbox.hotwash(line).expect(0);
        assert!(output.stdout.contains("unchanged") && !output.stdout.contains(" imported"), "{output:?}");
        assert_eq!(sandbox.files("postmortems"), both, "{line}");
    }
    // The number stays with its document, whatever becomes of the other record.
    sandbox.remove("postmortems/2024/2024-03-05-queue-full.yaml");
    sandbox.hotwash("import a.md b.md").expect(0);
    assert_eq!(sandbox.files("postmortems"), both);
}

#[test]
fn nothing_is_written_outside_the_archive_or_over_a_document() {
    let sandbox = Sandbox::new();
    // The render of this record would take the place of the document.
    let source = document("Queue full", "2024-03-05");
    sandbox.write("postmortems/2024/2024-03-05-queue-full.md", &source);
    let output = sandbox.hotwash("import postmortems").expect(0);
    assert!(sandbox.has("postmortems/2024/2024-03-05-queue-full-2.yaml"), "{output:?}");
    assert!(!sandbox.has("postmortems/2024/2024-03-05-queue-full.yaml"));
    assert_eq!(sandbox.read("postmortems/2024/2024-03-05-queue-full.md"), source);
    assert!(sandbox.hotwash("import postmortems").expect(0).stdout.contains("(unchanged)"));
    #[cfg(unix)]
    {
        let elsewhere = tempfile::tempdir().unwrap();
        std::os::unix::fs::symlink(elsewhere.path(), sandbox.top.join("postmortems/2023")).unwrap();
        sandbox.write("b.md", document("Queue full", "2023-03-05"));
        let told = sandbox.hotwash("import b.md c.md").expect(2).stderr;
        assert!(told.contains("b.md: not imported: ") && told.contains("a symbolic link leads out"), "{told}");
        assert_eq!(elsewhere.path().read_dir().unwrap().count(), 0);
    }
}

#[test]
fn a_dry_run_prints_what_would_be_written_and_writes_nothing() {
    let sandbox = Sandbox::new();
    sandbox.write("a.md", document("Queue full", "2024-03-05"));
    sandbox.write("b.md", document("Disk full", "2024-03-06"));
    let one = sandbox.hotwash("import a.md --dry-run").expect(0);
    assert!(is_in_appendix(&one.stderr, "a.md:12:"), "{}", one.stderr);
    assert!(one.stderr.contains("a.md -> postmortems/2024/2024-03-05-queue-full.yaml: 2 events"), "{}", one.stderr);
    let two = sandbox.hotwash("import a.md b.md --dry-run").expect(0);
    let (first, second) = two.stdout.split_once("---\n").unwrap();
    assert_eq!(first, one.stdout);
    assert!(two.stderr.contains("\n2 documents: 2 would be imported; "), "{}", two.stderr);
    assert!(!two.stderr.contains("Weather"), "{}", two.stderr);
    assert!(is_in_appendix(&sandbox.hotwash("import a.md b.md --dry-run --report").expect(0).stderr, "a.md:12:"));
    assert!(!sandbox.has("postmortems"));
    sandbox.hotwash("import a.md b.md").expect(0);
    assert_eq!(sandbox.read("postmortems/2024/2024-03-05-queue-full.yaml"), first);
    assert_eq!(sandbox.read("postmortems/2024/2024-03-06-disk-full.yaml"), second);

    let lines = sandbox.hotwash("import a.md b.md missing.md --dry-run --format json").expect(1).stdout;
    let lines: Vec<serde_json::Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 2);
    assert_eq!((&lines[1]["title"], &lines[1]["source"]), (&"Disk full".into(), &"b.md".into()));
    assert_eq!(lines[0]["timeline"][0]["text"], "the queue ran full");
    let placed = lines[0]["report"]["placed"].as_array().unwrap();
    assert!(placed.iter().any(|placed| placed["heading"] == "Weather" && placed["field"] == "appendix"), "{placed:?}");
}

#[test]
fn standard_input_is_a_document_that_can_be_given_a_name() {
    let sandbox = Sandbox::new();
    let piped = |arguments: &[&str], text: &str| {
        sandbox.write("input", text);
        let file = std::fs::File::open(sandbox.top.join("input")).unwrap();
        run(sandbox.program().args(arguments).stdin(file))
    };
    let output = piped(&["import", "-", "--name", "2024-03-05-queue.md"], "# Queue full\n\nIt was.\n").expect(0);
    assert!(output.stdout.contains("2024-03-05-queue.md -> postmortems/2024/2024-03-05-queue-full.yaml"), "{output:?}");
    piped(&["import", "-"], " \n").fails(&["- was not imported: it is empty"]);
    assert!(
        piped(&["import", "-", "--dry-run"], "# Disk full\n\nYes.\n").expect(0).stdout.contains("title: Disk full")
    );
}

#[cfg(unix)]
#[test]
fn a_name_from_elsewhere_cannot_draw_on_the_terminal() {
    let sandbox = Sandbox::new();
    sandbox.write("old/a\u{1b}[2J\nb.md", "# One\n\nText.\n");
    sandbox.write("old/c\u{202e}.md", b"\xff");
    for line in ["import old", "import old --report", "import old --dry-run"] {
        let output = sandbox.hotwash(line).expect(1);
        let told = output.stdout + &output.stderr;
        assert!(!told.contains(['\u{1b}', '\u{202e}']) && told.contains("old/a\\u{1b}[2J\\nb.md"), "{told}");
    }
}

#[test]
fn the_mark_at_the_beginning_of_a_file_is_no_text() {
    let sandbox = Sandbox::new();
    sandbox.write("a.md", format!("\u{feff}{}", document("Queue full", "2024-03-05")));
    assert!(!sandbox.hotwash("import a.md --dry-run").expect(0).stdout.contains("feff"));
}
