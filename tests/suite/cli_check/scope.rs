//! Which files are looked at, and how they are named.

use crate::sandbox::{Output, Sandbox, run};

/// Records with one mistake each, at two depths, and one that is not in the folder of records.
fn sandbox() -> Sandbox {
    let sandbox = Sandbox::repository();
    sandbox.write("hotwash.yaml", "time_zone: UTC\n");
    for path in ["postmortems/a.yaml", "postmortems/2024/b.yaml", "elsewhere/c.yaml", "elsewhere/d.txt"] {
        sandbox.write(path, "title: x\ntitel: y\n");
    }
    sandbox
}

/// The files in which the mistake was found, as they are named.
fn named(output: Output) -> Vec<String> {
    let output = output.expect(1);
    let lines =
        output.stdout.lines().filter_map(|line| line.strip_suffix(":2:1: error[unknown-field]: unknown key `titel`"));
    lines.map(str::to_owned).collect()
}

#[test]
fn files_are_named_as_seen_from_where_the_user_stands() {
    let sandbox = sandbox();
    let (a, b) = ("postmortems/a.yaml", "postmortems/2024/b.yaml");
    assert_eq!(named(sandbox.hotwash("check --format short")), [b, a]);
    assert_eq!(named(sandbox.hotwash_in("postmortems", "check --format short")), ["2024/b.yaml", "a.yaml"]);
    assert_eq!(named(sandbox.hotwash("-C postmortems check --format short")), ["2024/b.yaml", "a.yaml"]);
    assert_eq!(named(sandbox.hotwash_in("postmortems/2024", "check --format short")), ["../a.yaml", "b.yaml"]);
    assert_eq!(named(sandbox.hotwash_in("elsewhere", "-C .. check --format short")), [b, a]);
    assert_eq!(named(sandbox.hotwash_in("elsewhere", "check --format short c.yaml")), ["c.yaml"]);
    assert_eq!(
        named(sandbox.hotwash_in("elsewhere", "check --format short ../postmortems/a.yaml")),
        ["../postmortems/a.yaml"]
    );
    assert_eq!(named(sandbox.hotwash_in("postmortems/2024", "check --format short ..")), ["../a.yaml", "b.yaml"]);
}

#[test]
fn the_folder_of_c_decides_which_archive_is_meant() {
    let sandbox = sandbox();
    // Above the archive there is none: its configuration and records are not meant.
    sandbox.hotwash("-C .. check").expect(0);
    sandbox.hotwash("-C nowhere check").fails(&["nowhere is not a folder"]);
}

#[test]
fn a_path_is_a_record_or_a_folder_of_them() {
    let sandbox = sandbox();
    assert_eq!(named(sandbox.hotwash("check --format short postmortems/a.yaml")), ["postmortems/a.yaml"]);
    assert_eq!(named(sandbox.hotwash("check --format short postmortems/2024")), ["postmortems/2024/b.yaml"]);
    assert_eq!(named(sandbox.hotwash("check --format short elsewhere")), ["elsewhere/c.yaml"]);
    // Whoever names a file means it, whatever its name; and naming it twice does not double it.
    assert_eq!(named(sandbox.hotwash("check --format short elsewhere/d.txt elsewhere/d.txt")).len(), 1);
    assert_eq!(named(sandbox.hotwash_in("elsewhere", "check --format short . ../elsewhere c.yaml")).len(), 1);
    // The archive's root stands for the archive.
    assert_eq!(named(sandbox.hotwash("check --format short .")).len(), 2);
    let told = sandbox.hotwash("check postmortems/a.yaml elsewhere").expect(1).stdout;
    assert!(told.contains("checked 2 records"), "{told}");
}

#[test]
fn the_folder_of_records_can_be_named() {
    let sandbox = sandbox();
    assert_eq!(named(sandbox.hotwash("check --records elsewhere --format short")), ["elsewhere/c.yaml"]);
    assert_eq!(named(sandbox.hotwash_in("elsewhere", "check --records . --format short")), ["c.yaml"]);
    sandbox.write("hotwash.yaml", "records: elsewhere\n");
    assert_eq!(named(sandbox.hotwash("check --format short")), ["elsewhere/c.yaml"]);
    sandbox.hotwash("check --records nowhere").fails(&["nowhere"]);
}

#[test]
fn without_a_configuration_the_repository_is_the_archive() {
    let sandbox = sandbox();
    sandbox.remove("hotwash.yaml");
    assert_eq!(named(sandbox.hotwash_in("elsewhere", "check --format short")).len(), 2);
}

#[cfg(unix)]
#[test]
fn a_record_may_come_through_a_pipe() {
    let sandbox = Sandbox::new();
    let line = "printf 'title: x\\ntitel: y\\n' | \"$0\" check --format short /dev/stdin";
    let output = run(sandbox.command("sh").args(["-c", line, env!("CARGO_BIN_EXE_hotwash")]));
    assert_eq!(named(output), ["/dev/stdin"]);
}

#[test]
fn what_is_not_there_is_told_and_nothing_is_checked() {
    let sandbox = sandbox();
    let output = sandbox.hotwash("check postmortems/a.yaml postmortems/z.yaml");
    assert_eq!(output.fails(&["postmortems/z.yaml does not exist", "postmortems"]).stdout, "");
}

#[test]
fn an_archive_without_records_is_clean() {
    let sandbox = Sandbox::new();
    assert_eq!(sandbox.hotwash("check").expect(0).stdout, "checked 0 records: nothing to mend\n");
    sandbox.write("postmortems/notes.txt", "no record");
    sandbox.hotwash("check").expect(0);
    sandbox.hotwash("check postmortems").expect(0);
}

#[test]
fn mistakes_of_the_configuration_are_findings_here_and_an_error_elsewhere() {
    let sandbox = Sandbox::repository();
    sandbox.write("hotwash.yaml", "recrods: incidents\ntime_zone: Mars/Olympus\nrules:\n  vague-action: loud\n");
    sandbox.write("postmortems/a.yaml", "title: x\n");
    let output = sandbox.hotwash("check --format short").expect(1);
    let errors: Vec<&str> = output.stdout.lines().filter(|line| line.contains(": error[")).collect();
    let [field, zone, level] = errors.as_slice() else { panic!("{output:#?}") };
    assert_eq!(*field, "hotwash.yaml:1:1: error[unknown-field]: unknown key `recrods`");
    assert!(zone.starts_with("hotwash.yaml:2:12: error[unknown-time-zone]: `Mars/Olympus`"), "{zone}");
    assert!(level.starts_with("hotwash.yaml:4:17: error["), "{level}");
    for line in ["build", "render a", "commit a"] {
        sandbox.hotwash(line).fails(&["hotwash.yaml:1:1: unknown key `recrods`", "hotwash check"]);
    }
    assert!(!sandbox.has("site"));
    // Named files are checked all the same.
    sandbox.hotwash("check postmortems/a.yaml").expect(0);
}

#[test]
fn a_related_record_is_known_by_its_file_although_it_is_not_in_the_check() {
    let sandbox = Sandbox::repository();
    let record = |id: &str| format!("id: a\ntitle: Mail delayed\nrelated: [{{id: {id}, relation: recurrence_of}}]\n");
    sandbox.write("postmortems/2024/b.yaml", "id: b\ntitle: Mail delayed\n");
    sandbox.write("postmortems/a.yaml", record("b"));
    sandbox.write("elsewhere/a.yaml", record("nowhere"));
    sandbox.hotwash("check").expect(0);
    sandbox.hotwash("check postmortems/a.yaml").expect(0);
    sandbox.hotwash("check postmortems/2024").expect(0);
    // What lies outside the archive may belong to another one.
    sandbox.hotwash("check elsewhere/a.yaml").expect(0);

    sandbox.write("postmortems/a.yaml", record("bb"));
    for command in ["check --format short", "check --format short postmortems/a.yaml"] {
        let told = sandbox.hotwash(command).expect(1).stdout;
        assert!(told.contains("postmortems/a.yaml:3:16: error[unknown-related]"), "{told}");
    }
}

#[test]
fn a_commit_knows_the_records_that_git_has_and_no_others() {
    let sandbox = Sandbox::repository();
    let record = "id: a\ntitle: Mail delayed\nrelated: [{id: b, relation: recurrence_of}]\n";
    sandbox.write("postmortems/2024/b.yaml", "id: b\ntitle: Mail delayed\n");
    sandbox.write("postmortems/a.yaml", record);
    sandbox.git("add postmortems/a.yaml");
    let told = sandbox.hotwash("check --staged --format short").expect(1).stdout;
    assert!(told.contains("unknown-related"), "{told}");
    sandbox.git("add .");
    sandbox.hotwash("check --staged").expect(0);
}
