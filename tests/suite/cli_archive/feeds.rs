//! What readers subscribe to, read back by what they read it with.

use std::collections::BTreeSet;

use atom_syndication::Feed;
use chrono::DateTime;
use icalendar::parser::{Component, read_calendar, unfold};
use serde_json::Value;

use crate::sandbox::Sandbox;

const SITE: &str = "https://postmortems.example.com/";

/// An archive with incidents that were told in another order than they happened, and one that is not told yet.
fn archive(site: &str) -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write("hotwash.yaml", format!("site: {{title: Ours & <theirs>{site}}}\n"));
    let record = |id: &str, day: &str, more: &str| {
        let text = format!(
            "id: {id}\ntitle: About {id}\ntime_zone: UTC\nmilestones: {{started: {day} 10:00, resolved: {day} 11:00}}\n{more}"
        );
        sandbox.write(&format!("postmortems/{id}.yaml"), text);
    };
    record(
        "early",
        "2024-01-02",
        "status: published\npublished: 2024-06-01\nservices: [Mail, Web]\ntags: [x]\nsummary: |\n  The *pool* was `full`,\n  see [it](https://x.example/).\n",
    );
    record("late", "2024-02-02", "status: published\npublished: 2024-02-10\nservices: [Mail]\n");
    record("waived", "2024-03-02", "status: waived\nwaived_because: nobody noticed\nservices: [Mail]\n");
    record("draft", "2024-04-02", "services: [Mail, Quiet]\n");
    record("review", "2024-04-03", "status: in_review\n");
    sandbox.hotwash("build").expect(0);
    sandbox
}

fn atom(sandbox: &Sandbox, path: &str) -> Feed {
    Feed::read_from(sandbox.read(path).as_bytes()).unwrap()
}

fn json(sandbox: &Sandbox, path: &str) -> Value {
    serde_json::from_str(&sandbox.read(path)).unwrap()
}

#[test]
fn news_is_what_is_finished_and_the_last_told_comes_first() {
    let sandbox = archive("");
    let ids = |path: &str| atom(&sandbox, path).entries.iter().map(|entry| entry.id.clone()).collect::<Vec<_>>();
    assert_eq!(ids("site/feed.xml"), ["urn:hotwash:early", "urn:hotwash:waived", "urn:hotwash:late"]);
    assert_eq!(ids("site/services/mail/feed.xml"), ids("site/feed.xml"));
    assert_eq!(ids("site/services/web/feed.xml"), ["urn:hotwash:early"]);
    assert!(ids("site/services/quiet/feed.xml").is_empty());
    for folder in ["", "services/mail/", "services/web/", "services/quiet/"] {
        let feed = json(&sandbox, &format!("site/{folder}feed.json"));
        let items = feed["items"].as_array().unwrap();
        let named: Vec<&str> = items.iter().map(|item| item["id"].as_str().unwrap()).collect();
        assert_eq!(named, ids(&format!("site/{folder}feed.xml")));
    }
}

#[test]
fn an_entry_tells_the_summary_as_text_and_when_it_was_told() {
    let sandbox = archive(&format!(", base_url: {SITE}"));
    let feed = atom(&sandbox, "site/services/web/feed.xml");
    assert_eq!(feed.title.value, "Web · Ours & <theirs>");
    let entry = &feed.entries[0];
    assert_eq!(entry.summary.as_ref().unwrap().value, "The pool was full, see it.");
    assert_eq!(entry.categories.iter().map(|category| &*category.term).collect::<Vec<_>>(), ["Mail", "Web", "x"]);
    assert_eq!(entry.published.unwrap().to_rfc3339(), "2024-06-01T00:00:00+00:00");
    let item = &json(&sandbox, "site/services/web/feed.json")["items"][0];
    assert_eq!(item["content_text"], "The pool was full, see it.");
    assert_eq!((&item["date_published"], &item["tags"][2]), (&"2024-06-01T00:00:00Z".into(), &"x".into()));
}

#[test]
fn ids_stay_and_links_become_whole_when_the_site_gets_an_address() {
    let (bare, named) = (archive(""), archive(&format!(", base_url: {SITE}")));
    for folder in ["", "services/mail/"] {
        let [before, after] = [&bare, &named].map(|sandbox| atom(sandbox, &format!("site/{folder}feed.xml")));
        assert!(!before.entries.is_empty() && before.entries.len() == after.entries.len());
        for (one, other) in before.entries.iter().zip(&after.entries) {
            assert_eq!(one.id, other.id);
            let path = other.links[0].href.strip_prefix(SITE).unwrap();
            assert!(named.has(&format!("site/{path}")), "{path}");
            assert!(bare.has(&format!("site/{folder}{}", one.links[0].href)), "{:?}", one.links);
        }
    }
}

/// <https://www.jsonfeed.org/version/1.1/>
fn keeps_the_rules_of_json_feed(feed: &Value, is_whole: bool) {
    assert_eq!(feed["version"], "https://jsonfeed.org/version/1.1");
    assert!(feed["title"].as_str().is_some_and(|title| !title.is_empty()));
    for key in ["home_page_url", "feed_url"] {
        assert_eq!(feed.get(key).is_some(), is_whole, "{key}");
        assert!(feed.get(key).is_none_or(|url| url.as_str().unwrap().starts_with(SITE)), "{key}");
    }
    assert!(feed["authors"][0]["name"].is_string());
    let mut ids = BTreeSet::new();
    for item in feed["items"].as_array().unwrap() {
        assert!(ids.insert(item["id"].as_str().unwrap()), "{item}");
        assert!(item["content_text"].as_str().is_some_and(|text| !text.is_empty()), "{item}");
        assert!(item["url"].is_string() && item["title"].is_string(), "{item}");
        for key in ["date_published", "date_modified"] {
            let date = item.get(key).map(|date| DateTime::parse_from_rfc3339(date.as_str().unwrap()));
            assert!(date.is_none_or(|date| date.is_ok()), "{item}");
        }
        assert!(item["tags"].as_array().unwrap().iter().all(Value::is_string), "{item}");
    }
}

#[test]
fn json_feeds_keep_their_rules() {
    for (sandbox, is_whole) in [(archive(""), false), (archive(&format!(", base_url: {SITE}")), true)] {
        for path in ["site/feed.json", "site/services/mail/feed.json", "site/services/quiet/feed.json"] {
            keeps_the_rules_of_json_feed(&json(&sandbox, path), is_whole);
        }
    }
}

/// The events of a calendar, once it is known to be well-formed.
fn events(calendar: &str) -> Vec<Vec<(String, String)>> {
    assert!(calendar.ends_with("END:VCALENDAR\r\n") && !calendar.replace("\r\n", "").contains(['\r', '\n']));
    assert!(calendar.split("\r\n").all(|line| line.len() <= 75), "{calendar}");
    let unfolded = unfold(calendar);
    let read = read_calendar(&unfolded).unwrap();
    assert!(!read.components.is_empty(), "{calendar}");
    let property = |component: &Component<'_>| {
        component.properties.iter().map(|it| (it.name.to_string(), it.val.to_string())).collect()
    };
    read.components.iter().filter(|component| component.name == "VEVENT").map(property).collect()
}

fn value<'a>(event: &'a [(String, String)], name: &str) -> &'a str {
    let value = event.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
    value.unwrap_or_else(|| panic!("no {name} in {event:?}"))
}

const ACTIONS: &str = "id: mail
title: Mail, delayed; twice
time_zone: UTC
status: published
milestones: {started: 2024-01-02 10:00, resolved: 2024-01-02 11:00}
action_items:
  - {id: A1, text: 'Raise `max`, and tell; everybody \\ all', owner: Database Team, due: 2024-02-29, priority: p1}
  - {id: A1, text: The same id again, owner: Database Team, due: 2024-12-31, status: in_progress}
  - {text: No id, owner: Web Team, due: 2024-03-01, status: proposed}
  - {id: A4, text: No day, owner: Web Team}
  - {id: A5, text: Done, owner: Web Team, due: 2024-03-01, status: done, closed: 2024-02-01}
";

#[test]
fn open_actions_with_a_day_stand_in_the_calendar_for_good() {
    let sandbox = Sandbox::new();
    sandbox.write("hotwash.yaml", format!("site: {{base_url: {SITE}}}\n"));
    sandbox.write("postmortems/mail.yaml", ACTIONS);
    sandbox.hotwash("build").expect(0);
    let all = events(&sandbox.read("site/actions.ics"));
    let days: Vec<(&str, &str)> = all.iter().map(|event| (value(event, "UID"), value(event, "DTSTART"))).collect();
    let expected = [("mail.A1@hotwash", "20240229"), ("mail+2@hotwash", "20241231"), ("mail+3@hotwash", "20240301")];
    assert_eq!(days, expected);
    let first = &all[0];
    assert_eq!(value(first, "SUMMARY"), "Raise max, and tell; everybody \\ all");
    assert_eq!((value(first, "DTEND"), value(first, "DTSTAMP")), ("20240301", "20240102T110000Z"));
    assert_eq!(value(first, "URL"), "https://postmortems.example.com/incidents/mail.html#A1");
    assert!(value(first, "DESCRIPTION").starts_with("From: Mail, delayed; twice\nOwner: Database Team\nPriority: p1"));

    let own = |owner: &str| events(&sandbox.read(&format!("site/actions/{owner}.ics"))).len();
    assert_eq!((own("database-team"), own("web-team")), (2, 1));

    // A change of another action moves no name.
    sandbox.write("postmortems/mail.yaml", ACTIONS.replace("due: 2024-02-29", "status: done, due: 2024-02-29"));
    sandbox.hotwash("build").expect(0);
    let names: Vec<String> =
        events(&sandbox.read("site/actions.ics")).iter().map(|event| value(event, "UID").to_owned()).collect();
    assert_eq!(names, ["mail+2@hotwash", "mail+3@hotwash"]);
}

#[test]
fn a_calendar_without_anything_due_is_a_calendar() {
    let sandbox = Sandbox::new();
    sandbox.write("postmortems/a.yaml", "id: a\ntitle: A\n");
    sandbox.hotwash("build").expect(0);
    assert!(events(&sandbox.read("site/actions.ics")).is_empty());
}

#[test]
fn owners_have_no_calendar_in_a_public_site() {
    let sandbox = Sandbox::new();
    sandbox.write(
        "postmortems/mail.yaml",
        format!("visibility: public\n{}", ACTIONS.replace(", owner", ", visibility: public, owner")),
    );
    sandbox.hotwash("build --profile public").expect(0);
    assert_eq!(events(&sandbox.read("site/actions.ics")).len(), 3);
    assert!(!sandbox.has("site/actions/database-team.ics"));
    assert!(sandbox.files("site").iter().all(|(_, bytes)| !String::from_utf8_lossy(bytes).contains("Database Team")));
}
