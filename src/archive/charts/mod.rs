//! Drawings in SVG, each with a title, a description, and no colour of its own: style sheets say what classes look like.
//!
//! Horizontal places are percentages, vertical ones and letters are pixels. So one drawing fits a telephone, a wide
//! screen and paper, and its letters are as large on all of them. Where letters must not touch, they are placed as on
//! the narrowest screen; wider ones only draw them apart.
//! Patterns, shapes or places tell apart whatever colours do. Nothing is in [`Text`](crate::render::Text) but what
//! [`Pen`](crate::render::Pen) has escaped.

mod columns;
mod dots;
mod frame;
mod glance;
mod rows;
mod timeline;

pub use columns::{Column, columns};
pub use dots::{MOST_DOTS, dots};
pub use frame::Named;
pub use glance::glance;
pub use rows::{Divided, Row, divided, rows};
pub use timeline::timeline;

/// The whole width of a drawing, in hundredths of a percent.
const WHOLE: i64 = 10_000;

/// A drawing's width in pixels on the narrowest screen that letters are placed for.
const NARROWEST: i64 = 300;

#[cfg(test)]
mod tests;
