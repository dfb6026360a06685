//! The list as a checklist.

use super::given::{link, task};
use super::groups::Group;
use super::pending::Promise;
use crate::cli::context::Context;
use crate::tracker::{Part, checklist};

/// Without marks it is for people, with them also for `hotwash actions sync`.
pub fn markdown(groups: &[Group<'_>], marks: bool, context: &Context) -> String {
    let parts: Vec<Part> = groups
        .iter()
        .map(|group| Part {
            name: group.name.clone(),
            tasks: group.all.iter().map(|promise: &Promise<'_>| task(promise, link(promise, context))).collect(),
        })
        .collect();
    checklist(&parts, marks)
}
