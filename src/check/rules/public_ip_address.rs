//! A public IP address.

use std::net::{Ipv4Addr, Ipv6Addr};
use std::ops::Range;

use crate::check::glance::any_row;
use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;

pub static RULE: Rule = Rule {
    id: "public-ip-address",
    family: Family::Privacy,
    levels: Levels::of('N', 'W', 'W'),
    summary: "a public IP address",
    why: "An address in a log line is a customer's, which is personal data in many countries, or one's own, which is an \
          invitation; 21 of 327 public postmortems have one. Ranges for documentation, private networks, the host \
          itself, links and groups are left alone, and so are version numbers and the well-known public resolvers.",
    help: "leave it out, or write one that is reserved for documentation: `203.0.113.7`, `2001:db8::7`",
    check: Check::Record(check),
};

/// As many as are told of one record.
const MOST: usize = 20;

fn check(subject: &Subject<'_>, found: &mut Found) {
    if !may_hold(subject.text) {
        return;
    }
    for bytes in addresses(subject.text).into_iter().take(MOST) {
        let message = format!("`{}` is a public address", &subject.text[bytes.clone()]);
        found.add(Saying::in_file(bytes, message));
    }
}

/// Whether there may be an address: two dots with a number between them, or what begins and ends as the
/// first group of an IPv6 address that is given out, which is always of four digits.
#[expect(clippy::needless_bitwise_bool, reason = "a lazy operator would be a jump: byte for byte")]
fn may_hold(text: &str) -> bool {
    let bytes = text.as_bytes();
    let number_to_dot = |dot: usize| {
        let digits = bytes[dot + 1..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        digits > 0 && bytes.get(dot + 1 + digits) == Some(&b'.')
    };
    // The hour of a time has a space or a letter before it.
    let is_group = |&[first, second, _, _, colon]: &[u8; 5]| {
        (first & !1 == b'2') & (second != b' ') & (second != b'T') & (second != b':') & (colon == b':')
    };
    memchr::memchr_iter(b'.', bytes).any(number_to_dot) || any_row(text, is_group)
}

fn addresses(text: &str) -> Vec<Range<usize>> {
    // `1.2.3.4`, and `2000::` is no longer.
    const SHORTEST: usize = 6;
    let bytes = text.as_bytes();
    let is_in_address = |byte: &u8| byte.is_ascii_hexdigit() || matches!(byte, b':' | b'.');
    let mut found = Vec::new();
    let mut at = 0;
    while at + SHORTEST <= bytes.len() {
        // Where the last of six bytes is none of an address, all six are passed at once.
        if let Some(place) = bytes[at..at + SHORTEST].iter().rposition(|byte| !is_in_address(byte)) {
            at += place + 1;
            continue;
        }
        let length = bytes[at..].iter().take_while(|byte| is_in_address(byte)).count();
        let run = at..at + length;
        at = run.end;
        let is_part =
            |byte: Option<&u8>| byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_' || *byte >= 0x80);
        if is_part(run.start.checked_sub(1).and_then(|before| bytes.get(before))) || is_part(bytes.get(run.end)) {
            continue;
        }
        found.extend(version_6(text, &run).or_else(|| version_4(text, &run)));
    }
    found
}

/// The IPv6 address that a run of hexadecimal digits, colons and dots is.
fn version_6(text: &str, run: &Range<usize>) -> Option<Range<usize>> {
    let written = text[run.clone()].trim_end_matches('.');
    let written = if written.ends_with("::") { written } else { written.strip_suffix(':').unwrap_or(written) };
    if written.bytes().filter(|byte| *byte == b':').count() < 2 {
        return None;
    }
    let address: Ipv6Addr = written.parse().ok()?;
    let [first, second, ..] = address.segments();
    // Only 2000::/3 is given out; 2001:db8::/32 and 3fff::/20 are for documentation.
    let is_public =
        first & 0xe000 == 0x2000 && (first, second) != (0x2001, 0xdb8) && !(first == 0x3fff && second < 0x1000);
    is_public.then(|| run.start..run.start + written.len())
}

/// The IPv4 address in such a run, which may have a port behind it, or words and a colon before it.
fn version_4(text: &str, run: &Range<usize>) -> Option<Range<usize>> {
    let mut start = run.start;
    for part in text[run.clone()].split(':') {
        let written = part.trim_end_matches('.');
        if let Ok(address) = written.parse::<Ipv4Addr>() {
            let bytes = start..start + written.len();
            return (is_public(address) && !is_version(text, &bytes)).then_some(bytes);
        }
        start += part.len() + 1;
    }
    None
}

/// Answered by anybody's resolver, and so nobody's secret.
const RESOLVERS: &[[u8; 4]] = &[[1, 0, 0, 1], [1, 1, 1, 1], [8, 8, 4, 4], [8, 8, 8, 8], [9, 9, 9, 9]];

fn is_public(address: Ipv4Addr) -> bool {
    let reserved = match address.octets() {
        // This network, carriers' networks, protocol assignments, benchmarks, what is kept for later.
        [0 | 240..=255, ..] | [100, 64..=127, ..] | [192, 0, 0, _] | [198, 18..=19, ..] => true,
        octets => RESOLVERS.contains(&octets),
    };
    !(reserved
        || address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_documentation()
        || address.is_multicast())
}

/// `version 1.2.3.4`, `nginx-1.2.3.4`, `Chrome/1.2.3.4`, `>=1.2.3.4`, `1.2.3.4-rc1`.
fn is_version(text: &str, bytes: &Range<usize>) -> bool {
    const NEAR: &[&str] = &["version", "versions", "ver", "firmware", "upgrade", "upgraded", "downgraded", "bumped"];
    const DIRECTLY: &[&str] = &["release", "releases", "build", "patch", "tag", "driver", "v"];
    let (before, after) = (&text[..bytes.start], &text[bytes.end..]);
    let mut last = before.chars().rev();
    let (mark, beyond) = (last.next(), last.next());
    let written_on = matches!(mark, Some('-' | '/')) && beyond.is_some_and(char::is_alphabetic);
    let compared =
        matches!(mark, Some('~' | '^')) || (mark == Some('=') && beyond.is_some_and(|c| "=<>~!".contains(c)));
    let mut rest = after.chars();
    let goes_on = matches!(rest.next(), Some('-' | '+')) && rest.next().is_some_and(char::is_alphabetic);
    let word = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let mut words = before.split_whitespace().rev().take(4).map(word);
    let direct = words.next().unwrap_or_default();
    written_on
        || compared
        || goes_on
        || DIRECTLY.contains(&&*direct)
        || NEAR.contains(&&*direct)
        || words.any(|word| NEAR.contains(&&*word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        let found: Vec<&str> = addresses(text).into_iter().map(|bytes| &text[bytes]).collect();
        assert!(found.is_empty() || may_hold(text), "{text}");
        found
    }

    #[test]
    fn public_addresses_are_seen_wherever_they_stand() {
        for (text, address) in [
            ("Traffic came from 52.95.110.1.", "52.95.110.1"),
            ("https://52.95.110.1:8443/x", "52.95.110.1"),
            ("`curl 52.95.110.1`", "52.95.110.1"),
            ("the block 52.95.110.0/24", "52.95.110.0"),
            ("?ip=52.95.110.1&x", "52.95.110.1"),
            ("root@52.95.110.1:", "52.95.110.1"),
            ("{ip: 52.95.110.1}", "52.95.110.1"),
            ("::ffff:52.95.110.1", "52.95.110.1"),
            ("at 2a00:1450:4001:81b::200e: refused", "2a00:1450:4001:81b::200e"),
            ("[2600:1f18::1]:443", "2600:1f18::1"),
        ] {
            assert_eq!(found(text), [address], "{text}");
        }
        assert_eq!(found("52.95.110.1-52.95.110.9"), ["52.95.110.1", "52.95.110.9"]);
    }

    #[test]
    fn reserved_ranges_are_not() {
        for text in [
            "192.0.2.1 198.51.100.7 203.0.113.255",
            "10.0.0.1 172.16.0.1 172.31.255.1 192.168.1.1",
            "127.0.0.1 0.0.0.0",
            "169.254.169.254",
            "224.0.0.1 239.1.1.1 255.255.255.0",
            "100.64.0.1 198.18.0.1",
            "8.8.8.8 and 1.1.1.1",
            "::1 :: fe80::1 fc00::1 fd12:3456::1 ff02::1 2001:db8::1 2001:DB8:0:0:8:800:200C:417A",
        ] {
            assert_eq!(found(text), Vec::<&str>::new(), "{text}");
        }
    }

    #[test]
    fn versions_times_and_code_are_not() {
        for text in [
            "version 1.2.3.4",
            "versions 4.5.6.7 and 4.5.6.8",
            "upgraded from 4.5.6.7 to 4.5.6.8",
            "release 4.5.6.7",
            "v4.5.6.7",
            "nginx-4.5.6.7",
            "Chrome/120.4.5.6",
            ">=4.5.6.7",
            "4.5.6.7-rc1",
            "1.2.3.4.5",
            "1.3.6.1.4.1",
            "4.5.6",
            "4.5.6.700",
            "10:05:30 2025-06-10T01:18:00+01:00",
            "a::b std::fs abc::def",
            "52:54:00:12:34:56",
            "4.5.6.7x",
            "id_4.5.6.7",
        ] {
            assert_eq!(found(text), Vec::<&str>::new(), "{text}");
        }
    }
}
