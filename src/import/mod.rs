//! From the postmortems that people already have to records: Markdown in, a record and an honest report out.
//!
//! A document is read as it is written (`head`: what stands above it; `page`: its blocks, section by section, as stretches of
//! the source), each section is understood by what its heading means (`sense`), and what it says is placed in the
//! record's fields word for word. What has no field goes to the appendix, in its order and with its heading: every
//! sentence of the source is in the record. Nothing is invented: no zone, no owner, no day that the source does not say.

pub mod deeds;
pub mod events;
pub mod head;
pub mod page;
pub mod place;
pub mod rows;
pub mod section;
pub mod sense;
pub mod when;
