//! What can be done to an action, and what that changes in the record: a verb a file.

mod assign;
mod decline;
mod done;
mod due;
mod reopen;
mod supersede;
mod verb;

pub use assign::Assign;
pub use decline::Decline;
pub use done::Done;
pub use due::Due;
pub use reopen::Reopen;
pub use supersede::Supersede;
pub use verb::{Case, Changes, Field, Verb};
