//! The same as a table of a document or ticket.

use std::fmt::Write as _;

use super::said::{SaidItem, SaidRecord};
use crate::render::plain_markdown as plain;

/// Writing to a text does not fail.
pub fn record(said: &SaidRecord) -> String {
    let mut out = String::from("| Id | Factor or lesson | Covered by |\n| --- | --- | --- |\n");
    for item in &said.items {
        let _ = writeln!(out, "| {} | {} | {} |", item.id(), text(item), covered(item));
    }
    let mut below = String::new();
    for action in &said.aimless {
        let _ = writeln!(below, "- {} addresses nothing: {}", action.name(), plain(&action.text));
    }
    for (action, id) in &said.unknown {
        let _ = writeln!(below, "- {} addresses {}, which the record does not have", action.name(), plain(id));
    }
    if below.is_empty() { out } else { out + "\n" + &below }
}

/// What nothing covers, over the archive.
pub fn archive(records: &[SaidRecord]) -> String {
    let mut out = String::from("| Record | Id | Factor or lesson | Covered by |\n| --- | --- | --- | --- |\n");
    for said in records {
        for item in &said.items {
            let _ = writeln!(out, "| {} | {} | {} | {} |", plain(&said.name), item.id(), text(item), covered(item));
        }
    }
    out
}

fn text(item: &SaidItem) -> String {
    format!("{} ({})", plain(&item.text), item.is())
}

fn covered(item: &SaidItem) -> String {
    let actions: Vec<String> = item.actions.iter().map(|action| plain(&action.line()).into_owned()).collect();
    let nothing = item.nothing().trim_end();
    let nothing = if nothing.is_empty() { String::new() } else { format!("**{nothing}** ") };
    format!("{nothing}{}", actions.join("<br>")).trim_end().to_owned()
}
