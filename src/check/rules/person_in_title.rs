//! A person in the title, or in a cause.

use crate::check::mentions::mentions;
use crate::check::names::names;
use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::check::vocabulary::Cues;
use crate::check::words::Reported;
use crate::finding::shown;
use crate::record::Role;

pub static RULE: Rule = Rule {
    id: "person-in-title",
    family: Family::Language,
    levels: Levels::always('W'),
    summary: "a person's name or handle in the title or in a cause",
    why: "Whoever stands in a title or a cause is what the incident is remembered by. A role says as much about what \
          happened, and any of its holders would have met the same system. Known as names are those of the record's \
          owners, authors, reviewers and participants, where they look like people and not like roles; handles begin \
          with `@`.",
    help: "write the role: `the on-call engineer`",
    check: Check::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Found) {
    let names = names(subject.record);
    // A handle may be any word.
    let handles = if memchr::memchr(b'@', subject.text.as_bytes()).is_some() { ["@"].as_slice() } else { &[] };
    let cues = Cues::of(&[&names, handles]);
    for said in subject.said_with(&cues, |said| matches!(said.role, Role::Title | Role::Cause)) {
        let mut reported = Reported::default();
        for part in mentions(said, &names) {
            if reported.is_new(part) {
                let message = format!("{} is a person", shown(part));
                found.add(Saying::new(said.path(), message).part(part));
            }
        }
    }
}
