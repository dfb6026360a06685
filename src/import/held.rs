//! Which words of a text stand in another, each as often as it is there.

use std::collections::HashMap;

/// Words, and how many of each are left.
pub struct Held<'t>(HashMap<&'t str, usize>);

impl<'t> Held<'t> {
    pub fn of(texts: impl IntoIterator<Item = &'t str>) -> Self {
        let mut held: HashMap<&str, usize> = HashMap::new();
        for word in texts.into_iter().flat_map(words) {
            *held.entry(word).or_default() += 1;
        }
        Self(held)
    }

    /// Takes one; `false` where none is left.
    pub fn take(&mut self, word: &str) -> bool {
        let count = self.0.get_mut(word).filter(|count| **count > 0);
        count.map(|count| *count -= 1).is_some()
    }
}

/// Letters and digits that stand together.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}
