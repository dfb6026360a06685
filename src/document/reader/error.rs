//! An error that knows its node.

use std::fmt;

use serde::de::{self, Expected, Unexpected};

use crate::finding::{Defect, Mistake, shown};

/// A mistake on its way up to the walk's start.
#[derive(Debug)]
pub struct Error {
    /// In a box: every value that is read passes by where an error could be.
    pub mistake: Box<Mistake>,
    /// The innermost node that it passed, by id.
    pub at: Option<u32>,
}

impl From<Mistake> for Error {
    fn from(mistake: Mistake) -> Self {
        Self { mistake: Box::new(mistake), at: None }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.mistake, f)
    }
}

impl std::error::Error for Error {}

impl de::Error for Error {
    fn custom<T: fmt::Display>(message: T) -> Self {
        // The alternate form carries a mistake's parts through serde.
        let text = format!("{message:#}");
        Mistake::from_parts(&text).unwrap_or_else(|| Mistake::new(Defect::WrongType, text)).into()
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        let found = match found {
            Unexpected::Str(text) => shown(text),
            other => other.to_string(),
        };
        Mistake::new(Defect::WrongType, format!("expected {expected}, found {found}")).into()
    }
}
