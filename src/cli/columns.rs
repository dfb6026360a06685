//! Texts that have to fit into so many columns of a terminal.

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

/// A text in lines of at most so many columns, broken between words.
pub fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0;
    for word in text.split_whitespace() {
        let wide = word.width();
        if used > 0 && used + 1 + wide > width {
            lines.push(String::new());
            used = 0;
        }
        if let Some(line) = lines.last_mut() {
            line.push_str(if used == 0 { "" } else { " " });
            line.push_str(word);
        }
        used += usize::from(used > 0) + wide;
    }
    lines
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
    fn lines_are_broken_between_words_and_never_in_one() {
        assert_eq!(wrapped(" a bc  def\ng ", 6), ["a bc", "def g"]);
        assert_eq!(wrapped("incomprehensible a", 4), ["incomprehensible", "a"]);
        assert_eq!(wrapped("障害 報告", 8), ["障害", "報告"]);
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
