//! The lists of a document: each item begins at the first column, and what belongs to it is indented.

use std::borrow::Cow;

use crate::render::{find_mark, label_of};

/// Items of a bulleted list, without their marks and margins. `None`: something else stands among them.
pub fn bullets(body: &str) -> Option<Vec<String>> {
    items(body, |_, line| {
        let rest = line.strip_prefix('-')?;
        (rest.is_empty() || rest.starts_with(' ')).then_some((rest.trim_start_matches(' '), 2))
    })
}

/// Items of a numbered list that counts from 1, whose further lines are indented by `margin`, else as far as their
/// words are.
pub fn numbered(body: &str, margin: Option<usize>) -> Option<Vec<String>> {
    items(body, |count, line| {
        let number = (count + 1).to_string();
        let rest = line.strip_prefix(&number)?.strip_prefix('.')?;
        let is_one = rest.is_empty() || rest.starts_with(' ');
        is_one.then(|| (rest.trim_start_matches(' '), margin.unwrap_or(number.len() + 2)))
    })
}

fn items<'b>(body: &'b str, begin: impl Fn(usize, &'b str) -> Option<(&'b str, usize)>) -> Option<Vec<String>> {
    let mut all: Vec<String> = Vec::new();
    let mut margin = 0;
    for line in body.lines() {
        if let Some((first, indent)) = begin(all.len(), line) {
            margin = indent;
            all.push(first.to_owned());
            continue;
        }
        let line = if line.trim().is_empty() { "" } else { indented(line, margin)? };
        match all.last_mut() {
            Some(item) => {
                item.push('\n');
                item.push_str(line);
            }
            None if line.is_empty() => {}
            None => return None,
        }
    }
    for item in &mut all {
        item.truncate(item.trim_end_matches('\n').len());
    }
    Some(all)
}

fn indented(line: &str, margin: usize) -> Option<&str> {
    let (blanks, rest) = line.split_at_checked(margin)?;
    (margin > 0 && blanks.bytes().all(|byte| byte == b' ')).then_some(rest)
}

/// Lines of a list of facts: `Owner: database team`. What is behind the name may be nothing.
pub fn facts(body: &str) -> Option<Vec<(&str, &str)>> {
    let lines = body.lines().filter(|line| !line.is_empty());
    lines.map(|line| named(line.strip_prefix("- ")?)).collect()
}

/// A name and what follows it.
pub fn named(text: &str) -> Option<(&str, &str)> {
    let label = label_of(text)?;
    let rest = &text[label.len() + 1..];
    Some((label, rest.strip_prefix(' ').unwrap_or(rest)))
}

/// What follows a label in front of a text: the text begins behind it or below it.
pub fn behind<'t>(item: &'t str, label: &str) -> &'t str {
    let rest = &item[label.len() + 1..];
    rest.strip_prefix(' ').unwrap_or(rest).trim_start_matches('\n')
}

/// An item and the remark in brackets that is its last line.
pub fn remarked(item: &str) -> (&str, Option<&str>) {
    let remark = || {
        let (text, last) = item.rsplit_once('\n')?;
        Some((text.trim_end_matches('\n'), last.strip_prefix('(')?.strip_suffix(')')?))
    };
    remark().map_or((item, None), |(text, inside)| (text, Some(inside)))
}

/// A text and what stands in brackets behind it, on its line.
pub fn bracketed(text: &str) -> (&str, Option<&str>) {
    let inside = || {
        let at = find_mark(text, " (")?;
        Some((&text[..at], text[at + 2..].strip_suffix(')')?))
    };
    inside().map_or((text, None), |(before, inside)| (before, Some(inside)))
}

/// `text` without the backslash that keeps its first label from being one, if `is_label` would take it for one.
pub fn unlabelled(text: &str, is_label: impl Fn(&str) -> bool) -> Cow<'_, str> {
    let end = text.find('\n').unwrap_or(text.len());
    let Some(at) = text[..end].find("\\:") else { return Cow::Borrowed(text) };
    let without = format!("{}{}", &text[..at], &text[at + 1..]);
    if label_of(&without).is_some_and(is_label) { Cow::Owned(without) } else { Cow::Borrowed(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_is_what_is_indented_below_its_mark() {
        let list = "- a\n  (b)\n-\n  - c\n\n- d:\n\n  ```\n  - e\n  ```";
        let items = bullets(list).unwrap_or_default();
        assert_eq!(items, ["a\n(b)", "\n- c", "d:\n\n```\n- e\n```"]);
        assert_eq!(remarked(&items[0]), ("a", Some("b")));
        assert_eq!(behind(&items[2], "d"), "```\n- e\n```");
        assert_eq!(bullets("- a\nb"), None);
        assert_eq!(numbered("1. a\n   b\n2.\n   c", Some(3)), Some(vec!["a\nb".to_owned(), "\nc".to_owned()]));
        assert_eq!(numbered("2. a", None), None);
        assert_eq!(facts("- a: b: c\n- d:"), Some(vec![("a", "b: c"), ("d", "")]));
    }
}
