//! Events from JSON: an array of objects, an object with one such array in it, or an object a line.

use serde_json::Value;

use super::ground::Ground;
use super::guess::guess;
use super::mapping::{Field, Mapping};
use super::offered::{Feed, Unread};
use super::raw::{Raw, feed, kind, reading};
use super::times::Written;
use crate::error::{Error, Result};
use crate::finding::{nearest, shown};
use crate::import::when::Column;

/// More rows are no timeline.
const MOST_ROWS: usize = 20_000;
/// More keys are not looked at where names are guessed.
const MOST_NAMES: usize = 500;
/// So deep a list of rows is looked for.
const DEEPEST: usize = 4;

/// The objects of a text, by their places from 1.
#[derive(Debug, Clone, Default)]
pub struct Rows {
    pub rows: Vec<(usize, Value)>,
    /// Lines that are no JSON.
    pub unread: Vec<Unread>,
    pub unit: &'static str,
}

/// Finds the rows of a text; of several lists, the one that `rows=PATH` names.
pub fn rows(text: &str, mapping: &Mapping) -> Result<Rows> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let found = match serde_json::from_str::<Value>(text) {
        Ok(value) => Rows { rows: list(&value, mapping)?, unread: Vec::new(), unit: "row" },
        Err(_) if is_lines(text) => lines(text),
        Err(why) => {
            let at = format!("line {}, column {}", why.line(), why.column());
            return Err(Error::new(format!("this is not JSON: {at}")).because(why).hint("see that the file is whole"));
        }
    };
    if found.rows.len() > MOST_ROWS {
        return Err(Error::new(format!("there are more than {MOST_ROWS} rows"))
            .hint("keep the rows of the incident alone, and try again"));
    }
    Ok(found)
}

fn is_lines(text: &str) -> bool {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    first.trim_start().starts_with('{') && serde_json::from_str::<Value>(first).is_ok()
}

fn lines(text: &str) -> Rows {
    let mut rows = Rows { unit: "line", ..Rows::default() };
    for (line, text) in (1..).zip(text.lines()).filter(|(_, text)| !text.trim().is_empty()) {
        match serde_json::from_str(text) {
            Ok(value) => rows.rows.push((line, value)),
            Err(_) => rows.unread.push(Unread { line, why: "it is not JSON".to_owned() }),
        }
    }
    rows
}

/// The one list of objects in a value.
fn list(value: &Value, mapping: &Mapping) -> Result<Vec<(usize, Value)>> {
    let path = match mapping.of(Field::Rows).next() {
        Some(path) => path.to_owned(),
        None if value.is_array() => String::new(),
        None => {
            let mut paths = Vec::new();
            lists(value, "", DEEPEST, &mut paths);
            match paths.as_slice() {
                [path] => path.clone(),
                [] => {
                    return Err(Error::new("there is no list of objects in this JSON").hint("each event is an object"));
                }
                several => {
                    let names: Vec<String> = several.iter().take(6).map(|path| shown(path)).collect();
                    return Err(Error::new(format!("there are several lists in this JSON: {}", names.join(", ")))
                        .hint(format!("`--map rows={}` takes one of them", several[0])));
                }
            }
        }
    };
    match if path.is_empty() { Some(value) } else { at(value, &path) } {
        Some(Value::Array(items)) => Ok((1..).zip(items.iter().cloned()).collect()),
        _ => Err(Error::new(format!("{} is not a list in this JSON", shown(&path)))
            .hint("`rows` is the path of the list of events, as in `data.events`")),
    }
}

/// The paths of lists of objects; what is inside of one is not looked at.
fn lists(value: &Value, path: &str, deep: usize, found: &mut Vec<String>) {
    let Value::Object(entries) = value else { return };
    for (key, inner) in entries {
        let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
        match inner {
            Value::Array(items) if items.first().is_some_and(Value::is_object) => found.push(path),
            Value::Object(_) if deep > 0 => lists(inner, &path, deep - 1, found),
            _ => {}
        }
    }
}

/// The value at a path: `user.name`, `tags/0`, `links.0.url`; a key that is called so comes first.
fn at<'v>(value: &'v Value, path: &str) -> Option<&'v Value> {
    if let Some(found) = value.get(path) {
        return Some(found);
    }
    path.split(['.', '/']).filter(|step| !step.is_empty()).try_fold(value, |value, step| match value {
        Value::Object(entries) => entries.get(step),
        Value::Array(items) => items.get(step.parse::<usize>().ok()?),
        _ => None,
    })
}

/// The texts at a path: of a list of them, each.
fn texts(row: &Value, path: &str) -> Vec<String> {
    let text = |value: &Value| match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    };
    match at(row, path) {
        Some(Value::Array(items)) => items.iter().filter_map(text).collect(),
        Some(value) => text(value).into_iter().collect(),
        None => Vec::new(),
    }
}

/// The events of rows.
///
/// # Errors
/// Where nothing says which key is the time, and which tells what happened.
pub fn json(rows: &Rows, mapping: &Mapping, ground: &Ground) -> Result<Feed> {
    let names = names(rows);
    let mapping = whole(rows, &names, mapping)?;
    let mut understood = Vec::new();
    let mut unread = rows.unread.clone();
    for (line, row) in &rows.rows {
        let line = *line;
        let all = |field| mapping.of(field).flat_map(|path| texts(row, path)).collect::<Vec<_>>();
        if !row.is_object() {
            unread.push(Unread { line, why: "it is no object".to_owned() });
            continue;
        }
        let missing = [Field::At, Field::Text].into_iter().find(|field| all(*field).is_empty());
        if let Some(field) = missing {
            let paths: Vec<String> = mapping.of(field).map(shown).collect();
            unread.push(Unread { line, why: format!("it has no {}", paths.join(" or ")) });
            continue;
        }
        understood.push(Raw {
            line,
            when: Written {
                cells: all(Field::At).into_iter().map(|text| (text, Column::Time { zone: None })).collect(),
            },
            texts: all(Field::Text),
            by: all(Field::By),
            kind: all(Field::Kind).join(" "),
            evidence: all(Field::Evidence),
        });
    }
    let mut feed = feed(understood, rows.unit, ground);
    feed.unread.extend(unread);
    feed.unread.sort_by_key(|unread| unread.line);
    let shown = Mapping { pairs: mapping.pairs.iter().filter(|(field, _)| *field != Field::Rows).cloned().collect() };
    feed.remarks.insert(0, reading(rows.rows.len(), "row", &shown.told(), &[]));
    Ok(feed)
}

/// The keys of all rows, those of objects in them too, with how many rows have a text there.
fn names(rows: &Rows) -> Vec<(String, usize)> {
    let mut names: Vec<(String, usize)> = Vec::new();
    let mut places = std::collections::HashMap::new();
    let mut add = |name: String| {
        if let Some(place) = places.get(&name) {
            let counted: &mut (String, usize) = &mut names[*place];
            counted.1 += 1;
        } else if names.len() < MOST_NAMES {
            places.insert(name.clone(), names.len());
            names.push((name, 1));
        }
    };
    let is_text = |value: &Value| match value {
        Value::String(text) => !text.trim().is_empty(),
        Value::Array(items) => items.iter().any(Value::is_string),
        other => other.is_number(),
    };
    for (_, row) in &rows.rows {
        for (key, value) in row.as_object().into_iter().flatten() {
            match value {
                Value::Object(inner) => {
                    inner.iter().filter(|(_, value)| is_text(value)).for_each(|(of, _)| add(format!("{key}.{of}")));
                }
                value if is_text(value) => add(key.clone()),
                _ => {}
            }
        }
    }
    names
}

/// A mapping with what nobody said guessed.
fn whole(rows: &Rows, names: &[(String, usize)], mapping: &Mapping) -> Result<Mapping> {
    let listed = || names.iter().take(12).map(|(name, _)| shown(name)).collect::<Vec<_>>().join(", ");
    let mut whole = mapping.clone();
    for (_, path) in mapping.pairs.iter().filter(|(field, _)| *field != Field::Rows) {
        if !rows.rows.is_empty() && rows.rows.iter().all(|(_, row)| texts(row, path).is_empty()) {
            let error = Error::new(format!("no row has {}", shown(path)));
            return Err(match nearest(path, names.iter().map(|(name, _)| name.as_str())) {
                Some(near) => error.hint(format!("did you mean {}?", shown(near))),
                None => error.hint(format!("the rows have {}", listed())),
            });
        }
    }
    for field in [Field::At, Field::Text, Field::By, Field::Kind, Field::Evidence] {
        if mapping.of(field).next().is_some() {
            continue;
        }
        let is_taken = |name: &str| whole.pairs.iter().any(|(_, path)| path == name);
        let free = names.iter().map(|(name, count)| (name.as_str(), if is_taken(name) { 0 } else { *count }));
        let is_one = |path: &str| {
            field != Field::Kind
                || rows.rows.iter().any(|(_, row)| texts(row, path).iter().any(|word| kind(word).is_some()))
        };
        match guess(field, free).map(|place| &*names[place].0).filter(|path| is_one(path)) {
            Some(path) => whole.pairs.push((field, path.to_owned())),
            None if matches!(field, Field::At | Field::Text) && !rows.rows.is_empty() => {
                let missing = if field == Field::At { "says when it was" } else { "tells what happened" };
                return Err(Error::new(format!("no key {missing}: the rows have {}", listed()))
                    .hint("`--map at=KEY,text=KEY` says which is which; `user.name` and `links/0` lead further in"));
            }
            None => {}
        }
    }
    whole.pairs.sort_by_key(|(field, _)| *field);
    Ok(whole)
}
