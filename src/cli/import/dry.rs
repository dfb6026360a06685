//! What an import would write, for looking at and for programs.

use super::Format;
use super::documents::{Document, Fate, Made};
use super::told::{self, Much};
use crate::cli::context::Context;
use crate::error::{Error, Result};
use crate::finding::harmless;

/// Prints the records; what became of each document goes to standard error.
pub fn print(context: &mut Context, format: Format, documents: &[Document]) -> Result<()> {
    let mut is_first = true;
    for document in documents {
        let Ok(made) = &document.made else { continue };
        if format == Format::Json {
            context.print_raw(&json(document, made)?)?;
            continue;
        }
        let between = if std::mem::take(&mut is_first) { "" } else { "---\n" };
        context.print_bytes(format!("{between}{}", made.text).as_bytes())?;
        let name = harmless(&document.name.to_string_lossy());
        let text = told::report(&name, &made.report, Much::All, Context::err_width());
        let fate = match &made.fate {
            Fate::Other(_) => " (is there, and would stay)".to_owned(),
            _ => Some(told::fate(made, true))
                .filter(|fate| !fate.is_empty())
                .map(|fate| format!(" ({fate})"))
                .unwrap_or_default(),
        };
        let record = context.name(&made.path);
        context.tell(&format!("{text}{name} -> {record}{fate}: {}\n", told::counts(made)))?;
    }
    Ok(())
}

/// The record's own fields, `source` and `report`.
fn json(document: &Document, made: &Made) -> Result<String> {
    let failed = |why| Error::new("the record cannot be written as JSON").because(why);
    let mut record = serde_json::to_value(&made.record).map_err(failed)?;
    record["source"] = document.name.to_string_lossy().into();
    record["report"] = serde_json::to_value(&made.report).map_err(failed)?;
    Ok(format!("{record}\n"))
}
