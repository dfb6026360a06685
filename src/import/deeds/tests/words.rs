//! That no word of an item gets lost.

use proptest::prelude::*;
use proptest::sample::select;

use super::super::{Deed, list, read, row};

/// The words of a text, sorted: punctuation is no word.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect();
    words.sort();
    words
}

/// Every word of the source, as often as it stands there, is in what a deed holds.
fn missing(source: &str, deed: &Deed) -> Vec<String> {
    let taken = deed.taken.iter().map(|taken| &*taken.said);
    let held: Vec<&str> =
        [&*deed.text].into_iter().chain(deed.leftovers.iter().map(|left| &**left)).chain(taken).collect();
    let mut held = words(&held.join(" "));
    let mut missing = words(source);
    missing.retain(|word| match held.binary_search(word) {
        Ok(at) => {
            held.remove(at);
            false
        }
        Err(_) => true,
    });
    missing
}

fn pieces() -> impl Strategy<Value = String> {
    let pieces = select(vec![
        "[x] ",
        "[ ] ",
        "[",
        "]",
        "(",
        ")",
        "（",
        "）",
        "~~",
        "**",
        "`",
        "Done: ",
        "(done)",
        " done",
        "DONE ",
        "@ann",
        "@",
        "[Ann Roe]",
        "Owner: ",
        "owner: Ann",
        "; ",
        ", ",
        " — ",
        " - ",
        ". ",
        "by 2021-04-01",
        " due ",
        "April 1, 2021",
        "✅",
        "P1",
        "A1: ",
        "AI-3",
        "[issue](https://github.com/a/b/issues/1)",
        "https://github.com/a/b/issues/2",
        "<https://x.example>",
        "#12",
        "OPS-7",
        "Prevention: ",
        "widen",
        " the ",
        "pool",
        "予防",
        "：",
        "完了",
        "期限",
        "\n",
        "[[1]]",
        "[^1]",
        "|",
        "\u{fe0f}",
        "ß",
        "İ",
        "status: ",
        "team",
        "Bug 12",
        ":",
        "...",
        "id=3",
        "2021年4月1日",
    ]);
    proptest::collection::vec(pieces, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4096, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_word_of_an_item_gets_lost(item in pieces()) {
        let deed = read(&item);
        prop_assert_eq!(missing(&item, &deed), Vec::<String>::new(), "{:?}", deed);
    }

    #[test]
    fn no_word_of_a_list_gets_lost(items in proptest::collection::vec(pieces(), 0..4)) {
        let items: Vec<&str> = items.iter().map(|item| &**item).collect();
        for (item, deed) in items.iter().zip(list(&items)) {
            prop_assert_eq!(missing(item, &deed), Vec::<String>::new(), "{:?}", deed);
        }
    }

    #[test]
    fn no_word_of_a_row_gets_lost(
        head in proptest::collection::vec(select(vec!["Action", "Owner", "Due", "Status", "Issue", "Type", "#", "Notes", ""]), 0..5),
        cells in proptest::collection::vec(pieces(), 0..5),
    ) {
        let cells: Vec<&str> = cells.iter().map(|cell| &**cell).collect();
        let deed = row(&head, &cells);
        prop_assert_eq!(missing(&cells.join(" "), &deed), Vec::<String>::new(), "{:?}", deed);
    }

    #[test]
    fn any_text_is_read(item in "\\PC{0,60}") {
        prop_assert_eq!(missing(&item, &read(&item)), Vec::<String>::new());
    }
}
