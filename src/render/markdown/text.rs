//! Markdown to plain text, for programs that show neither Markdown nor HTML.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::{OPTIONS, is_plain, line, printable};

/// The words of one line, where no markup can stand: in titles of windows, inside links.
pub fn line_to_text(text: &str) -> Cow<'_, str> {
    match (is_plain(text), text.contains('`')) {
        (true, false) => Cow::Borrowed(text),
        (true, true) => Cow::Owned(text.replace('`', "")),
        (false, _) => Cow::Owned(to_text(&line(text))),
    }
}

/// The words of `markdown`, a blank line between paragraphs and a hyphen before each item of a list. What looks like
/// HTML is text, as on the pages.
pub fn to_text(markdown: &str) -> String {
    // Most texts have no mark of Markdown in them.
    if !markdown.contains(['\n', '*', '_', '`', '[', ']', '<', '&', '\\', '#', '~', '|', '!']) {
        return printable(markdown.trim()).into_owned();
    }
    let mut out = String::with_capacity(markdown.len());
    for event in Parser::new_ext(markdown, OPTIONS) {
        match event {
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => out.push_str(&text),
            Event::SoftBreak => out.push(' '),
            Event::HardBreak | Event::End(TagEnd::Item | TagEnd::TableHead | TagEnd::TableRow) => start_line(&mut out),
            Event::Start(Tag::Item) => {
                start_line(&mut out);
                out.push_str("- ");
            }
            Event::End(TagEnd::TableCell) => out.push_str("  "),
            Event::End(
                TagEnd::Paragraph
                | TagEnd::Heading(_)
                | TagEnd::CodeBlock
                | TagEnd::HtmlBlock
                | TagEnd::List(_)
                | TagEnd::Table,
            ) => {
                start_line(&mut out);
                out.push('\n');
            }
            _ => {}
        }
    }
    printable(out.trim()).into_owned()
}

/// Where links and images stand, each whole.
pub fn link_spans(markdown: &str) -> Vec<Range<usize>> {
    let events = Parser::new_ext(markdown, OPTIONS).into_offset_iter();
    let links = events.filter(|(event, _)| matches!(event, Event::Start(Tag::Link { .. } | Tag::Image { .. })));
    links.map(|(_, span)| span).collect()
}

fn start_line(out: &mut String) {
    if !out.is_empty() && !out.ends_with('\n') {
        out.truncate(out.trim_end_matches(' ').len());
        out.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_shown_without_its_marks() {
        for (line, shown) in [
            ("Make `raft.ticks` reloadable", "Make raft.ticks reloadable"),
            ("Write **the** [runbook](https://wiki.example.com/r) for a_b_c", "Write the runbook for a_b_c"),
            ("# 1 <b>of</b> 2 * 3", "# 1 <b>of</b> 2 * 3"),
            ("p99 > 500 ms: `Vec<u8>` &amp; *more*", "p99 > 500 ms: Vec<u8> & more"),
        ] {
            assert_eq!(line_to_text(line), shown);
        }
        assert!(matches!(line_to_text("Nothing to do"), Cow::Borrowed("Nothing to do")));
    }

    #[test]
    fn words_stay_and_marks_go() {
        let markdown = "# Head\n\nThe *pool* was `full`,\nsee [the graph](https://x.example/g).\n\n- one\n- two\n\n<b>x</b> &amp; y\u{202e}";
        assert_eq!(to_text(markdown), "Head\n\nThe pool was full, see the graph.\n\n- one\n- two\n\n<b>x</b> & y");
        assert_eq!(to_text(" plain "), "plain");
    }
}
