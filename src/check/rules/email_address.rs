//! An e-mail address.

use std::ops::Range;

use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::finding::shown;

pub static RULE: Rule = Rule {
    id: "email-address",
    family: Family::Privacy,
    levels: Levels::of('N', 'W', 'W'),
    summary: "an e-mail address",
    why: "An address names a person, often a customer, and a record is read by more people, and for longer, than that \
          person expects; 15 of 327 public postmortems have one. Addresses that reach nobody are left alone: \
          `example.com` and its like, hosts of the own network, and what only looks like an address in code; and so are \
          the mailboxes that a domain has for everybody, as `abuse@` and `security@`.",
    help: "name the role, or leave it out",
    check: Check::Record(check),
};

/// As many as are told of one record.
const MOST: usize = 20;

fn check(subject: &Subject<'_>, found: &mut Found) {
    for bytes in addresses(subject.text).into_iter().take(MOST) {
        let message = format!("{} is an e-mail address", shown(&subject.text[bytes.clone()]));
        found.add(Saying::in_file(bytes, message));
    }
}

fn addresses(text: &str) -> Vec<Range<usize>> {
    memchr::memchr_iter(b'@', text.as_bytes()).filter_map(|at| address(text, at)).collect()
}

/// The address around an `@`, if it is one.
fn address(text: &str, at: usize) -> Option<Range<usize>> {
    let is_local = |c: char| c.is_alphanumeric() || "._%+-".contains(c);
    let local = text[..at].trim_end_matches(is_local).len();
    let local = at - text[local..at].trim_start_matches(['.', '-', '+', '%']).len();
    let rest = &text[at + 1..];
    let domain = rest.find(|c: char| !(c.is_alphanumeric() || c == '.' || c == '-')).map_or(rest, |end| &rest[..end]);
    let domain = domain.trim_end_matches(['.', '-']);
    let after = rest[domain.len()..].chars().next();
    let is_login = text[local..at] == *"git" && after == Some(':');
    let is_whole = !matches!(after, Some('@' | '_' | '(')) && !is_user_of_url(&text[..local]);
    let is_mailbox = local < at && is_domain(domain) && !is_reserved(domain) && is_whole && !is_login;
    (is_mailbox && !is_for_everybody(&text[local..at])).then(|| local..at + 1 + domain.len())
}

/// Mailboxes of a role, most of them from RFC 2142: they name nobody, and are published to be written to.
fn is_for_everybody(local: &str) -> bool {
    const ROLES: &[&str] = &[
        "abuse",
        "contact",
        "do-not-reply",
        "donotreply",
        "feedback",
        "hello",
        "help",
        "helpdesk",
        "hostmaster",
        "info",
        "mailer-daemon",
        "marketing",
        "news",
        "no-reply",
        "noc",
        "noreply",
        "postmaster",
        "press",
        "privacy",
        "sales",
        "security",
        "status",
        "support",
        "webmaster",
    ];
    ROLES.contains(&&*local.to_lowercase())
}

/// `https://user@host`, `https://user:password@host`: nobody's mailbox.
fn is_user_of_url(before: &str) -> bool {
    let word = before.rsplit(|c: char| c.is_whitespace() || "\"'`<(".contains(c)).next().unwrap_or_default();
    word.split_once("://").is_some_and(|(_, authority)| !authority.contains(['/', '?', '#']))
}

fn is_domain(domain: &str) -> bool {
    let labels = domain.split('.');
    let top = domain.rsplit('.').next().unwrap_or_default();
    labels.clone().count() > 1
        && labels
            .clone()
            .all(|label| !label.is_empty() && label.len() < 64 && !label.starts_with('-') && !label.ends_with('-'))
        && top.chars().count() > 1
        && top.chars().all(char::is_alphabetic)
}

/// Domains that nobody can have, and endings of files and units that follow an `@`.
fn is_reserved(domain: &str) -> bool {
    const RESERVED: &[&str] =
        &["example", "invalid", "localhost", "test", "corp", "internal", "lan", "local", "localdomain"];
    const FILES: &[&str] = &[
        "conf", "css", "gif", "jpeg", "jpg", "js", "json", "mount", "png", "scope", "service", "slice", "socket",
        "svg", "target", "timer", "tgz", "ts", "webp", "yaml", "yml",
    ];
    let domain = domain.to_lowercase();
    let mut labels = domain.rsplit('.');
    let (top, second) = (labels.next().unwrap_or_default(), labels.next().unwrap_or_default());
    let is_example = second == "example" && matches!(top, "com" | "net" | "org" | "edu");
    is_example || RESERVED.contains(&top) || FILES.contains(&top)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        addresses(text).into_iter().map(|bytes| &text[bytes]).collect()
    }

    #[test]
    fn addresses_are_seen_wherever_they_stand() {
        for (text, address) in [
            ("Ask ann.lee+ops@mail.hotwash.dev.", "ann.lee+ops@mail.hotwash.dev"),
            ("<mailto:bob@hotwash.dev>", "bob@hotwash.dev"),
            ("`SELECT 'a_b@hotwash.co.uk'`", "a_b@hotwash.co.uk"),
            ("https://hotwash.dev/u?mail=bob@hotwash.dev", "bob@hotwash.dev"),
            ("jörg@größe.de", "jörg@größe.de"),
            ("bob@hotwash.dev:", "bob@hotwash.dev"),
            ("ann.support@hotwash.dev", "ann.support@hotwash.dev"),
        ] {
            assert_eq!(found(text), [address], "{text}");
        }
        assert_eq!(found("a@hotwash.dev,b@hotwash.dev"), ["a@hotwash.dev", "b@hotwash.dev"]);
    }

    #[test]
    fn examples_and_look_alikes_are_not() {
        for text in [
            "ann@example.com, bob@mail.example.org, cy@a.test, di@a.invalid, el@example.net",
            "git@github.com:hotwash/hotwash.git",
            "ssh://deploy@host.hotwash.dev/x",
            "https://user:pass@hotwash.dev/",
            "root@db1",
            "root@db1.internal",
            "getty@tty1.service",
            "logo@2x.png",
            "serde@1.0.200",
            "@scope/package",
            "mail abuse@hotwash.dev or Security@hotwash.dev",
            "from no-reply@hotwash.dev",
            "image@sha256:0a1b",
            "@here and @ann.lee",
            "a @ b.com",
            "x@-.com",
            "user@.com",
        ] {
            assert_eq!(found(text), Vec::<&str>::new(), "{text}");
        }
    }
}
