//! The list as a calendar: the same events as on the site, under the same names.

use super::pending::Promise;
use crate::archive::due_calendar;
use crate::cli::context::Context;

pub fn ics(promises: &[Promise<'_>], context: &Context) -> String {
    let title = format!("{}: actions due", context.config.site_title);
    // A calendar is in order of its days: programs that show it as a list expect no other.
    let mut all: Vec<&Promise<'_>> = promises.iter().collect();
    all.sort_by_key(|promise| promise.pending.action.due);
    let actions = all.into_iter().map(|promise| (promise.incident, promise.pending.place));
    due_calendar(&title, actions, context.config.base_url.as_deref())
}
