//! What is known before a question is asked: names that earlier records use, days that policy sets.

use super::ask::{Answer, Ask, Kind, Question};
use super::field::clock;
use super::host::{Called, Host};
use super::steps::due_by_policy;
use crate::error::Result;
use crate::finding::{FieldPath, Segment};
use crate::record::Postmortem;

/// The question with what is known.
pub fn prepare(mut question: Question, record: &Postmortem, ask: &mut dyn Ask, host: &dyn Host) -> Result<Question> {
    if let (Kind::Line { suggestions }, Some(called)) = (&mut question.kind, called(&question.field)) {
        for name in host.known(called)? {
            if !suggestions.contains(name) {
                suggestions.push(name.clone());
            }
        }
    }
    if question.current.as_ref().is_none_or(Answer::is_empty)
        && let Some((why, is_over)) = due(&question.field, record, host)
    {
        question.proposed.take_if(|_| is_over);
        if question.current.is_none() {
            ask.say(&if is_over { why + ", which is over" } else { why })?;
        }
    }
    Ok(question)
}

/// What an empty answer to a question means now.
pub fn proposal(question: &Question, record: &Postmortem, host: &dyn Host) -> Option<Answer> {
    let is_over = due(&question.field, record, host).is_some_and(|(_, is_over)| is_over);
    question.proposed.clone().filter(|_| !is_over)
}

/// Until when the policy wants an action done, and whether that is over: nobody promises such a day.
fn due(field: &FieldPath, record: &Postmortem, host: &dyn Host) -> Option<(String, bool)> {
    let [Segment::Key(list), Segment::Index(place), Segment::Key(key)] = field.steps() else { return None };
    if (&**list, &**key) != ("action_items", "due") {
        return None;
    }
    let (day, why) = due_by_policy(record, host.config(), *place)?;
    Some((why, day.0 < clock(record, host.config()).local(host.now()).date_naive()))
}

/// What is named there.
fn called(field: &FieldPath) -> Option<Called> {
    let key = field.steps().iter().rev().find_map(|step| match step {
        Segment::Key(key) => Some(&**key),
        Segment::Index(_) => None,
    });
    match key? {
        "services" => Some(Called::Service),
        "tags" => Some(Called::Tag),
        "owner" | "authors" | "who" | "by" => Some(Called::Person),
        "role" => Some(Called::Role),
        "audience" => Some(Called::Audience),
        "category" => Some(Called::Category),
        "id" if field.is_under("related") => Some(Called::Incident),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_wherever_they_are_asked_for() {
        let item = |list, key| called(&FieldPath::of_item(list, 0, key));
        assert_eq!(called(&"tags".into()), Some(Called::Tag));
        for (list, key) in
            [("participants", "who"), ("reviewers", "who"), ("timeline", "by"), ("action_items", "owner")]
        {
            assert_eq!(item(list, key), Some(Called::Person), "{list}");
        }
        assert_eq!(item("participants", "role"), Some(Called::Role));
        assert_eq!(item("communications", "audience"), Some(Called::Audience));
        assert_eq!(item("contributing_factors", "category"), Some(Called::Category));
        assert_eq!((item("related", "id"), item("action_items", "id")), (Some(Called::Incident), None));
    }
}
