//! Whether all words of a head came out of its reading.

use std::collections::BTreeMap;

use super::pair::Pair;

/// Those of the lines, numbered from `first`, that have a word which no pair has; an exotic scalar of YAML,
/// a comment, and the like.
pub fn unsaid(text: &str, first: usize, pairs: &[Pair]) -> Vec<(usize, String)> {
    let mut held: BTreeMap<&str, usize> = BTreeMap::new();
    for word in pairs.iter().flat_map(|pair| pair.values.iter().chain([&pair.key])).flat_map(|text| words(text)) {
        *held.entry(word).or_default() += 1;
    }
    let mut unsaid = Vec::new();
    for (place, line) in text.lines().enumerate() {
        // What a mapping of a list calls a name is no word of its own.
        let inner = line.trim_start().trim_start_matches("- ");
        let is_inside = inner.len() < line.len();
        let said = inner.strip_prefix("name:").filter(|_| is_inside).unwrap_or(line);
        let missing = words(said).any(|word| match held.get_mut(word).filter(|count| **count > 0) {
            Some(count) => {
                *count -= 1;
                false
            }
            None => true,
        });
        if missing {
            unsaid.push((first + place, line.trim().to_owned()));
        }
    }
    unsaid
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}
