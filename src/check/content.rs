//! What a text is about: its words without the small ones, so that two texts can be held together.

use std::collections::BTreeSet;

use super::words::{Word, sentences};

/// Words that say nothing of the matter, and such as stand for it; sorted.
const SMALL: &[&str] = &[
    "a", "about", "after", "all", "also", "an", "and", "any", "are", "as", "at", "be", "because", "been", "before",
    "being", "but", "by", "can", "could", "did", "do", "does", "due", "during", "each", "exactly", "for", "from",
    "get", "given", "got", "had", "happen", "happened", "has", "have", "how", "if", "in", "into", "is", "it", "its",
    "itself", "no", "not", "occur", "occurred", "of", "on", "only", "or", "our", "out", "own", "so", "such", "than",
    "that", "the", "their", "them", "then", "there", "these", "they", "this", "those", "to", "too", "up", "was", "we",
    "were", "what", "when", "where", "which", "while", "who", "why", "will", "with", "would",
];

/// The stems of a text's words that mean something.
pub fn content(text: &str) -> BTreeSet<String> {
    sentences(text).words().iter().filter(|word| !is_small(word)).map(|word| stem(&word.lower).to_owned()).collect()
}

/// Whether a word says nothing of the matter.
pub fn is_small(word: &Word<'_>) -> bool {
    SMALL.binary_search(&&*word.lower).is_ok() || word.lower.ends_with("n't")
}

/// Whether a text is written without spaces between its words, so that counting them says nothing.
pub fn has_no_spaces(text: &str) -> bool {
    // East Asian radicals to syllables, and Thai to Khmer. Emoji lie behind the first, and are no words.
    let is_joined = |c| {
        matches!(c,
            '\u{e00}'..='\u{eff}' | '\u{1780}'..='\u{17ff}' | '\u{2e80}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}'
            | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
    };
    text.chars().any(is_joined)
}

/// A word without its commonest endings: `connections` and `connection` are one matter.
pub fn stem(word: &str) -> &str {
    let word = word.strip_suffix("'s").unwrap_or(word);
    let endings =
        ["ations", "ation", "ings", "ing", "ions", "ion", "edly", "ies", "ied", "es", "ed", "ly", "s", "e", "y"];
    let long_enough = |stem: &&str| stem.chars().count() >= 3;
    endings.into_iter().find_map(|ending| word.strip_suffix(ending).filter(long_enough)).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::{SMALL, content, has_no_spaces};

    #[test]
    fn small_words_are_sorted() {
        assert!(SMALL.is_sorted());
    }

    #[test]
    fn small_words_order_and_endings_do_not_count() {
        assert_eq!(content("The pool was exhausted."), content("Exhausting pools, because of that"));
        assert_ne!(content("The pool was exhausted"), content("The disk was exhausted"));
        assert!(content("Why did this happen?").is_empty());
    }

    #[test]
    fn scripts_are_told_by_their_letters_and_not_by_pictures() {
        assert!(has_no_spaces("接続プール") && has_no_spaces("ข้อความ"));
        assert!(!has_no_spaces("🚨 Überlast — “down”") && !has_no_spaces("Сбой"));
    }
}
