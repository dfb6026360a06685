//! All records together: which files the index has, what they depend on, and their bytes.

use std::fmt::Write as _;
use std::ops::Range;
use std::sync::OnceLock;

use rayon::prelude::*;
use xxhash_rust::xxh3::{Xxh3, xxh3_128};

use super::bits::{Bits, push_string, span};
use super::card::{self, Card};
use super::drawer::{Drawer, List};
use super::drawers::{self, BOUNDS};
use super::script::Script;
use super::texts;
use super::words::Words;
use crate::error::{Error, Result};

/// How many cards share a file: the best results lie in as many.
const CARDS: usize = 32;

/// Where the files lie in the site.
pub const FOLDER: &str = "search/";

/// One file of the index, before it is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Relative to the site's folder, with `/`.
    pub path: String,
    /// Equal digests, equal bytes.
    pub digest: u128,
    what: What,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum What {
    Meta,
    Facets,
    Words(Range<usize>),
    Spellings(Range<usize>),
    Cards(Range<usize>),
    Texts(Range<usize>),
}

impl File {
    /// The numbers of the records whose texts it holds: `text_block` makes it.
    pub fn texts(&self) -> Option<Range<usize>> {
        match &self.what {
            What::Texts(records) => Some(records.clone()),
            _ => None,
        }
    }
}

/// The search index of an archive.
#[derive(Debug)]
pub struct Index {
    words: Vec<Words>,
    files: Vec<File>,
    /// The words of drawers that were opened, for the lists of spellings.
    lists: Vec<OnceLock<String>>,
}

pub fn block_name(letter: char, nth: usize) -> String {
    format!("{letter}{nth}")
}

impl Index {
    /// An index of incidents and their words, both in the order of their numbers.
    pub fn new(cards: &[Card<'_>], words: Vec<Words>) -> Result<Self> {
        if cards.len() != words.len() {
            return Err(Error::new("the search has words of other incidents than it has"));
        }
        let files = files(cards, &words)?;
        Ok(Self { words, files, lists: (0..BOUNDS.len()).map(|_| OnceLock::new()).collect() })
    }

    pub fn files(&self) -> &[File] {
        &self.files
    }

    /// The bytes of a file; `cards` are all incidents' again. One of texts is made of its records' by `text_block`.
    pub fn bytes<'a>(&self, nth: usize, cards: impl Fn(Range<usize>) -> Vec<Card<'a>>) -> Result<Vec<u8>> {
        let file = self.files.get(nth).ok_or_else(|| Error::new("the search has no such file"))?;
        let name = name(&file.path);
        match &file.what {
            What::Meta => Ok(Self::meta(&cards(0..self.words.len()))),
            What::Facets => Ok(card::facets(&cards(0..self.words.len()))),
            What::Words(drawers) => Ok(self.words(name, drawers.clone())),
            What::Spellings(drawers) => Ok(self.spellings(name, drawers.clone())),
            What::Cards(records) => Ok(card::block(name, &cards(records.clone()))),
            What::Texts(_) => Err(Error::new("texts of the search are made of their records")),
        }
    }

    /// `hotwash_search("meta", {"records":3,"dated":3,…,"words":["","con",…],"spellings":["a",…],"examples":["disk",…]},
    /// days)`.
    fn meta(cards: &[Card<'_>]) -> Vec<u8> {
        let mut days = Bits::default();
        let dated = card::push_days(cards, &mut days);
        let mut written = String::new();
        let count = cards.len();
        let _ =
            write!(written, "{{\"records\":{count},\"dated\":{dated},\"cards\":{CARDS},\"texts\":{}", texts::RECORDS);
        let bounds = |drawers: Range<usize>| BOUNDS[drawers.start];
        push_strings("words", drawers::files(count).map(bounds), &mut written);
        push_strings("spellings", drawers::spellings(count).into_iter().map(bounds), &mut written);
        push_strings("examples", card::examples(cards).iter(), &mut written);
        written.push('}');
        Script::new("meta").raw(&written).bytes(&days.into_bytes()).finish()
    }

    fn words(&self, name: &str, drawers: Range<usize>) -> Vec<u8> {
        let mut all = List::default();
        let mut bits = Bits::default();
        for nth in drawers {
            let drawer = self.open(nth);
            drawer.words().for_each(|word| all.push(word));
            drawer.push_found(span(self.words.len()), &mut bits);
        }
        Script::new(name).text(all.text()).bytes(&bits.into_bytes()).finish()
    }

    fn open(&self, nth: usize) -> Drawer {
        let drawer = Drawer::open(nth, self.words.iter());
        self.lists[nth].get_or_init(|| list(&drawer));
        drawer
    }

    fn spellings(&self, name: &str, drawers: Range<usize>) -> Vec<u8> {
        let mut text = String::new();
        for nth in drawers {
            let list = self.lists[nth].get_or_init(|| list(&Drawer::open(nth, self.words.iter())));
            text.push_str(list);
        }
        Script::new(name).text(&text).finish()
    }
}

/// The words of a drawer that are worth being corrected to.
fn list(drawer: &Drawer) -> String {
    let mut list = List::default();
    drawer.words().filter(|word| word.len() > 2).for_each(|word| list.push(word));
    list.text().to_owned()
}

fn push_strings(key: &str, strings: impl Iterator<Item = impl AsRef<str>>, into: &mut String) {
    let _ = write!(into, ",\"{key}\":[");
    for (nth, string) in strings.enumerate() {
        into.push_str(if nth == 0 { "" } else { "," });
        push_string(string.as_ref(), into);
    }
    into.push(']');
}

/// `w12` of `search/w12.js`.
fn name(path: &str) -> &str {
    path.trim_start_matches(FOLDER).trim_end_matches(".js")
}

fn files(cards: &[Card<'_>], words: &[Words]) -> Result<Vec<File>> {
    let drawers = digests(words);
    let shape = span(cards.len()).to_le_bytes();
    let of_drawers = |kind: u8, drawers_of: &Range<usize>| {
        let mut digest = Xxh3::new();
        digest.update(&[kind]);
        digest.update(&shape);
        for nth in drawers_of.clone() {
            digest.update(&drawers[nth].to_le_bytes());
        }
        digest.digest128()
    };
    let mut files = Vec::new();
    let mut add = |name: String, digest: u128, what: What| {
        files.push(File { path: format!("{FOLDER}{name}.js"), digest, what });
    };
    for (nth, drawers) in drawers::files(cards.len()).enumerate() {
        add(block_name('w', nth), of_drawers(b'w', &drawers), What::Words(drawers));
    }
    for (nth, drawers) in drawers::spellings(cards.len()).into_iter().enumerate() {
        add(block_name('x', nth), of_drawers(b'x', &drawers), What::Spellings(drawers));
    }
    let mut all = Xxh3::new();
    let blocks = cards.par_chunks(CARDS).map(digest_of).collect::<Result<Vec<u128>>>()?;
    for (nth, digest) in blocks.into_iter().enumerate() {
        all.update(&digest.to_le_bytes());
        let start = nth * CARDS;
        add(block_name('d', nth), digest, What::Cards(start..(start + CARDS).min(cards.len())));
    }
    let mut days = Bits::default();
    let dated = card::push_days(cards, &mut days);
    all.update(&dated.to_le_bytes());
    let mut meta =
        [&b"m"[..], &cards.len().to_le_bytes()[..], &dated.to_le_bytes()[..], &days.into_bytes()[..]].concat();
    meta.extend(card::examples(cards).join("\n").into_bytes());
    add("meta".to_owned(), xxh3_128(&meta), What::Meta);
    add("facets".to_owned(), all.digest128(), What::Facets);
    for (nth, block) in words.chunks(texts::RECORDS).enumerate() {
        let mut digest = Xxh3::new();
        for words in block {
            digest.update(&words.told().to_le_bytes());
        }
        let start = nth * texts::RECORDS;
        digest.update(b"t");
        add(block_name('t', nth), digest.digest128(), What::Texts(start..start + block.len()));
    }
    Ok(files)
}

/// What each drawer depends on: a sum over all records, which can be added up in any order.
fn digests(words: &[Words]) -> Vec<u64> {
    let nothing = || vec![0; BOUNDS.len()];
    let numbered = words.par_iter().enumerate().with_min_len(256);
    let sums = numbered.fold(nothing, |mut sums, (number, words)| {
        words.add_digests(number as u64, &mut sums);
        sums
    });
    sums.reduce(nothing, |one, other| one.into_iter().zip(other).map(|(one, other)| one.wrapping_add(other)).collect())
}

fn digest_of(cards: &[Card<'_>]) -> Result<u128> {
    let bytes =
        postcard::to_allocvec(cards).map_err(|why| Error::new("an incident's card cannot be kept").because(why))?;
    Ok(xxh3_128(&bytes))
}
