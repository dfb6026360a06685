//! Findings as the hosts of repositories and build servers read them.

use std::path::{Path, PathBuf};

use hotwash::finding::{Finding, Level, Position, is_unsafe};
use hotwash::report;

use super::{FILE, RECORD, finding, findings, is_golden};

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
        file: "postmortems/a,b:c%20 <&>\".yaml".into(),
        help: Some("write\r\n::error::x <b> & \"y\" \u{1b}[2J\u{202e}".to_owned()),
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
    let mistake = Finding { file: "hotwash.yaml".into(), position: Position::default(), ..hostile() };
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
