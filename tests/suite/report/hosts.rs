//! Findings as the hosts of repositories and build servers read them.

use std::path::{Path, PathBuf};

use hotwash::finding::{FieldPath, Finding, Level, Position, is_unsafe};
use hotwash::report::{self, RuleInfo};
use serde_json::Value;

use super::{FILE, RECORD, finding, findings, is_golden};

const RULES: &[RuleInfo] = &[
    RuleInfo {
        id: "impossible-clock",
        summary: "a clock time that no clock shows",
        why: "Nobody knows which time was meant, and durations are computed from it.",
        help: "write the time as a clock shows it",
        level: Level::Error,
    },
    RuleInfo {
        id: "vague-action",
        summary: "an action that names no end",
        why: "Nobody can say when \"improve monitoring\" is done.",
        help: "name the artefact and the threshold, or write `done_when`",
        level: Level::Warning,
    },
];

/// A young record's findings, without most of what is missing, and one about two lines.
fn some() -> Vec<Finding> {
    let mut all = findings();
    all.drain(2..11);
    let source = RECORD.find("timeline").unwrap()..RECORD.find("    text").unwrap();
    let position = hotwash::document::Source::new(RECORD).position(&source);
    let long = Finding { position, ..finding(RECORD, "timeline", Level::Warning, "timeline-too-short", "one event") };
    all.insert(2, long);
    all
}

#[expect(clippy::unnecessary_wraps, reason = "what a report asks for")]
fn record(_: &Path) -> Option<&'static str> {
    Some(RECORD)
}

/// Text that means something to a shell, a runner, a browser, a terminal.
fn hostile() -> Finding {
    Finding {
        file: Path::new("postmortems/a,b:c%20 <&>\".yaml").into(),
        help: Some("write\r\n::error::x <b> & \"y\" \u{1b}[2J\u{202e}".into()),
        ..finding(RECORD, "UTC", Level::Error, "syntax", "100% ::set-output name=x::y\n::stop]]>\u{0}\u{9b}")
    }
}

fn is_harmless(text: &str) {
    let bad: Vec<char> = text.chars().filter(|c| *c != '\n' && is_unsafe(*c)).collect();
    assert!(bad.is_empty(), "{bad:?}");
}

#[test]
fn github_gets_a_command_a_finding() {
    is_golden("github.txt", report::github(&some(), 12));
}

#[test]
fn no_text_is_a_command_of_its_own() {
    let text = report::github(&[hostile()], 1);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(
        lines[0],
        "::error file=postmortems/a%2Cb%3Ac%2520 <&>\".yaml,line=2,col=12,endLine=2,endColumn=15,title=syntax\
         ::100%25 ::set-output name=x::y%0A::stop]]>\\u{0}\\u{9b}%0Ahelp: write\\u{d}%0A::error::x <b> & \"y\" \
         \\u{1b}[2J\\u{202e}"
    );
    assert_eq!(lines[1..], ["checked 1 record: 1 error"]);
}

#[test]
fn gitlab_gets_its_code_quality_report() {
    is_golden("gitlab.json", report::gitlab(&some(), &record).unwrap());
    assert_eq!(report::gitlab(&[], &record).unwrap(), "[]\n");
    is_harmless(&report::gitlab(&[hostile()], &record).unwrap());
}

#[test]
fn code_scanning_gets_sarif() {
    let log = report::sarif(&some(), RULES, &record).unwrap();
    is_golden("sarif.json", log.replace(&format!("\"{}\"", env!("CARGO_PKG_VERSION")), "\"VERSION\""));
    is_harmless(&report::sarif(&[hostile()], RULES, &record).unwrap());
}

#[test]
fn no_value_is_a_link_in_code_scanning() {
    let one = Finding { message: "`[see](https://example.com)` is no zone".to_owned(), ..hostile() };
    let log = report::sarif(&[one], &[], &record).unwrap();
    assert!(log.contains("`[see] (https://example.com)` is no zone"), "{log}");
}

fn uri(file: &str) -> Value {
    let one = Finding { file: Path::new(file).into(), ..hostile() };
    let log: Value = serde_json::from_str(&report::sarif(&[one], &[], &record).unwrap()).unwrap();
    log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"].clone()
}

#[test]
fn a_uri_is_below_the_repository_only_if_the_file_is() {
    let below = |uri: &str| serde_json::json!({"uri": uri, "uriBaseId": "%SRCROOT%"});
    assert_eq!(uri("postmortems/ü #1?.yaml"), below("postmortems/%C3%BC%20%231%3F.yaml"));
    assert_eq!(uri("../a.yaml"), serde_json::json!({"uri": "../a.yaml"}));
    #[cfg(unix)]
    assert_eq!(uri("/tmp/a b.yaml"), serde_json::json!({"uri": "file:///tmp/a%20b.yaml"}));
}

/// The fingerprints of findings in a text, where SARIF and GitLab tell them.
fn fingerprints(text: &'static str, findings: &[Finding]) -> Vec<String> {
    let read = |json: String| serde_json::from_str::<Value>(&json).unwrap();
    let told = |value: &Value| value.as_str().unwrap().to_owned();
    let log = read(report::sarif(findings, &[], &|_: &Path| Some(text)).unwrap());
    let results = log["runs"][0]["results"].as_array().unwrap();
    let sarif: Vec<String> =
        results.iter().map(|result| told(&result["partialFingerprints"]["hotwashFinding/v1"])).collect();
    let gitlab = read(report::gitlab(findings, &|_: &Path| Some(text)).unwrap());
    let gitlab: Vec<String> = gitlab.as_array().unwrap().iter().map(|issue| told(&issue["fingerprint"])).collect();
    assert_eq!(sarif, gitlab);
    sarif
}

#[test]
fn a_fingerprint_outlives_lines_that_come_and_go() {
    let before = "action_items:\n  - text: Improve it\n  - text: Improve it\n";
    let after = "# new\n\naction_items:\n  - text: Done\n  - text:  Improve\n      it\n  - text: Improve it\n";
    let vague = |text: &str, value: &str, place: usize, message: &str| {
        let field = FieldPath::from("action_items").at(place).at("text");
        Finding { field, ..finding(text, value, Level::Warning, "vague-action", message) }
    };
    let old = fingerprints(before, &[vague(before, "Improve it", 0, "x"), vague(before, "Improve it", 1, "x")]);
    let new = [vague(after, "Improve\n      it", 1, "x"), vague(after, "Improve it", 2, "said otherwise")];
    assert_eq!(old, fingerprints(after, &new));
    // What says the same of the same is still two findings.
    assert_ne!(old[0], old[1]);
    // The rule, the file, the field and the value make another one each.
    let one = vague(before, "Improve it", 0, "x");
    for other in [
        Finding { rule: "other", ..one.clone() },
        Finding { file: Path::new("other.yaml").into(), ..one.clone() },
        Finding { field: FieldPath::from("title"), ..one.clone() },
        vague(before, "Improve", 0, "x"),
    ] {
        assert_ne!(fingerprints(before, &[other]), old[..1]);
    }
}

#[test]
fn build_servers_get_a_test_a_file() {
    let files = ["postmortems/2022/2022-01-01-quiet.yaml", FILE, "postmortems/2024/2024-01-01-quiet.yaml"];
    let text = report::junit(&some(), &files.map(PathBuf::from), Level::Error);
    is_golden("junit.xml", text);
}

#[test]
fn a_test_fails_with_what_fails_the_run() {
    let warning = finding(RECORD, "UTC", Level::Warning, "unknown-time-zone", "x");
    let failures = |failing| report::junit(std::slice::from_ref(&warning), &[FILE.into()], failing);
    assert!(failures(Level::Error).contains("tests=\"1\" failures=\"0\""));
    assert!(failures(Level::Error).contains("<system-out>"));
    assert!(failures(Level::Warning).contains("tests=\"1\" failures=\"1\""));
    assert!(!failures(Level::Warning).contains("<system-out>"));
}

#[test]
fn a_file_that_is_no_record_is_a_test_where_something_is_found_in_it() {
    let mistake = Finding { file: Path::new("hotwash.yaml").into(), position: Position::default(), ..hostile() };
    let text = report::junit(&[mistake], &[FILE.into()], Level::Error);
    assert!(text.contains("tests=\"2\" failures=\"1\""), "{text}");
    assert!(text.contains("hotwash.yaml:1:1: error[syntax]"), "{text}");
    assert!(text.contains(&format!("name=\"{FILE}\" file=\"{FILE}\"/>")), "{text}");
}

#[test]
fn xml_holds_no_markup_but_its_own() {
    let text = report::junit(&[hostile()], &[], Level::Error);
    is_harmless(&text);
    assert!(text.contains("name=\"postmortems/a,b:c%20 &lt;&amp;&gt;&quot;.yaml\""), "{text}");
    assert!(text.contains("::stop]]&gt;\u{fffd}\u{fffd}"), "{text}");
    assert_eq!(text.matches('<').count(), text.matches('>').count());
    assert_eq!(text.matches("<failure").count(), 1);
}
