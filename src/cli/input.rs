//! What others write to this program.

use std::io::Read as _;

use crate::error::{Error, Result};

/// Standard input up to its end, or to one byte more than `longest`: then it is too long.
pub fn standard_input(longest: u64) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let read = std::io::stdin().lock().take(longest + 1).read_to_end(&mut bytes);
    read.map(|_| bytes).map_err(|why| Error::new("standard input cannot be read").because(why))
}
