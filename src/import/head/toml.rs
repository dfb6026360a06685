//! Heads in TOML: keys, strings, lists and tables. It reads what heads have, not all of TOML.

use super::pair::Pair;

/// The pairs of a head that begins at a line. A line that is none is passed over.
pub fn pairs(text: &str, first: usize) -> Vec<Pair> {
    let mut pairs: Vec<Pair> = Vec::new();
    let mut table = String::new();
    let mut lines = text.lines().enumerate();
    while let Some((place, line)) = lines.next() {
        let line = line.trim();
        if let Some(name) = line.strip_prefix('[') {
            let name = name.trim_start_matches('[').split(']').next().unwrap_or_default().trim();
            table = if name.is_empty() { String::new() } else { format!("{name}.") };
            continue;
        }
        let Some((key, value)) = line.split_once('=').filter(|_| !line.starts_with('#')) else { continue };
        let mut value = value.trim().to_owned();
        // A list, or a text of several lines, goes on until it is closed.
        while is_open(&value) {
            let Some((_, more)) = lines.next() else { break };
            value.push('\n');
            value.push_str(more);
        }
        let key = format!("{table}{}", key.trim().trim_matches(['"', '\'']));
        pairs.push(Pair { key, values: values(&value), line: first + place });
    }
    pairs
}

fn is_open(value: &str) -> bool {
    for quotes in ["\"\"\"", "'''"] {
        if let Some(rest) = value.strip_prefix(quotes) {
            return !rest.contains(quotes);
        }
    }
    value.starts_with('[') && !without_comment(value).trim_end().ends_with(']')
}

fn values(value: &str) -> Vec<String> {
    for quotes in ["\"\"\"", "'''"] {
        if let Some((text, _)) = value.strip_prefix(quotes).and_then(|rest| rest.split_once(quotes)) {
            return vec![text.trim().to_owned()];
        }
    }
    let value = without_comment(value).trim();
    match value.strip_prefix('[').and_then(|list| list.strip_suffix(']')) {
        Some(list) => items(list),
        None => items(value).into_iter().take(1).collect(),
    }
}

/// Texts between commas; those in quotes may have commas of their own.
fn items(list: &str) -> Vec<String> {
    let mut items = Vec::new();
    let mut rest = list.trim_matches(|c: char| c.is_whitespace() || c == ',');
    while let Some(first) = rest.chars().next() {
        let (item, after) = if matches!(first, '"' | '\'') {
            let inner = &rest[1..];
            let end = closing_quote(inner, first).unwrap_or(inner.len());
            (unescaped(&inner[..end], first), inner.get(end + 1..).unwrap_or_default())
        } else {
            let end = rest.find([',', '\n']).unwrap_or(rest.len());
            (rest[..end].trim().to_owned(), &rest[end..])
        };
        if !item.is_empty() && !item.starts_with('#') {
            items.push(item);
        }
        rest = after.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
    }
    items
}

fn closing_quote(text: &str, quote: char) -> Option<usize> {
    let mut escaped = false;
    text.char_indices().find_map(|(at, c)| {
        let ends = c == quote && !escaped;
        escaped = c == '\\' && !escaped && quote == '"';
        ends.then_some(at)
    })
}

fn unescaped(text: &str, quote: char) -> String {
    if quote == '\'' {
        return text.to_owned();
    }
    text.replace("\\\"", "\"").replace("\\n", "\n").replace("\\t", "\t").replace("\\\\", "\\")
}

/// A value without a comment behind it; one in quotes may have the sign.
fn without_comment(value: &str) -> &str {
    let mut quote = None;
    for (at, c) in value.char_indices() {
        match (quote, c) {
            (None, '#') => return &value[..at],
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if c == open => quote = None,
            _ => {}
        }
    }
    value
}
