//! `actions sync`: what trackers export, back into the records.

use serde_json::{Value, json};

use super::{actions, archive, rows};
use crate::sandbox::Sandbox;

const MAIL: &str = "postmortems/2026-01-10-mail.yaml";
const SHOP: &str = "postmortems/2026-08-01-shop.yaml";

fn issue(number: u32, body: &str, more: Value) -> Value {
    let mut issue = json!({
        "number": number,
        "title": "Some title",
        "body": body,
        "state": "OPEN",
        "stateReason": "",
        "assignees": [],
        "url": format!("https://github.com/o/r/issues/{number}"),
        "closedAt": null,
        "milestone": null,
    });
    let Value::Object(more) = more else { panic!("{more}") };
    for (key, value) in more {
        issue[key] = value;
    }
    issue
}

fn github(sandbox: &Sandbox, issues: &[Value]) {
    sandbox.write("issues.json", serde_json::to_string(issues).unwrap());
}

#[test]
fn what_github_says_is_shown_and_then_written() {
    let sandbox = archive();
    let (mail, head) = (sandbox.read(MAIL), sandbox.git("rev-parse HEAD"));
    let someone = json!([{"login": "octocat", "name": "Mona"}]);
    github(
        &sandbox,
        &[
            issue(
                1,
                "text\n\nhotwash: 2026-01-10-mail A1\n",
                json!({"state": "CLOSED", "stateReason": "COMPLETED", "closedAt": "2026-11-20T23:10:00Z"}),
            ),
            issue(
                2,
                "hotwash: 2026-01-10-mail A2",
                json!({"assignees": someone, "milestone": {"title": "Q1", "dueOn": "2027-01-31T08:00:00Z"}}),
            ),
            issue(3, "another matter", json!({})),
            issue(4, "hotwash: 2026-01-10-mail A77", json!({})),
        ],
    );
    let told = actions(&sandbox, &["sync", "issues.json", "--map", "Octocat=shop team"]).expect(0);
    assert_eq!(
        told.stdout,
        "2026-01-10-mail A1: status open -> done (closed 2026-11-20)\n\
         2026-01-10-mail A1: tracker (none) -> https://github.com/o/r/issues/1\n\
         2026-01-10-mail A2: owner database team -> shop team\n\
         2026-01-10-mail A2: due 2026-12-22 -> 2027-01-31\n\
         2026-01-10-mail A2: tracker (none) -> https://github.com/o/r/issues/2\n"
    );
    assert!(told.stderr.contains("issues.json: #4: no record has A77 of 2026-01-10-mail\n"), "{told:#?}");
    assert!(told.stderr.contains("left out: 1 issue about no action that is known\n"), "{told:#?}");
    assert!(told.stderr.ends_with("nothing was written: `--write` writes it\n"), "{told:#?}");
    assert_eq!((sandbox.read(MAIL), sandbox.git("rev-parse HEAD")), (mail.clone(), head));

    actions(&sandbox, &["sync", "issues.json", "--map", "octocat=shop team", "--write"]).expect(0);
    let expected = mail
        .replace(
            "priority: p2}",
            "priority: p2, status: done, closed: 2026-11-20, tracker: 'https://github.com/o/r/issues/1'}",
        )
        .replace("database team, due: 2026-12-22", "shop team, due: 2027-01-31")
        .replace("kind: prevent}", "kind: prevent, tracker: 'https://github.com/o/r/issues/2'}");
    let written = sandbox
        .read(MAIL)
        .replace("tracker: https://github.com/o/r/issues/1", "tracker: 'https://github.com/o/r/issues/1'");
    let written =
        written.replace("tracker: https://github.com/o/r/issues/2", "tracker: 'https://github.com/o/r/issues/2'");
    let parts = |text: &str| -> Vec<String> {
        let mut parts: Vec<String> = text.split([',', '}', '{', '\n']).map(|part| part.trim().to_owned()).collect();
        parts.sort();
        parts
    };
    assert_eq!(parts(&written), parts(&expected));
    assert!(written.contains("  # the next one\n"));
    assert!(sandbox.git("log -1 --format=%s").starts_with("Bring A1 and A2 up to date with the tracker: Mail delayed"));
    // A second time there is nothing to say.
    let told = actions(&sandbox, &["sync", "issues.json", "--map", "octocat=shop team", "--write"]).expect(0);
    assert_eq!(told.stdout, "nothing is new in 4 issues\n");
}

#[test]
fn nothing_is_guessed() {
    let sandbox = archive();
    github(
        &sandbox,
        &[
            issue(
                1,
                "hotwash: 2026-01-10-mail A1",
                json!({"assignees": [{"login": "octocat"}], "url": "javascript:x"}),
            ),
            issue(
                2,
                "hotwash: 2026-01-10-mail A2",
                json!({"state": "CLOSED", "stateReason": "NOT_PLANNED", "closedAt": "2026-11-20T10:00:00Z", "url": null}),
            ),
            issue(3, "hotwash: 2026-01-10-mail A3", json!({"url": null})),
            issue(4, "hotwash: 2026-08-01-shop A1", json!({"state": "CLOSED", "url": null})),
            issue(5, "hotwash: 2026-08-01-shop A3", json!({})),
            issue(6, "hotwash: 2026-08-01-shop A3", json!({})),
        ],
    );
    let told = actions(&sandbox, &["sync", "issues.json", "--write"]).expect(0);
    assert_eq!(told.stdout, "nothing is new in 6 issues\n");
    for line in [
        "2026-01-10-mail A1: left: given to `octocat` there: `--map 'octocat=OWNER'` says who that is\n",
        "2026-01-10-mail A2: left: closed there as `not planned`: `hotwash actions decline … --because` says why\n",
        "2026-01-10-mail A3: left: done here and open there: `hotwash actions reopen` opens it here\n",
        "2026-08-01-shop A1: left: closed there, and nothing says on which day: ",
        "2026-08-01-shop A3: left, for several issues are about it: #5, #6\n",
    ] {
        assert!(told.stderr.contains(line), "{line}: {told:#?}");
    }
    assert_eq!(sandbox.git("status --porcelain"), "?? issues.json");
}

#[test]
fn what_gitlab_exports_is_read_back() {
    let sandbox = archive();
    let exported = rows(&actions(&sandbox, &["export", "--to", "gitlab-csv"]).expect(0).stdout);
    let description = |title: &str| exported.iter().find(|row| row[0] == title).unwrap()[1].clone();
    let mut table = csv::Writer::from_writer(Vec::new());
    let heads = "Title,Description,Issue ID,URL,State,Author,Author Username,Assignee,Assignee Username,Confidential,\
                 Locked,Due Date,Created At (UTC),Updated At (UTC),Closed At (UTC),Milestone,Weight,Labels";
    table.write_record(heads.split(',')).unwrap();
    let mut put = |title: &str, id: &str, cells: [&str; 5]| {
        let [state, assignee, login, due, closed] = cells;
        let (text, url) = (description(title), format!("https://gitlab.example/g/p/-/issues/{id}"));
        let at = "2026-09-01 10:00:00";
        let row =
            [title, &text, id, &url, state, "K", "k", assignee, login, "No", "No", due, at, at, closed, "", "", ""];
        table.write_record(row).unwrap();
    };
    put("Fail over by itself", "7", ["Closed", "Shop Team", "shopper", "2026-11-21", "2026-11-19 08:00:00"]);
    put("Draw the failover", "8", ["Open", "Kim", "kim", "2026-12-01", ""]);
    sandbox.write("issues.csv", table.into_inner().unwrap());
    let told = actions(&sandbox, &["sync", "issues.csv", "--write", "--map", "kim=support team"]).expect(0);
    assert!(
        told.stdout.starts_with(
            "2026-08-01-shop A1: status open -> done (closed 2026-11-19)\n\
             2026-08-01-shop A1: tracker (none) -> https://gitlab.example/g/p/-/issues/7\n\
             2026-08-01-shop A2: owner (none) -> support team\n\
             2026-08-01-shop A2: due (none) -> 2026-12-01\n"
        ),
        "{told:#?}"
    );
    assert!(sandbox.read(SHOP).contains("closed: 2026-11-19"));
}

#[test]
fn what_jira_exports_is_read_back() {
    let sandbox = archive();
    sandbox.write(
        "jira.csv",
        "Summary,Issue key,Issue id,Status,Resolution,Assignee,Due date,Resolved,Labels,Labels,Description\n\
         One,OPS-1,1,Done,Done,shop team,21/Nov/26 12:00 AM,20/Nov/26 3:04 PM,a,b,\"x\n\nhotwash: 2026-08-01-shop A1\"\n\
         Two,OPS-2,2,In Progress,,kim,02/01/27,,a,,\"hotwash: 2026-08-01-shop A3\"\n\
         Three,OPS-3,3,Done,Won't Do,,,20/Nov/26 3:04 PM,,,\"hotwash: 2026-01-10-mail A1\"\n\
         Four,OPS-4,4,Blocked,,,,,,,\"hotwash: 2026-01-10-mail A2\"\n",
    );
    let args = ["sync", "jira.csv", "--write", "--base-url", "https://jira.example.com/browse/"];
    let told = actions(&sandbox, &args).expect(0);
    for line in [
        "2026-08-01-shop A1: status open -> done (closed 2026-11-20)\n",
        "2026-08-01-shop A1: tracker (none) -> https://jira.example.com/browse/OPS-1\n",
        "2026-08-01-shop A3: status open -> in_progress\n",
    ] {
        assert!(told.stdout.contains(line), "{told:#?}");
    }
    for line in [
        "2026-08-01-shop A3: left: due there, but `02/01/27` can be several days\n",
        "2026-01-10-mail A1: left: closed there as `won't do`",
        "2026-01-10-mail A2: left: `Blocked` there, which says nothing of whether it is done\n",
    ] {
        assert!(told.stderr.contains(line), "{told:#?}");
    }
    // By its address an issue is known that has lost its line.
    sandbox.write("jira.csv", "Summary,Issue key,Status,Resolved\nTwo,OPS-2,Done,2026-11-21\n");
    let told = actions(&sandbox, &args).expect(0);
    assert!(told.stdout.contains("2026-08-01-shop A3: status in_progress -> done (closed 2026-11-21)\n"), "{told:#?}");
}

#[test]
fn boxes_that_were_checked_are_done_today() {
    let sandbox = archive();
    let list = actions(&sandbox, &["export", "--to", "markdown"]).expect(0).stdout;
    sandbox.write("list.md", list.replace("[ ] Alert", "[x] Alert").replace('\n', "\r\n"));
    let told = actions(&sandbox, &["sync", "list.md", "--write", "--no-commit"]).expect(0);
    assert!(told.stdout.starts_with("2026-01-10-mail A1: status open -> done (closed 2026-11-22)\n"), "{told:#?}");
    assert!(sandbox.read(MAIL).contains("priority: p2, status: done, closed: 2026-11-22}"));
    let told = actions(&sandbox, &["sync", "list.md"]).expect(0);
    assert_eq!((told.stdout.as_str(), told.stderr.as_str()), ("nothing is new in 5 issues\n", ""));
}

#[test]
fn programs_are_told_what_would_be_written_and_what_was() {
    let sandbox = archive();
    github(&sandbox, &[issue(1, "hotwash: 2026-01-10-mail A1", json!({}))]);
    let planned = super::json(&actions(&sandbox, &["sync", "issues.json", "--format", "json"]).expect(0).stdout);
    assert_eq!((&planned["written"], &planned["changed"][0]["commit"]), (&false.into(), &Value::Null));
    assert_eq!(planned["changed"][0]["fields"], json!({"tracker": "https://github.com/o/r/issues/1"}));
    let args = ["sync", "issues.json", "--format", "json", "--yes"];
    let done = super::json(&actions(&sandbox, &args).expect(0).stdout);
    assert_eq!(
        (&done["written"], &done["changed"][0]["commit"]),
        (&true.into(), &sandbox.git("rev-parse --short HEAD").into())
    );
}

#[test]
fn what_is_no_export_is_told() {
    let sandbox = archive();
    for (name, text) in
        [("a.csv", "a,b\n1,2\n"), ("b.json", "[{\"number\": 1"), ("c.json", "{}"), ("d", "nothing, really")]
    {
        sandbox.write(name, text);
        actions(&sandbox, &["sync", name]).fails(&[name, "gh issue list"]);
    }
    sandbox.write("e.json", "[{\"number\": 1, \"state\": \"OPEN\"}]");
    actions(&sandbox, &["sync", "e.json"]).fails(&["neither `body` nor `url`"]);
    actions(&sandbox, &["sync", "missing.csv"]).fails(&["missing.csv"]);
    actions(&sandbox, &["sync", "a.csv", "--map", "octocat"]).expect(2);
}

#[test]
fn hostile_exports_move_no_cursor_and_write_no_field_of_their_own() {
    let sandbox = archive();
    github(
        &sandbox,
        &[
            issue(
                1,
                "hotwash: 2026-01-10-mail A1",
                json!({"url": "https://x.example/\u{1b}[2J\nstatus: done", "assignees": [{"login": "\u{1b}[31mx"}]}),
            ),
            issue(2, "hotwash: ../../etc/passwd A1", json!({})),
        ],
    );
    let told = actions(&sandbox, &["sync", "issues.json", "--write"]).expect(0);
    assert!(!told.stdout.contains('\u{1b}') && !told.stderr.contains('\u{1b}'), "{told:#?}");
    assert_eq!(sandbox.git("status --porcelain"), "?? issues.json", "{told:#?}");
}

#[cfg(unix)]
#[test]
fn on_a_terminal_somebody_is_asked_after_they_have_seen_it() {
    use crate::terminal::screen::Sandbox;
    let sandbox = Sandbox::new();
    let record = "title: Mail\naction_items: [{id: A1, text: Look}]\n";
    sandbox.put("postmortems/mail.yaml", record);
    sandbox.put("list.md", "- [x] Look <!-- hotwash: mail A1 -->\n");
    for (keys, is_written) in [("\x1b", false), ("no\r", false), ("\r", true)] {
        let mut screen = sandbox.terminal(&["actions", "sync", "list.md", "--no-commit"]);
        screen.wait("mail A1: status open -> done (closed ");
        screen.question("Write 1 change into 1 record?");
        screen.keys(keys);
        assert_eq!(screen.status(), 0, "{}", screen.contents());
        assert_eq!(sandbox.text("postmortems/mail.yaml").contains("status: done"), is_written, "{}", screen.contents());
        assert_eq!(screen.contents().contains("nothing was written"), !is_written, "{}", screen.contents());
    }
}
