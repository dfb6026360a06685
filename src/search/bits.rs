//! Numbers in few bits, and bits in a text that a script can hold.

use std::fmt::Write as _;

/// Bits, most significant first.
#[derive(Debug, Default)]
pub struct Bits {
    bytes: Vec<u8>,
    /// Of the last byte, how many bits are not taken yet.
    free: u32,
}

impl Bits {
    /// The lowest bits of a number.
    #[expect(clippy::cast_possible_truncation, reason = "eight bits at most")]
    pub fn push(&mut self, value: u64, mut width: u32) {
        while width > 0 {
            if self.free == 0 {
                self.bytes.push(0);
                self.free = 8;
            }
            let take = width.min(self.free);
            let part = (value >> (width - take)) & ((1 << take) - 1);
            if let Some(last) = self.bytes.last_mut() {
                *last |= (part << (self.free - take)) as u8;
            }
            self.free -= take;
            width -= take;
        }
    }

    /// So many ones, and a zero.
    fn unary(&mut self, mut ones: u64) {
        while ones >= 32 {
            self.push(u64::from(u32::MAX), 32);
            ones -= 32;
        }
        self.push((1 << (ones + 1)) - 2, u32::try_from(ones).unwrap_or_default() + 1);
    }

    /// A number from 1, small ones in few bits: its length in ones and a zero, then all but its first bit.
    pub fn gamma(&mut self, value: u64) {
        let width = value.max(1).ilog2();
        self.unary(width.into());
        self.push(value, width);
    }

    /// A number of about two to the power of `width`: what is above in ones and a zero, then the rest.
    pub fn rice(&mut self, value: u64, width: u32) {
        self.unary(value >> width);
        self.push(value, width);
    }

    /// Numbers of records in rising order, of `span` at most: their count, then the gaps between them.
    /// Calls `more` after each.
    pub fn numbers(
        &mut self,
        numbers: impl ExactSizeIterator<Item = u32>,
        span: u64,
        mut more: impl FnMut(&mut Self, usize),
    ) {
        self.gamma(numbers.len() as u64 + 1);
        let width = gap_width(numbers.len() as u64, span);
        let mut next = 0;
        for (nth, number) in numbers.enumerate() {
            self.rice(u64::from(number).saturating_sub(next), width);
            next = u64::from(number) + 1;
            more(self, nth);
        }
    }

    /// What a word says about a record, 0 to 3: little is said often.
    pub fn level(&mut self, level: u8) {
        match level {
            0 => self.push(0b0, 1),
            1 => self.push(0b10, 2),
            2 => self.push(0b110, 3),
            _ => self.push(0b111, 3),
        }
    }

    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }
}

/// The width for the gaps between so many numbers of `span`: both sides compute it, and nobody writes it.
pub fn gap_width(count: u64, span: u64) -> u32 {
    (span * 11 / (16 * count.max(1))).checked_ilog2().unwrap_or(0)
}

/// What numbers of records are below: a power of two, so that one more record seldom changes all files.
pub const fn span(records: usize) -> u64 {
    (records as u64).next_power_of_two()
}

/// Bytes as the inside of a JavaScript string: seven bits a character, so that the file is ASCII, whatever
/// character set a server announces. What would end the string or the line
/// is escaped; no other control character means anything in a script.
pub fn push_text(bytes: &[u8], into: &mut String) {
    let (mut held, mut width) = (0_u32, 0);
    let mut push = |seven: u32| match u8::try_from(seven & 127).unwrap_or_default() {
        b'"' => into.push_str("\\\""),
        b'\\' => into.push_str("\\\\"),
        b'\n' => into.push_str("\\n"),
        b'\r' => into.push_str("\\r"),
        plain => into.push(char::from(plain)),
    };
    for byte in bytes {
        held = held << 8 | u32::from(*byte);
        width += 8;
        while width >= 7 {
            width -= 7;
            push(held >> width);
        }
        held &= 127;
    }
    if width > 0 {
        push(held << (7 - width));
    }
}

/// A text as a JavaScript string: nothing in it ends the script, the string or the line.
pub fn push_string(text: &str, into: &mut String) {
    into.push('"');
    for letter in text.chars() {
        match letter {
            '"' => into.push_str("\\\""),
            '\\' => into.push_str("\\\\"),
            '<' | '>' | '&' | '\0'..='\x1f' | '\x7f' | '\u{2028}' | '\u{2029}' | '\u{feff}' => {
                let _ = write!(into, "\\u{:04x}", u32::from(letter));
            }
            _ => into.push(letter),
        }
    }
    into.push('"');
}
