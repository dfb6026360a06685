//! From the events of a Markdown document to its lines.

use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd};

use super::label::{label_of, labels};
use super::line::{Line, Look, Span, wrapped};
use super::page::Page;
use super::table::Table;
use crate::finding::harmless;
use crate::render::markdown::OPTIONS;

/// No text is squeezed into less, however deep it stands.
const LEAST: usize = 20;

/// The lines of a document.
pub fn lines(markdown: &str, page: Page) -> Vec<Line> {
    let events: Vec<Event<'_>> = Parser::new_ext(markdown, OPTIONS).collect();
    let mut writer = Writer::new(page);
    for (nth, event) in events.iter().enumerate() {
        writer.event(event, &events[nth..]);
    }
    writer.end_text();
    writer.out
}

/// What stands before each line of a block: once, and then.
struct Margin {
    first: Option<Span>,
    rest: Span,
}

/// A list that is open.
struct List {
    /// The number of the next item.
    number: Option<u64>,
    /// How wide the labels are that its items begin with: then they stand in a column.
    labels: Option<usize>,
}

struct Writer {
    page: Page,
    out: Vec<Line>,
    margins: Vec<Margin>,
    lists: Vec<List>,
    looks: Vec<Look>,
    links: Vec<String>,
    /// The text of the block so far; a line break begins another piece.
    text: Vec<Vec<Span>>,
    table: Option<Table>,
    is_code: bool,
    /// Whether a blank line comes before the next block.
    gap: bool,
    /// Whether the next text begins with the label of an item.
    begins_item: bool,
}

impl Writer {
    const fn new(page: Page) -> Self {
        Self {
            page,
            out: Vec::new(),
            margins: Vec::new(),
            lists: Vec::new(),
            looks: Vec::new(),
            links: Vec::new(),
            text: Vec::new(),
            table: None,
            is_code: false,
            gap: false,
            begins_item: false,
        }
    }

    /// One event; `rest` begins with it.
    fn event(&mut self, event: &Event<'_>, rest: &[Event<'_>]) {
        match event {
            Event::Start(tag) => self.open(tag, rest),
            Event::End(tag) => self.close(*tag),
            Event::Text(text) if self.is_code => self.code(text),
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => self.words(text),
            Event::Code(text) => self.piece(text, Look::Code),
            Event::SoftBreak => match rest.get(1) {
                // Details of an item stand below it.
                Some(Event::Text(next)) if !self.lists.is_empty() && next.starts_with('(') => {
                    self.text.push(Vec::new());
                    self.looks.push(Look::Quiet);
                }
                _ => self.piece(" ", self.look()),
            },
            Event::HardBreak => self.text.push(Vec::new()),
            Event::Rule => {
                self.begin_block();
                let rule = if self.page.has_frames { "─".repeat(self.room().min(20)) } else { "---".to_owned() };
                self.line(vec![Span::new(rule, Look::Quiet)]);
                self.gap = true;
            }
            Event::TaskListMarker(done) => self.piece(if *done { "[x] " } else { "[ ] " }, Look::Plain),
            Event::FootnoteReference(label) => self.piece(&format!("[{label}]"), Look::Quiet),
            _ => {}
        }
    }

    fn open(&mut self, tag: &Tag<'_>, rest: &[Event<'_>]) {
        match tag {
            Tag::Paragraph => self.begin_block(),
            Tag::Heading { level, .. } => {
                self.begin_block();
                let level = depth(*level);
                self.looks.push(Look::Heading(level));
                if !self.page.has_frames {
                    self.piece(&format!("{} ", "#".repeat(usize::from(level))), Look::Heading(level));
                }
            }
            Tag::BlockQuote(_) => {
                self.begin_block();
                let bar = Span::new(if self.page.has_frames { "│ " } else { "> " }, Look::Quiet);
                self.margins.push(Margin { first: None, rest: bar });
            }
            Tag::CodeBlock(_) => {
                self.begin_block();
                self.is_code = true;
            }
            Tag::List(first) => {
                self.end_text();
                if self.lists.is_empty() {
                    self.begin_block();
                }
                let labels = labels(rest).filter(|labels| self.page.has_frames && *labels <= self.room() / 3);
                self.lists.push(List { number: *first, labels });
            }
            Tag::Item => self.begin_item(),
            Tag::FootnoteDefinition(label) => {
                self.begin_block();
                let first = Span::new(format!("[{}] ", harmless(label)), Look::Quiet);
                self.indent(first);
            }
            Tag::Table(_) => {
                self.begin_block();
                self.table = Some(Table::default());
            }
            Tag::TableHead | Tag::TableRow => {
                if let Some(table) = &mut self.table {
                    table.rows.push(Vec::new());
                }
            }
            Tag::Emphasis => self.looks.push(Look::Emphasis),
            Tag::Strong => self.looks.push(Look::Strong),
            Tag::Strikethrough => self.looks.push(Look::Struck),
            Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } => {
                self.links.push(harmless(dest_url));
                self.looks.push(Look::Link);
            }
            _ => {}
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => self.end_block(),
            TagEnd::Heading(_) => {
                self.end_block();
                self.looks.pop();
            }
            TagEnd::BlockQuote(_) | TagEnd::FootnoteDefinition => {
                self.end_text();
                self.margins.pop();
                self.gap = true;
            }
            TagEnd::CodeBlock => {
                self.is_code = false;
                self.gap = true;
            }
            TagEnd::Item => {
                self.end_text();
                self.margins.pop();
            }
            TagEnd::List(_) => {
                self.lists.pop();
                self.gap = self.lists.is_empty();
            }
            TagEnd::TableCell => {
                let cell: Line = std::mem::take(&mut self.text).concat();
                if let Some(row) = self.table.as_mut().and_then(|table| table.rows.last_mut()) {
                    row.push(cell);
                }
            }
            TagEnd::Table => {
                for line in self.table.take().map(|table| table.lines(self.room(), self.page)).unwrap_or_default() {
                    self.line(line);
                }
                self.gap = true;
            }
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough => {
                self.looks.pop();
            }
            TagEnd::Link | TagEnd::Image => {
                self.looks.pop();
                if let Some(url) = self.links.pop().filter(|_| !self.page.has_links) {
                    self.address(&url);
                }
            }
            _ => {}
        }
    }

    fn begin_item(&mut self) {
        self.end_text();
        let Some(list) = self.lists.last_mut() else { return };
        let mark = match (&mut list.number, list.labels) {
            (_, Some(_)) => {
                self.begins_item = true;
                return;
            }
            (Some(number), None) => {
                *number += 1;
                format!("{}. ", *number - 1)
            }
            (None, None) => if self.page.has_frames { "• " } else { "- " }.to_owned(),
        };
        self.indent(Span::new(mark, Look::Quiet));
    }

    /// A margin that holds a mark on its first line.
    fn indent(&mut self, first: Span) {
        let rest = Span::new(" ".repeat(first.text.chars().count()), Look::Plain);
        self.margins.push(Margin { first: Some(first), rest });
    }

    fn words(&mut self, text: &str) {
        let mut text = text;
        if std::mem::take(&mut self.begins_item) {
            let width = self.lists.last().and_then(|list| list.labels).unwrap_or_default();
            let (label, taken) = label_of(text).unwrap_or_default();
            self.indent(Span::new(format!("{:width$}  ", harmless(label)), Look::Strong));
            text = &text[taken..];
        }
        self.piece(text, self.look());
    }

    fn look(&self) -> Look {
        self.looks.last().copied().unwrap_or_default()
    }

    fn piece(&mut self, text: &str, look: Look) {
        let link = self.links.last().filter(|_| self.page.has_links).cloned();
        let span = Span { text: harmless(text), look, link };
        match self.text.last_mut() {
            Some(piece) => piece.push(span),
            None => self.text.push(vec![span]),
        }
    }

    /// The address of a link that ends here, where its words do not say it.
    fn address(&mut self, url: &str) {
        let said: String =
            self.text.last().map(|line| line.iter().map(|span| span.text.as_str()).collect()).unwrap_or_default();
        if !said.ends_with(url) && !said.ends_with(url.trim_start_matches("mailto:")) {
            self.piece(&format!(" <{url}>"), Look::Quiet);
        }
    }

    fn code(&mut self, text: &str) {
        for line in text.lines() {
            // Nothing of code is wrapped: it could not be copied.
            self.line(vec![Span::new(format!("    {}", harmless(line)), Look::Code)]);
        }
    }

    fn begin_block(&mut self) {
        self.end_text();
        if std::mem::take(&mut self.gap) && !self.out.is_empty() {
            self.out.push(Line::new());
        }
    }

    fn end_block(&mut self) {
        self.end_text();
        self.gap = true;
    }

    /// As many columns as are left beside the margins.
    fn room(&self) -> usize {
        let margins: usize = self.margins.iter().map(|margin| margin.rest.text.chars().count()).sum();
        self.page.width.map_or(usize::MAX, |width| width.saturating_sub(margins).max(LEAST))
    }

    /// Writes the text of a block.
    fn end_text(&mut self) {
        // Details end with their item.
        if self.looks.last() == Some(&Look::Quiet) {
            self.looks.pop();
        }
        for piece in std::mem::take(&mut self.text) {
            for line in wrapped(&piece, self.room()) {
                self.line(line);
            }
        }
    }

    fn line(&mut self, line: Line) {
        let mut whole: Line = self
            .margins
            .iter_mut()
            .map(|margin| margin.first.take().unwrap_or_else(|| margin.rest.clone()))
            .filter(|span| !span.text.is_empty())
            .collect();
        whole.extend(line);
        self.out.push(whole);
    }
}

const fn depth(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}
