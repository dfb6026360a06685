//! This reader held against the full parser: the same nodes, or none.

#![expect(clippy::unwrap_used, clippy::panic, reason = "tests")]

use std::sync::Arc;

use super::parse;
use crate::document::node::{Entry, Kind, Node};
use crate::document::parse::parse_any;
use crate::examples::EXAMPLES;

/// Whether the text is one of this reader's; then both have to read it alike.
#[track_caller]
fn is_ours(text: &str) -> bool {
    let source = Arc::from(text);
    let Some((ours, lines)) = parse(&source) else { return false };
    let breaks = text.match_indices('\n').map(|(place, _)| place + 1);
    assert_eq!(lines, std::iter::once(0).chain(breaks).collect::<Vec<usize>>(), "{text:?}");
    let (theirs, problems) = parse_any(&source).unwrap_or_else(|why| panic!("{why:?}\n{text}"));
    assert_eq!(problems, [], "{text}");
    // Not `assert_eq`: two trees are no help.
    assert!(is_same(ours.root(), theirs.root()), "{text:?}");
    true
}

fn is_same(ours: Node<'_>, theirs: Node<'_>) -> bool {
    let kinds = match (ours.kind(), theirs.kind()) {
        (Kind::Scalar { text: our_text, plain: our_plain }, Kind::Scalar { text, plain }) => {
            (our_text, our_plain) == (text, plain)
        }
        (Kind::List(ours), Kind::List(theirs)) => {
            ours.clone().count() == theirs.clone().count()
                && ours.zip(theirs).all(|(ours, theirs)| is_same(ours, theirs))
        }
        (Kind::Mapping(ours), Kind::Mapping(theirs)) => {
            let is_same = |(ours, theirs): (Entry<'_>, Entry<'_>)| {
                (ours.key, ours.key_span) == (theirs.key, theirs.key_span) && is_same(ours.value, theirs.value)
            };
            ours.clone().count() == theirs.clone().count() && ours.zip(theirs).all(is_same)
        }
        _ => false,
    };
    kinds && (ours.id(), ours.span()) == (theirs.id(), theirs.span())
}

/// Shapes that are rarer in records.
const SHAPES: &str = "\
---
# a comment
title: one  # another
folded: >
  one
  two

  three
    deeper
  four
stripped: |-
  a
   b

kept: |+
  text

empty:
nothing: # here
list:
- one
- two: 2
  three: [a, 'it''s', {b: c, d: \"e\"}]
-   spaced: out
  # between
- |
  lines

- [x, y]
nested:
  - - no
url: https://example.com/a:b#c
minus: -5
quoted: 'a: b # c'
";

fn documents() -> Vec<String> {
    let mut texts: Vec<String> = EXAMPLES.iter().map(|example| example.text.to_owned()).collect();
    texts.push(SHAPES.to_owned());
    texts.push(SHAPES.replace("  - - no\n", "  - yes\n"));
    texts
}

#[test]
fn records_are_read_here() {
    for example in EXAMPLES {
        assert!(is_ours(example.text), "{}", example.text);
    }
    assert!(is_ours(&SHAPES.replace("  - - no\n", "  - yes\n")));
    assert!(!is_ours(SHAPES));
}

/// What falls into a document: the marks that mean something to YAML, alone and in company.
const FALLING: &[&str] = &[
    "",
    " ",
    "  ",
    "\n",
    "\n\n",
    "\t",
    ":",
    ": ",
    ":\n",
    "-",
    "- ",
    "-\n",
    "#",
    " #",
    " # c\n",
    "'",
    "''",
    "\"",
    "\\",
    "[",
    "]",
    "{",
    "}",
    "[]",
    "{}",
    ",",
    ", ",
    "|",
    "|\n",
    ">\n",
    "|-\n",
    ">+\n",
    "|2\n",
    "&a ",
    "*a",
    "!t ",
    "%",
    "@",
    "`",
    "?",
    "? ",
    "---\n",
    "...\n",
    "<<: ",
    "~",
    "null",
    "a",
    "ä",
    "é: ",
    "\u{a0}",
    "\u{85}",
    "\u{2028}",
    "\u{feff}",
    "\r",
    "\r\n",
    "\0",
    "key: value\n",
    "  deeper: x\n",
    "- item\n",
];

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end.max(1)
    }
}

#[test]
fn what_is_left_of_a_document_is_read_alike_or_not_here() {
    let mut dice = Dice(7);
    let mut ours = 0;
    for text in documents() {
        for _ in 0..300 {
            let mut text: Vec<char> = text.chars().collect();
            // A piece of it is enough, and finds more.
            let lines: Vec<usize> = (0..text.len())
                .filter(|place| (*place == 0 || text[place - 1] == '\n') && text[*place] != ' ')
                .collect();
            let from = lines[dice.below(lines.len())];
            text = text.split_off(if dice.below(2) == 0 { 0 } else { from });
            text.truncate(40 + dice.below(800));
            for _ in 0..dice.below(3) {
                let start = dice.below(text.len() + 1);
                let end = (start + dice.below(4)).min(text.len());
                let fallen = FALLING[dice.below(FALLING.len())].chars();
                text.splice(start..end, fallen);
            }
            ours += usize::from(is_ours(&text.into_iter().collect::<String>()));
        }
    }
    assert!(ours > 100, "{ours}");
}
