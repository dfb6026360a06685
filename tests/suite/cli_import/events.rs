//! `import --events`: what other programs wrote, into a record that is there.

use std::io::Write as _;
use std::process::Stdio;

use crate::sandbox::{Output, Sandbox, run};

pub const RECORD: &str = "postmortems/2023/2023-08-10-slow.yaml";
pub const ID: &str = "2023-08-10-slow";

/// A record that somebody wrote by hand: with comments, and its own way of quoting.
pub const WRITTEN: &str = "\
# ours
title: 'Slow checkout'   # for now
time_zone: Europe/London

milestones: {started: 2023-08-10 15:30, resolved: 2023-08-10 17:00}
timeline:
    # from the pager
    - at: 2023-08-10 15:30
      text: \"Pages were slow\"

    - {at: 2023-08-10 17:00, text: All was well}
tags: [ shop ]
";

const TABLE: &str = "\
What;When (UTC);Who
\"Raised the pool;
twice\";2023-08-10 15:02;database team
Looked at it;15:40 BST;
Pages   were slow;14:30;
";

pub fn with_record() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write(RECORD, WRITTEN);
    sandbox
}

fn import(sandbox: &Sandbox, args: &[&str]) -> Output {
    run(sandbox.program().arg("import").args(args))
}

/// The times and texts that would be added, a line each.
fn dry(sandbox: &Sandbox, args: &[&str]) -> String {
    let shown = run(sandbox.program().arg("import").args(args).args([ID, "--dry-run"])).stdout;
    let lines = shown.lines().filter_map(|line| {
        let line = line.trim_start_matches([' ', '-']);
        line.strip_prefix("at: ").or_else(|| line.strip_prefix("text: "))
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn rows_take_their_places_and_no_other_byte_changes() {
    let sandbox = with_record();
    sandbox.write("log.csv", TABLE);
    let told = import(&sandbox, &["--events", "log.csv", ID, "--yes"]).expect(0);
    let lines = [
        "Thu 2023-08-10 15:40 BST (14:40 UTC): Looked at it",
        "Thu 2023-08-10 16:02 BST (15:02 UTC): Raised the pool; twice (database team)",
        "2 events added",
    ];
    assert_eq!(told.stdout, lines.map(|line| format!("{RECORD}: {line}\n")).concat());
    assert!(
        told.stderr.contains("log.csv: 3 rows read with at = `When (UTC)`, text = `What`, by = `Who`\n"),
        "{told:#?}"
    );
    assert!(told.stderr.contains("1 event is there already, and not added again"), "{told:#?}");
    let added = "    - at: 2023-08-10 15:40
      text: Looked at it

    - at: 2023-08-10 16:02
      text: |
        Raised the pool;
        twice
      by: database team

";
    let expected = WRITTEN.replace("    - {at: 2023-08-10 17:00", &format!("{added}    - {{at: 2023-08-10 17:00"));
    assert_eq!(sandbox.read(RECORD), expected);
    let again = import(&sandbox, &["--events", "log.csv", ID, "--yes"]).expect(0);
    assert_eq!(again.stdout, format!("{RECORD}: there is nothing to add\n"));
    assert!(again.stderr.contains("3 events are there already"), "{again:#?}");
    assert_eq!(sandbox.read(RECORD), expected);
}

#[test]
fn a_time_of_an_unknown_zone_is_not_told_as_that_of_another() {
    let sandbox = Sandbox::new();
    sandbox.write(RECORD, WRITTEN.replace("time_zone: Europe/London\n", ""));
    sandbox.write("log.csv", "time,what\n15:40,Looked at it\n");
    let told = import(&sandbox, &["--events", "log.csv", ID, "--yes"]).expect(0);
    assert!(told.stdout.contains(&format!("{RECORD}: 2023-08-10 15:40: Looked at it\n")), "{told:#?}");
}

#[test]
fn without_a_terminal_nothing_is_chosen_and_nothing_written() {
    let sandbox = with_record();
    sandbox.write("log.csv", TABLE);
    let refused = import(&sandbox, &["--events", "log.csv", ID]).expect(2);
    let error = refused
        .stderr
        .split_once(
            "
error: ",
        )
        .unwrap()
        .1;
    assert!(
        error.starts_with(
            "there is no terminal to choose from 2 events on
hint: `--yes` adds"
        ),
        "{refused:#?}"
    );
    let shown = import(&sandbox, &["--events", "log.csv", ID, "--dry-run"]).expect(0);
    assert!(shown.stdout.starts_with("timeline:\n  - at: 2023-08-10 15:40\n    text: Looked at it\n"), "{shown:#?}");
    let json = import(&sandbox, &["--events", "log.csv", ID, "--dry-run", "--format", "json"]).expect(0);
    let events: serde_json::Value = serde_json::from_str(&json.stdout).unwrap();
    assert_eq!(events[1]["by"], "database team");
    assert_eq!(sandbox.read(RECORD), WRITTEN);
}

#[test]
fn the_record_is_named_once_or_is_the_newest_draft() {
    let sandbox = with_record();
    sandbox.write("log.csv", TABLE);
    for args in [&[RECORD][..], &["2023-08"], &["--into", ID], &["--record", ID], &[]] {
        let told = run(sandbox.program().args(["import", "--dry-run", "--events", "log.csv"]).args(args)).expect(0);
        assert!(told.stdout.contains("Looked at it"), "{args:?}: {told:#?}");
    }
    import(&sandbox, &["--events", "log.csv", ID, "--into", ID]).fails(&["one record"]);
    import(&sandbox, &["--events", "log.csv", "2023-08-10-slwo"]).fails(&["did you mean `2023-08-10-slow`?"]);
    sandbox.remove(RECORD);
    import(&sandbox, &["--events", "log.csv"]).fails(&["no open draft", "import --events FILE RECORD"]);
    // Options of events are nothing without any.
    assert_eq!(import(&sandbox, &["--yes", "x.md"]).status, 2);
    assert_eq!(import(&sandbox, &[]).status, 2);
}

#[test]
fn a_row_that_cannot_be_read_is_told_and_the_others_are_added() {
    let sandbox = with_record();
    sandbox.write("log.csv", "time,what\n4:OO PM,one\n16:05,two\n16:06,\u{1b}[2Jthree\n");
    let told = import(&sandbox, &["--events", "log.csv", ID, "--yes"]).expect(1);
    assert!(told.stderr.contains("log.csv: line 2: `4:OO PM` cannot be: the letter O"), "{told:#?}");
    assert!(told.stdout.ends_with("2 events added\n"), "{told:#?}");
    assert!(sandbox.read(RECORD).contains("text: three\n"));
    let many = format!("time,what\n{}16:30,fine\n", "soon,it\n".repeat(50));
    sandbox.write("many.csv", many);
    let told = import(&sandbox, &["--events", "many.csv", ID, "--yes"]).expect(1);
    assert_eq!(told.stderr.matches("`soon` is not a time").count(), 20, "{told:#?}");
    assert!(told.stderr.contains("\nand 30 more rows that cannot be read\n"), "{told:#?}");
}

#[test]
fn what_is_of_another_time_is_left_out_and_told() {
    let sandbox = with_record();
    let rows = "time,what\n2023-08-09 15:29,early\n2023-08-09 15:30,day before\n2023-08-11 17:00,day after\n2023-08-11 17:01,late\n";
    sandbox.write("log.csv", rows);
    let args = ["--events", "log.csv"];
    assert_eq!(dry(&sandbox, &args), "2023-08-09 15:30\nday before\n2023-08-11 17:00\nday after");
    let told = import(&sandbox, &["--events", "log.csv", ID, "--dry-run"]).expect(0);
    let left_out =
        "left out: 2 events are before Wed 2023-08-09 15:30 BST (14:30 UTC) or after Fri 2023-08-11 17:00 BST";
    assert!(told.stderr.contains(left_out), "{told:#?}");
    assert_eq!(dry(&sandbox, &["--events", "log.csv", "--all"]).lines().count(), 8);
    assert_eq!(
        dry(&sandbox, &["--events", "log.csv", "--since", "2023-08-09", "--until", "2023-08-10"]),
        "2023-08-09 15:29\nearly\n2023-08-09 15:30\nday before"
    );
    import(&sandbox, &["--events", "log.csv", ID, "--since", "16:00", "--until", "15:00"]).fails(&["before `--since`"]);
    // A record that says nothing of its times takes all.
    sandbox.write(RECORD, "title: Slow\ntime_zone: UTC\n");
    assert_eq!(dry(&sandbox, &args).lines().count(), 8);
}

#[test]
fn json_takes_a_mapping_and_says_what_it_lacks() {
    let sandbox = with_record();
    let rows = r#"{"log": [{"stamp": 1691680800, "is": {"said": "Raised"}, "of": "ops"}, {"stamp": 1691680860}]}"#;
    sandbox.write("log.json", rows);
    import(&sandbox, &["--events", "log.json", ID, "--yes"])
        .fails(&["log.json: no key says when it was: the rows have `stamp`, `is.said`, `of`", "--map at=KEY"]);
    let args = ["--events", "log.json", ID, "--yes", "--map", "at=stamp,text=is.said", "--map", "by=of"];
    let told = import(&sandbox, &args).expect(1);
    assert!(told.stderr.contains("log.json: row 2: it has no `is.said`"), "{told:#?}");
    assert!(sandbox.read(RECORD).contains("- at: 2023-08-10 16:20\n      text: Raised\n      by: ops\n"));
    let refused = import(&sandbox, &["--events", "log.json", ID, "--map", "whne=stamp"]).expect(2);
    assert!(refused.stderr.contains("is no field of an event"), "{refused:#?}");
}

#[test]
fn an_export_of_slack_is_read_day_by_day_with_its_names() {
    let sandbox = with_record();
    sandbox.write("export/users.json", r#"[{"id": "U1", "profile": {"real_name": "Sam Reyes"}}]"#);
    sandbox.write("export/channels.json", r#"[{"id": "C1", "name": "incident"}]"#);
    let message =
        |ts: &str, text: &str| format!(r#"{{"type": "message", "ts": "{ts}", "user": "U1", "text": "{text}"}}"#);
    let day =
        format!("[{}, {}]", message("1691680800.000100", "<@U1> &amp; I look"), message("1691680860.000100", "found"));
    sandbox.write("export/incident/2023-08-10.json", &day);
    sandbox.write("export/other/2023-08-10.json", format!("[{}]", message("1691680830.000100", "between")));
    // Days of another time are not even read.
    sandbox.write("export/incident/2022-01-01.json", "no json");
    let expected = "2023-08-10 16:20\n'@Sam Reyes & I look'\n2023-08-10 16:20:30\nbetween\n2023-08-10 16:21\nfound";
    assert_eq!(dry(&sandbox, &["--events", "export"]), expected);
    assert_eq!(dry(&sandbox, &["--events", "export/incident"]).lines().count(), 4);
    assert!(dry(&sandbox, &["--events", "export/incident/2023-08-10.json"]).contains("Sam Reyes"));
    let told = import(&sandbox, &["--events", "export", ID, "--yes"]).expect(0);
    assert!(told.stderr.contains("export: 3 messages of Slack, in 2 files"), "{told:#?}");
    assert!(sandbox.read(RECORD).contains("      by: Sam Reyes\n"));
    import(&sandbox, &["--events", "postmortems", ID]).fails(&["postmortems is no folder of a Slack export"]);
    sandbox.write("export.zip", b"PK\x03\x04rest");
    import(&sandbox, &["--events", "export.zip", ID]).fails(&["is packed", "unpack"]);
}

#[test]
fn texts_come_as_programs_write_them() {
    let sandbox = with_record();
    let wide: Vec<u8> = "\u{feff}time\twhat\r\n16:10\tgrün\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    sandbox.write("wide.txt", wide);
    assert_eq!(dry(&sandbox, &["--events", "wide.txt"]), "2023-08-10 16:10\ngrün");
    sandbox.write("old.csv", b"time,what\n16:10,gr\xfcn\n");
    import(&sandbox, &["--events", "old.csv", ID]).fails(&["old.csv is not UTF-8 text", "UTF-8"]);
    import(&sandbox, &["--events", "none.csv", ID]).fails(&["none.csv"]);
    let mut command = sandbox.program();
    command.args(["import", "--events", "-", ID, "--yes"]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(b"time,what\n16:30,piped\n").unwrap();
    assert!(child.wait_with_output().unwrap().status.success());
    assert!(sandbox.read(RECORD).contains("text: piped\n"));
}

#[test]
fn the_zone_of_times_without_one_can_be_said() {
    let sandbox = with_record();
    sandbox.write("log.csv", "time,what\n2023-08-11 00:30,it\n");
    assert_eq!(dry(&sandbox, &["--events", "log.csv", "--time-zone", "Asia/Tokyo"]), "2023-08-10 16:30\nit");
    assert_eq!(dry(&sandbox, &["--events", "log.csv"]), "2023-08-11 00:30\nit");
}

#[test]
fn what_the_checker_says_of_new_events_is_told_and_of_old_ones_not() {
    let sandbox = with_record();
    sandbox.write(RECORD, WRITTEN.replace("All was well", "TBD").replace("tags:", "status: in_review\ntags:"));
    sandbox.write("log.csv", "time,what\n16:10,TODO look it up\n");
    let told = import(&sandbox, &["--events", "log.csv", ID, "--yes"]).expect(0);
    let found: Vec<&str> = told.stderr.lines().filter(|line| line.contains("[placeholder-text]")).collect();
    assert_eq!(found.len(), 1, "{told:#?}");
    assert!(found[0].starts_with(&format!("{RECORD}:12:")) && found[0].contains("`TODO`"), "{told:#?}");
    assert!(told.stderr.contains(&format!("`hotwash commit {RECORD}` renders and commits it")), "{told:#?}");
}
