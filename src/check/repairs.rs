//! From what a rule or the reader would change to a fix of the file: how sure it is, and where in
//! the text it belongs.

use crate::document::{Document, Problem};
use crate::finding::{FieldPath, Fix, Position, Repair, is_respelled};

/// A mistake's other text. Written without asking where nothing is guessed.
pub fn of_mistake(problem: &Problem, text: &str) -> Option<Fix> {
    let instead = problem.mistake.instead.clone()?;
    let written = text.get(problem.span.clone())?;
    Some(replaced(written, instead, problem.mistake.certain))
}

fn replaced(written: &str, instead: String, certain: bool) -> Fix {
    let certain = certain || is_respelled(written, &instead);
    let repair = Repair::Replace(instead);
    if certain { Fix::safe(repair) } else { Fix::suggested(repair) }
}

/// What a rule would change, with the indices of the text. Elements that were refused are seen by
/// no rule: a list that has one keeps its order until they are mended.
pub fn of_saying<T>(repair: Repair, position: &Position, document: &Document<T>) -> Option<Fix> {
    let in_text = |field: &FieldPath| document.in_text(field).into_owned();
    Some(match repair {
        Repair::Replace(instead) => replaced(document.source.text().get(position.range())?, instead, false),
        Repair::Set(field, text) => Fix::safe(Repair::Set(in_text(&field), text)),
        Repair::Remove(field) => Fix::safe(Repair::Remove(in_text(&field))),
        elsewhere @ (Repair::Render(_) | Repair::Answer(..)) => Fix::safe(elsewhere),
        Repair::Reorder(list, order) => {
            // Refused elements push those behind them on; after the last one they show in the count.
            let end = order.len().checked_sub(1)?;
            let is_whole = in_text(&list.at(end)) == in_text(&list).at(end);
            is_whole.then(|| Fix::safe(Repair::Reorder(in_text(&list), order)))?
        }
    })
}
