//! One change to somebody's file: that change, and nothing else.

#![expect(clippy::unwrap_used, reason = "tests")]

mod comments;
mod update;

use hotwash::document::{self, edit, emit};
use hotwash::finding::{FieldPath, Segment};
use hotwash::record::{ActionItem, Event, Postmortem, Priority};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_yaml::Value;

use crate::arbitrary;

/// `action_items[0].owner` as a path.
fn path(text: &str) -> FieldPath {
    let steps = text.split(['.', '[']).map(|step| match step.strip_suffix(']') {
        Some(index) => Segment::Index(index.parse().unwrap()),
        None => Segment::from(step.to_owned()),
    });
    steps.collect()
}

fn yaml(text: &str) -> Value {
    serde_yaml::from_str(text).unwrap()
}

#[track_caller]
fn set(before: &str, field: &str, value: &str, after: &str) {
    assert_same(&edit::set(before, &path(field), &yaml(value)).unwrap(), after);
}

#[track_caller]
fn append(before: &str, field: &str, item: &str, after: &str) {
    assert_same(&edit::append(before, &path(field), &yaml(item)).unwrap(), after);
}

#[track_caller]
fn remove(before: &str, field: &str, after: &str) {
    assert_same(&edit::remove(before, &path(field)).unwrap(), after);
}

#[track_caller]
fn assert_same(found: &str, wanted: &str) {
    assert!(found == wanted, "found:\n{found}\nwanted:\n{wanted}\n{found:?}");
}

#[test]
fn a_value_is_replaced_and_the_comment_behind_it_stays() {
    set("status: draft  # for now\n", "status", "published", "status: published  # for now\n");
    set("status:   draft\nkind:     outage\n", "kind", "other", "status:   draft\nkind:     other\n");
    set("title: a\nkind: outage", "kind", "other", "title: a\nkind: other");
    set("owner:\n  Anna\ntitle: x\n", "owner", "Bert", "owner: Bert\ntitle: x\n");
}

#[test]
fn the_authors_quotes_stay_where_they_can() {
    set("title: \"old\" # c\n", "title", "new", "title: \"new\" # c\n");
    set("title: 'old'\n", "title", "it's", "title: 'it''s'\n");
    set("title: 'old'\n", "title", "\"a\\tb\"", "title: \"a\\tb\"\n");
    set("title: old\n", "title", "'12:30'", "title: '12:30'\n");
    set("due: '2023-08-24'\n", "due", "2023-08-25", "due: '2023-08-25'\n");
}

#[test]
fn windows_line_ends_and_the_byte_order_mark_stay() {
    set("\u{feff}title: a\r\nkind: b\r\n", "title", "c", "\u{feff}title: c\r\nkind: b\r\n");
    append("tags: # all\r\n- a\r\n- b\r\n", "tags", "c", "tags: # all\r\n- a\r\n- b\r\n- c\r\n");
    set("summary: a\r\nkind: b\r\n", "summary", "\"x\\ny\"", "summary: |\r\n  x\r\n  y\r\nkind: b\r\n");
}

#[test]
fn prose_makes_way_for_prose() {
    let before = "summary: | # two sentences\n  Old.\n  Older.\n\n# next\ntitle: x\n";
    let after = "summary: | # two sentences\n  New.\n\n  Newer.\n\n# next\ntitle: x\n";
    set(before, "summary", "\"New.\\n\\nNewer.\"", after);
    set(before, "summary", "Short.", "summary: Short. # two sentences\n\n# next\ntitle: x\n");
    set("summary: Old. # c\n", "summary", "\"a\\nb\"", "summary: | # c\n  a\n  b\n");
    set("a:\n    b: >-\n        folded\n        text\n    c: d\n", "a.b", "new", "a:\n    b: new\n    c: d\n");
    set("a:\n  - x # c\n", "a[0]", "[\"x\\ny\"]", "a:\n  - - | # c\n      x\n      y\n");
    set("text: old # c\n", "text", "\"a  \\nb\"", "text: \"\\\n  a  \\n\\\n  b\\n\" # c\n");
}

#[test]
fn lists_grow_as_they_are_written() {
    append("tags: [a, b] # c\n", "tags", "'no'", "tags: [a, b, 'no'] # c\n");
    append("tags: [a, b,]\n", "tags", "c", "tags: [a, b, c]\n");
    append("tags: []  # none yet\nkind: x\n", "tags", "a", "tags: [a]  # none yet\nkind: x\n");
    append("tags:\nkind: x\n", "tags", "a", "tags: [a]\nkind: x\n");
    append("tags: ~ # c\n", "tags", "a", "tags: [a] # c\n");
    append("reviewers: [{who: a}]\n", "reviewers", "{who: b}", "reviewers: [{who: a}, {who: b}]\n");
    append("timeline: [] # c\nkind: x\n", "timeline", "{text: a}", "timeline: # c\n  - text: a\nkind: x\n");
    append("surprises: []\n", "surprises", "One", "surprises:\n  - One\n");
}

#[test]
fn an_event_is_added_below_the_last_and_its_comments() {
    let before = "\
timeline:
  # all times by the wall clock
  - at: 2023-08-10 15:30 # first
    text: |
      Alerts.

      # not a comment
    # about the first

# about the causes
root_cause: {}
";
    let item = "{at: '2023-08-10 15:40', text: \"One: two\", evidence: [], by: ~}";
    let after = before
        .replace("    # about the first\n", "    # about the first\n  - at: 2023-08-10 15:40\n    text: 'One: two'\n");
    append(before, "timeline", item, &after);
    append("timeline:\n- text: a", "timeline", "{text: b}", "timeline:\n- text: a\n- text: b");
    append(
        "timeline:\n  - a: 1\n\n  - a: 2\nk: v\n",
        "timeline",
        "{a: 3}",
        "timeline:\n  - a: 1\n\n  - a: 2\n\n  - a: 3\nk: v\n",
    );
}

#[test]
fn values_deep_inside_are_reached() {
    let before =
        "action_items:\n- id: A1   # one\n  owner: Anna\n\n-   id: A2\n    owner: 'Bert' # two\n    # done_when\n";
    set(before, "action_items[1].owner", "Carla", &before.replace("'Bert'", "'Carla'"));
    set(before, "action_items[0].due", "2023-08-24", &before.replace("Anna\n", "Anna\n  due: 2023-08-24\n"));
    set(before, "action_items[1].text", "Fix it", &before.replace("id: A2\n", "id: A2\n    text: Fix it\n"));
    set("a: [{b: 1}, {b: 2, c: }]\n", "a[1].c", "x, y", "a: [{b: 1}, {b: 2, c: 'x, y'}]\n");
    set("a: [{b: 1}, {b: 2}]\n", "a[0].c", "[1]", "a: [{b: 1, c: [1]}, {b: 2}]\n");
    set("a:\n  - x # one\n  - y\n", "a[0]", "z", "a:\n  - z # one\n  - y\n");
    set("a:\n  - b: 1\n  - y\n", "a[1]", "{c: 2}", "a:\n  - b: 1\n  - c: 2\n");
}

#[test]
fn an_absent_key_goes_where_the_schema_has_it() {
    let record =
        "# head\ntitle: x\nkind: outage # c\n\nmilestones:\n  started: 2023-08-10 15:30\n  # more\n\ntimeline: []\n";
    set(record, "status", "draft", &record.replace("title: x\n", "title: x\nstatus: draft\n"));
    set(record, "schema", "1", &record.replace("title", "schema: 1\ntitle"));
    set(
        record,
        "milestones.resolved",
        "2023-08-10 17:15",
        &record.replace("15:30\n", "15:30\n  resolved: 2023-08-10 17:15\n"),
    );
    set(
        record,
        "impact.users_affected",
        "25%",
        &record.replace("  # more\n", "  # more\n\nimpact:\n  users_affected: 25%\n"),
    );
    append(record, "services", "db", &record.replace("# c\n", "# c\nservices: [db]\n"));
    set(record, "made_up", "1", &format!("{record}made_up: 1\n"));
    set("title: x", "summary", "\"a\\nb\"", "title: x\n\nsummary: |\n  a\n  b");
    set(
        "title: x\nimpact:\n  a: b\ntags: []\n",
        "detection.gap",
        "g",
        "title: x\nimpact:\n  a: b\ntags: []\ndetection:\n  gap: g\n",
    );
}

#[test]
fn a_file_with_nothing_in_it_is_begun() {
    set("", "title", "x", "title: x\n");
    set("# only a comment\n", "title", "x", "# only a comment\ntitle: x\n");
    set("{}\n", "title", "x", "title: x\n");
    set("milestones: # c\n", "milestones.closed", "2023-08-24", "milestones: # c\n  closed: 2023-08-24\n");
}

#[test]
fn what_is_removed_leaves_the_rest_as_it_was() {
    remove("title: x\nkind: y # c\ntags: []\n", "kind", "title: x\ntags: []\n");
    remove("a: 1\n\nb:\n  - 1\n\nc: 2\n", "b", "a: 1\n\nc: 2\n");
    remove("a: 1\n\nb:\n  - 1\n", "b", "a: 1\n");
    remove("a: 1\nb: 2", "b", "a: 1");
    remove("a:\n  - b: 1\n    c: 2\n  - d\n", "a[0].b", "a:\n  - c: 2\n  - d\n");
    remove("a:\n  - b: 1\n    c: 2 # c\n  # own\n  - d # e\n", "a[1]", "a:\n  - b: 1\n    c: 2 # c\n  # own\n");
    remove("a: [x, y, z] # c\n", "a[1]", "a: [x, z] # c\n");
    remove("a: [x, y, z]\n", "a[2]", "a: [x, y]\n");
    remove("a: {b: 1, c: 2}\n", "a.b", "a: {c: 2}\n");
    remove("a:\n  b: 1 # c\nd: 2\n", "a.b", "a: {}\nd: 2\n");
    remove("a:\n- 1\nd: 2\n", "a[0]", "a: []\nd: 2\n");
    remove("title: x\n", "kind", "title: x\n");
}

#[test]
fn lists_and_sections_make_way_as_a_whole() {
    set("tags: # all\n- a\n- b # b\nkind: x\n", "tags", "[c]", "tags: # all\n- c\nkind: x\n");
    set("tags: [a, b] # c\n", "tags", "[no, d]", "tags: ['no', d] # c\n");
    set("impact: # c\n  a: 1\nkind: x\n", "impact", "{summary: s}", "impact: # c\n  summary: s\nkind: x\n");
    set("impact: # c\n  a: 1\nkind: x\n", "impact", "none", "impact: none # c\nkind: x\n");
    set("impact: none # c\nkind: x\n", "impact", "{summary: s}", "impact: # c\n  summary: s\nkind: x\n");
}

#[test]
fn custom_values_are_kept_to_the_letter() {
    set("custom: {}\n", "custom.note", "\"a\\nb\"", "custom:\n  note: |-\n    a\n    b\n");
    set("custom:\n  a: 1\n", "custom.b", "[~, [], '']", "custom:\n  a: 1\n  b: [null, [], '']\n");
}

#[test]
fn what_cannot_be_changed_alone_is_refused_with_what_to_write() {
    let error = edit::set("a: &x 1\nb: *x\n", &path("a"), &yaml("2")).unwrap_err();
    assert_eq!(error.to_string(), "cannot edit a file that is not in order: anchors are not read in records");
    let error = edit::append("title: x\n", &path("title"), &yaml("y")).unwrap_err();
    assert_eq!(error.to_string(), "`title` is not a list");
    let error = edit::set("tags: [a]\n", &path("tags[3]"), &yaml("y")).unwrap_err();
    assert_eq!(error.to_string(), "there is no place for `tags[3]` in this file");
    let error = edit::set("? status\n", &path("status"), &yaml("published")).unwrap_err();
    assert_eq!(error.to_string(), "cannot change `status` without touching more of the file");
    assert_eq!(error.what_to_do(), Some("write it by hand: `status` is now\npublished"));
}

/// A comment of its own above or behind some of the lines, wherever YAML lets one stand.
fn commented(text: &str, seed: u64) -> String {
    let (mut out, mut inside, mut state) = (String::new(), None, seed | 1);
    for line in text.lines() {
        let indent = line.len() - line.trim_start().len();
        if inside.is_some_and(|depth| line.is_empty() || indent > depth) {
            out.extend([line, "\n"]);
            continue;
        }
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let pick = state >> 60;
        if pick < 3 {
            out.extend([" ".repeat(indent), format!("# above {pick}\n")]);
        }
        out.push_str(line);
        // What hangs below a line with `|`, `>` or an open quote is text.
        let opens = line.ends_with(['|', '-', '2', '+', '\\']) && !line.ends_with("\\\\");
        inside = opens.then_some(indent);
        if !opens && (3..6).contains(&pick) {
            out.push_str(" # behind");
        }
        out.push('\n');
    }
    out
}

/// The paths of all values of a document, those of sections and lists too.
fn paths(value: &Value, at: &FieldPath, all: &mut Vec<FieldPath>) {
    if !at.is_root() {
        all.push(at.clone());
    }
    match value {
        Value::Sequence(items) => {
            for (index, item) in items.iter().enumerate() {
                paths(item, &at.at(index), all);
            }
        }
        Value::Mapping(entries) => {
            for (key, item) in entries {
                paths(item, &at.at(key.as_str().unwrap().to_owned()), all);
            }
        }
        _ => {}
    }
}

/// How many values are in a value; nothing is written too.
fn leaves(value: &Value) -> usize {
    match value {
        Value::Sequence(items) => items.iter().map(leaves).sum::<usize>().max(1),
        Value::Mapping(entries) => entries.values().map(leaves).sum::<usize>().max(1),
        _ => 1,
    }
}

fn value() -> impl Strategy<Value = Value> {
    prop_oneof![
        4 => arbitrary::nasty().prop_map(Value::from),
        1 => any::<i64>().prop_map(Value::from),
        1 => vec(arbitrary::nasty(), 1..3).prop_map(Value::from),
        1 => (arbitrary::nasty(), arbitrary::nasty()).prop_map(|(a, b)| {
            Value::Mapping([("text".into(), a.into()), ("by".into(), b.into())].into_iter().collect())
        }),
    ]
}

/// Lines of `before` that are in `after`, in their order: the first and the last ones.
fn untouched(before: &str, after: &str) -> usize {
    let (before, after): (Vec<_>, Vec<_>) = (before.lines().collect(), after.lines().collect());
    let same = |a: &mut dyn Iterator<Item = (&&str, &&str)>| a.take_while(|(a, b)| a == b).count();
    let above = same(&mut before.iter().zip(&after));
    let below = same(&mut before[above..].iter().rev().zip(after[above.min(after.len())..].iter().rev()));
    above + below
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 192, max_global_rejects: 16, failure_persistence: None, ..ProptestConfig::default()
    })]

    #[test]
    fn every_line_but_the_changed_ones_stays(
        record in arbitrary::postmortem(), new in value(), seed: u64, pick: prop::sample::Index, way in 0..4, crlf: bool,
    ) {
        let plain = emit::record(&record, Some("schema.json")).unwrap();
        let mut text = commented(&plain, seed);
        let tree = serde_yaml::from_str::<Value>(&text).unwrap();
        prop_assert_eq!(&tree, &serde_yaml::from_str::<Value>(&plain).unwrap(), "{}", &text);
        let mut all = Vec::new();
        paths(&tree, &FieldPath::root(), &mut all);
        // What is written as `? key` is refused, and so is what would have to make way for it: nobody
        // writes that by hand.
        let is_odd = |text: &str| text.contains("long long");
        let is_beside = |path: &FieldPath| {
            let around = at(&tree, &path.parent().unwrap_or_else(FieldPath::root));
            around.as_mapping().is_some_and(|entries| entries.keys().any(|key| key.as_str().is_some_and(is_odd)))
        };
        let is_in = |path: &FieldPath| is_odd(&serde_yaml::to_string(at(&tree, path)).unwrap());
        all.retain(|path| !is_odd(&path.to_string()) && !is_beside(path) && !is_in(path));
        prop_assume!(!all.is_empty());
        let path = pick.get(&all);
        if crlf {
            text = text.replace('\n', "\r\n");
        }
        let old = at(&tree, path);
        let (edited, adds) = match way {
            0 if old.is_sequence() => (edit::append(&text, path, &new), true),
            1 => (edit::remove(&text, path), false),
            2 if old.is_mapping() => (edit::set(&text, &path.at("new_key"), &new), true),
            _ => (edit::set(&text, path, &new), false),
        };
        // What cannot be changed alone is refused, and nothing is touched. That is rare: too many end the test.
        let edited = edited.map_err(|error| match error.to_string() {
            refused if refused.contains("without touching more of the file") => TestCaseError::reject(refused),
            why => TestCaseError::fail(format!("{path}: {why}\n{text}")),
        })?;
        let touched = text.lines().count() - untouched(&text, &edited);
        // A short list alone is written in one line; in the record each of its items may have its own.
        let written = emit::document(&vec![old], None).unwrap().lines().count().max(leaves(old));
        // The old value, with its key, its comments and the blank lines around it; nothing for an addition.
        let most = if adds { 3 } else { 3 + 2 * written };
        prop_assert!(touched <= most, "{}: {} lines\n{}\n-----\n{}", path, touched, text, edited);
        prop_assert!(!crlf || !edited.replace("\r\n", "").contains('\n'));
        let comments = |text: &str| text.lines().filter(|line| line.trim_start().starts_with("# above")).count();
        prop_assert!(comments(&edited) + most >= comments(&text));
    }

    #[test]
    fn no_text_is_edited_wrongly(
        pieces in vec(select(PIECES), 1..24), field in select(FIELDS), new in value(), way in 0..3,
    ) {
        let text = pieces.concat();
        let path = path(field);
        let edited = match way {
            0 => edit::set(&text, &path, &new),
            1 => edit::append(&text, &path, &new),
            _ => edit::remove(&text, &path),
        };
        // A second parser has to find the new value where it belongs.
        if let (Ok(edited), Ok(_), 0) = (&edited, serde_yaml::from_str::<Value>(&text), way) {
            // The parsers disagree about the author's tabs and marks, and that is not ours to mend.
            prop_assume!(!text.contains(['\t', '\u{feff}']));
            let tree: Value = serde_yaml::from_str(edited)
                .map_err(|error| TestCaseError::fail(format!("{error}\n{text}\n-----\n{edited}")))?;
            prop_assert_eq!(trimmed(at(&tree, &path)), trimmed(&new), "{}\n-----\n{}", text, edited);
        }
    }
}

/// What small documents are made of, well-formed or not.
const PIECES: &[&str] = &[
    "a", "b", "a:", "b: ", "\na:", "\nb: ", "\n", "\n  ", "\n  b: ", "\n- ", "\n  - ", "- ", ": ", "[", "]", "{", "}",
    ", ", " # c", "\n# c", "|", ">-", "'", "\"", "? ", "---\n", "\r\n", "\t", "~", "é", "&a ", "*a", "!t ", "\u{feff}",
    "[b, a]", "{b: a}", "'b'",
];

const FIELDS: &[&str] = &["a", "b", "a.b", "a[0]", "b[1]", "a[0].b", "b.b.b"];

/// Prose is written with a line end, which means nothing.
fn trimmed(value: &Value) -> Value {
    match value {
        Value::String(text) if text.contains('\n') => text.trim_end().into(),
        Value::Sequence(items) => items.iter().map(trimmed).collect::<Vec<_>>().into(),
        Value::Mapping(entries) => {
            entries.iter().map(|(key, value)| (key.clone(), trimmed(value))).collect::<serde_yaml::Mapping>().into()
        }
        other => other.clone(),
    }
}

fn at<'a>(tree: &'a Value, path: &FieldPath) -> &'a Value {
    path.steps().iter().fold(tree, |value, step| match step {
        Segment::Key(key) => &value[key.as_ref()],
        Segment::Index(index) => &value[*index],
    })
}
