//! Secrets in a text: keys in the formats of their providers, private keys, tokens, passwords in
//! addresses. Formats are told by prefix and length, so that a commit's hash is not taken for one.

use std::ops::Range;

use super::glance::{LONG, long_runs};
use super::key_formats::{BEGINNING_WITH, FORMATS, Format, Part, base64, token, word};

/// A secret and what it is.
#[derive(Debug, PartialEq, Eq)]
pub struct Secret {
    pub kind: &'static str,
    pub bytes: Range<usize>,
}

/// All secrets of a text, in order and apart from each other.
pub fn secrets(text: &str) -> Vec<Secret> {
    let mut found = keys(text);
    found.extend(passwords(text));
    found.extend(private_keys(text));
    found.sort_by_key(|secret| secret.bytes.start);
    let mut end = 0;
    found.retain(|secret| {
        let is_apart = secret.bytes.start >= end;
        end = end.max(secret.bytes.end);
        is_apart
    });
    found
}

/// As few characters as a key has.
const SHORTEST: usize = LONG;

/// The longest part of a key before a colon.
const SCHEME: &str = "https:";

/// Most of a record is words, shorter than any key: looked at are only the long runs between them. No
/// key holds a colon behind the scheme of an address, with which some begin.
fn keys(text: &str) -> Vec<Secret> {
    let bytes = text.as_bytes();
    let mut named = Named { text, known: Vec::new() };
    let mut found = Vec::new();
    let mut at = 0;
    for run in long_runs(bytes) {
        at = at.max(run.start.saturating_sub(SCHEME.len()));
        while at + SHORTEST <= run.end {
            let begins = at == 0 || !bytes[at - 1].is_ascii_alphanumeric();
            if begins && let Some((format, length)) = key_at(&bytes[at..], &mut named) {
                found.push(Secret { kind: format.kind, bytes: at..at + length });
                at += length;
            } else {
                // No key begins within a word.
                let rest = &bytes[at..run.end];
                at += rest.iter().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(rest.len()) + 1;
            }
        }
    }
    found
}

/// Which providers a text names: each looked for once, however many keys there are.
struct Named<'a> {
    text: &'a str,
    known: Vec<(&'static str, bool)>,
}

impl Named<'_> {
    fn has(&mut self, provider: &'static str) -> bool {
        if let Some((_, has)) = self.known.iter().find(|(known, _)| *known == provider) {
            return *has;
        }
        let has = self.text.to_ascii_lowercase().contains(provider);
        self.known.push((provider, has));
        has
    }
}

/// The format and the length of the key that `text` begins with.
fn key_at(text: &[u8], named: &mut Named<'_>) -> Option<(&'static Format, usize)> {
    let [first, second, third, ..] = text else { return None };
    let [firsts, seconds, thirds] = &BEGINNING_WITH;
    let mut formats = firsts[usize::from(*first)] & seconds[usize::from(*second)] & thirds[usize::from(*third)];
    while formats != 0 {
        let format = &FORMATS[formats.trailing_zeros() as usize];
        if let Some(length) = length(format, text)
            && format.near.is_none_or(|near| named.has(near))
        {
            return Some((format, length));
        }
        formats &= formats - 1;
    }
    None
}

/// How long the key of that format is that `text` begins with.
fn length(format: &Format, text: &[u8]) -> Option<usize> {
    let prefix = format.prefixes.iter().find(|prefix| text.starts_with(prefix.as_bytes()))?.len();
    let mut end = prefix;
    for part in format.rest {
        match part {
            Part::Text(part) => end += text[end..].starts_with(part.as_bytes()).then_some(part.len())?,
            Part::Run(set, least, most) => {
                let run = text[end..].iter().take_while(|byte| set(**byte)).count();
                end += (*least..=*most).contains(&run).then_some(run)?;
            }
        }
    }
    let is_whole = !text.get(end).is_some_and(|next| word(*next));
    (is_whole && is_random(&text[prefix..end])).then_some(end)
}

/// Whether it looks drawn by lot, and not like `xxxx…`, `…EXAMPLE` or `1234567890` in a guide.
fn is_random(key: &[u8]) -> bool {
    const MADE_UP: &[&str] = &["example", "xxxx", "0000", "your", "12345678", "abcdefgh", "redacted"];
    let lower = String::from_utf8_lossy(key).to_ascii_lowercase();
    // "glrt-runner-of-the-payments-team": words in small letters are a name.
    let is_name = !key.iter().any(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase());
    !is_name && entropy(key) >= 2.8 && !MADE_UP.iter().any(|part| lower.contains(part))
}

/// In bits a byte.
#[expect(clippy::cast_precision_loss, reason = "keys are short")]
fn entropy(key: &[u8]) -> f64 {
    let mut counts = [0_usize; 256];
    for byte in key {
        counts[usize::from(*byte)] += 1;
    }
    let share = |count: usize| count as f64 / key.len() as f64;
    counts.into_iter().filter(|count| *count > 0).map(|count| -share(count) * share(count).log2()).sum()
}

/// `scheme://user:password@`, without the host behind it.
fn passwords(text: &str) -> Vec<Secret> {
    let mut found = Vec::new();
    if memchr::memchr(b'@', text.as_bytes()).is_none() {
        return found;
    }
    for colon in memchr::memmem::find_iter(text.as_bytes(), "://") {
        let scheme = text[..colon].bytes().rev().take_while(|byte| token(*byte) || matches!(byte, b'+' | b'.')).count();
        let rest = &text[colon + 3..];
        let authority =
            rest.split(|c: char| c.is_whitespace() || "/?#\"'`<>()[]|".contains(c)).next().unwrap_or_default();
        let Some((user, _)) = authority.rsplit_once('@') else { continue };
        let Some((_, password)) = user.split_once(':') else { continue };
        if scheme > 0 && !stands_for_a_password(password) {
            let bytes = colon - scheme..colon + 3 + user.len();
            found.push(Secret { kind: "a password in an address", bytes });
        }
    }
    found
}

/// `***`, `$PASSWORD`, `{password}`, `password`, `xxxx`: where the password would stand.
fn stands_for_a_password(password: &str) -> bool {
    const WORDS: &[&str] = &[
        "pass",
        "passwd",
        "password",
        "pwd",
        "pw",
        "redacted",
        "removed",
        "hidden",
        "secret",
        "token",
        "x-oauth-basic",
    ];
    let lower = password.to_lowercase();
    let first = lower.chars().next();
    first.is_none_or(|first| "*$%{…".contains(first) || lower.chars().all(|c| c == first))
        || WORDS.contains(&&*lower)
        || WORDS.iter().any(|word| lower.strip_prefix("your").is_some_and(|rest| rest.ends_with(word)))
}

/// From `-----BEGIN … PRIVATE KEY-----` to its end. The line alone, without a key below it, is none.
fn private_keys(text: &str) -> Vec<Secret> {
    const BEGIN: &str = "-----BEGIN ";
    let mut found = Vec::new();
    // Its first capital is rarer than its dashes.
    for capital in memchr::memchr_iter(b'B', text.as_bytes()) {
        let start = capital.saturating_sub("-----".len());
        let Some(rest) = text.get(start..).and_then(|rest| rest.strip_prefix(BEGIN)) else { continue };
        let Some(label) = rest.find("-----").map(|end| &rest[..end]) else {
            continue;
        };
        if label.len() > 40 || !(label.ends_with("PRIVATE KEY") || label.ends_with("PRIVATE KEY BLOCK")) {
            continue;
        }
        let body = start + BEGIN.len() + label.len() + "-----".len();
        let end = text[body..].find("-----END ").map_or(text.len(), |end| body + end);
        let longest = text[body..end].split(|c: char| !c.is_ascii() || !base64(c as u8)).map(str::len).max();
        if longest.is_some_and(|longest| longest >= 32) {
            let end = text[end..].find('\n').map_or(text.len(), |line| end + line);
            found.push(Secret { kind: "a private key", bytes: start..text[..end].trim_end().len() });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As many characters as a key has, drawn from `set` without a pattern.
    fn random(set: &str, length: usize) -> String {
        let set: Vec<char> = set.chars().collect();
        let mut seed = 7_usize;
        let mut next = || {
            seed = (seed * 1_103_515_245 + 12_345) % (1 << 31);
            set[(seed >> 8) % set.len()]
        };
        (0..length).map(|_| next()).collect()
    }

    const LETTERS: &str = "abcdefghijkmnopqrstuvwzABCDEFGHJKLMNPQRSTUVWZ23456789";
    const HEX: &str = "0123456789abcdef";
    const CAPITALS: &str = "ABCDEFGHJKLMNPQRSTUVWZ234567";

    fn kinds(text: &str) -> Vec<&'static str> {
        secrets(text).into_iter().map(|secret| secret.kind).collect()
    }

    /// What the search for long runs relies on.
    #[test]
    fn every_key_is_long_and_has_no_break_behind_its_scheme() {
        let breaks = |byte: u8| byte <= b' ' || byte == b':';
        for format in FORMATS {
            let least: usize = format
                .rest
                .iter()
                .map(|part| match part {
                    Part::Text(text) => text.len(),
                    Part::Run(_, least, _) => *least,
                })
                .sum();
            for prefix in format.prefixes {
                let prefix = prefix.strip_prefix(SCHEME).unwrap_or(prefix);
                assert!(prefix.len() + least >= SHORTEST, "{prefix}");
                assert!(!prefix.bytes().any(breaks), "{prefix}");
            }
            for part in format.rest {
                match part {
                    Part::Text(text) => assert!(!text.bytes().any(breaks), "{text}"),
                    Part::Run(set, ..) => {
                        assert!((0..=255).all(|byte| !(set(byte) && breaks(byte))), "{}", format.kind);
                    }
                }
            }
        }
    }

    #[test]
    fn the_shortest_key_is_found_wherever_it_stands() {
        let key = ["xo", "xa-", &random(LETTERS, SHORTEST - 5)].concat();
        for before in 0..20 {
            for after in ["", "\n", " and more", "\""] {
                let text = format!("{} \"{key}{after}", "a ".repeat(before));
                for text in [text.replace('"', ""), text] {
                    assert_eq!(kinds(&text), ["a Slack token"], "{text}");
                }
            }
        }
    }

    #[test]
    fn too_short_too_long_or_made_up_is_no_key() {
        let letters = random(LETTERS, 40);
        for text in [
            format!("ghp_{}", &letters[..20]),
            format!("AKIA{}", random(CAPITALS, 17)),
            "AKIAIOSFODNN7EXAMPLE".to_owned(),
            "AKIAXXXXXXXXXXXXXXXX".to_owned(),
            "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx".to_owned(),
            "sk_live_".to_owned(),
            "key-0123456789".to_owned(),
            format!("the cache held key-{}", random(HEX, 32)),
            "glrt-runner-of-the-payments-team".to_owned(),
            format!("commit {}", random(HEX, 40)),
            format!("sha256:{}", random(HEX, 64)),
            "eyJhbGciOi.eyJzdWIi.short".to_owned(),
            "SKU 12345".to_owned(),
        ] {
            assert_eq!(kinds(&text), Vec::<&str>::new(), "{text}");
        }
    }

    #[test]
    fn passwords_stand_in_addresses() {
        for text in
            ["postgres://app:hunter2@db/orders", "see https://deploy:s3cr3t!@example.com.", "amqp://a:p%40ss@mq"]
        {
            assert_eq!(kinds(text), ["a password in an address"], "{text}");
        }
        let text = "redis://:f00bar@cache:6379/0";
        assert_eq!(secrets(text).first().map(|it| &text[it.bytes.clone()]), Some("redis://:f00bar"));
        for text in [
            "postgres://app:****@db/orders",
            "postgres://app:$PASSWORD@db",
            "postgres://user:password@localhost",
            "https://user:<password>@example.com",
            "https://example.com:8443/a@b",
            "https://example.com/x?mail=a:b@c",
            "git clone ssh://git@example.com:22/a.git",
            "https://user:@example.com",
        ] {
            assert_eq!(kinds(text), Vec::<&str>::new(), "{text}");
        }
    }

    #[test]
    fn a_private_key_is_more_than_its_first_line() {
        let key = |label: &str| {
            let body = random(LETTERS, 64);
            format!("a\n  -----BEGIN {label}-----\n  {body}\n  -----END {label}-----\nb")
        };
        for label in ["RSA PRIVATE KEY", "OPENSSH PRIVATE KEY", "PRIVATE KEY", "PGP PRIVATE KEY BLOCK"] {
            let text = key(label);
            let found = secrets(&text);
            assert_eq!(
                found.first().map(|it| (it.kind, text[it.bytes.clone()].lines().count())),
                Some(("a private key", 3))
            );
        }
        assert_eq!(kinds(&key("CERTIFICATE")), Vec::<&str>::new());
        assert_eq!(kinds(&key("PUBLIC KEY")), Vec::<&str>::new());
        assert_eq!(kinds("The file begins with `-----BEGIN RSA PRIVATE KEY-----`."), Vec::<&str>::new());
    }
}
