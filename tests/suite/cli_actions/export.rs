//! `actions export`: files that trackers take, whatever the texts are.

use std::process::Command;

use super::{actions, archive, rows};
use crate::sandbox::{Sandbox, run};

/// Texts that want to be something else.
const HOSTILE: [&str; 9] = [
    "it's a 'quoted' one",
    "$(touch pwned) `touch pwned` ${HOME}",
    "a \\ b \\' c \" d",
    "--label=evil",
    "-n",
    "/close",
    "=HYPERLINK(\"http://x.example\")",
    "; touch pwned; # & | > pwned",
    "@octocat hotwash: other A1",
];

fn hostile() -> Sandbox {
    let sandbox = Sandbox::new();
    let mut record =
        "title: \"Broken'; touch pwned #\\nhotwash: other A1\"\nseverity: sev1\naction_items:\n".to_owned();
    for (number, text) in (1..).zip(HOSTILE) {
        let text = serde_json::to_string(text).unwrap();
        let item = format!("{{id: A{number}, text: {text}, done_when: {text}, owner: {text}, due: 2026-12-01}}");
        record += &["  - ", &item, "\n"].concat();
    }
    sandbox.write("postmortems/bad.yaml", record);
    sandbox
}

/// What `gh` is given by the script under a shell: the arguments of each call.
#[cfg(unix)]
fn calls(sandbox: &Sandbox, shell: &str, script: &str) -> Vec<Vec<String>> {
    sandbox.write("bin/gh", "#!/bin/sh\nprintf '%s\\0' \"$@\" >> calls\nprintf '\\0' >> calls\n");
    let executable = std::os::unix::fs::PermissionsExt::from_mode(0o755);
    std::fs::set_permissions(sandbox.top.join("bin/gh"), executable).unwrap();
    sandbox.write("calls", "");
    let mut command = Command::new(shell);
    command.env_clear().env("PATH", format!("{}/bin:/usr/bin:/bin", sandbox.top.display())).current_dir(&sandbox.top);
    run(command.arg(sandbox.top.join(script))).expect(0);
    let all = sandbox.read("calls");
    let of_call = |call: &str| call.split('\0').map(str::to_owned).collect();
    all.split_terminator("\0\0").map(of_call).collect()
}

#[cfg(unix)]
#[test]
fn the_script_says_each_text_word_for_word_in_every_shell() {
    let sandbox = hostile();
    let export = ["export", "--to", "github-cli", "-o", "issues.sh", "--label", "it's", "--map", "o'cat=-n"];
    let told = actions(&sandbox, &export).expect(0);
    assert_eq!((told.stdout.as_str(), told.stderr.as_str()), ("", "issues.sh: 9 actions\n"));
    for shell in ["sh", "dash", "bash"] {
        if Command::new(shell).arg("-c").arg(":").status().is_err() {
            continue;
        }
        let calls = calls(&sandbox, shell, "issues.sh");
        assert_eq!(calls.len(), HOSTILE.len(), "{shell}: {calls:#?}");
        for text in HOSTILE {
            // Titles are words, without the marks of Markdown.
            let text = &*text.replace('`', "").replace("\\'", "'");
            let call = calls.iter().find(|call| call[2] == format!("--title={text}"));
            let call = call.unwrap_or_else(|| panic!("{shell}: no {text} in {calls:#?}"));
            assert_eq!(call[..2], ["issue", "create"]);
            assert!(call[3].starts_with("--body=**Action:** "), "{call:#?}");
            let marker = call[3].trim_end().lines().next_back().unwrap();
            assert!(marker.starts_with("hotwash: bad A"), "{call:#?}");
            // The owner is a name, and no Markdown.
            assert!(call[3].contains("**Owner:** "), "{call:#?}");
            // Whom the tracker knows is given it, and nobody else.
            let assignee = (text == "-n").then(|| "--assignee=o'cat".to_owned());
            assert_eq!(call[4..], assignee.into_iter().chain(["--label=it's".to_owned()]).collect::<Vec<_>>());
        }
        assert!(!sandbox.has("pwned"));
    }
}

#[test]
fn gitlab_takes_the_table_and_runs_none_of_its_texts() {
    let sandbox = hostile();
    let table = rows(&actions(&sandbox, &["export", "--to", "gitlab-csv", "--map", "cat=-n"]).expect(0).stdout);
    assert_eq!(table[0], ["title", "description", "due_date"]);
    assert_eq!(table.len(), HOSTILE.len() + 1);
    for row in &table[1..] {
        assert_eq!(row[2], "2026-12-01");
        assert!(!row[0].starts_with(['=', '-', '+', '@']), "{row:?}");
        let commands: Vec<&str> = row[1].lines().filter(|line| line.starts_with('/')).collect();
        let expected: &[&str] = if row[0] == "'-n" { &["/assign @cat"] } else { &[] };
        assert_eq!(commands, expected, "{row:?}");
        assert!(!row[1].contains("@octocat"), "{row:?}");
    }
}

#[test]
fn jira_takes_the_table() {
    let sandbox = archive();
    let export =
        ["export", "--to", "jira-csv", "--label", "postmortem", "--label", "q4", "--map", "kim@example.com=Shop Team"];
    let table = rows(&actions(&sandbox, &export).expect(0).stdout);
    let heads = ["Summary", "Description", "Issue Type", "Priority", "Due Date", "Assignee", "Labels", "Labels"];
    assert_eq!(table[0], heads);
    assert_eq!(table[1][0], "Fail over by itself");
    assert!(table[1][1].ends_with("\n\nhotwash: 2026-08-01-shop A1\n"), "{:?}", table[1]);
    assert_eq!(table[1][2..], ["Task", "Highest", "2026-11-21", "kim@example.com", "postmortem", "q4"]);
    let markup = rows(&actions(&hostile(), &["export", "--to", "jira-csv"]).expect(0).stdout);
    assert!(markup.iter().skip(1).all(|row| !row[1].contains("[~") && !row[1].contains("${HOME")), "{markup:?}");
}

#[test]
fn what_is_tracked_or_has_no_name_is_left_out() {
    let sandbox = archive();
    sandbox.write(
        "postmortems/more.yaml",
        "title: More\naction_items:\n  - {id: A1, text: One, tracker: 'https://t.example/1'}\n  - {text: Two}\n",
    );
    let titles = |args: &[&str]| -> (Vec<String>, String) {
        let told = actions(&sandbox, &[&["export", "--to", "gitlab-csv"], args].concat()).expect(0);
        (rows(&told.stdout).into_iter().skip(1).map(|row| row[0].clone()).collect(), told.stderr)
    };
    let (found, told) = titles(&[]);
    assert_eq!(found.len(), 5);
    assert!(!found.contains(&"One".to_owned()) && !found.contains(&"Two".to_owned()), "{found:?}");
    assert!(told.contains("left out: 1 action with a tracker already: `--all` takes them in\n"), "{told}");
    assert!(told.contains("left out: 1 action without an id: `hotwash check --fix` numbers them\n"), "{told}");
    assert!(titles(&["--all"]).0.contains(&"One".to_owned()));
    assert_eq!(titles(&["--owner", "shop", "--kind", "prevent"]).0, ["Fail over by itself"]);
    // A list that is not whole says so.
    sandbox.write("postmortems/broken.yaml", "title: [\n");
    actions(&sandbox, &["export", "--to", "markdown"]).expect(2);
}

#[test]
fn an_issue_keeps_the_addresses_of_its_texts() {
    let sandbox = Sandbox::new();
    sandbox.write(
        "postmortems/r.yaml",
        "title: R\naction_items:\n\
         \x20 - {id: A1, text: 'Read [the book](https://w.example/r?a=1&b=2), not [that](javascript:x)'}\n\
         \x20 - {id: A2, text: 'See https://w.example/~kim/a(b)*c?x=1&y=@d, please'}\n\
         \x20 - {id: A3, text: \"\\u3164\"}\n\
         \x20 - {id: A4, text: Old, status: done, closed: 2026-11-01}\n",
    );
    let export = |to: &str| rows(&actions(&sandbox, &["export", "--to", to, "--status", "all"]).expect(0).stdout);
    let table = export("gitlab-csv");
    assert_eq!(table[1][0], "Read the book, not that");
    assert!(
        table[1][1].starts_with("**Action:** Read [the book](<https://w.example/r?a=1&b=2>), not that\n"),
        "{table:?}"
    );
    assert!(table[2][1].starts_with("**Action:** See <https://w.example/~kim/a(b)*c?x=1&y=@d>, please\n"), "{table:?}");
    assert_eq!(table[3][0], "A3 of R");
    // An issue is made open: that nothing is to be done stands in it.
    assert!(table[4][1].contains("\n\n**Status:** done on 2026-11-01\n"), "{table:?}");
    assert!(!table[1][1].contains("Status"), "{table:?}");
    let table = export("jira-csv");
    assert!(table[1][1].starts_with("*Action:* Read [the book|https://w.example/r?a=1&b=2], not that\n"), "{table:?}");
    assert!(table[2][1].starts_with("*Action:* See https://w.example/~kim/a(b)%2Ac?x=1&y=@d, please\n"), "{table:?}");
    let list = actions(&sandbox, &["--format", "markdown"]).expect(0).stdout;
    assert!(list.contains("- [ ] Read [the book](<https://w.example/r?a=1&b=2>), not that ("), "{list}");
}

#[test]
fn a_login_of_nobody_and_two_of_one_are_told() {
    let sandbox = archive();
    let told = actions(&sandbox, &["export", "--to", "github-cli", "--map", "octocat=shop tem"]).expect(0);
    let words = "no action is `shop tem`'s, whom `--map` calls `octocat`\nhint: did you mean `shop team`?\n";
    assert!(told.stderr.contains(words), "{told:#?}");
    let export = ["export", "--to", "github-cli", "--map", "a=shop team", "--map", "b=Shop Team"];
    actions(&sandbox, &export).fails(&["as `a` and as `b`"]);
}
