//! `hotwash import` through the real program: documents in, records and what is told of them out.

mod again;
mod batch;
#[cfg(unix)]
mod batch_commit;
#[cfg(unix)]
mod batch_shown;
mod choosing;
mod commits;
mod events;
mod kin;
mod shapes;

/// A postmortem as a team may have it.
fn document(title: &str, day: &str) -> String {
    format!(
        "# {title}\n\n## Summary\n\nThe queue of {title} ran full.\n\n## Timeline (UTC)\n\n- {day} 10:00: the queue ran \
         full\n- {day} 10:30: more workers were started\n\n## Weather\n\nIt rained all day.\n\n## Action items\n\n- Alert \
         on the length of the queue\n"
    )
}
