//! Proofreading: rules over records give findings.
//!
//! A rule is one file in `rules/` with all that is known about it, as plain `static` data with a
//! function. Rules say what is wrong with which field; lines and columns are found here, once.

mod acronyms;
mod around;
mod assets;
mod budget;
mod chronology;
mod content;
mod cores;
mod desk;
mod entry;
mod extent;
mod fix;
mod free_ids;
mod glance;
mod hidden;
mod hush;
mod incident_length;
mod key_formats;
mod letters;
mod levels;
mod links;
mod lists;
mod mentions;
mod names;
mod near;
mod outcome;
mod people;
mod phrases;
mod places;
mod proofread;
mod public;
mod readings;
mod refused;
mod repairs;
mod rule;
pub mod rules;
mod said;
mod secrets;
mod sheaf;
mod sieve;
mod spans;
mod spoken;
mod subject;
mod unanswered;
mod vocabulary;
mod words;

pub use around::{Around, AskCommitted, AskFile, AskRenders, Beside, Former, Keep, StaleRender};
pub use entry::Entry;
pub use fix::{Fixed, Mended, answer, fix};
pub use levels::asks_for_history;
pub use outcome::{Outcome, Part};
pub use proofread::{Content, Options, Read, proofread, proofread_beside, proofread_text};
pub use rule::{Check, Family, Found, FoundIn, Levels, Rule, Saying};
pub use spoken::could_last;
pub use subject::Subject;
