//! Postmortems that people already have, brought into records.

pub mod when;
