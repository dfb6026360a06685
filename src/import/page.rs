//! A Markdown document as blocks, section by section: stretches of the source, nothing rewritten.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::blocks::{Reader, trimmed};
use super::label::{Label, labels};
use super::sense::Vocabulary;

/// A document, cut where its headings are.
#[derive(Debug, Clone, PartialEq)]
pub struct Page<'a> {
    pub source: &'a str,
    /// What its headings mean.
    pub words: &'a Vocabulary,
    /// Whether its title is told already.
    pub has_title: bool,
    /// The first has what stands above all headings.
    pub parts: Vec<Part>,
    /// What is in no block: definitions of links that nothing refers to.
    pub loose: Vec<Range<usize>>,
    /// Where each line but the first begins.
    lines: Vec<usize>,
}

/// The level of a label that stands where a heading would.
pub const LABEL: usize = 7;

/// What stands between two headings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Part {
    /// 0 above all headings; [`LABEL`] for words that stand where a heading would.
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
    /// Between fences.
    Code,
    /// Code only because it stands far in: of people who do not think in Markdown, more likely a list.
    Indented,
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

/// The longest title of a document that has no headings.
const LONGEST_TITLE: usize = 120;

impl<'a> Page<'a> {
    /// Reads a document that begins at a place of its source, behind its head.
    pub fn read(source: &'a str, from: usize, words: &'a Vocabulary) -> Self {
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_TASKLISTS
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_HEADING_ATTRIBUTES;
        let body = source.get(from..).unwrap_or_default();
        let mut reader = Reader { source, from, events: Parser::new_ext(body, options).into_offset_iter() };
        let (mut loose, mut end) = (Vec::new(), from);
        let mut parts = vec![Part::default()];
        while let Some((event, bytes)) = reader.next() {
            loose.push(trimmed(source, end..bytes.start.max(end)));
            end = bytes.end.max(end);
            match event {
                Event::Start(Tag::Heading { level, .. }) => {
                    let title = reader.words_to(|end| matches!(end, TagEnd::Heading(_)), &bytes);
                    parts.push(Part { level: level as usize, title, blocks: Vec::new() });
                }
                Event::Start(tag) => {
                    let Some(block) = reader.block(&tag, bytes) else { continue };
                    let is_paragraph = block.kind == Kind::Paragraph;
                    let labels = if is_paragraph { labels(source, &block.bytes, words) } else { Vec::new() };
                    if labels.is_empty() {
                        push(&mut parts, block);
                    }
                    parts.extend(labels.into_iter().map(|Label { title, rest }| {
                        let blocks = rest.map(|bytes| Block { kind: Kind::Paragraph, bytes }).into_iter().collect();
                        Part { level: LABEL, title, blocks }
                    }));
                }
                Event::Rule => push(&mut parts, Block { kind: Kind::Nothing, bytes }),
                _ => {}
            }
        }
        if parts.iter().all(|part| matches!(part.level, 0 | LABEL)) {
            promote(source, &mut parts);
        }
        loose.push(trimmed(source, end.min(source.len())..source.len()));
        loose.retain(|bytes| source[bytes.clone()].contains(char::is_alphanumeric));
        let lines = memchr::memchr_iter(b'\n', source.as_bytes()).map(|at| at + 1).collect();
        Self { source, words, has_title: false, parts, loose, lines }
    }

    /// Source of a stretch.
    pub fn text(&self, bytes: &Range<usize>) -> &'a str {
        self.source.get(bytes.clone()).unwrap_or_default()
    }

    /// A stretch that stands further in, as if it did not: without the indentation that its first line has.
    pub fn outdented(&self, bytes: &Range<usize>) -> Cow<'a, str> {
        let text = self.text(bytes);
        let start = self.start(self.line(bytes.start));
        let indent = self.source.get(start..bytes.start).unwrap_or_default().chars().count();
        if indent == 0 || !text.contains('\n') {
            return Cow::Borrowed(text);
        }
        let line = |line: &'a str| {
            let blank = line.chars().take(indent).take_while(|c| matches!(c, ' ' | '\t')).count();
            &line[blank..]
        };
        let mut lines = text.split('\n');
        let first = lines.next().unwrap_or_default();
        Cow::Owned(std::iter::once(first).chain(lines.map(line)).collect::<Vec<_>>().join("\n"))
    }

    /// Where a line begins in the source.
    pub fn start(&self, line: usize) -> usize {
        line.checked_sub(2).map_or(0, |nth| self.lines.get(nth).copied().unwrap_or(self.source.len()))
    }

    /// The line of a place in the source, from 1.
    pub fn line(&self, at: usize) -> usize {
        self.lines.partition_point(|start| *start <= at) + 1
    }
}

fn push(parts: &mut [Part], block: Block) {
    if let Some(part) = parts.last_mut() {
        part.blocks.push(block);
    }
}

/// In a document without headings, a first line that is no sentence is its title.
fn promote(source: &str, parts: &mut Vec<Part>) {
    let Some(first) = parts[0].blocks.first().filter(|block| block.kind == Kind::Paragraph) else { return };
    let text = &source[first.bytes.clone()];
    let is_sentence = text.ends_with(['.', '!', '?', '。', ':', ',']) || text.contains('\n');
    if text.len() <= LONGEST_TITLE && !is_sentence {
        let mut blocks = std::mem::take(&mut parts[0].blocks);
        let title = blocks.remove(0).bytes;
        parts.insert(1, Part { level: 1, title, blocks });
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn told(source: &str) -> Vec<String> {
        let page = Page::read(source, 0, Vocabulary::BUILT_IN);
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
            let page = Page::read(&source, 0, Vocabulary::BUILT_IN);
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
