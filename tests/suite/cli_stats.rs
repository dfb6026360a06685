//! `hotwash stats`: figures against what was counted by hand, and against the archive's page.

use serde_json::Value;

use crate::sandbox::{Output, Sandbox, run};

/// A record of what the figures need.
fn record(name: &str, more: &str) -> (String, String) {
    let file = format!("postmortems/{}/{name}.yaml", &name[..4]);
    (file, format!("id: {name}\ntitle: Something happened\ntime_zone: UTC\n{more}\n"))
}

fn milestones(day: &str, detected: &str, resolved: &str) -> String {
    format!(
        "milestones:\n  started: {day} 10:00\n  detected: {day} {detected}\n  acknowledged: {day} 12:00\n  resolved: {day} {resolved}"
    )
}

/// Detected after 10, 20, about 30 and 60 minutes; one that ends before it begins; an exercise; a draft.
fn archive() -> Sandbox {
    let sandbox = Sandbox::repository();
    let records = [
        record(
            "2025-01-10-a",
            &format!(
                "severity: sev1\nkind: outage\nservices: [billing, web]\n{}\n{}",
                milestones("2025-01-10", "10:10", "11:00"),
                "action_items:\n  - {id: A1, text: Do it, kind: prevent, due: 2025-02-01, status: open}\n  - {id: A2, text: Do that, due: 2025-02-01, status: done, closed: 2025-02-02}\n  - {id: A3, text: Do this, due: 2025-02-01, status: done, closed: 2025-02-01}"
            ),
        ),
        record(
            "2025-01-20-b",
            &format!(
                "severity: sev2\nkind: outage\nservices: [billing]\n{}",
                milestones("2025-01-20", "10:20", "12:30")
            ),
        ),
        record(
            "2025-03-01-c",
            &format!(
                "severity: sev2\nkind: security\nservices: [web]\nrelated: [{{id: 2025-01-10-a, relation: recurrence_of}}]\n{}",
                milestones("2025-03-01", "10:30~", "9:00").replace("9:00", "09:00")
            ),
        ),
        record("2026-03-01-d", &format!("kind: outage\n{}", milestones("2026-03-01", "11:00", "18:00"))),
        record("2026-04-01-drill", &format!("kind: exercise\n{}", milestones("2026-04-01", "10:01", "10:02"))),
        record("2026-05-01-young", "status: draft"),
    ];
    for (file, text) in records {
        sandbox.write(&file, text);
    }
    sandbox
}

fn json(sandbox: &Sandbox, line: &str) -> Value {
    serde_json::from_str(&sandbox.hotwash(&format!("stats --format json {line}")).expect(0).stdout).unwrap()
}

#[track_caller]
fn tells(output: &Output, parts: &[&str]) {
    for part in parts {
        assert!(output.stdout.contains(part), "`{part}` is not told:\n{}", output.stdout);
    }
}

#[test]
fn the_text_tells_what_was_counted_by_hand() {
    let told = archive().hotwash("stats").expect(0);
    // 10 20 30 60: 17.5, 25, 37.5.
    tells(
        &told,
        &[
            "4 incidents, 2025-01 to 2026-03\n",
            "as of 2026-11-22; among them 4 drafts or records in review; not counted: 1 exercise, 1 draft that\ndoes not say when it began\n",
            "2025-01    2     1     1            0  12\n2025-02    0     0     0            0\n2025-03    1",
            "  none for 11 months\n2026-03    1",
            "2025    3     1     2            0  122\n",
            "sev2         2  ██\n",
            "billing           2  ██\nweb               2  ██\nno service named  1  █\n",
            "outage    3  ███\nsecurity  1  █\n",
            "Time to detect        median ~25 min  quartiles 17 min 30 s to ~37 min 30 s\n  n 4 of 4 (1 approximate)\n",
            "Time to resolve       1 h, 2 h 30 min, 8 h  n 3 of 4 (1 left out, which ends before it begins)\n",
            "Follow-through of 3 actions\ndone in time 1, late 1, open 0, overdue 1 (the longest for 659 days: A1 of 2025-01-10-a)\n",
            "Done: 2 of 3 (67%).",
            "One incident had happened before (n 6 records).\n2025-03-01-c is a recurrence of 2025-01-10-a\n",
            "    A1 of 2025-01-10-a would have prevented this and is 659 days overdue\n",
        ],
    );
    assert!(!told.stdout.contains("mean") && !told.stdout.contains("average"), "{}", told.stdout);
    assert!(!told.stdout.contains('\u{1b}'));
}

#[test]
fn programs_are_given_every_value_with_its_record() {
    let stats = json(&archive(), "");
    assert_eq!((&stats["version"], &stats["as_of"]), (&1.into(), &"2026-11-22".into()));
    assert_eq!((&stats["scope"]["counted"], &stats["scope"]["left_out"]["exercises"]), (&4.into(), &1.into()));
    assert_eq!(stats["counts"]["by_month"][0]["period"], "2025-01");
    assert_eq!(stats["counts"]["by_service"][0], serde_json::json!({"service": "billing", "count": 2}));
    assert_eq!(stats["counts"]["by_severity"][2], serde_json::json!({"severity": null, "count": 1}));
    let detect = &stats["response"][0];
    assert_eq!((&detect["measure"], &detect["n"], &detect["approximate"]), (&"detect".into(), &4.into(), &1.into()));
    assert_eq!((&detect["median_seconds"], &detect["median_approximate"]), (&1500.into(), &true.into()));
    assert_eq!(detect["quartiles_seconds"], serde_json::json!([1050, 2250]));
    let third = serde_json::json!({"record": "2025-03-01-c", "seconds": 1800, "approximate": true});
    assert!(detect["values"].as_array().unwrap().contains(&third), "{detect:#}");
    let resolve = &stats["response"][3];
    assert_eq!(
        (&resolve["n"], &resolve["impossible"], &resolve["quartiles_seconds"]),
        (&3.into(), &1.into(), &Value::Null)
    );
    let follow = &stats["follow_through"];
    assert_eq!((&follow["actions"], &follow["done_late"], &follow["overdue"]), (&3.into(), &1.into(), &1.into()));
    let pair = &stats["recurrences"]["pairs"][0];
    assert_eq!(pair["unfinished"][0]["days_overdue"], 659);
    assert_eq!(pair["says"][0], "A1 of 2025-01-10-a would have prevented this and is 659 days overdue");
}

#[test]
fn a_spreadsheet_has_a_row_for_each_record_and_no_formulas() {
    let sandbox = archive();
    let (file, text) = record("2026-06-01-evil", &milestones("2026-06-01", "10:01", "10:02"));
    sandbox.write(&file, text.replace("Something happened", "\"=HYPERLINK(1), or so\""));
    let text = sandbox.hotwash("stats --format csv").expect(0).stdout;
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let heads = reader.headers().unwrap().clone();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let cell = |row: usize, name: &str| rows[row].get(heads.iter().position(|head| head == name).unwrap()).unwrap();
    assert_eq!(rows.len(), 7);
    assert_eq!(
        (cell(0, "record"), cell(0, "counts_as"), cell(0, "services")),
        ("2025-01-10-a", "incident", "billing; web")
    );
    assert_eq!((cell(0, "to_detect_seconds"), cell(0, "overdue"), cell(0, "done_late")), ("600", "1", "1"));
    assert_eq!((cell(2, "to_detect_seconds"), cell(2, "to_detect_approximate")), ("1800", "true"));
    assert_eq!((cell(2, "to_resolve_seconds"), cell(2, "came_back_from")), ("", "2025-01-10-a"));
    assert_eq!((cell(4, "counts_as"), cell(5, "counts_as")), ("exercise", "undated"));
    assert_eq!(cell(6, "title"), "'=HYPERLINK(1), or so");
}

#[test]
fn what_is_asked_for_is_counted_alone() {
    let sandbox = archive();
    let counted = |line: &str| json(&sandbox, line)["scope"]["counted"].clone();
    assert_eq!((counted("--service Billing"), counted("--severity sev2")), (2.into(), 2.into()));
    assert_eq!((counted("--since 2025-03"), counted("--until 2025-03")), (2.into(), 2.into()));
    assert_eq!((counted("--kind security"), counted("--kind security --kind outage")), (1.into(), 4.into()));
    // Who asks for exercises gets them.
    assert_eq!(counted("--kind exercise"), 1);
    // What was there before the period is still what came back in it.
    let since = sandbox.hotwash("stats --since 2025-03 --until 2025-04").expect(0);
    tells(&since, &["only since 2025-03-01, before 2025-04-01 (1 of 6 records)", "is a recurrence of 2025-01-10-a"]);
    assert!(!since.stdout.contains("none for"), "{}", since.stdout);
    let unknown = sandbox.hotwash("stats --service biling").expect(0);
    tells(&unknown, &["no incident fits\n"]);
    assert!(unknown.stderr.contains("did you mean `billing`?"), "{}", unknown.stderr);
    sandbox.hotwash("stats --since soon").fails(&["is not a day"]);
    for line in ["stats", "list", "trace", "actions", "search it"] {
        sandbox
            .hotwash(&format!("{line} --since 2025 --until 2024"))
            .fails(&["there is no day from 2025-01-01 on that is before 2024-01-01", "exchange them"]);
    }
    sandbox.hotwash("search it since:2025 until:2025").fails(&["give a later one"]);
}

#[test]
fn every_dot_is_found_by_its_record() {
    let told = archive().hotwash("stats --list detect").expect(0).stdout;
    let lines: Vec<&str> = told.lines().collect();
    assert_eq!(lines[1], "    1 h  2026-03-01  -         2026-03-01-d  Something happened");
    assert!(lines[2].starts_with("~30 min  2025-03-01  sev2      2025-03-01-c"), "{told}");
    assert!(told.ends_with("\nTime to detect, started to detected: n 4 of 4\n"), "{told}");
    let told = archive().hotwash("stats --list resolve").expect(0).stdout;
    assert!(told.ends_with("n 3 of 4; 1 left out, which ends before it begins\n"), "{told}");
}

#[test]
fn the_dots_are_listed_for_programs_too() {
    let sandbox = archive();
    let listed = json(&sandbox, "--list resolve");
    assert_eq!((&listed["version"], &listed["measure"]), (&1.into(), &"resolve".into()));
    assert_eq!((&listed["n"], &listed["of"], &listed["impossible"]), (&3.into(), &4.into(), &1.into()));
    let first = &listed["incidents"][0];
    assert_eq!((&first["record"], &first["seconds"]), (&"2026-03-01-d".into(), &28_800.into()));
    let csv = sandbox.hotwash("stats --list detect --format csv").expect(0).stdout;
    let lines: Vec<&str> = csv.lines().collect();
    assert_eq!(lines[0], "record,title,started_on,severity,services,seconds,approximate");
    assert_eq!(lines[2], "2025-03-01-c,Something happened,2025-03-01,sev2,web,1800,true");
    assert_eq!(lines.len(), 5);
}

#[test]
fn archives_with_little_in_them_are_told_kindly() {
    let sandbox = Sandbox::repository();
    let empty = sandbox.hotwash("stats").expect(0);
    tells(&empty, &["no records yet\n"]);
    assert!(empty.stderr.contains("hint: `hotwash new` writes the first one"), "{}", empty.stderr);
    assert_eq!(json(&sandbox, "")["scope"]["records"], 0);

    sandbox.write("postmortems/a.yaml", "title: Something\n");
    tells(&sandbox.hotwash("stats").expect(0), &["0 incidents\n", "1 draft that does not say when it began"]);

    sandbox.write("postmortems/b.yaml", "title: [\n");
    let partly = sandbox.hotwash("stats").expect(0);
    tells(&partly, &["0 incidents\n", "not read: 1 record with\nmistakes"]);
    assert!(partly.stderr.contains("postmortems/b.yaml: left out"), "{}", partly.stderr);
    assert_eq!(json(&sandbox, "")["scope"]["unreadable"][0], "postmortems/b.yaml");

    let (file, text) = record("2025-01-10-a", &milestones("2025-01-10", "10:10", "11:00"));
    sandbox.write(&file, text);
    tells(&sandbox.hotwash("stats").expect(0), &["1 incident, 2025-01\n", "Time to detect        10 min  n 1 of 1\n"]);
}

#[test]
fn the_archives_page_tells_the_same() {
    let sandbox = archive();
    sandbox.git("add .");
    // The site is of the day of its commit, the terminal's figures of today.
    let now = crate::sandbox::NOW;
    let mut commit = sandbox.command("git");
    run(commit.args(["commit", "-qm", "records"]).env("GIT_COMMITTER_DATE", now).env("GIT_AUTHOR_DATE", now)).expect(0);
    sandbox.hotwash("build --out site").expect(0);
    let page = sandbox.read("site/insights.html").replace('\u{a0}', " ");
    for part in [
        "4 incidents in 6 records, as of November 22, 2026.",
        "Median ~25 min; half of them lie between 17 min 30 s and ~37 min 30 s (n = 4 of 4 incidents).",
        "1 value left out, which end before they begin.",
        "Most often “outage”, 3 times (n = 4 incidents).",
        "Most often “billing” and 1 other, 2 times each (n = 4 incidents).",
        "1 incident without a service.",
        "Done: 2, late 1. Still to be done: 1, overdue 1 on November 22, 2026 (n = 3 actions).",
        "One incident had happened before (n = 6 records).",
        "A1 of 2025-01-10-a would have prevented this and is 659 days overdue",
    ] {
        assert!(page.contains(part), "`{part}` is not on the page");
    }
}
