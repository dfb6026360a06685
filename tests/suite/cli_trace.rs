//! `hotwash trace`: what covers what, as somebody asks for it.

use std::collections::BTreeSet;
use std::path::Path;

use hotwash::document;
use hotwash::record::{Postmortem, Trace, TracedAs};

use super::sandbox::Sandbox;

const RECORD: &str = "id: 2026-10-01-queue-stalled
title: Queue stalled
status: published
time_zone: UTC
services: [queue]
milestones: {started: 2026-10-01 10:00, resolved: 2026-10-01 11:00}
contributing_factors:
  - {id: F1, text: The consumer retries without a limit, root: true}
  - {id: F2, text: The alert counts messages of the day before}
  - {text: Nobody could name this one}
lessons:
  went_well: [{id: L1, text: The guide was found at once}]
  went_poorly: [{id: L2, text: Two teams worked on the same idea}]
  got_lucky: [It was a quiet hour]
action_items:
  - {id: A1, text: Limit the retries, addresses: [f1], owner: queue team, due: 2026-10-20}
  - {id: A2, text: Alert on age, addresses: [F1, F2], owner: on-call lead, status: declined, closed: 2026-10-05}
  - {id: A3, text: Write it down, addresses: [F7]}
  - {text: Tell everybody}
";

fn sandbox() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write("postmortems/2026/2026-10-01-queue-stalled.yaml", RECORD);
    sandbox
}

#[test]
fn each_factor_and_lesson_is_told_with_what_covers_it() {
    let output = sandbox().hotwash("trace 2026-10").expect(0);
    assert_eq!(
        output.stdout,
        "2026-10-01-queue-stalled: Queue stalled

ID  IS           FACTOR OR LESSON                             COVERED BY
F1  root cause   The consumer retries without a limit         A1 open, due 2026-10-20, 33 days late (queue team); A2 declined 2026-10-05 (on-call lead)
F2  factor       The alert counts messages of the day before  nothing but A2 declined 2026-10-05 (on-call lead)
-   factor       Nobody could name this one                   nothing
L2  went poorly  Two teams worked on the same idea            nothing
-   got lucky    It was a quiet hour                          nothing

4 of 5 are not covered: F2, L2
action 4 addresses nothing: Tell everybody
A3 addresses F7, which the record does not have
"
    );
    assert_eq!(output.stderr, "");
}

#[test]
fn over_the_archive_only_what_nothing_covers_is_listed() {
    let sandbox = sandbox();
    let other = |id: &str, more: &str| {
        let text = format!(
            "id: {id}\ntitle: Other\nservices: [mail]\ncontributing_factors: [{{id: F1, text: Cause}}]\n{more}"
        );
        sandbox.write(&format!("postmortems/{id}.yaml"), text);
    };
    other("2026-01-01-draft", "status: draft\n");
    other("2026-01-02-answered", "status: published\nno_actions_because: the vendor is gone\n");
    other("2026-01-03-without-actions", "status: in_review\n");
    other("2026-01-04-broken", "status: nonsense\n");
    let output = sandbox.hotwash("trace").expect(0);
    assert_eq!(output.stdout, sandbox.hotwash("trace --all").expect(0).stdout);
    let rows: Vec<Vec<&str>> = output
        .stdout
        .lines()
        .map(|line| line.split_whitespace().take(2).collect())
        .filter(|row: &Vec<_>| row.len() == 2)
        .collect();
    assert_eq!(
        rows,
        [
            ["RECORD", "ID"],
            ["2026-10-01-queue-stalled", "F2"],
            ["2026-10-01-queue-stalled", "-"],
            ["2026-10-01-queue-stalled", "L2"],
            ["2026-10-01-queue-stalled", "-"],
            ["2026-01-03-without-actions", "F1"],
            ["5", "are"],
        ]
    );
    assert!(output.stdout.ends_with("\n5 are not covered, of 6 factors and lessons of 2 records\n"), "{output:#?}");
    assert!(output.stderr.contains("2026-01-04-broken.yaml: left out"));
    let chosen = sandbox.hotwash("trace --service mail --format json").expect(0);
    let json: serde_json::Value = serde_json::from_str(&chosen.stdout).unwrap();
    assert_eq!((&json["version"], &json["summary"]["uncovered"]), (&1.into(), &1.into()));
    assert_eq!(json["records"][0]["record"], "2026-01-03-without-actions");
}

#[test]
fn where_nothing_was_looked_at_nothing_is_said_to_be_covered() {
    let empty = Sandbox::new().hotwash("trace").expect(0);
    assert_eq!(empty.stdout, "no records yet\n");
    assert!(empty.stderr.contains("hint: `hotwash new` writes the first record"), "{empty:?}");
    let sandbox = sandbox();
    let unknown = sandbox.hotwash("trace --service queu").expect(0);
    assert_eq!(unknown.stdout, "no record fits, of 1\n");
    assert!(unknown.stderr.contains("no incident has the service `queu`\nhint: did you mean `queue`?"), "{unknown:?}");
    assert_eq!(sandbox.hotwash("trace --since 2027").expect(0).stdout, "no record fits, of 1\n");
    let other = Sandbox::new();
    for (name, more) in [("a", ""), ("b", "status: draft"), ("c", "status: in_review\nno_actions_because: gone")] {
        other.write(&format!("postmortems/{name}.yaml"), format!("title: Other\n{more}\n"));
    }
    assert_eq!(
        other.hotwash("trace").expect(0).stdout,
        "no record to look at (left out: 2 drafts, 1 record that says why it has no actions)\n"
    );
    other.write("postmortems/d.yaml", "title: Bare\nstatus: in_review\n");
    assert_eq!(other.hotwash("trace").expect(0).stdout, "no factor and no lesson is written down in 1 record\n");
    let broken = Sandbox::new();
    broken.write("postmortems/broken.yaml", "title: [\n");
    assert_eq!(broken.hotwash("trace").expect(0).stdout, "no record could be read\n");
}

#[test]
fn programs_are_told_the_same() {
    let output = sandbox().hotwash("trace 2026-10-01-queue-stalled --format json").expect(0);
    let json: serde_json::Value = serde_json::from_str(&output.stdout).unwrap();
    let record = &json["records"][0];
    assert_eq!(record["items"][0]["actions"][0]["days_overdue"], 33);
    assert_eq!((&record["items"][1]["covered"], &record["items"][1]["kind"]), (&false.into(), &"factor".into()));
    assert_eq!((&record["unknown"][0]["action"], &record["unknown"][0]["addresses"]), (&"A3".into(), &"F7".into()));
    assert_eq!((&record["aimless"][0]["id"], &record["aimless"][0]["number"]), (&serde_json::Value::Null, &4.into()));
    assert_eq!(json["summary"]["uncovered"], 4);
}

#[test]
fn a_hostile_text_stays_in_its_cell() {
    let sandbox = Sandbox::new();
    let text = RECORD.replace("The consumer retries without a limit", "\"a | b\\e]0;x\\a<script> \\n\\n| c\"");
    sandbox.write("postmortems/2026-10-01-queue-stalled.yaml", text);
    let table = sandbox.hotwash("trace 2026").expect(0).stdout;
    assert!(!table.contains('\u{1b}') && !table.contains('\u{7}'), "{table:?}");
    let markdown = sandbox.hotwash("trace 2026 --format markdown").expect(0).stdout;
    let row = markdown.lines().find(|line| line.starts_with("| F1 |")).unwrap();
    assert!(row.contains("a \\| b") && row.contains("\\<script\\>") && row.contains("\\| c"), "{row}");
    assert!(!row.contains('\u{1b}'));
}

/// What the rules find is what the table says: a factor or lesson that no action names, not even a declined one.
#[test]
fn the_rules_and_the_table_agree() {
    const RULES: [(&str, &str); 3] = [
        ("factor-without-action", "contributing_factors"),
        ("went-poorly-without-action", "lessons.went_poorly"),
        ("got-lucky-without-action", "lessons.got_lucky"),
    ];
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules");
    let mut texts = vec![RECORD.to_owned()];
    texts.extend(RULES.iter().flat_map(|(rule, _)| ["bad", "good"].map(|name| read(&folder.join(rule).join(name)))));
    for text in texts {
        let record: Postmortem = document::read(&text).value;
        let trace = Trace::of(&record);
        let mut expected = BTreeSet::new();
        for item in trace.items.iter().filter(|item| !item.is_addressed()) {
            let list = match item.what {
                TracedAs::Factor { .. } if item.id.is_none() => continue,
                TracedAs::Factor { .. } => "contributing_factors",
                TracedAs::WentPoorly => "lessons.went_poorly",
                TracedAs::GotLucky => "lessons.got_lucky",
                TracedAs::WentWell => panic!("nothing has to answer what went well"),
            };
            expected.insert(format!("{list}[{}]", item.place));
        }
        assert_eq!(found(&text, &RULES), expected, "{text}");
    }
}

fn read(stem: &Path) -> String {
    #[expect(clippy::disallowed_methods, reason = "a test that reads fixtures")]
    std::fs::read_to_string(stem.with_extension("yaml")).unwrap()
}

/// Which items the rules tell, in the program's own words.
fn found(text: &str, rules: &[(&str, &str)]) -> BTreeSet<String> {
    let sandbox = Sandbox::new();
    sandbox.write("x.yaml", text);
    let ids: Vec<String> = rules.iter().map(|(rule, _)| format!("--rule {rule}")).collect();
    let output = sandbox.hotwash(&format!("check x.yaml --as published --format json {}", ids.join(" ")));
    let json: serde_json::Value = serde_json::from_str(&output.stdout).unwrap();
    let fields = json["findings"].as_array().unwrap().iter().filter_map(|finding| finding["field"].as_str());
    fields.map(|field| format!("{}]", field.split(']').next().unwrap())).collect()
}
