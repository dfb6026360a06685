//! Random YAML, written by hand: every style of scalar and collection, comments, blank lines, CRLF.

use std::fmt::Write as _;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// Plain scalars on which readers of YAML differ.
pub fn spellings() -> impl Iterator<Item = &'static str> {
    include_str!("spellings.txt").split('\n').filter(|line| !line.is_empty())
}

/// Plain text that looks like a number from far away.
pub fn plain_number() -> impl Strategy<Value = String> {
    // Sixteen characters: no integer over 64 bits.
    "[-+]?[0-9.][0-9._eExobXOB+-]{0,10}[0-9a-f]?"
}

#[derive(Debug, Clone)]
enum Node {
    /// On one line, as written.
    Scalar(String),
    /// Quoted over several lines: the quotation mark, and the lines.
    Quoted(char, Vec<String>),
    /// `|` or `>`, chomping, and the lines.
    Block(&'static str, Vec<String>),
    List(bool, Vec<Node>),
    Mapping(bool, Vec<(String, Node)>),
}

fn scalar() -> impl Strategy<Value = String> {
    let spelled = select(spellings().collect::<Vec<_>>()).prop_map(str::to_owned);
    let words = "[a-zA-Z0-9é語🔥][a-zA-Z0-9é語🔥.,:'\"()/-]{0,6}( [a-z0-9é#:-]{1,5}){0,3}[a-z]";
    let single =
        "[a-zA-Z0-9 é語🔥:#\"{}&*!|>%@`,\\[\\]\\\\-]{0,12}('')?[a-z ]{0,3}".prop_map(|text| format!("'{text}'"));
    let escape = select(
        &["\\n", "\\t", "\\\\", "\\\"", "\\x41", "\\u00e9", "\\U0001F525", "\\0", "\\e", "\\/", "\\N", "\\_", "\\L"][..],
    );
    let double = vec(prop_oneof![escape.prop_map(str::to_owned), "[a-zA-Z0-9 é語:#'{}-]{0,6}"], 0..4)
        .prop_map(|parts| format!("\"{}\"", parts.concat()));
    // A value that ends in `:` is a key to both.
    prop_oneof![4 => spelled, 3 => words, 2 => single, 2 => double, 2 => plain_number(), 1 => Just(String::new())]
}

fn lines() -> impl Strategy<Value = Vec<String>> {
    let line = prop_oneof![4 => "[a-z][a-z0-9 é語:#'\"-]{0,10}", 1 => Just(String::new()), 1 => " {1,2}[a-z]{1,4} ?"];
    ("[a-z]{1,5}", vec(line, 0..5)).prop_map(|(first, mut rest)| {
        rest.insert(0, first);
        rest
    })
}

fn node() -> impl Strategy<Value = Node> {
    let quoted = (select(&['\'', '"'][..]), vec("[a-z][a-z0-9 é:#-]{0,8}|", 1..4))
        .prop_map(|(mark, lines)| Node::Quoted(mark, lines));
    let block =
        (select(&["|", "|-", "|+", ">", ">-", ">+"][..]), lines()).prop_map(|(style, lines)| Node::Block(style, lines));
    let leaf = prop_oneof![6 => scalar().prop_map(Node::Scalar), 1 => quoted, 2 => block];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            (any::<bool>(), vec(inner.clone(), 0..4)).prop_map(|(flow, items)| Node::List(flow, items)),
            (any::<bool>(), vec((key(), inner), 0..4))
                .prop_map(|(flow, entries)| Node::Mapping(flow, distinct(entries))),
        ]
    })
}

fn key() -> impl Strategy<Value = String> {
    prop_oneof![4 => "[a-z]{1,3}", 1 => "'[a-z ]{1,3}'", 1 => "\"[a-z:é]{1,3}\"", 1 => "[a-z]{1,2} [0-9a-zé]{1,2}"]
}

fn distinct(entries: Vec<(String, Node)>) -> Vec<(String, Node)> {
    let mut seen = Vec::new();
    let fresh = |(key, _): &(String, Node)| {
        let bare = key.trim_matches(['\'', '"']).to_owned();
        let is_new = !seen.contains(&bare);
        seen.push(bare);
        is_new
    };
    entries.into_iter().filter(fresh).collect()
}

/// A document that holds a mapping.
pub fn document() -> impl Strategy<Value = String> {
    let entries = vec((key(), node()), 1..6).prop_map(distinct);
    (entries, vec(0_u8..12, 8), any::<bool>(), any::<bool>()).prop_map(|(entries, noise, crlf, marked)| {
        let mut writer = Writer { out: String::new(), noise, next: 0 };
        writer.entries(&entries, 0);
        let text = if marked { format!("---\n{}", writer.out) } else { writer.out };
        if crlf { text.replace('\n', "\r\n") } else { text }
    })
}

/// A document into which something fell, or of which something is missing.
pub fn damaged() -> impl Strategy<Value = String> {
    let piece = select(
        &[
            " ", "\n", "\n\n", "  ", ":", ": ", "-", "- ", "#", " #", "'", "\"", "[", "]", "{", "}", ",", "|", ">",
            "? ", "x", "0", "\\", "%", "@", "`", "\r",
        ][..],
    );
    (document(), vec((any::<Index>(), piece, any::<bool>()), 1..3)).prop_map(|(mut text, damages)| {
        for (place, piece, replaces) in damages {
            let (at, character) = place.get(&text.char_indices().collect::<Vec<_>>()).to_owned();
            let end = if replaces { at + character.len_utf8() } else { at };
            text.replace_range(at..end, piece);
        }
        text + "\n"
    })
}

/// Writes nodes, with comments and blank lines between them.
struct Writer {
    out: String,
    noise: Vec<u8>,
    next: usize,
}

impl Writer {
    fn noise(&mut self) -> u8 {
        self.next += 1;
        self.noise[self.next % self.noise.len()]
    }

    /// The end of a line.
    fn end(&mut self, indent: usize) {
        match self.noise() {
            0 => self.out.push_str(" # a comment: 'with' [everything]\n"),
            1 => self.out.push_str("\n\n"),
            2 => {
                let _ = writeln!(self.out, "\n{:indent$}# a line of its own", "");
            }
            3 => self.out.push_str("  \n"),
            _ => self.out.push('\n'),
        }
    }

    fn entries(&mut self, entries: &[(String, Node)], indent: usize) {
        for (key, value) in entries {
            let _ = write!(self.out, "{:indent$}{key}:", "");
            self.value(value, indent, false);
        }
    }

    fn items(&mut self, items: &[Node], indent: usize) {
        for item in items {
            let _ = write!(self.out, "{:indent$}-", "");
            self.value(item, indent, true);
        }
    }

    /// What follows a `:` or a `-`.
    fn value(&mut self, node: &Node, indent: usize, in_list: bool) {
        let inner = indent + 2;
        match node {
            Node::List(false, items) if !items.is_empty() => {
                self.end(inner);
                // A list may stand in its key's own column.
                let flat = !in_list && self.noise().is_multiple_of(2);
                self.items(items, if flat { indent } else { inner });
            }
            Node::Mapping(false, entries) if !entries.is_empty() => {
                self.end(inner);
                self.entries(entries, inner);
            }
            Node::Block(style, lines) => {
                let _ = writeln!(self.out, " {style}");
                for line in lines {
                    let _ = writeln!(self.out, "{}", format!("{:inner$}{line}", "").trim_end());
                }
            }
            Node::Quoted(mark, lines) => {
                let join = format!("\n{:inner$}", "");
                let _ = write!(self.out, " {mark}{}{mark}", lines.join(&join));
                self.end(indent);
            }
            flow => {
                self.out.push(' ');
                self.flow(flow);
                self.end(indent);
            }
        }
    }

    /// On one line; what only blocks can hold is quoted.
    fn flow(&mut self, node: &Node) {
        match node {
            Node::Scalar(text) => self.out.push_str(text),
            Node::Quoted(_, lines) | Node::Block(_, lines) => {
                let _ = write!(self.out, "'{}'", lines.concat().replace('\'', "''"));
            }
            Node::List(_, items) => {
                self.out.push('[');
                for (place, item) in items.iter().enumerate() {
                    self.out.push_str(if place == 0 { "" } else { ", " });
                    self.flow_part(item);
                }
                self.out.push(']');
            }
            Node::Mapping(_, entries) => {
                self.out.push('{');
                for (place, (key, value)) in entries.iter().enumerate() {
                    let _ = write!(self.out, "{}{key}: ", if place == 0 { "" } else { ", " });
                    self.flow_part(value);
                }
                self.out.push('}');
            }
        }
    }

    /// A plain text with brackets or commas would end inside brackets; nothing at all would be missing.
    fn flow_part(&mut self, node: &Node) {
        match node {
            Node::Scalar(text) if text.is_empty() => self.out.push('~'),
            Node::Scalar(text) if !text.starts_with(['\'', '"']) && text.contains([',', ':', '?', '-']) => {
                let _ = write!(self.out, "'{}'", text.replace('\'', "''"));
            }
            node => self.flow(node),
        }
    }
}
