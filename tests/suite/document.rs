//! Reading: every mistake of a file in one pass, each where it stands; nothing hostile gets through.

use hotwash::document::{Document, MAX_BYTES, read, read_bytes};
use hotwash::finding::FieldPath;
use hotwash::record::Postmortem;

fn read_record(text: &str) -> Document<Postmortem> {
    read(text)
}

/// Each problem as `line:column-end_line:end_column rule field: message`.
fn told(document: &Document<Postmortem>) -> Vec<String> {
    let told = document.problems.iter().map(|problem| {
        let at = document.source.position(&problem.span);
        format!(
            "{}:{}-{}:{} {} {}: {}",
            at.line,
            at.column,
            at.end_line,
            at.end_column,
            problem.mistake.defect.rule(),
            problem.field,
            problem.mistake.message
        )
    });
    told.collect()
}

#[test]
fn every_mistake_is_told_in_one_pass_where_it_stands() {
    let text = "\
title: Web stack outage
titel: again
severity: 2
status: publishd
time_zone: Europe/Lodnon
services: web
milestones:
  started: 4:OO PM
  detcted: 2023-08-10 15:30
  resolved: 2023-02-30 10:00
timeline:
  - at: 2023-08-10 3:30 PM
    kind: detectd
    text: Alerts fired.
  - just words
  - at: 2023-08-10 15:35
    text: [a, list]
    text: twice
action_items:
  - {id: A1, due: soon}
lessons:
  went_poorly:
    - {id: L1, txt: nothing}
";
    let document = read_record(text);
    assert_eq!(
        told(&document),
        [
            "2:1-2:6 unknown-field titel: unknown key `titel`",
            "3:11-3:12 wrong-type severity: expected text, found the number `2`",
            "4:9-4:17 unknown-value status: unknown value `publishd`",
            "5:12-5:25 unknown-time-zone time_zone: `Europe/Lodnon` is not an IANA time zone",
            "6:11-6:14 wrong-type services: expected a list (`- ` lines), found `web`",
            "8:12-8:19 impossible-clock milestones.started: `4:OO PM` is not a time: the letter O stands where the digit 0 belongs",
            "9:3-9:10 unknown-field milestones.detcted: unknown key `detcted`",
            "10:13-10:29 impossible-clock milestones.resolved: `2023-02-30 10:00` does not exist: February 2023 has no day 30",
            "12:9-12:27 unreadable-time timeline[0].at: `2023-08-10 3:30 PM` is not in a record's form",
            "13:11-13:18 unknown-value timeline[0].kind: unknown value `detectd`",
            "15:5-15:15 wrong-type timeline[1]: expected a mapping (`key: value` lines), found `just words`",
            "17:11-17:20 wrong-type timeline[2].text: expected text, found a list",
            "18:5-18:9 duplicate-key timeline[2].text: duplicate key `text`",
            "20:19-20:23 unreadable-time action_items[0].due: `soon` is not a date",
            "23:16-23:19 unknown-field lessons.went_poorly[0].txt: unknown key `txt`",
        ]
    );
    // What could be read is there all the same.
    assert_eq!(document.value.title.as_deref(), Some("Web stack outage"));
    assert_eq!(document.value.timeline.len(), 2);
    assert_eq!(document.value.action_items[0].id.as_deref(), Some("A1"));
}

#[test]
fn a_time_in_letters_is_explained_and_its_reading_suggested() {
    let document = read_record("milestones:\n  started: 2023-08-10 4:OO PM\n");
    let mistake = &document.problems[0].mistake;
    assert_eq!(mistake.instead.as_deref(), Some("2023-08-10 16:00"));
    let document = read_record("milestones:\n  started: 4:OO PM\n");
    assert!(document.problems[0].mistake.help.as_deref().is_some_and(|help| help.contains("`16:00`")));
}

#[test]
fn did_you_mean_comes_with_unknown_keys_and_values() {
    let document = read_record("mile_stones: {}\nkind: outtage\n");
    let helps: Vec<_> = document.problems.iter().map(|problem| problem.mistake.instead.as_deref()).collect();
    assert_eq!(helps, [Some("milestones"), Some("outage")]);
}

#[test]
fn a_finding_after_refused_elements_points_at_the_right_one() {
    let text = "timeline:\n  - words\n  - {text: first}\n  - 7\n  - {text: second}\n";
    let document = read_record(text);
    assert_eq!(document.value.timeline.len(), 2);
    let second = FieldPath::from("timeline").at(1);
    assert_eq!(document.in_text(&second).to_string(), "timeline[3]");
    assert_eq!(document.locate(&second.at("text"), None).line, 5);
}

#[test]
fn places_count_characters_and_skip_the_byte_order_mark() {
    let document = read_record("\u{feff}title: 東京 outage\r\nowner: \"日本\"\r\nkind: x\r\n");
    assert_eq!(told(&document), ["3:7-3:8 unknown-value kind: unknown value `x`"]);
    let owner = document.locate(&"owner".into(), None);
    assert_eq!((owner.line, owner.column, owner.end_column), (2, 8, 12));
    assert_eq!(document.value.title.as_deref(), Some("東京 outage"));
}

#[test]
fn what_is_not_written_is_shown_at_its_nearest_parent() {
    let text = "title: x\nmilestones:\n  started: 2023-08-10 15:30\naction_items:\n  - id: A1\n    text: Do it\n";
    let document = read_record(text);
    let at = |path: FieldPath| {
        let position = document.locate(&path, None);
        (position.line, position.column, position.end_column)
    };
    assert_eq!(at(FieldPath::from("summary")), (1, 1, 6));
    assert_eq!(at(FieldPath::from("milestones").at("resolved")), (2, 1, 11));
    assert_eq!(at(FieldPath::from("action_items").at(0).at("owner")), (5, 5, 11));
}

#[test]
fn a_part_of_prose_is_pointed_at_itself() {
    let document = read_record("summary: |\n  First line.\n  The operator forgot it.\n");
    let at = document.locate(&"summary".into(), Some("forgot"));
    assert_eq!((at.line, at.column, at.end_column), (3, 16, 22));
}

#[test]
fn a_syntax_error_tells_where_and_what_was_expected() {
    for (text, line, words) in [
        ("title: \"never closed\nstatus: draft\n", 1, "never closed"),
        ("title: x\n\tstatus: draft\n", 2, "tab"),
        ("services: [a, b\nstatus: draft\n", 2, "inside brackets"),
        ("services: [a, b\n", 1, "`[`"),
        ("title: a: b\n", 1, "second `: `"),
        ("title: x\n  status: draft\n", 2, ""),
        ("timeline:\n  - text: a\n - text: b\n", 3, ""),
        ("title: @home\n", 1, "cannot begin"),
    ] {
        let document = read_record(text);
        assert!(!document.is_read(), "{text:?} was read");
        let [problem] = document.problems.as_slice() else { panic!("{text:?}: {:?}", told(&document)) };
        assert_eq!(problem.mistake.defect.rule(), "syntax");
        let at = document.source.position(&problem.span);
        assert_eq!(at.line, line, "{text:?}: {}", problem.mistake.message);
        assert!(problem.mistake.message.contains(words), "{text:?}: {}", problem.mistake.message);
        assert!(problem.mistake.help.is_some(), "{text:?}");
    }
}

#[test]
fn what_records_do_not_take_is_refused_and_the_rest_is_read() {
    let text = "\
owner: &who on-call engineer
authors: [*who]
<<: {title: merged}
title: !!str Tagged
--- 
title: another
";
    let document = read_record(text);
    assert_eq!(
        told(&document),
        [
            "1:8-1:12 syntax owner: anchors are not read in records",
            "2:11-2:15 syntax authors[0]: aliases are not followed in records",
            "3:1-3:3 syntax : merge keys are not read in records",
            "4:8-4:13 syntax title: tags are not read in records",
            "5:1-5:4 syntax : a second document begins here",
        ]
    );
    assert_eq!(document.value.title.as_deref(), Some("Tagged"));
}

#[test]
fn an_empty_file_is_an_empty_record() {
    for text in ["", "\n", "# only a comment\n", "---\n", "\u{feff}", "~\n"] {
        let document = read_record(text);
        assert_eq!(told(&document), [] as [String; 0], "{text:?}");
        assert_eq!(document.value, Postmortem::default());
    }
    assert_eq!(
        told(&read_record("just a sentence\n")),
        ["1:1-1:16 wrong-type : expected a mapping (`key: value` lines), found `just a sentence`"]
    );
}

#[test]
fn hostile_files_end_soon_and_with_one_clear_problem() {
    let laughs: Vec<String> = (1..10)
        .map(|level| format!("a{level}: &a{level} [{}]\n", vec![format!("*a{}", level - 1); 9].join(", ")))
        .collect();
    let many = format!("services: [{}]\n", "a, ".repeat(150_000));
    for (name, text, words) in [
        ("too large", format!("title: {}\n", "x".repeat(MAX_BYTES)), "larger than 4 MiB"),
        ("deep flow", format!("title: {}", "[".repeat(10_000)), "deeper"),
        ("deep mappings", format!("custom: {}", "{a: ".repeat(10_000)), "deeper"),
        (
            "deep block",
            (0..2_000).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect::<Vec<_>>().concat(),
            "deeper",
        ),
        ("deep dashes", "- ".repeat(10_000), "deeper"),
        ("deep keys", "? ".repeat(10_000), "deeper"),
        ("too many values", many, "more than 100000 values"),
    ] {
        let document = read_record(&text);
        let told = told(&document);
        assert!(told.iter().any(|line| line.contains(words)), "{name}: {told:?}");
    }
    let document = read_record(&format!("a0: &a0 lol\n{}", laughs.concat()));
    assert!(document.problems.iter().any(|problem| problem.mistake.message.contains("aliases are not followed")));
}

#[test]
fn a_file_with_thousands_of_mistakes_tells_the_first_ones() {
    let text: String = std::iter::once("timeline:\n".to_owned())
        .chain((0..5_000).map(|count| format!("  - at: moment {count}\n")))
        .collect();
    let document = read_record(&text);
    assert_eq!(document.problems.len(), 201);
    assert!(document.problems[200].mistake.message.contains("more wrong"));
}

#[test]
fn bytes_that_are_no_text_are_told_at_the_first_one() {
    let document: Document<Postmortem> = read_bytes(b"title: caf\xe9 outage\n");
    assert_eq!(told(&document), ["1:11-1:11 syntax : the file is not UTF-8 text from here on"]);
    let document: Document<Postmortem> = read_bytes(b"\xff\xfet\0i\0");
    assert!(told(&document)[0].contains("UTF-16"));
}
