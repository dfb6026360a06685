//! The smallest parts of records: words, times, ids, numbers, and the user's own values.

use hotwash::record::*;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// Text with everything in it that YAML, editors and terminals trip over.
pub fn nasty() -> impl Strategy<Value = String> {
    let piece = select(NASTY).prop_map(str::to_owned);
    let word = "[a-zA-Z0-9äß停🔥._,:#'\"-]{1,9}";
    let any = proptest::char::any().prop_map(String::from);
    let pieces = vec(prop_oneof![4 => piece, 6 => word, 1 => any], 1..9);
    let long = vec("[a-z]{1,12}", 10..40).prop_map(|words| words.join(" "));
    prop_oneof![6 => pieces.prop_map(|pieces| pieces.concat()), 1 => long, 3 => select(WHOLE).prop_map(str::to_owned)]
}

const NASTY: &[&str] = &[
    " ",
    "  ",
    "\n",
    "\n\n",
    "\t",
    "\r",
    "\r\n",
    "\n  ",
    "\n\t",
    " \n",
    "\n- ",
    "\n---\n",
    "\n...\n",
    ": ",
    " #",
    "'",
    "\"",
    "\\",
    "`",
    "|",
    ">",
    "[",
    "]",
    "{",
    "}",
    ",",
    "&a",
    "*a",
    "!t",
    "%",
    "@",
    "שלום",
    "👩\u{200d}💻",
    "\u{202e}",
    "\u{feff}",
    "\u{85}",
    "\u{2028}",
    "\u{a0}",
    "\u{0}",
    "\u{1b}[2J",
    "\u{7f}",
    "\u{fffe}",
    "\u{61c}",
    "```\ncode\n```",
    "~",
    "=",
];

const WHOLE: &[&str] = &[
    "no",
    "On",
    "y",
    "null",
    "~",
    "true",
    "12:30",
    "017",
    "0x1F",
    "0o17",
    "1_000",
    "1e5",
    "1.0",
    "-1",
    ".5",
    "25%",
    "1,000",
    ".inf",
    "<<",
    "=",
    "---",
    "...",
    "- a",
    "-",
    "?",
    ":",
    "#",
    "a: b",
    "a #b",
    "2023-08-10",
    "2023-08-10 15:30",
    "2023-08-10T15:30:00Z",
    "[a]",
    "{a: b}",
    "'a'",
    "\"a\"",
    "!x",
    "&a",
    "*a",
    "@",
    "`",
    "%",
    "a:",
    "500",
    "1.2.3",
    "https://example.org/a?b=c,d#e",
    "key: |",
    "first\n\n  second\n",
    "  indented\nnot",
];

pub fn line() -> impl Strategy<Value = Line> {
    nasty().prop_filter_map("a line is not empty", |text| text.parse().ok())
}

pub fn prose() -> impl Strategy<Value = Prose> {
    let short = nasty();
    let long = vec(nasty(), 2..5).prop_map(|lines| lines.join("\n"));
    prop_oneof![2 => short, 1 => long].prop_filter_map("prose is not empty", |text| text.parse().ok())
}

pub fn timestamp() -> impl Strategy<Value = Timestamp> {
    let clock = (1000..=9999_u32, 1..=12_u32, 1..=28_u32, 0..24_u32, 0..60_u32);
    let seconds =
        prop_oneof![Just(String::new()), (0..60_u32).prop_map(|s| format!(":{s:02}")), Just(":01.250".to_owned())];
    let offset = select(&["", "Z", "+02:00", "-03:30", "+00:00"][..]);
    (clock, seconds, offset, any::<bool>()).prop_map(|((year, month, day, hour, minute), seconds, offset, about)| {
        let between = if offset.is_empty() { ' ' } else { 'T' };
        let seconds = if offset.is_empty() || !seconds.is_empty() { seconds } else { ":00".to_owned() };
        let about = if about { "~" } else { "" };
        format!("{year}-{month:02}-{day:02}{between}{hour:02}:{minute:02}{seconds}{offset}{about}").parse().unwrap()
    })
}

pub fn date() -> impl Strategy<Value = Date> {
    (1000..=9999_u32, 1..=12_u32, 1..=28_u32).prop_map(|(y, m, d)| format!("{y}-{m:02}-{d:02}").parse().unwrap())
}

pub fn moment() -> impl Strategy<Value = Moment> {
    prop_oneof![date().prop_map(Moment::Day), timestamp().prop_map(Moment::Time)]
}

pub fn item_id() -> impl Strategy<Value = ItemId> {
    prop_oneof!["[A-Z][0-9]{1,2}", "[0-9][0-9_eExob-]{0,4}", "no|on|y|null|true|12e03"]
        .prop_map(|id| id.parse().unwrap())
}

pub fn record_id() -> impl Strategy<Value = RecordId> {
    prop_oneof!["2023-0[1-9]-1[0-9]-[a-f0-9]{1,6}", "[0-9][0-9._]{0,5}", "[a-z]{1,8}"]
        .prop_map(|id| id.parse().unwrap())
}

pub fn users() -> impl Strategy<Value = Users> {
    prop_oneof![
        (0.0..1e3_f64).prop_map(Users::Percent),
        Just(Users::Percent(25.0)),
        any::<u64>().prop_map(Users::Count),
        any::<(u64, u64)>().prop_map(|(of, affected)| Users::Part { of, affected }),
    ]
}

pub fn quantity() -> impl Strategy<Value = Quantity> {
    let decimal = proptest::num::f64::NORMAL | proptest::num::f64::ZERO | proptest::num::f64::SUBNORMAL;
    prop_oneof![
        any::<i64>().prop_map(Quantity::Whole),
        decimal.prop_map(Quantity::Decimal),
        Just(Quantity::Decimal(3.0))
    ]
}

pub fn json() -> impl Strategy<Value = serde_json::Value> {
    use serde_json::Value;
    let leaf = prop_oneof![
        1 => Just(Value::Null),
        1 => any::<bool>().prop_map(Value::from),
        1 => any::<i64>().prop_map(Value::from),
        1 => any::<u64>().prop_map(Value::from),
        1 => proptest::num::f64::NORMAL.prop_map(Value::from),
        6 => nasty().prop_map(Value::from),
        1 => vec(nasty(), 2..4).prop_map(|lines| Value::from(lines.join("\n") + "\n\n")),
        1 => Just(Value::from("")),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            vec((key(), inner), 0..4).prop_map(|entries| Value::Object(entries.into_iter().collect())),
        ]
    })
}

pub fn key() -> impl Strategy<Value = String> {
    prop_oneof![4 => nasty(), 1 => Just(String::new()), 1 => Just("long ".repeat(300)), 6 => "[a-z_]{1,8}"]
}
