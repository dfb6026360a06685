//! Markdown -> record: bring the postmortems that people already have.

pub mod deeds;
pub mod head;
