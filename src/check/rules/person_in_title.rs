//! A person in the title, or in a cause.

use crate::check::names::{is_name, names};
use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::said::Said;
use crate::check::subject::Subject;
use crate::check::words::{Reported, Word, text_of};
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
    if names.is_empty() && !subject.text.contains('@') {
        return;
    }
    for said in subject.said().iter().filter(|said| matches!(said.role, Role::Title | Role::Cause)) {
        let mut reported = Reported::default();
        for part in people(said, &names) {
            if reported.is_new(part) {
                let message = format!("{} is a person", shown(part));
                found.add(Saying::new(said.path.clone(), message).part(part));
            }
        }
    }
}

/// The names and handles in a text, in order. Neighbouring parts of a name are one.
fn people<'a>(said: &Said<'a>, names: &[&str]) -> Vec<&'a str> {
    let mut parts = Vec::new();
    for words in said.sentences() {
        let mut at = 0;
        while at < words.len() {
            let length = words[at..].iter().take_while(|word| is_name(word, names)).count();
            if length > 0 {
                parts.push(text_of(said.text, &words[at..at + length]));
                at += length;
                continue;
            }
            parts.extend(handle(said.text, &words[at]));
            at += 1;
        }
    }
    parts
}

/// `@ann.lee`: not `@scope/package`, `@here` or `@sre-oncall`, and no part of an address.
fn handle<'a>(text: &'a str, word: &Word<'a>) -> Option<&'a str> {
    const GROUPS: &[&str] = &[
        "all", "call", "channel", "everyone", "group", "here", "infra", "oncall", "ops", "platform", "sre", "support",
        "team",
    ];
    let start = word.start.checked_sub(1).filter(|at| text.as_bytes()[*at] == b'@')?;
    let begins = text[..start].chars().next_back().is_none_or(|c| c.is_whitespace() || "(,".contains(c));
    let rest = &text[word.start..];
    let name = rest.find(|c: char| !(c.is_alphanumeric() || "._-".contains(c))).map_or(rest, |end| &rest[..end]);
    let name = name.trim_end_matches(['.', '-', '_']);
    let after = rest[name.len()..].chars().next();
    let is_group = name.split(['-', '_', '.']).any(|part| GROUPS.contains(&&*part.to_lowercase()));
    // Annotations begin with a capital: `@Transactional`.
    let is_handle = name.starts_with(char::is_lowercase) && !matches!(after, Some('/' | '@' | '(' | ':'));
    (begins && is_handle && !is_group).then(|| &text[start..word.start + name.len()])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::FieldPath;
    use crate::record::Text;

    fn found(text: &str) -> Vec<&str> {
        people(&Said::from(Text { path: FieldPath::root(), role: Role::Title, text }), &["Ann", "Lee"])
    }

    #[test]
    fn names_and_handles_are_seen() {
        for (text, part) in [
            ("Ann Lee drops the orders table", "Ann Lee"),
            ("The index that Ann removed", "Ann"),
            ("Ann's migration", "Ann's"),
            ("Deploy by @ann.lee.", "@ann.lee"),
            ("@bob-7 restarts it", "@bob-7"),
        ] {
            assert_eq!(found(text), [part], "{text}");
        }
    }

    #[test]
    fn roles_groups_and_code_are_not() {
        for text in [
            "The on-call engineer drops a table",
            "@here and @sre-oncall were paged",
            "@scope/package 2.0 breaks",
            "a@b.dev",
            "`@ann` in code",
            "@Transactional opens a second connection",
            "Announcements are late",
            "10 requests @ 5 s",
            "lee side",
        ] {
            assert_eq!(found(text), Vec::<&str>::new(), "{text}");
        }
    }
}
