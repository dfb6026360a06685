//! The schemas of what the site gives to programs, made from the types that are written.

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;

use super::listing::Listing;
use super::record::RecordData;
use crate::error::{Error, Result};

/// Where the schemas lie in the site.
pub const LISTING: &str = "schemas/records.schema.json";
pub const RECORD: &str = "schemas/record-page.schema.json";

/// The second as a record names it, which lies in a folder.
pub const RECORD_FROM_RECORD: &str = "../schemas/record-page.schema.json";

/// The schema of `records.json`.
pub fn listing() -> Result<String> {
    text::<Listing<'static>>("hotwash records")
}

/// The schema of `incidents/<name>.json`.
pub fn record() -> Result<String> {
    text::<RecordData<'static>>("hotwash record page")
}

fn text<T: JsonSchema>(title: &str) -> Result<String> {
    let settings = SchemaSettings::draft07().for_serialize().with(|settings| settings.inline_subschemas = true);
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    schema.insert("title".to_owned(), title.into());
    let text =
        serde_json::to_string_pretty(&schema).map_err(|why| Error::new("a schema cannot be made").because(why))?;
    Ok(format!("{text}\n"))
}
