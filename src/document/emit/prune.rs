//! What is empty is left out.

use serde_yaml::Value;

/// `value` without nulls and without empty lists and mappings under any key, except inside the
/// top-level key `verbatim`. Items of lists stay: their number and order mean something.
pub fn pruned(value: Value, verbatim: Option<&str>) -> Value {
    let Value::Mapping(mapping) = value else { return inner(value) };
    let entries = mapping.into_iter().map(|(key, value)| {
        let kept = verbatim.is_some_and(|verbatim| key.as_str() == Some(verbatim));
        let value = if kept { value } else { inner(value) };
        (key, value)
    });
    Value::Mapping(entries.filter(|(_, value)| !is_empty(value)).collect())
}

fn inner(value: Value) -> Value {
    match value {
        Value::Mapping(_) => pruned(value, None),
        Value::Sequence(items) => Value::Sequence(items.into_iter().map(inner).collect()),
        other => other,
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Sequence(items) => items.is_empty(),
        Value::Mapping(entries) => entries.is_empty(),
        _ => false,
    }
}
