//! What a text says, as one row of items.
//!
//! The items stand in the order of the text: a list or mapping before all that it holds, with the
//! place behind that. Their texts are parts of the source. So a record's tree is as good as one
//! allocation, to build and to drop. [`node`](super::node) is how everybody else sees it.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// The largest text that is read, in bytes: all places fit a `u32`.
pub const MAX_BYTES: usize = 4 << 20;

/// The most values that are read, keys among them.
pub const MAX_VALUES: usize = 100_000;

/// A list or mapping of so many values finds one of them without going through all.
const MANY: usize = 256;

/// The values of a text.
#[derive(Debug)]
pub struct Tree {
    source: Arc<str>,
    items: Vec<Item>,
    /// Texts that do not stand in the source as they are, one behind the other.
    pub made: String,
    /// Where the items or keys of a list or mapping of many stand.
    many: BTreeMap<u32, Vec<u32>>,
}

/// One value or key.
#[derive(Debug, Clone, Copy)]
pub(super) struct Item {
    start: u32,
    end: u32,
    pub what: What,
}

#[derive(Debug, Clone, Copy)]
pub(super) enum What {
    /// A text: these bytes of the source, or of what was made.
    Text {
        plain: bool,
        made: bool,
        start: u32,
        end: u32,
    },
    List {
        next: u32,
    },
    /// Keys and values take turns.
    Mapping {
        next: u32,
    },
    Refused,
}

impl Item {
    pub const fn span(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

#[expect(clippy::cast_possible_truncation, reason = "places are those of a text below MAX_BYTES")]
const fn short(place: usize) -> u32 {
    place as u32
}

impl Tree {
    pub fn new(source: &Arc<str>) -> Self {
        // More than the values of a record in a text of this length.
        let items = Vec::with_capacity(source.len() / 16 + 4);
        let made = String::with_capacity(source.len() / 2);
        Self { source: Arc::clone(source), items, made, many: BTreeMap::new() }
    }

    /// The place behind all values: that of the next one.
    pub fn end(&self) -> u32 {
        short(self.items.len())
    }

    #[inline]
    pub(super) fn item(&self, at: u32) -> Item {
        self.items[at as usize]
    }

    pub(super) fn items(&self) -> &[Item] {
        &self.items
    }

    /// The place behind a value and all that it holds.
    #[inline]
    pub(super) fn next(&self, at: u32) -> u32 {
        match self.item(at).what {
            What::List { next } | What::Mapping { next } => next,
            What::Text { .. } | What::Refused => at + 1,
        }
    }

    /// What texts are parts of.
    #[inline]
    pub(super) fn all(&self, made: bool) -> &str {
        if made { &self.made } else { &self.source }
    }

    #[inline]
    pub(super) fn text(&self, made: bool, start: u32, end: u32) -> &str {
        self.all(made).get(start as usize..end as usize).unwrap_or_default()
    }

    /// Whether a value or key is this text.
    #[inline]
    pub(super) fn is_text(&self, at: u32, text: &[u8]) -> bool {
        let What::Text { made, start, end, .. } = self.item(at).what else { return false };
        // Most are told apart by their lengths.
        (end - start) as usize == text.len()
            && self.all(made).as_bytes().get(start as usize..end as usize) == Some(text)
    }

    /// The places of many items or keys; `None` of few.
    pub(super) fn many(&self, holder: u32) -> Option<&[u32]> {
        self.many.get(&holder).map(Vec::as_slice)
    }

    fn add(&mut self, span: &Range<usize>, what: What) -> u32 {
        let at = self.end();
        self.items.push(Item { start: short(span.start), end: short(span.end), what });
        at
    }

    /// Adds the text that stands at `text` in the source.
    pub fn add_text(&mut self, span: &Range<usize>, text: &Range<usize>, plain: bool) -> u32 {
        self.add(span, What::Text { plain, made: false, start: short(text.start), end: short(text.end) })
    }

    /// Adds the text that was written to [`made`](Self::made) since that had the length `start`.
    pub fn add_made(&mut self, span: &Range<usize>, start: usize, plain: bool) -> u32 {
        let end = short(self.made.len());
        self.add(span, What::Text { plain, made: true, start: short(start), end })
    }

    pub fn add_refused(&mut self, span: &Range<usize>) -> u32 {
        self.add(span, What::Refused)
    }

    /// Begins a list or mapping: what is added from now on is in it, until it is closed.
    pub fn open(&mut self, start: usize) -> u32 {
        self.add(&(start..start), What::Refused)
    }

    pub fn close_list(&mut self, at: u32, end: usize) {
        let next = self.end();
        self.close(at, end, What::List { next });
        self.index(at + 1..next, 0);
    }

    pub fn close_mapping(&mut self, at: u32, end: usize) {
        let next = self.end();
        self.close(at, end, What::Mapping { next });
        self.index(at + 1..next, 1);
    }

    fn close(&mut self, at: u32, end: usize, what: What) {
        let item = &mut self.items[at as usize];
        item.end = short(end);
        item.what = what;
    }

    /// Notes where many items stand, or many keys: those have a value `behind` them.
    fn index(&mut self, inside: Range<u32>, behind: u32) {
        if inside.len() <= MANY {
            return;
        }
        let step = |at: &u32| Some(self.next(*at + behind)).filter(|next| *next < inside.end);
        let places: Vec<u32> = std::iter::successors(Some(inside.start), step).collect();
        if places.len() > MANY {
            self.many.insert(inside.start - 1, places);
        }
    }

    /// Takes away what was added from a place on.
    pub fn forget(&mut self, at: u32) {
        self.items.truncate(at as usize);
        self.many.split_off(&at);
    }
}
