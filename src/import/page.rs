//! A Markdown document as blocks, section by section: stretches of the source, nothing rewritten.

use std::ops::Range;

use pulldown_cmark::{Event, OffsetIter, Options, Parser, Tag, TagEnd};

/// A document, cut where its headings are.
#[derive(Debug, Clone, PartialEq)]
pub struct Page<'a> {
    pub source: &'a str,
    /// The first has what stands above all headings.
    pub parts: Vec<Part>,
}

/// What stands between two headings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Part {
    /// 0 above all headings; 7 for a label that stands where a heading would.
    pub level: usize,
    /// The heading's words, with their Markdown.
    pub title: Range<usize>,
    pub blocks: Vec<Block>,
}

/// One block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    pub kind: Kind,
    /// All of it, without the blank lines around it.
    pub bytes: Range<usize>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    Paragraph,
    List(Vec<Item>),
    /// The cells of each row; the first row is the head.
    Table(Vec<Vec<Range<usize>>>),
    Code,
    Quote,
    /// Raw HTML that shows something.
    Html,
    /// A comment, or a rule between sections: nothing that anybody reads.
    Nothing,
}

/// One item of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// All of it, behind its bullet.
    pub bytes: Range<usize>,
    /// Its own words: those before its inner lists.
    pub own: Range<usize>,
    /// `[x]` or `[ ]`.
    pub ticked: Option<bool>,
    /// Blocks behind its own words: inner lists, further paragraphs.
    pub inner: Vec<Block>,
}

/// A label is no longer than a heading.
const LONGEST_LABEL: usize = 60;

impl<'a> Page<'a> {
    pub fn read(source: &'a str) -> Self {
        let options = Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS | Options::ENABLE_STRIKETHROUGH;
        let mut reader = Reader { source, events: Parser::new_ext(source, options).into_offset_iter() };
        let mut parts = vec![Part::default()];
        while let Some((event, bytes)) = reader.events.next() {
            match event {
                Event::Start(Tag::Heading { level, .. }) => {
                    let title = reader.words_to(|end| matches!(end, TagEnd::Heading(_)), &bytes);
                    parts.push(Part { level: level as usize, title, blocks: Vec::new() });
                }
                Event::Start(tag) => {
                    let Some(block) = reader.block(&tag, bytes) else { continue };
                    match label(source, &block) {
                        Some((title, rest)) => {
                            let blocks = rest.map(|bytes| Block { kind: Kind::Paragraph, bytes }).into_iter().collect();
                            parts.push(Part { level: 7, title, blocks });
                        }
                        None => push(&mut parts, block),
                    }
                }
                Event::Rule => push(&mut parts, Block { kind: Kind::Nothing, bytes }),
                _ => {}
            }
        }
        Self { source, parts }
    }

    /// Source of a stretch.
    pub fn text(&self, bytes: &Range<usize>) -> &'a str {
        self.source.get(bytes.clone()).unwrap_or_default()
    }

    /// The line of a place in the source, from 1.
    pub fn line(&self, at: usize) -> usize {
        self.source.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count() + 1
    }
}

fn push(parts: &mut [Part], block: Block) {
    if let Some(part) = parts.last_mut() {
        part.blocks.push(block);
    }
}

/// `**Impact**`, `**Impact:** all of it`: where a paragraph stands for a heading, its words and what follows them.
fn label(source: &str, block: &Block) -> Option<(Range<usize>, Option<Range<usize>>)> {
    if block.kind != Kind::Paragraph {
        return None;
    }
    let text = &source[block.bytes.clone()];
    let mark = ["**", "__"].into_iter().find(|mark| text.starts_with(mark))?;
    let end = text[2..].find(mark)? + 2;
    let (inside, behind) = (&text[2..end], &text[end + 2..]);
    let words = inside.trim_end().trim_end_matches([':', '：']).trim_end();
    if words.is_empty() || words.len() > LONGEST_LABEL || words.contains('\n') {
        return None;
    }
    let is_closed = words.len() < inside.trim_end().len();
    let rest = behind.trim_start().strip_prefix([':', '：']).or_else(|| is_closed.then_some(behind)).or_else(|| {
        // A heading in all but its sign.
        (behind.trim().is_empty() || behind.starts_with('\n')).then_some(behind)
    })?;
    let title = block.bytes.start + 2..block.bytes.start + 2 + words.len();
    let rest = rest.trim();
    let start = text.len() - (text.len() - (rest.as_ptr() as usize - text.as_ptr() as usize));
    let rest = (!rest.is_empty()).then(|| block.bytes.start + start..block.bytes.start + start + rest.len());
    Some((title, rest))
}

struct Reader<'a> {
    source: &'a str,
    events: OffsetIter<'a>,
}

impl Reader<'_> {
    /// The block that begins with a tag; its events are read to the end.
    fn block(&mut self, tag: &Tag<'_>, bytes: Range<usize>) -> Option<Block> {
        let kind = match tag {
            Tag::List(_) => Kind::List(self.items()),
            Tag::Table(_) => Kind::Table(self.rows()),
            Tag::Paragraph => {
                self.skip();
                Kind::Paragraph
            }
            Tag::CodeBlock(_) => {
                self.skip();
                Kind::Code
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
        for (event, _) in self.events.by_ref() {
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) if depth == 0 => break,
                Event::End(_) => depth -= 1,
                _ => {}
            }
        }
    }

    /// The stretch of all words up to an end.
    fn words_to(&mut self, is_end: impl Fn(TagEnd) -> bool, around: &Range<usize>) -> Range<usize> {
        let mut words: Option<Range<usize>> = None;
        for (event, bytes) in self.events.by_ref() {
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
        while let Some((event, bytes)) = self.events.next() {
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
        while let Some((event, bytes)) = self.events.next() {
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
        while let Some((event, bytes)) = self.events.next() {
            match event {
                Event::Start(Tag::TableHead | Tag::TableRow) => rows.push(Vec::new()),
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
fn trimmed(source: &str, bytes: Range<usize>) -> Range<usize> {
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
        let Some((_, after)) = inside.split_once("-->") else { return true };
        rest = after.trim_start();
    }
    rest.is_empty()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn told(source: &str) -> Vec<String> {
        let page = Page::read(source);
        let block = |block: &Block| match &block.kind {
            Kind::List(items) => {
                let items = items.iter().map(|item| {
                    let inner = item.inner.iter().map(|block| page.text(&block.bytes)).collect::<Vec<_>>();
                    format!(
                        "{}{}",
                        page.text(&item.own),
                        if inner.is_empty() { String::new() } else { format!("{inner:?}") }
                    )
                });
                format!("list {}", items.collect::<Vec<_>>().join(" / "))
            }
            Kind::Table(rows) => {
                let rows = rows.iter().map(|row| row.iter().map(|cell| page.text(cell)).collect::<Vec<_>>().join("|"));
                format!("table {}", rows.collect::<Vec<_>>().join(" / "))
            }
            kind => format!("{kind:?} {}", page.text(&block.bytes)),
        };
        let part = |part: &Part| {
            let blocks: Vec<String> = part.blocks.iter().map(block).collect();
            format!("{} {}: {}", part.level, page.text(&part.title), blocks.join("; "))
        };
        page.parts.iter().map(part).collect()
    }

    #[test]
    fn a_document_is_cut_at_its_headings() {
        let source = "Above\n\n# The *title* #\n\ntext\nmore\n\n## Timeline\n\n- 14:00 one\n  - inner\n- [x] two\n\nUnder\n=====\n\n<!-- a note -->\n\n> quoted\n\n---\n";
        assert_eq!(
            told(source),
            [
                "0 : Paragraph Above",
                "1 The *title*: Paragraph text\nmore",
                "2 Timeline: list 14:00 one[\"- inner\"] / two",
                "1 Under: Nothing <!-- a note -->; Quote > quoted; Nothing ---\n",
            ]
        );
    }

    #[test]
    fn tables_have_cells_and_labels_are_headings() {
        let source = "| Time | What |\n| --- | --- |\n| 14:00 | a `b` \\| c |\n\n**Impact:** all of it\n\n**Cause**\n\nnone **bold** here\n\n**Not** a label\n";
        assert_eq!(
            told(source),
            [
                "0 : table Time|What / 14:00|a `b` \\| c",
                "7 Impact: Paragraph all of it",
                "7 Cause: Paragraph none **bold** here; Paragraph **Not** a label",
            ]
        );
    }

    proptest! {
        /// Whatever is read is within its section, and in order.
        #[test]
        fn stretches_are_of_the_source(source in "[-#*|>` a-c0-9\\[\\]\n]{0,80}") {
            let page = Page::read(&source);
            let mut last = 0;
            for part in &page.parts {
                for block in &part.blocks {
                    prop_assert!(block.bytes.start >= last && source.get(block.bytes.clone()).is_some());
                    last = block.bytes.end;
                    if let Kind::List(items) = &block.kind {
                        for item in items {
                            prop_assert!(source.get(item.own.clone()).is_some() && source.get(item.bytes.clone()).is_some());
                        }
                    }
                }
            }
        }
    }
}
