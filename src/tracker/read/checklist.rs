//! A checklist whose lines bear comments that name actions.

use crate::tracker::checklist::HEAD;
use crate::tracker::marker::Marker;
use crate::tracker::ticket::{State, Ticket};

/// The boxes of a checklist that name actions; `None` where there is none, and it is no list of ours.
pub fn tickets(text: &str) -> Option<Vec<Ticket>> {
    let tickets: Vec<Ticket> = (1..).zip(text.lines()).filter_map(|(number, line)| ticket(number, line)).collect();
    (!tickets.is_empty() || text.starts_with(HEAD)).then_some(tickets)
}

/// Whether the box of a line is checked.
fn is_checked(line: &str) -> Option<bool> {
    let item = line.trim_start().strip_prefix(['-', '*', '+'])?.trim_start();
    match item.get(..3)? {
        "[ ]" => Some(false),
        "[x]" | "[X]" => Some(true),
        _ => None,
    }
}

fn ticket(number: usize, line: &str) -> Option<Ticket> {
    let state = if is_checked(line)? { State::Done } else { State::Open };
    let (_, marker) = Marker::in_comment(line)?;
    Some(Ticket {
        name: format!("line {number}"),
        marker: Some(marker),
        url: None,
        key: None,
        state,
        // A box says no day: it is the one on which it is read.
        closed: None,
        assignees: Vec::new(),
        due: None,
    })
}
