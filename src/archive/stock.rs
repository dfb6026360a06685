//! What a build keeps for the next one, so that only records that changed are read again.
//!
//! It lies in drawers: a record's file lies in the same one whatever other records there are, and only a drawer in which
//! something changed is written anew.

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::collection::Kept;
use super::key::Key;
use crate::error::{Error, Result};
use crate::files::Stamp;

/// As many records lie in one drawer, or twice as many.
const DRAWER: usize = 128;

/// What is known of records' files.
#[derive(Debug, Default)]
pub struct Stock {
    drawers: Vec<Drawer>,
}

/// Some of the files, by their paths.
#[derive(Debug, Default)]
struct Drawer {
    files: BTreeMap<String, Stocked>,
    /// Whether it is not as it was kept.
    is_new: bool,
}

/// What is known of one file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Stocked {
    /// The file as the system tells it: while this is so, it need not be read.
    pub stamp: Option<Stamp>,
    /// Its bytes.
    pub content: Key,
    /// What was made of it; `None` for a record that the site does not show.
    pub kept: Option<Kept>,
    /// What of it is withheld from the site's readers, though it is marked public.
    pub withheld: Withheld,
}

/// What the configuration keeps private of a record that is marked public.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Withheld {
    #[default]
    Nothing,
    /// Something in so many of its texts.
    Texts(usize),
    /// All of it, because of its name.
    Whole,
}

impl Stock {
    /// What a former build kept, where it was made by the same; `read` gives the bytes of a drawer. Never fails: what
    /// cannot be read is made again.
    pub fn read(made_by: Key, read: impl Fn(usize) -> Option<Vec<u8>> + Sync) -> Self {
        let open = |nth: usize| Drawer::open(&read(nth)?, made_by);
        let Some((first, count)) = open(0) else { return Self::default() };
        let open = |nth: usize| open(nth).filter(|(_, of)| *of == count).map(|(drawer, _)| drawer);
        let rest: Vec<Drawer> = (1..count).into_par_iter().map(|nth| open(nth).unwrap_or_default()).collect();
        Self { drawers: [first].into_iter().chain(rest).collect() }
    }

    /// The stock of these files, by their paths, each with whether it is new. `former` is what was known before and was
    /// not taken out: of files that there are no more.
    pub fn new(files: Vec<(String, Stocked, bool)>, former: &Self) -> Self {
        let count = (files.len() / DRAWER).max(1).next_power_of_two();
        let is_other = former.drawers.len() != count;
        let is_new =
            |nth: usize| is_other || former.drawers.get(nth).is_none_or(|left| !left.files.is_empty() || left.is_new);
        let mut drawers: Vec<Drawer> =
            (0..count).map(|nth| Drawer { files: BTreeMap::new(), is_new: is_new(nth) }).collect();
        for (file, stocked, is_new) in files {
            let drawer = &mut drawers[place(&file, count)];
            drawer.is_new |= is_new;
            drawer.files.insert(file, stocked);
        }
        Self { drawers }
    }

    pub fn len(&self) -> usize {
        self.drawers.iter().map(|drawer| drawer.files.len()).sum()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What is known of a file, which is not known any more after this.
    pub fn take(&mut self, file: &str) -> Option<Stocked> {
        let count = self.drawers.len();
        self.drawers.get_mut(place(file, count.max(1)))?.files.remove(file)
    }

    /// The files of which something is withheld, by their paths.
    pub fn withheld(&self) -> Vec<(&str, Withheld)> {
        let all = self.drawers.iter().flat_map(|drawer| &drawer.files);
        let some = all.filter(|(_, stocked)| stocked.withheld != Withheld::Nothing);
        let mut some: Vec<_> = some.map(|(file, stocked)| (file.as_str(), stocked.withheld)).collect();
        some.sort_unstable_by_key(|(file, _)| *file);
        some
    }

    /// Has the drawers kept for the next build that are not as they were: `keep` is given the number and the bytes of each.
    pub fn keep(&self, made_by: Key, keep: impl Fn(usize, &[u8]) + Sync) -> Result<()> {
        let count = self.drawers.len();
        let changed = self.drawers.par_iter().enumerate().filter(|(_, drawer)| drawer.is_new);
        changed.try_for_each(|(nth, drawer)| {
            let bytes = postcard::to_allocvec(&(made_by, count, &drawer.files));
            keep(nth, &bytes.map_err(|why| Error::new("what was read cannot be kept").because(why))?);
            Ok(())
        })
    }

    /// What the site is made of.
    pub fn into_kept(self) -> Vec<Kept> {
        let all = self.drawers.into_iter().flat_map(|drawer| drawer.files.into_values());
        all.filter_map(|stocked| stocked.kept).collect()
    }
}

impl Drawer {
    /// A drawer that was kept, and how many there were.
    fn open(bytes: &[u8], made_by: Key) -> Option<(Self, usize)> {
        let (former, rest) = postcard::take_from_bytes::<Key>(bytes).ok()?;
        let (count, files) = postcard::from_bytes(rest).ok().filter(|_| former == made_by)?;
        Some((Self { files, is_new: false }, count))
    }
}

/// The drawer of a file, among so many.
fn place(file: &str, count: usize) -> usize {
    Key::of(file).among(count)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use std::sync::Mutex;

    use super::*;

    fn one(number: usize) -> (String, Stocked, bool) {
        let content = Key::of(number.to_string());
        let stocked = Stocked { stamp: None, content, kept: None, withheld: Withheld::Texts(number) };
        (format!("{number:04}.yaml"), stocked, true)
    }

    /// The drawers that a stock has kept.
    fn keep(stock: &Stock, made_by: Key) -> BTreeMap<usize, Vec<u8>> {
        let kept = Mutex::new(BTreeMap::new());
        stock.keep(made_by, |nth, bytes| drop(kept.lock().unwrap().insert(nth, bytes.to_owned()))).unwrap();
        kept.into_inner().unwrap()
    }

    #[test]
    fn what_is_kept_is_known_again_and_what_is_broken_is_not() {
        let made_by = Key::of("this program");
        let stock = Stock::new((0..600).map(one).collect(), &Stock::default());
        let drawers = keep(&stock, made_by);
        assert_eq!(drawers.len(), 4);
        let read = |made_by| Stock::read(made_by, |nth| drawers.get(&nth).cloned());
        let mut again = read(made_by);
        assert_eq!(again.len(), 600);
        assert!((0..600).map(one).all(|(file, stocked, _)| again.take(&file) == Some(stocked)));
        assert!(read(Key::of("another")).is_empty());
        for length in [0, 5, 20, 400] {
            let mut cut = Stock::read(made_by, |nth| Some(drawers.get(&nth)?.get(..length)?.to_owned()));
            assert!((0..600).map(one).all(|(file, stocked, _)| cut.take(&file).is_none_or(|known| known == stocked)));
        }
    }

    #[test]
    fn only_drawers_in_which_something_changed_are_written() {
        let made_by = Key::of("x");
        let drawers = keep(&Stock::new((0..600).map(one).collect(), &Stock::default()), made_by);
        let written = |changed: Option<usize>, gone: Option<usize>| {
            let mut former = Stock::read(made_by, |nth| drawers.get(&nth).cloned());
            let files = (0..600).filter(|number| Some(*number) != gone).map(|number| {
                let (file, _, _) = one(number);
                let known = former.take(&file).unwrap();
                (file, known, Some(number) == changed)
            });
            let files = files.collect();
            keep(&Stock::new(files, &former), made_by).len()
        };
        assert_eq!(written(None, None), 0);
        assert_eq!(written(Some(7), None), 1);
        assert_eq!(written(None, Some(7)), 1);
    }
}
