//! What an import would write, for looking at and for programs.

use super::documents::{Document, Made};
use super::told::{self, Much};
use super::{Args, Format, closing, table};
use crate::cli::context::Context;
use crate::error::{Error, Result};
use crate::report::harmless_json;

/// Prints the records; what became of each document goes to standard error, as an import tells it.
pub fn print(context: &mut Context, args: &Args, documents: &[Document], is_one: bool) -> Result<()> {
    let made = || documents.iter().filter_map(|document| Some((document, document.made.as_ref().ok()?)));
    if args.format == Format::Json {
        return made().try_for_each(|(document, made)| context.print_raw(&json(document, made)?));
    }
    let (width, much) = (Context::err_width(), if is_one || args.report { Much::All } else { Much::Wrong });
    for (nth, (document, made)) in made().enumerate() {
        let between = if nth == 0 { "" } else { "---\n" };
        context.print_bytes(format!("{between}{}", made.text).as_bytes())?;
        let name = document.shown();
        context.tell(&told::report(&name, &made.report, much, width))?;
        if is_one {
            context.tell(&told::sum(context, &name, made, true))?;
        }
    }
    if !is_one {
        context.tell(&table::draw(documents, width, true))?;
        context.tell(&format!("\n{}", table::totals(documents, width, true)))?;
    }
    closing::beside(context, documents, true)
}

/// The record's own fields, `source` and `report`.
fn json(document: &Document, made: &Made) -> Result<String> {
    let failed = |why| Error::new("the record cannot be written as JSON").because(why);
    let mut record = serde_json::to_value(&made.record).map_err(failed)?;
    record["source"] = document.name.to_string_lossy().into();
    record["report"] = serde_json::to_value(&made.report).map_err(failed)?;
    Ok(harmless_json(&record.to_string()) + "\n")
}
