//! From the events of the Markdown reader to blocks.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, OffsetIter, Tag, TagEnd};

use super::page::{Block, Item, Kind};

/// The blocks of a document, one after the other.
pub struct Reader<'a> {
    pub source: &'a str,
    /// Where the document begins in its source.
    pub from: usize,
    pub events: OffsetIter<'a>,
}

impl<'a> Reader<'a> {
    pub fn next(&mut self) -> Option<(Event<'a>, Range<usize>)> {
        let (event, bytes) = self.events.next()?;
        Some((event, self.from + bytes.start..self.from + bytes.end))
    }

    /// The block that begins with a tag; its events are read to the end.
    pub fn block(&mut self, tag: &Tag<'_>, bytes: Range<usize>) -> Option<Block> {
        let kind = match tag {
            Tag::List(_) => Kind::List(self.items()),
            Tag::Table(_) => Kind::Table(self.rows()),
            Tag::Paragraph => {
                self.skip();
                Kind::Paragraph
            }
            Tag::CodeBlock(kind) => {
                self.skip();
                if matches!(kind, CodeBlockKind::Indented) { Kind::Indented } else { Kind::Code }
            }
            Tag::BlockQuote(_) => {
                self.skip();
                Kind::Quote
            }
            Tag::HtmlBlock => {
                self.skip();
                if is_comment(&self.source[bytes.clone()]) { Kind::Nothing } else { Kind::Html }
            }
            _ => {
                self.skip();
                return None;
            }
        };
        Some(Block { kind, bytes: trimmed(self.source, bytes) })
    }

    /// Leaves out all up to the end of what was begun.
    fn skip(&mut self) {
        let mut depth = 0_usize;
        while let Some((event, _)) = self.next() {
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) if depth == 0 => break,
                Event::End(_) => depth -= 1,
                _ => {}
            }
        }
    }

    /// The stretch of all words up to an end.
    pub fn words_to(&mut self, is_end: impl Fn(TagEnd) -> bool, around: &Range<usize>) -> Range<usize> {
        let mut words: Option<Range<usize>> = None;
        while let Some((event, bytes)) = self.next() {
            if matches!(event, Event::End(end) if is_end(end)) {
                break;
            }
            let start = words.as_ref().map_or(bytes.start, |words| words.start);
            words = Some(start..bytes.end.max(words.map_or(0, |words| words.end)));
        }
        words.unwrap_or(around.end..around.end)
    }

    fn items(&mut self) -> Vec<Item> {
        let mut items = Vec::new();
        while let Some((event, bytes)) = self.next() {
            match event {
                Event::Start(Tag::Item) => items.push(self.item(bytes)),
                Event::End(TagEnd::List(_)) => break,
                _ => {}
            }
        }
        items
    }

    fn item(&mut self, bytes: Range<usize>) -> Item {
        let (mut ticked, mut inner) = (None, Vec::new());
        let mut own: Option<Range<usize>> = None;
        let mut depth = 0_usize;
        while let Some((event, bytes)) = self.next() {
            match event {
                Event::TaskListMarker(is_done) => ticked = Some(is_done),
                Event::Start(tag @ (Tag::List(_) | Tag::Table(_) | Tag::CodeBlock(_) | Tag::BlockQuote(_)))
                    if depth == 0 =>
                {
                    inner.extend(self.block(&tag, bytes));
                }
                // The first paragraph has the item's own words.
                Event::Start(Tag::Paragraph) if depth == 0 && own.is_some() => {
                    inner.extend(self.block(&Tag::Paragraph, bytes));
                }
                Event::Start(_) => {
                    depth += 1;
                    own = Some(joined(own, &bytes));
                }
                Event::End(_) if depth == 0 => break,
                Event::End(_) => depth -= 1,
                _ if inner.is_empty() => own = Some(joined(own, &bytes)),
                _ => {}
            }
        }
        let own = own.map_or(bytes.end..bytes.end, |own| trimmed(self.source, own));
        Item { bytes: trimmed(self.source, own.start.min(bytes.end)..bytes.end), own, ticked, inner }
    }

    fn rows(&mut self) -> Vec<Vec<Range<usize>>> {
        let mut rows: Vec<Vec<Range<usize>>> = Vec::new();
        let mut line = 0..0;
        while let Some((event, bytes)) = self.next() {
            match event {
                Event::Start(Tag::TableHead | Tag::TableRow) => {
                    rows.push(Vec::new());
                    line = bytes;
                }
                // Markdown does not show more cells than the head has: all the same they are words.
                Event::End(TagEnd::TableHead | TagEnd::TableRow) => {
                    if let Some(row) = rows.last_mut() {
                        let end = row.last().map_or(line.start, |cell| cell.end);
                        let rest = cell(self.source, end..line.end.max(end));
                        row.extend(self.source[rest.clone()].contains(char::is_alphanumeric).then_some(rest));
                    }
                }
                Event::Start(Tag::TableCell) => {
                    self.skip();
                    if let Some(row) = rows.last_mut() {
                        row.push(cell(self.source, bytes));
                    }
                }
                Event::End(TagEnd::Table) => break,
                _ => {}
            }
        }
        rows
    }
}

fn joined(one: Option<Range<usize>>, other: &Range<usize>) -> Range<usize> {
    one.map_or_else(|| other.clone(), |one| one.start.min(other.start)..one.end.max(other.end))
}

/// A stretch without white space around it.
pub fn trimmed(source: &str, bytes: Range<usize>) -> Range<usize> {
    let text = source.get(bytes.clone()).unwrap_or_default();
    let start = bytes.start + (text.len() - text.trim_start().len());
    start..start + text.trim().len()
}

/// A cell without its walls.
fn cell(source: &str, bytes: Range<usize>) -> Range<usize> {
    let text = source.get(bytes.clone()).unwrap_or_default();
    let inside = text.trim().trim_start_matches('|');
    let inside = inside.strip_suffix('|').filter(|left| !left.ends_with('\\')).unwrap_or(inside);
    let start = bytes.start + text.find(inside).unwrap_or_default();
    trimmed(source, start..start + inside.len())
}

/// Whether nothing but comments stands in a block of HTML.
fn is_comment(html: &str) -> bool {
    let mut rest = html.trim();
    while let Some(inside) = rest.strip_prefix("<!--") {
        // What is never closed hides the rest of the document: nobody meant that.
        let Some((_, after)) = inside.split_once("-->") else { return false };
        rest = after.trim_start();
    }
    rest.is_empty()
}
