//! Dates, clock times and zones, as a record writes them.
//!
//! A record takes three forms: `2023-08-10 15:30` is local to the record's zone,
//! `2023-08-10T15:30:00Z` and `…+02:00` are absolute, and a trailing `~` on either says
//! approximate. Anything else is refused, with what was probably meant.

mod clock;
mod date;
mod digits;
mod duration;
mod loose;
mod reading;
mod repair;
pub mod spoken;
mod steady;
mod timestamp;
mod tz;
mod zone;

pub use clock::{Clock, Instant, Placed};
pub use date::{Date, Moment};
pub use duration::Span;
pub use loose::{LooseClock, loose_clock};
pub use steady::Steady;
pub use timestamp::{Offset, Timestamp};
pub use tz::{Tz, TzOffset};
pub use zone::TimeZone;
