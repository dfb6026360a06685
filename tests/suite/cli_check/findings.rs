//! Every mistake of every file in one run, for people and for programs.

use serde_json::Value;

use crate::sandbox::{Output, Sandbox};

/// Mistakes of all kinds, two of them behind characters of several bytes.
const BAD: &str = "\
id: 2024-01-02-bad
title: 障害 in the 東京 region
titel: again
severity: 2
kind: outtage
time_zone: Europe/Lodnon
services: web
milestones:
  started: 2024-01-02 4:OO PM
  resolved: 2024-02-30 10:00
timeline:
  - {text: 接続, at: soon}
  - at: 2024-01-02 16:10
    text: one
    text: two
";

const EXPECTED: [&str; 9] = [
    "3:1: error[unknown-field]: unknown key `titel`",
    "4:11: error[wrong-type]: expected text, found the number `2`",
    "5:7: error[unknown-value]: unknown value `outtage`",
    "6:12: error[unknown-time-zone]: `Europe/Lodnon` is not an IANA time zone",
    "7:11: error[wrong-type]: expected a list (`- ` lines), found `web`",
    "9:12: error[impossible-clock]: `2024-01-02 4:OO PM` is not a time: the letter O stands where the digit 0 belongs",
    "10:13: error[impossible-clock]: `2024-02-30 10:00` does not exist: February 2024 has no day 30",
    "12:20: error[unreadable-time]: `soon` is not a time",
    "15:5: error[duplicate-key]: duplicate key `text`",
];

fn sandbox() -> Sandbox {
    let sandbox = Sandbox::repository();
    sandbox.write("postmortems/2024/2024-01-02-bad.yaml", BAD);
    sandbox.write("postmortems/2023/2023-05-06-worse.yml", "title: [never closed\n");
    sandbox.write("postmortems/2025/2025-05-06-good.yaml", "id: 2025-05-06-good\ntitle: A young draft\n");
    sandbox
}

/// The lines of `--format short` at error level.
fn errors(output: &Output) -> Vec<&str> {
    output.stdout.lines().filter(|line| line.contains(": error[")).collect()
}

#[test]
fn all_mistakes_of_all_files_come_in_one_run_in_order() {
    let sandbox = sandbox();
    let output = sandbox.hotwash("check --format short").expect(1);
    let mut expected = vec![
        "postmortems/2023/2023-05-06-worse.yml:1:8: error[syntax]: `[` is opened here and never closed".to_owned(),
    ];
    expected.extend(EXPECTED.map(|line| format!("postmortems/2024/2024-01-02-bad.yaml:{line}")));
    assert_eq!(errors(&output), expected);
    assert_eq!(output.stderr, "");
}

#[test]
fn people_get_the_line_a_caret_and_what_to_do() {
    let told = sandbox().hotwash("check").expect(1).stdout;
    let block = [
        "error[impossible-clock]: `2024-01-02 4:OO PM` is not a time: the letter O stands where the digit 0 belongs",
        "--> postmortems/2024/2024-01-02-bad.yaml:9:12",
        "|",
        "9 |   started: 2024-01-02 4:OO PM",
        "|            ^^^^^^^^^^^^^^^^^^",
    ];
    // The margin is as wide as the line's number.
    let lines: Vec<&str> = told.lines().map(str::trim).collect();
    let place = lines.iter().position(|line| *line == block[0]).unwrap();
    assert_eq!(lines[place..place + block.len()], block, "{told}");
    assert!(told.contains("2024-01-02 16:00"), "{told}");
    let total = told.lines().last().unwrap();
    assert!(total.starts_with("checked 3 records: 10 errors"), "{total}");
}

#[test]
fn programs_get_version_one() {
    let output = sandbox().hotwash("check --format json").expect(1);
    let report: Value = serde_json::from_str(&output.stdout).unwrap();
    let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&report), ["version", "findings", "summary"]);
    assert_eq!(report["version"], 1);
    assert_eq!(keys(&report["summary"]), ["files", "errors", "warnings", "notes"]);

    let findings = report["findings"].as_array().unwrap();
    for finding in findings {
        assert_eq!(
            keys(finding),
            [
                "rule",
                "level",
                "file",
                "line",
                "column",
                "end_line",
                "end_column",
                "field",
                "message",
                "help",
                "fixable"
            ]
        );
    }
    let place = |finding: &Value| {
        let text = |key| finding[key].as_str().unwrap().to_owned();
        let number = |key| finding[key].as_u64().unwrap();
        (text("file"), number("line"), number("column"), text("rule"))
    };
    assert!(findings.iter().map(place).is_sorted());
    let count = |level: &str| findings.iter().filter(|finding| finding["level"] == level).count();
    for (level, key) in [("error", "errors"), ("warning", "warnings"), ("note", "notes")] {
        assert_eq!(report["summary"][key], count(level), "{key}");
    }
    assert_eq!((&report["summary"]["files"], count("error")), (&3.into(), 10));

    // Columns count characters, not bytes, and ends are exclusive.
    let unreadable = findings.iter().find(|finding| finding["rule"] == "unreadable-time").unwrap();
    let at = ["line", "column", "end_line", "end_column"].map(|key| unreadable[key].as_u64().unwrap());
    assert_eq!((at, unreadable["field"].as_str()), ([12, 20, 12, 24], Some("timeline[0].at")));
    let clock = findings.iter().find(|finding| finding["rule"] == "impossible-clock").unwrap();
    assert_eq!((&clock["fixable"], &clock["field"]), (&true.into(), &"milestones.started".into()));
}

#[test]
fn nothing_found_is_one_line_and_an_empty_list() {
    let sandbox = Sandbox::demo();
    let file = "postmortems/2023/2023-08-10-web-stack-outage.yaml";
    let output = sandbox.hotwash(&format!("check {file}")).expect(0);
    assert_eq!((output.stdout.as_str(), output.stderr.as_str()), ("checked 1 record: nothing to mend\n", ""));
    assert_eq!(sandbox.hotwash(&format!("validate {file}")).expect(0).stdout, output.stdout);
    assert_eq!(sandbox.hotwash(&format!("check --format short {file}")).expect(0).stdout, "");
    let report: Value =
        serde_json::from_str(&sandbox.hotwash(&format!("check --format json {file}")).expect(0).stdout).unwrap();
    let summary = serde_json::json!({"files": 1, "errors": 0, "warnings": 0, "notes": 0});
    assert_eq!(report, serde_json::json!({"version": 1, "findings": [], "summary": summary}));
}

#[test]
fn what_a_draft_may_lack_stops_a_publication() {
    let sandbox = Sandbox::demo();
    let draft = "postmortems/minimal-draft.yaml";
    let told = sandbox.hotwash(&format!("check {draft}")).expect(0).stdout;
    assert!(told.contains("note[missing-field]"), "{told}");
    let told = sandbox.hotwash(&format!("check --as published {draft}")).expect(1).stdout;
    assert!(told.contains("error[missing-field]"), "{told}");
    sandbox.hotwash(&format!("check --as in_review {draft}")).expect(0);
    sandbox.hotwash(&format!("check --as in_review --deny-warnings {draft}")).expect(1);
    sandbox.hotwash(&format!("check --deny-warnings {draft}")).expect(0);
}
