//! One change to a file that somebody wrote: only its bytes change.
//!
//! Comments, order, blank lines, quotes, line ends and the last line without an end all stay. Every
//! change is verified: the new text is parsed, and has to say exactly what the old one said, with the
//! change. Where that fails the file is left alone, and the error says what to write by hand.
//!
//! What is written is spelled and laid out as [`emit`](super::emit) does it. Texts of several lines
//! are prose, whose last line end means nothing, except under `custom`.

mod difference;
mod list;
mod mapping;
mod merge;
mod order;
mod place;
mod remove;
mod reorder;
mod replace;
mod respell;
mod splice;
mod wanted;

pub use respell::respell;

use std::borrow::Cow;

use serde_yaml::{Mapping, Value};

use super::Document;
use super::emit::layout::Layout;
use super::emit::{VERBATIM, prune};
use super::node::Node;
use super::parse::parse;
use super::source::Source;
use super::tree::{MAX_VALUES, Tree};
use crate::error::{Error, Result};
use crate::finding::{FieldPath, Moved, Segment, shown};
use crate::record::{Event, Postmortem};
use splice::Splice;
use wanted::Change;

/// Gives a field a value. A field that is not written yet is inserted where the schema has it, and
/// so are the sections around it.
pub fn set(text: &str, path: &FieldPath, value: &Value) -> Result<String> {
    apply(text, path, &Change::Set(fit(path, value)))
}

/// The same with several texts, which takes as long as with one. They are told apart by where they
/// are inserted: of fields that would stand at the same place, the later ones are an error.
pub fn set_all(text: &str, texts: &[(&FieldPath, &str)]) -> Result<String> {
    if let [(path, value)] = texts {
        return set(text, path, &(*value).into());
    }
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mark = &text[..text.len() - body.len()];
    let edited = || {
        let tree = parsed(body).ok()?;
        let (mut wanted, mut splices) = (wanted::value(tree.root()), Vec::new());
        for (path, value) in texts {
            let change = Change::Set(fit(path, &(*value).into()));
            wanted = wanted::wanted(wanted, path, &change)?;
            splices.push(plan(body, tree.root(), path, &change)?);
        }
        let edited = splice::apply_all(body, splices)?;
        parsed(&edited).is_ok_and(|tree| wanted::value(tree.root()) == wanted).then_some(edited)
    };
    edited()
        .map(|edited| format!("{mark}{edited}"))
        .ok_or_else(|| Error::new("these fields cannot be written together").hint("write them one by one"))
}

/// Puts an item at the end of a list; one that is not written yet, or is empty, is begun.
pub fn append(text: &str, list: &FieldPath, item: &Value) -> Result<String> {
    apply(text, list, &Change::Append(vec![fit(list, item)]))
}

/// The same with an item that is a mapping of texts.
pub fn append_texts(text: &str, list: &FieldPath, item: &[(Cow<'static, str>, String)]) -> Result<String> {
    apply(text, list, &Change::Append(vec![fit(list, &mapping_of(item))]))
}

/// The same with as many as one likes, which takes as long as one.
pub fn append_all(text: &str, list: &FieldPath, items: &[Vec<(Cow<'static, str>, String)>]) -> Result<String> {
    apply(text, list, &Change::Append(items.iter().map(|item| fit(list, &mapping_of(item))).collect()))
}

/// Puts events at the end of a record's timeline, however many there are.
pub fn append_events(text: &str, events: &[Event]) -> Result<String> {
    let list = FieldPath::from("timeline");
    let item = |event| serde_yaml::to_value(event).map(|event| fit(&list, &event));
    let items = events.iter().map(item).collect::<std::result::Result<_, _>>();
    apply(text, &list, &Change::Append(items.map_err(|why| Error::new("cannot write this as YAML").because(why))?))
}

fn mapping_of(item: &[(Cow<'static, str>, String)]) -> Value {
    item.iter().map(|(key, value)| ((**key).into(), value.as_str().into())).collect::<Mapping>().into()
}

/// Takes a field or an item away, with the comment on its line. A field that is not there is no
/// error: the text is returned as it is.
pub fn remove(text: &str, path: &FieldPath) -> Result<String> {
    apply(text, path, &Change::Remove)
}

/// Moves the items of a list, with their comments. At each place of `order` stands the place where
/// the item was: every place once.
pub fn reorder(text: &str, list: &FieldPath, order: &[usize]) -> Result<String> {
    apply(text, list, &Change::Reorder(order.to_vec()))
}

/// Makes a record's file say what `after` says, where `before` is what the record said when it was
/// last looked at: only what differs between the two is written. What another hand wrote meanwhile
/// stays, also beside it in the same list.
///
/// # Errors
/// The text says otherwise by now where it would be changed, or is written in a way that cannot be
/// changed without touching more of it.
pub fn update(text: &str, before: &Postmortem, after: &Postmortem) -> Result<String> {
    let present = said(text)?;
    let wanted = merge::merge(&entries(before)?, &entries(after)?, &present).map_err(|path| {
        Error::new(format!("{} was changed in the file meanwhile", shown(&path.to_string())))
            .hint("look at what is there now, and edit it again")
    })?;
    let mut edited = text.to_owned();
    for (path, change) in difference::changes(&present, &wanted) {
        edited = apply(&edited, &path, &fitted(&path, change))?;
    }
    let written = said(&edited)?;
    let keys = wanted.keys().chain(written.keys());
    match keys.into_iter().find(|key| written.get(*key) != wanted.get(*key)) {
        None => Ok(edited),
        Some(key) => {
            let path = FieldPath::root().at(Segment::from(key.as_str().unwrap_or_default().to_owned()));
            Err(refusal(&path, &Change::Set(wanted.get(key).cloned().unwrap_or_default())))
        }
    }
}

/// The lists whose items are elsewhere in `after`, have gone, or are new.
pub fn moved(before: &Postmortem, after: &Postmortem) -> Result<Vec<Moved>> {
    Ok(difference::moved(&entries(before)?, &entries(after)?))
}

/// What a record says, without what is empty.
fn entries(record: &Postmortem) -> Result<Mapping> {
    let value = serde_yaml::to_value(record).map_err(|why| Error::new("cannot write this as YAML").because(why))?;
    match prune::pruned(value, Some(VERBATIM)) {
        Value::Mapping(entries) => Ok(entries),
        _ => Ok(Mapping::new()),
    }
}

/// What a record's text says.
fn said(text: &str) -> Result<Mapping> {
    let document: Document<Postmortem> = super::read(text);
    match document.problems.first() {
        None => entries(&document.value),
        Some(problem) => Err(out_of_order(&problem.mistake.message)),
    }
}

fn out_of_order(why: &str) -> Error {
    Error::new(format!("cannot edit a file that is not in order: {why}"))
        .hint("run `hotwash check` on it and mend it first")
}

fn fitted(path: &FieldPath, change: Change) -> Change {
    match change {
        Change::Set(value) => Change::Set(fit(path, &value)),
        Change::Append(items) => Change::Append(items.iter().map(|item| fit(path, item)).collect()),
        other => other,
    }
}

/// The value without what is empty, and with its prose ending in a line end.
fn fit(path: &FieldPath, value: &Value) -> Value {
    if matches!(path.steps().first(), Some(Segment::Key(key)) if key == VERBATIM) {
        return value.clone();
    }
    prose(prune::pruned(value.clone(), None))
}

fn prose(value: Value) -> Value {
    match value {
        Value::String(text) if text.contains('\n') => Value::String(format!("{}\n", text.trim_end())),
        Value::Sequence(items) => Value::Sequence(items.into_iter().map(prose).collect()),
        Value::Mapping(entries) => {
            entries.into_iter().map(|(key, value)| (key, prose(value))).collect::<Mapping>().into()
        }
        other => other,
    }
}

fn apply(text: &str, path: &FieldPath, change: &Change) -> Result<String> {
    // The mark is no part of the YAML.
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mark = &text[..text.len() - body.len()];
    let tree = parsed(body).map_err(|why| out_of_order(&why))?;
    let Some(wanted) = wanted::wanted(wanted::value(tree.root()), path, change) else {
        let field = shown(&path.to_string());
        return Err(match change {
            Change::Append(_) | Change::Reorder(_) => Error::new(format!("{field} is not a list")),
            _ => Error::new(format!("there is no place for {field} in this file")),
        });
    };
    if wanted == wanted::value(tree.root()) {
        return Ok(text.to_owned());
    }
    let Some(splice) = plan(body, tree.root(), path, change) else { return Err(refusal(path, change)) };
    let edited = splice.apply(body);
    match parse(&Source::new(&edited)) {
        Ok((tree, problems)) if problems.is_empty() && wanted::value(tree.root()) == wanted => {
            Ok(format!("{mark}{edited}"))
        }
        // Nobody is to write what nobody reads.
        Err(problem) if edited.len() >= MAX_VALUES => {
            Err(Error::new(format!("the file could not be read any more: {}", problem.mistake.message))
                .hint("what is long, such as a log, can be linked as `evidence`, or go into a record of its own"))
        }
        _ => Err(refusal(path, change)),
    }
}

/// The tree of a text without any structural mistake.
fn parsed(text: &str) -> std::result::Result<Tree, String> {
    match parse(&Source::new(text)) {
        Ok((tree, problems)) => match problems.first() {
            None => Ok(tree),
            Some(problem) => Err(problem.mistake.message.clone()),
        },
        Err(problem) => Err(problem.mistake.message),
    }
}

fn plan(text: &str, root: Node<'_>, path: &FieldPath, change: &Change) -> Option<Splice> {
    let found = place::find(text, root, path)?;
    match (change, found.missing) {
        (Change::Remove, []) => remove::remove(text, root, path),
        (Change::Reorder(order), []) => reorder::reorder(text, &found.place, order),
        (Change::Remove | Change::Reorder(_), _) => None,
        (Change::Set(value), []) => replace::replace(text, &found.place, value),
        (Change::Append(items), []) => list::append(text, &found.place, items),
        (Change::Set(value), missing) => mapping::insert(text, &found, missing, value.clone()),
        (Change::Append(items), missing) => mapping::insert(text, &found, missing, items.clone().into()),
    }
}

fn refusal(path: &FieldPath, change: &Change) -> Error {
    let field = shown(&path.to_string());
    let hint = match change {
        Change::Set(value) => format!("write it by hand: {field} is now\n{}", Layout::EXACT.root(value)),
        Change::Append(items) => format!("add it to {field} by hand:\n{}", Layout::EXACT.items(items, 0)),
        Change::Remove => format!("take {field} away by hand"),
        Change::Reorder(_) => format!("put {field} in order by hand"),
    };
    Error::new(format!("cannot change {field} without touching more of the file")).hint(hint)
}
