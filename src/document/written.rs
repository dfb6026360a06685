//! Keys and values as they are written: for whoever asks how, and not what.

use std::ops::Range;

use super::tree::{Item, Tree, What};

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
    /// The keys and values without quotes that are worth a look by their first byte and their length:
    /// most are passed over before they are taken as a text.
    pub fn plain(&self, is_worth: impl Fn(u8, usize) -> bool) -> impl Iterator<Item = Written<'_>> {
        let is_worth = move |item: &Item| {
            let What::Text { plain: true, made, start, end } = item.what else { return false };
            let first = self.all(made).as_bytes().get(start as usize);
            first.is_some_and(|first| is_worth(*first, (end - start) as usize))
        };
        self.items().iter().filter(move |item| is_worth(item)).filter_map(|item| self.as_written(*item))
    }

    /// Where keys and values stand that are in quotes, or a block of lines.
    pub fn enclosed(&self) -> impl Iterator<Item = Range<usize>> {
        let is_enclosed = |item: &&Item| matches!(item.what, What::Text { plain: false, .. });
        self.items().iter().filter(is_enclosed).map(|item| item.span())
    }

    /// The key or value at a place, if there is one.
    #[inline]
    pub fn written(&self, at: u32) -> Option<Written<'_>> {
        self.as_written(self.item(at))
    }

    #[inline]
    fn as_written(&self, item: Item) -> Option<Written<'_>> {
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
        let plain: Vec<&str> = document.plain(|first, length| first != b'a' && length < 3).map(|it| it.text).collect();
        assert_eq!(plain, ["no", "c"]);
        let enclosed: Vec<&str> = document.enclosed().map(|bytes| text[bytes].trim_end()).collect();
        assert_eq!(enclosed, ["'no'", "\"b\"", "no"]);
        assert_eq!(read::<Nothing>("a: [no").written().count(), 0);
    }
}
