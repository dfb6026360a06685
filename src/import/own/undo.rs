//! From the Markdown of a document back to what somebody wrote.

use std::borrow::Cow;

use crate::render::OWN;

/// As many backslashes are tried one by one.
const MOST: usize = 12;

/// The text that `shown` was made of by `made`: the simplest of those that give the same. What nothing gives, because
/// somebody edited it, stays as it is.
pub fn undone(shown: &str, made: impl Fn(&str) -> String) -> Cow<'_, str> {
    let escapes = escapes(shown);
    if escapes.is_empty() {
        return Cow::Borrowed(shown);
    }
    let gives = |text: &str| same(&made(text), shown);
    let all = without(shown, &escapes);
    if gives(&all) {
        return Cow::Owned(all);
    }
    let mut kept = Vec::new();
    for escape in escapes.iter().take(MOST) {
        kept.push(*escape);
        if !gives(&without(shown, &kept)) {
            kept.pop();
        }
    }
    Cow::Owned(without(shown, &kept))
}

/// A text and whether it is marked as somebody's own words.
pub fn owned(shown: &str) -> (&str, bool) {
    shown.strip_suffix(OWN).map_or((shown, false), |text| (text, true))
}

/// Whether texts are the same but for blank lines, and blanks at the ends of lines.
pub fn same(one: &str, other: &str) -> bool {
    let lines = |text: &'_ str| {
        text.lines().map(str::trim_end).filter(|line| !line.is_empty()).map(str::to_owned).collect::<Vec<_>>()
    };
    one == other || lines(one) == lines(other)
}

/// Places of backslashes that take the meaning from what follows them.
fn escapes(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let mut all = Vec::new();
    let mut at = 0;
    while let Some(found) = memchr::memchr(b'\\', &bytes[at..]) {
        at += found;
        if bytes.get(at + 1).is_some_and(u8::is_ascii_punctuation) {
            all.push(at);
            at += 1;
        }
        at += 1;
        if at >= bytes.len() {
            break;
        }
    }
    all
}

fn without(text: &str, escapes: &[usize]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for at in escapes {
        out.push_str(&text[done..*at]);
        done = at + 1;
    }
    out.push_str(&text[done..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Target;
    use crate::render::Ink;

    #[test]
    fn what_was_escaped_comes_back_and_what_was_not_stays() {
        let ink = Ink { target: Target::Markdown, away: None };
        for text in ["a *b", "# 1 of 2", "List<String>", "`a\\b` \\d", "C:\\temp\\", "a \\[b\\] *c", "plain"] {
            let shown = ink.line(text).as_str().to_owned();
            assert_eq!(undone(&shown, |text| ink.line(text).as_str().to_owned()), text, "{shown}");
        }
        assert_eq!(owned("somebody  "), ("somebody", true));
    }
}
