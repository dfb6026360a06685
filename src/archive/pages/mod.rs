//! The pages that people read.

mod actions;
mod entry;
mod frame;
mod home;
mod insights;
mod list;
mod overview;
mod plain;
mod record;
mod simple;

pub use actions::{Actions, OwnedActions, owners};
pub use entry::entry;
pub use home::home;
pub use insights::{figures, insights};
pub use list::{List, Part};
pub use overview::overview;
pub use plain::plain;
pub use record::record;
pub use simple::simple;
