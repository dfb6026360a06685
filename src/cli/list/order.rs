//! The order of a list.

use std::cmp::{Ordering, Reverse};

use clap::ValueEnum;

use super::entry::Entry;
use crate::config::Config;

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Order {
    /// Newest first
    Date,
    /// Worst first
    Severity,
    /// Longest first
    Duration,
    /// From A to Z
    Title,
    /// Those with most open actions first
    Open,
    /// Those that changed last first, by their own account
    Updated,
}

/// Sorts; of what is equal the newest stands first. What has nothing to be sorted by stands last either way, but for what
/// tells of no time at all: that is still being written, and the newest.
pub fn sort(entries: &mut [Entry], by: Order, is_reverse: bool, config: &Config) {
    let newest_first = |one: &Entry, other: &Entry| other.incident.oldest_first(&one.incident);
    let turned = |order: Ordering| if is_reverse { order.reverse() } else { order };
    let rank = |entry: &Entry| config.severity_place(entry.incident.severity.as_deref());
    entries.sort_by(|one, other| {
        let order = match by {
            Order::Date => return turned(newest_first(one, other)),
            Order::Severity => {
                known_first(rank(one).as_ref(), rank(other).as_ref(), |one, other| turned(one.cmp(other)))
            }
            Order::Duration => {
                let length = |entry: &Entry| entry.lasted().map(|span| Reverse(span.length));
                known_first(length(one).as_ref(), length(other).as_ref(), |one, other| turned(one.cmp(other)))
            }
            Order::Title => turned(one.incident.title.to_lowercase().cmp(&other.incident.title.to_lowercase())),
            Order::Open => turned((other.open, other.overdue).cmp(&(one.open, one.overdue))),
            Order::Updated => {
                known_first(one.incident.updated.as_ref(), other.incident.updated.as_ref(), |one, other| {
                    turned(other.cmp(one))
                })
            }
        };
        order.then_with(|| newest_first(one, other))
    });
}

fn known_first<T>(one: Option<&T>, other: Option<&T>, order: impl Fn(&T, &T) -> Ordering) -> Ordering {
    match (one, other) {
        (Some(one), Some(other)) => order(one, other),
        _ => other.is_some().cmp(&one.is_some()),
    }
}
