//! Words by number: runs of letters are read eight bytes at a time, and told apart by a hash, so that
//! a word that is looked for is compared as a number before it is compared as a text.

pub const ONES: u64 = 0x0101_0101_0101_0101;
pub const HIGH: u64 = 0x80 * ONES;
/// The bit in which a small letter differs from its capital.
const CASE: u64 = 0x20 * ONES;

/// The hash of a word; capitals count as small letters. Equal words have equal hashes, others
/// seldom do.
pub const fn hash(word: &[u8]) -> u16 {
    let (mut state, mut at) = (0, 0);
    while at < word.len() {
        let (mut chunk, mut place) = (0, 0);
        while place < 8 && at + place < word.len() {
            chunk |= ((word[at + place] | 0x20) as u64) << (8 * place);
            place += 1;
        }
        state = step(state, chunk);
        at += 8;
    }
    done(state)
}

/// The end of the ASCII letters that stand in `bytes` from `at` on, and the [`hash`] of these.
#[inline]
pub fn run(bytes: &[u8], at: usize) -> (usize, u16) {
    let (mut end, mut state) = (at, 0);
    loop {
        let eight = eight(bytes, end);
        let others = others(eight);
        if others == 0 {
            state = step(state, eight | CASE);
            end += 8;
            continue;
        }
        let count = others.trailing_zeros() / 8;
        if count > 0 {
            // All bits below the one that marks the first other byte, but for those of that byte.
            let below = (others ^ (others - 1)) >> 8;
            state = step(state, (eight | CASE) & below);
        }
        return (end + count as usize, done(state));
    }
}

/// The hashes of all runs of letters in a text, in order.
pub fn runs(text: &str, mut take: impl FnMut(u16)) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        if byte.is_ascii_alphabetic() {
            let (end, hash) = run(bytes, at);
            take(hash);
            at = end;
        }
        // What ends a run is no letter.
        at += 1;
    }
}

const fn step(state: u64, chunk: u64) -> u64 {
    (state.rotate_left(23) ^ chunk).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

const fn done(state: u64) -> u16 {
    (state >> 48) as u16
}

/// Eight bytes from `at` on, the first of them lowest; zeros stand for those behind the end.
#[inline]
pub fn eight(bytes: &[u8], at: usize) -> u64 {
    if let Some(chunk) = bytes.get(at..).and_then(<[u8]>::first_chunk) {
        return u64::from_le_bytes(*chunk);
    }
    let rest = bytes.get(at..).unwrap_or_default();
    match bytes.last_chunk() {
        Some(last) if !rest.is_empty() => u64::from_le_bytes(*last) >> (8 * (8 - rest.len())),
        _ => rest.iter().rev().fold(0, |eight, byte| (eight << 8) | u64::from(*byte)),
    }
}

/// Of each byte that is no ASCII letter, the highest bit.
const fn others(eight: u64) -> u64 {
    let small = (eight | CASE) & !HIGH;
    let from_a = small + (0x80 - b'a' as u64) * ONES;
    let past_z = small + (0x7f - b'z' as u64) * ONES;
    (!from_a | past_z | eight) & HIGH
}

/// Of each byte that is a capital, the highest bit.
pub const fn capitals(eight: u64) -> u64 {
    let low = eight & !HIGH;
    let from_a = low + (0x80 - b'A' as u64) * ONES;
    let past_z = low + (0x7f - b'Z' as u64) * ONES;
    from_a & !past_z & !eight & HIGH
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slowly(text: &str) -> Vec<u16> {
        let parts = text.split(|c: char| !c.is_ascii_alphabetic()).filter(|part| !part.is_empty());
        parts.map(|part| hash(part.to_lowercase().as_bytes())).collect()
    }

    #[test]
    fn runs_are_those_of_letters_whatever_stands_between() {
        for text in [
            "",
            "a",
            "It Forgot",
            "exactly8",
            "eightletter",
            "sixteen letterss",
            "sixteenletterssx and more",
            "María’s p99 [x] {y} `z` @a_b",
            "aÁzÿ\u{7f}\u{80}z",
            "interoperabilityinteroperability",
            "  two  spaces ",
        ] {
            let mut found = Vec::new();
            runs(text, |hash| found.push(hash));
            assert_eq!(found, slowly(text), "{text}");
        }
    }

    #[test]
    fn every_byte_is_a_letter_or_not() {
        for byte in 0..=u8::MAX {
            assert_eq!(run(&[byte], 0).0 == 1, byte.is_ascii_alphabetic(), "{byte}");
            assert_eq!(capitals(eight(&[b'a', byte], 0)) == 0x8000, byte.is_ascii_uppercase(), "{byte}");
            assert_eq!(
                run(&[b'a', byte, b'b', b'c', b'd', b'e', b'f', b'g', b'h'], 0).0 > 1,
                byte.is_ascii_alphabetic()
            );
        }
    }
}
