//! A name and what it is.

use serde::Serialize;

use crate::render::ink::Text;

/// One line of a list of facts.
#[derive(Debug, Clone, Serialize)]
pub struct Fact {
    pub label: Text,
    pub value: Text,
}
