//! What a text is about: its words without the small ones, so that two texts can be held together.

use std::borrow::Cow;

use super::lists::List;
use super::words::{Word, sentences};
use crate::words::{self, stem};

/// Words that say nothing of the matter.
const SMALL: &List = &List::of(words::SMALL);

/// The stems of the words of a text that mean something: sorted, each once.
#[derive(Debug, PartialEq, Eq)]
pub struct Content<'a>(Vec<Cow<'a, str>>);

impl<'a> Content<'a> {
    pub fn of(words: &[Word<'a>]) -> Self {
        let mut stems: Vec<_> = words.iter().filter(|word| !is_small(word)).map(stem_of).collect();
        stems.sort_unstable();
        stems.dedup();
        Self(stems)
    }

    pub fn of_text(text: &'a str) -> Self {
        Self::of(sentences(text).words())
    }

    pub const fn is_nothing(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether the other has none of them.
    pub fn is_apart_from(&self, other: &Self) -> bool {
        !self.0.iter().any(|stem| other.0.binary_search(stem).is_ok())
    }

    /// Whether the other has all of them.
    pub fn is_within(&self, other: &Self) -> bool {
        self.0.iter().all(|stem| other.0.binary_search(stem).is_ok())
    }
}

fn stem_of<'a>(word: &Word<'a>) -> Cow<'a, str> {
    match word.lower() {
        Cow::Borrowed(lower) => Cow::Borrowed(stem(lower)),
        Cow::Owned(lower) => Cow::Owned(stem(&lower).to_owned()),
    }
}

/// Whether a word says nothing of the matter.
fn is_small(word: &Word<'_>) -> bool {
    word.is_in(SMALL) || word.ends_with("n't")
}

/// Whether a text is written without spaces between its words, so that counting them says nothing.
pub fn has_no_spaces(text: &str) -> bool {
    // East Asian radicals to syllables, and Thai to Khmer. Emoji lie behind the first, and are no words.
    let is_joined = |c| {
        matches!(c,
            '\u{e00}'..='\u{eff}' | '\u{1780}'..='\u{17ff}' | '\u{2e80}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}'
            | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
    };
    !text.is_ascii() && text.chars().any(is_joined)
}

#[cfg(test)]
mod tests {
    use super::{Content, has_no_spaces};

    #[test]
    fn small_words_order_and_endings_do_not_count() {
        let of = Content::of_text;
        let pool = of("The pool was exhausted.");
        assert_eq!(pool, of("Exhausting Pools, because of that"));
        assert!(of("Why did this happen?").is_nothing() && of("The pools").is_within(&pool));
        assert!(!of("The disk and the pool").is_within(&pool) && !of("The disk and the pool").is_apart_from(&pool));
        assert!(of("The disk").is_apart_from(&pool));
    }

    #[test]
    fn scripts_are_told_by_their_letters_and_not_by_pictures() {
        assert!(has_no_spaces("接続プール") && has_no_spaces("ข้อความ"));
        assert!(!has_no_spaces("🚨 Überlast — “down”") && !has_no_spaces("Сбой"));
    }
}
