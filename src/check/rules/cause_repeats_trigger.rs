//! A root cause that is the trigger again.

use crate::check::content::Content;
use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::finding::FieldPath;

pub static RULE: Rule = Rule {
    id: "cause-repeats-trigger",
    family: Family::Causes,
    levels: Levels::of('-', 'W', 'W'),
    summary: "the root cause is the trigger in the same words",
    why: "The trigger is what happened that day; the cause is the condition that had been waiting for it. With one text \
          for both, the condition is still unknown, and the next trigger finds it where it was.",
    help: "write under `root_cause` what had to be so for the trigger to do harm",
    check: Check::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Found) {
    let (Some(trigger), Some(cause)) = (&subject.record.trigger, &subject.record.root_cause) else { return };
    let trigger = Content::of_text(trigger);
    let field = FieldPath::from("root_cause");
    let texts = [("summary", cause.summary.as_deref()), ("detail", cause.detail.as_deref())];
    for (key, text) in texts.into_iter().filter_map(|(key, text)| Some((key, text?))) {
        if !trigger.is_nothing() && Content::of_text(text) == trigger {
            found.add(Saying::new(field.at(key), "this is the trigger once more"));
        }
    }
}
