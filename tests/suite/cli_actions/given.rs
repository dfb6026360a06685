//! What is given away: calendars and checklists.

use icalendar::parser::{read_calendar, unfold};

use super::{actions, archive};

/// The events of a calendar: each one's properties.
fn events(calendar: &str) -> Vec<Vec<(String, String)>> {
    let unfolded = unfold(calendar);
    let read = read_calendar(&unfolded).unwrap();
    let events = read.components.iter().filter(|component| component.name == "VEVENT");
    events.map(|event| event.properties.iter().map(|it| (it.name.to_string(), it.val.to_string())).collect()).collect()
}

fn values(events: &[Vec<(String, String)>], name: &str) -> Vec<String> {
    events.iter().flatten().filter(|(key, _)| key == name).map(|(_, value)| value.clone()).collect()
}

#[test]
fn the_calendar_has_each_open_action_with_a_day_under_a_lasting_name() {
    let sandbox = archive();
    let calendar = actions(&sandbox, &["--format", "ics"]).expect(0).stdout;
    let found = events(&calendar);
    assert_eq!(values(&found, "SUMMARY"), ["Alert on queue age", "Fail over by itself", "Raise the limit"]);
    assert_eq!(values(&found, "DTSTART"), ["20261112", "20261121", "20261222"]);
    let uids = ["2026-01-10-mail.A1@hotwash", "2026-08-01-shop.A1@hotwash", "2026-01-10-mail.A2@hotwash"];
    assert_eq!(values(&found, "UID"), uids);
    // No clock is in it: on another day it is the same, to the byte.
    let mut later = sandbox.program();
    later.env("HOTWASH_NOW", "2026-11-25T01:00:00Z").args(["actions", "--format", "ics"]);
    assert_eq!(crate::sandbox::run(&mut later).expect(0).stdout, calendar);
    // The site says the same of them.
    sandbox.hotwash("build").expect(0);
    let site = events(&sandbox.read("site/actions.ics"));
    for name in ["SUMMARY", "DTSTART", "DTSTAMP", "DESCRIPTION"] {
        let [mut one, mut other] = [values(&found, name), values(&site, name)];
        one.sort();
        other.sort();
        assert_eq!(one, other);
    }
    let own = actions(&sandbox, &["--format", "ics", "--owner", "shop"]).expect(0).stdout;
    assert_eq!(values(&events(&own), "SUMMARY"), ["Fail over by itself"]);
    let none = actions(&sandbox, &["--format", "ics", "--status", "done"]).expect(0).stdout;
    assert!(events(&none).is_empty());
}

#[test]
fn the_calendar_says_how_many_have_no_day() {
    let told = actions(&archive(), &["--format", "ics"]).expect(0);
    assert!(told.stderr.contains("left out: 2 actions without a due date\n"), "{told:#?}");
}

#[test]
fn the_checklist_leads_to_the_records_and_calls_nobody() {
    let sandbox = archive();
    sandbox.write(
        "postmortems/odd.yaml",
        "title: Odd\naction_items:\n  - {id: A1, text: 'Ask @octocat <b>now</b> about #12, [x](http://y) and [z]', owner: mail team}\n",
    );
    let told = actions(&sandbox, &["--format", "markdown"]).expect(0).stdout;
    let mail = "## mail team\n\n\
        - [ ] Alert on queue age (due 2026-11-12, 10 days late; mail team; p2; \
        [2026-01-10-mail A1](<postmortems/2026-01-10-mail.md>))\n\
        - [ ] Ask @<!-- -->octocat \\<b\\>now\\</b\\> about #<!-- -->12, [x](<http://y>) and \\[z\\] (mail team; \
        [odd A1](<postmortems/odd.md>))\n";
    assert!(told.contains(mail), "{told}");
    assert!(
        told.starts_with("# Actions\n\n## shop team\n\n- [ ] Fail over by itself (due 2026-11-21, 1 day late; "),
        "{told}"
    );
    assert!(!told.contains("hotwash:"), "{told}");
    sandbox.write("hotwash.yaml", "site: {base_url: 'https://pm.example.com'}\n");
    let told = actions(&sandbox, &["--format", "markdown", "--by", "severity", "--status", "all"]).expect(0).stdout;
    assert!(
        told.contains("[2026-01-10-mail A1](<https://pm.example.com/incidents/2026-01-10-mail.html#A1>)"),
        "{told}"
    );
    assert!(told.contains("- [x] Old one ("), "{told}");
}

#[test]
fn what_is_restricted_is_not_given_away() {
    let sandbox = archive();
    let secret = sandbox.read("postmortems/2026-08-01-shop.yaml");
    sandbox.write("postmortems/2026-08-01-shop.yaml", format!("visibility: restricted\n{secret}"));
    for args in [
        &["--format", "ics"][..],
        &["--format", "markdown"],
        &["export", "--to", "markdown"],
        &["export", "--to", "github-cli"],
        &["export", "--to", "gitlab-csv"],
        &["export", "--to", "jira-csv"],
    ] {
        let told = actions(&sandbox, args).expect(0);
        assert!(told.stdout.contains("Alert on queue age") && !told.stdout.contains("Fail over"), "{args:?} {told:#?}");
        assert!(told.stderr.contains("left out: 3 actions of restricted records"), "{args:?} {told:#?}");
    }
    // Whoever has the archive sees it in the list.
    assert!(actions(&sandbox, &[]).expect(0).stdout.contains("Fail over"));
}
