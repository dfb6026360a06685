//! A text line by line.

/// Whether a text holds nothing but characters that mean themselves: no tabs before values, no line
/// ends but `\n`, none of the marks that only some readers take for line ends or refuse.
pub fn is_plain(text: &str) -> bool {
    // Without a branch, so that many bytes are looked at at once.
    let is_control = |byte: u8| (byte < b' ' && byte != b'\n' && byte != b'\t') || byte == 0x7f;
    !text.bytes().fold(false, |any, byte| any | is_control(byte))
        && (text.is_ascii()
            || memchr::memchr3_iter(0xc2, 0xe2, 0xef, text.as_bytes())
                .all(|place| is_harmless(&text.as_bytes()[place..])))
}

/// Whether a character that begins with one of three bytes is a letter, sign or picture like any other.
const fn is_harmless(c: &[u8]) -> bool {
    // U+0080 to U+009F, U+2028 and U+2029, U+FE00 to U+FFFF.
    !matches!(c, [0xc2, ..=0x9f, ..] | [0xe2, 0x80, 0xa8 | 0xa9, ..] | [0xef, 0xb8..=0xbf, ..])
}

/// One line that holds something.
#[derive(Debug, Clone, Copy)]
pub struct Line {
    /// The line's first byte.
    pub start: usize,
    /// Its first byte that is no space.
    pub text: usize,
    /// Its line break, or the end of the text.
    pub end: usize,
}

impl Line {
    pub const fn indent(self) -> usize {
        self.text - self.start
    }
}

/// The first byte from `start` on that is no space; `end` where all are.
pub fn skip_spaces(bytes: &[u8], start: usize, end: usize) -> usize {
    let line = &bytes[..end];
    let mut at = start;
    while line.get(at) == Some(&b' ') {
        at += 1;
    }
    at
}

impl Line {
    pub const fn is_blank(self) -> bool {
        self.text == self.end
    }

    /// Where the next line begins.
    pub const fn next(self) -> usize {
        self.end + 1
    }
}

/// The lines of a text, and where those begin that were met.
#[derive(Debug)]
pub struct Lines<'a> {
    bytes: &'a [u8],
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        // More than the lines of a record of this length.
        Self { bytes, starts: Vec::with_capacity(bytes.len() / 16 + 2) }
    }

    /// The line that begins at `start`; `None` at the end of the text.
    pub fn at(&mut self, start: usize) -> Option<Line> {
        // Whoever looks ahead comes to a line twice.
        if start <= self.bytes.len() && self.starts.last().is_none_or(|last| *last < start) {
            self.starts.push(start);
        }
        let rest = self.bytes.get(start..).filter(|rest| !rest.is_empty())?;
        let end = start + memchr::memchr(b'\n', rest).unwrap_or(rest.len());
        Some(Line { start, text: skip_spaces(self.bytes, start, end), end })
    }

    /// Where the lines begin that were met: all of a text that was read to its end, and the empty
    /// one behind its last line break.
    pub fn starts(self) -> Vec<usize> {
        self.starts
    }
}
