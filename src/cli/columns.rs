//! Texts that have to fit into so many columns of a terminal.

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

/// A text in lines of at most so many columns, broken between words.
pub fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let is_full = lines.last().is_some_and(|line| !line.is_empty() && line.width() + 1 + word.width() > width);
        if is_full {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            line.push_str(if line.is_empty() { "" } else { " " });
            line.push_str(word);
        }
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
    fn what_is_cut_fits_and_keeps_the_end_that_counts() {
        assert_eq!([cut("abcdef", 6), cut("abcdef", 4)], ["abcdef", "abc…"]);
        assert_eq!([cut_before("a/b/c.md", 8), cut_before("a/b/c.md", 5)], ["a/b/c.md", "…c.md"]);
        // Two columns each.
        assert_eq!([cut("障害報告", 5), cut_before("障害報告", 5)], ["障害…", "…報告"]);
    }
}
