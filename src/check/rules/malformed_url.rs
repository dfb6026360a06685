//! A link that no browser follows.

use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::finding::{FieldPath, shown};
use crate::record::Postmortem;

pub static RULE: Rule = Rule {
    id: "malformed-url",
    family: Family::Records,
    levels: Levels::always('W'),
    summary: "a link that no browser follows: `htps://…`, `https:/host`, `www.…`, two links in one",
    why: "Graphs, tickets and minutes are what a reader checks the story by, years later. A link that was broken when it \
          was written leads nobody to them. Only the spelling is looked at: nothing is fetched.",
    help: "write the whole address, as in `https://graphs.example.com/d/queues`",
    check: Check::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Found) {
    links(subject.record, |link, field| {
        if let Some(Broken { why, instead }) = broken(link) {
            let saying = Saying::new(field(), format!("{} {why}", shown(link)));
            found.add(match instead {
                Some(instead) => saying.help(format!("did you mean {}?", shown(&instead))).instead(instead),
                None => saying,
            });
        }
    });
}

/// Every value that is a link, with its field.
fn links(record: &Postmortem, mut look: impl FnMut(&str, &dyn Fn() -> FieldPath)) {
    for (place, event) in record.timeline.iter().enumerate() {
        for (nth, link) in event.evidence.iter().enumerate() {
            look(link, &|| FieldPath::from("timeline").at(place).at("evidence").at(nth));
        }
    }
    for (place, action) in record.action_items.iter().enumerate() {
        if let Some(link) = &action.tracker {
            look(link, &|| FieldPath::from("action_items").at(place).at("tracker"));
        }
    }
    for (place, reference) in record.references.iter().enumerate() {
        if let Some(link) = &reference.url {
            look(link, &|| FieldPath::from("references").at(place).at("url"));
        }
    }
}

/// What is wrong with a link, and the link that was meant.
#[derive(Debug, PartialEq)]
struct Broken {
    why: &'static str,
    instead: Option<String>,
}

/// Words are no link, but may say where something is ("minutes in the red folder"), and a path
/// leads to a file beside the record: both are left alone. Only what sets out to be an address is told.
fn broken(link: &str) -> Option<Broken> {
    if is_usual(link) {
        return None;
    }
    let tell = |why, instead: Option<String>| Some(Broken { why, instead });
    if let Some(bare) = link.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')).filter(|bare| is_web(bare)) {
        return tell("is in brackets", Some(bare.to_owned()));
    }
    if link.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("www.")) && !link.contains(' ') {
        return tell("has no scheme", Some(format!("https://{link}")));
    }
    let (scheme, rest) = link.split_once(':')?;
    let scheme = scheme.to_ascii_lowercase();
    if matches!(scheme.as_str(), "htp" | "htttp" | "hhtp" | "ttp" | "htps" | "htttps" | "hhtps" | "ttps" | "httpss") {
        let meant = if scheme.ends_with('s') { "https" } else { "http" };
        return tell("has a misspelt scheme", Some(format!("{meant}:{rest}")));
    }
    if !matches!(scheme.as_str(), "http" | "https") {
        return None;
    }
    let Some(address) = rest.strip_prefix("//") else {
        let rest = rest.trim_start_matches('/');
        let is_host = !rest.is_empty() && !rest.starts_with(' ');
        return tell("lacks `//` after its scheme", is_host.then(|| format!("{scheme}://{rest}")));
    };
    if address.to_ascii_lowercase().starts_with("http:/") || address.to_ascii_lowercase().starts_with("https:/") {
        return tell("has two schemes", Some(address.to_owned()));
    }
    let host = address.split(['/', '?', '#']).next().unwrap_or_default();
    let host = host.rsplit('@').next().unwrap_or_default();
    if host.is_empty() || host.starts_with([':', '.']) {
        return tell("names no host", None);
    }
    if address.contains(char::is_whitespace) {
        return tell("has a space in it", None);
    }
    // A host that is yet to be filled in is a placeholder, and told as one.
    let is_named =
        host.starts_with(['[', '{', '<', '$']) || host.chars().all(|c| c.is_alphanumeric() || "-._:%".contains(c));
    if is_named { None } else { tell("has a character in its host that no host has", None) }
}

/// Whether it is written as nearly every link is: nothing can be wrong with such a one.
fn is_usual(link: &str) -> bool {
    let Some(address) = link.strip_prefix("https://").or_else(|| link.strip_prefix("http://")) else { return false };
    let address = address.as_bytes();
    let is_of_host = |byte: &u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.');
    let host = address.iter().position(|byte| !is_of_host(byte)).unwrap_or(address.len());
    host > 0
        && address[0] != b'.'
        && address.get(host).is_none_or(|byte| *byte == b'/')
        && address[host..].iter().all(u8::is_ascii_graphic)
}

fn is_web(text: &str) -> bool {
    text.starts_with("http://") || text.starts_with("https://")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_sets_out_to_be_an_address_has_to_be_one() {
        for (link, meant) in [
            ("htps://example.com", Some("https://example.com")),
            ("https:/example.com/a", Some("https://example.com/a")),
            ("https:example.com", Some("https://example.com")),
            ("www.example.com/a", Some("https://www.example.com/a")),
            ("<https://example.com>", Some("https://example.com")),
            ("https://https://example.com", Some("https://example.com")),
            ("https://", None),
            ("https:///a", None),
            ("https://example.com/a, https://example.com/b", None),
            ("https://exa,mple.com/a", None),
        ] {
            let instead = broken(link).map(|broken| broken.instead.unwrap_or_default());
            assert_eq!(instead.as_deref(), Some(meant.unwrap_or_default()), "{link}");
        }
    }

    #[test]
    fn links_paths_and_words_are_left_alone() {
        for link in [
            "https://example.com",
            "HTTPS://Example.COM:8443/a?b=c&d=[e]#f",
            "http://localhost/a",
            "http://[::1]:8080/",
            "https://bücher.example/ä",
            "https://user@example.com/",
            "https://graphs.example.com/d/queues?from=2025-06-17T13:30Z",
            "mailto:team@example.com",
            "https://{{host}}/a",
            "slack://channel?id=1",
            "assets/graph.png",
            "MSG-187",
            "minutes: in the red folder",
            "PROJ:12",
        ] {
            assert_eq!(broken(link), None, "{link}");
        }
        assert!(is_usual("https://example.com") && is_usual("http://localhost/a?b=c&d=[e]#f"));
        assert!(!is_usual("https://example.com/a, b") && !is_usual("https://https://example.com"));
    }
}
