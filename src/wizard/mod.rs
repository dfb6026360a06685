//! The conversation that writes a postmortem.
//!
//! It asks only for what is missing, so that beginning, resuming a draft and completing a partial
//! record are one thing; it tells its [`Host`] after every answer, so that no answer is lost. What
//! is asked stands in `steps`, a file for each section; who asks is anything that implements
//! [`Ask`]: the terminal, or a script.

mod ahead;
mod amount;
mod ask;
mod between;
mod coach;
mod conversation;
mod defaults;
mod editor;
mod field;
mod hasty;
mod host;
mod offer;
mod overview;
mod page;
mod paste;
mod plain;
mod plan;
mod purpose;
mod review;
mod slot;
mod steps;
mod terminal;
mod when;

pub use ask::{Answer, Answered, Ask, Choice, Kind, Need, Question, When, asked};
pub use coach::COACHED;
pub use conversation::{Ending, How, converse, converse_section};
pub use defaults::take_defaults;
pub use editor::{Composed, Editor, Sheet, compose};
pub use field::Depth;
pub use hasty::Hasty;
pub use host::{Alike, Called, Host, Meanwhile};
pub use overview::{Overview, overview};
pub use plain::Plain;
pub use plan::{answered, sections};
pub use terminal::Terminal;
