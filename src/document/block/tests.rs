//! This reader held against the full parser: the same nodes, or none.

#![expect(clippy::unwrap_used, clippy::disallowed_methods, reason = "tests")]

use std::path::Path;

use super::parse;
use crate::document::tree::parse_any;

/// Whether the text is one of this reader's; then both have to read it alike.
#[track_caller]
fn is_ours(text: &str) -> bool {
    let Some(ours) = parse(text) else { return false };
    let (theirs, problems) = parse_any(text).unwrap_or_else(|why| panic!("{why:?}\n{text}"));
    assert_eq!(problems, [], "{text}");
    // Not `assert_eq`: two trees are no help.
    assert!(ours == theirs, "{text:?}");
    true
}

/// Every record and configuration of the examples and the rules' fixtures.
fn documents() -> Vec<String> {
    let mut folders = vec!["examples".into(), "tests/rules".into()];
    let mut texts = Vec::new();
    while let Some(folder) = folders.pop() {
        let folder: std::path::PathBuf = folder;
        for entry in std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(&folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "yaml") {
                texts.extend(std::fs::read_to_string(path));
            }
        }
    }
    texts
}

#[test]
fn most_records_are_read_here() {
    let texts = documents();
    let ours = texts.iter().filter(|text| is_ours(text)).count();
    assert!(ours * 10 > texts.len() * 9, "{ours} of {}", texts.len());
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
    let rounds = std::env::var("HOTWASH_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(4);
    let mut dice = Dice(std::env::var("HOTWASH_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(7));
    let mut ours = 0;
    for text in documents() {
        for _ in 0..rounds {
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
