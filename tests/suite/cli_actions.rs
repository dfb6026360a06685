//! `actions`: over a whole archive, to where teams keep them, and back.

mod changes;
mod export;
mod gate;
mod given;
mod kept;
mod list;
mod policy;
mod sync;
mod sync_told;

use crate::sandbox::{Output, Sandbox, run};

/// `hotwash actions ARGS`, each argument as it stands.
fn actions(sandbox: &Sandbox, args: &[&str]) -> Output {
    run(sandbox.program().arg("actions").args(args))
}

/// The records and ids of a list, in its order.
fn listed(sandbox: &Sandbox, args: &[&str]) -> Vec<String> {
    let list = json(&actions(sandbox, &[&["--format", "json"], args].concat()).stdout);
    let name = |action: &serde_json::Value| format!("{} {}", action["record"], action["id"]).replace('"', "");
    list["actions"].as_array().unwrap().iter().map(name).collect()
}

fn json(text: &str) -> serde_json::Value {
    let value: serde_json::Value = serde_json::from_str(text).unwrap_or_else(|why| panic!("{why}: {text}"));
    assert_eq!(value["version"], 1);
    value
}

/// The rows of a table, the first of which names the columns.
fn rows(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

const MAIL: &str = "2026-01-10-mail";
const SHOP: &str = "2026-08-01-shop";

/// Two incidents: an old one of mail, and a bad one of the shop, in the summer.
fn fill(sandbox: &Sandbox) {
    sandbox.write(
        "postmortems/2026-01-10-mail.yaml",
        "id: 2026-01-10-mail\ntitle: Mail delayed\nseverity: sev3\nservices: [mail]\ntime_zone: UTC\n\
         milestones: {started: 2026-01-10 10:00}\n\
         action_items:\n\
         \x20 - {id: A1, text: Alert on queue age, owner: mail team, due: 2026-11-12, kind: detect, priority: p2}\n\
         \x20 # the next one\n\
         \x20 - {id: A2, text: Raise the limit, owner: database team, due: 2026-12-22, kind: prevent}\n\
         \x20 - {id: A3, text: Old one, owner: mail team, due: 2026-02-01, status: done, closed: 2026-02-01}\n",
    );
    sandbox.write(
        "postmortems/2026-08-01-shop.yaml",
        "id: 2026-08-01-shop\ntitle: Shop down\nseverity: sev1\nservices: [shop, payments]\ntime_zone: UTC\n\
         milestones: {started: 2026-08-01 10:00, resolved: 2026-08-01 12:00}\n\
         action_items:\n\
         \x20 - {id: A1, text: Fail over by itself, owner: shop team, due: 2026-11-21, kind: prevent, priority: p0}\n\
         \x20 - {id: A2, text: Draw the failover, priority: p1, status: in_progress}\n\
         \x20 - {id: A3, text: Tell the shops, owner: support team, priority: p4}\n",
    );
}

fn archive() -> Sandbox {
    let sandbox = Sandbox::repository();
    fill(&sandbox);
    sandbox.git("add .");
    sandbox.git("commit -qm Begin");
    sandbox
}
