//! Where line ends and indentation go.

use serde_yaml::{Mapping, Value};

use super::scalar::{self, Ending, Place};
use super::{VERBATIM, number};

/// The width within which a list of words stays on one line.
const WIDTH: usize = 100;
/// The longest word of such a list that has blanks in it: names, not sentences.
const LONGEST_NAME: usize = 40;
/// A key may be this long before YAML wants it marked with `? `.
const LONGEST_KEY: usize = 1000;
/// Lists of a record whose items are sentences, one a line however short.
const SENTENCES: &[&str] = &["surprises", "improvements", "went_well", "went_poorly", "got_lucky"];

/// How values are laid out.
#[derive(Debug, Clone, Copy)]
pub struct Layout {
    ending: Ending,
}

impl Layout {
    /// Texts of several lines are prose, whose last line end means nothing.
    pub const RECORD: Self = Self { ending: Ending::Prose };
    /// Every text is read back exactly as it was.
    pub const EXACT: Self = Self { ending: Ending::Exact };

    /// A whole document, without the last line end: a blank line around each top-level key that
    /// takes more than one line.
    pub fn root(self, value: &Value) -> String {
        let Value::Mapping(entries) = value else {
            return match value {
                Value::Sequence(items) if !items.is_empty() => self.items(items, 0),
                other => flow(other),
            };
        };
        let mut text = String::new();
        let mut after_block = false;
        for (key, value) in entries {
            let layout = if key.as_str() == Some(VERBATIM) { Self::EXACT } else { self };
            let entry = layout.entry(key, value, 0);
            let is_block = entry.contains('\n');
            if !text.is_empty() {
                text.push_str(if is_block || after_block { "\n\n" } else { "\n" });
            }
            text.push_str(&entry);
            after_block = is_block;
        }
        if text.is_empty() { "{}".to_owned() } else { text }
    }

    /// `key: value`, with the key in column `at`.
    pub fn entry(self, key: &Value, value: &Value, at: usize) -> String {
        let name = flow_in(key, Place::Key);
        let sentences = key.as_str().is_some_and(are_sentences);
        if name.len() > LONGEST_KEY {
            return format!("? {name}\n{:at$}:{}", "", self.after(value, at, at + 2, sentences));
        }
        let column = at + name.chars().count() + 2;
        format!("{name}:{}", self.after(value, at, column, sentences))
    }

    /// What follows the `-` of a list whose dashes stand in column `dash`, with the blank.
    pub fn item(self, value: &Value, dash: usize) -> String {
        match value {
            Value::Mapping(entries) if !entries.is_empty() => format!(" {}", self.entries(entries, dash + 2)),
            Value::Sequence(items) if !items.is_empty() && words(items, dash + 2).is_none() => {
                format!(" {}", self.items(items, dash + 2))
            }
            other => self.after(other, dash, dash + 2, false),
        }
    }

    /// What follows the colon of a key in column `at`, or the dash of a list there; the value's
    /// first line would begin in `column`.
    pub fn after(self, value: &Value, at: usize, column: usize, sentences: bool) -> String {
        let deeper = at + 2;
        match value {
            Value::String(text) => format!(" {}", scalar::block(text, deeper, column, self.ending)),
            Value::Mapping(entries) if !entries.is_empty() => {
                format!("\n{:deeper$}{}", "", self.entries(entries, deeper))
            }
            Value::Sequence(items) if !items.is_empty() => match words(items, column) {
                Some(line) if !sentences => format!(" {line}"),
                _ => format!("\n{:deeper$}{}", "", self.items(items, deeper)),
            },
            other => format!(" {}", flow(other)),
        }
    }

    /// The entries of a mapping whose keys stand in column `at`; the first line is not indented.
    pub fn entries(self, entries: &Mapping, at: usize) -> String {
        let lines: Vec<String> = entries.iter().map(|(key, value)| self.entry(key, value, at)).collect();
        lines.join(&format!("\n{:at$}", ""))
    }

    /// The items of a list whose dashes stand in column `at`; the first line is not indented.
    pub fn items(self, items: &[Value], at: usize) -> String {
        let lines: Vec<String> = items.iter().map(|item| format!("-{}", self.item(item, at))).collect();
        lines.join(&format!("\n{:at$}", ""))
    }
}

/// Whether the items of the list under `key` are sentences.
pub fn are_sentences(key: &str) -> bool {
    SENTENCES.contains(&key)
}

/// `[a, b]`, if these are words and they fit on a line from `column`.
fn words(items: &[Value], column: usize) -> Option<String> {
    let is_word = |item: &Value| match item {
        Value::String(text) => {
            !text.contains('\n') && (text.chars().count() <= LONGEST_NAME || !text.contains(char::is_whitespace))
        }
        Value::Sequence(items) => items.is_empty(),
        Value::Mapping(entries) => entries.is_empty(),
        Value::Null | Value::Bool(_) | Value::Number(_) => true,
        Value::Tagged(_) => false,
    };
    let line = items.iter().all(is_word).then(|| flow_list(items))?;
    // A single link may be longer than the line: broken off it is no shorter.
    (column + line.chars().count() <= WIDTH || items.len() == 1).then_some(line)
}

/// Any value on one line, where no list is around it.
pub fn flow(value: &Value) -> String {
    flow_in(value, Place::Block)
}

/// Any value on one line, fit for its place.
pub fn flow_in(value: &Value, place: Place) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(truth) => truth.to_string(),
        Value::Number(number) => number::spelled(number),
        Value::String(text) => scalar::inline(text, place),
        Value::Sequence(items) => flow_list(items),
        Value::Mapping(entries) => {
            let entry = |(key, value)| format!("{}: {}", flow_in(key, Place::Key), flow_in(value, Place::Flow));
            format!("{{{}}}", entries.iter().map(entry).collect::<Vec<_>>().join(", "))
        }
        Value::Tagged(tagged) => format!("{} {}", tagged.tag, flow_in(&tagged.value, place)),
    }
}

/// A list on one line.
pub fn flow_list(items: &[Value]) -> String {
    let items: Vec<String> = items.iter().map(|item| flow_in(item, Place::Flow)).collect();
    format!("[{}]", items.join(", "))
}
