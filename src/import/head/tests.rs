//! Heads and blocks of keys, and that no word of them gets lost.

use proptest::prelude::*;
use proptest::sample::select;

use super::split::Form;
use super::{Field, Head, block, keys, pair, severity, split, stage};
use crate::record::Status;

/// The pairs of a head, a line each.
fn told(head: &Head) -> String {
    let pairs = head.pairs.iter().map(|pair| format!("{} {}={}", pair.line, pair.key, pair.values.join("|")));
    pairs.collect::<Vec<_>>().join("\n")
}

#[test]
fn heads_in_yaml_are_read() {
    let text = "---\ntitle: \"Pool: too small\"\ndate: 2021-04-01\ntags: [pool, database]\nauthors:\n  - Ann Roe\n  - Bob\nparams:\n  \
                severity: 2\n---\n\n# Words\n";
    let head = split(text);
    assert_eq!(head.form, Some(Form::Yaml));
    assert_eq!(
        told(&head),
        "2 title=Pool: too small\n3 date=2021-04-01\n4 tags=pool|database\n5 authors=Ann Roe|Bob\n9 params.severity=2"
    );
    assert_eq!((&text[head.body..], head.line), ("# Words\n", 12));
}

#[test]
fn heads_that_yaml_refuses_are_read_line_by_line() {
    let head = split("---\ntitle: Pool: too small\nlayout: '{{ page.layout }}'\n---\nWords\n");
    assert_eq!(told(&head), "2 title=Pool: too small\n3 layout={{ page.layout }}");
    assert_eq!(head.line, 5);
}

#[test]
fn heads_in_toml_are_read() {
    let head = split(
        "+++\ntitle = \"Pool, \\\"small\\\"\" # mine\ndate = 2021-04-01T10:00:00Z\ntags = [\n  'pool',\n  \"a, b\",\n]\n[params]\nsev = 2\n\
         +++\nWords\n",
    );
    assert_eq!(head.form, Some(Form::Toml));
    assert_eq!(told(&head), "2 title=Pool, \"small\"\n3 date=2021-04-01T10:00:00Z\n4 tags=pool|a, b\n9 params.sev=2");
    assert_eq!(head.rest[0].text, "title = \"Pool, \\\"small\\\"\" # mine", "a comment is no pair");
}

#[test]
fn keys_without_a_fence_are_read() {
    let text = "Title: The pool\nDate: 2021-04-01\nAuthors: Ann,\n   Bob\n\nWords\n";
    let head = split(text);
    assert_eq!(head.form, Some(Form::Lines));
    assert_eq!(told(&head), "1 Title=The pool\n2 Date=2021-04-01\n3 Authors=Ann, Bob");
    assert_eq!(&text[head.body..], "Words\n");
}

#[test]
fn comments_around_a_head_are_apart() {
    let text = "\u{feff}<%# written by hand %>\n<!-- copy this\n  file -->\n---\ntitle: The pool\n---\n{{/* more */}}\nWords\n";
    let head = split(text);
    let comments: Vec<_> = head.comments.iter().map(|comment| (comment.line, &*comment.text)).collect();
    assert_eq!(comments, [(1, "written by hand"), (2, "copy this\n  file"), (7, "more")]);
    assert_eq!((told(&head).as_str(), &text[head.body..], head.line), ("5 title=The pool", "Words\n", 8));
}

#[test]
fn a_document_without_a_head_begins_at_once() {
    for text in [
        "# The pool\n\nDate: 2021-04-01\n",
        "---\n\nWords, and no key\n\n---\n",
        "Note: the pool was small\nand nobody saw it.\n",
        "We saw it: the pool was small\n",
        "<!-- without an end\n",
        "    indented\n",
        "---\ntitle: without an end\n",
        "",
    ] {
        let head = split(text);
        assert_eq!((head.form, head.body, head.pairs.len()), (None, 0, 0), "{text}");
    }
}

#[test]
fn lines_with_a_key_are_told_from_sentences() {
    let cases = [
        ("Severity: SEV-2", Some(("Severity", "SEV-2"))),
        ("**Severity**: SEV-2", Some(("Severity", "SEV-2"))),
        ("**Severity:** SEV-2", Some(("Severity", "SEV-2"))),
        ("__Severity__: SEV-2", Some(("Severity", "SEV-2"))),
        ("重大度：SEV-2", Some(("重大度", "SEV-2"))),
        ("Start time (UTC): 10:30", Some(("Start time (UTC)", "10:30"))),
        ("Owner:", Some(("Owner", ""))),
        ("10:30 it broke", None),
        ("https://a.example", None),
        ("We saw it. Then: nothing", None),
        ("It was a very long time until anybody saw: the pool", None),
        ("a:b", None),
    ];
    for (text, expected) in cases {
        let found = pair(text, 1).map(|pair| (pair.key, pair.values.join("|")));
        assert_eq!(found, expected.map(|(key, value)| (key.to_owned(), value.to_owned())), "{text}");
    }
}

#[test]
fn blocks_of_keys_are_read() {
    let cases = [
        ("- **Date**: 2021-04-01\n- **Authors**: Ann,\n  Bob\n", "4 Date=2021-04-01\n5 Authors=Ann,|Bob"),
        ("| Field | Value |\n|---|:--|\n| **Status** | Complete |\n| Owner | |\n", "6 Status=Complete\n7 Owner="),
        ("| Status | Complete |\n|---|---|\n", "4 Status=Complete"),
        ("* Services:\n  * web\n  * mail\n* Tags: pool\n", "4 Services=web|mail\n7 Tags=pool"),
        ("#### Bug: 12\n", "4 Bug=12"),
    ];
    for (text, expected) in cases {
        let found = block(text, 4).map(|block| told(&Head { pairs: block.pairs, ..Head::default() }));
        assert_eq!(found.as_deref(), Some(expected), "{text}");
    }
    for text in ["- one\n- two: 2\n", "| a | b | c |\n|---|---|---|\n| 1 | 2 | 3 |\n", "words", ""] {
        assert_eq!(block(text, 1), None, "{text}");
    }
}

#[test]
fn keys_are_put_into_fields() {
    let text = "- Title: The pool\n- Incident Commander: Ann\n- Scribe: Bob\n- Start time (UTC): 10:30\n- 影響サービス: web（read, write）、mail\n\
                - Authors: Ann Roe, Bob and Carl\n- Tags: bits and pieces\n- Budget: 5\n- Severity:\n";
    let facts = keys(block(text, 1).map(|block| block.pairs).unwrap_or_default());
    let told: Vec<_> = facts.placed.iter().map(|it| (it.field, it.values.join("|"), it.note.as_deref())).collect();
    let expected = [
        (Field::Title, "The pool", None),
        (Field::Participants("incident_commander"), "Ann", None),
        (Field::Participants("scribe"), "Bob", None),
        (Field::Started, "10:30", Some("UTC")),
        (Field::Services, "web（read, write）|mail", None),
        (Field::Authors, "Ann Roe|Bob|Carl", None),
        (Field::Tags, "bits and pieces", None),
    ];
    assert_eq!(told, expected.map(|(field, value, note)| (field, value.to_owned(), note)));
    assert_eq!(
        facts.unplaced.iter().map(|pair| (pair.line, &*pair.key)).collect::<Vec<_>>(),
        [(8, "Budget"), (9, "Severity")]
    );
    assert!(facts.mostly_known());
    assert_eq!(facts.placed.iter().find(|placed| placed.field == Field::Title).map(|placed| placed.pair.line), Some(1));
}

#[test]
fn severities_and_stages_are_certain_or_none() {
    for (text, expected) in [
        ("SEV-2", Some(("sev2", false))),
        ("**Sev1**", Some(("sev1", false))),
        ("Severity 3 (in part)", Some(("sev3", true))),
        ("SEV-3（一部）", Some(("sev3", true))),
        ("high", None),
        ("sev12", None),
        ("several", None),
    ] {
        assert_eq!(severity(text), expected.map(|(word, more)| (word.to_owned(), more)), "{text}");
    }
    for (text, expected) in
        [("Draft", Some(Status::Draft)), ("In-Review", Some(Status::InReview)), ("Resolved", None), ("", None)]
    {
        assert_eq!(stage(text), expected, "{text}");
    }
}

/// The words of a text that are neither in its head nor in its body.
fn missing(text: &str) -> Vec<String> {
    let head = split(text);
    let pairs = head.pairs.iter().flat_map(|pair| pair.values.iter().chain([&pair.key]));
    let rest = head.rest.iter().chain(&head.comments).map(|rest| &rest.text);
    let found: Vec<&str> = pairs.chain(rest).map(|text| &**text).chain([&text[head.body..]]).collect();
    let all = found.join("\n");
    words(text).filter(|word| !words(&all).any(|found| found == *word)).map(str::to_owned).collect()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2048, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_word_of_a_head_gets_lost(pieces in proptest::collection::vec(select(vec![
        "---\n", "+++\n", "...\n", "title: one\n", "title = 'two'\n", "  - three\n", "tags: [four, \"five\"]\n", "# six\n", "<!--", "-->",
        "<%", "%>", "\n", "date: 2021-04-01\n", "a: &b c\n", "d: *b\n", "e: |\n  seven\n  eight\n", "x = [\n", "]\n", "\"", "'", "  ", "\t",
        "**Owner:** nine\n", "title: ten: eleven\n", "f: {g: h}\n", "\u{feff}", "!t i\n", "{#", "#}", "\r\n", "y = \"\"\"\n", "z = 0x10\n",
    ]), 0..14)) {
        let text = pieces.concat();
        prop_assert_eq!(missing(&text), Vec::<String>::new(), "{}\n{:?}", text, split(&text));
    }

    #[test]
    fn any_text_has_a_head_and_a_body(text in "(---\n)?(\\PC|\n){0,80}") {
        prop_assert_eq!(missing(&text), Vec::<String>::new());
        let head = split(&text);
        prop_assert_eq!(head.line, text[..head.body].matches('\n').count() + 1);
    }

    #[test]
    fn no_word_of_a_block_gets_lost(pieces in proptest::collection::vec(select(vec![
        "- ", "* ", "**Key**: ", "one", " two ", "\n", "  ", "| a | b |\n", "|---|---|\n", "| Field | Value |\n", "Owner: ", "# ", "+ ", "：", "> ",
    ]), 0..12)) {
        let text = pieces.concat();
        if let Some(block) = block(&text, 1) {
            let pairs = block.pairs.iter().flat_map(|pair| pair.values.iter().chain([&pair.key]));
            let held: Vec<&str> = pairs.chain(block.rest.iter().map(|rest| &rest.text)).map(|text| &**text).collect();
            let held = held.join(" ");
            let missing: Vec<&str> = words(&text).filter(|word| !words(&held).any(|held| held == *word)).collect();
            prop_assert_eq!(missing, Vec::<&str>::new(), "{:?}", block);
        }
    }
}

#[test]
fn people_with_more_than_a_name_are_their_names() {
    let text = "---\nauthors:\n  - name: Ann Roe\n    title: SRE\n    url: https://ann.example\n  - bob\n---\nWords\n";
    let head = split(text);
    assert_eq!(told(&head), "2 authors=Ann Roe|bob\n4 authors_title=SRE\n5 authors_url=https://ann.example");
    assert_eq!(head.rest, []);
}

#[test]
fn a_severity_is_a_number_with_or_without_its_word() {
    for text in ["2", "P2", "S2", "SEV-2", "~severity::2", "\u{1f534} SEV2", "Severity 2"] {
        assert_eq!(severity(text), Some(("sev2".to_owned(), false)), "{text}");
    }
    assert_eq!(severity("2 - Major"), Some(("sev2".to_owned(), true)));
    for text in ["2 hours", "2.5", "2024-01-01", "25", "partly", "some 2", ""] {
        assert_eq!(severity(text), None, "{text}");
    }
}

#[test]
fn keys_tell_what_people_did() {
    let of = |key: &str, value: &str| {
        let pair = super::Pair { key: key.to_owned(), values: vec![value.to_owned()], line: 1 };
        keys([pair]).placed.pop().map(|placed| (placed.field, placed.values))
    };
    let one = |field, name: &str| Some((field, vec![name.to_owned()]));
    assert_eq!(of("Reported by", "Ann"), one(Field::Participants("reporter"), "Ann"));
    assert_eq!(of("Report author", "Ann"), one(Field::Authors, "Ann"));
    assert_eq!(of("Facilitator", "Ann"), one(Field::Participants("facilitator"), "Ann"));
    assert_eq!(of("Communications", "Ann"), None);
    let expert = Field::Participants("subject_matter_expert");
    assert_eq!(of("Subject Matter Expert", "Ann R., Storage"), one(expert, "Ann R., Storage"));
}
