//! Keys and values as they are written: for whoever asks how, and not what.

use std::ops::Range;

use super::tree::{Tree, What};

/// One key, or one value that is neither a list nor a mapping.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written<'a> {
    pub bytes: Range<usize>,
    /// What it says.
    pub text: &'a str,
    /// Whether it stands there without quotes, and not as a block of lines.
    pub plain: bool,
}

impl Tree {
    /// The key or value at a place, if there is one.
    #[inline]
    pub fn written(&self, at: u32) -> Option<Written<'_>> {
        let item = self.item(at);
        let What::Text { plain, made, start, end } = item.what else { return None };
        Some(Written { bytes: item.span(), text: self.text(made, start, end), plain })
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
        let document = read::<Nothing>(text);
        let told: Vec<_> =
            document.written().map(|it| (document.field_at(&it.bytes).to_string(), it.text, it.plain)).collect();
        let told: Vec<_> = told.iter().map(|(field, text, plain)| (&**field, *text, *plain)).collect();
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
        assert_eq!(read::<Nothing>("a: [no").written().count(), 0);
    }
}
