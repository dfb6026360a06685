//! The committed JSON Schemas are what the program prints: editors read them from the repository.
#![expect(clippy::unwrap_used, reason = "tests")]

use std::path::Path;
use std::process::Command;

use snapbox::data::DataFormat;
use snapbox::{Assert, Data};

/// Compares `schemas/<file>` with what `hotwash schema <of>` prints; `SNAPSHOTS=overwrite` writes it.
fn is_printed(file: &str, of: &str) {
    let output = Command::new(env!("CARGO_BIN_EXE_hotwash")).args(["schema", of]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));

    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas").join(file);
    // As text: the order of keys is part of it.
    let committed = Data::read_from(&path, Some(DataFormat::Text));
    Assert::new()
        .action_env(snapbox::assert::DEFAULT_ACTION_ENV)
        .eq(String::from_utf8(output.stdout).unwrap(), committed);
}

#[test]
fn the_schema_of_records_is_committed() {
    is_printed("postmortem.schema.json", "record");
}

#[test]
fn the_schema_of_the_configuration_is_committed() {
    is_printed("config.schema.json", "config");
}
