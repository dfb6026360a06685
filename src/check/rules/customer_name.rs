//! A name that is kept private.

use std::borrow::Cow;
use std::cell::OnceCell;

use crate::check::public::lines;
use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::config::{PrivateWord, PrivateWords};
use crate::finding::{FieldPath, shown};
use crate::record::{Line, Postmortem, slug};
use crate::render::to_text;

pub static RULE: Rule = Rule {
    id: "customer-name",
    family: Family::Privacy,
    levels: Levels::of('W', 'E', 'E'),
    summary: "a name of the configuration's private list",
    why: "A customer's name beside a failure is theirs to tell, and a record is read by more people than was thought when \
          it was written. Looked for, anywhere in the file, are the `names` under `private` in the configuration: as \
          words, in any case, in ids too, however Markdown parts them. The names of the people that the record itself lists are left alone: they belong to it. \
          A public site withholds all of them.",
    help: "say what it is instead: `a large retailer`, `the on-call engineer`",
    check: Check::Record(check),
};

/// As many as are told of one record.
const MOST: usize = 20;

fn check(subject: &Subject<'_>, found: &mut Found) {
    let private = &subject.config.private;
    if private.names.is_empty() {
        return;
    }
    let mut all = private.all_in(subject.text);
    all.retain(|word| !word.is_host);
    let people = OnceCell::new();
    let is_private = |word: &str| !people.get_or_init(|| people_of(subject.record)).contains(&word.to_lowercase());
    let mut end = 0;
    all.retain(|word| {
        let is_new = word.bytes.start >= end && is_private(word.word);
        end = if is_new { word.bytes.end } else { end };
        is_new
    });
    for PrivateWord { bytes, word, .. } in all.iter().take(MOST) {
        let written = subject.text[bytes.clone()].split_whitespace().collect::<Vec<_>>().join(" ");
        // Half a link says little.
        let name = if written.contains(['[', ']']) { word } else { &*written };
        found.add(Saying::in_file(bytes.clone(), message(name)));
    }
    if !private.may_be_in(subject.text) {
        return;
    }
    let texts = subject.record.texts();
    let texts = texts.iter().map(|text| (text.spot.path(), Cow::from(text.text)));
    let lines = lines(subject.record).into_iter().map(|(field, line)| (field, line.into()));
    for (field, text) in texts.chain(lines).chain(addressed(subject.record)) {
        for name in read_in(&text, private).into_iter().filter(|name| is_private(name)) {
            let (document, field) = (subject.document, field.clone());
            let is_there = |word: &PrivateWord<'_>| document.field_at(&word.bytes) == *document.in_text(&field);
            if !all.iter().any(|word| word.word == name && is_there(word)) {
                found.add(Saying::new(field, message(name)));
            }
        }
    }
}

fn message(name: &str) -> String {
    format!("{} is a name that is kept private", shown(name))
}

/// What stands in addresses of a site.
fn addressed(record: &Postmortem) -> impl Iterator<Item = (FieldPath, Cow<'_, str>)> {
    let lists = [("services", &record.services), ("tags", &record.tags)];
    lists.into_iter().flat_map(|(list, values)| {
        let at = move |(place, value): (usize, &Line)| (FieldPath::from(list).at(place), slug(value).into());
        values.iter().enumerate().map(at)
    })
}

/// The names that are read in a text, which YAML or Markdown may have spelt so that they do not stand in the file.
fn read_in<'a>(text: &str, private: &'a PrivateWords) -> Vec<&'a str> {
    if !private.may_be_in(text) {
        return Vec::new();
    }
    let all = [private.all_in(text), private.all_in(&to_text(text))];
    let mut names: Vec<&str> = all.into_iter().flatten().filter(|word| !word.is_host).map(|word| word.word).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// The names of those who took part, whole and in parts.
fn people_of(record: &Postmortem) -> Vec<String> {
    let who = record.owner.iter().chain(&record.authors);
    let who = who.chain(record.reviewers.iter().filter_map(|review| review.who.as_ref()));
    let who = who.chain(record.participants.iter().filter_map(|one| one.who.as_ref()));
    let who = who.chain(record.action_items.iter().filter_map(|action| action.owner.as_ref()));
    // "Ann Lee (database team)" says more than the name.
    let whole = who.map(|who| who.split(['(', ',', '<', '/']).next().unwrap_or_default().trim());
    whole.chain(crate::check::names::names(record)).map(str::to_lowercase).collect()
}
