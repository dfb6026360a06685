//! A text -> its tree: YAML events of the full parser, where the quick reader does not do.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use granit_parser::{Event, Parser, ScalarStyle, StrInput, StructureStyle, options};

use super::block;
use super::node::Kind;
use super::problem::Problem;
use super::source::Source;
use super::syntax;
use super::tree::{MAX_BYTES, MAX_VALUES, Tree};
use crate::finding::{Defect, Mistake, shown};

const MAX_DEPTH: usize = 48;

/// The text's first document, and what is wrong with it besides. `Err`: it cannot be taken apart.
pub fn parse(source: &Source) -> Result<(Tree, Vec<Problem>), Box<Problem>> {
    let text = source.shared();
    if text.len() > MAX_BYTES {
        return Err(too_large().into());
    }
    match block::parse(text) {
        Some((tree, lines)) => {
            source.note_lines(lines);
            Ok((tree, Vec::new()))
        }
        None => parse_any(text),
    }
}

/// What is said of a text over [`MAX_BYTES`].
pub fn too_large() -> Problem {
    let mistake = Mistake::new(Defect::Syntax, format!("the file is larger than {} MiB", MAX_BYTES >> 20))
        .help("keep long logs elsewhere and link them as evidence");
    Problem::new(0..0, mistake)
}

/// The same by the full parser, whatever the text is.
pub fn parse_any(text: &Arc<str>) -> Result<(Tree, Vec<Problem>), Box<Problem>> {
    let options = options! {
        emit_comments: false,
        emit_unresolved_aliases: true,
        flow_nesting_limit: MAX_DEPTH,
        block_nesting_limit: MAX_DEPTH,
    };
    let events = Parser::new_from_str_with_options(text, options);
    let mut builder = Builder { events, text, tree: Tree::new(text), values: 0, problems: Vec::new() };
    builder.document()?;
    Ok((builder.tree, builder.problems))
}

struct Builder<'a> {
    events: Parser<'a, StrInput<'a>>,
    text: &'a str,
    tree: Tree,
    /// As many as were met, those that were forgotten too.
    values: usize,
    problems: Vec<Problem>,
}

type Spanned<'a> = (Event<'a>, Range<usize>);

impl<'a> Builder<'a> {
    fn event(&mut self) -> Result<Spanned<'a>, Box<Problem>> {
        match self.events.next_event() {
            Some(Ok((event, span))) => {
                if let Some(tag) = span.tag_span().and_then(|tag| tag.byte_range()) {
                    self.refuse(tag, "tags are not read in records", "take the tag away");
                }
                Ok((event, span.byte_range().unwrap_or_default()))
            }
            Some(Err(error)) => Err(syntax::explain(&error, self.text).into()),
            None => Ok((Event::StreamEnd, self.text.len()..self.text.len())),
        }
    }

    fn document(&mut self) -> Result<(), Box<Problem>> {
        loop {
            match self.event()? {
                (Event::DocumentStart(..), _) => break,
                (Event::StreamEnd, _) => {
                    let nothing = self.tree.open(0);
                    self.tree.close_mapping(nothing, 0);
                    return Ok(());
                }
                _ => {}
            }
        }
        let first = self.event()?;
        self.node(first, 0)?;
        loop {
            match self.event() {
                Ok((Event::DocumentEnd, _)) => {}
                Ok((Event::DocumentStart(..), span)) => {
                    self.refuse(span, "a second document begins here", "write one record a file");
                    return Ok(());
                }
                Ok(_) => return Ok(()),
                // The first document is whole: what is wrong behind it is one more problem.
                Err(problem) => {
                    self.problems.push(*problem);
                    return Ok(());
                }
            }
        }
    }

    fn count(&mut self, span: &Range<usize>) -> Result<(), Box<Problem>> {
        self.values += 1;
        if self.values <= MAX_VALUES {
            return Ok(());
        }
        let mistake = Mistake::new(Defect::Syntax, format!("the file has more than {MAX_VALUES} values"))
            .help("a record tells one incident: keep data elsewhere and link it");
        Err(Problem::new(span.clone(), mistake).into())
    }

    fn refuse(&mut self, span: Range<usize>, message: &str, help: &str) {
        self.problems.push(Problem::new(span, Mistake::new(Defect::Syntax, message).help(help)));
    }

    /// Adds the value that begins with an event, and returns where it is.
    fn node(&mut self, (event, span): Spanned<'a>, depth: usize) -> Result<u32, Box<Problem>> {
        if depth > MAX_DEPTH {
            let mistake = Mistake::new(Defect::Syntax, format!("nested deeper than {MAX_DEPTH} levels"));
            return Err(Problem::new(span, mistake).into());
        }
        self.count(&span)?;
        let (at, anchor) = match event {
            Event::Scalar(text, style, anchor, _) => (self.scalar(&text, &span, style == ScalarStyle::Plain), anchor),
            Event::SequenceStart(style, anchor, _) => {
                (self.list(span.clone(), style == StructureStyle::Flow, depth)?, anchor)
            }
            Event::MappingStart(style, anchor, _) => {
                (self.mapping(span.clone(), style == StructureStyle::Flow, depth)?, anchor)
            }
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.refuse(span.clone(), "aliases are not followed in records", "write the value itself");
                (self.tree.add_refused(&span), 0)
            }
            _ => (self.tree.add_refused(&span), 0),
        };
        if anchor != 0 {
            self.refuse(self.anchor_before(&span), "anchors are not read in records", "take the `&name` away");
        }
        Ok(at)
    }

    fn scalar(&mut self, text: &str, span: &Range<usize>, plain: bool) -> u32 {
        // In quotes or without, most texts stand in the source as they are.
        let inside = if plain { span.clone() } else { span.start + 1..span.end.saturating_sub(1) };
        if self.text.get(inside.clone()) == Some(text) {
            return self.tree.add_text(span, &inside, plain);
        }
        let start = self.tree.made.len();
        self.tree.made.push_str(text);
        self.tree.add_made(span, start, plain)
    }

    /// Where the anchor of a node that begins at `span` is written: before it.
    fn anchor_before(&self, span: &Range<usize>) -> Range<usize> {
        let start = self.text[..span.start].rfind('&').unwrap_or(span.start);
        let name = self.text[start..].split(char::is_whitespace).next().unwrap_or_default();
        start..start + name.len()
    }

    fn end(&self, at: u32) -> usize {
        self.tree.node(at).span().end
    }

    fn list(&mut self, span: Range<usize>, flow: bool, depth: usize) -> Result<u32, Box<Problem>> {
        let list = self.tree.open(span.start);
        let mut end = span.end;
        loop {
            let (event, at) = self.event()?;
            if matches!(event, Event::SequenceEnd) {
                self.tree.close_list(list, if flow { at.end } else { end });
                return Ok(list);
            }
            let item = self.node((event, at), depth + 1)?;
            end = end.max(self.end(item));
        }
    }

    fn mapping(&mut self, span: Range<usize>, flow: bool, depth: usize) -> Result<u32, Box<Problem>> {
        let mapping = self.tree.open(span.start);
        let mut end = span.end;
        let mut seen = Keys::default();
        loop {
            let (event, at) = self.event()?;
            if matches!(event, Event::MappingEnd) {
                self.tree.close_mapping(mapping, if flow { at.end } else { end });
                return Ok(mapping);
            }
            let key = self.node((event, at), depth + 1)?;
            let value = self.event()?;
            let value = self.node(value, depth + 1)?;
            end = end.max(self.end(key)).max(self.end(value));
            if !self.is_key(key) || self.is_duplicate(mapping, key, &mut seen) {
                self.tree.forget(key);
            }
        }
    }

    /// Whether a value can be a key; reports what cannot be one.
    fn is_key(&mut self, key: u32) -> bool {
        let node = self.tree.node(key);
        let span = node.span();
        match node.kind() {
            Kind::Scalar { text: "<<", plain: true } => {
                self.refuse(span, "merge keys are not read in records", "write the keys themselves");
                false
            }
            Kind::Scalar { .. } => true,
            Kind::Refused => false,
            Kind::List(_) | Kind::Mapping(_) => {
                let mistake = Mistake::new(Defect::WrongType, "a key has to be a text");
                self.problems.push(Problem::new(span, mistake.help("write `key: value`")));
                false
            }
        }
    }

    /// Whether a mapping has a key before its last one; reports it.
    fn is_duplicate(&mut self, mapping: u32, key: u32, seen: &mut Keys) -> bool {
        let entry = self.tree.entry(key);
        let Some(first) = seen.first(&self.tree, mapping, key) else { return false };
        let line = self.text[..self.tree.node(first).span().start].matches('\n').count() + 1;
        let mistake = Mistake::new(Defect::DuplicateKey, format!("duplicate key {}", shown(entry.key)))
            .help(format!("it is first written in line {line}, and that one is read: join the two"));
        self.problems.push(Problem::new(entry.key_span, mistake));
        true
    }
}

/// Finds a key that is written twice: in a mapping of a record's size by looking, in a larger one by
/// an index, so that a hundred thousand keys take no longer a key than ten.
#[derive(Default)]
struct Keys {
    count: usize,
    index: HashMap<String, u32>,
}

impl Keys {
    const FEW: usize = 24;

    /// Where a mapping has the key that is its last one for the first time; `None` if that is here.
    fn first(&mut self, tree: &Tree, mapping: u32, key: u32) -> Option<u32> {
        let text = tree.entry(key).key;
        let few = tree.entries_so_far(mapping).take(self.count.min(Self::FEW));
        let first = few.into_iter().find(|entry| entry.key == text).map(|entry| entry.value.id() - 1);
        if let Some(first) = first.or_else(|| self.index.get(text).copied()) {
            return Some(first);
        }
        if self.count >= Self::FEW {
            self.index.insert(text.to_owned(), key);
        }
        self.count += 1;
        None
    }
}
