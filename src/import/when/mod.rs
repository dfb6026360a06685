//! When something happened, as documents tell it.
//!
//! [`lead`] reads the time that a text begins with, [`cell`] that of a cell below a [`header`];
//! [`heading_day`] and [`day_in`] find the days that times without one belong to, and [`resolve`] puts
//! a whole timeline together. What is not written is taken from where it is written, or left out.

mod clock;
mod column;
mod dates;
mod day;
mod days;
mod halves;
mod lead;
mod relative;
mod resolve;
mod walk;
mod zone;

pub use clock::Clock;
pub use column::{Column, header};
pub use day::{Day, Order};
pub use days::{cell, day_in, heading_day};
pub use lead::{End, Lead, Relative, lead};
pub use resolve::{Doubt, Hints, Placed, Resolved, Where, resolve};
pub use zone::{ZoneWord, zone_in};
