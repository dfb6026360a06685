//! The name of a participant in what everybody will read.

use crate::check::mentions::mentions;
use crate::check::names::names;
use crate::check::public::{is_public, shown as shown_texts};
use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::check::words::Reported;
use crate::finding::shown;
use crate::record::{Postmortem, Role, Visibility};

pub static RULE: Rule = Rule {
    id: "person-in-public",
    family: Family::Privacy,
    levels: Levels::of('-', 'W', 'W'),
    summary: "a person's name or handle in what a public render shows",
    why: "Who reads a public postmortem does not know the person, but can look the name up, and finds it beside a \
          failure for years. Known as names are those of the record's owners, authors, reviewers and participants, \
          where they look like people and not like roles; a public render leaves those lists out, so only texts are \
          looked at. Participants that are marked `public` may be named. Titles and causes have `person-in-title`.",
    help: "write the role: `the on-call engineer`",
    check: Check::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Found) {
    if !is_public(subject.record) {
        return;
    }
    let mut names = names(subject.record);
    let agreed = agreed(subject.record);
    let agreed = crate::check::names::names(&agreed);
    names.retain(|name| !agreed.contains(name));
    for said in shown_texts(subject).filter(|said| !matches!(said.role, Role::Title | Role::Cause)) {
        let mut reported = Reported::default();
        for part in mentions(said, &names) {
            if reported.is_new(part) {
                let message = format!("{} is a person, and this is read by everybody", shown(part));
                found.add(Saying::new(said.path(), message).part(part));
            }
        }
    }
}

/// Those who are named in public anyway.
fn agreed(record: &Postmortem) -> Postmortem {
    let participants = record.participants.iter().filter(|one| one.visibility == Some(Visibility::Public));
    Postmortem { participants: participants.cloned().collect(), ..Postmortem::default() }
}
