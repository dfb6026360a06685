//! What a text says, and what it is to say after a change: what every edit is held to.

use serde_yaml::{Mapping, Value};

use crate::document::node::{Kind, Node};
use crate::document::scalar::{Scalar, resolve};
use crate::finding::{FieldPath, Segment};

/// One change to one field.
#[derive(Debug)]
pub enum Change {
    Set(Value),
    /// Items for the end of a list.
    Append(Vec<Value>),
    Remove,
    /// At each place, the place where the item was.
    Reorder(Vec<usize>),
}

/// What a node says.
pub fn value(node: Node<'_>) -> Value {
    match node.kind() {
        Kind::Scalar { text, plain: true } => match resolve(text) {
            Scalar::Null => Value::Null,
            Scalar::Bool(truth) => truth.into(),
            Scalar::Signed(number) => number.into(),
            Scalar::Unsigned(number) => number.into(),
            Scalar::Float(number) => number.into(),
            Scalar::Text(text) => text.into(),
        },
        Kind::Scalar { text, plain: false } => text.into(),
        Kind::List(items) => Value::Sequence(items.map(value).collect()),
        Kind::Mapping(entries) => {
            let entries = entries.map(|entry| (entry.key.into(), value(entry.value)));
            Value::Mapping(entries.collect())
        }
        Kind::Refused => Value::Null,
    }
}

/// The value with the change; `None` where it has no place for it.
pub fn wanted(mut root: Value, path: &FieldPath, change: &Change) -> Option<Value> {
    if matches!(change, Change::Remove) {
        let (last, parents) = path.steps().split_last()?;
        let Some(parent) = parents.iter().try_fold(&mut root, |value, step| existing(value, step)) else {
            return Some(root);
        };
        match (last, parent) {
            (Segment::Key(key), Value::Mapping(entries)) => {
                entries.shift_remove(key.as_ref());
            }
            (Segment::Index(index), Value::Sequence(items)) if *index < items.len() => {
                items.remove(*index);
            }
            _ => {}
        }
        return Some(root);
    }
    if let Change::Reorder(order) = change {
        let list = path.steps().iter().try_fold(&mut root, existing)?.as_sequence_mut()?;
        let mut places = order.clone();
        places.sort_unstable();
        places.iter().copied().eq(0..list.len()).then_some(())?;
        *list = order.iter().map(|from| std::mem::take(&mut list[*from])).collect();
        return Some(root);
    }
    path.steps().first()?;
    let place = path.steps().iter().try_fold(&mut root, |value, step| made(value, step))?;
    match change {
        Change::Append(items) => {
            if place.is_null() {
                *place = Value::Sequence(Vec::new());
            }
            place.as_sequence_mut()?.extend(items.iter().cloned());
        }
        Change::Set(new) => *place = new.clone(),
        Change::Remove | Change::Reorder(_) => {}
    }
    Some(root)
}

fn existing<'a>(value: &'a mut Value, step: &Segment) -> Option<&'a mut Value> {
    match (step, value) {
        (Segment::Key(key), Value::Mapping(entries)) => entries.get_mut(key.as_ref()),
        (Segment::Index(index), Value::Sequence(items)) => items.get_mut(*index),
        _ => None,
    }
}

/// The same, and a key that is not there is made.
fn made<'a>(value: &'a mut Value, step: &Segment) -> Option<&'a mut Value> {
    let Segment::Key(key) = step else { return existing(value, step) };
    if value.is_null() {
        *value = Value::Mapping(Mapping::new());
    }
    Some(value.as_mapping_mut()?.entry(key.as_ref().into()).or_insert(Value::Null))
}
