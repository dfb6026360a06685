//! A tree's values, as whoever reads it sees them.

use std::ops::Range;

use super::tree::{Tree, What};

/// One value of a text.
#[derive(Debug, Clone, Copy)]
pub struct Node<'a> {
    tree: &'a Tree,
    at: u32,
}

/// What a value is, before anybody wants something of it.
#[derive(Debug, Clone)]
pub enum Kind<'a> {
    Scalar {
        text: &'a str,
        /// Written without quotes, so that it may be a number, a bool or nothing.
        plain: bool,
    },
    List(Items<'a>),
    Mapping(Entries<'a>),
    /// Something that is refused and has been reported.
    Refused,
}

/// A key and its value.
#[derive(Debug, Clone)]
pub struct Entry<'a> {
    pub key: &'a str,
    pub key_span: Range<usize>,
    pub value: Node<'a>,
}

impl Tree {
    /// The value that holds all others.
    pub const fn root(&self) -> Node<'_> {
        self.node(0)
    }

    /// The value with an id.
    pub const fn node(&self, id: u32) -> Node<'_> {
        Node { tree: self, at: id }
    }

    /// The entry whose key has an id.
    pub fn entry(&self, key: u32) -> Entry<'_> {
        Entry { key: self.key(key), key_span: self.item(key).span(), value: self.node(key + 1) }
    }

    #[inline]
    fn key(&self, key: u32) -> &str {
        match self.item(key).what {
            What::Text { made, start, end, .. } => self.text(made, start, end),
            _ => "",
        }
    }

    /// The entries so far of a mapping that is not closed yet.
    pub fn entries_so_far(&self, mapping: u32) -> Entries<'_> {
        Entries(self.node(mapping).steps(self.end(), 1))
    }
}

/// Whether a text without quotes is nothing.
pub fn is_null(text: &str) -> bool {
    matches!(text, "" | "~" | "null" | "Null" | "NULL")
}

impl<'a> Node<'a> {
    /// Counts from 0 in the order of the text.
    pub const fn id(self) -> u32 {
        self.at
    }

    /// Whether nothing is around it.
    pub const fn is_root(self) -> bool {
        self.at == 0
    }

    pub fn span(self) -> Range<usize> {
        self.tree.item(self.at).span()
    }

    #[inline]
    pub fn kind(self) -> Kind<'a> {
        match self.tree.item(self.at).what {
            What::Text { plain, made, start, end } => Kind::Scalar { text: self.tree.text(made, start, end), plain },
            What::List { next } => Kind::List(Items(self.steps(next, 0))),
            What::Mapping { next } => Kind::Mapping(Entries(self.steps(next, 1))),
            What::Refused => Kind::Refused,
        }
    }

    const fn steps(self, end: u32, behind: u32) -> Steps<'a> {
        Steps { tree: self.tree, at: self.at + 1, end, behind }
    }

    pub fn is_refused(self) -> bool {
        matches!(self.tree.item(self.at).what, What::Refused)
    }

    /// Nothing: `key:`, `~`, `null`.
    pub fn is_null(self) -> bool {
        matches!(self.kind(), Kind::Scalar { text, plain: true } if is_null(text))
    }

    /// The items of a list; none of nothing.
    pub fn items(self) -> Option<Items<'a>> {
        match self.kind() {
            Kind::List(items) => Some(items),
            _ => self.is_null().then(|| Items(self.steps(0, 0))),
        }
    }

    /// The entries of a mapping; none of nothing.
    pub fn entries(self) -> Option<Entries<'a>> {
        match self.kind() {
            Kind::Mapping(entries) => Some(entries),
            _ => self.is_null().then(|| Entries(self.steps(0, 1))),
        }
    }

    /// An item of a list.
    pub fn item(self, index: usize) -> Option<Self> {
        match (self.kind(), self.tree.many(self.at)) {
            (Kind::List(_), Some(places)) => places.get(index).map(|at| self.tree.node(*at)),
            (Kind::List(mut items), None) => items.nth(index),
            _ => None,
        }
    }

    /// The entry of a key.
    pub fn entry(self, key: &str) -> Option<Entry<'a>> {
        match self.kind() {
            Kind::Mapping(Entries(mut steps)) => {
                let at = steps.find(|at| self.tree.is_text(*at, key.as_bytes()))?;
                Some(self.tree.entry(at))
            }
            _ => None,
        }
    }

    /// The last item that begins no later than a byte, and its index.
    pub fn item_before(self, byte: usize) -> Option<(usize, Self)> {
        match self.kind() {
            Kind::List(Items(steps)) => self.last_before(byte, steps).map(|(index, at)| (index, self.tree.node(at))),
            _ => None,
        }
    }

    /// The last entry whose key begins no later than a byte.
    pub fn entry_before(self, byte: usize) -> Option<Entry<'a>> {
        match self.kind() {
            Kind::Mapping(Entries(steps)) => self.last_before(byte, steps).map(|(_, at)| self.tree.entry(at)),
            _ => None,
        }
    }

    fn last_before(self, byte: usize, mut steps: Steps<'a>) -> Option<(usize, u32)> {
        let is_before = |at: &u32| self.tree.item(*at).span().start <= byte;
        match self.tree.many(self.at) {
            Some(places) => {
                let index = places.partition_point(is_before).checked_sub(1)?;
                Some((index, *places.get(index)?))
            }
            None => steps.by_ref().take_while(is_before).enumerate().last(),
        }
    }
}

/// The places of a list's items, or of a mapping's keys: those have a value `behind` them.
#[derive(Debug, Clone)]
struct Steps<'a> {
    tree: &'a Tree,
    at: u32,
    end: u32,
    behind: u32,
}

impl Iterator for Steps<'_> {
    type Item = u32;

    #[inline]
    fn next(&mut self) -> Option<u32> {
        let at = self.at;
        if at >= self.end {
            return None;
        }
        self.at = self.tree.next(at + self.behind);
        Some(at)
    }
}

/// The items of a list.
#[derive(Debug, Clone)]
pub struct Items<'a>(Steps<'a>);

impl<'a> Iterator for Items<'a> {
    type Item = Node<'a>;

    fn next(&mut self) -> Option<Node<'a>> {
        self.0.next().map(|at| self.0.tree.node(at))
    }
}

/// The entries of a mapping.
#[derive(Debug, Clone)]
pub struct Entries<'a>(Steps<'a>);

impl<'a> Entries<'a> {
    /// The next entry without its place: its key and its value.
    #[inline]
    pub fn next_pair(&mut self) -> Option<(&'a str, Node<'a>)> {
        let tree = self.0.tree;
        self.0.next().map(|key| (tree.key(key), tree.node(key + 1)))
    }
}

impl<'a> Iterator for Entries<'a> {
    type Item = Entry<'a>;

    fn next(&mut self) -> Option<Entry<'a>> {
        self.0.next().map(|at| self.0.tree.entry(at))
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "tests")]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::document::parse::parse_any;

    /// The tree of a text around so many values that they are not found by going through all.
    fn tree(text: impl FnOnce(&str) -> String) -> Tree {
        let many: Vec<String> = (0..1000).map(|count| format!("n{count}: {count}")).collect();
        let text: Arc<str> = text(&many.join(", ")).into();
        parse_any(&text).unwrap().0
    }

    fn text(node: Node<'_>) -> Option<&str> {
        match node.kind() {
            Kind::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    #[test]
    fn many_items_are_found_by_index_and_by_byte() {
        let tree = tree(|many| format!("a: [{many}]\n"));
        let list = tree.root().entry("a").unwrap().value;
        let value = list.item(617).unwrap().entry("n617").unwrap().value;
        assert_eq!(text(value), Some("617"));
        assert_eq!(list.item_before(value.span().start).map(|(index, _)| index), Some(617));
        assert!(list.item(1000).is_none());
    }

    #[test]
    fn many_keys_are_found_by_byte() {
        let tree = tree(|many| format!("{{{many}}}\n"));
        let value = tree.root().entry("n617").unwrap().value;
        assert_eq!(tree.root().entry_before(value.span().start).unwrap().key, "n617");
        assert!(tree.root().entry_before(0).is_none());
    }

    #[test]
    fn what_is_forgotten_leaves_nothing_behind() {
        let tree = tree(|many| format!("a: 1\na: [{many}]\nb: [x, y]\n"));
        assert_eq!(text(tree.root().entry("a").unwrap().value), Some("1"));
        let list = tree.root().entry("b").unwrap().value;
        assert_eq!(text(list.item(1).unwrap()), Some("y"));
    }
}
