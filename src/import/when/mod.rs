//! When something happened, as documents tell it.
//!
//! [`lead`] reads the time that a text begins with, [`cell`] that of a cell below a [`header`];
//! [`heading_day`] and [`day_in`] find the days that times without one belong to, and [`resolve`] puts
//! a whole timeline together. What is not written is taken from where it is written, or left out.

mod any_day;
mod behind;
mod clock;
mod column;
mod dates;
mod day;
mod days;
mod figures;
mod halves;
mod lead;
mod names;
mod point;
mod range;
mod reader;
mod relative;
mod resolve;
mod rows;
mod walk;
mod zone;

pub use clock::Clock;
pub use column::{Column, header};
pub use day::{Day, Order};
pub use days::{cell, day_heading, day_in, heading_day};
pub use lead::{End, Lead};
pub use reader::{dotted, lead};
pub use relative::Relative;
pub use resolve::resolve;
pub use rows::{Doubt, Hints, Placed, Resolved, Where, usual_zone};
pub use zone::{ZoneWord, zone_in};

#[cfg(test)]
mod tests;
