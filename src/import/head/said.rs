//! Whether all words of a head came out of its reading.

use super::pair::Pair;
use crate::import::held::{Held, words};

/// Those of the lines, numbered from `first`, that have a word which no pair has; an exotic scalar of YAML,
/// a comment, and the like.
pub fn unsaid(text: &str, first: usize, pairs: &[Pair]) -> Vec<(usize, String)> {
    let mut held = Held::of(pairs.iter().flat_map(|pair| pair.values.iter().chain([&pair.key])).map(String::as_str));
    let mut unsaid = Vec::new();
    for (place, line) in text.lines().enumerate() {
        // What a mapping of a list calls a name is no word of its own.
        let inner = line.trim_start().trim_start_matches("- ");
        let is_inside = inner.len() < line.len();
        let said = inner.strip_prefix("name:").filter(|_| is_inside).unwrap_or(line);
        let missing = words(said).any(|word| !held.take(word));
        if missing {
            unsaid.push((first + place, line.trim().to_owned()));
        }
    }
    unsaid
}
