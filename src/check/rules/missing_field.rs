//! A field that a published record needs, and that is not there.
//!
//! A draft needs only a title: there, the rest is noted as what is still to be written. A value that
//! was refused is not missing, and what a configuration or an event supplies is not missing either.
//! Owners and due dates of actions, and the reason of a waiver, have rules of their own.

use crate::check::free_ids;
use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::finding::{FieldPath, Repair};
use crate::record::{Lessons, Milestone, Postmortem, Status};

pub static RULE: Rule = Rule {
    id: "missing-field",
    family: Family::Completeness,
    levels: Levels::of('N', 'W', 'E'),
    summary: "a field that the record's status needs is absent or empty",
    why: "A postmortem is for people who were not there. Without its times, impact, causes and measures they cannot \
          tell what happened, whether it concerns them, and whether it will happen again.",
    help: "write it, or keep the record a `draft` until it is known",
    check: Check::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Found) {
    let mut needs = Needs { subject, found };
    let record = subject.record;
    needs.field("title", record.title.is_some(), "say what happened in a few words");
    if record.stage() == Status::Waived {
        return;
    }
    identity(record, &mut needs);
    milestones(&mut needs);
    story(record, &mut needs);
    causes(record, &mut needs);
    measures(record, &mut needs);
}

fn identity(record: &Postmortem, needs: &mut Needs<'_, '_>) {
    needs.field("id", record.id.is_some(), "write the file's name without its extension");
    needs.field("severity", record.severity.is_some(), "say how bad it was, as in `sev2`");
    // Local times without a zone are `time-zone-missing`, and worse than a field that is not there.
    let is_known = needs.subject.has_zone() || record.times().any(|(_, time)| time.offset.is_none());
    needs.field("time_zone", is_known, "name the zone in which times are shown, as in `UTC` or `Europe/London`");
    needs.field("services", !record.services.is_empty(), "list the services that were affected");
    needs.field("owner", record.owner.is_some(), "name the one person or role that answers for this postmortem");
    needs.field("authors", !record.authors.is_empty(), "list who wrote it, by name or role");
    needs.field("summary", record.summary.is_some(), "tell impact, cause and fix in two or three sentences");
}

fn milestones(needs: &mut Needs<'_, '_>) {
    let start = "set it to the first harm, or give the event that it began with the kind `started`";
    needs.milestone(&[Milestone::Started], start);
    let detection = "set it to when somebody noticed, or give that event the kind `detected`";
    needs.milestone(&[Milestone::Detected], detection);
    let end = "set it, or `milestones.mitigated`, to the end of the harm, or give that event the kind `resolved`";
    needs.milestone(&[Milestone::Resolved, Milestone::Mitigated], end);
}

fn story(record: &Postmortem, needs: &mut Needs<'_, '_>) {
    let method = record.detection.as_ref().and_then(|detection| detection.method);
    needs.part("detection", "method", method.is_some(), "say how it was noticed, as in `monitoring`");
    let impact = record.impact.as_ref().and_then(|impact| impact.summary.as_ref());
    needs.part("impact", "summary", impact.is_some(), "say in one line what users met with");
    needs.field("timeline", !record.timeline.is_empty(), "list what happened when, from before it was noticed");
    for (place, event) in record.timeline.iter().enumerate() {
        needs.item(
            "timeline",
            place,
            "at",
            event.at.is_some(),
            "write when it happened; a trailing `~` means approximate",
        );
        needs.item("timeline", place, "text", event.text.is_some(), "write what happened");
    }
}

fn causes(record: &Postmortem, needs: &mut Needs<'_, '_>) {
    let cause = record.root_cause.as_ref().is_some_and(|cause| cause.summary.is_some() || cause.detail.is_some());
    needs.field("root_cause", cause, "write its `summary` in one line, or its `detail`");
    let factors = &record.contributing_factors;
    needs.field("contributing_factors", !factors.is_empty(), "list the conditions that together made it possible");
    let mut free = None;
    for (place, factor) in factors.iter().enumerate() {
        if factor.id.is_none() {
            needs.factor_id(place, free.get_or_insert_with(|| free_ids::for_factors(record)).as_mut());
        }
        needs.item("contributing_factors", place, "text", factor.text.is_some(), "write what the condition was");
    }
    let resolution = record.resolution.as_ref();
    let ended = resolution.is_some_and(|resolution| resolution.summary.is_some() || resolution.detail.is_some());
    needs.field("resolution", ended, "write its `summary` in one line, or its `detail`");
}

fn measures(record: &Postmortem, needs: &mut Needs<'_, '_>) {
    let actions = &record.action_items;
    let is_there =
        !actions.is_empty() || record.no_actions_because.is_some() || needs.is_refused(&"no_actions_because".into());
    let help = "list what is done so that it does not happen again, or say why nothing is in `no_actions_because`";
    needs.field("action_items", is_there, help);
    for (place, action) in actions.iter().enumerate() {
        needs.item("action_items", place, "text", action.text.is_some(), "write what will be done");
    }
    let lessons = record.lessons.as_ref();
    let learnt = "write what went well, what went poorly, or where you got lucky";
    needs.field("lessons", lessons.is_some_and(has_any), learnt);
    let Some(lessons) = lessons else { return };
    let lists =
        [("went_well", &lessons.went_well), ("went_poorly", &lessons.went_poorly), ("got_lucky", &lessons.got_lucky)];
    for (key, list) in lists {
        for (place, _) in list.iter().enumerate().filter(|(_, lesson)| lesson.text.is_none()) {
            needs.missing(FieldPath::from("lessons").at(key).at(place).at("text"), "write the lesson");
        }
    }
}

const fn has_any(lessons: &Lessons) -> bool {
    let Lessons { summary, went_well, went_poorly, got_lucky } = lessons;
    summary.is_some() || !went_well.is_empty() || !went_poorly.is_empty() || !got_lucky.is_empty()
}

/// Gathers what is not there.
struct Needs<'n, 's> {
    subject: &'n Subject<'s>,
    found: &'n mut Found,
}

impl Needs<'_, '_> {
    fn is_refused(&self, field: &FieldPath) -> bool {
        self.subject.is_refused(field)
    }

    fn missing(&mut self, field: FieldPath, help: &'static str) {
        if !self.is_refused(&field) {
            let message = format!("`{field}` is missing");
            self.found.add(Saying::new(field, message).help(help));
        }
    }

    fn field(&mut self, key: &'static str, is_there: bool, help: &'static str) {
        if !is_there {
            self.missing(key.into(), help);
        }
    }

    fn part(&mut self, key: &'static str, part: &'static str, is_there: bool, help: &'static str) {
        if !is_there {
            self.missing(FieldPath::from(key).at(part), help);
        }
    }

    fn item(&mut self, key: &'static str, place: usize, part: &'static str, is_there: bool, help: &'static str) {
        if !is_there {
            self.missing(FieldPath::of_item(key, place, part), help);
        }
    }

    /// The id of a factor, which is one of those that are free.
    fn factor_id(&mut self, place: usize, free: Option<&mut impl Iterator<Item = String>>) {
        let field = FieldPath::from("contributing_factors").at(place).at("id");
        if self.is_refused(&field) {
            return;
        }
        let saying = Saying::new(field.clone(), format!("`{field}` is missing"));
        let saying = saying.help("give it an id that actions can refer to, as in `F1`");
        self.found.add(match free.and_then(Iterator::next) {
            Some(id) => saying.repair(Repair::Set(field, id)),
            None => saying,
        });
    }

    /// One of these milestones, written or set by an event; the first stands for all.
    fn milestone(&mut self, one_of: &[Milestone], help: &'static str) {
        let field = |milestone: &Milestone| FieldPath::from("milestones").at(milestone.key());
        let times = self.subject.milestones();
        if one_of.iter().any(|milestone| times.get(*milestone).is_some()) {
            return;
        }
        let is_refused = |milestone| self.is_refused(&field(milestone)) || self.is_refused_event(*milestone);
        if let Some(first) = one_of.first().filter(|_| !one_of.iter().any(is_refused)) {
            self.missing(field(first), help);
        }
    }

    /// Whether an event would set it, had its time or kind been readable.
    fn is_refused_event(&self, milestone: Milestone) -> bool {
        self.subject.record.timeline.iter().enumerate().any(|(place, event)| {
            let event_at = FieldPath::from("timeline").at(place);
            match event.kind {
                Some(kind) => {
                    milestone.event() == Some(kind) && event.at.is_none() && self.is_refused(&event_at.at("at"))
                }
                None => self.is_refused(&event_at.at("kind")),
            }
        })
    }
}
