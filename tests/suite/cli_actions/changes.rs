//! Changes of several records at once, and of what is closed.

use super::{actions, archive, json};

const MAIL: &str = "postmortems/2026-01-10-mail.yaml";
const SHOP: &str = "postmortems/2026-08-01-shop.yaml";

#[test]
fn actions_of_several_records_change_in_one_command_and_a_commit_each() {
    let sandbox = archive();
    let (mail, shop) = (sandbox.read(MAIL), sandbox.read(SHOP));
    let told = actions(&sandbox, &["done", "2026-01:A1", "2026-08-01-shop:A1", "A3", "2026-01:A2"]).expect(0);
    for line in [
        "2026-01-10-mail A1: done on 2026-11-22: Alert on queue age\n",
        "2026-01-10-mail A2: done on 2026-11-22: Raise the limit\n",
        "2026-08-01-shop A3: done on 2026-11-22: Tell the shops\n",
    ] {
        assert!(told.stdout.contains(line), "{told:#?}");
    }
    assert_eq!(
        sandbox.git("log --format=%s -2"),
        "Mark A1 and A3 as done: Shop down\nMark A1 and A2 as done: Mail delayed"
    );
    let done = ", status: done, closed: 2026-11-22}";
    let expected =
        mail.replace("priority: p2}", &format!("priority: p2{done}")).replace("prevent}", &format!("prevent{done}"));
    assert_eq!(sandbox.read(MAIL), expected);
    let expected = shop.replace("p0}", &format!("p0{done}")).replace("p4}", &format!("p4{done}"));
    assert_eq!(sandbox.read(SHOP), expected);
    assert_eq!(sandbox.git("status --porcelain"), "");
}

#[test]
fn one_mistake_stops_all_of_it_before_the_first_is_written() {
    let sandbox = archive();
    let head = sandbox.git("rev-parse HEAD");
    actions(&sandbox, &["done", "2026-01-10-mail:A1", "2026-08-01-shop:A9"])
        .fails(&["`A9` is no action of 2026-08-01-shop"]);
    actions(&sandbox, &["done", "2026-01-10-mail:A1", "2026-08-01-shop:"]).expect(2);
    actions(&sandbox, &["done", "2026-01-10-mail"]).fails(&["no action of", "is named"]);
    // A record that has mistakes stops the others too.
    let broken = format!("{}detection: {{method: luck}}\n", sandbox.read(SHOP));
    sandbox.write(SHOP, &broken);
    actions(&sandbox, &["done", "2026-01-10-mail:A1", "2026-08-01-shop:A1"]).expect(2);
    let wrong = sandbox
        .read(SHOP)
        .replace("method: luck", "method: audit")
        .replace("resolved: 2026-08-01", "resolved: 2026-07-01");
    sandbox.write(SHOP, &wrong);
    let told = actions(&sandbox, &["done", "2026-01-10-mail:A1", "2026-08-01-shop:A1"]).expect(1);
    assert!(told.stderr.ends_with("nothing was changed\n"), "{told:#?}");
    assert_eq!(sandbox.git("rev-parse HEAD"), head);
    assert_eq!(sandbox.git("status --porcelain"), " M postmortems/2026-08-01-shop.yaml");
}

#[cfg(unix)]
#[test]
fn where_a_hook_refuses_the_second_the_first_is_done_and_the_second_as_it_was() {
    let sandbox = archive();
    let shop = sandbox.read(SHOP);
    sandbox.write(".git/hooks/pre-commit", "#!/bin/sh\n! git diff --cached --name-only | grep -q shop\n");
    let executable = std::os::unix::fs::PermissionsExt::from_mode(0o755);
    std::fs::set_permissions(sandbox.top.join(".git/hooks/pre-commit"), executable).unwrap();
    let told = actions(&sandbox, &["done", "2026-01-10-mail:A1", "2026-08-01-shop:A1", "--format", "json"]).expect(2);
    let done = json(&told.stdout);
    assert_eq!(
        (&done["changed"][0]["record"], done["changed"].as_array().unwrap().len()),
        (&"2026-01-10-mail".into(), 1)
    );
    assert_eq!(sandbox.read(SHOP), shop);
    assert_eq!(sandbox.git("log -1 --format=%s"), "Mark A1 as done: Mail delayed");
}

#[test]
fn programs_are_told_what_was_done() {
    let sandbox = archive();
    let args = ["assign", "2026-01-10-mail:A1", "2026-08-01-shop:A1", "shop team", "--format", "json"];
    let told = json(&actions(&sandbox, &args).expect(0).stdout);
    let commit = sandbox.git("rev-parse --short HEAD");
    let expected = serde_json::json!({
        "version": 1,
        "written": true,
        "changed": [{
            "record": "2026-01-10-mail",
            "id": "A1",
            "text": "Alert on queue age",
            "fields": {"owner": "shop team"},
            "told": "shop team's now; it was mail team's",
            "file": MAIL,
            "commit": commit,
        }],
        "unchanged": [{"record": "2026-08-01-shop", "id": "A1", "why": "shop team's already"}],
        "refused": [],
        "not_begun": [],
    });
    assert_eq!(told, expected);
}

#[test]
fn an_action_gives_its_place_to_another() {
    let sandbox = archive();
    actions(&sandbox, &["supersede", "2026-01-10-mail", "A1", "--by", "A2"]).expect(0);
    let superseded = "status: superseded, closed: 2026-11-22, declined_because: superseded by A2}";
    assert!(sandbox.read(MAIL).contains(superseded), "{}", sandbox.read(MAIL));
    assert!(sandbox.git("log -1 --format=%B").contains("Supersede A1: Mail delayed\n\nA1: superseded on 2026-11-22: "));
    let args = ["supersede", "2026-08:A1", "--by", "2026-01-10-mail:A2", "--because", "one limit for both"];
    actions(&sandbox, &args).expect(0);
    let because = "declined_because: 'superseded by A2 of 2026-01-10-mail: one limit for both'";
    assert!(sandbox.read(SHOP).contains(because), "{}", sandbox.read(SHOP));
    sandbox.hotwash("check").expect(0);
    for (args, why) in [
        (["supersede", "2026-08:A2", "--by", "A2"], "`A2` cannot take its own place"),
        (["supersede", "2026-08:A2", "--by", "A1"], "`A1` is superseded itself"),
        (["supersede", "2026-08:A2", "--by", "A9"], "`A9` is no action"),
        (["supersede", "2026-08:A2", "--by", "2026-01:A1"], "`A1` is superseded itself"),
    ] {
        actions(&sandbox, &args).fails(&[why]);
    }
    actions(&sandbox, &["supersede", "2026-08:A2"]).expect(2);
    actions(&sandbox, &["done", "2026-08:A1"]).fails(&["`A1` is superseded already", "hotwash actions reopen"]);
}

#[test]
fn what_was_closed_is_opened_again_and_reads_as_before() {
    let sandbox = archive();
    let before = sandbox.read(MAIL);
    actions(&sandbox, &["decline", "2026-01-10-mail", "A2", "--because", "no need"]).expect(0);
    actions(&sandbox, &["reopen", "2026-01-10-mail", "A2"]).expect(0);
    assert_eq!(sandbox.read(MAIL), before.replace("prevent}", "prevent, status: open}"));
    let told = actions(&sandbox, &["reopen", "2026-01-10-mail", "A2"]).expect(0);
    assert_eq!(told.stderr, "A2: open already\n");
}
