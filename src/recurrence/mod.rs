//! What came back: how much one incident is like another, and why.
//!
//! Records are held against each other by what was affected and by what they say of the cause: the rarer what both say,
//! the more it counts. People tell the same thing in other words, so words are also taken for the things that they
//! stand for (`things.txt`). There is one measure, [`Past`]: the rule, the wizard, pages, the summary of a week and
//! `hotwash similar` all ask it.
//!
//! Data from records alone, and without a clock.

mod clauses;
mod generic;
mod holders;
mod known;
mod likeness;
mod past;
mod reasons;
mod tells;
mod things;
mod traits;
mod unfinished;

pub use known::{Known, may_come_back};
pub use likeness::{Bar, Likeness};
pub use past::{Case, Past};
pub use reasons::{Reasons, Shared};
pub use traits::Traits;
pub use unfinished::{Unfinished, unfinished};
