//! Prose that cannot break the document around it.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Parser, Tag, TagEnd};

use super::edits::Edits;
use super::headings::{Levels, demote};
use super::links::{Open, widen};
use super::{OPTIONS, printable};

/// Where a text stands.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// The level of the heading above it, 1 to 6.
    pub heading: usize,
    /// The field's name: footnotes are named after it.
    pub name: &'a str,
}

/// How often a text is mended before it is shown word for word.
const ROUNDS: usize = 5;
/// How deep quotes, lists and images may be nested.
const DEEPEST: usize = 32;

/// `text` with every edit that its place needs.
pub fn clean(text: &str, place: Place<'_>) -> String {
    let original = printable(text);
    let mut text = flush(&original);
    for _ in 0..ROUNDS {
        let Some(edits) = Reader::new(&text, place).read(&mut |_| ()) else { break };
        if edits.is_empty() {
            return text.into_owned();
        }
        text = Cow::Owned(flush(&edits.apply(&text)).into_owned());
        if text.is_empty() {
            // Nothing but definitions that nothing uses: it was written, so it is shown.
            text = original;
            break;
        }
    }
    fenced(&text, "text")
}

/// What `text`, which is flush, is made of; `None` if any of it has to be mended.
pub fn events_if_clean<'a>(text: &'a str, place: Place<'a>) -> Option<Vec<Event<'a>>> {
    let mut events = Vec::with_capacity(16 + text.len() / 8);
    let edits = Reader::new(text, place).read(&mut |event| events.push(event.clone()))?;
    edits.is_empty().then_some(events)
}

/// `text` beginning at its first column, without tabs in front of words: it keeps its structure when it is indented.
pub fn flush(text: &str) -> Cow<'_, str> {
    let text = text.trim_start_matches('\n').trim_end();
    let margin = text.bytes().take_while(|byte| *byte == b' ').count();
    let margin = if margin < 4 { margin } else { 0 };
    if margin == 0 && !text.contains('\t') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for line in text.lines() {
        let blanks = line.bytes().take(margin).take_while(|byte| *byte == b' ').count();
        untabbed(&line[blanks..], &mut out);
        out.push('\n');
    }
    out.pop();
    Cow::Owned(out)
}

/// Writes `line` with the tabs before and between its marks (`>`, `-`, `1.`) as blanks up to the next stop.
fn untabbed(line: &str, out: &mut String) {
    let words =
        line.find(|c: char| !matches!(c, ' ' | '\t' | '>' | '-' | '*' | '+' | '.' | ')') && !c.is_ascii_digit());
    let (marks, words) = line.split_at(words.unwrap_or(line.len()));
    let mut column = 0;
    for mark in marks.chars() {
        let width = if mark == '\t' { 4 - column % 4 } else { 1 };
        if mark == '\t' {
            out.push_str(&"    "[..width]);
        } else {
            out.push(mark);
        }
        column += width;
    }
    out.push_str(words);
}

/// Whether the first block is a paragraph, which may follow a label on the same line.
pub fn begins_with_text(text: &str) -> bool {
    matches!(Parser::new_ext(text, OPTIONS).next(), Some(Event::Start(Tag::Paragraph)))
}

/// `code` as a code block, with a fence longer than any in it.
fn fenced(code: &str, language: &str) -> String {
    let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    format!("{fence}{language}\n{code}\n{fence}")
}

struct Reader<'a> {
    text: &'a str,
    place: Place<'a>,
    levels: Levels,
    edits: Edits,
    links: Vec<Open<'a>>,
    heading: Option<(Range<usize>, HeadingLevel, Option<Range<usize>>)>,
    notes: HashMap<String, usize>,
    depth: usize,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str, place: Place<'a>) -> Self {
        Self {
            text,
            place,
            levels: Levels::below(place.heading),
            edits: Edits::default(),
            links: Vec::new(),
            heading: None,
            notes: HashMap::new(),
            depth: 0,
        }
    }

    /// The edits, after `see` saw each event; `None` for what is nested too deep.
    fn read(mut self, see: &mut impl FnMut(&Event<'a>)) -> Option<Edits> {
        let events = Parser::new_ext(self.text, OPTIONS).into_offset_iter();
        for (_, definition) in events.reference_definitions().iter() {
            self.edits.delete(definition.span.clone());
        }
        for (event, range) in events {
            see(&event);
            if !matches!(event, Event::End(_)) {
                for open in &mut self.links {
                    widen(&mut open.words, &range);
                }
                if let Some((_, _, words)) = &mut self.heading {
                    widen(words, &range);
                }
            }
            match event {
                Event::Start(tag) => self.open(tag, range)?,
                Event::End(tag) => self.close(tag),
                Event::Html(_) | Event::InlineHtml(_) => {
                    for (at, _) in self.text[range.clone()].match_indices('<') {
                        self.edits.insert(range.start + at, "\\");
                    }
                }
                Event::FootnoteReference(label) => self.note(&label, range.start),
                _ => {}
            }
        }
        Some(self.edits)
    }

    fn open(&mut self, tag: Tag<'a>, range: Range<usize>) -> Option<()> {
        match tag {
            Tag::Heading { level, .. } => self.heading = Some((range, level, None)),
            Tag::Link { link_type: kind, dest_url: url, title, .. }
            | Tag::Image { link_type: kind, dest_url: url, title, .. } => {
                self.links.push(Open { range, kind, url, title, words: None });
            }
            Tag::CodeBlock(CodeBlockKind::Fenced(_)) if self.depth == 0 => self.close_fence(&range),
            Tag::CodeBlock(CodeBlockKind::Indented) if self.depth == 0 => self.fence(&range),
            Tag::FootnoteDefinition(label) => {
                self.depth += 1;
                self.note(&label, range.start);
            }
            Tag::BlockQuote(_) | Tag::List(_) => self.depth += 1,
            _ => {}
        }
        // Every event widens all open links: their number must stay small too.
        (self.depth <= DEEPEST && self.links.len() <= DEEPEST).then_some(())
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => {
                if let Some((range, level, words)) = self.heading.take() {
                    let level = self.levels.next(level);
                    demote(self.text, &range, words, level, &mut self.edits);
                }
            }
            TagEnd::Link | TagEnd::Image => {
                if let Some(link) = self.links.pop() {
                    link.close(&mut self.edits);
                }
            }
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::FootnoteDefinition => {
                self.depth = self.depth.saturating_sub(1);
            }
            _ => {}
        }
    }

    /// Gives a fence to indented code: behind a list, it would be read as a part of the list.
    fn fence(&mut self, range: &Range<usize>) {
        let start = self.text[..range.start].rfind('\n').map_or(0, |end| end + 1);
        let block = self.text[start..range.end].trim_end();
        let dedented = |line: &str| -> String {
            let blanks = line.bytes().take(4).take_while(|byte| *byte == b' ').count();
            line.strip_prefix('\t').unwrap_or(&line[blanks..]).to_owned()
        };
        let code: Vec<_> = block.lines().map(dedented).collect();
        // A tab behind the closing fence would keep it from closing.
        let end = start + block.len();
        let blanks = self.text[end..].bytes().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        self.edits.replace(start..end + blanks, fenced(&code.join("\n"), ""));
    }

    /// Ends a fence that runs to the end of the text.
    fn close_fence(&mut self, range: &Range<usize>) {
        let block = self.text[range.clone()].trim_end();
        let mark = block.chars().next().unwrap_or('`');
        let fence = block.chars().take_while(|c| *c == mark).count();
        let last = block.lines().skip(1).last().unwrap_or_default();
        // Four columns further in it is code, and closes nothing.
        let is_near = !last.starts_with("    ") && !last.trim_start_matches(' ').starts_with('\t');
        let last = last.trim();
        if !is_near || last.len() < fence || last.chars().any(|c| c != mark) {
            let end = range.start + block.len();
            self.edits.replace(end..self.text.len(), format!("\n{}", mark.to_string().repeat(fence)));
        }
    }

    /// Names the footnote whose `[^label]` stands at `start` after its field.
    fn note(&mut self, label: &str, start: usize) {
        let next = self.notes.len() + 1;
        let number = *self.notes.entry(label.to_lowercase()).or_insert(next);
        let name = format!("{}-{number}", self.place.name);
        if name != label
            && let Some(length) = self.text[start..].find(']')
        {
            self.edits.replace(start..start + length, format!("[^{name}"));
        }
    }
}
