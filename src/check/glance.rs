//! A glance at a whole text, for what stands in hardly any.
//!
//! Without a way out of the loop, the machine takes sixteen bytes and more at a time: to look at a
//! whole file costs less than to look closely at one of its lines. What a glance does not see is not
//! there; where it sees something, the rule looks for itself.

use std::ops::Range;

/// Whether there are `N` bytes in a row of which it holds: best said with `&` and `|`, which are no jumps.
pub fn any_row<const N: usize>(text: &str, is_it: impl Fn(&[u8; N]) -> bool) -> bool {
    text.as_bytes().windows(N).filter_map(|row| row.first_chunk()).fold(false, |any, row| any | is_it(row))
}

/// Whether what is read may differ from what stands in the file: an escape may be any character.
pub fn has_escapes(text: &str) -> bool {
    memchr::memchr(b'\\', text.as_bytes()).is_some()
}

/// The stretches of at least `2 * HALF - 1` bytes without a break, in order.
///
/// Every such stretch has `HALF` bytes that begin where one of the steps of `HALF` does, so that
/// nearly all of a text is passed over in steps.
pub fn long_runs<const HALF: usize>(
    bytes: &[u8],
    is_break: impl Fn(u8) -> bool + Copy,
) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        while let Some(half) = bytes.get(at..).and_then(|rest| rest.first_chunk::<HALF>()) {
            let end = at + HALF;
            if half.iter().fold(false, |any, byte| any | is_break(*byte)) {
                at = end;
                continue;
            }
            let start = bytes[..at].iter().rposition(|byte| is_break(*byte)).map_or(0, |before| before + 1);
            let end = bytes[end..].iter().position(|byte| is_break(*byte)).map_or(bytes.len(), |more| end + more);
            at = end;
            if end - start >= 2 * HALF - 1 {
                return Some(start..end);
            }
        }
        None
    })
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
                    let found: Vec<usize> =
                        long_runs::<8>(text.as_bytes(), |byte| byte == b' ').map(|run| run.len()).collect();
                    let expected = if length >= 15 { vec![length] } else { Vec::new() };
                    assert_eq!(found, expected, "{text}");
                }
            }
        }
    }
}
