//! Links that only those inside can follow.

use std::net::Ipv4Addr;

use crate::finding::shown;

/// What a link leads to that readers outside do not have, by its address; `None` where they may.
/// `hosts` are those of the own network, each with all that is below it.
pub fn inside(address: &str, hosts: &[impl AsRef<str>]) -> Option<String> {
    let (host, path) = parts(address)?;
    let own = hosts.iter().map(AsRef::as_ref).find(|own| is_below(&host, &own.to_lowercase()));
    if let Some(own) = own {
        return Some(format!("{} of the configuration", shown(own)));
    }
    if is_of_own_network(&host) {
        return Some("a host of the own network".to_owned());
    }
    let known = |known: &&Known| is_below(&host, known.host) && known.paths.iter().any(|start| path.starts_with(start));
    if PUBLIC.iter().any(|(open, start)| is_below(&host, open) && path.starts_with(start)) {
        return None;
    }
    KNOWN.iter().find(known).map(|known| known.what.to_owned()).or_else(|| tracker(&host))
}

/// Whether `host` is `other`, or one below it: names are compared label by label.
pub fn is_below(host: &str, other: &str) -> bool {
    let other = other.trim_start_matches("*.").trim_matches('.');
    host.strip_suffix(other).is_some_and(|below| !other.is_empty() && (below.is_empty() || below.ends_with('.')))
}

/// The host in lower case, without user and port, and what follows it.
fn parts(address: &str) -> Option<(String, &str)> {
    let (_, rest) = address.split_once("://")?;
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at(end);
    let host = authority.rsplit('@').next().unwrap_or_default();
    let host = host.rsplit_once(':').map_or(host, |(host, port)| if port.contains(']') { authority } else { host });
    Some((host.trim_end_matches('.').to_lowercase(), path))
}

/// Names that the public name system does not know, and addresses that nobody outside can reach.
fn is_of_own_network(host: &str) -> bool {
    const TOPS: &[&str] = &["corp", "home", "internal", "intra", "intranet", "lan", "local", "localdomain", "private"];
    host.parse::<Ipv4Addr>().is_ok_and(|address| address.is_private())
        || host.rsplit_once('.').is_some_and(|(_, top)| TOPS.contains(&top))
}

/// Where people of one company talk, write and keep their tickets.
struct Known {
    host: &'static str,
    /// How the path begins where it leads inside.
    paths: &'static [&'static str],
    what: &'static str,
}

const fn known(host: &'static str, paths: &'static [&'static str], what: &'static str) -> Known {
    Known { host, paths, what }
}

const KNOWN: &[Known] = &[
    known("slack.com", &["/archives/", "/files/", "/client/"], "a chat"),
    known("discord.com", &["/channels/"], "a chat"),
    known("teams.live.com", &["/"], "a chat"),
    known("teams.microsoft.com", &["/"], "a chat"),
    known("chat.google.com", &["/"], "a chat"),
    known("mail.google.com", &["/"], "a mailbox"),
    known("meet.google.com", &["/"], "a meeting"),
    known("webex.com", &["/meet/", "/recordingservice/"], "a meeting"),
    known("zoom.us", &["/j/", "/rec/"], "a meeting"),
    known("calendar.google.com", &["/"], "a calendar"),
    known("docs.google.com", &["/a/", "/document/", "/drawings/", "/presentation/", "/spreadsheets/"], "a document"),
    known("drive.google.com", &["/"], "a document"),
    known("sharepoint.com", &["/"], "a document"),
    known("onedrive.live.com", &["/"], "a document"),
    known("paper.dropbox.com", &["/"], "a document"),
    known("quip.com", &["/"], "a document"),
    known("coda.io", &["/d/"], "a document"),
    known("notion.so", &["/"], "a document"),
    known("miro.com", &["/app/"], "a document"),
    known("atlassian.net", &["/wiki/"], "a document"),
    known("atlassian.net", &["/"], "a ticket"),
    known("app.asana.com", &["/"], "a ticket"),
    known("linear.app", &["/"], "a ticket"),
    known("pagerduty.com", &["/incidents/"], "an alert"),
    known("app.opsgenie.com", &["/"], "an alert"),
];

/// Parts of those that everybody can read.
const PUBLIC: &[(&str, &str)] = &[
    ("docs.google.com", "/document/d/e/"),
    ("docs.google.com", "/presentation/d/e/"),
    ("docs.google.com", "/spreadsheets/d/e/"),
    ("linear.app", "/docs"),
    ("linear.app", "/changelog"),
    ("notion.so", "/help"),
];

/// `jira.…` and `confluence.…`: companies run their own, and so do a few projects for everybody.
fn tracker(host: &str) -> Option<String> {
    const FOR_ALL: &[&str] = &[
        "apache.org",
        "atlassian.com",
        "jboss.org",
        "jenkins.io",
        "mariadb.org",
        "mongodb.org",
        "onap.org",
        "percona.com",
        "spring.io",
    ];
    let (first, rest) = host.split_once('.')?;
    let what = match first {
        "jira" => "a ticket",
        "confluence" => "a document",
        _ => return None,
    };
    (!FOR_ALL.iter().any(|open| is_below(rest, open))).then(|| what.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const OWN: [&str; 2] = ["corp.example.net", "wiki.example.com"];

    #[test]
    fn chats_documents_and_own_hosts_are_inside() {
        for (address, what) in [
            ("https://shop.slack.com/archives/C01/p16", "a chat"),
            ("https://teams.microsoft.com/l/message/19:x", "a chat"),
            ("https://docs.google.com/document/d/1aB/edit", "a document"),
            ("https://shop.atlassian.net/wiki/spaces/OPS", "a document"),
            ("https://shop.atlassian.net/browse/OPS-1", "a ticket"),
            ("https://www.notion.so/shop/a-1", "a document"),
            ("https://JIRA.shop.example.org:8443/browse/OPS-1", "a ticket"),
            ("http://10.0.4.7:3000/d/1", "a host of the own network"),
            ("http://grafana.internal/d/1", "a host of the own network"),
            ("https://user@a.b.corp.example.net", "`corp.example.net` of the configuration"),
            ("https://wiki.example.com?x", "`wiki.example.com` of the configuration"),
        ] {
            assert_eq!(inside(address, &OWN).as_deref(), Some(what), "{address}");
        }
    }

    #[test]
    fn what_everybody_can_open_is_not() {
        for address in [
            "https://status.slack.com/2026-01",
            "https://docs.google.com/document/d/e/2PACX/pub",
            "https://jira.mongodb.org/browse/SERVER-1",
            "https://www.notion.so/help/export",
            "https://notcorp.example.net/a",
            "https://corp.example.net.evil.example/a",
            "https://example.com/wiki.example.com",
            "http://localhost:8080",
            "https://github.com/shop/pools/pull/7",
            "corp.example.net",
        ] {
            assert_eq!(inside(address, &OWN), None, "{address}");
        }
    }
}
