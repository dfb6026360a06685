//! Keys and values as they are written: for whoever asks how, and not what.

use std::ops::Range;

use super::node::{Kind, Node};
use super::tree::Tree;
use crate::finding::{FieldPath, Segment};

/// One key, or one value that is neither a list nor a mapping.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// With the indices of the text.
    pub field: FieldPath,
    pub bytes: Range<usize>,
    /// What it says.
    pub text: String,
    /// Whether it stands there without quotes, and not as a block of lines.
    pub plain: bool,
}

/// All keys and values of a tree, in the order of its text.
pub fn written(tree: &Tree, source: &str) -> Vec<Written> {
    let mut all = Vec::new();
    walk(tree.root(), &FieldPath::root(), source, &mut all);
    all
}

fn walk(node: Node<'_>, field: &FieldPath, source: &str, all: &mut Vec<Written>) {
    match node.kind() {
        Kind::Scalar { text, plain } => {
            all.push(Written { field: field.clone(), bytes: node.span(), text: text.to_owned(), plain });
        }
        Kind::List(items) => {
            for (place, item) in items.enumerate() {
                walk(item, &field.at(place), source, all);
            }
        }
        Kind::Mapping(entries) => {
            for entry in entries {
                let field = field.at(Segment::from(entry.key.to_owned()));
                let plain = source.get(entry.key_span.clone()) == Some(entry.key);
                all.push(Written { field: field.clone(), bytes: entry.key_span, text: entry.key.to_owned(), plain });
                walk(entry.value, &field, source, all);
            }
        }
        Kind::Refused => {}
    }
}

#[cfg(test)]
mod tests {
    use crate::document::read;

    /// What is read is not asked for here.
    type Nothing = Option<serde::de::IgnoredAny>;

    #[test]
    fn keys_and_values_are_told_with_their_places_and_quotes() {
        let text = "a: [no, 'no']\n\"b\":\n  - c: |\n      no\n";
        let all: Vec<_> =
            read::<Nothing>(text).written().into_iter().map(|it| (it.field.to_string(), it.text, it.plain)).collect();
        let told: Vec<_> = all.iter().map(|(field, text, plain)| (&**field, &**text, *plain)).collect();
        assert_eq!(
            told,
            [
                ("a", "a", true),
                ("a[0]", "no", true),
                ("a[1]", "no", false),
                ("b", "b", false),
                ("b[0].c", "c", true),
                ("b[0].c", "no\n", false)
            ]
        );
        assert_eq!(read::<Nothing>("a: [no").written(), []);
    }
}
