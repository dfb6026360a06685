//! Words lie in drawers by their first letters: each file of the index holds one drawer or some neighbours.
//!
//! Where drawers begin is fixed, so that a word lies in the same one whatever else is written: a changed
//! record changes only the files of words that it changed.

use std::ops::Range;

/// Where each drawer begins; the first holds all before the second. Chosen so that English fills them
/// about evenly; other scripts have drawers by the beginnings of their alphabets, or by blocks of signs.
#[rustfmt::skip]
pub const BOUNDS: &[&str] = &[
    "", "1", "11", "13", "15", "17", "19", "2", "2015", "2017", "2019", "2020", "2021", "2022", "2023", "2024", "2025", "2026", "2027", "2028",
    "2030", "21", "3", "4", "5", "6", "7", "8", "9",
    "a", "ad", "al", "an", "ap", "at", "b", "be", "bl", "c", "ch", "cl", "con", "coo", "d", "de", "di", "do", "e", "ev",
    "f", "fi", "fo", "g", "h", "ho", "i", "in", "is", "j", "l", "li", "lo", "m", "me", "n", "no", "o", "on", "or", "p", "pe", "pm",
    "po", "pr", "q", "r", "reb", "rep", "res", "ro", "s", "se", "sh", "st", "su", "t", "the", "ti", "tr", "u", "v", "w", "wi", "x",
    "\u{80}", "\u{400}", "\u{434}", "\u{43c}", "\u{43f}", "\u{442}", "\u{500}", "\u{3041}", "\u{30a0}", "\u{30b5}",
    "\u{30ca}", "\u{4e00}", "\u{5200}", "\u{5800}", "\u{6000}", "\u{6800}", "\u{7000}", "\u{7800}", "\u{8000}",
    "\u{9000}", "\u{ac00}", "\u{b800}", "\u{c800}",
];

/// How many drawers share a file, in an archive of so many records: a small one is not cut into crumbs.
pub const fn in_one_file(records: usize) -> usize {
    match records {
        0..64 => BOUNDS.len(),
        64..1024 => 12,
        1024..4096 => 3,
        _ => 1,
    }
}

/// The drawers of each file of words.
pub fn files(records: usize) -> impl Iterator<Item = Range<usize>> {
    let step = in_one_file(records);
    (0..BOUNDS.len()).step_by(step).map(move |first| first..(first + step).min(BOUNDS.len()))
}

/// The drawers of each list of words that a misspelt one is held against: those of one first letter, or of
/// all letters while that is little.
pub fn spellings(records: usize) -> Vec<Range<usize>> {
    let letter = |bound: &str| bound.bytes().next().filter(u8::is_ascii_lowercase);
    let mut lists: Vec<Range<usize>> = Vec::new();
    for (nth, bound) in BOUNDS.iter().enumerate() {
        let Some(first) = letter(bound) else { continue };
        match lists.last_mut() {
            Some(last) if records < 1024 || letter(BOUNDS[last.start]) == Some(first) => last.end = nth + 1,
            _ => lists.push(nth..nth + 1),
        }
    }
    lists
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drawers_are_in_order_and_in_files() {
        assert!(BOUNDS.is_sorted_by(|one, other| one < other));
        for records in [0, 100, 2000, 1_000_000] {
            let all: Vec<usize> = files(records).flatten().collect();
            assert_eq!(all, (0..BOUNDS.len()).collect::<Vec<_>>());
        }
        assert_eq!(files(10).count(), 1);
        assert_eq!(files(10_000).count(), BOUNDS.len());
        assert_eq!(spellings(10).len(), 1);
        assert!(spellings(10_000).iter().all(|list| BOUNDS[list.start].len() == 1));
    }
}
