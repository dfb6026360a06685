//! Records whose texts look like what a document is made of.

use hotwash::config::Config;
use hotwash::import::own;
use hotwash::record::{Line, Postmortem, Prose};
use hotwash::render::DEFAULT_LAYOUT;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::RngSeed;
use serde_json::{Value, json};

use super::normal::normal;
use super::rendered;
use crate::arbitrary;

/// What stands in a document around people's words, and what would be taken for it.
const MARKS: &[&str] = &[
    ", ",
    ": ",
    "; ",
    " (",
    ")",
    " - ",
    "`a, b`",
    "`",
    "*",
    "**",
    "[x]",
    "](",
    "\\",
    "a\\, b",
    "F1",
    "pool",
    "Note",
    "1.",
    "- ",
    "25% of Users Affected",
    "3 Users Affected",
    "somebody",
    "a rule",
    "changed",
    "not known",
    "no reason given",
    "Untitled incident",
    "No full postmortem will be written.",
    "public",
    "(public)",
    "internal",
    "root cause",
    "addressed by A1",
    "(addressed by A1)",
    "started",
    "(started; by x)",
    "by x",
    "to y",
    "key moment",
    "Evidence: x",
    "3:30 PM",
    "June 17, 2025, 11:15 AM",
    " - June 17, 2025",
    "(until June 17, 2025)",
    "Duration: x",
    "Impact: y",
    "Noticed by: audit",
    "Data loss: none",
    "status: done",
    "sev2 (Major)",
    "incident commander",
    "incident_commander",
    "(estimate)",
    "true",
    "7",
    "<https://a.example>",
    "https://a.example/x",
    "scribe",
    "approved",
];

/// What prose may have besides, on lines of its own.
const LINES: &[&str] = &[
    "\n",
    "\n\n",
    "\n- ",
    "\n1. ",
    "\n(started)",
    "\n(public)",
    "\n\n(addressed by A1)",
    "\n- Evidence: <https://a.example>",
    "\n\n## Impact\n\n",
    "\n\n### Why Not Earlier\n\n",
    "\n\n### What Went Well\n\n",
    "\n\n```\n## Impact\n```\n\n",
    "\n\n> ",
    "\n\n| a | b |\n| - | - |\n| c | d |\n\n",
    "\n\n---\n\n",
    "\n  ",
];

fn words(pieces: &'static [&'static str], more: &'static [&'static str]) -> impl Strategy<Value = String> {
    let piece = prop_oneof![3 => select(pieces).prop_map(str::to_owned), 3 => "[a-z]{1,5}", 1 => select(more).prop_map(str::to_owned)];
    let sentence = proptest::collection::vec((piece, any::<bool>()), 1..6).prop_map(|pieces| {
        pieces.into_iter().map(|(piece, apart)| if apart { format!("{piece} ") } else { piece }).collect::<String>()
    });
    prop_oneof![4 => sentence, 1 => select(pieces).prop_map(str::to_owned)]
}

/// A record of the usual shape with every free text replaced by the next of these.
fn with_texts(record: &Postmortem, lines: &[Line], prose: &[Prose]) -> Postmortem {
    let mut value = serde_json::to_value(record).unwrap();
    let (mut line, mut long) = (lines.iter().cycle(), prose.iter().cycle());
    replace(&mut value, "", &mut || line.next().unwrap().to_string(), &mut || long.next().unwrap().to_string());
    serde_json::from_value(value).unwrap()
}

fn replace(value: &mut Value, key: &str, line: &mut impl FnMut() -> String, prose: &mut impl FnMut() -> String) {
    const PROSE: &[&str] = &[
        "summary",
        "executive_summary",
        "description",
        "gap",
        "detail",
        "trigger",
        "text",
        "surprises",
        "improvements",
        "conclusion",
        "appendix",
    ];
    const LINE: &[&str] = &[
        "title",
        "waived_because",
        "severity",
        "services",
        "tags",
        "owner",
        "authors",
        "who",
        "role",
        "what",
        "unit",
        "by",
        "evidence",
        "category",
        "why",
        "because",
        "no_actions_because",
        "declined_because",
        "done_when",
        "tracker",
        "audience",
        "channel",
        "url",
        "glossary",
        "rule",
        "reason",
        "custom",
    ];
    match value {
        Value::String(_) if key.starts_with("went_") || key == "got_lucky" => *value = json!({ "text": prose() }),
        Value::String(text) if PROSE.contains(&key) => *text = prose(),
        Value::String(text) if LINE.contains(&key) => *text = line(),
        // Numbers are read from text alone.
        Value::Number(_) if matches!(key, "value" | "users_affected") => *value = value.to_string().into(),
        Value::Array(list) => list.iter_mut().for_each(|one| replace(one, key, line, prose)),
        Value::Object(map) if matches!(key, "glossary" | "custom") => {
            map.iter_mut().for_each(|(_, one)| replace(one, key, line, prose));
        }
        Value::Object(map) => map.iter_mut().for_each(|(key, one)| replace(one, key, line, prose)),
        _ => {}
    }
}

/// What readers see of a text, roughly: its letters and digits. Signs may be written in several ways that show the same.
fn told(record: &Postmortem) -> Value {
    fn strip(value: &mut Value) {
        match value {
            Value::String(text) => text.retain(char::is_alphanumeric),
            Value::Array(list) => list.iter_mut().for_each(strip),
            Value::Object(map) => {
                let pairs = std::mem::take(map).into_iter().map(|(key, one)| json!([key, one]));
                *value = pairs.collect();
                strip(value);
            }
            _ => {}
        }
    }
    let mut value = serde_json::to_value(record).unwrap();
    value.as_object_mut().unwrap().values_mut().for_each(strip);
    value
}

/// What came back otherwise, field by field.
fn differing(one: &Postmortem, other: &Postmortem) -> Vec<String> {
    let (one, other, written) = (told(one), told(other), serde_json::to_value(other).unwrap());
    let all = one.as_object().unwrap().iter().filter(|(key, value)| other[key.as_str()] != **value);
    all.map(|(key, value)| format!("{key}: {value}\n  of {}", written[key])).collect()
}

fn is_seen(c: char) -> bool {
    !hotwash::finding::is_unsafe(c)
}

/// Whether there is a text of which nothing shows: a document cannot tell it from none. What defines a link shows
/// nothing either.
fn hides_texts(value: &Value) -> bool {
    match value {
        Value::String(text) if text.contains("]:") => true,
        Value::String(text) => !text.is_empty() && !text.contains(|c: char| is_seen(c) && !c.is_whitespace()),
        Value::Array(list) => list.iter().any(hides_texts),
        Value::Object(map) => map.values().any(hides_texts),
        _ => false,
    }
}

fn back(record: &Postmortem) -> (String, Option<own::Own>) {
    let config = Config::default();
    let text = rendered(record, &config, DEFAULT_LAYOUT);
    let own = own::read(&text, &config);
    (text, own)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, max_shrink_iters: 300, rng_seed: RngSeed::Fixed(6), ..ProptestConfig::default() })]

    #[test]
    fn words_that_look_like_the_layout_stay_where_they_are(
        record in arbitrary::postmortem(),
        lines in proptest::collection::vec(words(MARKS, &["é"]).prop_filter_map("", |text| text.parse().ok()), 1..20),
        prose in proptest::collection::vec(words(MARKS, LINES).prop_filter_map("", |text| text.parse().ok()), 1..20),
    ) {
        let mut record = normal(&with_texts(&record, &lines, &prose), &Config::default());
        // Terms are sorted by signs that nobody sees, too.
        record.glossary.retain(|term, _| term.parse::<Line>().is_ok_and(|line| *line == **term) && term.chars().all(is_seen));
        let (text, own) = back(&record);
        let Some(own) = own.filter(|own| own.is_whole) else { return Ok(()) };
        let differing = differing(&own.record, &record);
        prop_assert!(differing.is_empty(), "{differing:#?}\n{text}");
    }

    #[test]
    fn any_record_comes_back_or_is_not_known(record in arbitrary::postmortem()) {
        let record = normal(&record, &Config::default());
        prop_assume!(!hides_texts(&serde_json::to_value(&record).unwrap()));
        let (text, own) = back(&record);
        if let Some(own) = own.filter(|own| own.is_whole) {
            let differing = differing(&own.record, &record);
            prop_assert!(differing.is_empty(), "{differing:#?}\n{text}");
        }
    }

    #[test]
    fn ordinary_words_come_back_to_the_letter(
        record in arbitrary::postmortem(),
        lines in proptest::collection::vec(ORDINARY.prop_filter_map("", |text| text.parse().ok()), 1..20),
        prose in proptest::collection::vec(ordinary_prose().prop_filter_map("", |text| text.parse().ok()), 1..20),
    ) {
        let mut record = normal(&with_texts(&record, &lines, &prose), &Config::default());
        record.glossary = lines.iter().take(3).map(|line| (line.to_string(), line.clone())).collect();
        let (text, own) = back(&record);
        let Some(own) = own else { return Err(TestCaseError::fail(format!("not known:\n{text}"))) };
        prop_assert!(own.is_whole);
        prop_assert_eq!(own.record, record, "{}", text);
    }
}

/// What people write, with the signs that a document has to tell from its own.
const ORDINARY: &str =
    "[A-Za-z]{1,8}((, | |: |; | \\*| [(]|[)] |_|<| [0-9]{1,3}% | - |\\. |/|ß)[a-zA-Z]{1,8}){0,6}[)*?.]?";

fn ordinary_prose() -> impl Strategy<Value = String> {
    let more = prop_oneof![
        Just("\n\n- a list\n- of two: **parts**\n\nAnd more.".to_owned()),
        Just("\n\n```sh\nls -l  # all\n\n## of it\n```".to_owned()),
        Just("\nand so on, see [the page](https://a.example/b)".to_owned()),
        Just(String::new()),
    ];
    ("[A-Z][a-z]{1,8}((, | |: |; |[.] )[a-zA-Z]{1,8}){0,6}", more).prop_map(|(text, more)| text + &more)
}

#[test]
fn almost_all_of_them_come_back() {
    use proptest::strategy::ValueTree as _;

    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let texts = |strategy: BoxedStrategy<String>| proptest::collection::vec(strategy, 8..20).boxed();
    let (lines, prose) = (texts(words(MARKS, &["é"]).boxed()), texts(words(MARKS, LINES).boxed()));
    let mut whole = 0;
    for _ in 0..100 {
        let record = arbitrary::postmortem().new_tree(&mut runner).unwrap().current();
        let lines: Vec<Line> =
            lines.new_tree(&mut runner).unwrap().current().iter().filter_map(|text| text.parse().ok()).collect();
        let prose: Vec<Prose> =
            prose.new_tree(&mut runner).unwrap().current().iter().filter_map(|text| text.parse().ok()).collect();
        let mut record = with_texts(&record, &lines, &prose);
        record.glossary.clear();
        whole += usize::from(back(&record).1.is_some_and(|own| own.is_whole));
    }
    assert!(whole >= 99, "{whole} of 100");
}
