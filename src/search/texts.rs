//! The texts that excerpts are taken from, some records in a block.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::DeflateEncoder;

use super::index::block_name;
use super::script::Script;
use super::told::told;
use crate::error::{Error, Result};
use crate::record::Postmortem;

/// How many records' texts share a file. More would be smaller together, and more than a reader asked for.
pub const RECORDS: usize = 16;

/// What excerpts of a record are taken from: each text begins with its section's letter and ends with a unit
/// separator (U+001F), the record ends with a record separator (U+001E).
pub fn text(record: &Postmortem) -> String {
    let mut plain = String::with_capacity(4 << 10);
    // Results show titles and names already.
    for told in told(record).into_iter().filter(|told| !['t', 'k'].contains(&told.section)) {
        plain.push(told.section);
        // A separator in a text would move all sections after it.
        plain.extend(told.text.split(['\u{1e}', '\u{1f}']));
        plain.push('\u{1f}');
    }
    plain.push('\u{1e}');
    plain
}

/// The script with the texts of a block: of the records of `File::texts`, in the order of their numbers.
///
/// `hotwash_search("t0", bits)`, deflated.
pub fn text_block(nth: usize, texts: impl IntoIterator<Item = impl AsRef<str>>) -> Result<Vec<u8>> {
    let cannot = |why| Error::new("the texts of the search cannot be packed").because(why);
    let mut packed = DeflateEncoder::new(Vec::with_capacity(RECORDS << 10), Compression::new(LEVEL));
    for text in texts {
        packed.write_all(text.as_ref().as_bytes()).map_err(cannot)?;
    }
    Ok(Script::new(&block_name('t', nth)).bytes(&packed.finish().map_err(cannot)?).finish())
}

/// Half the time of the best, and almost its size.
const LEVEL: u32 = 5;
