//! Secrets in a text: keys in the formats of their providers, private keys, tokens, passwords in
//! addresses. Formats are told by prefix and length, so that a commit's hash is not taken for one.

use std::ops::Range;
use std::sync::LazyLock;

/// A secret and what it is.
#[derive(Debug, PartialEq, Eq)]
pub struct Secret {
    pub kind: &'static str,
    pub bytes: Range<usize>,
}

/// How a provider writes its keys.
struct Format {
    kind: &'static str,
    prefixes: &'static [&'static str],
    rest: &'static [Part],
}

enum Part {
    Text(&'static str),
    /// Characters of one set: at least and at most so many.
    Run(fn(u8) -> bool, usize, usize),
}
use Part::{Run, Text};

const ANY: usize = 4096;

const fn hex(byte: u8) -> bool {
    byte.is_ascii_digit() || matches!(byte, b'a'..=b'f')
}
const fn any_hex(byte: u8) -> bool {
    byte.is_ascii_hexdigit()
}
const fn capitals(byte: u8) -> bool {
    byte.is_ascii_uppercase() || byte.is_ascii_digit()
}
const fn alphanumeric(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
}
const fn word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}
const fn token(byte: u8) -> bool {
    word(byte) || byte == b'-'
}
const fn base64(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/')
}

const fn format(kind: &'static str, prefixes: &'static [&'static str], rest: &'static [Part]) -> Format {
    Format { kind, prefixes, rest }
}

static FORMATS: &[Format] = &[
    format("an age secret key", &["AGE-SECRET-KEY-1"], &[Run(capitals, 58, 58)]),
    format("an Atlassian API token", &["ATATT3"], &[Run(|byte| token(byte) || byte == b'=', 150, 250)]),
    format("an AWS access key", &["AKIA", "ASIA", "ABIA", "ACCA"], &[Run(capitals, 16, 16)]),
    format("an Azure storage key", &["AccountKey="], &[Run(base64, 86, 86), Text("==")]),
    format("a Databricks token", &["dapi"], &[Run(hex, 32, 32)]),
    format("a DigitalOcean token", &["dop_v1_", "doo_v1_", "dor_v1_"], &[Run(hex, 64, 64)]),
    format("a Docker Hub token", &["dckr_pat_"], &[Run(token, 27, 27)]),
    format("a GitHub token", &["ghp_", "gho_", "ghu_", "ghs_", "ghr_"], &[Run(alphanumeric, 36, 255)]),
    format("a GitHub token", &["github_pat_"], &[Run(word, 82, 82)]),
    format("a GitLab token", &["glpat-", "gldt-", "glrt-"], &[Run(token, 20, 60)]),
    format("a Google API key", &["AIza"], &[Run(token, 35, 35)]),
    format("a Google client secret", &["GOCSPX-"], &[Run(token, 28, 28)]),
    format("a Grafana token", &["glsa_"], &[Run(alphanumeric, 32, 32), Text("_"), Run(any_hex, 8, 8)]),
    format(
        "a JSON Web Token",
        &["eyJ"],
        &[Run(token, 10, ANY), Text(".eyJ"), Run(token, 10, ANY), Text("."), Run(token, 20, ANY)],
    ),
    format("a Linear API key", &["lin_api_"], &[Run(alphanumeric, 40, 40)]),
    format("a Mailgun key", &["key-"], &[Run(hex, 32, 32)]),
    format("a New Relic key", &["NRAK-"], &[Run(capitals, 27, 27)]),
    format("an npm token", &["npm_"], &[Run(alphanumeric, 36, 36)]),
    format("an API key of a model provider", &["sk-proj-", "sk-svcacct-", "sk-ant-"], &[Run(token, 48, 250)]),
    format("a PyPI token", &["pypi-AgEIcHlwaS5vcmc"], &[Run(token, 50, 1000)]),
    format("a RubyGems key", &["rubygems_"], &[Run(hex, 48, 48)]),
    format("a SendGrid key", &["SG."], &[Run(token, 22, 22), Text("."), Run(token, 43, 43)]),
    format("a Shopify token", &["shpat_", "shpca_", "shppa_", "shpss_"], &[Run(any_hex, 32, 32)]),
    format(
        "a Slack token",
        &["xoxb-", "xoxp-", "xoxa-", "xoxr-", "xoxs-"],
        &[Run(|byte| byte.is_ascii_digit(), 9, 14), Text("-"), Run(|byte| alphanumeric(byte) || byte == b'-', 10, 200)],
    ),
    format("a Slack app token", &["xapp-1-"], &[Run(token, 40, 200)]),
    format(
        "a Slack webhook",
        &["https://hooks.slack.com/services/"],
        &[Run(alphanumeric, 8, 14), Text("/"), Run(alphanumeric, 8, 14), Text("/"), Run(alphanumeric, 20, 28)],
    ),
    format("a Stripe key", &["sk_live_", "rk_live_", "sk_test_", "rk_test_"], &[Run(alphanumeric, 16, 200)]),
    format("a Twilio key", &["SK"], &[Run(hex, 32, 32)]),
    format("a Vault token", &["hvs.", "hvb."], &[Run(token, 24, 250)]),
];

/// The bytes that formats begin with: nearly all places of a text are passed over by one look.
static FIRST: LazyLock<[bool; 256]> = LazyLock::new(|| {
    let mut first = [false; 256];
    for byte in FORMATS.iter().flat_map(|format| format.prefixes).filter_map(|prefix| prefix.bytes().next()) {
        first[usize::from(byte)] = true;
    }
    first
});

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

fn keys(text: &str) -> Vec<Secret> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let begins = FIRST[usize::from(bytes[at])] && (at == 0 || !bytes[at - 1].is_ascii_alphanumeric());
        let key =
            if begins { FORMATS.iter().find_map(|format| Some((format, length(format, &bytes[at..])?))) } else { None };
        match key {
            Some((format, length)) => {
                found.push(Secret { kind: format.kind, bytes: at..at + length });
                at += length;
            }
            None => at += 1,
        }
    }
    found
}

/// How long the key of that format is that `text` begins with.
fn length(format: &Format, text: &[u8]) -> Option<usize> {
    let prefix = format.prefixes.iter().find(|prefix| text.starts_with(prefix.as_bytes()))?.len();
    let mut end = prefix;
    for part in format.rest {
        match part {
            Text(part) => end += text[end..].starts_with(part.as_bytes()).then_some(part.len())?,
            Run(set, least, most) => {
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
    entropy(key) >= 2.8 && !MADE_UP.iter().any(|part| lower.contains(part))
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
    for (colon, _) in text.match_indices("://") {
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
    for (start, _) in text.match_indices(BEGIN) {
        let rest = &text[start..];
        let Some(label) = rest[BEGIN.len()..].find("-----").map(|end| &rest[BEGIN.len()..BEGIN.len() + end]) else {
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

    #[test]
    fn every_format_is_found_in_a_sentence_and_in_code() {
        for format in FORMATS {
            for prefix in format.prefixes {
                let mut key = (*prefix).to_owned();
                for part in format.rest {
                    match part {
                        Text(text) => key.push_str(text),
                        Run(set, least, _) => {
                            let of = [LETTERS, CAPITALS, HEX, "0123456789"].into_iter().find(|of| of.bytes().all(set));
                            key.push_str(&random(of.unwrap_or_default(), *least));
                        }
                    }
                }
                for text in [format!("The key {key}, of old."), format!("curl -H 'Key: {key}' `{key}`x")] {
                    let found = secrets(&text);
                    assert_eq!(found.first().map(|it| (it.kind, &text[it.bytes.clone()])), Some((format.kind, &*key)));
                }
                assert!(kinds(&format!("pre{key}")).is_empty() || prefix.contains("://"), "{prefix}");
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
