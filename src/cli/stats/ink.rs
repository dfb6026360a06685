//! What drawings are made with: as much room as there is, and the characters that the terminal has.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Color, Style};
use unicode_width::UnicodeWidthStr as _;

use crate::cli::columns::{cut, wrapped};
use crate::cli::context::Context;
use crate::finding::harmless;

/// Wider, a drawing says no more; and what is no terminal has as much.
const WIDEST: usize = 100;
const NARROWEST: usize = 24;

pub const BOLD: Style = Style::new().bold();
pub const DIM: Style = Style::new().dimmed();
pub const RED: Style = AnsiColor::Red.on_default();

/// How to draw.
#[derive(Debug, Clone, Copy)]
pub struct Ink {
    pub width: usize,
    pub ascii: bool,
    pub plots: bool,
}

impl Ink {
    pub fn new(context: &Context, plots: bool) -> Self {
        let width = context.width().unwrap_or(WIDEST).clamp(NARROWEST, WIDEST);
        Self { width, ascii: context.ascii, plots }
    }

    /// One text or the other.
    pub const fn or<T: Copy>(self, wide: T, ascii: T) -> T {
        if self.ascii { ascii } else { wide }
    }

    /// A record's text, on one line, in at most so many columns.
    pub fn name(self, text: &str, most: usize) -> String {
        let text = cut(&harmless(text).replace(['\n', '\t'], " "), most);
        if self.ascii { text.replace('…', ".") } else { text }
    }

    /// A bar, so long as `count` of `most` is of `room`; as many characters as it counts, if they have room.
    pub fn bar(self, count: usize, most: usize, room: usize) -> String {
        const EIGHTHS: [char; 8] = ['█', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];
        if most <= room {
            return self.or("█", "#").repeat(count);
        }
        if self.ascii {
            return "#".repeat((count * room).div_ceil(most));
        }
        let eighths = (count * room * 8).div_ceil(most);
        let mut bar = "█".repeat(eighths / 8);
        bar.extend((!eighths.is_multiple_of(8)).then(|| EIGHTHS[eighths % 8]));
        bar
    }
}

/// A heading of a part, and what is said of all of it.
pub fn heading(out: &mut String, text: &str, more: &str, ink: Ink) {
    out.push('\n');
    for line in wrapped(text, ink.width) {
        let _ = writeln!(out, "{BOLD}{line}{BOLD:#}");
    }
    paragraph(out, more, ink);
}

/// Quiet words, in lines that fit.
pub fn paragraph(out: &mut String, text: &str, ink: Ink) {
    for line in wrapped(text, ink.width).iter().filter(|line| !line.is_empty()) {
        let _ = writeln!(out, "{DIM}{line}{DIM:#}");
    }
}

/// Pieces one after the other, in lines that fit and that break between two pieces; all but the first line are
/// `indent` columns further right. A piece that is too wide is broken between its words.
pub fn flow(pieces: &[String], between: &str, indent: usize, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let comma = between.trim_end();
    for (nth, piece) in pieces.iter().enumerate() {
        let Some(line) = lines.last_mut() else { continue };
        // What follows a piece stands on its line, too.
        let is_last = nth + 1 == pieces.len();
        let wide = piece.width() + if is_last { 0 } else { comma.width() };
        let is_begun = !line.trim().is_empty();
        if is_begun && line.width() + between.width() + wide <= width {
            line.push_str(between);
            line.push_str(piece);
            continue;
        }
        if is_begun {
            line.push_str(comma);
            lines.push(" ".repeat(indent));
        }
        let Some(line) = lines.last_mut() else { continue };
        if line.width() + wide <= width {
            line.push_str(piece);
            continue;
        }
        let room = width.saturating_sub(indent + comma.width()).max(1);
        let mut parts = wrapped(piece, room).into_iter();
        line.push_str(&parts.next().unwrap_or_default());
        lines.extend(parts.map(|part| " ".repeat(indent) + &part));
    }
    lines
}

/// The colours of severities, worst first, and of what follows them.
pub fn series_style(place: usize) -> Style {
    const COLOURS: [AnsiColor; 7] = [
        AnsiColor::Red,
        AnsiColor::Yellow,
        AnsiColor::Cyan,
        AnsiColor::Blue,
        AnsiColor::Green,
        AnsiColor::Magenta,
        AnsiColor::White,
    ];
    on(COLOURS.get(place).copied().unwrap_or(AnsiColor::White))
}

/// A mark on a ground of this colour.
pub const fn on(colour: AnsiColor) -> Style {
    Style::new().fg_color(Some(Color::Ansi(AnsiColor::Black))).bg_color(Some(Color::Ansi(colour)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const WIDE: Ink = Ink { width: 80, ascii: false, plots: true };
    const ASCII: Ink = Ink { ascii: true, ..WIDE };

    #[test]
    fn bars_are_as_long_as_they_count_or_in_proportion() {
        assert_eq!([WIDE.bar(3, 5, 10), ASCII.bar(3, 5, 10), WIDE.bar(0, 5, 10)], ["███", "###", ""]);
        // 25 of 40 in ten columns: six and a quarter.
        assert_eq!([WIDE.bar(25, 40, 10), WIDE.bar(40, 40, 10)], ["██████▎", "██████████"]);
        // What is there is seen.
        assert_eq!([WIDE.bar(1, 4_000, 10), ASCII.bar(1, 4_000, 10), ASCII.bar(0, 4_000, 10)], ["▏", "#", ""]);
    }

    #[test]
    fn lines_break_between_pieces() {
        let pieces = ["Time to detect", "median 5 min", "n 2 of 3"].map(str::to_owned);
        assert_eq!(flow(&pieces, ", ", 2, 60), ["Time to detect, median 5 min, n 2 of 3"]);
        assert_eq!(flow(&pieces, ", ", 2, 30), ["Time to detect, median 5 min,", "  n 2 of 3"]);
        assert_eq!(flow(&pieces, ", ", 2, 10), ["Time to", "  detect,", "  median", "  5 min,", "  n 2 of 3"]);
    }
}
