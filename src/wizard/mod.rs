//! The conversation that writes a postmortem.
//!
//! It asks only for what is missing, so that beginning, resuming a draft and completing a partial
//! record are one thing; it tells its [`Host`] after every answer, so that no answer is lost. What
//! is asked stands in `steps`, a file for each section; who asks is anything that implements
//! [`Ask`]: the terminal, or a script.

mod ahead;
mod amount;
mod ask;
mod coach;
mod conversation;
mod field;
mod host;
mod offer;
mod paste;
mod plan;
mod steps;
mod terminal;
mod when;

pub use ask::{Answer, Answered, Ask, Choice, Kind, Need, Question, When};
pub use coach::COACHED;
pub use conversation::{Ending, How, converse};
pub use host::{Alike, Called, Host};
pub use terminal::Terminal;
