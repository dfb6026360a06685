//! The zone of a command line.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, StringValueParser, TypedValueParser};
use clap::{Arg, Command};

use crate::error::{Error, Result};
use crate::record::TimeZone;

/// Any text; the names of zones are what shells complete.
#[derive(Debug, Clone, Copy)]
pub struct Names;

impl TypedValueParser for Names {
    type Value = String;

    fn parse_ref(&self, command: &Command, argument: Option<&Arg>, value: &OsStr) -> Result<String, clap::Error> {
        StringValueParser::new().parse_ref(command, argument, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(TimeZone::names().map(PossibleValue::new)))
    }
}

/// The zone of a name; an error with the one that was probably meant.
pub fn named(name: &str) -> Result<TimeZone> {
    name.parse().map_err(|mistake: crate::finding::Mistake| {
        let help = mistake.help.clone().unwrap_or_else(|| "write an IANA name, as in `Europe/London`".to_owned());
        Error::new(format!("`--time-zone`: {mistake}")).hint(help)
    })
}
