//! The words that were probably meant by one that nobody wrote: `similar` of `templates/html/search.js`.

use rayon::prelude::*;

use super::drawer::Drawer;
use super::drawers::spellings;
use super::words::Words;

/// A word of the index, and how many slips lead to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Near {
    pub word: String,
    pub slips: usize,
}

/// How many slips a word may have: short words are near to too many others.
fn slips(word: &[char]) -> usize {
    match word.len() {
        _ if !word.iter().any(char::is_ascii_lowercase) => 0,
        0..4 => 0,
        4..8 => 1,
        _ => 2,
    }
}

/// The indexed words that are most like one, the nearest alone: somebody who slips once did not slip twice.
/// `is_last`: the last of a question may be the beginning of a misspelt word.
pub fn near(word: &str, records: &[&Words], is_last: bool) -> Vec<Near> {
    let typed: Vec<char> = word.chars().collect();
    let most = slips(&typed);
    if most == 0 {
        return Vec::new();
    }
    let drawers: Vec<usize> = spellings(records.len()).into_iter().flatten().collect();
    let found = drawers.into_par_iter().flat_map_iter(|nth| {
        let drawer = Drawer::open(nth, records.iter().copied());
        let all = drawer.words().filter(|word| word.len() > 2);
        let near = all.filter_map(|other| like(&typed, std::str::from_utf8(other).ok()?, most, is_last));
        near.collect::<Vec<_>>()
    });
    let mut found: Vec<Near> = found.collect();
    // What begins with a letter that was typed first or second is looked at first, as pages do that load one list.
    let is_near = |near: &Near| near.word.chars().next().is_some_and(|first| typed[..2].contains(&first));
    if records.len() >= 1024 && found.iter().any(is_near) {
        found.retain(is_near);
    }
    let least = found.iter().map(|near| near.slips).min().unwrap_or_default();
    found.retain(|near| near.slips == least);
    found.sort_by(|one, other| {
        one.word.chars().count().cmp(&other.word.chars().count()).then_with(|| one.word.cmp(&other.word))
    });
    found.truncate(if least > most { 8 } else { 3 });
    found
}

fn like(typed: &[char], other: &str, most: usize, is_last: bool) -> Option<Near> {
    // With another first letter a short word is another word: lock, clock and block.
    let letters: Vec<char> = other.chars().collect();
    let begins = most > 1 || letters[0] == typed[0] || (letters[0] == typed[1] && letters.get(1) == Some(&typed[0]));
    if letters.len() + most < typed.len() || !begins {
        return None;
    }
    let end = letters.len().min(typed.len() + most + 1);
    let (whole, beginning) = edits(typed, &letters[..end], most);
    let slips = if letters.len() <= typed.len() + most && whole <= most {
        whole
    } else if is_last && typed.len() > 4 && beginning <= most {
        most + beginning
    } else {
        return None;
    };
    Some(Near { word: other.to_owned(), slips })
}

/// How many edits lead from a typed word to another, and to its nearest beginning; more than `most` is much.
fn edits(typed: &[char], word: &[char], most: usize) -> (usize, usize) {
    let mut older: Vec<usize> = Vec::new();
    let mut before: Vec<usize> = (0..=word.len()).collect();
    for at in 1..=typed.len() {
        let mut row = vec![at; word.len() + 1];
        for to in 1..=word.len() {
            let same = usize::from(typed[at - 1] != word[to - 1]);
            row[to] = (before[to - 1] + same).min(before[to] + 1).min(row[to - 1] + 1);
            if at > 1 && to > 1 && typed[at - 1] == word[to - 2] && typed[at - 2] == word[to - 1] {
                row[to] = row[to].min(older[to - 2] + 1);
            }
        }
        if row.iter().all(|edits| *edits > most) {
            return (most + 1, most + 1);
        }
        older = std::mem::replace(&mut before, row);
    }
    (before[word.len()], before.iter().copied().min().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_letters_too_many_too_few_and_swapped() {
        let edits =
            |typed: &str, word: &str| edits(&typed.chars().collect::<Vec<_>>(), &word.chars().collect::<Vec<_>>(), 2).0;
        assert_eq!([edits("conection", "connection"), edits("databsae", "database"), edits("pool", "pool")], [1, 1, 0]);
        assert!(edits("pool", "latency") > 2);
    }
}
