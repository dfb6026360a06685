//! The formats for the hosts of repositories, and the choice of rules, through the real program.

use serde_json::Value;

use crate::sandbox::Sandbox;

/// An archive below the top of its repository, with a mistake in one of two records and in the
/// configuration.
fn sandbox() -> Sandbox {
    let sandbox = Sandbox::repository();
    sandbox.write("docs/hotwash.yaml", "recrods: x\n");
    sandbox.write("docs/postmortems/a.yaml", "title: x\ntitel: y\n");
    sandbox.write("docs/postmortems/b.yaml", "title: Human error in the night\n");
    sandbox
}

const FOLDERS: [&str; 3] = ["docs", "docs/postmortems", "."];

fn line(folder: &str, format: &str) -> String {
    if folder == "." { format!("-C docs check --format {format}") } else { format!("check --format {format}") }
}

#[test]
fn hosts_know_files_by_their_paths_in_the_repository() {
    let sandbox = sandbox();
    for folder in FOLDERS {
        let told = |format: &str| sandbox.hotwash_in(folder, &line(folder, format)).expect(1).stdout;

        let log: Value = serde_json::from_str(&told("sarif")).unwrap();
        let results = log["runs"][0]["results"].as_array().unwrap();
        let file = |result: &Value| result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].clone();
        assert_eq!(file(&results[0]), "docs/hotwash.yaml");
        assert!(results.iter().any(|result| file(result) == "docs/postmortems/a.yaml"), "{folder}");
        for result in results {
            let rule = &log["runs"][0]["tool"]["driver"]["rules"]
                [usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
            assert_eq!(rule["id"], result["ruleId"]);
        }

        let issues: Value = serde_json::from_str(&told("gitlab")).unwrap();
        assert_eq!(issues[0]["location"]["path"], "docs/hotwash.yaml");

        let annotations = told("github");
        assert!(annotations.contains("\n::error file=docs/postmortems/a.yaml,line=2,col=1,"), "{annotations}");

        let tests = told("junit");
        assert!(tests.contains("tests=\"3\" failures=\"2\""), "{tests}");
        assert!(tests.contains("name=\"docs/postmortems/b.yaml\""), "{tests}");
    }
}

#[test]
fn what_git_is_about_to_commit_is_told_to_hosts_too() {
    let sandbox = sandbox();
    sandbox.git("add docs/postmortems");
    let tests = sandbox.hotwash_in("docs", "check --staged --format junit").expect(1).stdout;
    assert!(tests.contains("name=\"docs/postmortems/a.yaml\""), "{tests}");
    assert!(tests.contains("name=\"docs/postmortems/b.yaml\""), "{tests}");
}

#[test]
fn a_fingerprint_is_made_from_the_text_that_was_checked() {
    let sandbox = sandbox();
    let prints = |line: &str| -> Vec<String> {
        let issues: Value = serde_json::from_str(&sandbox.hotwash(line).stdout).unwrap();
        issues.as_array().unwrap().iter().map(|issue| issue["fingerprint"].as_str().unwrap().to_owned()).collect()
    };
    let line = "check docs/postmortems/a.yaml --rule unknown-field --format gitlab";
    let before = prints(line);
    assert_eq!(before.len(), 1);
    sandbox.write("docs/postmortems/a.yaml", "# a note\n\ntitle: x\ntitel: y\n");
    assert_eq!(prints(line), before);
    sandbox.write("docs/postmortems/a.yaml", "title: x\nteitl: y\n");
    assert_ne!(prints(line), before);
}

#[test]
fn warnings_that_fail_the_run_fail_its_tests() {
    let sandbox = Sandbox::new();
    sandbox.write("postmortems/a.yaml", "title: x\nstatus: in_review\n");
    let quiet = sandbox.hotwash("check --format junit --rule missing-field").expect(0).stdout;
    assert!(quiet.contains("failures=\"0\""), "{quiet}");
    let denied = sandbox.hotwash("check --format junit --rule missing-field --deny-warnings").expect(1).stdout;
    assert!(denied.contains("failures=\"1\""), "{denied}");
}
