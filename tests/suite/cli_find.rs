//! `hotwash show`, `hotwash search`, and what a record may be called.

use std::path::Path;
use std::sync::OnceLock;

use serde_json::Value;

use crate::sandbox::{Output, Sandbox, run};
use crate::terminal::screen;

const WEB: &str = "2023-08-10-web-stack-outage";

fn demo() -> &'static Sandbox {
    static DEMO: OnceLock<Sandbox> = OnceLock::new();
    DEMO.get_or_init(Sandbox::demo)
}

/// Arguments that have spaces in them.
fn hotwash(arguments: &[&str]) -> Output {
    run(demo().program().args(arguments))
}

fn found(arguments: &[&str]) -> Value {
    let arguments = [&["search", "--format", "json"], arguments].concat();
    serde_json::from_str(&hotwash(&arguments).expect(0).stdout).unwrap()
}

fn records(answer: &Value) -> Vec<&str> {
    answer["results"].as_array().unwrap().iter().map(|one| one["record"].as_str().unwrap()).collect()
}

#[test]
fn a_slip_is_corrected_and_said() {
    let answer = found(&["conection", "pool"]);
    assert_eq!(answer["version"], 1);
    assert_eq!(answer["corrected"]["conection"], "connection");
    assert_eq!(records(&answer)[0], WEB);
    let excerpt = &answer["results"][0]["excerpts"][0];
    let text: Vec<char> = excerpt["text"].as_str().unwrap().chars().collect();
    let marked = excerpt["marks"].as_array().unwrap().iter().map(|mark| {
        let [from, to] = [0, 1].map(|nth| usize::try_from(mark[nth].as_u64().unwrap()).unwrap());
        text[from..to].iter().collect::<String>()
    });
    let marked: Vec<String> = marked.collect();
    assert!(marked.contains(&"connection".to_owned()) && marked.contains(&"pool".to_owned()), "{marked:?}");
    let output = demo().hotwash("search conection").expect(0);
    assert!(output.stderr.starts_with("nobody wrote `conection`: searched for `connection`\n"), "{}", output.stderr);
}

#[test]
fn beginnings_endings_and_accents_do_not_matter() {
    assert_eq!(records(&found(&["certif"])), ["2024-03-05-expired-certificate"]);
    assert_eq!(records(&found(&["CERTIFICATES", "éxpires"])), ["2024-03-05-expired-certificate"]);
    assert_eq!(records(&found(&["web-stack"]))[0], WEB);
    assert!(records(&found(&["2024-03"])).contains(&"2024-03-05-expired-certificate"));
}

#[test]
fn phrases_filters_and_what_is_left_out() {
    assert_eq!(records(&found(&["\"connection pool\""])), [WEB]);
    assert!(records(&found(&["\"pool connection\""])).is_empty());
    assert!(!records(&found(&["outage", "--", "-pool"])).contains(&WEB));
    assert_eq!(records(&found(&["service:database"])), [WEB]);
    assert_eq!(records(&found(&["severity:sev3", "until:2025"])), ["2024-03-05-expired-certificate"]);
    assert_eq!(records(&found(&["the retention", "--severity", "sev1"])), ["2024-11-12-data-loss-two-windows"]);
    hotwash(&["search", "pool", "since:whenever"]).fails(&["whenever"]);
}

#[test]
fn where_nothing_has_all_words_those_with_most_are_shown_and_it_is_said() {
    let output = demo().hotwash("search certificate xyzzy").expect(0);
    assert!(output.stdout.contains("2024-03-05-expired-certificate  sev3\n"), "{}", output.stdout);
    assert!(output.stdout.ends_with(" with some of these words\n"), "{}", output.stdout);
    assert!(output.stderr.contains("nothing has all of these words"), "{}", output.stderr);
    let output = demo().hotwash("search xyzzy").expect(0);
    assert_eq!(
        (output.stdout.as_str(), output.stderr.as_str()),
        ("no incidents\n", "nothing was written about `xyzzy`\n")
    );
    hotwash(&["search", "--", "--"]).fails(&["nothing to look for"]);
}

#[test]
fn what_filters_took_out_is_told_apart_from_what_nobody_wrote() {
    let told = |arguments: &[&str]| {
        let output = hotwash(&[&["search"], arguments].concat()).expect(0);
        assert_eq!(output.stdout, "no incidents\n", "{arguments:?}");
        output.stderr
    };
    let pool = "nothing was found for `\"connection pool\"` with `-timeout`; without it: 1 incident\n";
    assert_eq!(told(&["\"connection pool\" -timeout"]), pool);
    assert_eq!(
        told(&["severity:sev1", "pool", "--since", "2024"]),
        "nothing was found for `pool` with `severity:sev1` and since 2024-01-01; without them: 1 incident\n"
    );
    assert_eq!(told(&["xyzzy", "severity:sev1"]), "nothing was written about `xyzzy`, also without `severity:sev1`\n");
    let service = told(&["pool", "--service", "databas"]);
    assert!(service.starts_with("nothing was found for `pool` with service databas; without it"), "{service}");
    assert!(service.ends_with("no incident has the service `databas`\nhint: did you mean `database`?\n"), "{service}");
    assert!(told(&["year:2019"]).starts_with("no incident fits `year:2019`\n"));
    let some = hotwash(&["search", "connection", "certificate", "pool", "severity:sev3"]).expect(0);
    assert!(some.stderr.contains("nothing has all of these words"), "{some:#?}");
}

#[test]
fn an_unknown_value_of_a_filter_is_told_with_what_there_is() {
    let told = |query: &str| hotwash(&["search", "pool", query]).expect(0).stderr;
    for (query, part) in [
        ("service:databse", "no incident has the service `databse`\nhint: did you mean `database`?"),
        ("service:nope", "no incident has the service `nope`\nhint: there are `billing`, `checkout`"),
        ("kind:blah", "no incident has the kind `blah`\nhint: there are `data_loss`, `degradation`, `near_miss`"),
        ("severity:sev9", "no incident has the severity `sev9`\nhint: "),
        ("open:maybe", "`open:` takes `yes` or `no`, not `maybe`"),
    ] {
        assert!(told(query).contains(part), "{query}: {}", told(query));
    }
    assert_eq!(told("service:data"), "");
}

#[test]
fn a_record_is_shown_as_words_where_there_is_no_terminal() {
    let output = demo().hotwash("show 2023").expect(0);
    assert!(
        output.stdout.starts_with("# Postmortem: Web Stack Outage Incident - August 10, 2023\n\n## Issue Summary\n")
    );
    assert!(
        output.stdout.contains("- 3:35 PM: Incident response team alerted.\n  (acknowledged)\n"),
        "{}",
        output.stdout
    );
    assert!(!output.stdout.contains(['•', '│', '\u{1b}']), "{}", output.stdout);
    let markdown = demo().hotwash("show 2023 --format markdown").expect(0);
    assert_eq!(markdown.stdout, demo().hotwash("render 2023").expect(0).stdout);
    let json: Value = serde_json::from_str(&demo().hotwash("show 2023 --format json").expect(0).stdout).unwrap();
    assert_eq!((&json["version"], &json["name"]), (&1.into(), &WEB.into()));
    assert_eq!(json["durations"]["total"]["minutes"], 105);
    assert_eq!(json["record"]["milestones"]["mitigated"], "2023-08-10 16:45");
    assert!(json["record"].get("appendix").is_none());
    demo().hotwash("show 2023 --format json --profile public").fails(&["not published for everybody"]);
}

#[test]
fn a_record_is_named_by_words_of_its_id_and_that_is_said() {
    let told = format!("record: {WEB}\n");
    for name in [&["web-stack"][..], &["Web", "Stack"], &["web outage"], &["stack-outage"]] {
        let output = hotwash(&[&["show"], name].concat()).expect(0);
        assert_eq!(output.stderr, told, "{name:?}");
    }
    // The beginning of an id says itself.
    assert_eq!(demo().hotwash("show 2023-08").expect(0).stderr, "");
    assert_eq!(demo().hotwash("render 2023-08-10-WEB").expect(0).stderr, "");
    assert_eq!(demo().hotwash("show @").expect(0).stderr, "record: 2025-10-26-bad-deploy-rollback\n");
    assert_eq!(demo().hotwash("check web-stack").expect(0).stderr, told);
}

#[test]
fn what_changes_a_record_takes_only_words_side_by_side() {
    let sandbox = demo().copy();
    for line in ["commit web-outage", "edit web-outage --yes", "milestone resolved --to web-outage"] {
        sandbox.hotwash(line).fails(&["no record is called `web-outage`", WEB]);
    }
    let output = sandbox.hotwash("actions done near-miss A9").expect(2);
    assert!(output.stderr.starts_with("record: 2025-09-24-near-miss\nerror: `A9` is no action"), "{}", output.stderr);
    // A text without its quotes is no record's name.
    sandbox.hotwash("log certificate renewed").fails(&["a text of several words goes in quotes"]);
    // Part of a word, or a number, is not enough.
    sandbox.hotwash("commit tificate").fails(&["no record is called"]);
    sandbox.hotwash("commit 08-10").fails(&["no record is called"]);
}

#[test]
fn several_and_none_are_told_with_what_was_perhaps_meant() {
    demo().hotwash("show 2025").fails(&["`2025` begins the ids of 3 records", "2025-09-24-near-miss"]);
    demo()
        .hotwash("show web-stakc")
        .fails(&["no record is called `web-stakc`", "did you mean `2023-08-10-web-stack-outage`?"]);
    hotwash(&["show", "retention", "job"]).fails(&["did you mean `2024-11-12-data-loss-two-windows`?"]);
    demo().hotwash("show zzz").fails(&["no record is called `zzz`", "records live below postmortems"]);
    let sandbox = Sandbox::new();
    sandbox.write("postmortems/one-web-stop.yaml", "title: a\n");
    sandbox.write("postmortems/two-web-stop.yaml", "title: b\n");
    sandbox.hotwash("show web-stop").fails(&["`web-stop` is in the ids of 2 records", "one-web-stop, two-web-stop"]);
    sandbox.write("postmortems/three.yaml", "titel: c\n");
    sandbox.hotwash("show @").fails(&["three.yaml has mistakes"]);
}

fn archive() -> screen::Sandbox {
    let sandbox = screen::Sandbox::new();
    let example = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/web-stack-outage.yaml");
    sandbox.put(&format!("postmortems/2023/{WEB}.yaml"), &hotwash::files::read_text(Path::new(example)).unwrap());
    sandbox.put("postmortems/draft.yaml", "title: \"Nothing\\e[2J is known\"\n");
    sandbox
}

#[test]
fn what_does_not_fit_the_screen_goes_through_the_pager() {
    let sandbox = archive();
    let mut screen = sandbox.terminal_with(&["show", "web"], &[("PAGER", Path::new("sed -n '$='"))]);
    assert_eq!(screen.status(), 0);
    let lines: usize = screen.contents().lines().last().unwrap().trim().parse().unwrap();
    assert!(lines > 100, "{}", screen.contents());
    let mut screen = sandbox.terminal_with(&["show", "draft"], &[("PAGER", Path::new("sed -n '$='"))]);
    assert_eq!(screen.status(), 0);
    assert!(
        screen.contents().contains("Nothing\\u{1b}[2J is known") || screen.contents().contains("Nothing[2J is known")
    );
    let mut screen = sandbox.terminal_with(&["show", "web"], &[("PAGER", Path::new("no-such-pager"))]);
    screen.wait("addressed by");
    assert_eq!(screen.status(), 0);
    let mut screen = sandbox.terminal_with(&["show", "web", "--no-pager"], &[("PAGER", Path::new("false"))]);
    assert_eq!(screen.status(), 0);
    assert!(!screen.contents().trim().is_empty());
}

#[test]
fn a_terminal_is_drawn_for_and_the_list_fits_it() {
    let sandbox = archive();
    let mut screen = sandbox.terminal_of_width(&["show", "web"], &[("PAGER", Path::new("head -n 20"))], 60);
    assert_eq!(screen.status(), 0);
    let shown = screen.contents();
    assert!(
        shown.contains("Duration             August 10, 2023, 3:30 PM") || shown.contains("• Duration: August"),
        "{shown}"
    );
    assert!(shown.lines().all(|line| line.chars().count() <= 60));
    let mut screen = sandbox.terminal_of_width(&["list"], &[], 60);
    assert_eq!(screen.status(), 0);
    let shown = screen.contents();
    assert!(shown.contains("2 incidents, none with open actions"), "{shown}");
    assert!(shown.lines().filter(|line| line.starts_with("2023-08-10")).count() == 1, "{shown}");
}
