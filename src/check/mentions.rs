//! Where a text mentions somebody: by a name that the record tells, or by a handle.

use super::names::is_name;
use super::said::Said;
use super::words::{Word, text_of};

/// The names and handles in a text, in order. Neighbouring parts of a name are one.
pub fn mentions<'a>(said: &Said<'a>, names: &[&str]) -> Vec<&'a str> {
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

    fn found(text: &str) -> Vec<&str> {
        mentions(&Said::alone(text), &["Ann", "Lee"])
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
