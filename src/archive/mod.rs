//! The static archive: incidents -> a pure plan of files -> one writer.
//!
//! Of each record an [`Incident`](crate::insight::Incident) is kept, which is a tenth of it; the plan says which
//! files there are and what each depends on (its [`Key`]); the writer has those made that are not there already, one
//! by one. The same records give the same bytes, on any machine and on any day. Links are relative, so that the folder
//! can be opened from disk and moved anywhere.

mod address;
mod charts;
mod collection;
mod data;
mod excerpts;
mod facet;
mod feeds;
mod handover;
mod insights;
mod key;
mod look;
mod marks;
pub mod page;
mod pages;
mod plan;
mod recurring;
mod site;
mod stock;
mod utc;
pub mod writer;

pub use collection::Kept;
pub use feeds::due_calendar;
pub use key::Key;
pub use look::{Asset, Look};
pub use marks::Marks;
pub use page::Page;
pub use plan::Plan;
pub use site::{Site, card};
pub use stock::{Stock, Stocked, Withheld};
pub use writer::{Written, beside, publish};

/// Where the pages of incidents lie in the site, and how their names end.
const FOLDER: &str = "incidents/";
const EXTENSION: &str = ".html";

/// The page of an incident, relative to the site's folder.
pub fn incident_path(name: &str) -> String {
    format!("{FOLDER}{name}{EXTENSION}")
}
