//! The texts of the search, gathered while pages are made: no record is read for them alone.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use crate::error::Result;
use crate::search::{self, TEXTS};

/// As many texts wait for their neighbours at most, a few KB each. Pages are made in the order of their names, which
/// is mostly that of time, as the blocks are: few wait long.
const MOST: usize = 4096;

/// Blocks of the search whose records are being read.
#[derive(Debug)]
pub struct Excerpts {
    incidents: usize,
    blocks: Vec<Mutex<Block>>,
    waiting: AtomicUsize,
}

#[derive(Debug, Default)]
struct Block {
    /// The texts so far, each in its place.
    texts: Vec<Option<Box<str>>>,
    packed: Option<Vec<u8>>,
}

impl Excerpts {
    /// For so many incidents.
    pub fn new(incidents: usize) -> Self {
        let blocks = (0..incidents.div_ceil(TEXTS)).map(|_| Mutex::default()).collect();
        Self { incidents, blocks, waiting: AtomicUsize::default() }
    }

    /// Keeps the text of an incident, and packs its block with the last of them.
    pub fn put(&self, number: usize, text: impl FnOnce() -> String) -> Result<()> {
        let (nth, place) = (number / TEXTS, number % TEXTS);
        let Some(block) = self.blocks.get(nth) else { return Ok(()) };
        let texts = {
            let mut block = block.lock().unwrap_or_else(PoisonError::into_inner);
            if block.texts.is_empty() && block.packed.is_none() {
                block.texts.resize_with(TEXTS.min(self.incidents - nth * TEXTS), || None);
            }
            let Some(free) = block.texts.get_mut(place).filter(|text| text.is_none()) else { return Ok(()) };
            if self.waiting.fetch_add(1, Ordering::Relaxed) >= MOST {
                self.waiting.fetch_sub(1, Ordering::Relaxed);
                return Ok(());
            }
            *free = Some(text().into_boxed_str());
            if block.texts.iter().any(Option::is_none) {
                return Ok(());
            }
            std::mem::take(&mut block.texts)
        };
        self.waiting.fetch_sub(texts.len(), Ordering::Relaxed);
        let packed = search::text_block(nth, texts.iter().flatten())?;
        block.lock().unwrap_or_else(PoisonError::into_inner).packed = Some(packed);
        Ok(())
    }

    /// Takes out a block, if all of its texts came together.
    pub fn take(&self, nth: usize) -> Option<Vec<u8>> {
        self.blocks.get(nth)?.lock().unwrap_or_else(PoisonError::into_inner).packed.take()
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;

    #[test]
    fn a_block_is_there_when_the_last_of_its_texts_is() {
        let count = TEXTS + 2;
        let text = |number: usize| format!("s{number}\u{1f}\u{1e}");
        let excerpts = Excerpts::new(count);
        for number in (1..count).rev() {
            excerpts.put(number, || text(number)).unwrap();
        }
        let expected = |numbers: std::ops::Range<usize>| {
            search::text_block(numbers.start / TEXTS, numbers.map(text).collect::<Vec<_>>()).unwrap()
        };
        assert_eq!(excerpts.take(1), Some(expected(TEXTS..count)));
        assert_eq!(excerpts.take(1), None);
        assert_eq!(excerpts.take(0), None);
        excerpts.put(0, || text(0)).unwrap();
        assert_eq!(excerpts.take(0), Some(expected(0..TEXTS)));
        assert_eq!(excerpts.take(7), None);
    }

    #[test]
    fn those_that_find_no_room_are_read_again() {
        let excerpts = Excerpts::new(2 * MOST);
        for number in (0..2 * MOST).filter(|number| number % TEXTS != 0) {
            excerpts.put(number, || "s\u{1e}".to_owned()).unwrap();
        }
        assert_eq!(excerpts.waiting.load(Ordering::Relaxed), MOST);
        excerpts.put(0, || "s\u{1e}".to_owned()).unwrap();
        assert!(excerpts.take(0).is_none());
    }
}
