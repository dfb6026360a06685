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
pub const RECORDS: usize = 64;

/// The script with the texts of a block: the records of `File::texts`, in the order of their numbers.
///
/// `hotwash_search("t0", bits)`, deflated: each text begins with its section's letter and ends with a unit
/// separator (U+001F), each record ends with a record separator (U+001E).
pub fn text_block<'a>(nth: usize, records: impl IntoIterator<Item = &'a Postmortem>) -> Result<Vec<u8>> {
    let mut plain = String::with_capacity(RECORDS << 12);
    for record in records {
        // Results show titles and names already.
        for told in told(record).into_iter().filter(|told| !['t', 'k'].contains(&told.section)) {
            plain.push(told.section);
            // A separator in a text would move all sections after it.
            plain.extend(told.text.split(['\u{1e}', '\u{1f}']));
            plain.push('\u{1f}');
        }
        plain.push('\u{1e}');
    }
    let cannot = |why| Error::new("the texts of the search cannot be packed").because(why);
    let mut packed = DeflateEncoder::new(Vec::with_capacity(plain.len() / 4), Compression::new(LEVEL));
    packed.write_all(plain.as_bytes()).map_err(cannot)?;
    Ok(Script::new(&block_name('t', nth)).bytes(&packed.finish().map_err(cannot)?).finish())
}

/// Half the time of the best, and almost its size.
const LEVEL: u32 = 5;
