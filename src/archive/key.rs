//! What the bytes of a file depend on, as a number.

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_128;

use crate::error::{Error, Result};

/// Equal keys, equal bytes: a page whose key is that of a former build need not be made again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Key(u128);

impl Key {
    /// The key of a text or of bytes.
    pub fn of(bytes: impl AsRef<[u8]>) -> Self {
        Self(xxh3_128(bytes.as_ref()))
    }

    /// The key that another room tells.
    pub const fn given(digest: u128) -> Self {
        Self(digest)
    }

    /// The key of all that a value holds.
    pub fn of_value(value: &impl Serialize) -> Result<Self> {
        let bytes =
            postcard::to_allocvec(value).map_err(|why| Error::new("a page's data cannot be kept").because(why))?;
        Ok(Self::of(bytes))
    }

    /// The key of both, in this order.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        let mut both = [0; 32];
        both[..16].copy_from_slice(&self.0.to_le_bytes());
        both[16..].copy_from_slice(&other.0.to_le_bytes());
        Self::of(both)
    }

    /// One of so many places, at least one; always the same for the same key.
    pub fn among(self, places: usize) -> usize {
        usize::try_from(self.0 % places.max(1) as u128).unwrap_or_default()
    }

    /// A few digits of it, for names.
    pub fn short(self) -> String {
        format!("{:08x}", self.0 >> 96)
    }
}
