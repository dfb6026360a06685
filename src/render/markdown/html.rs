//! Cleaned Markdown to HTML that runs nothing and asks no other server.

use std::borrow::Cow;
use std::collections::HashSet;

use pulldown_cmark::{Alignment, CodeBlockKind, CowStr, Event, Parser, Tag, TagEnd, html::push_html};

use super::clean::{Place, clean, events_if_clean, flush};
use super::url::{allowed, elsewhere};
use super::{OPTIONS, printable};

/// The blocks of `markdown` as HTML.
pub fn to_html(markdown: &str) -> String {
    let mut out = String::with_capacity(markdown.len() * 3 / 2);
    push_html(&mut out, Page::default().events(Parser::new_ext(markdown, OPTIONS)).into_iter());
    out
}

/// Prose as HTML: cleaned, and parsed once where nothing has to be mended.
pub fn prose_html(text: &str, place: Place<'_>) -> String {
    let known = printable(text);
    let known = flush(&known);
    let Some(events) = events_if_clean(&known, place) else { return to_html(&clean(text, place)) };
    let mut out = String::with_capacity(text.len() * 3 / 2);
    push_html(&mut out, Page::default().events(events.into_iter()).into_iter());
    out
}

/// `markdown` as HTML, without the paragraph's tags where it is a single one.
pub fn inline(markdown: &str) -> String {
    unwrapped(&to_html(markdown))
}

/// HTML without the paragraph's tags where it is a single paragraph.
pub fn unwrapped(html: &str) -> String {
    let html = html.trim_end();
    let one = html.strip_prefix("<p>").and_then(|html| html.strip_suffix("</p>"));
    one.filter(|one| !one.contains("<p>")).unwrap_or(html).to_owned()
}

/// `text` with the five characters that mean something in HTML escaped.
pub fn escaped(text: &str) -> Cow<'_, str> {
    if !text.bytes().any(|byte| matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\'')) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
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
    Cow::Owned(out)
}

/// What is remembered between events.
#[derive(Default)]
struct Page {
    /// Open links, and whether each is shown.
    links: Vec<bool>,
    notes: HashSet<String>,
    in_head: bool,
    /// How the columns of the table are aligned, and the next of them.
    columns: Vec<Alignment>,
    column: usize,
}

fn raw<'a>(html: impl Into<CowStr<'a>>) -> Event<'a> {
    Event::InlineHtml(html.into())
}

fn block<'a>(html: impl Into<CowStr<'a>>) -> Event<'a> {
    Event::Html(html.into())
}

impl Page {
    fn events<'a>(mut self, mut parsed: impl Iterator<Item = Event<'a>>) -> Vec<Event<'a>> {
        let mut out = Vec::with_capacity(parsed.size_hint().0);
        while let Some(event) = parsed.next() {
            match event {
                Event::Start(Tag::Image { dest_url, .. }) => {
                    let alt = words(&mut parsed);
                    out.push(self.image(&dest_url, &alt));
                }
                Event::Start(Tag::HtmlBlock) | Event::End(TagEnd::HtmlBlock) => {}
                Event::Start(tag) => self.open(tag, &mut out),
                Event::End(tag) => self.close(tag, &mut out),
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

    fn open<'a>(&mut self, tag: Tag<'a>, out: &mut Vec<Event<'a>>) {
        match tag {
            Tag::Link { ref dest_url, .. } => {
                let shown = allowed(dest_url);
                self.links.push(shown);
                if shown {
                    out.push(Event::Start(tag));
                }
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
                out.push(block(format!("<pre tabindex=\"0\"><code{class}>")));
            }
            Tag::Table(ref columns) => {
                self.columns.clone_from(columns);
                out.push(block("<div class=\"scroll\" role=\"group\" aria-label=\"Table\" tabindex=\"0\">"));
                out.push(Event::Start(tag));
            }
            Tag::TableHead | Tag::TableRow => {
                self.in_head = tag == Tag::TableHead;
                self.column = 0;
                out.push(Event::Start(tag));
            }
            // No style within the page: a strict policy would leave it out.
            Tag::TableCell => {
                let class = match self.columns.get(self.column) {
                    Some(Alignment::Right) => " class=\"right\"",
                    Some(Alignment::Center) => " class=\"center\"",
                    _ => "",
                };
                self.column += 1;
                let tag = if self.in_head { "th scope=\"col\"" } else { "td" };
                out.push(raw(format!("<{tag}{class}>")));
            }
            Tag::FootnoteDefinition(label) => {
                let id = if self.notes.insert(label.to_string()) {
                    format!(" id=\"fn-{}\"", escaped(&label))
                } else {
                    String::new()
                };
                let number = number(&label);
                out.push(block(format!("<div class=\"note\"{id}><span class=\"note-number\">{number}</span>\n")));
            }
            tag => out.push(Event::Start(tag)),
        }
    }

    fn close(&mut self, tag: TagEnd, out: &mut Vec<Event<'_>>) {
        match tag {
            TagEnd::Link => {
                if self.links.pop() == Some(true) {
                    out.push(Event::End(tag));
                }
            }
            TagEnd::CodeBlock => out.push(block("</code></pre>\n")),
            TagEnd::Table => out.extend([Event::End(tag), block("</div>\n")]),
            TagEnd::TableCell => out.push(raw(if self.in_head { "</th>" } else { "</td>" })),
            TagEnd::FootnoteDefinition => out.push(block("</div>\n")),
            tag => out.push(Event::End(tag)),
        }
    }

    /// An image beside the page is shown; one elsewhere becomes a link.
    fn image(&self, url: &str, alt: &str) -> Event<'static> {
        let (href, alt) = (escaped(url), escaped(alt));
        if !allowed(url) || (elsewhere(url) && self.links.contains(&true)) {
            raw(alt.into_owned())
        } else if elsewhere(url) {
            raw(format!("<a href=\"{href}\">{}</a>", if alt.is_empty() { "image" } else { &*alt }))
        } else {
            raw(format!("<img src=\"{href}\" alt=\"{alt}\">"))
        }
    }
}

/// The words of an image's description, up to its end.
fn words<'a>(parsed: &mut impl Iterator<Item = Event<'a>>) -> String {
    let mut words = String::new();
    let mut depth = 0;
    for event in parsed {
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
