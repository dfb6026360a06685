//! The search: records -> words -> the files of an index, which a browser asks without a server.
//!
//! Pure: data in, bytes out. Each record is asked once for its `Words`, which are kept between builds; an
//! `Index` over all of them tells which files there are and what each depends on, and makes those that are
//! wanted. `templates/html/search.js` reads them. Where there is no browser, a [`Query`] is ranked over the same words
//! ([`rank`]), in the same way.
//!
//! The files, all in `search/`, for incidents that are numbered from the oldest:
//!
//! - `meta.js`: how many incidents, their days, and with which word each other file begins;
//! - `w*.js`: words and where they are found, in order;
//! - `x*.js`: words alone, for those that are misspelt;
//! - `d*.js`: what results show, in blocks;
//! - `t*.js`: texts for excerpts, in blocks;
//! - `facets.js`: the incidents of each service, severity, kind, tag, year and status.

mod answer;
mod bits;
mod card;
mod drawer;
mod drawers;
mod excerpt;
mod fold;
mod index;
mod lexicon;
mod near;
mod query;
mod rank;
mod script;
mod split;
mod texts;
mod told;
mod words;

pub use card::Card;
pub use excerpt::{Excerpt, Extent, SECTIONS, excerpts, marked};
pub use index::{File, Index};
pub use query::{Query, Term, has_phrases};
pub use rank::{Candidate, Mark, Ranking, rank};
pub use texts::{RECORDS as TEXTS, text, text_block};
pub use words::Words;
