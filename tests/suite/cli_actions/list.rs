//! Which actions are listed, in which order and groups.

use super::{MAIL, SHOP, actions, archive, json, listed, rows};
use crate::sandbox::Sandbox;

fn named(names: &[(&str, &str)]) -> Vec<String> {
    names.iter().map(|(record, id)| format!("{record} {id}")).collect()
}

#[test]
fn filters_leave_what_they_say() {
    let sandbox = archive();
    let [m1, m2, m3] = [(MAIL, "A1"), (MAIL, "A2"), (MAIL, "A3")];
    let [s1, s2, s3] = [(SHOP, "A1"), (SHOP, "A2"), (SHOP, "A3")];
    for (args, found) in [
        (&[][..], &[s1, m1, m2, s2, s3][..]),
        (&["--owner", "mail", "--owner", "Support"], &[m1, s3]),
        (&["--owner", "nobody"], &[s2]),
        (&["--service", "payments"], &[s1, s2, s3]),
        (&["--severity", "sev3"], &[m1, m2]),
        (&["--since", "2026-08"], &[s1, s2, s3]),
        (&["--until", "2026-08-01"], &[m1, m2]),
        // Strictly before, and not what has no day.
        (&["--due-before", "2026-12-22"], &[s1, m1]),
        (&["--due-before", "+31d"], &[s1, m1, m2]),
        (&["--due-before", "Friday"], &[s1, m1]),
        (&["--kind", "prevent"], &[s1, m2]),
        (&["--kind", "prevent", "--kind", "detect", "--priority", "p2"], &[m1]),
        (&["--older-than", "6 months"], &[m1, m2]),
        // Older is older: this is its age to the day.
        (&["--older-than", "113d"], &[m1, m2]),
        (&["--older-than", "112d"], &[s1, m1, m2, s2, s3]),
        (&["--status", "closed"], &[m3]),
        (&["--status", "in_progress"], &[s2]),
        (&["--status", "done", "--status", "in_progress"], &[s2, m3]),
        (&["--status", "all", "--service", "mail"], &[m1, m2, m3]),
        (&["--overdue", "--owner", "team"], &[s1, m1]),
    ] {
        assert_eq!(listed(&sandbox, args), named(found), "{args:?}");
    }
}

#[test]
fn what_nobody_knows_is_told() {
    let sandbox = archive();
    let told = actions(&sandbox, &["--service", "shpo", "--owner", "suport"]).expect(0);
    assert!(told.stderr.contains("no open action is `suport`'s\nhint: did you mean `support`?"), "{told:#?}");
    assert!(told.stderr.contains("no incident has the service `shpo`\nhint: did you mean `shop`?"), "{told:#?}");
    actions(&sandbox, &["--due-before", "soonish"]).fails(&["`soonish` is not a day"]);
    actions(&sandbox, &["--older-than", "very"]).fails(&["`very` is not a day"]);
    actions(&sandbox, &["--kind", "prevnt"]).expect(2);
}

#[test]
fn groups_have_their_counts() {
    let sandbox = archive();
    let heads = |by: &str| -> Vec<String> {
        let told = actions(&sandbox, &["--by", by]).expect(0).stdout;
        told.lines().filter(|line| line.contains(": ") && !line.contains("  ")).map(str::to_owned).collect()
    };
    assert_eq!(heads("severity"), ["sev1: 3 actions, 1 overdue", "sev3: 2 actions, 1 overdue"]);
    assert_eq!(heads("age"), ["90 to 364 days: 5 actions, 2 overdue"]);
    assert_eq!(heads("kind"), ["prevent: 2 actions, 1 overdue", "detect: 1 action, 1 overdue", "no kind: 2 actions"]);
    // An action of two services stands with both.
    let services = ["payments: 3 actions, 1 overdue", "shop: 3 actions, 1 overdue", "mail: 2 actions, 1 overdue"];
    assert_eq!(heads("service"), services);
    assert_eq!(
        heads("owner"),
        [
            "shop team: 1 action, 1 overdue",
            "mail team: 1 action, 1 overdue",
            "database team: 1 action",
            "nobody: 1 action",
            "support team: 1 action"
        ]
    );
    let told = actions(&sandbox, &["--by", "record"]).expect(0).stdout;
    assert!(told.ends_with("\n5 open actions, 2 overdue\n"), "{told}");
}

#[test]
fn programs_are_given_what_groups_and_policy_need() {
    let sandbox = archive();
    let list = json(&actions(&sandbox, &["--format", "json", "--status", "all"]).stdout);
    let one = |record: &str, id: &str| {
        let is_it = |action: &&serde_json::Value| action["record"] == record && action["id"] == id;
        list["actions"].as_array().unwrap().iter().find(is_it).unwrap().clone()
    };
    let (old, undated, done) = (one(MAIL, "A1"), one(SHOP, "A2"), one(MAIL, "A3"));
    assert_eq!(
        (&old["age_days"], &old["days_overdue"], &old["started"]),
        (&316.into(), &10.into(), &"2026-01-10".into())
    );
    assert_eq!(
        (&old["age"], &old["kind"], &old["services"]),
        (&"90 to 364 days".into(), &"detect".into(), &["mail"].into())
    );
    assert_eq!((&undated["due"], &undated["policy_due"]), (&serde_json::Value::Null, &"2026-08-16".into()));
    assert_eq!(
        (&done["status"], &done["closed"], &done["policy_due"]),
        (&"done".into(), &"2026-02-01".into(), &serde_json::Value::Null)
    );
    assert_eq!(list["summary"], serde_json::json!({"actions": 6, "open": 5, "overdue": 2, "past_policy": 1}));
    let table = rows(&actions(&sandbox, &["--format", "csv"]).stdout);
    assert_eq!(table.len(), 6);
    assert_eq!(table[0][..9].join(","), "record,id,text,status,kind,priority,owner,due,days_overdue");
    assert!(table.iter().all(|row| row.len() == table[0].len()));
}

#[test]
fn the_list_says_what_can_be_done_about_gaps() {
    let sandbox = archive();
    sandbox.write("postmortems/x.yaml", "title: X\naction_items: [{text: Something}]\n");
    let told = actions(&sandbox, &[]).expect(0);
    assert!(told.stdout.contains("2026-08-16?"), "{told:#?}");
    assert!(told.stderr.contains("`hotwash actions due RECORD ACTION` sets it"), "{told:#?}");
    assert!(told.stderr.contains("actions without an id show `-`: `hotwash check --fix` numbers them"), "{told:#?}");
    assert!(
        told.stderr.contains("1 open action has no due date and is past the day of the due-date policy"),
        "{told:#?}"
    );
}

#[test]
fn texts_of_records_move_no_cursor() {
    let sandbox = Sandbox::new();
    sandbox.write(
        "postmortems/x.yaml",
        "title: X\nservices: [\"s\\u001b[2J\"]\naction_items: [{id: A1, text: \"a\\u001b[2Jb\\u202e\", owner: \"o\\u009b\"}]\n",
    );
    for args in [&[][..], &["--by", "owner"], &["--by", "service"], &["--format", "markdown"], &["--format", "ics"]] {
        let told = actions(&sandbox, args).expect(0);
        assert!(!told.stdout.contains(['\u{1b}', '\u{9b}', '\u{202e}']), "{args:?} {told:#?}");
    }
}
