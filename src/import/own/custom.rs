//! The user's own keys, put together again.

use serde_json::{Map, Number, Value};

use super::hand::Hand;
use super::items::facts;
use super::sheet::Chapter;
use super::undo::undone;
use crate::record::{Custom, Postmortem};

/// One step of a path: a key, or a place in a list.
#[derive(Debug)]
enum Step {
    Key(String),
    Place(usize),
}

/// No path is longer: each step is a level of nesting.
const DEEPEST: usize = 64;

pub fn custom(hand: &Hand<'_>, chapter: &Chapter<'_>, record: &mut Postmortem) -> Option<()> {
    let mut all = Value::Object(Custom::new());
    for (label, shown) in facts(chapter.whole())? {
        let plain = |shown: &str| undone(shown, |text| hand.shown(text)).into_owned();
        put(&mut all, &path(&plain(label))?, value(&plain(shown))?)?;
    }
    let Value::Object(map) = all else { return None };
    record.custom = map;
    Some(())
}

impl Step {
    /// What such a step leads into, as long as it has nothing.
    fn nothing(&self) -> Value {
        match self {
            Self::Key(_) => Value::Object(Map::new()),
            Self::Place(_) => Value::Array(Vec::new()),
        }
    }
}

/// Keys and places are new, or the last ones: they are shown in their order.
fn put(at: &mut Value, path: &[Step], value: Value) -> Option<()> {
    match path {
        [] => None,
        [Step::Key(key)] => at.as_object_mut()?.insert(key.clone(), value).is_none().then_some(()),
        [Step::Place(place)] => {
            let list = at.as_array_mut()?;
            list.push(value);
            (list.len() == place + 1).then_some(())
        }
        [Step::Key(key), rest @ ..] => {
            put(at.as_object_mut()?.entry(key.clone()).or_insert_with(|| rest[0].nothing()), rest, value)
        }
        [Step::Place(place), rest @ ..] => {
            let list = at.as_array_mut()?;
            if list.len() == *place {
                list.push(rest[0].nothing());
            }
            put(list.get_mut(*place)?, rest, value)
        }
    }
}

/// `review_meeting.minutes`, `hosts[2]."a.b"`.
fn path(label: &str) -> Option<Vec<Step>> {
    let mut steps = Vec::new();
    let mut rest = label;
    loop {
        if let Some(inside) = rest.strip_prefix('[') {
            let (number, behind) = inside.split_once(']')?;
            steps.push(Step::Place(number.parse::<usize>().ok()?.checked_sub(1)?));
            rest = behind;
        } else {
            let key = if steps.is_empty() { rest } else { rest.strip_prefix('.')? };
            let (name, behind) = name(key)?;
            steps.push(Step::Key(name));
            rest = behind;
        }
        if rest.is_empty() {
            return (steps.len() <= DEEPEST).then_some(steps);
        }
    }
}

fn name(text: &str) -> Option<(String, &str)> {
    if text.starts_with('"') {
        return quoted(text);
    }
    let end = text.find(['.', '[']).unwrap_or(text.len());
    Some((text[..end].to_owned(), &text[end..]))
}

/// A text in quotes at the beginning, and what follows it.
fn quoted(text: &str) -> Option<(String, &str)> {
    let end = text.get(1..)?.find('"')? + 2;
    Some((serde_json::from_str(&text[..end]).ok()?, &text[end..]))
}

/// `7`, `text`, `one, two`, `[one]`.
fn value(shown: &str) -> Option<Value> {
    if let Some(inside) = shown.strip_prefix('[').and_then(|inside| inside.strip_suffix(']')) {
        return Some(Value::Array(if inside.is_empty() { Vec::new() } else { vec![plain(inside)?] }));
    }
    let parts = parts(shown)?;
    match parts.as_slice() {
        [one] => plain(one),
        all => all.iter().map(|one| plain(one)).collect::<Option<_>>().map(Value::Array),
    }
}

/// The texts between commas that are not in quotes.
fn parts(shown: &str) -> Option<Vec<&str>> {
    let mut parts = Vec::new();
    let mut rest = shown;
    loop {
        let end = if rest.starts_with('"') {
            rest.len() - quoted(rest)?.1.len()
        } else {
            rest.find(", ").unwrap_or(rest.len())
        };
        parts.push(&rest[..end]);
        if end == rest.len() {
            return Some(parts);
        }
        rest = rest[end..].strip_prefix(", ")?;
    }
}

fn plain(shown: &str) -> Option<Value> {
    if shown.starts_with('"') {
        return quoted(shown).filter(|(_, rest)| rest.is_empty()).map(|(text, _)| Value::String(text));
    }
    Some(match shown {
        "{}" => Value::Object(Map::new()),
        "null" => Value::Null,
        "true" => Value::Bool(true),
        "false" => Value::Bool(false),
        text => number(text).map_or_else(|| Value::String(text.to_owned()), Value::Number),
    })
}

fn number(text: &str) -> Option<Number> {
    let whole = || text.parse::<u64>().map(Number::from).or_else(|_| text.parse::<i64>().map(Number::from)).ok();
    whole().or_else(|| Number::from_f64(text.parse().ok()?))
}
