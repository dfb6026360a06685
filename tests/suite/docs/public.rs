//! Who reads which field of a public record.

use std::fmt::Write as _;

use hotwash::render::decided::{DECIDED, Readers};

use super::is_made;

#[test]
fn the_reference_tells_who_reads_each_field() {
    let mut made = "## Every field\n\n".to_owned();
    for (readers, title) in [
        (Readers::Everybody, "Shown with the record"),
        (Readers::WhereMarked, "Shown where the item is marked `public`"),
        (Readers::Inside, "Never shown"),
    ] {
        writeln!(made, "### {title}\n\n| fields | because |\n| --- | --- |").unwrap();
        for decided in DECIDED.iter().filter(|decided| decided.readers == readers) {
            let fields: Vec<String> = decided.fields.iter().map(|field| format!("`{field}`")).collect();
            writeln!(made, "| {} | {} |", fields.join(", "), decided.why).unwrap();
        }
        made.push('\n');
    }
    is_made("docs/public.md", &made);
}
