//! `actions done`, `assign`, `due`, `decline`: into the file, checked, rendered, committed.

use super::hotwash;
use crate::sandbox::Sandbox;

const ID: &str = "2026-11-10-mail";
const RECORD: &str = "postmortems/2026-11-10-mail.yaml";
const RENDER: &str = "postmortems/2026-11-10-mail.md";
const WRITTEN: &str = "\
id: 2026-11-10-mail
title: Mail delayed   # until somebody finds a better one
action_items:
  # the quick one
  - id: A1
    text: Alert on queue age
    owner: mail team # on call
    due: 2026-11-20

  - {id: A2, text: Raise the limit, owner: mail team}
  - {id: A3, text: Say so}
";

fn archive() -> Sandbox {
    let sandbox = Sandbox::repository();
    sandbox.write(RECORD, WRITTEN);
    sandbox.hotwash(&format!("commit {ID}")).expect(0);
    sandbox
}

#[test]
fn several_are_done_in_one_commit_that_says_so() {
    let sandbox = archive();
    sandbox.write("other", "1\n");
    sandbox.git("add other");
    let told = hotwash(&sandbox, &["actions", "done", ID, "A1", "A2", "--closed", "yesterday"]).expect(0);
    assert!(told.stdout.contains("A1: done on 2026-11-21: Alert on queue age\n"), "{told:#?}");
    assert!(told.stdout.contains("committed with its render"), "{told:#?}");
    let expected = WRITTEN
        .replace("due: 2026-11-20\n", "due: 2026-11-20\n    status: done\n    closed: 2026-11-21\n")
        .replace("limit, owner: mail team}", "limit, owner: mail team, status: done, closed: 2026-11-21}");
    assert_eq!(sandbox.read(RECORD), expected);
    assert_eq!(
        sandbox.git("log -1 --format=%B --name-only"),
        format!(
            "Mark A1 and A2 as done: Mail delayed\n\nA1: done on 2026-11-21: Alert on queue age\n\
             A2: done on 2026-11-21: Raise the limit\n\n{ID} (draft)\n\n\n\
             {RENDER}\n{RECORD}"
        )
    );
    assert_eq!(sandbox.git("status --porcelain"), "A  other");
    assert!(sandbox.hotwash(&format!("check {ID}")).expect(0).stdout.find("stale-render").is_none());
}

#[test]
fn the_second_time_is_a_message_and_no_commit() {
    let sandbox = archive();
    hotwash(&sandbox, &["actions", "done", ID, "A1"]).expect(0);
    let (head, text) = (sandbox.git("rev-parse HEAD"), sandbox.read(RECORD));
    let told = hotwash(&sandbox, &["actions", "done", ID, "A1"]).expect(0);
    assert_eq!(told.stderr, "A1: done already, on 2026-11-22\n");
    assert_eq!((sandbox.git("rev-parse HEAD"), sandbox.read(RECORD)), (head, text));
    hotwash(&sandbox, &["actions", "decline", ID, "A1", "--because", "no"]).fails(&["`A1` is done already"]);
    hotwash(&sandbox, &["actions", "assign", ID, "A1", "x"]).fails(&["`A1` is done already"]);
}

#[test]
fn owner_day_and_refusal_are_written_and_said() {
    let sandbox = archive();
    let told = hotwash(&sandbox, &["actions", "assign", ID, "A1", "A3", "database team lead"]).expect(0);
    assert!(told.stdout.contains("A1: database team lead's now; it was mail team's: Alert"), "{told:#?}");
    assert!(sandbox.read(RECORD).contains("    owner: database team lead # on call\n"));
    assert!(sandbox.git("log -1 --format=%s").starts_with("Assign A1 and A3 to database team lead: "));

    let told = hotwash(&sandbox, &["actions", "due", ID, "A1", "+10d"]).expect(0);
    assert!(told.stdout.contains("A1: due on Wed 2026-12-02; it was due on 2026-11-20: "), "{told:#?}");
    assert!(sandbox.read(RECORD).contains("    due: 2026-12-02\n"));

    hotwash(&sandbox, &["actions", "decline", ID, "A3", "--because", "the service is switched off"]).expect(0);
    let declined = "status: declined, closed: 2026-11-22, declined_because: the service is switched off}";
    assert!(sandbox.read(RECORD).contains(declined), "{}", sandbox.read(RECORD));
    assert!(sandbox.git("log -1 --format=%b").contains("Because: the service is switched off"));
    let told = hotwash(&sandbox, &["actions"]).expect(0).stdout;
    assert!(told.ends_with("\n2 open actions, none overdue\n"), "{told}");
}

#[test]
fn an_unknown_id_stops_all_of_it() {
    let sandbox = archive();
    hotwash(&sandbox, &["actions", "done", ID, "A1", "a2"]).fails(&["`a2` is no action", "did you mean `A2`?"]);
    hotwash(&sandbox, &["actions", "done", ID, "X"]).fails(&["it has A1, A2, A3"]);
    hotwash(&sandbox, &["actions", "done", "2026-11-10-mial", "A1"]).fails(&["did you mean `2026-11-10-mail`?"]);
    hotwash(&sandbox, &["actions", "done", ID, "A1", "--closed", "tomorrow"]).fails(&["2026-11-23 is yet to come"]);
    assert_eq!(sandbox.read(RECORD), WRITTEN);
}

#[test]
fn a_record_with_errors_stays_as_it_is() {
    let sandbox = archive();
    let wrong = format!("{WRITTEN}milestones: {{started: 2026-11-10 10:00, resolved: 2026-11-10 09:00}}\n");
    sandbox.write(RECORD, &wrong);
    let refused = hotwash(&sandbox, &["actions", "done", ID, "A1"]).expect(1);
    assert!(refused.stdout.contains("error[") && refused.stderr.ends_with("nothing was changed\n"), "{refused:#?}");
    assert_eq!(sandbox.read(RECORD), wrong);
    assert_eq!(sandbox.git("log --format=%s").lines().count(), 1);
}

#[test]
fn it_can_be_left_in_the_work_tree() {
    let sandbox = archive();
    let told = hotwash(&sandbox, &["actions", "done", ID, "A1", "--no-commit"]).expect(0);
    assert!(told.stdout.contains(&format!("`hotwash commit {RECORD}` commits both")), "{told:#?}");
    assert_eq!(sandbox.git("status --porcelain"), format!(" M {RENDER}\n M {RECORD}"));
}

#[cfg(unix)]
#[test]
fn what_a_hook_refuses_is_undone_and_can_be_said_again() {
    let sandbox = archive();
    sandbox.write(".git/hooks/pre-commit", "#!/bin/sh\nexit 1\n");
    let executable = std::os::unix::fs::PermissionsExt::from_mode(0o755);
    std::fs::set_permissions(sandbox.top.join(".git/hooks/pre-commit"), executable).unwrap();
    hotwash(&sandbox, &["actions", "done", ID, "A1"]).expect(2);
    assert_eq!(sandbox.read(RECORD), WRITTEN);
    assert_eq!(sandbox.git("status --porcelain"), "");
    sandbox.remove(".git/hooks/pre-commit");
    hotwash(&sandbox, &["actions", "done", ID, "A1"]).expect(0);
}

#[cfg(unix)]
#[test]
fn what_an_editor_wrote_while_a_hook_ran_is_not_undone() {
    let sandbox = archive();
    sandbox.write(
        ".git/hooks/pre-commit",
        format!("#!/bin/sh\necho 'conclusion: Written meanwhile' >> {RECORD}\nexit 1\n"),
    );
    let executable = std::os::unix::fs::PermissionsExt::from_mode(0o755);
    std::fs::set_permissions(sandbox.top.join(".git/hooks/pre-commit"), executable).unwrap();
    let told = hotwash(&sandbox, &["actions", "done", ID, "A1"]).expect(2);
    assert!(told.stderr.contains("was changed meanwhile: it stays as it is"), "{told:#?}");
    let record = sandbox.read(RECORD);
    assert!(record.ends_with("conclusion: Written meanwhile\n") && record.contains("status: done"), "{record}");
}
