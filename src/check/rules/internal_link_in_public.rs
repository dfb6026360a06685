//! A link in a public record that only those inside can follow.

use crate::check::hidden::addresses;
use crate::check::links::{inside, is_below};
use crate::check::public::{is_public, lines, shown as shown_texts};
use crate::check::rule::{Check, Family, Found, Levels, Rule, Saying};
use crate::check::subject::Subject;
use crate::check::words::Reported;
use crate::finding::{FieldPath, shown};
use crate::record::Line;

pub static RULE: Rule = Rule {
    id: "internal-link-in-public",
    family: Family::Privacy,
    levels: Levels::of('-', 'W', 'E'),
    summary: "a link to a chat, a document or a host of the own network, in a public record",
    why: "Readers outside cannot follow it, and it tells them names of hosts, channels and projects; 39 of 327 public \
          postmortems have one. Looked at is what a public render shows of a record with `visibility: public`: \
          evidence, trackers, the appendix and items that are not marked `public` stay out of it. Known are the usual chats, \
          document and ticket services, names of own networks such as `….internal`, and the `hosts` under `private` \
          in the configuration, each with all that is below it, which a public site withholds.",
    help: "say what can be seen there, and move the link to `evidence` or `tracker`, which stay inside",
    check: Check::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Found) {
    if !is_public(subject.record) {
        return;
    }
    let hosts: Vec<&str> = subject.config.private.hosts.iter().map(|host| &**host).collect();
    for said in shown_texts(subject) {
        tell(said.text, &said.path(), &hosts, found);
    }
    for (field, line) in lines(subject.record) {
        tell(line, &field, &hosts, found);
    }
    for (place, reference) in subject.record.references.iter().enumerate() {
        let at = FieldPath::from("references").at(place);
        let told = |line: &Option<Line>, key: &'static str, found: &mut Found| {
            if let Some(line) = line {
                tell(line, &at.at(key), &hosts, found);
            }
        };
        told(&reference.title, "title", found);
        told(&reference.url, "url", found);
    }
}

fn tell(text: &str, field: &FieldPath, hosts: &[&str], found: &mut Found) {
    let mut reported = Reported::default();
    let links = if text.contains("://") { addresses(text) } else { Vec::new() };
    for link in &links {
        let link = text[link.clone()].trim_end_matches(':');
        if let Some(what) = inside(link, hosts)
            && reported.is_new(link)
        {
            let message = format!("{} leads to {what}, which readers outside do not have", shown(link));
            found.add(Saying::new(field.clone(), message).part(link));
        }
    }
    for (start, host) in bare_hosts(text, hosts) {
        let before = links.partition_point(|link| link.start <= start);
        let is_link = links[..before].last().is_some_and(|link| link.contains(&start));
        if !is_link && reported.is_new(host) {
            let message = format!("{} is a host of the own network", shown(host));
            let help = "say what it is: `the internal wiki`";
            found.add(Saying::new(field.clone(), message).part(host).help(help));
        }
    }
}

/// Names of the own hosts that are no links, each where it begins.
fn bare_hosts<'a>(text: &'a str, hosts: &[&str]) -> Vec<(usize, &'a str)> {
    if hosts.is_empty() {
        return Vec::new();
    }
    let is_of_name = |c: char| c.is_alphanumeric() || "-_.".contains(c);
    let mut names = Vec::new();
    let mut at = 0;
    for piece in text.split(|c| !is_of_name(c)) {
        let start = at;
        at += piece.len() + text[at + piece.len()..].chars().next().map_or(0, char::len_utf8);
        let name = piece.trim_matches(['.', '-', '_']);
        let is_own = |own: &&str| is_below(&name.to_lowercase(), &own.to_lowercase());
        if !name.is_empty() && hosts.iter().any(is_own) {
            names.push((start + piece.find(name).unwrap_or(0), name));
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<String> {
        let mut found = Found::default();
        tell(text, &FieldPath::root(), &["corp.example.net", "db1"], &mut found);
        found.0.into_iter().filter_map(|saying| saying.part).collect()
    }

    #[test]
    fn links_and_bare_hosts_are_told_once_each() {
        assert_eq!(
            told("See <https://a.corp.example.net/x>, [here](https://a.corp.example.net/x) or `ssh db1`."),
            ["https://a.corp.example.net/x", "db1"]
        );
        assert_eq!(told("On DB1.Corp.example.net. db1"), ["DB1.Corp.example.net", "db1"]);
    }

    #[test]
    fn other_names_that_end_alike_are_not() {
        for text in ["mydb1 and db1x", "corp.example.network", "xcorp.example.net", "db1.sql", "https://github.com/db1"]
        {
            assert_eq!(told(text), Vec::<String>::new(), "{text}");
        }
    }
}
