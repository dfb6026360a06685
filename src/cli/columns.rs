//! Texts that have to fit into so many columns of a terminal.

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

use crate::words::pieces;

/// A text in lines of at most so many columns, broken between words; a word that is wider is broken, too.
pub fn wrapped(text: &str, width: usize) -> Vec<String> {
    lines(text, width, true)
}

/// The same, but for words that are wider: those stay whole, for what is no terminal breaks no address.
pub fn wrapped_between_words(text: &str, width: usize) -> Vec<String> {
    lines(text, width, false)
}

fn lines(text: &str, width: usize, breaks_words: bool) -> Vec<String> {
    let (mut lines, mut line, mut used) = (Vec::new(), String::new(), 0);
    for word in text.split_whitespace() {
        for (nth, piece) in pieces(word).into_iter().enumerate() {
            let gap = usize::from(nth == 0 && used > 0);
            let wide = piece.width();
            if used > 0 && used + gap + wide > width {
                lines.push(std::mem::take(&mut line));
                used = 0;
            } else if gap > 0 {
                line.push(' ');
                used += gap;
            }
            let mut rest = piece;
            while let Some(at) = too_wide(rest, width).filter(|_| breaks_words) {
                let (part, after) = rest.split_at(at);
                lines.push(part.to_owned());
                rest = after;
            }
            line.push_str(rest);
            used += rest.width();
        }
    }
    lines.push(line);
    lines
}

/// Where a piece has to end that is wider than a whole line: behind one character at least.
fn too_wide(piece: &str, width: usize) -> Option<usize> {
    if piece.width() <= width {
        return None;
    }
    let mut used = 0;
    let end = piece.char_indices().find(|(at, c)| {
        used += c.width().unwrap_or(0);
        *at > 0 && used > width
    });
    end.map(|(at, _)| at)
}

/// The beginning of a text that is too wide.
pub fn cut(text: &str, most: usize) -> String {
    if text.width() <= most {
        return text.to_owned();
    }
    fitting(text.chars(), most).into_iter().collect::<String>() + "…"
}

/// The end of a text that is too wide: what tells one path from the others.
pub fn cut_before(text: &str, most: usize) -> String {
    if text.width() <= most {
        return text.to_owned();
    }
    std::iter::once('…').chain(fitting(text.chars().rev(), most).into_iter().rev()).collect()
}

/// As many characters as leave room for the sign of the cut.
fn fitting(characters: impl Iterator<Item = char>, most: usize) -> Vec<char> {
    let mut width = 1;
    let fits = |c: &char| {
        width += c.width().unwrap_or(0);
        width <= most
    };
    characters.take_while(fits).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_broken_between_words_and_in_those_that_no_line_holds() {
        assert_eq!(wrapped(" a bc  def\ng ", 6), ["a bc", "def g"]);
        assert_eq!(wrapped("an incomprehensible a", 8), ["an", "incompre", "hensible", "a"]);
        assert_eq!(wrapped_between_words("incomprehensible a", 4), ["incomprehensible", "a"]);
        // Two columns each.
        assert_eq!(wrapped("障害報告。次", 8), ["障害報", "告。次"]);
        assert_eq!(wrapped("障害 報告", 8), ["障害 報", "告"]);
        assert_eq!(wrapped("障害", 1), ["障", "害"]);
        assert_eq!(wrapped("", 8), [""]);
    }

    #[test]
    fn what_is_cut_fits_and_keeps_the_end_that_counts() {
        assert_eq!([cut("abcdef", 6), cut("abcdef", 4)], ["abcdef", "abc…"]);
        assert_eq!([cut_before("a/b/c.md", 8), cut_before("a/b/c.md", 5)], ["a/b/c.md", "…c.md"]);
        // Two columns each.
        assert_eq!([cut("障害報告", 5), cut_before("障害報告", 5)], ["障害…", "…報告"]);
    }
}
