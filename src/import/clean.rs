//! A document as it is meant to be read: without comments of its template, with line ends of one sort.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag};

/// The text with blanks for its comments, so that all else keeps its place, and its line.
pub fn clean(text: &str) -> Cow<'_, str> {
    let text = if memchr::memchr(b'\r', text.as_bytes()).is_some() {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(text)
    };
    if !text.contains(OPEN) {
        return text;
    }
    let is_html = |event: &Event<'_>| matches!(event, Event::Start(Tag::HtmlBlock) | Event::InlineHtml(_));
    let html = Parser::new(&text).into_offset_iter().filter(|(event, _)| is_html(event));
    let comments: Vec<Range<usize>> = html.flat_map(|(_, bytes)| comments(&text, bytes)).collect();
    if comments.is_empty() {
        return text;
    }
    let mut cleaned = String::with_capacity(text.len());
    let mut at = 0;
    for comment in comments {
        cleaned.push_str(&text[at..comment.start]);
        cleaned.extend(text[comment.clone()].bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }));
        at = comment.end;
    }
    cleaned.push_str(&text[at..]);
    Cow::Owned(cleaned)
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
    fn comments_leave_blanks_and_code_keeps_them() {
        assert_eq!(clean("a <!-- b\nc --> d\r\ne"), "a        \n      d\ne");
        assert_eq!(clean("<!-- one -->\n\n# Two\n"), "            \n\n# Two\n");
        for kept in ["`<!-- a -->`", "```\n<!-- a -->\n```\n", "<!-- never closed\n\nwords\n", "plain"] {
            assert_eq!(clean(kept), kept);
        }
    }
}
