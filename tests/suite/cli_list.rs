//! `hotwash list` in the archive that `demo` makes, and in others.

#![expect(clippy::unwrap_used, reason = "tests")]

use std::sync::OnceLock;

use serde_json::Value;

use crate::sandbox::Sandbox;

fn demo() -> &'static Sandbox {
    static DEMO: OnceLock<Sandbox> = OnceLock::new();
    DEMO.get_or_init(Sandbox::demo)
}

fn ids(line: &str) -> Vec<String> {
    let output = demo().hotwash(&format!("list --format ids {line}")).expect(0);
    output.stdout.lines().map(str::to_owned).collect()
}

#[test]
fn the_newest_stands_first_and_the_end_says_how_many() {
    let output = demo().hotwash("list").expect(0);
    let lines: Vec<&str> = output.stdout.lines().collect();
    assert!(lines[0].starts_with("DATE        SEV   STATUS  TITLE"), "{}", output.stdout);
    assert!(lines[1].contains("draft   Search answers with results of the day before"), "{}", output.stdout);
    assert!(lines[2].starts_with("2025-10-26  sev2          Checkout errors"), "{}", output.stdout);
    assert!(
        lines[7].contains("web-application, database") && lines[7].ends_with("  2023-08-10-web-stack-outage"),
        "{}",
        output.stdout
    );
    assert_eq!(lines[8..], ["", "7 incidents, 2 with open actions"]);
    assert_eq!(output.stderr, "");
}

#[test]
fn what_is_listed_can_be_chosen() {
    assert_eq!(ids("--service database"), ["2023-08-10-web-stack-outage"]);
    assert_eq!(ids("--since 2025 --open"), ["2025-09-24-near-miss", "2025-06-17-full-record"]);
    assert_eq!(ids("--status draft"), ["minimal-draft"]);
    assert_eq!(ids("--kind near_miss"), ["2025-09-24-near-miss"]);
    assert_eq!(ids("--tag Connection-Pool"), ["2023-08-10-web-stack-outage"]);
    assert_eq!(ids("--owner DATABASE"), ["2023-08-10-web-stack-outage"]);
    assert_eq!(ids("--severity sev1"), ["2024-11-12-data-loss-two-windows"]);
    demo().hotwash("list --kind fire").expect(2);
}

#[test]
fn orders_can_be_turned_round_and_the_unknown_stays_last() {
    assert_eq!(ids("--sort severity -n 2"), ["2024-11-12-data-loss-two-windows", "2025-10-26-bad-deploy-rollback"]);
    let longest = ids("--sort duration");
    assert_eq!((longest[0].as_str(), longest[6].as_str()), ("2024-11-12-data-loss-two-windows", "minimal-draft"));
    let shortest = ids("--sort duration --reverse");
    assert_eq!((shortest[0].as_str(), shortest[6].as_str()), ("2025-09-24-near-miss", "minimal-draft"));
    assert_eq!(ids("--reverse -n 1"), ["2023-08-10-web-stack-outage"]);
    assert_eq!(ids("--sort open -n 2"), ["2025-09-24-near-miss", "2025-06-17-full-record"]);
    assert_eq!(ids("--sort title -n 1"), ["2025-10-26-bad-deploy-rollback"]);
}

#[test]
fn what_ends_before_it_begins_lasted_no_time_that_can_be_told() {
    let sandbox = Sandbox::new();
    let times = |started: &str| {
        format!("title: a\nmilestones: {{started: 2026-01-01 {started}, resolved: 2026-01-01 10:00}}\n")
    };
    sandbox.write("postmortems/slip.yaml", times("12:00"));
    sandbox.write("postmortems/sound.yaml", times("09:00"));
    let output = sandbox.hotwash("list --sort duration --reverse --columns id,duration").expect(0);
    let rows: Vec<&str> = output.stdout.lines().skip(1).take(2).collect();
    assert_eq!(rows, ["sound  1 h", "slip"]);
}

#[test]
fn none_is_no_number_of_results() {
    for line in ["list -n 0", "search pool -n 0", "similar 2023 -n 0"] {
        let output = demo().hotwash(line).expect(2);
        assert!(output.stderr.contains("it has to be 1 or more"), "{line}: {output:#?}");
    }
}

#[test]
fn columns_are_those_that_are_named() {
    let output = demo().hotwash("list --since 2024-11 --until 2025 --columns kind,owner,id,status").expect(0);
    let lines: Vec<&str> = output.stdout.lines().collect();
    assert_eq!(lines[0].split_whitespace().collect::<Vec<_>>(), ["KIND", "OWNER", "ID", "STATUS"]);
    assert!(lines[1].starts_with("data_loss  ") && lines[1].ends_with("published"), "{}", lines[1]);
    let csv = demo().hotwash("list --service database --format csv --columns id,duration,services").expect(0);
    assert_eq!(
        csv.stdout,
        "id,duration,services\r\n2023-08-10-web-stack-outage,1 h 45 min,\"web-application, database\"\r\n"
    );
}

#[test]
fn programs_are_told_all_of_it() {
    let output = demo().hotwash("list --format json --sort open -n 1").expect(0);
    let json: Value = serde_json::from_str(&output.stdout).unwrap();
    assert_eq!(json["version"], 1);
    let one = &json["incidents"][0];
    assert_eq!(one["id"], "2025-09-24-near-miss");
    assert_eq!(one["day"], "2025-09-24");
    assert_eq!((&one["open_actions"], &one["overdue_actions"]), (&1.into(), &0.into()));
    assert_eq!(one["duration_minutes"], 70);
    assert_eq!(one["file"], "postmortems/2025/2025-09-24-near-miss.yaml");
    assert_eq!(json["summary"]["incidents"], 7);
}

#[test]
fn an_empty_list_says_what_to_do() {
    let output = demo().hotwash("list --service databse --tag pools").expect(0);
    assert_eq!(output.stdout, "no incidents\n");
    for part in ["no incident has the service `databse`", "did you mean `database`?", "has 7 incidents", "tag `pools`"]
    {
        assert!(output.stderr.contains(part), "{}", output.stderr);
    }
    // The beginning of a name, or of a word of it.
    for command in ["list", "stats"] {
        let told = demo().hotwash(&format!("{command} --service check --service queue")).expect(0).stderr;
        assert!(told.contains("the service `check`\nhint: did you mean `checkout`?"), "{told}");
        assert!(told.contains("the service `queue`\nhint: did you mean `message-queue`?"), "{told}");
    }
    let output = Sandbox::new().hotwash("list").expect(0);
    assert!(output.stderr.contains("`hotwash new` writes the first"), "{}", output.stderr);
    demo().hotwash("list --since whenever").fails(&["whenever"]);
}

#[test]
fn a_record_with_mistakes_is_named_and_hostile_texts_are_harmless() {
    let sandbox = Sandbox::new();
    sandbox.write("postmortems/a.yaml", "title: \"=cmd\\e[2J\\nsecond\"\nseverity: sev1\n");
    sandbox.write("postmortems/b.yaml", "titel: x\n");
    let output = sandbox.hotwash("list").expect(0);
    assert!(output.stderr.contains("b.yaml: left out, for it has mistakes"), "{}", output.stderr);
    assert!(!output.stdout.contains('\u{1b}'), "{}", output.stdout);
    let csv = sandbox.hotwash("list --format csv --columns title").expect(0);
    assert!(csv.stdout.lines().nth(1).is_some_and(|line| line.starts_with("'=cmd")), "{}", csv.stdout);
}
