//! YAML events -> a tree of nodes that know their bytes.

use std::collections::HashMap;
use std::ops::Range;

use granit_parser::{Event, Parser, ScalarStyle, StrInput, StructureStyle, options};

use super::block;
use super::problem::Problem;
use super::syntax;
use crate::finding::{Defect, Mistake, shown};

const MAX_DEPTH: usize = 48;
const MAX_NODES: u32 = 100_000;

/// One value of the text.
#[derive(Debug, PartialEq, Eq)]
pub struct Node {
    /// Counts from 0 in the order of the text.
    pub id: u32,
    pub span: Range<usize>,
    pub kind: Kind,
}

/// What a value is, before anybody wants something of it.
#[derive(Debug, PartialEq, Eq)]
pub enum Kind {
    Scalar {
        text: String,
        /// Written without quotes, so that it may be a number, a bool or nothing.
        plain: bool,
    },
    List(Vec<Node>),
    Mapping(Vec<Entry>),
    /// Something that is refused and has been reported.
    Refused,
}

/// A key and its value.
#[derive(Debug, PartialEq, Eq)]
pub struct Entry {
    pub key: String,
    pub key_span: Range<usize>,
    pub value: Node,
}

/// The text's first document, and what is wrong with it besides. `Err`: it cannot be taken apart.
pub fn parse(text: &str) -> Result<(Node, Vec<Problem>), Problem> {
    match block::parse(text) {
        Some(root) => Ok((root, Vec::new())),
        None => parse_any(text),
    }
}

/// The same by the full parser, whatever the text is.
pub fn parse_any(text: &str) -> Result<(Node, Vec<Problem>), Problem> {
    let options = options! {
        emit_comments: false,
        emit_unresolved_aliases: true,
        flow_nesting_limit: MAX_DEPTH,
        block_nesting_limit: MAX_DEPTH,
    };
    let mut builder =
        Builder { events: Parser::new_from_str_with_options(text, options), text, next: 0, problems: Vec::new() };
    let root = builder.document()?;
    Ok((root, builder.problems))
}

struct Builder<'a> {
    events: Parser<'a, StrInput<'a>>,
    text: &'a str,
    next: u32,
    problems: Vec<Problem>,
}

type Spanned<'a> = (Event<'a>, Range<usize>);

impl<'a> Builder<'a> {
    fn event(&mut self) -> Result<Spanned<'a>, Problem> {
        match self.events.next_event() {
            Some(Ok((event, span))) => {
                if let Some(tag) = span.tag_span().and_then(|tag| tag.byte_range()) {
                    self.refuse(tag, "tags are not read in records", "take the tag away");
                }
                Ok((event, span.byte_range().unwrap_or_default()))
            }
            Some(Err(error)) => Err(syntax::explain(&error, self.text)),
            None => Ok((Event::StreamEnd, self.text.len()..self.text.len())),
        }
    }

    fn document(&mut self) -> Result<Node, Problem> {
        loop {
            match self.event()? {
                (Event::DocumentStart(..), _) => break,
                (Event::StreamEnd, _) => return self.new_node(0..0, Kind::Mapping(Vec::new())),
                _ => {}
            }
        }
        let first = self.event()?;
        let root = self.node(first, 0)?;
        loop {
            match self.event() {
                Ok((Event::DocumentEnd, _)) => {}
                Ok((Event::DocumentStart(..), span)) => {
                    self.refuse(span, "a second document begins here", "write one record a file");
                    return Ok(root);
                }
                Ok(_) => return Ok(root),
                // The first document is whole: what is wrong behind it is one more problem.
                Err(problem) => {
                    self.problems.push(problem);
                    return Ok(root);
                }
            }
        }
    }

    fn new_node(&mut self, span: Range<usize>, kind: Kind) -> Result<Node, Problem> {
        let id = self.next;
        self.next += 1;
        if id >= MAX_NODES {
            let mistake = Mistake::new(Defect::Syntax, format!("the file has more than {MAX_NODES} values"));
            return Err(Problem::new(
                span,
                mistake.help("a record tells one incident: keep data elsewhere and link it"),
            ));
        }
        Ok(Node { id, span, kind })
    }

    fn refuse(&mut self, span: Range<usize>, message: &str, help: &str) {
        self.problems.push(Problem::new(span, Mistake::new(Defect::Syntax, message).help(help)));
    }

    fn node(&mut self, (event, span): Spanned<'a>, depth: usize) -> Result<Node, Problem> {
        if depth > MAX_DEPTH {
            let mistake = Mistake::new(Defect::Syntax, format!("nested deeper than {MAX_DEPTH} levels"));
            return Err(Problem::new(span, mistake));
        }
        let anchored = |anchor: usize| anchor != 0;
        let (node, anchor) = match event {
            Event::Scalar(text, style, anchor, _) => {
                let kind = Kind::Scalar { text: text.into_owned(), plain: style == ScalarStyle::Plain };
                (self.new_node(span.clone(), kind)?, anchored(anchor))
            }
            Event::SequenceStart(style, anchor, _) => {
                (self.list(span.clone(), style == StructureStyle::Flow, depth)?, anchored(anchor))
            }
            Event::MappingStart(style, anchor, _) => {
                (self.mapping(span.clone(), style == StructureStyle::Flow, depth)?, anchored(anchor))
            }
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.refuse(span.clone(), "aliases are not followed in records", "write the value itself");
                (self.new_node(span.clone(), Kind::Refused)?, false)
            }
            _ => (self.new_node(span.clone(), Kind::Refused)?, false),
        };
        if anchor {
            self.refuse(self.anchor_before(&span), "anchors are not read in records", "take the `&name` away");
        }
        Ok(node)
    }

    /// Where the anchor of a node that begins at `span` is written: before it.
    fn anchor_before(&self, span: &Range<usize>) -> Range<usize> {
        let start = self.text[..span.start].rfind('&').unwrap_or(span.start);
        let name = self.text[start..].split(char::is_whitespace).next().unwrap_or_default();
        start..start + name.len()
    }

    fn list(&mut self, mut span: Range<usize>, flow: bool, depth: usize) -> Result<Node, Problem> {
        let id = self.new_node(span.clone(), Kind::Refused)?.id;
        let mut items = Vec::new();
        loop {
            let (event, at) = self.event()?;
            if matches!(event, Event::SequenceEnd) {
                if flow {
                    span.end = at.end;
                }
                return Ok(Node { id, span, kind: Kind::List(items) });
            }
            let item = self.node((event, at), depth + 1)?;
            span.end = span.end.max(item.span.end);
            items.push(item);
        }
    }

    fn mapping(&mut self, mut span: Range<usize>, flow: bool, depth: usize) -> Result<Node, Problem> {
        let id = self.new_node(span.clone(), Kind::Refused)?.id;
        let mut entries: Vec<Entry> = Vec::new();
        let mut seen = Keys::default();
        loop {
            let (event, at) = self.event()?;
            if matches!(event, Event::MappingEnd) {
                if flow {
                    span.end = at.end;
                }
                return Ok(Node { id, span, kind: Kind::Mapping(entries) });
            }
            let key = self.node((event, at), depth + 1)?;
            let value = self.event()?;
            let value = self.node(value, depth + 1)?;
            span.end = span.end.max(key.span.end).max(value.span.end);
            let Some(text) = self.key_text(&key) else { continue };
            if let Some(first) = seen.find(&text, &entries) {
                self.duplicate(&text, &key.span, &entries[first].key_span);
                continue;
            }
            seen.add(&text, entries.len());
            entries.push(Entry { key: text, key_span: key.span, value });
        }
    }

    /// A key as text; reports what cannot be one.
    fn key_text(&mut self, key: &Node) -> Option<String> {
        match &key.kind {
            Kind::Scalar { text, plain: true } if text == "<<" => {
                self.refuse(key.span.clone(), "merge keys are not read in records", "write the keys themselves");
                None
            }
            Kind::Scalar { text, .. } => Some(text.clone()),
            Kind::Refused => None,
            _ => {
                let mistake = Mistake::new(Defect::WrongType, "a key has to be a text");
                self.problems.push(Problem::new(key.span.clone(), mistake.help("write `key: value`")));
                None
            }
        }
    }

    fn duplicate(&mut self, key: &str, span: &Range<usize>, first: &Range<usize>) {
        let line = self.text[..first.start].matches('\n').count() + 1;
        let mistake = Mistake::new(Defect::DuplicateKey, format!("duplicate key {}", shown(key)))
            .help(format!("it is first written in line {line}, and that one is read: join the two"));
        self.problems.push(Problem::new(span.clone(), mistake));
    }
}

impl Node {
    /// Nothing: `key:`, `~`, `null`.
    pub fn is_null(&self) -> bool {
        matches!(&self.kind, Kind::Scalar { text, plain: true } if matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL"))
    }

    /// The value of a key.
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        match &self.kind {
            Kind::Mapping(entries) => entries.iter().find(|entry| entry.key == key),
            _ => None,
        }
    }
}

/// Finds a key that is written twice: in a mapping of a record's size by looking, in a larger one by
/// an index, so that a hundred thousand keys take no longer a key than ten.
#[derive(Default)]
struct Keys {
    index: HashMap<String, usize>,
}

impl Keys {
    const FEW: usize = 24;

    fn find(&self, key: &str, entries: &[Entry]) -> Option<usize> {
        let few = entries.iter().take(Self::FEW).position(|entry| entry.key == key);
        few.or_else(|| if self.index.is_empty() { None } else { self.index.get(key).copied() })
    }

    fn add(&mut self, key: &str, place: usize) {
        if place >= Self::FEW {
            self.index.insert(key.to_owned(), place);
        }
    }
}
