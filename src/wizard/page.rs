//! What is shown between questions, as lines of a terminal.

use unicode_width::UnicodeWidthStr as _;

use super::ask::Question;
use crate::finding::harmless;

/// As many columns as a text is read well at.
pub const WIDEST: usize = 100;

/// One line, and whether it is a heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub text: String,
    pub is_heading: bool,
}

/// The lines of `markdown`, broken between words; what stands in a fence or a table stays as it is.
pub fn rows(markdown: &str, width: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut is_fenced = false;
    for line in markdown.lines() {
        let line = harmless(line);
        let text = line.trim_start();
        let heading = text.trim_start_matches('#');
        if text.starts_with("```") {
            is_fenced = !is_fenced;
        } else if is_fenced || text.starts_with('|') {
            rows.push(Row { text: line, is_heading: false });
        } else if heading.len() < text.len() && heading.starts_with(' ') {
            rows.push(Row { text: plain(heading.trim()), is_heading: true });
        } else if !text.starts_with("<!--") {
            rows.extend(broken(&plain(&line), width).into_iter().map(|text| Row { text, is_heading: false }));
        }
    }
    rows
}

/// Without the signs that only Markdown needs: escapes, and brackets around addresses.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '\\' => out.extend(characters.next_if(char::is_ascii_punctuation).or(Some('\\'))),
            _ => out.push(c),
        }
    }
    out.replace("<http", "http").replace("**", "")
}

/// A line's pieces: those after the first stand below its text, not below its bullet.
pub fn broken(line: &str, width: usize) -> Vec<String> {
    let own = line.chars().take_while(|c| *c == ' ').count();
    let bullet = line.trim_start().split(' ').next().filter(|word| is_bullet(word)).map_or(0, |word| word.len() + 1);
    let margin = " ".repeat(own + bullet);
    let mut pieces = Vec::new();
    let mut current = " ".repeat(own);
    let mut is_begun = false;
    for word in line.split_whitespace() {
        if is_begun && current.width() + 1 + word.width() > width {
            pieces.push(std::mem::replace(&mut current, margin.clone()));
        } else if is_begun {
            current.push(' ');
        }
        current.push_str(word);
        is_begun = true;
    }
    pieces.push(current.trim_end().to_owned());
    pieces
}

/// What is said, indented by two columns, with its lines broken between words.
pub fn said(text: &str, width: usize) -> String {
    let lines = text.lines().flat_map(|line| broken(&format!("  {}", harmless(line)), width.min(WIDEST)));
    lines.collect::<Vec<_>>().join("\n")
}

/// A text that is cut off where it is wider than `columns`.
pub fn cut(text: &str, columns: usize) -> String {
    if text.width() <= columns {
        return text.to_owned();
    }
    let mut out = String::new();
    for c in text.chars() {
        out.push(c);
        // Room for three dots, where a terminal has no sign for what is left out.
        if out.width() + 3 > columns {
            out.pop();
            break;
        }
    }
    format!("{}…", out.trim_end())
}

/// How far a question is: ` 4/9, 3 questions`.
pub fn progress(question: &Question) -> String {
    let section = question.progress.map(|(number, all)| format!(" {number}/{all}")).unwrap_or_default();
    let left = match question.left {
        None | Some(0) => String::new(),
        Some(1) => ", 1 question".to_owned(),
        Some(left) => format!(", {left} questions"),
    };
    section + &left
}

/// A text for a terminal that may show ASCII alone: signs that have a plain spelling get it.
pub fn in_ascii(text: &str, ascii: bool) -> String {
    if !ascii || text.is_ascii() {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '…' => out.push_str("..."),
            '–' | '—' | '−' | '‐' | '‑' => out.push('-'),
            '‘' | '’' => out.push('\''),
            '“' | '”' | '„' => out.push('"'),
            '→' => out.push_str("->"),
            '←' => out.push_str("<-"),
            '•' | '·' => out.push('*'),
            '×' => out.push('x'),
            '\u{a0}' | '\u{202f}' => out.push(' '),
            c if c.is_ascii() => out.push(c),
            _ => out.push('?'),
        }
    }
    out
}

fn is_bullet(word: &str) -> bool {
    let number = word.strip_suffix('.');
    matches!(word, "-" | "*") || number.is_some_and(|it| !it.is_empty() && it.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::{in_ascii, rows, said};

    fn shown(markdown: &str, width: usize) -> Vec<(String, bool)> {
        rows(markdown, width).into_iter().map(|row| (row.text, row.is_heading)).collect()
    }

    #[test]
    fn headings_are_marked_and_texts_broken_below_their_bullet() {
        let lines = shown("## Timeline\n\n- 3:30 PM: the alert fired\n1. one two three", 16);
        let expected = [("Timeline", true), ("", false), ("- 3:30 PM: the", false), ("  alert fired", false)];
        assert_eq!(lines[..4], expected.map(|(text, is_heading)| (text.to_owned(), is_heading)));
        assert_eq!(lines[4..], [("1. one two three".to_owned(), false)]);
    }

    #[test]
    fn code_stays_as_it_is_and_escapes_go() {
        let lines = shown("```\n# not a heading   at all\n```\nsnake\\_case\n#1 came", 12);
        let texts: Vec<_> = lines.iter().map(|(text, _)| text.as_str()).collect();
        assert_eq!(texts, ["# not a heading   at all", "snake_case", "#1 came"]);
        assert!(lines.iter().all(|(_, is_heading)| !is_heading));
    }

    #[test]
    fn nothing_moves_the_cursor() {
        assert!(!shown("a\u{1b}[2Jb", 40)[0].0.contains('\u{1b}'));
    }

    #[test]
    fn lines_break_between_words_and_keep_their_margin() {
        assert_eq!(
            said("add the factor's id\n  to the action", 14),
            "  add the\n  factor's id\n    to the\n    action"
        );
        assert_eq!(said("日本語 日本語", 9), "  日本語\n  日本語");
        assert_eq!(said("a-word-that-is-longer-than-the-line", 9), "  a-word-that-is-longer-than-the-line");
    }

    #[test]
    fn ascii_terminals_get_ascii() {
        assert_eq!(in_ascii("so … “on” – or ☃", true), "so ... \"on\" - or ?");
        assert_eq!(in_ascii("so …", false), "so …");
    }
}
