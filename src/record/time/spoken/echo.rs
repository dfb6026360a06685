//! What was understood, said back.

use chrono::{DateTime, TimeZone, Timelike as _};

use crate::record::time::clock::{Clock, Placed};
use crate::record::time::timestamp::Timestamp;

/// `Thu 2023-08-10 15:30 UTC`; on another clock `Thu 2023-08-10 16:30 BST (15:30 UTC)`.
pub fn echo(time: &Timestamp, clock: Clock) -> String {
    let about = if time.approximate { "about " } else { "" };
    match clock.place(time) {
        Placed::Skipped { .. } => format!("{about}{} (skipped by {})", plain(time), clock.zone()),
        Placed::Repeated { .. } => format!("{about}{} (twice in {})", plain(time), clock.zone()),
        Placed::Once(instant) => {
            let local = clock.local(instant);
            let name = local.offset().abbreviation();
            let said = format!("{about}{} {} {name}", local.format("%a %Y-%m-%d"), hour(&local));
            if name == "UTC" {
                return said;
            }
            let day = if local.date_naive() == instant.date_naive() {
                String::new()
            } else {
                format!("{} ", instant.format("%a %Y-%m-%d"))
            };
            format!("{said} ({day}{} UTC)", hour(&instant))
        }
    }
}

fn plain(time: &Timestamp) -> String {
    time.naive.format("%a %Y-%m-%d %H:%M").to_string()
}

/// Seconds only where there are any.
fn hour<T: TimeZone>(time: &DateTime<T>) -> String
where
    T::Offset: std::fmt::Display,
{
    time.format(if time.second() == 0 { "%H:%M" } else { "%H:%M:%S" }).to_string()
}
