//! `actions`: what is still to be done, and what of it is late.

use super::hotwash;
use crate::sandbox::Sandbox;

fn archive() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write(
        "postmortems/2026-01-10-mail.yaml",
        "title: Mail delayed\nseverity: sev3\nservices: [mail]\ntime_zone: UTC\nmilestones: {started: 2026-01-10 10:00}\n\
         action_items:\n\
         \x20 - {id: A1, text: Alert on queue age, owner: mail team, due: 2026-11-12}\n\
         \x20 - {id: A2, text: Raise the limit, owner: database team, due: 2026-11-22}\n\
         \x20 - {id: A3, text: Old one, owner: mail team, due: 2026-02-01, status: done, closed: 2026-02-01}\n\
         \x20 - {id: A4, text: Slip of the pen, due: 2025-01-20}\n",
    );
    sandbox.write(
        "postmortems/2026-03-01-shop.yaml",
        "title: Shop down\nseverity: sev1\nmilestones: {started: 2026-03-01 10:00}\n\
         action_items:\n\
         \x20 - {id: A1, text: '=Fail over, \"fast\"', owner: shop team, due: 2026-11-21, kind: prevent}\n",
    );
    sandbox
}

/// The records and ids of a list, in its order.
fn listed(sandbox: &Sandbox, args: &[&str]) -> Vec<String> {
    let args = [&["actions", "--format", "json"], args].concat();
    let list: serde_json::Value = serde_json::from_str(&hotwash(sandbox, &args).stdout).unwrap();
    assert_eq!(list["version"], 1);
    let name = |action: &serde_json::Value| format!("{} {}", action["record"], action["id"]).replace('"', "");
    list["actions"].as_array().unwrap().iter().map(name).collect()
}

#[test]
fn what_hurts_most_stands_first() {
    let sandbox = archive();
    let [shop, mail] = ["2026-03-01-shop", "2026-01-10-mail"];
    // A day before its incident is a slip of the pen: late all the same, or it would hide a promise.
    let all = [format!("{shop} A1"), format!("{mail} A4"), format!("{mail} A1"), format!("{mail} A2")];
    assert_eq!(listed(&sandbox, &[]), all);
    assert_eq!(listed(&sandbox, &["--overdue"]), all[..3]);
    assert_eq!(listed(&sandbox, &["--owner", "Mail"]), all[2..3]);
    let told = hotwash(&sandbox, &["actions"]).expect(0).stdout;
    assert!(
        told.contains("2026-01-10-mail  A1      mail team      2026-11-12  10 days   10mo  Alert on queue age\n"),
        "{told}"
    );
    assert!(told.contains("nobody") && told.ends_with("\n4 open actions, 3 overdue\n"), "{told}");
}

#[test]
fn the_gate_is_shut_while_anything_is_overdue() {
    let sandbox = archive();
    hotwash(&sandbox, &["actions", "--overdue"]).expect(1);
    hotwash(&sandbox, &["actions", "--overdue", "--owner", "shop"]).expect(1);
    let open = hotwash(&sandbox, &["actions", "--overdue", "--owner", "database"]).expect(0);
    assert_eq!((open.stdout.as_str(), open.stderr.as_str()), ("no overdue action\n", ""));
    let typo = hotwash(&sandbox, &["actions", "--overdue", "--owner", "databse"]).expect(0);
    assert!(typo.stderr.contains("did you mean `database`?"), "{typo:#?}");
    // What cannot be read may be overdue too.
    sandbox.write("postmortems/broken.yaml", "title: [\n");
    let refused = hotwash(&sandbox, &["actions", "--overdue", "--owner", "database"]).expect(2);
    assert!(refused.stderr.contains("postmortems/broken.yaml: left out"), "{refused:#?}");
}

#[test]
fn spreadsheets_get_rows_and_no_formulas() {
    let told = hotwash(&archive(), &["actions", "--format", "csv"]).expect(0).stdout;
    let first = told.lines().nth(1).unwrap();
    assert!(
        first.starts_with("2026-03-01-shop,A1,\"'=Fail over, \"\"fast\"\"\",open,prevent,,shop team,2026-11-21,1,"),
        "{told}"
    );
    assert_eq!(told.lines().count(), 5);
}
