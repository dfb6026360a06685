//! Cleaned Markdown to HTML that runs nothing and asks no other server.

use std::collections::HashSet;

use pulldown_cmark::{Alignment, CodeBlockKind, CowStr, Event, Parser, Tag, TagEnd, html::push_html};

use super::OPTIONS;
use super::url::{allowed, elsewhere};

/// The blocks of `markdown` as HTML.
pub fn to_html(markdown: &str) -> String {
    let mut out = String::with_capacity(markdown.len() * 3 / 2);
    push_html(&mut out, Page::default().events(Parser::new_ext(markdown, OPTIONS)).into_iter());
    out
}

/// `markdown` as HTML, without the paragraph's tags where it is a single one.
pub fn inline(markdown: &str) -> String {
    let html = to_html(markdown);
    let html = html.trim_end();
    let one = html.strip_prefix("<p>").and_then(|html| html.strip_suffix("</p>"));
    one.filter(|one| !one.contains("<p>")).unwrap_or(html).to_owned()
}

/// `text` with the five characters that mean something in HTML escaped.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

/// What is remembered between events.
#[derive(Default)]
struct Page {
    /// Open links, and whether each is shown.
    links: Vec<bool>,
    notes: HashSet<String>,
    in_head: bool,
    /// How the columns of the table are aligned, those to come last first.
    columns: Vec<Alignment>,
}

fn raw(html: impl Into<String>) -> Event<'static> {
    Event::InlineHtml(CowStr::from(html.into()))
}

fn block(html: impl Into<String>) -> Event<'static> {
    Event::Html(CowStr::from(html.into()))
}

impl Page {
    fn events(mut self, mut parser: Parser<'_>) -> Vec<Event<'_>> {
        let mut out = Vec::new();
        while let Some(event) = parser.next() {
            match event {
                Event::Start(Tag::Image { dest_url, .. }) => {
                    let alt = words(&mut parser);
                    out.push(self.image(&dest_url, &alt));
                }
                Event::Start(Tag::HtmlBlock) | Event::End(TagEnd::HtmlBlock) => {}
                Event::Start(tag) => out.extend(self.open(tag)),
                Event::End(tag) => out.extend(self.close(tag)),
                Event::Html(text) | Event::InlineHtml(text) => out.push(Event::Text(text)),
                Event::HardBreak => out.push(raw("<br>\n")),
                Event::Rule => out.push(block("<hr>\n")),
                Event::TaskListMarker(done) => {
                    let (mark, says) = if done { ("☑", "done") } else { ("☐", "not done") };
                    out.push(raw(format!("<span class=\"task\" role=\"img\" aria-label=\"{says}\">{mark}</span> ")));
                }
                Event::FootnoteReference(label) => {
                    let (name, number) = (escaped(&label), number(&label));
                    out.push(raw(format!(
                        "<sup class=\"note-mark\"><a href=\"#fn-{name}\" aria-label=\"Footnote {number}\">{number}</a></sup>"
                    )));
                }
                event => out.push(event),
            }
        }
        out
    }

    fn open<'a>(&mut self, tag: Tag<'a>) -> Vec<Event<'a>> {
        match tag {
            Tag::Link { ref dest_url, .. } => {
                let shown = allowed(dest_url);
                self.links.push(shown);
                if shown { vec![Event::Start(tag)] } else { Vec::new() }
            }
            Tag::CodeBlock(kind) => {
                let language = match &kind {
                    CodeBlockKind::Fenced(info) => info.split_whitespace().next().unwrap_or_default(),
                    CodeBlockKind::Indented => "",
                };
                let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '+' | '#');
                let class = if !language.is_empty() && language.chars().all(plain) {
                    format!(" class=\"language-{language}\"")
                } else {
                    String::new()
                };
                // A block wider than the page is scrolled, also by keyboard.
                vec![block(format!("<pre tabindex=\"0\"><code{class}>"))]
            }
            Tag::Table(ref columns) => {
                self.columns = columns.iter().rev().copied().collect();
                vec![
                    block("<div class=\"scroll\" role=\"group\" aria-label=\"Table\" tabindex=\"0\">"),
                    Event::Start(tag),
                ]
            }
            Tag::TableHead => {
                self.in_head = true;
                vec![Event::Start(tag)]
            }
            Tag::TableCell if self.in_head => {
                let style = match self.columns.pop() {
                    Some(Alignment::Right) => " style=\"text-align: right\"",
                    Some(Alignment::Center) => " style=\"text-align: center\"",
                    _ => "",
                };
                vec![raw(format!("<th scope=\"col\"{style}>"))]
            }
            Tag::FootnoteDefinition(label) => {
                let id = if self.notes.insert(label.to_string()) {
                    format!(" id=\"fn-{}\"", escaped(&label))
                } else {
                    String::new()
                };
                vec![block(format!("<div class=\"note\"{id}><span class=\"note-number\">{}</span>\n", number(&label)))]
            }
            tag => vec![Event::Start(tag)],
        }
    }

    fn close<'a>(&mut self, tag: TagEnd) -> Vec<Event<'a>> {
        match tag {
            TagEnd::Link => match self.links.pop() {
                Some(true) => vec![Event::End(tag)],
                _ => Vec::new(),
            },
            TagEnd::CodeBlock => vec![block("</code></pre>\n")],
            TagEnd::Table => vec![Event::End(tag), block("</div>\n")],
            TagEnd::TableHead => {
                self.in_head = false;
                vec![Event::End(tag)]
            }
            TagEnd::TableCell if self.in_head => vec![raw("</th>")],
            TagEnd::FootnoteDefinition => vec![block("</div>\n")],
            tag => vec![Event::End(tag)],
        }
    }

    /// An image beside the page is shown; one elsewhere becomes a link.
    fn image(&self, url: &str, alt: &str) -> Event<'static> {
        let (href, alt) = (escaped(url), escaped(alt));
        if !allowed(url) || (elsewhere(url) && self.links.contains(&true)) {
            raw(alt)
        } else if elsewhere(url) {
            raw(format!("<a href=\"{href}\">{}</a>", if alt.is_empty() { "image" } else { &alt }))
        } else {
            raw(format!("<img src=\"{href}\" alt=\"{alt}\">"))
        }
    }
}

/// The words of an image's description, up to its end.
fn words(parser: &mut Parser<'_>) -> String {
    let mut words = String::new();
    let mut depth = 0;
    for event in parser {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) if depth == 0 => break,
            Event::End(_) => depth -= 1,
            Event::Text(text) | Event::Code(text) | Event::InlineHtml(text) => words.push_str(&text),
            Event::SoftBreak | Event::HardBreak => words.push(' '),
            _ => {}
        }
    }
    words
}

/// The number at the end of a cleaned footnote's name.
fn number(label: &str) -> &str {
    let number = label.rsplit('-').next().unwrap_or_default();
    if number.bytes().all(|byte| byte.is_ascii_digit()) { number } else { "*" }
}
