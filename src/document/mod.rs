//! Text <-> typed record: the only place that knows YAML.
//!
//! Reading goes in two steps. `parse` turns the text into nodes that know where they stand; `reader`
//! turns nodes into any serde type, going on after each mistake, so that one run tells everything
//! that is wrong with a file. What YAML can do and a record does not need is refused, each with its
//! position and with what to write instead:
//!
//! | input | outcome |
//! | --- | --- |
//! | alias `*x`, anchor `&x`, merge key `<<`, tag `!x` | `syntax`; the value counts as written, wrongly |
//! | a second document | `syntax` at its start; the first is read |
//! | byte order mark, CRLF | read; positions do not count the mark |
//! | tab as indentation | `syntax`, naming the tab |
//! | UTF-16, other bytes that are no UTF-8 | `syntax` at the first such byte |
//! | over 4 MiB, 100 000 values, or 48 levels deep | `syntax`; nothing is read |
//! | billion laughs | `syntax`: aliases are never followed |
//! | over 200 mistakes | the first 200 are told |
//!
//! So memory stays under a fixed multiple of 4 MiB, and time under a fixed number of walks over
//! 100 000 values, whatever the file holds.

mod block;
pub mod edit;
pub mod emit;
mod locate;
mod node;
mod parse;
mod problem;
mod reader;
mod scalar;
mod source;
mod syntax;
mod tree;
mod written;

pub use problem::Problem;
pub use source::Source;
pub use tree::MAX_BYTES;
pub use written::Written;

use std::borrow::Cow;
use std::ops::Range;

use serde::de::DeserializeOwned;

use crate::finding::{Defect, FieldPath, Mistake, Position};
use tree::Tree;

/// A text, what it says, and everything that is structurally wrong with it.
#[derive(Debug)]
pub struct Document<T> {
    /// What could be read. A value that was refused is left out.
    pub value: T,
    pub source: Source,
    /// In the order of the text.
    pub problems: Vec<Problem>,
    tree: Option<Tree>,
    /// Elements of lists that were left out, by the list's path in the text.
    refused_elements: Vec<(FieldPath, usize)>,
}

/// More mistakes than anybody mends before checking again.
pub const MOST_MISTAKES: usize = 200;

/// Reads a text. Never fails: what is wrong stands in `problems`.
pub fn read<T: DeserializeOwned + Default>(text: &str) -> Document<T> {
    read_up_to(text, MOST_MISTAKES)
}

/// The same with so many mistakes: for those who mend them all.
pub fn read_up_to<T: DeserializeOwned + Default>(text: &str, most: usize) -> Document<T> {
    if text.len() > MAX_BYTES {
        return too_large();
    }
    let source = Source::new(text);
    let (tree, mut problems) = match parse::parse(&source) {
        Ok(parsed) => parsed,
        Err(problem) => return Document::unread(source, vec![*problem]),
    };
    let read = reader::read(&tree, most);
    problems.extend(read.problems);
    problems.sort_by_key(|problem| (problem.span.start, problem.span.end));
    locate::name_fields(tree.root(), &source, &mut problems);
    Document { value: read.value, source, problems, tree: Some(tree), refused_elements: read.refused_elements }
}

/// What is said of a file over [`MAX_BYTES`], which nobody needs to read for that.
pub fn too_large<T: Default>() -> Document<T> {
    Document::unread(Source::new(""), vec![parse::too_large()])
}

/// Reads bytes, which may be no text at all.
pub fn read_bytes<T: DeserializeOwned + Default>(bytes: &[u8]) -> Document<T> {
    match std::str::from_utf8(bytes) {
        Ok(text) => read(text),
        Err(why) => {
            let good = String::from_utf8_lossy(&bytes[..why.valid_up_to()]);
            let source = Source::new(&good);
            let end = source.text().len();
            let mistake = if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
                Mistake::new(Defect::Syntax, "the file is encoded as UTF-16")
            } else {
                Mistake::new(Defect::Syntax, "the file is not UTF-8 text from here on")
            };
            Document::unread(source, vec![Problem::new(end..end, mistake.help("save it as UTF-8"))])
        }
    }
}

impl<T: Default> Document<T> {
    fn unread(source: Source, problems: Vec<Problem>) -> Self {
        Self { value: T::default(), source, problems, tree: None, refused_elements: Vec::new() }
    }
}

impl<T> Document<T> {
    /// Whether the text could be taken apart at all; if not, `value` is empty.
    pub const fn is_read(&self) -> bool {
        self.tree.is_some()
    }

    /// Where a field stands. One that is not written is shown at its nearest parent that is.
    ///
    /// `field` counts the elements of `value`; `part` narrows the place to a part of the text.
    pub fn locate(&self, field: &FieldPath, part: Option<&str>) -> Position {
        let Some(tree) = &self.tree else { return self.source.position(&(0..0)) };
        let span = locate::span(tree.root(), &self.in_text(field), &self.source, part);
        self.source.position(&span)
    }

    /// Where the key of a field stands; the field itself where it has none.
    pub fn locate_key(&self, field: &FieldPath) -> Position {
        let key = self.tree.as_ref().and_then(|tree| locate::key(tree.root(), &self.in_text(field)));
        key.map_or_else(|| self.locate(field, None), |span| self.source.position(&span))
    }

    /// The innermost field, as in the text, that holds these bytes; the root for a comment outside all.
    pub fn field_at(&self, bytes: &Range<usize>) -> FieldPath {
        self.tree.as_ref().map_or_else(FieldPath::root, |tree| locate::field_at(tree.root(), bytes))
    }

    /// Whether every element has the same index in `value` as in the text: none was refused.
    pub const fn counts_as_text_does(&self) -> bool {
        self.refused_elements.is_empty()
    }

    /// All keys and values as they are written, in the order of the text; none of one that cannot be
    /// taken apart.
    pub fn written(&self) -> impl Iterator<Item = Written<'_>> {
        let tree = self.tree.as_ref();
        (0..tree.map_or(0, Tree::end)).filter_map(move |at| tree?.written(at))
    }

    /// Those without quotes that are worth a look by their first byte and their length.
    pub fn plain(&self, is_worth: impl Fn(u8, usize) -> bool + Copy) -> impl Iterator<Item = Written<'_>> {
        self.tree.iter().flat_map(move |tree| tree.plain(is_worth))
    }

    /// Where those stand that are in quotes, or a block of lines.
    pub fn enclosed(&self) -> impl Iterator<Item = Range<usize>> {
        self.tree.iter().flat_map(Tree::enclosed)
    }

    /// The field with the indices that it has in the text, where refused elements count.
    pub fn in_text<'a>(&self, field: &'a FieldPath) -> Cow<'a, FieldPath> {
        locate::in_text(field, &self.refused_elements)
    }
}
