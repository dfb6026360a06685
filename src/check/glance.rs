//! A glance at a whole text, for what stands in hardly any.
//!
//! Without a way out of the loop, the machine takes sixteen bytes and more at a time: to look at a
//! whole file costs less than to look closely at one of its lines. What a glance does not see is not
//! there; where it sees something, the rule looks for itself.

use std::ops::Range;

use super::letters::{HIGH, ONES, eight};

/// Whether there are `N` bytes in a row of which it holds: best said with `&` and `|`, which are no jumps.
pub fn any_row<const N: usize>(text: &str, is_it: impl Fn(&[u8; N]) -> bool) -> bool {
    text.as_bytes().windows(N).filter_map(|row| row.first_chunk()).fold(false, |any, row| any | is_it(row))
}

/// Whether what is read may differ from what stands in the file: an escape may be any character.
pub fn has_escapes(text: &str) -> bool {
    memchr::memchr(b'\\', text.as_bytes()).is_some()
}

/// The shortest stretch that [`long_runs`] tells: wherever it begins, it has eight bytes that do at
/// one of the steps of eight.
pub const LONG: usize = 15;

/// The stretches of at least [`LONG`] bytes without white space and colons, in order.
///
/// Nearly all of a text is words, and passed over eight bytes at a time.
pub fn long_runs(bytes: &[u8]) -> impl Iterator<Item = Range<usize>> {
    let (eights, _) = bytes.as_chunks::<8>();
    let has_none = |eight: &[u8; 8]| breaks(u64::from_le_bytes(*eight)) == 0;
    let mut nth = 0;
    std::iter::from_fn(move || {
        loop {
            nth += eights.get(nth..)?.iter().position(has_none)?;
            // Before the text there is a break, and behind it as well.
            let before = nth.checked_sub(1).map_or(HIGH, |before| breaks(u64::from_le_bytes(eights[before])));
            let start = 8 * nth - before.leading_zeros() as usize / 8;
            let behind = loop {
                nth += 1;
                let behind = breaks(eight(bytes, 8 * nth));
                if behind != 0 {
                    break behind;
                }
            };
            let end = bytes.len().min(8 * nth + behind.trailing_zeros() as usize / 8);
            if end - start >= LONG {
                return Some(start..end);
            }
        }
    })
}

/// The highest bit of each byte that is white space, a control character or a colon.
const fn breaks(eight: u64) -> u64 {
    let low = eight & !HIGH;
    let is_no_space = low + (0x80 - (b' ' as u64 + 1)) * ONES;
    let is_no_colon = (low ^ (b':' as u64 * ONES)) + 0x7f * ONES;
    !(is_no_space & is_no_colon | eight) & HIGH
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_seen_wherever_it_stands() {
        for before in 0..70 {
            for after in [0, 1, 17, 40] {
                let text = format!("{}QZ{}", "a".repeat(before), "b".repeat(after));
                assert!(any_row(&text, |row| row == b"QZ"), "{text}");
                assert!(!any_row(&text, |row| row == b"ZQ"), "{text}");
            }
        }
        assert!(!any_row("Q", |row| row == b"QZ"));
    }

    #[test]
    fn every_long_run_is_found_whole_and_no_shorter_one() {
        for before in 0..20 {
            for length in 1..40 {
                let text = format!("{} {}", "a b".repeat(before), "x".repeat(length));
                for text in [format!("{text} c d"), text] {
                    let found: Vec<usize> = long_runs(text.as_bytes()).map(|run| run.len()).collect();
                    let expected = if length >= LONG { vec![length] } else { Vec::new() };
                    assert_eq!(found, expected, "{text}");
                }
            }
        }
    }

    #[test]
    fn every_byte_breaks_a_run_or_not() {
        for byte in 0..=u8::MAX {
            for place in 0..8 {
                let mut bytes = [b'a'; 8];
                bytes[place] = byte;
                let expected = if byte <= b' ' || byte == b':' { 0x80 << (8 * place) } else { 0 };
                assert_eq!(breaks(u64::from_le_bytes(bytes)), expected, "{byte}");
            }
        }
    }
}
