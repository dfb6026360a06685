//! JSON on standard output: nothing that a terminal obeys, and nothing lost.

use serde_json::Value;

use crate::sandbox::Sandbox;

/// As YAML has it between quotes, and as it is.
const WRITTEN: &str = r"Queue \x9b31m stood \u202estill\u2069 \u200f\x7f";
const TITLE: &str = "Queue \u{9b}31m stood \u{202e}still\u{2069} \u{200f}\u{7f}";

#[test]
fn no_command_prints_raw_control_or_direction_characters_as_json() {
    let sandbox = Sandbox::new();
    let record = format!(
        "id: 2026-10-01-a\ntitle: \"{WRITTEN}\"\nstatus: in_review\ntime_zone: UTC\nservices: [\"{WRITTEN}\"]\nowner: \"{WRITTEN}\"\n\
         milestones: {{started: 2026-10-01 10:00, resolved: 2026-10-01 11:00}}\n\
         timeline: [{{at: 2026-10-01 10:00, text: \"{WRITTEN}\"}}]\n\
         root_cause: {{summary: \"{WRITTEN}\"}}\ncontributing_factors: [{{id: F1, text: \"{WRITTEN}\"}}]\n\
         action_items: [{{id: A1, text: \"{WRITTEN}\", kind: prevent, due: 2026-10-20}}]\n"
    );
    sandbox.write("postmortems/2026-10-01-a.yaml", &record);
    sandbox.write("postmortems/2026-11-21-b.yaml", record.replace("2026-10-01", "2026-11-21").replace("-a\n", "-b\n"));
    let lines = [
        "show 2026-10 --format json",
        "list --format json",
        "search queue --format json",
        "similar 2026-11 --format json",
        "trace 2026-10 --format json",
        "actions --format json",
        "digest --format json",
        "stats --format json",
        "check --format json",
        "check --format sarif",
        "check --format gitlab",
    ];
    for line in lines {
        let output = sandbox.hotwash(line);
        assert!(output.status < 2, "{line}: {output:#?}");
        let raw = output.stdout.chars().find(|c| *c != '\n' && hotwash::finding::is_unsafe(*c));
        assert_eq!(raw, None, "{line}: {}", output.stdout);
        let _: Value = serde_json::from_str(&output.stdout).unwrap();
    }
    let shown: Value = serde_json::from_str(&sandbox.hotwash(lines[0]).stdout).unwrap();
    assert_eq!(shown["record"]["title"].as_str().unwrap(), TITLE);
}
