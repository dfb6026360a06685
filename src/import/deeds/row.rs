//! One row of an action table.

use super::deed::{Deed, Part};
use super::item::read_into;
use super::labels::{column, text_rank};
use super::mark::{bare, folded, is_nothing};
use super::put::has_words;
use super::states::behind;
use super::ticket::is_ticket;

/// Whether the words over a table's columns are those of an action table: what is done, and something of it.
pub fn is_actions(head: &[&str]) -> bool {
    let parts: Vec<Part> = head.iter().filter_map(|word| column(word)).collect();
    let about = [Part::Owner, Part::Due, Part::State, Part::Tracker, Part::Kind, Part::Priority];
    parts.contains(&Part::Text) && parts.iter().any(|part| about.contains(part))
}

/// Reads a row by the words over its columns. Cells that have no field, or say something else than their
/// column promises, are left over with the words over them.
pub fn row(head: &[&str], cells: &[&str]) -> Deed {
    let mut deed = Deed::default();
    let text = text_column(head);
    let has_state = head.iter().any(|over| column(over) == Some(Part::State));
    let is_bracket = |c: char| matches!(c, '(' | ')' | '[' | ']');
    for (place, cell) in cells.iter().enumerate().filter(|(place, _)| Some(*place) != text) {
        let over = head.get(place).copied().unwrap_or_default();
        let part = column(over).unwrap_or(Part::Text);
        let cell = match behind(cell).filter(|_| !has_state && !matches!(part, Part::State | Part::Text)) {
            Some((value, state)) if deed.put(Part::State, state.trim_matches(is_bracket), state) => value,
            _ => cell,
        };
        // Cells without words are nothing, but signs of a state are one.
        let said = has_words(cell) || part == Part::State;
        if said && !deed.put(part, cell, cell) && !bare(cell).is_empty() {
            let over = bare(over);
            // "Bug: Bug 12" says it twice.
            let is_said = over.is_empty() || is_ticket(cell) && folded(cell).starts_with(&folded(over));
            deed.leftovers.push(if is_said { cell.trim().to_owned() } else { format!("{over}: {}", cell.trim()) });
        }
    }
    match text.and_then(|place| cells.get(place)) {
        Some(cell) if !is_nothing(cell) => read_into(cell, &mut deed),
        _ => {}
    }
    deed
}

/// The column that says what is done: by the word over it, else the first whose word is not known.
pub fn text_column(head: &[&str]) -> Option<usize> {
    let named = head.iter().enumerate().filter_map(|(place, word)| Some((text_rank(word)?, place))).min();
    named.map(|(_, place)| place).or_else(|| head.iter().position(|word| column(word).is_none()))
}
