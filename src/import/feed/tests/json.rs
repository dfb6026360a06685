//! JSON.

use super::{ground, mapping, told, unread};
use crate::error::Result;
use crate::import::feed::{Feed, Mapping, json, rows};

fn read_with(text: &str, mapping: &Mapping) -> Result<Feed> {
    json(&rows(text, mapping)?, mapping, &ground())
}

fn read(text: &str) -> Feed {
    read_with(text, &Mapping::default()).unwrap()
}

#[test]
fn common_names_need_no_mapping() {
    let feed = read(
        r#"[{"createdAt": "2023-08-10T15:00:00Z", "message": "Raised it", "author": {"name": "database team"},
             "event_type": "action", "html_url": "https://x.test/1"},
            {"createdAt": 1691679660000, "message": "It was well"}]"#,
    );
    assert_eq!(
        told(&feed),
        [
            "2023-08-10 16:00 | action | database team | Raised it | https://x.test/1",
            "2023-08-10 16:01 |  |  | It was well | ",
        ]
    );
    let said = "2 rows read with at = `createdAt`, text = `message`, by = `author.name`, kind = `event_type`, \
                evidence = `html_url`";
    assert_eq!(feed.remarks, [said]);
}

#[test]
fn the_list_may_stand_in_objects_and_lines_may_be_rows() {
    let row = r#"{"time": "2023-08-10 16:00", "text": "it"}"#;
    assert_eq!(read(&format!(r#"{{"ok": true, "data": {{"events": [{row}]}}, "tags": ["a"]}}"#)).offered.len(), 1);
    let lines = read(&format!("{row}\n\nnot json\n{row}\n"));
    assert_eq!(lines.offered.iter().map(|offered| offered.line).collect::<Vec<_>>(), [1, 4]);
    assert_eq!(unread(&lines), [(3, "it is not JSON")]);
    assert_eq!(lines.unit, "line");
    let two = format!(r#"{{"a": [{row}], "b": {{"c": [{row}, {row}]}}}}"#);
    let why = read_with(&two, &Mapping::default()).unwrap_err();
    assert!(why.to_string().contains("several lists in this JSON: `a`, `b.c`"), "{why}");
    assert_eq!(read_with(&two, &mapping("rows=b.c")).unwrap().offered.len(), 2);
    assert!(read_with(&two, &mapping("rows=b")).unwrap_err().to_string().contains("`b` is not a list"));
    assert!(read_with("[1,", &Mapping::default()).unwrap_err().to_string().contains("line 1, column 3"));
    assert!(read_with("{}", &Mapping::default()).is_err());
    assert_eq!(read("[]").offered.len(), 0);
}

#[test]
fn paths_lead_into_objects_and_lists() {
    let text = r#"[{"t": {"s": "2023-08-10 16:00"}, "m": ["one", "two"], "links": [{"url": "https://x.test/1"}], "a.b": "ops"}]"#;
    let mapping = mapping("at=t.s,text=m/1,evidence=links.0.url,by=a.b");
    assert_eq!(told(&read_with(text, &mapping).unwrap()), ["2023-08-10 16:00 |  | ops | two | https://x.test/1"]);
    let why = |map: &str| {
        let why = read_with(text, &super::mapping(map)).unwrap_err();
        format!("{why}; {}", why.what_to_do().unwrap_or_default())
    };
    assert!(why("at=t.x,text=m").starts_with("no row has `t.x`; did you mean `t.s`?"), "{}", why("at=t.x,text=m"));
    assert!(why("text=m").contains("no key says when it was: the rows have"), "{}", why("text=m"));
}

#[test]
fn a_row_says_what_it_lacks() {
    let feed = read(
        r#"[{"time": "2023-08-10 16:00", "text": "it"}, {"text": "when"}, {"time": "2023-08-10 16:00"}, 5,
            {"time": "later", "text": "it"}]"#,
    );
    assert_eq!(feed.offered.len(), 1);
    assert_eq!(
        unread(&feed),
        [(2, "it has no `time`"), (3, "it has no `text`"), (4, "it is no object"), (5, "`later` is not a time")]
    );
}
