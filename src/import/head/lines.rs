//! Heads without a fence: lines of `Key: value` before the first blank one.

use super::facts::keys;
use super::pair::{Pair, pair};

/// The pairs that a text begins with, and the length of their lines. Every line has to be one, or go on with
/// the one before by its indentation, and half of the keys have to be known: a paragraph may have a colon too.
pub fn leading(text: &str, first: usize) -> Option<(Vec<Pair>, usize)> {
    let mut end = 0;
    let mut pairs: Vec<Pair> = Vec::new();
    for (place, line) in text.split_inclusive('\n').enumerate() {
        if line.trim().is_empty() {
            break;
        }
        if line.starts_with([' ', '\t']) {
            let value = line.trim().to_owned();
            pairs.last_mut()?.values.push(value);
        } else if line.starts_with(['-', '#', '>', '|', '=']) || line.starts_with("* ") {
            return None;
        } else {
            pairs.push(pair(line, first + place)?);
        }
        end += line.len();
    }
    for pair in &mut pairs {
        // Lines that go on are one value.
        if pair.values.len() > 1 {
            pair.values = vec![pair.values.join(" ")];
        }
    }
    let facts = keys(pairs.clone());
    let certain = pairs.len() > 1 && facts.mostly_known();
    certain.then_some((pairs, end))
}

/// The pairs of lines that another reader could not take apart, `title: A: b` of YAML for one.
pub fn any(text: &str, first: usize) -> Vec<Pair> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with('#'));
    let mut pairs: Vec<Pair> = Vec::new();
    for (place, line) in lines {
        if let Some(pair) = pair(line, first + place) {
            pairs.push(unquoted(pair));
        } else if let (Some(item), Some(last)) = (line.trim_start().strip_prefix("- "), pairs.last_mut()) {
            last.values.push(item.trim().to_owned());
        }
    }
    pairs
}

fn unquoted(mut pair: Pair) -> Pair {
    for value in &mut pair.values {
        for quote in ['"', '\''] {
            let inner = value.strip_prefix(quote).and_then(|value| value.strip_suffix(quote));
            if let Some(inner) = inner.filter(|inner| !inner.contains(quote)) {
                *value = inner.to_owned();
            }
        }
    }
    pair
}
