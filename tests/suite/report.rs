//! Findings as people and programs read them.

#![expect(clippy::unwrap_used, reason = "tests")]

mod hosts;

use std::path::Path;

use hotwash::document::Source;
use hotwash::finding::{FieldPath, Finding, Fix, Level, Position, Repair};
use hotwash::report;
use snapbox::data::DataFormat;
use snapbox::{Assert, Data};

const FILE: &str = "postmortems/2023/2023-08-10-web-stack-outage.yaml";

const RECORD: &str = "title: Web stack outage
time_zone: UTC
timeline:
  - at: 2023-08-10 4:OO PM
    text: Mitigation actions executed.
action_items:
  - text: 接続数を増やす
    owner:\t小林\t# tabs before and after
";

/// A finding whose position is where `value` first stands in `text`.
fn finding(text: &str, value: &str, level: Level, rule: &'static str, message: &str) -> Finding {
    let source = Source::new(text);
    let start = source.text().find(value).unwrap();
    let position = source.position(&(start..start + value.len()));
    Finding {
        rule,
        level,
        file: Path::new(FILE).into(),
        position,
        field: FieldPath::root(),
        message: message.to_owned(),
        help: None,
        fix: None,
    }
}

fn findings() -> Vec<Finding> {
    let head = |field: &'static str| Finding {
        field: FieldPath::from(field),
        help: Some("add the field before the record is published".into()),
        ..finding(RECORD, "title", Level::Note, "missing-field", &format!("`{field}` is missing"))
    };
    let mut all: Vec<Finding> = [
        "authors",
        "contributing_factors",
        "detection",
        "id",
        "impact",
        "lessons",
        "milestones",
        "owner",
        "root_cause",
        "severity",
        "summary",
    ]
    .map(head)
    .into();
    all.push(Finding {
        field: FieldPath::from("timeline").at(0).at("at"),
        help: Some("write `2023-08-10 16:00`".into()),
        fix: Some(Fix::safe(Repair::Replace("2023-08-10 16:00".to_owned()))),
        ..finding(
            RECORD,
            "2023-08-10 4:OO PM",
            Level::Error,
            "impossible-clock",
            "`2023-08-10 4:OO PM` is not a time: the letter O stands for a zero",
        )
    });
    all.push(Finding {
        field: FieldPath::from("action_items").at(0).at("text"),
        ..finding(RECORD, "接続数を増やす", Level::Warning, "vague-action", "`接続数を増やす` names no end")
    });
    all.push(Finding {
        field: FieldPath::from("action_items").at(0).at("owner"),
        ..finding(RECORD, "小林", Level::Warning, "person-in-title", "`小林` is the name of a person")
    });
    all
}

fn human(text: &str, findings: &[Finding], files: usize) -> String {
    let styled = report::human(findings, &|_: &Path| Some(text), files);
    anstream::adapter::strip_str(&styled).to_string()
}

/// Compares with `tests/golden/report/<name>`; `SNAPSHOTS=overwrite` writes it.
fn is_golden(name: &str, actual: String) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/report").join(name);
    // Raw: an escape is no path of another system.
    let expected = Data::read_from(&path, Some(DataFormat::Text)).raw();
    Assert::new().action_env(snapbox::assert::DEFAULT_ACTION_ENV).eq(Data::text(actual).raw(), expected);
}

#[test]
fn people_see_the_line_the_caret_and_what_to_do() {
    is_golden("human.txt", human(RECORD, &findings(), 12));
}

#[test]
fn programs_get_version_1() {
    is_golden("version-1.json", report::json(&findings(), 12).unwrap());
}

#[test]
fn editors_get_a_line_each() {
    is_golden("short.txt", report::short(&findings()));
}

#[test]
fn nothing_found_is_one_line() {
    assert_eq!(human("", &[], 12), "checked 12 records: nothing to mend\n");
    assert_eq!(report::short(&[]), "");
}

#[test]
fn only_errors_send_the_reader_to_explain() {
    let warning = finding(RECORD, "UTC", Level::Warning, "unknown-time-zone", "x");
    let text = human(RECORD, std::slice::from_ref(&warning), 1);
    assert!(text.ends_with("\nchecked 1 record: 1 warning\n"), "{text}");
    let text = human(RECORD, &[Finding { level: Level::Error, ..warning }], 1);
    assert!(text.ends_with("\nchecked 1 record: 1 error; `hotwash explain unknown-time-zone` says why\n"), "{text}");
}

/// The column, in terminal cells, at which `needle` begins on its line.
fn cell(text: &str, needle: &str) -> usize {
    let line = text.lines().find(|line| line.contains(needle)).unwrap();
    unicode_width::UnicodeWidthStr::width(&line[..line.find(needle).unwrap()])
}

#[test]
fn the_caret_stands_under_the_value_whatever_stands_before_it() {
    for before in ["", "a", "\u{feff}", "übergroß ", "障害と", "\t", "e\u{301}e\u{301} ", "👩‍💻 ", "\u{1b}[31m "]
    {
        for end in ["\n", "\r\n", ""] {
            let text = format!("{before}VALUE{end}");
            let text = human(&text, &[finding(&text, "VALUE", Level::Error, "syntax", "wrong")], 1);
            assert_eq!(cell(&text, "VALUE"), cell(&text, "^^^^^"), "{before:?} {end:?}\n{text}");
            assert!(!text.contains("^^^^^^"), "{before:?} {end:?}\n{text}");
        }
    }
}

#[test]
fn a_wide_value_is_underlined_to_its_end() {
    let text = human("x: 障害 y\n", &[finding("x: 障害 y\n", "障害", Level::Error, "syntax", "wrong")], 1);
    let carets = text.lines().find(|line| line.contains('^')).unwrap();
    assert_eq!(carets.matches('^').count(), 4, "{text}");
}

#[test]
fn hostile_text_sends_nothing_to_the_terminal() {
    let text = "title: \u{1b}]0;owned\u{7}\u{9b}2J\u{202e}VALUE\n";
    let hostile = Finding {
        file: Path::new("a\u{1b}[2Jb.yaml").into(),
        help: Some("write\r\u{1b}[1A".into()),
        ..finding(text, "VALUE", Level::Error, "syntax", "\u{1b}[2J\u{202e} is wrong")
    };
    let styled = report::human(std::slice::from_ref(&hostile), &|_: &Path| Some(text), 1);
    // Of escape sequences, only colours and weights, which a plain stream takes away again.
    for sequence in styled.split('\u{1b}').skip(1) {
        let style = sequence.strip_prefix('[').and_then(|rest| rest.split_once('m')).map(|(style, _)| style);
        assert!(style.is_some_and(|style| style.chars().all(|c| c.is_ascii_digit() || c == ';')), "{sequence:?}");
    }
    let plain = anstream::adapter::strip_str(&styled).to_string() + &report::short(&[hostile]);
    let bad: Vec<char> = plain.chars().filter(|c| *c != '\n' && hotwash::finding::is_unsafe(*c)).collect();
    assert!(bad.is_empty(), "{bad:?}");
}

#[test]
fn a_long_line_is_cut_and_its_column_is_still_told() {
    let text = format!("text: {}VALUE{}\n", "a".repeat(5000), "b".repeat(5000));
    let text = human(&text, &[finding(&text, "VALUE", Level::Error, "syntax", "wrong")], 1);
    assert!(text.contains(&format!("{FILE}:1:5007")), "{text}");
    assert!(text.lines().all(|line| line.chars().count() < 200), "{text}");
    assert_eq!(cell(&text, "VALUE"), cell(&text, "^^^^^"));
}

#[test]
fn a_file_whose_text_is_not_known_is_named_all_the_same() {
    let lost = Finding {
        position: Position::default(),
        ..finding(RECORD, "UTC", Level::Error, "duplicate-id", "`x` is the id of two records")
    };
    let text = report::human(&[lost], &|_: &Path| None, 2);
    let text = anstream::adapter::strip_str(&text).to_string();
    assert!(text.starts_with(&format!("error[duplicate-id]: `x` is the id of two records\n--> {FILE}\n")), "{text}");
}

#[test]
fn findings_are_joined_only_where_they_say_the_same() {
    let one = finding(RECORD, "UTC", Level::Error, "missing-field", "`owner` is missing");
    let one = Finding { field: FieldPath::from("owner"), ..one };
    let joined = |other: Finding| !human(RECORD, &[one.clone(), other], 1).contains("`owner` is missing");
    let other = Finding { field: FieldPath::from("impact"), message: "`impact` is missing".to_owned(), ..one.clone() };
    assert!(joined(other.clone()));
    assert!(!joined(Finding { level: Level::Warning, ..other.clone() }));
    assert!(!joined(Finding { rule: "syntax", ..other.clone() }));
    assert!(!joined(Finding { file: Path::new("other.yaml").into(), ..other.clone() }));
    assert!(!joined(Finding { position: finding(RECORD, "title", Level::Error, "x", "").position, ..other }));
}
