//! What a record may be called, and what is said of names that are none.

use crate::sandbox::{Output, Sandbox, run};

/// Records by the stems of their files, each with what it tells of times.
fn archive(records: &[(&str, &str)]) -> Sandbox {
    let sandbox = Sandbox::new();
    for (stem, times) in records {
        sandbox.write(&format!("postmortems/{stem}.yaml"), format!("title: {stem}\ntime_zone: UTC\n{times}"));
    }
    sandbox
}

#[track_caller]
fn newest(sandbox: &Sandbox) -> String {
    let output = sandbox.hotwash("show @").expect(0);
    output.stderr.trim_end().strip_prefix("record: ").unwrap_or(&output.stderr).to_owned()
}

fn ids(sandbox: &Sandbox) -> Vec<String> {
    sandbox.hotwash("list --format ids").expect(0).stdout.lines().map(str::to_owned).collect()
}

#[test]
fn the_newest_is_the_latest_by_what_its_record_or_else_its_id_tells() {
    let records = [
        ("2018-01-17-imported", ""),
        ("2026-11-20-known", "milestones: {started: 2026-11-20 10:00}\n"),
        ("detected-later", "milestones: {detected: 2026-11-21 08:00}\n"),
        ("logged-in-summer", "timeline:\n  - {at: 2026-07-01 09:00, text: Slow}\n"),
        ("undated", ""),
    ];
    let sandbox = archive(&records);
    assert_eq!(newest(&sandbox), "detected-later");
    let listed = ["undated", "detected-later", "2026-11-20-known", "logged-in-summer", "2018-01-17-imported"];
    assert_eq!(ids(&sandbox), listed);
    // Nothing but their day is known: the later id.
    sandbox.write("postmortems/2026-11-22-b.yaml", "title: b\n");
    sandbox.write("postmortems/2026-11-22-a.yaml", "title: a\n");
    assert_eq!(newest(&sandbox), "2026-11-22-b");
    assert_eq!(newest(&archive(&[("one", ""), ("two", ""), ("three", "")])), "two");
}

#[test]
fn a_record_with_mistakes_is_in_the_way_only_where_it_may_be_the_newest() {
    let sandbox = archive(&[("2026-11-20-known", "milestones: {started: 2026-11-20 10:00}\n")]);
    sandbox.write("postmortems/2019-02-03-broken.yaml", "titel: x\n");
    assert_eq!(newest(&sandbox), "2026-11-20-known");
    for stem in ["2026-11-20-broken", "2026-11-21-broken", "broken"] {
        sandbox.write(&format!("postmortems/{stem}.yaml"), "titel: x\n");
        sandbox.hotwash("show @").fails(&["which record is the newest cannot be told", stem]);
        sandbox.remove(&format!("postmortems/{stem}.yaml"));
    }
}

#[test]
fn a_number_of_an_id_is_a_word_of_it() {
    let sandbox = archive(&[("pm-2019-000284", ""), ("pm-2019-000285", ""), ("pm-2020-000284", "")]);
    let told = sandbox.hotwash("show 2019-000284").expect(0);
    assert_eq!(told.stderr, "record: pm-2019-000284\n");
    assert_eq!(sandbox.hotwash("check 000285").expect(0).stderr, "record: pm-2019-000285\n");
    sandbox.hotwash("show 2019").fails(&["`2019` is in the ids of 2 records"]);
}

#[test]
fn several_names_are_words_of_one_id_or_records_in_turn() {
    let sandbox = archive(&[("2026-01-01-web-stack", ""), ("2026-02-02-mail-queue", ""), ("2026-03-03-mail", "")]);
    let shown = |arguments: &[&str]| -> Output { run(sandbox.program().arg("show").args(arguments)) };
    let titles = |output: Output| -> Vec<String> {
        output.expect(0).stdout.lines().filter(|line| line.starts_with("# ")).map(str::to_owned).collect()
    };
    assert_eq!(titles(shown(&["web", "stack"])).len(), 1);
    let several = titles(shown(&["2026-02", "web-stack", "2026-01"]));
    assert!(several[0].contains("mail-queue") && several[1].contains("web-stack") && several.len() == 2, "{several:?}");
    shown(&["web", "nothing"]).fails(&["no record is called `web nothing`"]);
    let json = shown(&["2026-01", "2026-02", "--format", "json"]).expect(0).stdout;
    let all = serde_json::Deserializer::from_str(&json).into_iter::<serde_json::Value>();
    assert_eq!(all.map(|one| one.unwrap()["version"].clone()).collect::<Vec<_>>(), [1, 1]);
}

#[test]
fn a_document_stands_for_the_record_that_it_lies_beside() {
    let sandbox = archive(&[("2026-01-01-web-stack", "")]);
    for name in ["2026-01-01-web-stack.md", "2026-01-01-web-stack.executive.html"] {
        sandbox.write(&format!("postmortems/{name}"), "# Web: stack\n");
        let told = sandbox.hotwash(&format!("show postmortems/{name}")).expect(0);
        assert_eq!(told.stderr, "record: 2026-01-01-web-stack\n");
        assert!(told.stdout.contains("2026-01-01-web-stack"), "{}", told.stdout);
        let checked = sandbox.hotwash(&format!("check postmortems/{name}")).expect(0);
        assert!(checked.stdout.contains("2026-01-01-web-stack.yaml"), "{}", checked.stdout);
    }
    let edited = sandbox.hotwash("log postmortems/2026-01-01-web-stack.md restarted").expect(0);
    assert!(edited.stdout.starts_with("postmortems/2026-01-01-web-stack.yaml: "), "{edited:?}");
}

#[test]
fn the_configuration_is_no_record_and_a_missing_hyphen_is_seen() {
    let sandbox = archive(&[("2026-01-01-web-stack-outage", "")]);
    sandbox.write("hotwash.yaml", "records: postmortems\n");
    sandbox.hotwash("show hotwash.yaml").fails(&["hotwash.yaml is the configuration, and no record"]);
    sandbox.hotwash("show webstack").fails(&["did you mean `2026-01-01-web-stack-outage`?"]);
}

#[test]
fn what_would_have_prevented_it_stands_beneath_the_earlier_incident() {
    let sandbox = archive(&[(
        "2026-06-02-login-outage",
        "milestones: {started: 2026-06-02 10:00}\naction_items:\n  \
         - {id: A1, text: Watch it, kind: detect}\n  - {id: A2, text: Renew early, kind: prevent, due: 2026-10-12}\n",
    )]);
    let again =
        "milestones: {started: 2026-11-02 10:00}\nrelated: [{id: 2026-06-02-login-outage, relation: RELATION}]\n";
    for (relation, line) in [("recurrence_of", "Recurrence of"), ("same_cause", "Same cause")] {
        sandbox.write("postmortems/again.yaml", format!("title: Again\n{}", again.replace("RELATION", relation)));
        // Only the record that is named is read.
        sandbox.write("postmortems/2026-07-01-broken.yaml", "titel: x\n");
        let shown = sandbox.hotwash("show again").expect(0).stdout;
        let expected = format!(
            "- {line}: 2026-06-02-login-outage\n  - A2 of 2026-06-02-login-outage would have prevented this and is 41 days overdue\n"
        );
        assert!(shown.contains(&expected), "{shown}");
        // A document would be wrong on another day.
        assert!(!sandbox.hotwash("show again --format markdown").expect(0).stdout.contains("prevented this"));
    }
    sandbox.write("postmortems/again.yaml", format!("title: Again\n{}", again.replace("RELATION", "caused_by")));
    assert!(!sandbox.hotwash("show again").expect(0).stdout.contains("prevented this"));
}
