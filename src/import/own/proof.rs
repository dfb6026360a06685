//! The proof that nothing was lost: the record is rendered again, and compared with the document.

use std::collections::HashSet;

use super::actions::TRACE;
use super::hand::Hand;
use super::head::is_derived;
use crate::config::{Config, Target};
use crate::import::held::{Held, words};
use crate::record::Postmortem;
use crate::render::{DEFAULT_LAYOUT, Profile, Renderer, Setting};

/// What a rendering of the record that was read says of the document.
#[derive(Debug, PartialEq, Eq)]
pub enum Proof {
    /// They are the same.
    Same,
    /// They differ, and no word is lost but those of these lines (from 1), which follow from others and do not fit them.
    Edited(Vec<(usize, String)>),
    /// Words would be lost.
    Lost,
}

/// Compares `text`, without the line that a kept document ends with, with what the record gives.
pub fn prove(text: &str, record: &Postmortem, hand: &Hand<'_>) -> Proof {
    let Some(rendered) = rendered(record, hand.config) else { return Proof::Lost };
    if text.trim_end_matches('\n') == rendered.trim_end_matches('\n') {
        return Proof::Same;
    }
    let mut known = Held::of([rendered.as_str()]);
    let all: HashSet<&str> = rendered.lines().map(str::trim).collect();
    let traced: HashSet<_> = rows(hand, &rendered).into_iter().map(|(_, row)| gist(row)).collect();
    let rows = rows(hand, text);
    let mut stray = Vec::new();
    let mut lost = Vec::new();
    for (nth, line) in text.lines().enumerate() {
        let is_row = rows.binary_search_by_key(&nth, |(row, _)| *row).is_ok();
        if all.contains(line.trim()) {
            lost.extend(words(line));
        } else if is_row && traced.contains(&gist(line)) {
            // A factor has other words now, which its row repeats.
        } else if is_row || is_derived(hand, line) {
            stray.push((nth + 1, line.trim().to_owned()));
        } else {
            lost.extend(words(line));
        }
    }
    if lost.into_iter().all(|word| known.take(word)) { Proof::Edited(stray) } else { Proof::Lost }
}

/// The rows of the table that tells which action covers what, with the places of their lines.
fn rows<'t>(hand: &Hand<'_>, text: &'t str) -> Vec<(usize, &'t str)> {
    let head = format!("### {}", hand.say(TRACE));
    let below = text.lines().enumerate().skip_while(|(_, line)| **line != *head).skip(1);
    below.take_while(|(_, line)| !line.starts_with('#')).filter(|(_, line)| line.starts_with('|')).collect()
}

/// What a row says without the words that it repeats: the id, and what covers it.
fn gist(row: &str) -> (&str, &str) {
    let (what, covered) = row.trim_end_matches([' ', '|']).rsplit_once(" | ").unwrap_or((row, ""));
    (what.split_once(": ").map_or(what, |(id, _)| id), covered)
}

fn rendered(record: &Postmortem, config: &Config) -> Option<String> {
    let setting = Setting { config, profile: Profile::Internal };
    let renderer = Renderer::built_in(config, Target::Markdown).ok()?;
    renderer.document(record, &setting, Target::Markdown, DEFAULT_LAYOUT).ok()
}
