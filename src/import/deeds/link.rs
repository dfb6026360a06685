//! Links in a text: `[label](address)`, `<address>`, and addresses as they are.

use std::ops::Range;

use super::mark::folded;

/// A link, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link<'a> {
    pub span: Range<usize>,
    /// `None` for an address without words.
    pub label: Option<&'a str>,
    pub url: &'a str,
}

/// The links of a text in their order; those in code are none.
pub fn links(text: &str) -> Vec<Link<'_>> {
    let mut links = Vec::new();
    let mut at = 0;
    while let Some(offset) = text[at..].find(['[', '<', '`', 'h']) {
        at += offset;
        let rest = &text[at..];
        let link = match rest.as_bytes()[0] {
            b'`' => {
                at += code(rest);
                continue;
            }
            b'[' => labelled(rest),
            b'<' => in_angles(rest),
            _ if text[..at].ends_with(|c: char| c.is_ascii_alphanumeric()) => None,
            _ => address(rest).map(|url| (None, url, url.len())),
        };
        match link {
            Some((label, url, length)) => {
                links.push(Link { span: at..at + length, label, url });
                at += length;
            }
            None => at += 1,
        }
    }
    links
}

/// The length of a span of code; of its ticks alone where nothing ends it.
fn code(text: &str) -> usize {
    let ticks = text.len() - text.trim_start_matches('`').len();
    text[ticks..].find(&text[..ticks]).map_or(ticks, |end| ticks + end + ticks)
}

fn labelled(text: &str) -> Option<(Option<&str>, &str, usize)> {
    let close = closing(text)?;
    let target = text[close + 1..].strip_prefix('(')?;
    let end = closing(&text[close + 1..])?;
    let url = target[..end - 1].trim();
    // A title in quotes belongs to the link, and is no part of the address.
    let url = url.split_whitespace().next()?.trim_start_matches('<').trim_end_matches('>');
    url.contains("://").then_some((Some(&text[1..close]), url, close + 1 + end + 1))
}

fn in_angles(text: &str) -> Option<(Option<&str>, &str, usize)> {
    let end = text.find('>')?;
    let url = &text[1..end];
    (address(url) == Some(url)).then_some((None, url, end + 1))
}

/// The address at the start of a text, without the marks that belong to the sentence.
fn address(text: &str) -> Option<&str> {
    let after = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
    let is_end = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '`' | '|' | ']' | '）' | '、' | '。');
    let length = text.len() - after.len() + after.find(is_end).unwrap_or(after.len());
    let mut url = &text[..length];
    loop {
        let shorter = url.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_']);
        // A bracket that closes one of the sentence's own.
        let shorter = match shorter.strip_suffix(')') {
            Some(inner) if shorter.matches(')').count() > shorter.matches('(').count() => inner,
            _ => shorter,
        };
        if shorter.len() == url.len() {
            break;
        }
        url = shorter;
    }
    (url.len() > "https://".len()).then_some(url)
}

/// Where the bracket closes that a text begins with.
pub fn closing(text: &str) -> Option<usize> {
    let (open, close) = match text.chars().next()? {
        '[' => ('[', ']'),
        '(' => ('(', ')'),
        '（' => ('（', '）'),
        '【' => ('【', '】'),
        _ => return None,
    };
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        if c == open {
            depth += 1;
        } else if c == close {
            depth -= 1;
            if depth == 0 {
                return Some(at);
            }
        }
    }
    None
}

/// Where the bracket opens that a text ends with.
pub fn opening(text: &str) -> Option<usize> {
    let (open, close) = match text.chars().next_back()? {
        ']' => ('[', ']'),
        ')' => ('(', ')'),
        '）' => ('（', '）'),
        '】' => ('【', '】'),
        _ => return None,
    };
    let mut depth = 0_usize;
    for (at, c) in text.char_indices().rev() {
        if c == close {
            depth += 1;
        } else if c == open {
            depth -= 1;
            if depth == 0 {
                return Some(at);
            }
        }
    }
    None
}

/// Whether the words of a link only say that it leads to an issue: `GitHub issue`, `see PR here`.
pub fn is_generic(label: &str) -> bool {
    const SAID: &[&str] = &[
        "issue", "issues", "pr", "pull", "request", "mr", "merge", "ticket", "bug", "github", "gitlab", "jira",
        "bugzilla", "linear", "tracker", "tracking", "tracked", "link", "here", "see", "this", "the", "in", "at",
    ];
    let folded = folded(label);
    !folded.is_empty() && folded.split(' ').all(|word| SAID.contains(&word) || is_figures(word))
}

/// `#12`.
fn is_figures(word: &str) -> bool {
    word.strip_prefix('#').is_some_and(|number| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_found_where_they_stand() {
        let text = "See [the `a]` page](https://a.example/x_(y) \"title\"), <https://b.example> (https://c.example/z). \
                    `https://code.example` [no](#anchor) xhttps://d.example";
        let found: Vec<_> = links(text).into_iter().map(|link| (&text[link.span], link.url)).collect();
        assert_eq!(found.len(), 3, "{found:?}");
        assert_eq!(found[1], ("<https://b.example>", "https://b.example"));
        assert_eq!(found[2], ("https://c.example/z", "https://c.example/z"));
    }
}
