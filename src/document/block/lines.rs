//! A text line by line.

/// Whether a text holds nothing but characters that mean themselves: no tabs before values, no line
/// ends but `\n`, none of the marks that only some readers take for line ends or refuse.
pub fn is_plain(text: &str) -> bool {
    // Without a branch, so that many bytes are looked at at once.
    let is_control = |byte: u8| (byte < b' ' && byte != b'\n' && byte != b'\t') || byte == 0x7f;
    !text.bytes().fold(false, |any, byte| any | is_control(byte))
        && (text.is_ascii() || text.chars().filter(|c| !c.is_ascii()).all(is_harmless))
}

/// Whether a character beyond ASCII is a letter, sign or picture like any other.
fn is_harmless(c: char) -> bool {
    !matches!(c, '\u{80}'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{fe00}'..='\u{ffff}')
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

/// The line that begins at `start`; `None` at the end of the text.
pub fn line_at(bytes: &[u8], start: usize) -> Option<Line> {
    let rest = bytes.get(start..).filter(|rest| !rest.is_empty())?;
    let end = start + memchr::memchr(b'\n', rest).unwrap_or(rest.len());
    let spaces = bytes[start..end].iter().take_while(|byte| **byte == b' ').count();
    Some(Line { start, text: start + spaces, end })
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
