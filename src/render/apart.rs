//! What a layout writes around people's words, told apart from the words: so that a document can be read back.
//!
//! A backslash before a mark of the layout shows nothing, and neither do two blanks behind words that would be taken
//! for the layout's own. Both stand only where somebody's words look like them, which is rare.

use std::borrow::Cow;

/// Two blanks, which no line of a record has: the words before them are somebody's own.
pub const OWN: &str = "  ";

/// Where `mark` stands as a mark: not in code, and not behind a backslash.
pub fn find_mark(markdown: &str, mark: &str) -> Option<usize> {
    bare(markdown).find(|at| markdown[*at..].starts_with(mark))
}

/// The texts between marks.
pub fn split_marks<'a>(markdown: &'a str, mark: &str) -> Vec<&'a str> {
    let mut parts = Vec::new();
    let mut start = 0;
    for at in bare(markdown) {
        if at >= start && markdown[at..].starts_with(mark) {
            parts.push(&markdown[start..at]);
            start = at + mark.len();
        }
    }
    parts.push(&markdown[start..]);
    parts
}

/// `markdown` with a backslash in each mark, before its first sign that is not a blank.
pub fn without_marks<'a>(markdown: &'a str, marks: &[&str]) -> Cow<'a, str> {
    if !marks.iter().any(|mark| markdown.contains(mark)) {
        return Cow::Borrowed(markdown);
    }
    let mut out = String::with_capacity(markdown.len() + 8);
    let mut done = 0;
    for at in bare(markdown) {
        for mark in marks.iter().filter(|mark| markdown[at..].starts_with(**mark)) {
            let sign = at + (mark.len() - mark.trim_start().len());
            if sign >= done {
                out.push_str(&markdown[done..sign]);
                out.push('\\');
                done = sign;
            }
        }
    }
    out.push_str(&markdown[done..]);
    Cow::Owned(out)
}

/// What stands before the first colon of the first line that ends a label, if there is one: `F1` of `F1: text`.
pub fn label_of(markdown: &str) -> Option<&str> {
    let line = markdown.lines().next().unwrap_or_default();
    let end = bare(line).find(|at| line[*at..].starts_with(": ") || &line[*at..] == ":")?;
    Some(&line[..end])
}

/// How an id stands before what it names. One that might be an ordinary word is written as code.
pub fn id_label(id: &str) -> Cow<'_, str> {
    if is_usual(id) { Cow::Borrowed(id) } else { Cow::Owned(format!("`{id}`")) }
}

/// The id that a label is.
pub fn label_id(label: &str) -> Option<&str> {
    if is_usual(label) {
        return Some(label);
    }
    let id = label.strip_prefix('`')?.strip_suffix('`')?;
    (!id.is_empty() && !is_usual(id) && id.bytes().all(is_of_id)).then_some(id)
}

/// `F1`, `A-12`, `w0L3`: few letters with a number among them.
fn is_usual(label: &str) -> bool {
    label.len() <= 6
        && label.starts_with(|c: char| c.is_ascii_alphabetic())
        && label.ends_with(|c: char| c.is_ascii_digit())
        && label.bytes().all(is_of_id)
}

const fn is_of_id(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')
}

/// Whether a text has the form of an address in brackets, or of a link.
pub fn is_link(markdown: &str) -> bool {
    (markdown.starts_with('<') && markdown.ends_with('>')) || (markdown.starts_with('[') && markdown.ends_with(">)"))
}

/// Whether a text begins with a paragraph of one line: one that could be a line of its own above the rest.
pub fn begins_with_line(markdown: &str) -> bool {
    let mut lines = markdown.lines();
    lines.next().is_some()
        && lines.next().is_none_or(|second| second.trim().is_empty())
        && super::markdown::begins_with_text(markdown)
}

/// The places of all characters that mean what they say: outside of code, not behind a backslash.
fn bare(markdown: &str) -> impl Iterator<Item = usize> {
    let bytes = markdown.as_bytes();
    let mut at = 0;
    // No run of so many ticks closes anything from here on: looked for once.
    let mut unclosed = [false; 32];
    std::iter::from_fn(move || {
        loop {
            let here = at;
            match bytes.get(at)? {
                b'\\' => at += 1 + usize::from(bytes.get(at + 1).is_some_and(u8::is_ascii_punctuation)),
                b'`' => {
                    let run = bytes[at..].iter().take_while(|byte| **byte == b'`').count();
                    at += run;
                    let known = run < unclosed.len();
                    if known && !unclosed[run] {
                        match closing(&bytes[at..], run) {
                            Some(end) => at += end,
                            None => unclosed[run] = true,
                        }
                    }
                }
                _ => {
                    at += 1;
                    while at < bytes.len() && !markdown.is_char_boundary(at) {
                        at += 1;
                    }
                    return Some(here);
                }
            }
        }
    })
}

/// The end of the next run of exactly so many ticks.
fn closing(bytes: &[u8], run: usize) -> Option<usize> {
    let mut at = 0;
    while at < bytes.len() {
        let ticks = bytes[at..].iter().take_while(|byte| **byte == b'`').count();
        if ticks == run {
            return Some(at + run);
        }
        at += ticks.max(1);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_in_code_and_behind_a_backslash_are_none() {
        assert_eq!(split_marks("a, b", ", "), ["a", "b"]);
        assert_eq!(split_marks("`a, b`, c\\, d, \\", ", "), ["`a, b`", "c\\, d", "\\"]);
        assert_eq!(find_mark("é``: `", ": "), Some(4));
        assert_eq!(without_marks("a, b: `c, d` (e), f", &[", ", " ("]), "a\\, b: `c, d` \\(e)\\, f");
        assert_eq!(without_marks("a\\, b", &[", "]), "a\\, b");
    }

    #[test]
    fn only_what_looks_like_an_id_is_one() {
        for (label, id) in
            [("F1", Some("F1")), ("`pool`", Some("pool")), ("Note", None), ("`F1`", None), ("2023", None)]
        {
            assert_eq!(label_id(label), id, "{label}");
        }
        assert_eq!((id_label("F1"), id_label("pool")), ("F1".into(), "`pool`".into()));
        assert_eq!(label_of("F1: pool: full\nnext: line"), Some("F1"));
        assert_eq!(label_of("3:30 PM:\n\n  - a"), Some("3:30 PM"));
        assert_eq!(label_of("no label"), None);
    }
}
