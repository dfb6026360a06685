//! `actions sync`: what a tracker's file does not say, or says in two ways, is told and left.

use super::{actions, archive};

const MAIL: &str = "postmortems/2026-01-10-mail.yaml";
const SHOP: &str = "postmortems/2026-08-01-shop.yaml";

#[test]
fn what_jira_says_in_two_ways_is_left() {
    let sandbox = archive();
    sandbox.write(
        "jira.csv",
        "Summary,Issue key,Status,Resolution,Resolved,Description\n\
         1,OPS-1,Reopened,Fixed,20/Nov/26 3:04 PM,hotwash: 2026-01-10-mail A1\n\
         2,OPS-2,In Progress,Done,20/Nov/26 3:04 PM,hotwash: 2026-01-10-mail A2\n\
         3,OPS-3,Cancelled,Done,20/Nov/26 3:04 PM,hotwash: 2026-08-01-shop A1\n\
         4,OPS-4,Erledigt,Fertig,20/Nov/26 3:04 PM,hotwash: 2026-08-01-shop A2\n\
         5,OPS-5,Offen,Nicht erledigt,,hotwash: 2026-08-01-shop A3\n",
    );
    let told = actions(&sandbox, &["sync", "jira.csv", "--write"]).expect(0);
    for line in [
        "2026-01-10-mail A1: left: `Reopened` there, but resolved as `Fixed`: one of the two is not so\n",
        "2026-01-10-mail A2: left: `In Progress` there, but resolved as `Done`: one of the two is not so\n",
        "2026-08-01-shop A1: left: `Cancelled` there, but resolved as `Done`: one of the two is not so\n",
    ] {
        assert!(told.stderr.contains(line), "{line}: {told:#?}");
    }
    assert!(
        told.stdout.starts_with(
            "2026-08-01-shop A2: status in_progress -> done (closed 2026-11-20)\npostmortems/2026-08-01-shop.yaml: "
        ),
        "{told:#?}"
    );
}

#[test]
fn a_status_alone_says_what_was_not_done() {
    let sandbox = archive();
    sandbox.write(
        "jira.csv",
        "Summary,Issue key,Status,Resolved,Description\n\
         1,OPS-1,Won't Do,2026-11-20,hotwash: 2026-01-10-mail A1\n\
         2,OPS-2,Cancelled,2026-11-20,hotwash: 2026-01-10-mail A2\n\
         3,OPS-3,Done,2026-11-20,hotwash: 2026-08-01-shop A1\n\
         4,OPS-4,Won't Fix,2026-11-20,hotwash: 2026-01-10-mail A3\n\
         5,OPS-5,,,hotwash: 2026-08-01-shop A3\n",
    );
    let told = actions(&sandbox, &["sync", "jira.csv"]).expect(0);
    assert_eq!(told.stdout, "2026-08-01-shop A1: status open -> done (closed 2026-11-20)\n");
    for line in [
        "A1: left: closed there as `won't do`: ",
        "A2: left: closed there as `cancelled`: ",
        "A3: left: done here, and closed there as `won't fix`: one of the two is not so\n",
        "2026-08-01-shop A3: left: nothing there says whether it is done\n",
    ] {
        assert!(told.stderr.contains(line), "{line}: {told:#?}");
    }
}

#[test]
fn a_column_that_is_missing_is_told_once() {
    let sandbox = archive();
    let both = "1,hotwash: 2026-01-10-mail A1\n2,hotwash: 2026-08-01-shop A1\n";
    for (heads, told_once) in [("Summary", "`Status` and `Resolution`"), ("Title", "the column `State`")] {
        sandbox.write("issues.csv", format!("{heads},Description\n{both}"));
        let told = actions(&sandbox, &["sync", "issues.csv"]).expect(0);
        assert_eq!(told.stdout, "nothing is new in 2 issues\n");
        assert!(told.stderr.lines().count() == 1 && told.stderr.contains(told_once), "{told:#?}");
    }
    // GitHub's file: closed, but nobody knows why.
    let issue = |reason: &str| {
        format!(
            "[{{\"number\":3,\"body\":\"hotwash: 2026-01-10-mail A1\",\"state\":\"CLOSED\"{reason},\
             \"closedAt\":\"2026-11-01T00:00:00Z\"}}]"
        )
    };
    sandbox.write("issues.json", issue(""));
    let told = actions(&sandbox, &["sync", "issues.json"]).expect(0);
    assert_eq!(told.stdout, "nothing is new in 1 issue\n");
    assert!(told.stderr.contains("issues.json: it does not say why issues were closed"), "{told:#?}");
    assert!(told.stderr.contains("`stateReason` behind `--json`") && told.stderr.lines().count() == 1, "{told:#?}");
    for reason in [",\"stateReason\":null", ",\"stateReason\":\"\""] {
        sandbox.write("issues.json", issue(reason));
        let told = actions(&sandbox, &["sync", "issues.json"]).expect(0);
        assert_eq!(told.stdout, "2026-01-10-mail A1: status open -> done (closed 2026-11-01)\n");
    }
}

#[test]
fn one_issue_or_record_that_is_wrong_stops_no_other() {
    let sandbox = archive();
    sandbox.write(
        MAIL,
        sandbox
            .read(MAIL)
            .replace("started: 2026-01-10 10:00", "started: 2026-01-10 10:00, resolved: 2026-01-09 10:00"),
    );
    sandbox.write(
        "jira.csv",
        "Summary,Status,Resolved,Description\n\
         1,Done,2026-11-20,hotwash: 2026-01-10-mail A1\n\
         2,Done,2026-04-01,hotwash: 2026-08-01-shop A1\n\
         3,Done,2026-11-20,hotwash: 2026-08-01-shop A2\n\
         4,Done,2026-13-45,hotwash: 2026-08-01-shop A3\n",
    );
    let before = sandbox.read(MAIL);
    let told = actions(&sandbox, &["sync", "jira.csv", "--write"]).expect(1);
    assert!(
        told.stderr.contains("2026-08-01-shop A1: left: closed there on 2026-04-01, before the incident began\n"),
        "{told:#?}"
    );
    assert!(told.stderr.contains("2026-08-01-shop A3: left: closed there, but `2026-13-45` is no day: "), "{told:#?}");
    assert!(told.stderr.contains("2026-01-10-mail: left as it is\n"), "{told:#?}");
    assert_eq!(sandbox.read(MAIL), before);
    assert!(sandbox.read(SHOP).contains("status: done, closed: 2026-11-20}"), "{}", sandbox.read(SHOP));
    assert!(sandbox.git("log -1 --format=%s").starts_with("Bring A2 up to date"));
    // Nor does one that cannot be read.
    sandbox.write(MAIL, before.replace("title:", "titel:"));
    let told = actions(&sandbox, &["sync", "jira.csv", "--format", "json"]).expect(1);
    assert!(told.stderr.contains("2026-01-10-mail A1: left: its record cannot be read\n"), "{told:#?}");
    assert_eq!(super::json(&told.stdout)["refused"][0]["record"], "2026-01-10-mail");
}

#[test]
fn a_hint_can_be_typed_whatever_a_name_is() {
    let sandbox = archive();
    let issue = "[{\"number\":3,\"body\":\"hotwash: 2026-01-10-mail A2\",\"state\":\"OPEN\",\"assignees\":[{\"login\":\"O'Brien\"}]}]";
    sandbox.write("issues.json", issue);
    let told = actions(&sandbox, &["sync", "issues.json"]).expect(0);
    assert!(told.stderr.contains(r"`--map 'O'\''Brien=OWNER'` says who that is"), "{told:#?}");
    actions(&sandbox, &["sync", "issues.json", "--map", "kim=one", "--map", "Kim=two"]).fails(&["`one` and as `two`"]);
}

#[test]
fn a_table_that_was_cut_off_is_no_table_and_a_line_for_spreadsheets_is_none_of_it() {
    let sandbox = archive();
    let rows = "Summary;Status;Resolved;Description\n1;Done;2026-11-20;\"hotwash: 2026-01-10-mail A1\n";
    sandbox.write("jira.csv", rows);
    actions(&sandbox, &["sync", "jira.csv"]).fails(&["ends in the middle of a cell"]);
    sandbox.write("jira.csv", format!("sep=;\r\n{rows}\"\n"));
    let told = actions(&sandbox, &["sync", "jira.csv"]).expect(0);
    assert_eq!(told.stdout, "2026-01-10-mail A1: status open -> done (closed 2026-11-20)\n");
}

#[test]
fn the_same_issue_in_two_exports_is_one() {
    let sandbox = archive();
    sandbox.write("list.md", "- [x] b <!-- hotwash: 2026-08-01-shop A1 -->\n");
    let told = actions(&sandbox, &["sync", "list.md", "list.md", "--write"]).expect(0);
    assert!(told.stdout.contains("status open -> done"), "{told:#?}");
}
