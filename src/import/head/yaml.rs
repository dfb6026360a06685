//! Heads in YAML, by the house's reader.

use serde::de::IgnoredAny;

use super::field::field;
use super::lines;
use super::pair::Pair;
use crate::document;

/// A head is a screen or two: keys are looked up one by one.
const LONGEST: usize = 1 << 16;

/// The pairs of a head that begins at a line. What cannot be taken apart is read line by line.
pub fn pairs(text: &str, first: usize) -> Vec<Pair> {
    if text.len() > LONGEST {
        return lines::any(text, first);
    }
    let document = document::read::<Option<IgnoredAny>>(text);
    if !document.is_read() {
        return lines::any(text, first);
    }
    let mut pairs: Vec<Pair> = Vec::new();
    let mut known: Vec<String> = Vec::new();
    for written in document.written() {
        let path = document.field_at(&written.bytes).to_string();
        let is_key = !path.ends_with(']') && !known.contains(&path);
        if is_key {
            known.push(path.clone());
        }
        // What is inside of a list belongs to the key of the list.
        let owner = path.split('[').next().unwrap_or_default();
        // Of people that are mappings, the name is the person: what else is said of them has a key of its own.
        let inner = path.rsplit_once("].").or_else(|| path.rsplit_once('.')).map(|(_, inner)| inner);
        let base = path.split(['[', '.']).next().unwrap_or_default();
        let of_person = inner.filter(|_| field(base).is_some_and(|(field, _)| field.is_people()));
        let own_key = of_person.map(|inner| if inner == "name" { base.to_owned() } else { format!("{base}_{inner}") });
        let owner = own_key.as_deref().unwrap_or(owner);
        match pairs.iter_mut().find(|pair| pair.key == owner) {
            Some(_) if is_key => {}
            Some(pair) if !written.text.is_empty() => pair.values.push(written.text.trim().to_owned()),
            Some(_) => {}
            None => {
                let line = first + document.source.position(&written.bytes).line - 1;
                pairs.push(Pair { key: owner.to_owned(), values: Vec::new(), line });
            }
        }
    }
    // A mapping's own key says nothing without those inside of it.
    let parents: Vec<String> = pairs.iter().map(|pair| format!("{}.", pair.key)).collect();
    let is_parent = |parent: &str| pairs.iter().any(|pair| pair.key.starts_with(parent));
    let kept: Vec<bool> = parents.iter().map(|parent| !is_parent(parent)).collect();
    pairs
        .into_iter()
        .zip(kept)
        .filter(|(pair, kept)| !pair.key.is_empty() && (*kept || !pair.values.is_empty()))
        .map(|(pair, _)| pair)
        .collect()
}
