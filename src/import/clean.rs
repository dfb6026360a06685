//! A document as it is meant to be read: without comments of its template, its links whole, its line ends of one sort.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Parser, Tag, TagEnd};

/// The text with line ends of one sort.
pub fn even(text: &str) -> Cow<'_, str> {
    if memchr::memchr(b'\r', text.as_bytes()).is_some() {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The text with nothing for its comments, and with addresses where links only name them, so that parts of it can be
/// read alone. All else keeps its line.
pub fn clean(text: &str) -> Cow<'_, str> {
    if !text.contains(OPEN) && !text.contains("]:") {
        return Cow::Borrowed(text);
    }
    let mut changes = changes(text);
    if changes.is_empty() {
        return Cow::Borrowed(text);
    }
    changes.sort_by_key(|(bytes, _)| bytes.start);
    let mut cleaned = String::with_capacity(text.len());
    let mut at = 0;
    for (bytes, new) in changes.into_iter().filter(|(bytes, _)| !bytes.is_empty()) {
        // One within another has gone with it.
        if bytes.start < at {
            continue;
        }
        cleaned.push_str(&text[at..bytes.start]);
        cleaned.push_str(&new);
        at = bytes.end;
    }
    cleaned.push_str(&text[at..]);
    Cow::Owned(cleaned)
}

/// A link that is being read.
struct Named {
    whole: Range<usize>,
    /// What stands in its first brackets.
    words: Option<Range<usize>>,
    /// Empty for one that has its address with it.
    address: String,
    label: String,
}

/// Stretches, and what stands in their place.
fn changes(text: &str) -> Vec<(Range<usize>, String)> {
    let parser = Parser::new(text);
    let definitions: Vec<(String, Range<usize>)> =
        parser.reference_definitions().iter().map(|(label, of)| (label.to_lowercase(), of.span.clone())).collect();
    let (mut changes, mut used) = (Vec::new(), BTreeSet::new());
    let mut open: Vec<Named> = Vec::new();
    for (event, bytes) in parser.into_offset_iter() {
        match event {
            Event::Start(
                Tag::Link { link_type, dest_url, title, id } | Tag::Image { link_type, dest_url, title, id },
            ) => {
                let is_named = matches!(link_type, LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut);
                let address = if is_named && !id.starts_with('^') { address(&dest_url, &title) } else { String::new() };
                open.push(Named { whole: bytes, words: None, address, label: id.to_lowercase() });
                continue;
            }
            Event::End(TagEnd::Link | TagEnd::Image) => {
                let Some(Named { whole, words, address, label }) = open.pop() else { continue };
                if let Some(words) = words.filter(|_| !address.is_empty()) {
                    let mark = if text[whole.clone()].starts_with('!') { "![" } else { "[" };
                    changes.push((whole.clone(), format!("{mark}{}]({address})", &text[words])));
                    used.insert(label);
                }
                if let Some(around) = open.last_mut() {
                    around.words = Some(joined(around.words.take(), &whole));
                }
                continue;
            }
            Event::Start(Tag::HtmlBlock) | Event::InlineHtml(_) => {
                changes.extend(comments(text, bytes.clone()).into_iter().map(|comment| {
                    let lines = text[comment.clone()].matches('\n').count();
                    (comment, if lines == 0 { " ".to_owned() } else { "\n".repeat(lines) })
                }));
            }
            _ => {}
        }
        if let Some(around) = open.last_mut() {
            around.words = Some(joined(around.words.take(), &bytes));
        }
    }
    // What a link says itself now is said nowhere else.
    for (label, span) in definitions {
        if used.contains(&label) {
            let lines = text[span.clone()].matches('\n').count();
            changes.push((span, "\n".repeat(lines)));
        }
    }
    changes
}

fn joined(one: Option<Range<usize>>, other: &Range<usize>) -> Range<usize> {
    one.map_or_else(|| other.clone(), |one| one.start.min(other.start)..one.end.max(other.end))
}

/// What stands in the brackets of a link.
fn address(url: &str, title: &str) -> String {
    let is_odd = url.contains(|c: char| c.is_whitespace() || matches!(c, '(' | ')'));
    let url = if is_odd { format!("<{url}>") } else { url.to_owned() };
    if title.is_empty() { url } else { format!("{url} \"{}\"", title.replace('"', "\\\"")) }
}

const OPEN: &str = "<!--";
const CLOSE: &str = "-->";

/// The closed comments within HTML. One that is never closed would hide the rest of the document, which nobody meant.
fn comments(text: &str, html: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = html.start;
    while let Some(start) = text[at..html.end].find(OPEN).map(|start| at + start) {
        let inside = start + OPEN.len();
        let Some(end) = text[inside..html.end].find(CLOSE) else { break };
        at = inside + end + CLOSE.len();
        found.push(start..at);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_have_their_addresses_with_them() {
        assert_eq!(
            clean("See [the *graph*][g] and [g].\n\n[g]: https://x.example \"G\"\n\nEnd"),
            "See [the *graph*](https://x.example \"G\") and [g](https://x.example \"G\").\n\n\n\nEnd"
        );
        for kept in ["[unused]: https://x.example\n", "A note[^1].\n\n[^1]: short\n", "[a](b)"] {
            assert_eq!(clean(kept), kept);
        }
    }

    #[test]
    fn comments_go_and_code_keeps_them() {
        assert_eq!(clean(&even("a <!-- b\nc --> d\r\ne")), "a \n d\ne");
        assert_eq!(clean("<!-- one -->\n\n# Two\n"), " \n\n# Two\n");
        for kept in ["`<!-- a -->`", "```\n<!-- a -->\n```\n", "<!-- never closed\n\nwords\n", "plain"] {
            assert_eq!(clean(kept), kept);
        }
    }
}
