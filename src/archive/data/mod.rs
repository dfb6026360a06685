//! The archive for programs: lists and records as JSON with their schemas, tables, and what search engines look for.

mod filled;
mod listing;
mod record;
mod schema;
mod sitemap;
mod tables;

use super::collection::Collection;
use super::page::Page;
use super::plan::Plan;
use crate::error::Result;

pub use listing::{PATH, pages_of};
pub use record::{RecordData, path as record_path};
pub use schema::{LISTING as LISTING_SCHEMA, RECORD as RECORD_SCHEMA};
pub use sitemap::files as sitemaps;

/// Where the tables lie.
pub const INCIDENTS: &str = "incidents.csv";
pub const ACTIONS: &str = "actions.csv";

/// One file for programs.
#[derive(Debug, Clone, Copy)]
pub enum File {
    Listing,
    Incidents,
    Actions,
    RecordSchema,
    ListingSchema,
    /// `sitemap.xml`: the pages, or where there are too many the files that have them.
    Sitemap,
    /// One of these, counted from 1.
    SitemapPart(usize),
}

impl File {
    /// Makes the file. `pages` are all files of the site, by path.
    pub fn make(self, collection: &Collection, pages: &[Page], plan: Plan<'_>) -> Result<String> {
        match self {
            Self::Listing => listing::records(collection, plan),
            Self::Incidents => Ok(tables::incidents(&collection.incidents)),
            Self::Actions => Ok(tables::actions(&collection.incidents)),
            Self::RecordSchema => schema::record(),
            Self::ListingSchema => schema::listing(),
            Self::Sitemap => Ok(sitemap::first(collection, pages, plan)),
            Self::SitemapPart(nth) => Ok(sitemap::part(nth, collection, pages, plan)),
        }
    }
}
