//! What keys say, in the fields of the record.

use super::gather::Said;
use super::hand::{Hand, Slot, Stated, Stating};
use super::impact;
use super::listed::{participants, reference};
use crate::finding::shown;
use crate::import::events::meant;
use crate::import::head::{self, Field, Head, Pair, keys};
use crate::import::report::{APPENDIX, Confidence, RemarkKind};
use crate::import::when::{Column, Lead, cell, day_in, heading_day, zone_in};
use crate::record::{Date, Line, Milestone, Reference, Review, RootCause};

impl Hand<'_, '_> {
    /// Places what stands above the document's body. What has no field is the user's own.
    pub fn front(&mut self, head: &Head) {
        for pair in &head.pairs {
            let at = self.page.start(pair.line);
            if self.fact(pair, at, false) {
                continue;
            }
            let value = match &pair.values[..] {
                [] => continue,
                [one] => one.as_str().into(),
                several => several.to_vec().into(),
            };
            self.record.custom.insert(pair.key.clone(), value);
            self.placed(at, &pair.key, "custom", Confidence::Certain);
        }
        for rest in &head.rest {
            self.keep(self.page.start(rest.line), rest.text.clone());
        }
    }

    /// Places what keys say in the body; what has no field stays under its heading.
    pub fn facts(&mut self, said: Vec<Said>) {
        let mut left: Vec<(usize, String, String, String)> = Vec::new();
        for one in said {
            let is_placed = self.fact(&one.pair, one.at, one.stays);
            if is_placed || one.stays {
                continue;
            }
            let heading = self.page.text(&one.heading).to_owned();
            let line = format!("- {}: {}", one.pair.key, one.pair.values.join("\n  "));
            match left.last_mut().filter(|(_, of, ..)| *of == heading && !heading.is_empty()) {
                Some((_, _, _, text)) => text.extend(["\n", &*line]),
                None => left.push((one.at, heading, one.pair.key, line)),
            }
        }
        for (at, heading, key, text) in left {
            if heading.is_empty() {
                self.placed(at, &key, APPENDIX, Confidence::Certain);
                self.keep(at, text);
            } else {
                self.keep_below(at, &heading, &text);
            }
        }
    }

    /// Places one pair; `false` where its field does not hold all that it says. Of one that stays where it
    /// stands, only times and amounts are taken.
    fn fact(&mut self, pair: &Pair, at: usize, stays: bool) -> bool {
        let facts = keys([pair.clone()]);
        let Some(placed) = facts.placed.into_iter().next() else { return false };
        let note = placed.note.as_deref();
        let whole = placed.values.join("; ");
        if let Some(what) = stating(placed.field) {
            self.days.stated.extend(day_in(&whole));
            let text =
                note.and_then(zone_in).map_or_else(|| whole.clone(), |zone| format!("{whole} {}", zone.written()));
            self.stated.push(Stated { what, key: pair.key.clone(), text, at });
            // A time that cannot be read is kept when that is known.
            return !stays && reads(what, &whole);
        }
        if stays {
            if placed.field == Field::UsersAffected {
                let users = &mut self.record.impact.get_or_insert_default().users_affected;
                *users = users.or_else(|| impact::users(&whole));
            }
            return false;
        }
        let is_placed = self.put(placed.field, &pair.key, &placed.values, &whole, at) && note.is_none();
        if is_placed {
            self.heard_key(&pair.key);
            self.placed(at, &pair.key, name(placed.field), Confidence::Certain);
        }
        is_placed
    }

    /// Puts values into a field; `false` where it cannot hold them.
    fn put(&mut self, field: Field, key: &str, values: &[String], whole: &str, at: usize) -> bool {
        let lines = |values: &[String]| -> Vec<Line> { values.iter().filter_map(|value| value.parse().ok()).collect() };
        let line = || whole.parse::<Line>().ok();
        let record = &mut self.record;
        match field {
            Field::Title => return set(&mut record.title, line()),
            Field::Owner => return set(&mut record.owner, line()),
            Field::Severity => return self.severity(whole, at),
            Field::Status => return set(&mut record.status, head::stage(whole)),
            Field::Kind => return set(&mut record.kind, whole.to_lowercase().replace([' ', '-'], "_").parse().ok()),
            Field::Visibility => return set(&mut record.visibility, whole.to_lowercase().parse().ok()),
            Field::Authors => record.authors.extend(lines(values)),
            Field::Services => record.services.extend(lines(values)),
            Field::Tags => record.tags.extend(lines(values)),
            Field::Reviewers => {
                record
                    .reviewers
                    .extend(lines(values).into_iter().map(|who| Review { who: Some(who), ..Review::default() }));
            }
            Field::Participants(role) => {
                record.participants.extend(values.iter().flat_map(|value| participants(value, role)));
            }
            Field::References => {
                let named = |value: &String| {
                    let reference = reference(value);
                    let is_bare = reference.title.is_none() && key.split_whitespace().count() > 1;
                    Reference { title: if is_bare { key.parse().ok() } else { reference.title }, ..reference }
                };
                record.references.extend(values.iter().map(named));
            }
            Field::Summary => self.add(Slot::Summary, whole),
            Field::Trigger => self.add(Slot::Trigger, whole),
            Field::Detection => self.add(Slot::Detection, whole),
            Field::Resolution => self.add(Slot::Resolution, whole),
            Field::RootCause => {
                let cause = record.root_cause.get_or_insert_with(RootCause::default);
                if !set(&mut cause.summary, line()) {
                    self.add(Slot::RootCause, whole);
                }
            }
            Field::Impact => return self.impact_line(whole),
            Field::UsersAffected => {
                return set(&mut record.impact.get_or_insert_default().users_affected, impact::users(whole));
            }
            Field::TimeZone => {
                let zone = zone_in(whole).filter(|zone| zone.written().len() == whole.trim().len());
                return set(&mut record.time_zone, zone.as_ref().and_then(meant));
            }
            Field::Published => {
                return set(&mut record.published, heading_day(whole).and_then(|day| day.date()).map(Date));
            }
            Field::Date => {
                let is_incident = key.split_whitespace().count() > 1 || key.contains('_') || !key.is_ascii();
                let days = if is_incident { &mut self.days.stated } else { &mut self.days.dated };
                days.extend(day_in(whole));
                // One that is the day on which it started says nothing more.
                let is_day = heading_day(whole).is_some();
                if is_day {
                    self.dates.push((key.to_owned(), whole.to_owned(), at));
                }
                return is_day;
            }
            _ => return false,
        }
        true
    }

    /// One of the configured severities, by its id or its name.
    fn severity(&mut self, whole: &str, at: usize) -> bool {
        let config = self.setting.config;
        let bare = whole.trim_matches(|c: char| !c.is_alphanumeric());
        let named = config.severities.iter().find(|one| {
            let is = |text: Option<&str>| text.is_some_and(|text| text.eq_ignore_ascii_case(bare));
            is(one.id.as_deref()) || is(one.name.as_deref())
        });
        let named = named.and_then(|one| Some((one.id.clone()?, false)));
        let said =
            head::severity(whole).and_then(|(id, says_more)| Some((config.severity(&id)?.id.clone()?, says_more)));
        let Some((id, says_more)) = named.or(said) else {
            let text = format!("severity {} is none of the configured ones", shown(bare));
            self.remark(at, RemarkKind::Missing, "severity", text);
            return false;
        };
        set(&mut self.record.severity, Some(id)) && !says_more
    }
}

/// Whether a stated time can be read, in all of its words.
fn reads(what: Stating, text: &str) -> bool {
    let lead = cell(text, &Column::Time { zone: None });
    let rest = |lead: &Lead| text.get(lead.rest..).unwrap_or_default();
    let is_whole = |rest: &str| {
        !rest.contains(char::is_alphanumeric)
            || zone_in(rest).is_some_and(|zone| rest.trim_matches(['(', ')', ' ', '.']).len() == zone.written().len())
    };
    lead.is_some_and(|lead| {
        let has_clock = lead.clock.is_some() && is_whole(rest(&lead));
        has_clock && (what != Stating::Duration || lead.end.is_some())
    })
}

/// Fills a field that is empty; `false` where it is not, or there is nothing to fill it with.
fn set<T>(field: &mut Option<T>, value: Option<T>) -> bool {
    let is_set = field.is_none() && value.is_some();
    if is_set {
        *field = value;
    }
    is_set
}

const fn stating(field: Field) -> Option<Stating> {
    Some(match field {
        Field::Started => Stating::Time(Milestone::Started),
        Field::Detected => Stating::Time(Milestone::Detected),
        Field::Acknowledged => Stating::Time(Milestone::Acknowledged),
        Field::Mitigated => Stating::Time(Milestone::Mitigated),
        Field::Ended => Stating::Time(Milestone::Resolved),
        Field::Duration => Stating::Duration,
        Field::TimeToDetect => Stating::Until(Milestone::Detected),
        Field::TimeToAcknowledge => Stating::Until(Milestone::Acknowledged),
        Field::TimeToMitigate => Stating::Until(Milestone::Mitigated),
        Field::TimeToResolve => Stating::Until(Milestone::Resolved),
        _ => return None,
    })
}

/// The record's name for a field.
const fn name(field: Field) -> &'static str {
    match field {
        Field::Title => "title",
        Field::Severity => "severity",
        Field::Status => "status",
        Field::Kind => "kind",
        Field::Visibility => "visibility",
        Field::Authors => "authors",
        Field::Owner => "owner",
        Field::Reviewers => "reviewers",
        Field::Participants(_) => "participants",
        Field::Services => "services",
        Field::Tags => "tags",
        Field::TimeZone => "time_zone",
        Field::Published => "published",
        Field::Date => "milestones.started",
        Field::References => "references",
        Field::Summary => "summary",
        Field::Impact => "impact.summary",
        Field::UsersAffected => "impact.users_affected",
        Field::RootCause => "root_cause",
        Field::Trigger => "trigger",
        Field::Detection => "detection.description",
        Field::Resolution => "resolution.detail",
        _ => APPENDIX,
    }
}
