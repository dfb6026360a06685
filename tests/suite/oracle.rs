//! Two parsers that know nothing of each other, each the other's oracle: what the reader of records
//! takes from a text is what `serde_yaml` takes from it.
//!
//! Left out on purpose, because the reader refuses it or reads it otherwise by design: anchors and
//! aliases, tags, merge keys, keys written twice, several documents, and integers over 64 bits. Also left out: a block text
//! that ends with the file, without a line break, of which the two keep one more or less; and a `?` with
//! no key behind it, which is called `~` here and nothing there.

mod text;
mod value;

use hotwash::document;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use value::Value;

/// What each of the two reads; `None` where it refuses the text.
fn both(text: &str) -> (Option<Value>, Option<Value>) {
    let ours = document::read::<Value>(text);
    let ours = ours.problems.is_empty().then_some(ours.value);
    (ours, serde_yaml::from_str(text).ok())
}

#[track_caller]
fn agree(text: &str) {
    let (ours, theirs) = both(text);
    assert!(ours.is_some(), "the reader refuses {text:?}: {:?}", document::read::<Value>(text).problems);
    assert_eq!(ours, theirs, "{text:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_document_means_the_same_to_both(text in text::document()) {
        let (ours, theirs) = both(&text);
        prop_assert_eq!(&ours, &theirs, "{}\n{:?}", text, document::read::<Value>(&text).problems);
    }

    /// A text that something fell into may be no document any more; where it is one to both, it is the same.
    #[test]
    fn a_damaged_document_never_means_two_things(text in text::damaged()) {
        let has_empty_key = text.lines().any(|line| line.trim_end().ends_with('?') || line.contains("? "));
        // Inside brackets `?x` is a mapping to `serde_yaml`.
        let mut marks = text.match_indices('?').map(|(at, _)| text[..at].trim_end().chars().next_back());
        let has_mark_in_brackets = marks.any(|before| matches!(before, Some(',' | '[' | '{')));
        if let (Some(ours), Some(theirs)) = both(&text)
            && !has_empty_key
            && !has_mark_in_brackets
        {
            prop_assert_eq!(ours, theirs, "{}", text);
        }
    }

    #[test]
    fn a_scalar_means_the_same_to_both(scalar in text::plain_number()) {
        let text = format!("key: {scalar}\n");
        let (ours, theirs) = both(&text);
        prop_assert_eq!(ours, theirs, "{}", text);
    }
}

#[test]
fn every_spelling_of_a_plain_scalar_means_the_same_to_both() {
    for spelling in text::spellings() {
        for text in [format!("key: {spelling}\n"), format!("- {spelling}\n- x\n"), format!("{spelling}: x\n")] {
            let (ours, theirs) = both(&text);
            assert_eq!(ours, theirs, "{text:?}");
        }
        // Inside brackets `serde_yaml` does not read YAML 1.2: `[-, x]` it takes, `[:x]` it does not,
        // and `[?x]` is a mapping to it.
        for text in [format!("key: [{spelling}, x]\n"), format!("{{key: {spelling} }}\n")] {
            if let (Some(ours), Some(theirs)) = both(&text)
                && !spelling.starts_with('?')
            {
                assert_eq!(ours, theirs, "{text:?}");
            }
        }
    }
}

/// Two refusals agree as well; a generator that made little else would prove little.
#[test]
fn most_random_documents_are_read() {
    let mut runner = TestRunner::deterministic();
    let random = || text::document().new_tree(&mut runner).unwrap().current();
    let read = std::iter::repeat_with(random).take(200).filter(|text| both(text).0.is_some()).count();
    assert!(read >= 120, "{read} of 200");
}

#[test]
fn the_examples_mean_the_same_to_both() {
    for example in hotwash::examples::EXAMPLES {
        agree(example.text);
        agree(&example.text.replace('\n', "\r\n"));
    }
}
